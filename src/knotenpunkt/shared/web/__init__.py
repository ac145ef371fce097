"""What every screen uses: address converters, kept answers, template tags."""
