"""The beams of a plan seen from their sources, as figures of a report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize

from dosiscope.core.beam_words import beam_name, point_name
from dosiscope.core.beams.widest import widest_point
from dosiscope.core.dvh.targets import TARGET_TYPES
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import in_row
from dosiscope.viewer.beams_eye.key import names_of
from dosiscope.viewer.beams_eye.picture import paint_picture
from dosiscope.viewer.beams_eye.sight import Silhouettes
from dosiscope.viewer.beams_eye.sight_of import sight_of
from dosiscope.viewer.beams_eye.words import angle_texts
from dosiscope.viewer.plot_picture import PlotPicture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.beams_eye.sight import BeamSight
    from dosiscope.viewer.review import Review

_SIZE: Final = QSize(420, 460)  # px
_FINEST: Final = 0.5  # mm between rows of silhouettes: less than a line is wide


class BeamFigure(NamedTuple):
    """A beam in the report: by which key it is painted, what it says, the picture."""

    key: str
    caption: str
    picture: PlotPicture


class BeamFigures:
    """Makes the pictures; of a beam whose eye is not known there is none.

    A structure is prepared, and a beam seen, when it is painted first.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._silhouettes = Silhouettes()
        self._sights: dict[int, BeamSight] = {}

    def all(self) -> Iterator[BeamFigure]:
        """Yield a figure of each beam that treats, where most of it is open."""
        plan, shown = self._review.plan, self._review.beam
        for beam in plan.beams if plan is not None else ():
            point = widest_point(beam)
            if plan is None or beam.is_setup:
                continue
            if shown.seen(plan, beam, point).eye is None:
                continue
            picture = PlotPicture(
                title="", draw=partial(self._draw, plan, beam, point), size=_SIZE
            )
            angles = in_row(", ", angle_texts(beam, point))
            count = beam.control_points
            caption = in_row(": ", (beam_name(beam), angles))
            if count > 2:
                caption = tr(
                    "{beam}: {point}, the widest opening; {angles}",
                    beam=beam_name(beam),
                    point=point_name(point, count),
                    angles=angles,
                )
            yield BeamFigure(f"beam's eye {beam.number}", caption, picture)

    def _draw(
        self, plan: Plan, beam: Beam, point: int, painter: QPainter, room: QRectF
    ) -> None:
        if beam.number not in self._sights:
            self._prepare_targets()
            self._sights[beam.number] = sight_of(
                self._review, plan, beam, point, self._silhouettes, finest=_FINEST
            )
        sight = self._sights[beam.number]
        paint_picture(painter, room, sight, [], names_of(sight.rois))

    def _prepare_targets(self) -> None:
        """Prepare the targets that are shown; other structures would hide the beam."""
        from dosiscope.core.beams.solid_faces import SolidFaces

        review = self._review
        for roi in review.display.visible_rois:
            solid = review.results.solids.get(roi.number)
            known = (*self._silhouettes.faces, *self._silhouettes.reasons)
            is_target = TARGET_TYPES.intersection(roi.interpreted_types)
            if not is_target or solid is None or roi.number in known:
                continue
            try:
                self._silhouettes.add(roi.number, SolidFaces(solid))
            except NotEvaluableError as error:
                self._silhouettes.refuse(roi.number, str(error))
