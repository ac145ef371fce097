"""Files that somebody hands in: what is none of ours is refused before it is read."""
