"""What was unusual about a file though it is read: a sentence, and what it leads to."""

from __future__ import annotations

from dosiscope.io.files.dictionary import label


class Note(str):
    """A sentence on what was unusual about a file.

    Attributes
    ----------
    key
        The outcome in the table of rules under which it is told.
    """

    key: str

    def __new__(cls, sentence: str, key: str = "F16:note") -> Note:
        """Note what the sentence says under an outcome."""
        made = super().__new__(cls, sentence)
        made.key = key
        return made

    def __reduce__(self) -> tuple[type[Note], tuple[str, str]]:
        """Return what it is made of, for copying."""
        return Note, (str(self), self.key)

    def of(self, tag: int) -> Note:
        """Return it as said of the value of an attribute."""
        return Note(f"{label(tag)}: {self}", self.key)
