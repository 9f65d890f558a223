"""Text that others wrote, made safe to show: nothing unseen, nothing without end.

Values of files and names of files come through here once, where they become text
(`dosiscope.io.files.dataset`, `path_text`): terminal, window, picture and report then
cannot be told by them to do anything but to show them.
"""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LINE_BREAK: Final = "\N{RETURN SYMBOL}"
_PICTURES: Final = 0x2400  # U+2400 ff. are signs of the control characters U+0000 ff.
_DELETE: Final = "\x7f"
_MARKED: Final = "\u2039{}\u203a"  # brackets of the program: few texts have them
# letters and marks that show nothing: fillers and joiners
_BLANK: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# format characters that are seen: signs around Arabic, Syriac and Kaithi numbers
_SEEN: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd"
    "\U000110cd"
)
_JOINERS: Final = "\u200c\u200d"
_VIRAMA: Final = 9  # canonical combining class


def visible(text: str) -> str:
    """Return ``text`` with signs in the place of what is not seen.

    Control characters become their pictures (ESC: ␛), line breaks ⏎.  Everything else
    that has no shape or moves the text around it becomes its code (U+202E), a byte of
    a file name that is no text its number (0xE9), in angle brackets both.  Text in any
    script stays as it is, joiners and variants where a script needs them too.  Doing
    it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_signs(text))


def code_of(char: str) -> str:
    """Return the code of a character, in brackets, as it stands in its place."""
    return _MARKED.format(f"U+{ord(char):04X}")


def has_unseen(text: str, allowed: str = "") -> bool:
    """Whether a text holds what `visible` replaces, other than ``allowed``."""
    if text.isascii() and text.isprintable():
        return False
    return any(
        _is_unseen(text, n) and char not in allowed for n, char in enumerate(text)
    )


def _signs(text: str) -> Iterator[str]:
    for n, char in enumerate(text):
        if not _is_unseen(text, n):
            yield char
        elif char == "\n":
            yield "" if text[n - 1 : n] == "\r" else LINE_BREAK
        elif char == "\r":
            yield LINE_BREAK
        elif char < " ":
            yield chr(_PICTURES + ord(char))
        elif char == _DELETE:
            yield "\N{SYMBOL FOR DELETE}"
        elif "\udc80" <= char <= "\udcff":  # PEP 383: a byte that is no text
            yield _MARKED.format(f"0x{ord(char) - 0xDC00:02X}")
        else:
            yield code_of(char)


def _is_unseen(text: str, n: int) -> bool:
    char = text[n]
    if char in _JOINERS:
        return not _joins(text, n)
    if char in _BLANK:
        return True
    name = unicodedata.category(char)
    if name == "Mn":
        return _is_variant(char) and (n == 0 or _is_variant(text[n - 1]))
    if name == "Cf":
        return char not in _SEEN
    return name in ("Cc", "Cs", "Cn", "Zl", "Zp")


def _joins(text: str, n: int) -> bool:
    """Whether a joiner stands where a script needs it (RFC 5892, appendix A)."""
    before = n - 1
    if before >= 0 and unicodedata.combining(text[before]) == _VIRAMA:
        return True
    while before >= 0 and unicodedata.category(text[before]) == "Mn":
        before -= 1
    ends = text[max(before, 0) : before + 1] + text[n + 1 : n + 2]
    return len(ends) == 2 and all(unicodedata.bidirectional(c) == "AL" for c in ends)


def _is_variant(char: str) -> bool:
    """Whether it chooses a variant of the character before it."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


class Shortened(str):
    """What is shown of a text that is too long.

    Attributes
    ----------
    given
        The whole text as it was written.
    """

    given: str

    def __new__(cls, text: str, given: str) -> Shortened:
        """Show ``text`` for what was given."""
        made = super().__new__(cls, text)
        made.given = given
        return made

    def __reduce__(self) -> tuple[type[Shortened], tuple[str, str]]:
        """Return what it is made of, for copying."""
        return Shortened, (str(self), self.given)


def shown(text: str, most: int) -> str:
    """Return a text as it is shown: visible, and of bounded length.

    Of a longer one there are the first ``most`` characters, how many it has, and a
    number made of all of it: texts that differ far from their beginning are two texts
    here too.
    """
    if len(text) <= most:
        return visible(text)
    from hashlib import sha256  # half of what the errors of the program import

    number = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    about = _MARKED.format(f"{len(text):,} characters, number {number}")
    return Shortened(f"{visible(text[:most])}… {about}", text)


def whole(text: str) -> str:
    """Return the whole of a text that may have been shortened, visible."""
    return visible(text.given) if isinstance(text, Shortened) else text


def put_together(separator: str, parts: Iterable[str]) -> str:
    """Join texts of which some may have been shortened."""
    parts = tuple(parts)
    text = separator.join(parts)
    if not any(isinstance(part, Shortened) for part in parts):
        return text
    return Shortened(text, separator.join(map(whole, parts)))


def parted_by(separator: str, text: str) -> str:
    r"""Return the values of a text, between backslashes, parted by something else."""
    if not isinstance(text, Shortened):
        return text.replace("\\", separator)
    values = text.replace("\\", separator), text.given.replace("\\", separator)
    return Shortened(*values)


def has_text_as_name(path: str | os.PathLike[str]) -> bool:
    """Whether a path can be written as text and read again."""
    return not any("\ud800" <= char <= "\udfff" for char in os.fspath(path))


def path_text(path: str | os.PathLike[str]) -> str:
    """Return a path as words: visible, whatever bytes its names are made of."""
    name = os.fspath(path)
    if not name.isascii():  # the system's encoding may not be the one of the name
        with suppress(UnicodeEncodeError):
            name = os.fsencode(name).decode("utf-8", "surrogateescape")
    return visible(name)
