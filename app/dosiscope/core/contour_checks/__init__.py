"""What is wrong with the contours of an ROI, beside what they state."""
