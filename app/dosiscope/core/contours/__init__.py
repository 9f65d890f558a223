"""How the contours of an ROI lie and are connected, and what is wrong with them."""
