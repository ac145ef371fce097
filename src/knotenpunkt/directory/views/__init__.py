"""The screens of the directory."""
