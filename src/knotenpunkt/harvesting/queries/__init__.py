"""What is read about sources and about what was taken up."""
