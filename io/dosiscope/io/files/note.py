"""What was unusual about a file though it is read: a sentence, and what it leads to."""

from __future__ import annotations

from dosiscope.core.identity import filled
from dosiscope.core.translator import english, with_english
from dosiscope.io.files.dictionary import label


class Note(str):
    """A sentence on what was unusual about a file.

    Attributes
    ----------
    key
        The outcome in the table of rules under which it is told.
    english
        The sentence in English (`dosiscope.core.translator.english`).
    """

    key: str
    english: str

    def __new__(cls, sentence: str, key: str = "F16:note") -> Note:
        """Note what the sentence says under an outcome."""
        made = super().__new__(cls, sentence)
        made.key = key
        made.english = english(sentence)
        return made

    def __reduce__(self) -> tuple[type[Note], tuple[str, str]]:
        """Return what it is made of, for copying."""
        return Note, (with_english(str(self), self.english), self.key)

    def of(self, tag: int) -> Note:
        """Return it as said of the value of an attribute."""
        told = filled("{tag}: {said}", {"tag": label(tag), "said": self})
        return Note(told, self.key)
