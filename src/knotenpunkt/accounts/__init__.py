"""People who sign in, their seats (a role in a centre or for the whole state), and the door to the workspace.

The door is a link made at the console; passwords, a second factor and the centre's own sign-in come later.
"""
