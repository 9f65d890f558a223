"""What a plan states of brachytherapy (PS3.3 C.8.8.15); nothing here refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.brachy import (
    ApplicationSetup,
    Brachy,
    Channel,
    Source,
    SourceApplicator,
)
from dosiscope.core.delivery import never
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange


def read_brachy(dataset: Dataset, numbers: InRange) -> Brachy | None:
    """Return what is stated; None of a plan without application setups."""
    setups = numbers.items(dataset, tags.ApplicationSetupSequence)
    if not setups:
        return None
    machines = numbers.items(dataset, tags.TreatmentMachineSequence)
    return Brachy(
        technique=numbers.text(dataset, tags.BrachyTreatmentTechnique),
        type=numbers.code(dataset, tags.BrachyTreatmentType),
        machine=numbers.text(machines[0], tags.TreatmentMachineName)
        if machines
        else "",
        sources=tuple(
            _source(item, numbers)
            for item in numbers.items(dataset, tags.SourceSequence)
        ),
        setups=tuple(_setup(item, numbers) for item in setups),
    )


def _source(item: Dataset, numbers: InRange) -> Source:
    return Source(
        number=numbers.integer(item, tags.SourceNumber),
        isotope=numbers.text(item, tags.SourceIsotopeName),
        type=numbers.text(item, tags.SourceType),
        strength=numbers.number(item, tags.SourceStrength),
        strength_unit=numbers.text(item, tags.SourceStrengthUnits),
        active_length=numbers.number(item, tags.ActiveSourceLength),
        active_diameter=numbers.number(item, tags.ActiveSourceDiameter),
        air_kerma_rate=numbers.number(item, tags.ReferenceAirKermaRate),
        half_life_days=numbers.number(item, tags.SourceIsotopeHalfLife),
        date=numbers.text(item, tags.SourceStrengthReferenceDate),
        time=numbers.text(item, tags.SourceStrengthReferenceTime),
    )


def _setup(item: Dataset, numbers: InRange) -> ApplicationSetup:
    return ApplicationSetup(
        number=numbers.integer(item, tags.ApplicationSetupNumber),
        name=numbers.text(item, tags.ApplicationSetupName),
        type=numbers.text(item, tags.ApplicationSetupType),
        total_air_kerma=numbers.number(item, tags.TotalReferenceAirKerma),
        channels=tuple(
            _channel(channel, numbers)
            for channel in numbers.items(item, tags.ChannelSequence)
        ),
    )


def _channel(item: Dataset, numbers: InRange) -> Channel:
    points = numbers.items(item, tags.BrachyControlPointSequence)
    weights, places = never(len(points)), never(len(points), 3)
    relative = never(len(points))
    for n, point in enumerate(points):
        weight = numbers.number(point, tags.CumulativeTimeWeight)
        place = numbers.point(point, tags.ControlPoint3DPosition)
        if weight is not None:
            weights[n] = weight
        if place is not None:
            places[n] = place
        along = numbers.number(point, tags.ControlPointRelativePosition)
        if along is not None:
            relative[n] = along
    for values in (weights, places, relative):
        values.setflags(write=False)
    return Channel(
        number=numbers.integer(item, tags.ChannelNumber),
        total_time=numbers.number(item, tags.ChannelTotalTime),
        final_weight=numbers.number(item, tags.FinalCumulativeTimeWeight),
        source=numbers.integer(item, tags.ReferencedSourceNumber),
        weights=weights,
        places=places,
        relative=None if np.isnan(relative).all() else relative,
        movement=numbers.code(item, tags.SourceMovementType),
        length=numbers.number(item, tags.ChannelLength),
        pulses=numbers.integer(item, tags.NumberOfPulses),
        pulse_interval=numbers.number(item, tags.PulseRepetitionInterval),
        applicator=_applicator(item, numbers),
        transfer_tube=numbers.integer(item, tags.TransferTubeNumber),
        transfer_tube_length=numbers.number(item, tags.TransferTubeLength),
    )


def _applicator(channel: Dataset, numbers: InRange) -> SourceApplicator | None:
    if tags.SourceApplicatorNumber not in channel:
        return None
    return SourceApplicator(
        number=numbers.integer(channel, tags.SourceApplicatorNumber),
        id=numbers.text(channel, tags.SourceApplicatorID),
        type=numbers.text(channel, tags.SourceApplicatorType),
        length=numbers.number(channel, tags.SourceApplicatorLength),
        step=numbers.number(channel, tags.SourceApplicatorStepSize),
    )
