"""What is computed about letters: pure Python."""
