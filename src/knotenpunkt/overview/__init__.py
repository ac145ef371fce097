"""The view over all centres: what they chose, with which posts, in which situation. It reads, and owns no tables."""
