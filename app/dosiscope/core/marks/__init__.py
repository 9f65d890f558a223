"""What the user's tools leave in a plane, and what is read off it."""
