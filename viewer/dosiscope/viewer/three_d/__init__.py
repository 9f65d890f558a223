"""The 3-D view: surfaces of structures and isodoses, and beams, in space."""
