"""What planes show: the pixels of CT and dose, isodoses, outlines."""
