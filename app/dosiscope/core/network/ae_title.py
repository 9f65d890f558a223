"""Names by which programs know each other in a DICOM network."""

from __future__ import annotations

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.visible import visible

LONGEST = 16
DEFAULT_TITLE = "DOSISCOPE"


def ae_title(text: str) -> str:
    """Return an Application Entity title as it is sent: without spaces around it.

    Raises
    ------
    DosiscopeError
        It is empty, too long, or has letters that a title must not have
        (PS3.5 6.2, AE: no backslash, no control character, ASCII alone).
    """
    title = text.strip(" ")
    if not title:
        raise DosiscopeError(tr("an AE title has at least one letter that is no space"))
    if len(title) > LONGEST:
        told = visible(title[: LONGEST + 8])
        raise DosiscopeError(
            tr(
                "an AE title has at most {most} letters, and {told!r} has {count}",
                most=LONGEST,
                told=told,
                count=len(title),
            )
        )
    if any(not 0x20 <= ord(letter) <= 0x7E or letter == "\\" for letter in title):
        raise DosiscopeError(
            tr(
                "an AE title is of ASCII letters, figures and signs without a "
                "backslash, and {title!r} is not",
                title=visible(title),
            )
        )
    return title
