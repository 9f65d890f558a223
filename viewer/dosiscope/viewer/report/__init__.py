"""A report on pages: laid out once, painted as PDF, on the screen and on paper."""
