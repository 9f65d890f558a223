"""The application setups of a treatment session, and their sources (C.8.8.22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.treatment_record import DeliveredChannel, Delivery, RecordedSource
from dosiscope.io.files import tags
from dosiscope.io.rt.delivered_beams import read_overrides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange


def read_recorded_sources(
    dataset: Dataset, numbers: InRange
) -> tuple[RecordedSource, ...]:
    """Return the sources of a record; () of one without any."""
    return tuple(
        RecordedSource(
            number=numbers.integer(item, tags.SourceNumber),
            isotope=numbers.text(item, tags.SourceIsotopeName),
            air_kerma_rate=numbers.number(item, tags.ReferenceAirKermaRate),
            half_life_days=numbers.number(item, tags.SourceIsotopeHalfLife),
            date=numbers.text(item, tags.SourceStrengthReferenceDate),
            time=numbers.text(item, tags.SourceStrengthReferenceTime),
        )
        for item in numbers.items(dataset, tags.RecordedSourceSequence)
    )


def read_application(item: Dataset, numbers: InRange) -> Delivery:
    """Return an application setup of a session."""
    channels = numbers.items(item, tags.RecordedChannelSequence)
    found = tuple(_channel(channel, numbers) for channel in channels)
    points = [
        point
        for channel in channels
        for point in numbers.items(channel, tags.BrachyControlPointDeliveredSequence)
    ]
    return Delivery(
        number=numbers.integer(item, tags.ReferencedBrachyApplicationSetupNumber),
        fraction=numbers.integer(item, tags.CurrentFractionNumber),
        purpose=numbers.text(item, tags.TreatmentDeliveryType),
        termination=numbers.text(item, tags.TreatmentTerminationStatus),
        termination_code=numbers.text(item, tags.TreatmentTerminationCode),
        verification=numbers.text(item, tags.TreatmentVerificationStatus),
        specified=_sum(one.specified for one in found),
        delivered=_sum(one.delivered for one in found),
        type=numbers.text(item, tags.ApplicationSetupType),
        overrides=read_overrides(points, numbers),
        channels=found,
        air_kerma=numbers.number(item, tags.TotalReferenceAirKerma),
    )


def _sum(times: Iterable[float | None]) -> float | None:
    """Return the sum; None where one of them is not stated, or there is none."""
    known = list(times)
    if not known or any(one is None for one in known):
        return None
    return sum(one for one in known if one is not None)


def _channel(item: Dataset, numbers: InRange) -> DeliveredChannel:
    number = numbers.integer(item, tags.ReferencedChannelNumber)
    if number is None:
        number = numbers.integer(item, tags.ChannelNumber)
    return DeliveredChannel(
        number=number,
        specified=numbers.number(item, tags.SpecifiedChannelTotalTime),
        delivered=numbers.number(item, tags.DeliveredChannelTotalTime),
        pulses_specified=numbers.integer(item, tags.SpecifiedNumberOfPulses),
        pulses_delivered=numbers.integer(item, tags.DeliveredNumberOfPulses),
        points=len(numbers.items(item, tags.BrachyControlPointDeliveredSequence)),
        source=numbers.integer(item, tags.ReferencedSourceNumber),
    )
