"""What is seen: widgets and graphics items that show `dosiscope.core` objects."""
