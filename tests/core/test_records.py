"""A course of fractions against its plan: what is added, told, and left unsaid."""
