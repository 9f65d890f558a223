"""What was read, and what of it is open: what all parts of a session share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosiscope.core.acceptance import NOTHING_ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dosiscope.app.loading import Loaded
    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.inventory import Selection
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scan import Scan


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WasRead:
    """What was read of which paths, and what the user decided of it.

    ``begins_anew`` until a case of it is shown: what was done to the one before is not
    done to that.
    """

    scan: Scan
    accepted: Accepted
    begins_anew: bool
    paths: tuple[Path, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False)
class OpenCase:
    """What was read last and what the open case was chosen of: mostly the same.

    They are two as long as a choice is left among what was added.

    Attributes
    ----------
    last
        What was read last: of it one may choose.
    shown
        What the open case was chosen of; None while none is open.
    selection, kept
        Of what the open case is made, and what it has read.
    refused
        Why rivals could not be shown, by UID.
    inputs
        All that was ever opened: never written.
    """

    last: WasRead | None = None
    shown: WasRead | None = None
    selection: Selection | None = None
    kept: Kept | None = None
    refused: dict[str, str] = field(default_factory=dict)
    inputs: tuple[Path, ...] = ()

    @property
    def accepted(self) -> Accepted:
        """What the user decided of the open case."""
        return self.shown.accepted if self.shown is not None else NOTHING_ACCEPTED

    @property
    def is_choice_left(self) -> bool:
        """Whether nothing was chosen yet of what was read last."""
        return self.last is not self.shown

    @property
    def grows_in(self) -> WasRead | None:
        """What more files are added to: of the open case, if there is one."""
        return self.shown or self.last

    @property
    def compared_in(self) -> WasRead | None:
        """What rivals are looked for in: what was read last, if it holds the case."""
        last, shown = self.last, self.shown
        if last is None or shown is None or self.selection is None:
            return None
        uids = self.selection.uids
        here, mine = (
            {(e.uid, e.header.files) for e in one.scan.inventory.entries}
            for one in (last, shown)
        )
        return last if here.issuperset(e for e in mine if e[0] in uids) else shown

    def is_again(self, selection: Selection, read: WasRead) -> bool:
        """Whether what is chosen is open already."""
        return selection == self.selection and not read.begins_anew

    def change(self, read: WasRead, now: WasRead) -> None:
        """Have the open case of more than it was, or otherwise decided of.

        Where that is not what was read last, a choice is left of the latter, and stays.
        """
        if self.last is read:
            self.last = now
        self.shown = now

    def add_inputs(self, paths: Iterable[Path]) -> None:
        """Take note of what is opened."""
        self.inputs = tuple(dict.fromkeys([*self.inputs, *paths]))

    def take(self, read: WasRead, selection: Selection, found: Loaded) -> None:
        """Have another case, or the same anew."""
        self.last = self.shown = read
        self.selection, self.kept = selection, found.kept
        self.refused = dict(found.refused)

    def take_more(self, selection: Selection, found: Loaded) -> None:
        """Have more of the same case."""
        self.selection, self.kept = selection, found.kept
        self.refused |= dict(found.refused)

    def keep(self) -> None:
        """Choose of nothing else than what the open case is of, if one is open."""
        self.last = self.grows_in

    def forget(self) -> None:
        """Have nothing; inputs stay."""
        self.last = self.shown = self.selection = self.kept = None
        self.refused = {}
