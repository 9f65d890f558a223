"""Letters of a report that no font of the machine has: they are told by their codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr_count
from dosiscope.core.report.document import texts_of
from dosiscope.core.text import first_few
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
    codes = first_few(map(code_of, found), _NAMED)
    return tr_count(
        "{n} letter of this report is in no font of this computer: {codes}. On its "
        "pages the code stands in the place of each; in pictures and plots it may be "
        "missing.",
        "{n} letters of this report are in no font of this computer: {codes}. On its "
        "pages the code stands in the place of each; in pictures and plots they may be "
        "missing.",
        len(found),
        codes=codes,
    )
