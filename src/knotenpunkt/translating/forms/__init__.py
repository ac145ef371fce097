"""What translators write, as clean values."""
