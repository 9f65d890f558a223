"""What jaws, leaves and blocks left open when an RT Image was taken (C.8.8.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.beams.aperture import aperture_of
from dosiscope.core.delivery import Carried, ControlPoints, never
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.plan import Beam

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.beams.aperture import Aperture
    from dosiscope.core.rt_image import Exposure, RtImage


def exposure_of(image: RtImage) -> Exposure:
    """Return the exposure that is of the whole image.

    Raises
    ------
    NotEvaluableError
        There is none, or there are several: which of them is meant is not stated.
    """
    if len(image.exposures) != 1:
        told = tr("the image states no exposure")
        if image.exposures:
            number = len(image.exposures)
            told = tr("the image states {number} exposures", number=number)
        raise NotEvaluableError(told)
    return image.exposures[0]


def exposure_aperture(image: RtImage) -> Aperture:
    """Return what shaped the beam when an image was taken, as that of a plan's beam.

    Raises
    ------
    NotEvaluableError
        What was left open does not follow from what is stated; one clause, why not.
    """
    exposure = exposure_of(image)
    if not exposure.devices and not exposure.blocks:
        raise NotEvaluableError(tr("its exposure states no jaws, leaves or blocks"))
    # an exposure is shaped as a beam of one control point
    beam = Beam(
        number=0,
        name="",
        devices=exposure.devices,
        blocks=exposure.blocks,
        points=_one_point(exposure),
    )
    return aperture_of(beam, 0)


def _one_point(exposure: Exposure) -> ControlPoints:
    positions = {
        device: Carried(rows=row[np.newaxis].copy(), index=np.zeros(1, np.intp))
        for device, row in exposure.positions.items()
    }
    unknown = never(1)
    return ControlPoints(
        weights=unknown,
        gantry=unknown,
        collimator=unknown,
        couch=unknown,
        eccentric=unknown,
        pitch=unknown,
        roll=unknown,
        gantry_pitch=unknown,
        energies=unknown,
        dose_rates=unknown,
        skin_distances=unknown,
        snout_positions=unknown,
        table_tops=never(1, 3),
        isocentres=never(1, 3),
        gantry_directions=("",),
        positions=positions,
    )


def in_gantry(
    outlines: tuple[NDArray[np.float64], ...], collimator: float
) -> tuple[NDArray[np.float64], ...]:
    """Return outlines of a turned collimator in the gantry system, each (n, 2), mm."""
    c, s = np.cos(np.radians(collimator)), np.sin(np.radians(collimator))
    turn = np.array([[c, s], [-s, c]])  # of rows: anticlockwise
    return tuple(outline @ turn for outline in outlines)
