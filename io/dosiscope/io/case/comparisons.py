"""What is known of pairs of files, so that no two are compared twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.io.case.copies import are_copies, hold_the_same
from dosiscope.io.case.file_notes import have_same_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from dosiscope.io.files.part10 import DicomFile


class Comparisons:
    """Answers whether two files hold the same, and keeps the answers."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], bool] = {}

    def have_same_bytes(self, one: str, other: str) -> bool:
        """Whether two files are equal byte by byte."""
        return self._ask("bytes", one, other, lambda: have_same_bytes(one, other))

    def are_copies(self, one: str, other: str) -> bool:
        """Whether two files hold the same object, written otherwise."""
        return self._ask("copies", one, other, lambda: are_copies(one, other))

    def hold_the_same(self, one: DicomFile, other: DicomFile) -> bool:
        """Whether two objects are one that was exported again, under another UID."""
        return self._ask(
            "content", one.path, other.path, lambda: hold_the_same(one, other)
        )

    def among(self, paths: Container[str]) -> Comparisons:
        """Return what is known of some of the files alone."""
        found = Comparisons()
        found._known = {
            key: same
            for key, same in self._known.copy().items()  # another thread may add
            if key[1] in paths and key[2] in paths
        }
        return found

    def _ask(self, what: str, one: str, other: str, ask: Callable[[], bool]) -> bool:
        key = what, min(one, other), max(one, other)
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]
