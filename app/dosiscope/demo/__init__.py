"""The demo patient: a pelvis with a VMAT plan, made from shapes and formulas.

Not of a person: anatomy, images, contours and dose are invented.
"""
