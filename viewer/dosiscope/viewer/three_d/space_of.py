"""Puts together what of a review stands in space."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.surfaces.prepared import OfDose, OfSolid
from dosiscope.core.text import counted, first_few
from dosiscope.viewer.picture_text import level_text, shown_levels
from dosiscope.viewer.three_d.beams_in_space import beams_in_space
from dosiscope.viewer.three_d.shapes import Shape, Space, Strokes

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB, Level
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.three_d.prepared import PreparedSurfaces

_AROUND: Final = "EXTERNAL"  # what all else lies in is drawn fainter
_FAINTER: Final = 0.25
_ARM: Final = 15.0  # mm, of the cross-hair
_CROSS: Final[RGB] = (235, 200, 60)
_NAMED: Final = 4  # names in a sentence
_FIRST_PERCENT: Final = (95.0, 50.0)
MOST_TRIANGLES: Final = 2_500_000  # of all surfaces together


@dataclass(slots=True, kw_only=True)
class Choice:
    """What is shown in space, as the user has it.

    Attributes
    ----------
    structures, isodoses
        How opaque they are, 0 to 1.
    levels
        The isodose levels that have a surface; None: none was chosen yet.
    """

    shows_structures: bool = True
    shows_isodoses: bool = True
    shows_beams: bool = True
    structures: float = 0.45
    isodoses: float = 0.35
    levels: set[Level] | None = field(default=None)

    def chosen(self, review: Review) -> list[Level]:
        """Return the levels that have a surface, the highest first."""
        levels = shown_levels(review.look.levels, review.look.reference)
        if self.levels is None:
            return _first_levels(levels, review)
        return [level for level in levels if level in self.levels]


def _first_levels(levels: list[Level], review: Review) -> list[Level]:
    """Return what is shown before anything is chosen: about 95 % and 50 %."""
    reference = review.look.reference
    dose = review.dose
    whole = reference.gray if reference is not None else dose.maximum if dose else 0.0
    found = []
    for percent in _FIRST_PERCENT:
        below = (
            one
            for one in levels
            if (one.dose(reference) or 0.0) <= percent / 100 * whole * (1 + 1e-9)
        )
        first = next(below, None)
        if first is not None and first not in found:
            found.append(first)
    return found


def rois_in_space(review: Review) -> list[Roi]:
    """Return the visible structures that have a solid."""
    solids = review.results.solids
    return [roi for roi in review.display.visible_rois if roi.number in solids]


def wanted_of(review: Review, choice: Choice) -> list[OfSolid | OfDose]:
    """Return the surfaces that are shown."""
    solids = review.results.solids
    wanted: list[OfSolid | OfDose] = []
    if choice.shows_structures:
        wanted += [OfSolid(solids[roi.number]) for roi in rois_in_space(review)]
    dose = review.dose
    if choice.shows_isodoses and dose is not None:
        for level in choice.chosen(review):
            value = level.dose(review.look.reference)
            if value is not None:
                wanted.append(OfDose(dose, value))
    return wanted


def space_of(review: Review, choice: Choice, surfaces: PreparedSurfaces) -> Space:
    """Return what stands in space of what is prepared."""
    shapes: list[Shape] = []
    strokes: list[Strokes] = []
    whys: list[str] = []
    if choice.shows_structures:
        shapes += _structures(review, choice, surfaces, whys)
    if choice.shows_isodoses:
        shapes += _isodoses(review, choice, surfaces, whys)
    shapes = _bounded(shapes, whys)
    holed = [shape.name for shape in shapes if shape.mesh.is_open]
    if holed:
        whys.append(
            tr("Open where the dose ends: {names}.", names=first_few(holed, _NAMED))
        )
    if choice.shows_beams:
        fields, lines, untold = beams_in_space(review.beam)
        shapes += fields
        strokes += lines
        whys += untold
    cursor = review.cursor
    if cursor is not None:
        arms = _ARM * np.eye(3)
        at = np.array(cursor, dtype=float)
        strokes.append(
            Strokes(ends=np.stack([at - arms, at + arms], axis=1), colour=_CROSS)
        )
    return Space(shapes=tuple(shapes), strokes=tuple(strokes), whys=tuple(whys))


def _structures(
    review: Review, choice: Choice, surfaces: PreparedSurfaces, whys: list[str]
) -> list[Shape]:
    shapes = []
    solids, display = review.results.solids, review.display
    rois = rois_in_space(review)
    for roi in rois:
        of = OfSolid(solids[roi.number])
        mesh = surfaces.mesh(of)
        if mesh is None:
            if surfaces.reason(of):
                whys.append(
                    tr(
                        "{name} is not drawn: {why}.",
                        name=roi.shown_name,
                        why=surfaces.reason(of),
                    )
                )
            continue
        is_around = roi.interpreted_type == _AROUND and len(rois) > 1
        share = _FAINTER if is_around else 1.0
        shapes.append(
            Shape(
                name=roi.shown_name,
                mesh=mesh,
                colour=display.colour(roi.number),
                opacity=share * choice.structures,
                roi=roi.number,
            )
        )
    without = [
        roi.shown_name for roi in display.visible_rois if roi.number not in solids
    ]
    if without:
        whys.append(
            tr(
                "Not drawn, without volume: {names}.",
                names=first_few(without, _NAMED),
            )
        )
    return shapes


def _isodoses(
    review: Review, choice: Choice, surfaces: PreparedSurfaces, whys: list[str]
) -> list[Shape]:
    dose, shapes = review.dose, []
    if dose is None:
        return []
    for level in choice.chosen(review):
        value = level.dose(review.look.reference)
        if value is None:
            continue
        of = OfDose(dose, value)
        mesh, name = surfaces.mesh(of), level_text(level, dose)
        if mesh is None:
            if surfaces.reason(of):
                whys.append(
                    tr(
                        "The isodose {level} is not drawn: {why}.",
                        level=name,
                        why=surfaces.reason(of),
                    )
                )
            continue
        shapes.append(
            Shape(
                name=tr("isodose {level}", level=name),
                mesh=mesh,
                colour=level.colour,
                opacity=choice.isodoses,
            )
        )
    return shapes


def _bounded(shapes: list[Shape], whys: list[str]) -> list[Shape]:
    """Leave out the finest where all together are more than can be turned."""
    kept = sorted(shapes, key=lambda shape: len(shape.mesh.triangles))
    count = sum(len(shape.mesh.triangles) for shape in kept)
    left_out = []
    while count > MOST_TRIANGLES:
        finest = kept.pop()
        left_out.append(finest)
        count -= len(finest.mesh.triangles)
    if left_out:
        names = ", ".join(shape.name for shape in left_out)
        whys.append(
            tr(
                "Not drawn: {names}. All surfaces together have more than {triangles}.",
                names=names,
                triangles=counted(MOST_TRIANGLES, "triangle"),
            )
        )
    return [shape for shape in shapes if shape not in left_out]
