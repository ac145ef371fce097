"""What an import tells: in the terminal, as a page to read and print, as JSON. The documents are German, as the
workbooks are."""
