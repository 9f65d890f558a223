"""A beam seen from its source: the picture, the player, what was delivered when."""
