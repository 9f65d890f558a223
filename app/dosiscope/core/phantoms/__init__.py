"""Shapes and doses with closed-form answers, and the self-test made of them."""
