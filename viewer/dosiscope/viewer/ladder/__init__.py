"""The ladder: how the contours of an ROI are connected, as a picture."""
