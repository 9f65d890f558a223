"""What a plane cuts of CT and dose, and of solids: pixels, lines, outlines."""
