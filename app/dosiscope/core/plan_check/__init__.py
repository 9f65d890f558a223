"""What a reviewer checks of a plan, as far as the files can tell."""
