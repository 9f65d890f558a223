"""That the dose is the maximum of a slab: told on every picture on which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.layers.labels import Plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import CAUTION, Run, wrapped
from dosiscope.viewer.shown_doses import lacks_slab, shown_wash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import ViewState

_SHARE = 0.6  # of the width
_TOP = 9.0 * GRID  # px


class SlabLayer(Layer):
    """A sentence below the upper edge; no switch hides it."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint nothing: what it tells is a label."""

    def labels(self, frame: Frame) -> Iterator[Plate]:
        """Yield the sentence."""
        text = slab_text(self.view, is_brief=frame.is_brief)
        if text:
            lines = wrapped(Run(text, CAUTION, 500, SMALL), _SHARE * frame.width)
            yield Plate(QRectF(frame.width / 2, _TOP, 0, 0), tuple(lines))


def slab_text(view: ViewState, *, is_brief: bool = False) -> str:
    """Return what the dose of a view is the maximum of; "" where it is its own."""
    look = view.review.look
    # difference and gamma are those of the plane
    has_colours = look.is_shown("wash") and shown_wash(view) is Wash.DOSE
    has_lines = look.is_shown("isodoses")
    if not look.slab or view.dose is None or not (has_colours or has_lines):
        return ""
    if not view.slab_mm:
        told = tr("dose in the plane, no maximum of a slab")
        return told if is_brief else f"{told}: {tr('rows of the files run askew')}"
    wide = typed_number(view.slab_mm)
    parts = [tr("maximum dose within ± {distance} mm", distance=wide)]
    if look.is_shown("wash") and not has_colours:
        parts = [
            tr("isodoses: maximum dose within ± {distance} mm", distance=wide),
            tr("colours: the plane"),
        ]
    if not is_brief:
        if lacks_slab(view):
            parts.append(tr("none of B, whose rows run askew"))
        parts.append(tr("read-out: the plane"))
    return "; ".join(parts)
