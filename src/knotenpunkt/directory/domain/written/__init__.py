"""What people write in cells and fields, read as values: one reading for the import and for every form."""
