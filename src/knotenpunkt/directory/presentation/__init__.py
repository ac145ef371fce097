"""How the directory speaks to its readers: facts, sentences and choices in the language that is active."""
