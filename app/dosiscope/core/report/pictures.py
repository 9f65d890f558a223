"""The section of a report with pictures: planes of places, and those of the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.report.document import Figure, Section
from dosiscope.core.report.material import PictureKind

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material, PictureNote
    from dosiscope.core.report.template import Part

_BESIDE: Final = 3  # planes of one place in a row


def pictures_section(material: Material, part: Part) -> Section | None:
    """Return the planes that are asked for, place by place, and the tray.

    None where none of them can be painted.
    """
    planes = {
        one.key: one for one in material.pictures if one.kind is PictureKind.PLANE
    }
    keys = [f"{place.value} {plane}" for place in part.places for plane in part.planes]
    share = 1 / min(max(len(part.planes), 1), _BESIDE)
    figures = [_figure(planes[key], share) for key in keys if key in planes]
    if figures:
        figures += [
            _figure(one, 1.0)
            for one in material.pictures
            if one.kind is PictureKind.LINES
        ]
    if part.tray:
        figures += [
            _figure(one, 0.5)
            for one in material.pictures
            if one.kind is PictureKind.TRAY
        ]
    if not figures:
        return None
    return Section(key="pictures", title="Pictures", blocks=tuple(figures))


def _figure(note: PictureNote, width: float) -> Figure:
    return Figure(key=note.key, caption=note.caption, aspect=note.aspect, width=width)
