"""Reading cells, rows and names of a workbook kept by hand: pure, no Django, no clock, no database."""
