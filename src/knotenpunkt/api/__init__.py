"""What anyone may take of the catalogue by machine: HSDS, packages, feeds. Public data only, read-only, without a key.

Everything here is made of the same published values as the pages; nothing else ever enters it.
"""
