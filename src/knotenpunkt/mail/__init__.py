"""Letters by e-mail: the outbox, the sending, and addresses to which nothing more is sent.

Contexts above hand over finished letters; nothing here knows what they are about.
"""
