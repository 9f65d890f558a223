"""The maximum dose of a slab around every plane, in place of the dose in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.features.action import Entry
    from dosiscope.viewer.review import Review

SLABS = (0.0, 2.0, 5.0, 10.0)  # mm on both sides


class DoseSlab:
    """Switches it; the picture says that it is on."""

    def __init__(self, review: Review) -> None:
        self._review = review

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu(
            "Dose",
            tr("Maximum of a slab"),
            actions=tuple(
                Action(
                    f"dose_slab_{n}",
                    "Maximum of a slab",
                    tr("± {half} mm", half=typed_number(half))
                    if half
                    else tr("Off: the dose in the plane"),
                    "",
                    tr(
                        "Colour wash and isodose lines are of the highest dose within "
                        "so much of the plane; the read-out is of the plane"
                    )
                    if half
                    else tr(
                        "Colour wash and isodose lines are of the dose in the plane"
                    ),
                    partial(self._review.look.set_slab, half),
                    is_on=partial(self._is_on, half),
                    needs_case=True,
                )
                for n, half in enumerate(SLABS)
            ),
        )

    def _is_on(self, half: float) -> bool:
        return self._review.look.slab == half
