"""What is computed about regions: their keys, files, outlines and drawings. No database, no clock."""
