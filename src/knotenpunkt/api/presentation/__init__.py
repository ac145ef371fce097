"""What is open, in the words of the people who build on it."""
