"""What the contours of an ROI state: where they lie and how they are connected."""
