"""The side panels: Structures, Dose, Plan, Checks."""
