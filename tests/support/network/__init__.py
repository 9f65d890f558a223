"""Archives and callers of other makers, in a network that nobody else is in."""
