"""The kinds of object: how each is recognised, listed and read. One module a kind."""
