"""Files that were not taken, as text: those alike on one line, however many."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from dosiscope.core.identity import LEFT_OUT, Personal, anonymous, filled, joined
from dosiscope.core.language import tr
from dosiscope.core.text import counted, first_few

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.inventory import Skipped


def skipped_lines(skipped: Iterable[Skipped]) -> list[str]:
    """Return a line for each file, for files alike one with the first names.

    Alike are those of one reason, whichever file it names.
    """
    alike: dict[tuple[str, bool], list[Skipped]] = {}
    for one in skipped:
        alike.setdefault((anonymous(one.reason), one.is_damaged), []).append(one)
    return [_line(group) for group in alike.values()]


def _line(group: list[Skipped]) -> str:
    first = group[0]
    words = {"file": Personal(first.file), "reason": first.reason}
    if len(group) == 1:
        return filled("{file}: {reason}", words)
    names = [PurePath(one.file).name for one in group if one.file != LEFT_OUT]
    named = Personal(f" ({first_few(names)})" if names else "", "")
    files = joined("", [counted(len(group), "file"), named])
    if len({one.reason for one in group}) == 1:
        return filled("{files}: {reason}", words | {"files": files})
    return tr("{files}; the first: {reason}", files=files, reason=first.reason)
