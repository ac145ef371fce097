"""HSDS 3.x, read: JSON of an API or a file, tables of a package. Nothing here asks a network or a database."""
