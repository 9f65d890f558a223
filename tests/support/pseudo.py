"""A language of the tests: English in brackets with signs on it, longer by 40 %."""

from __future__ import annotations

import re

_SIGNS = str.maketrans("aeiounAEIOU", "äéïöüñÄÉÏÖÜ")
BEGIN, END = "\u27e6", "\u27e7"  # mathematical white square brackets
#: What is put in, and endings of files.
_FIELDS = re.compile(r"(\{[^{}]*\}|\*\.\w+)")


def pseudo(text: str, meaning: str = "", number: int = -1) -> str:
    """Return a text as it stands in this language; what is put in stays as it is."""
    del meaning, number
    parts = _FIELDS.split(text)
    parts[::2] = [part.translate(_SIGNS) for part in parts[::2]]
    told, letters = "".join(parts), sum(map(len, parts[::2]))
    return f"{BEGIN}{told}{'~' * max(round(0.4 * letters) - 2, 0)}{END}"
