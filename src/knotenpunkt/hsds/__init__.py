"""The words of the Human Services Data Specification (HSDS 3.1) and of our profile of it: objects, fields, schemas.

Knows nothing of a catalogue. Whoever publishes, reads or checks data in these words asks here what they are.
"""
