"""Reading cells, rows and names of a workbook kept by hand."""
