"""Kinds of plans, doses, stored DVHs and files that public reports tell of.

Each function writes one into a folder and returns what is opened; its docstring says
where it was seen and what is right.  They are made by the independent generator beside
the project: its PTV is a cylinder of 15 mm about the origin, 30 mm long, its dose a
Gaussian of 63 Gy.
"""
