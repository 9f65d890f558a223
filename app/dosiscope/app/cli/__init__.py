"""The command line: one module a verb; everything shares the code of the window."""
