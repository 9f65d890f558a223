"""Flat polygons: areas by the even-odd rule, overlaps, what is inside."""
