"""People who sign in and their seats: a role in a centre, for an organization or for the state. Sign-in itself comes later."""
