"""What can be drawn of a beam at one of its control points, and why not the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.beam_words import STEADY, applicator_gap, beam_name, most_turn
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.beams.aperture import Aperture
    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plan import Beam, Plan


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenBeam:
    """A beam at a control point.

    Attributes
    ----------
    eye
        The view from its source; None where that does not follow from what is stated.
    aperture
        What shapes it; None likewise.
    outlines
        The edges of what it reaches, each of shape (n, 2), mm on the isocentre plane as
        ``edge_eye`` takes them: of what is left open, of scanned ions where the spots
        of the control point lie.
    edge_eye
        ``eye``; of scanned ions the same without collimator.
    whys
        What of it is not drawn and why, or not as it is, a sentence each.
    """

    eye: BeamsEye | None
    aperture: Aperture | None
    outlines: tuple[NDArray[np.float64], ...]
    edge_eye: BeamsEye | None
    whys: tuple[str, ...]


def see_beam(plan: Plan, beam: Beam, point: int) -> SeenBeam:
    """Return what can be drawn of a beam at a control point."""
    from dosiscope.core.beams.aperture import aperture_of
    from dosiscope.core.beams.eye import eye_of

    name, whys = beam_name(beam), []
    eye = aperture = None
    try:
        eye = eye_of(plan, beam, point)
    except DosiscopeError as error:
        whys.append(tr("{name} is not drawn: {why}.", name=name, why=error))
    try:
        aperture = aperture_of(beam, point)
    except DosiscopeError as error:
        if eye is not None:
            whys.append(
                tr(
                    "The field edges of {beam} are not drawn: {why}.",
                    beam=name,
                    why=error,
                )
            )
    outlines = () if aperture is None else aperture.open_polygons
    edge_eye = eye
    spots = _spot_outline(beam, point)
    if spots is not None:
        outlines = (spots,)
        edge_eye = None if eye is None else eye.in_gantry()
    elif eye is not None and aperture is not None and not aperture.is_bounded:
        whys.append(
            tr(
                "The field edges of {beam} are not drawn: nothing stated bounds it.",
                beam=name,
            )
        )
    elif eye is not None and outlines and (gap := applicator_gap(beam)):
        whys.append(
            tr(
                "The field edges of {beam} are those of jaws and leaves: {why}.",
                beam=name,
                why=gap,
            )
        )
    return SeenBeam(
        eye=eye,
        aperture=aperture,
        outlines=outlines,
        edge_eye=edge_eye,
        whys=tuple(whys),
    )


def way_of_source(plan: Plan, beam: Beam) -> tuple[BeamsEye, ...]:
    """Return the views from an arc's source all along.

    () of no arc, and where one of its control points cannot be drawn.
    """
    from dosiscope.core.beams.eye import eye_of

    points = beam.points
    if points is None or max(map(most_turn, (points.gantry, points.couch))) <= STEADY:
        return ()
    try:
        return tuple(eye_of(plan, beam, n) for n in range(len(points)))
    except DosiscopeError:
        return ()  # of what is drawn it is told why


def _spot_outline(beam: Beam, point: int) -> NDArray[np.float64] | None:
    """Return the rectangle around the spots of a control point, shape (4, 2), mm.

    None where it has none.
    """
    points = beam.points
    spots = points.spots[point] if points is not None and points.spots else None
    if spots is None or not len(spots.positions):
        return None
    import numpy as np

    (x1, y1), (x2, y2) = spots.positions.min(axis=0), spots.positions.max(axis=0)
    return np.array([(x1, y1), (x2, y1), (x2, y2), (x1, y2)])
