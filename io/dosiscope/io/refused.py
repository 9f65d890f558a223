"""How reading an object is given up after its finding was made."""


class RefusedError(Exception):
    """The object is not shown; a finding already says why."""
