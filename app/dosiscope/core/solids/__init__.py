"""What is inside an ROI: polygons, spans between them, volume."""
