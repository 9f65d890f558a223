"""The section of a report with pictures: planes of places, and those of the tray."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.report.document import Figure, Section
from dosiscope.core.report.material import PictureKind

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material, PictureNote
    from dosiscope.core.report.template import Part

_BESIDE: Final = 3  # planes of one place in a row
_ALONE: Final = 0.38  # of the width: one plane beside a plot
_LOW: Final = 2.6  # width by height of a plot below pictures, at most
_LINES: Final = "lines"  # which line is which
_LEVELS: Final = "levels"  # which isodose is which: the plot names the structures


def pictures_section(material: Material, part: Part) -> Section | None:
    """Return the planes that are asked for, place by place, the tray, and the plot.

    None where none of them can be painted.
    """
    planes = tuple(dict.fromkeys((*part.planes, *part.spare)))
    figures = _figures(material, replace(part, planes=planes))
    if not figures:
        return None
    scant = _figures(material, part) if part.spare else ()
    return Section(key="pictures", title=tr("Pictures"), blocks=figures, scant=scant)


def _figures(material: Material, part: Part) -> tuple[Figure, ...]:
    planes = {
        one.key: one for one in material.pictures if one.kind is PictureKind.PLANE
    }
    keys = [f"{place.value} {plane}" for place in part.places for plane in part.planes]
    is_alone = part.dvh and len(part.planes) == 1
    share = _ALONE if is_alone else 1 / min(max(len(part.planes), 1), _BESIDE)
    figures = [_figure(planes[key], share) for key in keys if key in planes]
    plots = _of(material, PictureKind.DVH) if part.dvh else []
    is_beside = is_alone and bool(figures)
    told = [
        _beside(one, figures[0]) if is_beside else _figure(one, 1.0, _LOW)
        for one in plots
    ]
    key = _LEVELS if is_alone and plots else _LINES
    lines = [_figure(planes[key], 1.0)] if figures and key in planes else []
    figures += [*told, *lines] if is_alone else [*lines, *told]
    if part.tray:
        # each tells its own plane, levels and structures: it needs the room
        figures += [_figure(one, 1.0) for one in _of(material, PictureKind.TRAY)]
    return tuple(figures)


def _of(material: Material, kind: PictureKind) -> list[PictureNote]:
    return [one for one in material.pictures if one.kind is kind]


def _beside(note: PictureNote, picture: Figure) -> Figure:
    """Return a plot beside a picture: as high as that is, or as its words need."""
    width = 1 - _ALONE
    height = max(picture.width / picture.aspect, note.least_height)
    aspect = max(width / height, 1.0)
    return Figure(key=note.key, caption=note.caption, aspect=aspect, width=width)


def _figure(note: PictureNote, width: float, most: float = 0.0) -> Figure:
    aspect = note.aspect_at(width, most)
    return Figure(key=note.key, caption=note.caption, aspect=aspect, width=width)
