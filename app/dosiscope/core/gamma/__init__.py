"""Gamma: how well one dose agrees with another, in dose and in distance at once."""
