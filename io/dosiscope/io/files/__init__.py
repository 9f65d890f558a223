"""Single files: structure, elements, numbers, text, pixels, limits."""
