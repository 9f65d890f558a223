"""Beams seen from their source: where it is, what is left open, where spots lie."""
