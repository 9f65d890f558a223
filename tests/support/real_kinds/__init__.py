"""Kinds of files that were reported in public, rebuilt by the independent generator.

Each function writes one into a folder; its docstring says where it was seen and what is
right.
"""
