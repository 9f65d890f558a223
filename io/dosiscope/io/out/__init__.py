"""What goes out: verification report, DVH tables."""
