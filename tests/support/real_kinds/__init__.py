"""Kinds of files that were reported in public, rebuilt by the independent generator."""
