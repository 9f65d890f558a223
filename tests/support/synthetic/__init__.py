"""Synthetic cases of known truth, and what makes and encodes them."""
