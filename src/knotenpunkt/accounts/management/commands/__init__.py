"""Commands of the accounts, each called as its file is named."""
