"""Commands of the mail, each called as its file is named."""
