"""What is decided about accounts without asking anybody: roles, factors, passwords."""
