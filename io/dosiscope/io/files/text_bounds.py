"""What a value of text may hold and how long it may be, by its VR (PS3.5 6.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.visible import has_unseen, shown
from dosiscope.io.files.note import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Value representations that Specific Character Set applies to, PS3.5 6.1.2.2.
IN_CHARACTER_SET: Final = ("LO", "LT", "PN", "SH", "ST", "UC", "UT")
LONGEST_UID: Final = 64  # PS3.5 9.1
#: Characters of one value; of a person's name, of one of its groups.
LONGEST: Final = {
    **{
        b"AE": 16,
        b"AS": 4,
        b"CS": 16,
        b"DA": 8,
        b"DT": 26,
        b"TM": 14,
        b"UI": LONGEST_UID,
    },
    **{b"LO": 64, b"LT": 10_240, b"PN": 64, b"SH": 16, b"ST": 1_024},
}
_ONE_VALUE: Final = ("LT", "ST", "UR", "UT")  # a backslash is a character there
_SEVERAL_LINES: Final = ("LT", "ST", "UT")
_LAYOUT: Final = "\t\n\f\r"  # what is allowed there
#: What is shown at least and at most, characters: a label that is a little too long
#: shall be read whole, a text that is allowed to be endless is not.
SHOWN_AT_LEAST: Final = 64
SHOWN_AT_MOST: Final = 1_024


def objections(text: str, vr: str) -> Iterator[Note]:
    """Yield notes on what a decoded text holds against its VR."""
    if has_unseen(text, _LAYOUT):
        yield Note(
            tr("it holds characters that are not seen; signs stand in their place"),
            "T21:unseen",
        )
    elif vr not in _SEVERAL_LINES and has_unseen(text):
        yield Note(
            tr("it holds line breaks or tabs, which {vr} does not allow", vr=vr),
            "T21:lines",
        )
    if vr not in IN_CHARACTER_SET and not text.isascii():
        yield Note(
            tr("it holds text beyond ASCII, which {vr} does not allow", vr=vr), "SOP-03"
        )
    most = LONGEST.get(vr.encode())
    if most is not None and any(len(one) > most for one in _values(text, vr)):
        yield Note(
            tr(
                "it is longer than the {most:,} characters that {vr} allows",
                most=most,
                vr=vr,
            ),
            "T22",
        )


def bounded(text: str, vr: str) -> str:
    """Return a decoded text as it is shown, of bounded length."""
    most = SHOWN_AT_MOST
    if len(text) > SHOWN_AT_LEAST and _values(text, vr) == [text]:
        most = min(
            max(LONGEST.get(vr.encode(), SHOWN_AT_MOST), SHOWN_AT_LEAST), SHOWN_AT_MOST
        )
    return shown(text, most)


def _values(text: str, vr: str) -> list[str]:
    """Return what is limited each on its own: values, groups of a person's name."""
    values = [text] if vr in _ONE_VALUE else text.split("\\")
    if vr == "PN":
        return [group for value in values for group in value.split("=")]
    return values
