"""Goals of a plan: what a template asks for, and whether a dose meets it."""
