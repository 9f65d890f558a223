"""The documentation in a window of the program."""
