"""What is done with sources: adding, visiting, taking up, deciding."""
