"""What is computed about words, questions and their matches: no Django, no clock, no files."""
