"""The section of a report with pictures: planes of places, and those of the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.report.document import Figure, Section
from dosiscope.core.report.material import PictureKind

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material, PictureNote
    from dosiscope.core.report.template import Part

_BESIDE: Final = 3  # planes of one place in a row
_ALONE: Final = 0.38  # of the width: one plane beside a plot
_LINES: Final = "lines"  # which line is which


def pictures_section(material: Material, part: Part) -> Section | None:
    """Return the planes that are asked for, place by place, the tray, and the plot.

    None where none of them can be painted.
    """
    planes = {
        one.key: one for one in material.pictures if one.kind is PictureKind.PLANE
    }
    keys = [f"{place.value} {plane}" for place in part.places for plane in part.planes]
    is_alone = part.dvh and len(part.planes) == 1
    share = _ALONE if is_alone else 1 / min(max(len(part.planes), 1), _BESIDE)
    figures = [_figure(planes[key], share) for key in keys if key in planes]
    if part.dvh:
        wide = 1 - _ALONE if is_alone and figures else 1.0
        figures += [_figure(one, wide) for one in _of(material, PictureKind.DVH)]
    if part.tray:
        # each tells its own plane, levels and structures: it needs the room
        figures += [_figure(one, 1.0) for one in _of(material, PictureKind.TRAY)]
    if not figures:
        return None
    if _LINES in planes and not is_alone:
        figures.append(_figure(planes[_LINES], 1.0))
    return Section(key="pictures", title="Pictures", blocks=tuple(figures))


def _of(material: Material, kind: PictureKind) -> list[PictureNote]:
    return [one for one in material.pictures if one.kind is kind]


def _figure(note: PictureNote, width: float) -> Figure:
    aspect = note.aspect_at(width)
    return Figure(key=note.key, caption=note.caption, aspect=aspect, width=width)
