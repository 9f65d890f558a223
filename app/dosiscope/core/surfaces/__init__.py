"""Surfaces of structures and isodoses, as triangles."""
