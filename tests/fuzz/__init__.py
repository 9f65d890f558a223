"""Damages files at random and checks that nothing wrong is shown in silence."""
