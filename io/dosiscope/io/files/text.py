"""Text in the character sets of the standard (PS3.3 C.12.1.1.2, PS3.5 6.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.io.files.note import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

# defined terms of a single character set, without code extensions
_SINGLE: Final = {
    "": "ascii",
    "ISO_IR 6": "ascii",
    "ISO_IR 13": "shift_jis",
    "ISO_IR 100": "latin-1",
    "ISO_IR 101": "iso8859-2",
    "ISO_IR 109": "iso8859-3",
    "ISO_IR 110": "iso8859-4",
    "ISO_IR 126": "iso8859-7",
    "ISO_IR 127": "iso8859-6",
    "ISO_IR 138": "iso8859-8",
    "ISO_IR 144": "iso8859-5",
    "ISO_IR 148": "iso8859-9",
    "ISO_IR 166": "iso8859-11",
    "ISO_IR 192": "utf-8",
    "ISO_IR 203": "iso8859-15",
    "GB18030": "gb18030",
    "GBK": "gbk",
}
# terms with code extensions
_EXTENDED: Final = frozenset(
    f"ISO 2022 IR {n}"
    for n in "6 13 58 87 100 101 109 110 126 127 138 144 148 149 159 166 203".split()
)
#: Defined terms that are understood; "" is the default repertoire.
CHARACTER_SETS: Final = (
    *_SINGLE,
    *sorted(_EXTENDED, key=lambda term: int(term.rpartition(" ")[2])),
)
# where code extensions fall back to the first set, PS3.5 6.1.2.5.3
_DELIMITERS: Final = set(map(ord, "\\^=\r\n\t\f"))
# their bytes 80 to BF are controls and signs: no word is UTF-8 by chance
_LATIN: Final = ("latin-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-9")
_WRONG: Final = "SOP-03"
_NOT_HELD: Final = Note(tr("text that the stated character set does not hold"), _WRONG)
_SPELLING = re.compile(r"ISO[ _-]?(2022[ _-]?)?IR[ _-]?(\d+)", re.ASCII)


class CharacterSet:
    """The value of Specific Character Set (0008,0005).

    Attributes
    ----------
    doubt
        Where the value is not one of the standard's terms; else None.
    """

    def __init__(self, terms: Sequence[str] = ()) -> None:
        terms = [term.strip() for term in terms]
        usual = [_usual_spelling(term) for term in terms]
        self._known = all(term in _SINGLE or term in _EXTENDED for term in usual)
        self._terms = usual
        self.doubt: Note | None = None
        if not self._known:
            self.doubt = Note(
                tr("the stated character set is not known: text may be wrong"), _WRONG
            )
        elif usual != terms:
            self.doubt = Note(
                tr("the character set is not spelt as the standard does"), "SOP-04"
            )

    def decode(self, raw: bytes) -> tuple[str, Note | None]:
        """Return the text and what is doubtful in it, if anything is.

        Never fails: what the stated character set does not hold is marked with
        U+FFFD; without a known one, text is read as UTF-8 or else Latin-1.
        """
        if not is_beyond_ascii(raw):
            return raw.decode("ascii"), None
        if not self._known:
            return guessed(raw), Note(
                tr("the stated character set is not known"), _WRONG
            )
        if len(self._terms) > 1 or (self._terms and self._terms[0] in _EXTENDED):
            return self._decode_extended(raw)
        codec = _SINGLE[self._terms[0] if self._terms else ""]
        if codec == "ascii":
            return guessed(raw), Note(
                tr("text beyond ASCII without a stated character set"), _WRONG
            )
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            return raw.decode(codec, "replace"), _NOT_HELD
        if codec in _LATIN and _is_utf8(raw):
            return text, Note(
                tr("text that seems to be written as UTF-8 is read as the file states"),
                "SOP-03:other",
            )
        return text, None

    def _decode_extended(self, raw: bytes) -> tuple[str, Note | None]:
        if b"\x1b" not in raw and self._terms[0] in ("", "ISO 2022 IR 6"):
            return guessed(raw), _NOT_HELD  # nothing switches to another set

        import warnings

        from pydicom.charset import convert_encodings, decode_bytes

        with warnings.catch_warnings():
            warnings.simplefilter("error")  # warnings repeat values; none gets out
            try:
                encodings = convert_encodings(list(self._terms))
                return decode_bytes(raw, encodings, _DELIMITERS), None
            except (UserWarning, UnicodeError, LookupError, ValueError):
                pass
        return raw.decode("ascii", "replace"), _NOT_HELD


def _usual_spelling(term: str) -> str:
    match = _SPELLING.fullmatch(term)
    if match is None:
        return term
    usual = f"ISO 2022 IR {match[2]}" if match[1] else f"ISO_IR {match[2]}"
    return usual if usual in _SINGLE or usual in _EXTENDED else term


def _is_utf8(raw: bytes) -> bool:
    try:
        return not raw.isascii() and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def is_beyond_ascii(raw: bytes) -> bool:
    """Whether a text asks for a character set: of other characters, or by an escape."""
    return not raw.isascii() or b"\x1b" in raw


def guessed(raw: bytes) -> str:
    """Return text of which no character set is stated: UTF-8, or else Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
