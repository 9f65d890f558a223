"""What is seen of an RT Image: its openings and what has to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.beam_words import beam_name, point_name
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import Action
from dosiscope.core.language import tr
from dosiscope.core.rt_image_beam import beam_of, point_of
from dosiscope.core.text import trimmed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.case import Case
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.rt_image import RtImage

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Opening:
    """What is left open, in the gantry system on the isocentre plane.

    Attributes
    ----------
    name
        Of what it is the opening.
    outlines
        Each of shape (n, 2), mm, together by even-odd.
    is_planned
        Whether it is that of the plan's beam, not of the exposure.
    """

    name: str
    outlines: tuple[Floats, ...]
    is_planned: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ImageSight:
    """An image as it is shown.

    Attributes
    ----------
    window
        Centre and width.
    plan, beam
        Those that it names, as far as they are shown.
    openings
        That of its exposure, then that of its beam.
    notes
        What has to be known of it, a sentence each: what is not drawn and why, and
        what was found wrong.
    """

    image: RtImage
    window: tuple[float, float]
    plan: Plan | None
    beam: Beam | None
    openings: tuple[Opening, ...]
    notes: tuple[str, ...]

    @property
    def to_plane(self) -> Floats:
        """What takes (column, row, 1) to x, y of the picture, shape (2, 3), mm.

        Of an image that is not scaled a pixel is 1 mm, and its middle 0.
        """
        image = self.image
        if not image.why_not_scaled:
            return image.to_isocentre()
        steps = np.array(image.axes).T
        middle = image.corners.mean(axis=0)[:2]
        return np.column_stack((steps, -steps @ middle))

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, right, top, bottom of the picture, mm."""
        return self.image.extent_by(self.to_plane)


def sight_of(
    image: RtImage,
    case: Case | None,
    window: tuple[float, float],
    point: int = 0,
) -> ImageSight:
    """Return what is seen of an image.

    Parameters
    ----------
    case
        In which it is shown.
    point
        Control point of its beam that is looked at; another one, where the gantry was
        elsewhere when the image was taken.
    """
    plan = None
    if case is not None and case.plan is not None:
        plan = case.plan if image.plan_uid == case.plan.header.uid else None
    beam = beam_of(image, plan)
    openings: list[Opening] = []
    notes = list(_warnings(image, case))
    if not image.why_not_scaled:
        try:
            openings.append(_of_exposure(image))
        except DosiscopeError as error:
            notes.append(
                tr("The opening of the exposure is not drawn: {why}.", why=error)
            )
        if beam is not None:
            try:
                openings.append(_of_beam(image, beam, point))
            except DosiscopeError as error:
                notes.append(
                    tr(
                        "The opening of {beam} is not drawn: {why}.",
                        beam=beam_name(beam),
                        why=error,
                    )
                )
    return ImageSight(
        image=image,
        window=window,
        plan=plan,
        beam=beam,
        openings=tuple(openings),
        notes=tuple(dict.fromkeys(notes)),
    )


def _warnings(image: RtImage, case: Case | None) -> list[str]:
    """Return what was found wrong of an image, a sentence each."""
    findings = () if case is None else case.findings
    return [
        finding.message
        for finding in findings
        if finding.object_uid == image.header.uid and finding.action >= Action.WARN
    ]


def _of_exposure(image: RtImage) -> Opening:
    from dosiscope.core.beams.of_image import exposure_aperture, in_gantry
    from dosiscope.core.errors import NotEvaluableError

    aperture = exposure_aperture(image)
    if image.collimator is None:
        raise NotEvaluableError(tr("its Beam Limiting Device Angle is not stated"))
    if not aperture.is_bounded:
        raise NotEvaluableError(tr("nothing that it states bounds it"))
    return Opening(
        name=tr("Opening of the exposure"),
        outlines=in_gantry(aperture.open_polygons, image.collimator),
        is_planned=False,
    )


def _of_beam(image: RtImage, beam: Beam, wanted: int) -> Opening:
    from dosiscope.core.beams.aperture import aperture_of
    from dosiscope.core.beams.of_image import in_gantry
    from dosiscope.core.errors import NotEvaluableError

    points = beam.points
    if points is None or not len(points):
        raise NotEvaluableError(tr("it has no control points"))
    point = point_of(image, beam, min(wanted, len(points) - 1))
    aperture = aperture_of(beam, point)
    collimator = float(points.collimator[point])
    if np.isnan(collimator):
        raise NotEvaluableError(tr("its Beam Limiting Device Angle is not stated"))
    if not aperture.is_bounded:
        raise NotEvaluableError(tr("nothing stated bounds it"))
    name = tr("Opening planned: {beam}", beam=beam_name(beam))
    if len(points) > 1:
        gantry = float(points.gantry[point])
        parts = [name, point_name(point, len(points))]
        if not np.isnan(gantry):
            parts.append(f"{tr('gantry')} {trimmed(gantry, 1)}°")
        name = ", ".join(parts)
    return Opening(
        name=name,
        outlines=in_gantry(aperture.open_polygons, collimator),
        is_planned=True,
    )
