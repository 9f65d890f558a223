"""The beams of a treatment session (PS3.3 C.8.8.21, C.8.8.26)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.treatment_record import DeliveredPoints, Delivery, Override
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import attribute
from dosiscope.io.rt.beam_accessories import wedges_in
from dosiscope.io.rt.control_points import carried_values, read_only, stated_values
from dosiscope.io.rt.point_items import Points
from dosiscope.io.rt.point_settings import read_wedge_positions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.accessories import Wedge
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange


class BeamTags(NamedTuple):
    """By which attributes the beams of a session are told, which ions have others for.

    Attributes
    ----------
    points
        The sequence of control points.
    rate
        Dose rate or meterset rate as delivered.
    tray
        How far the trays of wedges are.
    """

    points: int
    rate: int
    tray: int


OF_BEAMS: Final = BeamTags(
    tags.ControlPointDeliverySequence,
    tags.DoseRateDelivered,
    tags.SourceToWedgeTrayDistance,
)
OF_ION_BEAMS: Final = BeamTags(
    tags.IonControlPointDeliverySequence,
    tags.MetersetRateDelivered,
    tags.IsocenterToWedgeTrayDistance,
)


def read_delivered_beam(item: Dataset, numbers: InRange, *, of: BeamTags) -> Delivery:
    """Return a beam of a session."""
    points = Points(numbers.items(item, of.points))
    return Delivery(
        number=numbers.integer(item, tags.ReferencedBeamNumber),
        name=numbers.text(item, tags.BeamName),
        fraction=numbers.integer(item, tags.CurrentFractionNumber),
        purpose=numbers.text(item, tags.TreatmentDeliveryType),
        termination=numbers.text(item, tags.TreatmentTerminationStatus),
        termination_code=numbers.text(item, tags.TreatmentTerminationCode),
        verification=numbers.text(item, tags.TreatmentVerificationStatus),
        specified=numbers.number(item, tags.SpecifiedPrimaryMeterset),
        delivered=numbers.number(item, tags.DeliveredPrimaryMeterset),
        time_specified=numbers.number(item, tags.SpecifiedTreatmentTime),
        time_delivered=numbers.number(item, tags.DeliveredTreatmentTime),
        type=numbers.text(item, tags.BeamType),
        radiation=numbers.text(item, tags.RadiationType),
        points=_points(points, of.rate, numbers) if points.items else None,
        wedges=_wedges(item, points, of, numbers),
        overrides=read_overrides([item, *points.items], numbers, first=-1),
        corrections=sum(
            len(numbers.items(point, tags.CorrectedParameterSequence))
            for point in points.items
        ),
    )


def _wedges(
    item: Dataset, points: Points, of: BeamTags, numbers: InRange
) -> tuple[Wedge, ...] | None:
    """Return the wedges; None where neither they nor how many there are is stated."""
    found = wedges_in(
        item,
        tags.RecordedWedgeSequence,
        of.tray,
        read_wedge_positions(points, numbers),
        numbers,
    )
    count = numbers.integer(item, tags.NumberOfWedges)
    return found if found or count is not None else None


def _points(points: Points, rate: int, numbers: InRange) -> DeliveredPoints:
    def carried(tag: int) -> NDArray[np.float64]:
        return read_only(carried_values(points, tag, numbers))

    def stated(tag: int) -> NDArray[np.float64]:
        return read_only(stated_values(points, tag, numbers))

    named = [
        numbers.integer(one, tags.ReferencedControlPointIndex) for one in points.items
    ]
    indices = np.array(
        [n if n is not None and 0 <= n < 1 << 31 else -1 for n in named], dtype=np.intp
    )
    indices.setflags(write=False)
    return DeliveredPoints(
        indices=indices,
        gantry=carried(tags.GantryAngle),
        collimator=carried(tags.BeamLimitingDeviceAngle),
        couch=carried(tags.PatientSupportAngle),
        energies=carried(tags.NominalBeamEnergy),
        dose_rates=stated(rate),
        specified=stated(tags.SpecifiedMeterset),
        delivered=stated(tags.DeliveredMeterset),
        moments=tuple(
            (
                numbers.text(one, tags.TreatmentControlPointDate),
                numbers.text(one, tags.TreatmentControlPointTime),
            )
            for one in points.items
        ),
    )


def read_overrides(
    items: Sequence[Dataset], numbers: InRange, *, first: int = 0
) -> tuple[Override, ...]:
    """Return what was overridden in items, alike ones once with all their points.

    Parameters
    ----------
    items
        Control points, by their place; ``first`` is that of the first item, and
        what is below 0 is none.
    """
    places: dict[tuple[int | None, str, str], list[int]] = {}
    for n, item in enumerate(items, first):
        for one in numbers.items(item, tags.OverrideSequence):
            pointers = one.tags(tags.OverrideParameterPointer)
            reason = numbers.text(one, tags.OverrideReason)
            operator = numbers.text(one, tags.OperatorsName)
            for pointer in pointers or (None,):
                at = places.setdefault((pointer, reason, operator), [])
                if n >= 0:
                    at.append(n)
    return tuple(
        Override(
            parameter=None if pointer is None else attribute(pointer),
            reason=reason,
            operator=operator,
            points=tuple(at),
        )
        for (pointer, reason, operator), at in places.items()
    )
