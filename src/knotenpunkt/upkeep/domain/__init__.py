"""What is computed in the upkeep without asking anybody."""
