"""What is sent to the screens of imports."""
