"""Land, Kreis, Gemeinde by official key (AGS), and the centres: each one tenant, each a set of municipalities."""
