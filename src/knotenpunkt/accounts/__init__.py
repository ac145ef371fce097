"""People who sign in and their seats: a role in a centre or for the whole state. Sign-in itself comes later."""
