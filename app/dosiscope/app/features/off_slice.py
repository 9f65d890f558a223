"""Contours between the images: ignored, or shown on the nearest slice, if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.session import Session


class OffSlice:
    """Both ways to see a case otherwise than its files have it; each is flagged."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        session, shifting = self._session, self._session.shifting
        yield Action(
            "ignore_off_slice", "View", tr("Ignore off-slice information"), "",
            tr(
                "Show and measure as a system does that cannot read off-slice "
                "contours; every such structure is flagged"
            ),
            lambda: session.set_ignore_off_slice(not session.ignores_off_slice),
            is_on=lambda: session.ignores_off_slice,
        )  # fmt: skip
        yield Action(
            "shift_to_slices", "Structures", tr("Show on nearest slice"), "",
            tr(
                "Where all contours lie off the images by one distance: show and "
                "measure them on the nearest slice; a warning stays"
            ),
            lambda: session.shift_structures(not shifting.is_on),
            is_on=lambda: shifting.is_on, has_line=True, needs_case=True,
            is_offered=lambda: shifting.is_offered, words=lambda: shifting.words,
        )  # fmt: skip
