"""The documentation in a window of the program."""

from __future__ import annotations

from typing import Final

#: Property of a window that knows what the key of the help does in it.
HAS_KEY: Final = "hasHelpKey"
