"""What is seen of a beam from its source, at one of its control points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr
from dosiscope.core.rt_image_beam import beam_of, has_other_frame
from dosiscope.core.text import listed, trimmed
from dosiscope.viewer.layers.strokes import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.accessories import Wedge
    from dosiscope.core.beams.aperture import Aperture
    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.beams.silhouette import Silhouette
    from dosiscope.core.beams.solid_faces import SolidFaces
    from dosiscope.core.isodose import RGB
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.rt_image import RtImage
    from dosiscope.viewer.beams_eye.spot_map import SpotMap
    from dosiscope.viewer.roi_display import RoiDisplay
    from dosiscope.viewer.roi_style import RoiStyle

NO_DRR: Final = tr("no DRR in the files")
NONE_OF_IT: Final = tr("no DRR of this beam in the files")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenRoi:
    """A structure as it is seen: its silhouette, and how that is drawn.

    ``lines`` is the outline with v downwards, as pictures have it.
    """

    number: int
    name: str
    colour: RGB
    style: RoiStyle
    silhouette: Silhouette
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BeamSight:
    """All that a picture of a beam shows, mm on the isocentre plane.

    Attributes
    ----------
    eye
        The view; None where it does not follow from what is stated.
    aperture
        What shapes the beam; None where that is not known.
    turned
        By how much what shapes the beam is turned in the picture, degrees: spots are
        stated in the gantry system, so that is what is shown of their beams.
    whys
        What is not drawn of the beam and why, a sentence each.
    rois
        The visible structures.
    unseen
        Names of visible structures without a silhouette, and why.
    drr
        A picture through the patient from there; None where there is none, as
        ``why_no_drr`` says.
    spots
        Of scanned ions.
    wedges
        That are in the beam at this control point.
    has_halo
        Whether every outline lies on a dark one.
    """

    plan: Plan
    beam: Beam
    point: int
    eye: BeamsEye | None = None
    aperture: Aperture | None = None
    turned: float = 0.0
    whys: tuple[str, ...] = ()
    rois: tuple[SeenRoi, ...] = ()
    unseen: tuple[tuple[str, str], ...] = ()
    drr: RtImage | None = None
    why_no_drr: str = NO_DRR
    spots: SpotMap | None = None
    wedges: tuple[Wedge, ...] = ()
    has_halo: bool = False

    @property
    def points(self) -> int:
        """How many control points the beam has."""
        return 0 if self.beam.points is None else len(self.beam.points)

    def names_at(self, xy: tuple[float, float]) -> list[str]:
        """Return the structures that cover a place of the isocentre plane."""
        return [roi.name for roi in self.rois if roi.silhouette.contains([xy])[0]]


def wedges_in(beam: Beam, point: int) -> tuple[Wedge, ...]:
    """Return the wedges that are in the beam at a control point.

    Where their places are not stated, those that any control point uses.
    """
    if beam.points is None:
        return ()
    places = beam.points.wedge_positions
    return tuple(
        wedge
        for wedge in beam.wedges
        if (
            places[wedge.number][point] == "IN"
            if wedge.number in places
            else wedge.is_used
        )
    )


class Silhouettes:
    """What is seen of prepared structures, kept for the views asked for last.

    Played to and fro, nothing is worked out twice.

    Parameters
    ----------
    faces
        Prepared solids by ROI Number.
    """

    def __init__(self, faces: Mapping[int, SolidFaces] | None = None) -> None:
        self.faces: dict[int, SolidFaces] = dict(faces or {})
        self.reasons: dict[int, str] = {}  # why a structure cannot be seen
        self._kept: dict[tuple[object, ...], tuple[Silhouette, Lines] | str] = {}
        self._lines = 0

    def forget(self) -> None:
        """Keep nothing: the structures are others."""
        self.faces.clear()
        self.reasons.clear()
        self.forget_seen()

    def forget_seen(self) -> None:
        """Keep nothing of what was seen."""
        self._kept.clear()
        self._lines = 0

    def add(self, number: int, faces: SolidFaces) -> None:
        """Take a prepared structure, in place of one of the same number."""
        self.drop(number)
        self.faces[number] = faces

    def refuse(self, number: int, reason: str) -> None:
        """Take why a structure cannot be seen, a clause."""
        self.drop(number)
        self.reasons[number] = reason

    def drop(self, number: int) -> None:
        """Forget one: its solid is another."""
        for key in [key for key in self._kept if key[0] == number]:
            self._lines -= _length(self._kept.pop(key))
        self.faces.pop(number, None)
        self.reasons.pop(number, None)

    def of(
        self, number: int, eye: BeamsEye, finest: float
    ) -> tuple[Silhouette, Lines] | str:
        """Return what is seen of a structure, or why nothing is, a clause."""
        from dosiscope.core.beams.silhouette import silhouette_of

        key = (
            number, finest, eye.axes.tobytes(), eye.isocentre.tobytes(),
            eye.distances, eye.collimator,
        )  # fmt: skip
        found = self._kept.get(key)
        if found is not None:
            return found
        try:
            silhouette = silhouette_of(self.faces[number], eye, finest)
        except NotEvaluableError as error:
            found = str(error)
        else:
            found = silhouette, Lines(downwards(silhouette.outline))
        if self._lines + _length(found) > _MOST_LINES:
            self.forget_seen()
        self._kept[key] = found
        self._lines += _length(found)
        return found


_MOST_LINES: Final = 3_000_000  # kept, of 32 bytes each


def _length(seen: tuple[Silhouette, Lines] | str) -> int:
    return 0 if isinstance(seen, str) else len(seen[1].segments)


def downwards(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return segments x, y, x, y with y counted down, as a picture has it."""
    found = rows.copy()
    found[:, 1::2] *= -1
    return found


def rois_seen(
    silhouettes: Silhouettes,
    display: RoiDisplay,
    eye: BeamsEye,
    finest: float,
) -> tuple[tuple[SeenRoi, ...], tuple[tuple[str, str], ...]]:
    """Return the visible structures as they are seen, and those that are not, with why.

    Those that are not prepared are in neither.
    """
    seen, unseen = [], []
    for roi in display.visible_rois:
        if roi.number in silhouettes.reasons:
            unseen.append((roi.shown_name, silhouettes.reasons[roi.number]))
        if roi.number not in silhouettes.faces:
            continue
        found = silhouettes.of(roi.number, eye, finest)
        if isinstance(found, str):
            unseen.append((roi.shown_name, found))
            continue
        silhouette, lines = found
        if not lines:
            continue
        seen.append(
            SeenRoi(
                number=roi.number,
                name=roi.shown_name,
                colour=display.colour(roi.number),
                style=display.style(roi.number),
                silhouette=silhouette,
                lines=lines,
            )
        )
    return tuple(seen), tuple(unseen)


def drr_of(
    images: Iterable[RtImage], plan: Plan, beam: Beam, eye: BeamsEye
) -> tuple[RtImage | None, str]:
    """Return the picture through the patient that was taken from there.

    One that names the plan and the beam and was computed or taken at these angles; of
    several a DRR.  Else None, and why there is none.
    """
    through = [one for one in images if one.content in _THROUGH]
    own = [one for one in through if beam_of(one, plan) is beam]
    if not own:
        return None, NONE_OF_IT if through else NO_DRR
    own.sort(key=lambda one: _THROUGH.index(one.content))
    scaled = [one for one in own if not one.why_not_scaled]
    if not scaled:
        return None, tr(
            "its RT Image is not shown behind it: {why}", why=own[0].why_not_scaled
        )
    reasons = [_why_elsewhere(one, plan, eye) for one in scaled]
    if all(reasons):
        return None, tr("its RT Image is not shown behind it: {why}", why=reasons[0])
    return scaled[reasons.index("")], ""


_THROUGH: Final = ("DRR", "SIMULATOR", "RADIOGRAPH", "PORTAL")
_SAME_ANGLE: Final = 0.1  # degrees
_SAME_PLACE: Final = 0.5  # mm


def _why_elsewhere(image: RtImage, plan: Plan, eye: BeamsEye) -> str:
    """Return why a picture is not of where an eye is, a clause; it may be turned."""
    angles = (
        (marked("gantry"), image.gantry, eye.gantry),
        (marked("couch"), image.couch, eye.couch),
    )
    unstated = [tr(name) for name, stated, _ in angles if stated is None]
    if unstated:
        angles_text = listed(unstated, "and")
        return tr("it does not state its {angles} angle", angles=angles_text)
    for name, stated, angle in angles:
        if stated is not None and abs((stated - angle + 180) % 360 - 180) > _SAME_ANGLE:
            return tr(
                "its {angle} angle is {stated}°, that of this control point {here}°",
                angle=tr(name),
                stated=trimmed(stated, 1),
                here=trimmed(angle, 1),
            )
    if image.isocentre is None or has_other_frame(image, plan):
        return ""
    apart = math.dist(image.isocentre, eye.isocentre)
    if apart <= _SAME_PLACE:
        return ""
    return tr(
        "its isocentre is {apart} mm from that of this control point",
        apart=trimmed(apart, 1),
    )
