"""What the status of an answer means, in words (PS3.7 annex C, PS3.4 B, C)."""

from __future__ import annotations

from typing import Final, NamedTuple

from dosiscope.core.language import marked, tr

SUCCESS: Final = 0x0000
CANCELLED: Final = 0xFE00
PENDING: Final = (0xFF00, 0xFF01)
#: All was done, but some of the objects did not go through.
IN_PART: Final = 0xB000
#: What is answered to an object that nobody waits for any more.
NOT_STORED: Final = 0x0110
UNKNOWN_DESTINATION: Final = 0xA801


# PS3.7 C: the others that begin with 0 are failures
_WARNINGS: Final = (0x0001, 0x0107, 0x0116)


class Meaning(NamedTuple):
    """What codes mean.

    Attributes
    ----------
    first, last
        The codes, both included.
    words
        A clause of which the archive is the subject.
    """

    first: int
    last: int
    words: str


_CODES: Final = {
    SUCCESS: marked("has done it"),
    0x0001: marked("warns"),
    0x0105: marked("knows no such attribute"),
    0x0106: marked("finds a value of the question invalid"),
    0x0107: marked("warns of attributes that it does not know"),
    0x0110: marked("failed while it worked on it"),
    0x0116: marked("warns that a value of the question is out of range"),
    0x0117: marked("finds a UID of the question invalid"),
    0x0122: marked("does not support what is asked for"),
    0x0124: marked("does not allow it: not authorised"),
    0x0210: marked("says that it was asked twice"),
    0x0211: marked("does not know what is asked for"),
    0x0212: marked("finds the question ill-formed"),
    0xA700: marked("is out of resources"),
    0xA701: marked("is out of resources: it cannot count what matches"),
    0xA702: marked("is out of resources: it could not send the objects"),
    0xA800: marked("does not support the kind of object"),
    UNKNOWN_DESTINATION: marked("does not know the AE title to which it is to send"),
    0xA900: marked("finds that the question does not fit its level"),
    IN_PART: marked("has done it in part: some objects did not go through"),
    0xB001: marked("has more matches than it tells"),
    CANCELLED: marked("has stopped as it was asked to"),
}
# the first that fits counts
MEANINGS: Final = (
    *(Meaning(code, code, words) for code, words in _CODES.items()),
    Meaning(0xAA00, 0xAA04, marked("cannot find it with what is asked for")),
    Meaning(0xC000, 0xCFFF, marked("is unable to do it")),
    Meaning(0xFF00, 0xFF01, marked("is at it")),
    Meaning(0xA000, 0xAFFF, marked("has failed")),
    Meaning(0xB000, 0xBFFF, marked("warns")),
)


def is_warning(code: int) -> bool:
    """Whether a status says that it was done, though not as it was asked for."""
    return code in _WARNINGS or 0xB000 <= code <= 0xBFFF


def status_words(code: int) -> str:
    """Return what a status means, a clause with its code: "is … (status A700)"."""
    words = next(
        (one.words for one in MEANINGS if one.first <= code <= one.last),
        marked("answers with a status of no meaning"),
    )
    return tr("{words} (status {code:04X})", words=tr(words), code=code)
