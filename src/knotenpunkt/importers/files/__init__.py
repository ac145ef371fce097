"""Excel and CSV files: opening and refusing them, reading sheets with their formatting, writing rows."""
