"""Commands of the following, each called as its file is named."""
