"""Letters of a report that no font of the machine has: they are told by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.report.document import texts_of
from dosiscope.core.text import counted
from dosiscope.core.visible import code_of, visible
from dosiscope.viewer.report.lettering import has_shape

if TYPE_CHECKING:
    from dosiscope.core.report.document import Document

_NAMED: Final = 4  # of the letters, in the sentence; each stands in its place too


def lost_letters(document: Document) -> str:
    """Return which letters of a document no font has, a sentence; "" where all have."""
    found = dict.fromkeys(
        char
        for text in texts_of(document)
        if not text.isascii()
        for char in visible(text)
        if not has_shape(char)
    )
    if not found:
        return ""
    codes = ", ".join(map(code_of, list(found)[:_NAMED]))
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    verb, they = ("is", "it") if len(found) == 1 else ("are", "they")
    return (
        f"{counted(len(found), 'letter')} of this report {verb} in no font of this "
        f"computer: {codes}{more}. On its pages the code stands in the place of each; "
        f"in pictures and plots {they} may be missing."
    )
