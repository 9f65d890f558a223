"""The profile: dose and image along a line, as a plot."""
