"""Spots of ions, sources and channels of brachytherapy (PC-40)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan_check.answers import flagged, passed
from dosiscope.core.plan_check.of_beams import (
    Fault,
    alike,
    at_start,
    beams_do,
    flagged_beams,
    not_stated,
    numbers_of,
    require,
    require_of_plan,
)
from dosiscope.core.text import counted, date_text, first_few, trimmed, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.brachy import Brachy, Channel, Source
    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_IONS: Final = ("PROTON", "ION")
_OF_BRACHYTHERAPY: Final = (
    "300A,0210",  # Source Sequence, and of its items number, rate and date
    "300A,0212",
    "300A,022A",
    "300A,022C",
    "300A,0280",  # Channel Sequence, and of its items number, time and source
    "300A,0282",
    "300A,0286",
    "300C,000E",
    "300A,02C8",  # Final Cumulative Time Weight, control points and their weights
    "300A,02D0",
    "300A,02D6",
)
_ROUNDED: Final = 1e-3  # share of a sum that rounding may make
_AIR_KERMA: Final = 0.01  # share of a total reference air kerma
_HOUR: Final = 3600.0


def check_sources(subject: PlanSubject) -> Iterator[Answer]:
    """Spots add up to the meterset; sources and channels are whole (PC-40)."""
    plan = subject.plan
    ions = [b for b in plan.beams if b.radiation in _IONS and not b.is_setup]
    if not ions and plan.brachy is None:
        raise NotEvaluableError(
            "the plan has neither beams of ions nor brachytherapy sources"
        )
    answers: list[Answer] = []
    if ions:
        require(ions, "300A,0394", "300A,0396", "300A,010E", "300A,0314", "300A,030D")
        answers += flagged_beams(_spots(ions))
        answers += _devices(ions)
    if plan.brachy is not None:
        require_of_plan(plan, *_OF_BRACHYTHERAPY)
        answers += _source_faults(subject, plan.brachy)
        answers += _channel_faults(plan.brachy)
        answers += _air_kerma_faults(plan.brachy)
    yield from answers
    bare = [b for b in ions if b.points is None or not any(b.points.spots)]
    yield from not_stated(bare, "spots that add up")
    if not bare and not answers:
        yield passed(message=f"{_summary(ions, plan.brachy)}.")


def _summary(ions: list[Beam], brachy: Brachy | None) -> str:
    if brachy is None:
        spots = sum(
            len(one.weights)
            for beam in ions
            if beam.points is not None
            for one in beam.points.spots
            if one is not None
        )
        names = {beam.snout for beam in ions if beam.snout}
        snouts = f", snout {first_few(sorted(names))}" if names else ""
        shifters = sum(len(beam.range_shifters) for beam in ions)
        return (
            f"The weights of {counted(spots, 'spot')} of {counted(len(ions), 'beam')} "
            f"add up to the final metersets; {counted(shifters, 'range shifter')}"
            f"{snouts}"
        )
    channels = sum(len(setup.channels) for setup in brachy.setups)
    first, *_ = brachy.sources
    when = date_text(first.date)
    return (
        f"{counted(len(brachy.sources), 'source')} ({first.isotope}, "
        f"{trimmed(first.air_kerma_rate, 1)} µGy/h at 1 m on {when}) and "
        f"{counted(channels, 'channel')} are whole"
    )


def _spots(ions: list[Beam]) -> Iterator[tuple[Beam, Fault]]:
    for beam in ions:
        points = beam.points
        if points is None or not any(points.spots) or beam.final_weight is None:
            continue
        total = sum(float(one.weights.sum()) for one in points.spots if one is not None)
        if abs(total - beam.final_weight) > _ROUNDED * abs(beam.final_weight):
            found, expected = trimmed(total, 3), trimmed(beam.final_weight, 3)
            what = f"its spot weights add up to {found}, its final meterset weight is "
            yield beam, Fault(f"{what}{expected}", found, expected)


def _devices(ions: list[Beam]) -> Iterator[Answer]:
    unnamed = [beam for beam in ions if any(not one.id for one in beam.range_shifters)]
    if unnamed:
        yield flagged(
            message=f"{beams_do(unnamed, 'has', 'have')} a range shifter without "
            "an ID.",
            found="nothing",
            expected="a Range Shifter ID",
            beams=numbers_of(unnamed),
        )


def _source_faults(subject: PlanSubject, brachy: Brachy) -> Iterator[Answer]:
    if not brachy.sources:
        yield flagged(
            message="The plan states no source.", found="nothing", expected="a source"
        )
    for source in brachy.sources:
        name = source.isotope or f"source {source.number}"
        if not source.air_kerma_rate or source.air_kerma_rate < 0:
            yield flagged(
                message=f"The strength of {name} is not stated.",
                found=trimmed(source.air_kerma_rate, 1),
                expected="a Reference Air Kerma Rate above 0",
            )
        yield from _source_date(subject, source, name)


def _source_date(subject: PlanSubject, source: Source, name: str) -> Iterator[Answer]:
    """Flag a strength of a day that is not stated, or not near that of the plan."""
    limit, plan = subject.limits.source_age_days, subject.plan
    calibrated, planned = _day(source.date), _day(plan.date)
    if calibrated is None:
        yield flagged(
            message=f"The date of the strength of {name} is not stated.",
            found=source.date or "nothing",
            expected="a Source Strength Reference Date",
        )
        return
    if planned is None or limit is None:
        return
    days = (planned - calibrated).days
    if days > limit:
        yield flagged(
            message=f"The strength of {name} is of {date_text(source.date)}, "
            f"{days} days before the plan.",
            found=f"{days} days",
            expected=f"at most {typed_number(limit)} days",
        )


def _day(text: str) -> datetime | None:
    try:
        return datetime.strptime(text.strip(), "%Y%m%d")
    except ValueError:
        return None


def _channel_faults(brachy: Brachy) -> Iterator[Answer]:
    sources = {source.number for source in brachy.sources}
    if not any(setup.channels for setup in brachy.setups):
        yield flagged(
            message="No application setup has a channel.",
            found="nothing",
            expected="a channel",
        )
    for setup in brachy.setups:
        times = Counter(channel.number for channel in setup.channels)
        twice = [number for number, count in times.items() if count > 1]
        if twice:
            yield flagged(
                message=f"Application setup {setup.number} has channel "
                f"{first_few(twice)} more than once.",
                found=first_few(twice),
                expected="each channel number once",
            )
    several = len(brachy.setups) > 1
    faults = (
        (f"channel {one.number}{f' of setup {setup.number}' if several else ''}", fault)
        for setup in brachy.setups
        for one in setup.channels
        if (fault := _channel_fault(one, sources)) is not None
    )
    for names, fault in alike(faults):
        others = len(names) - 1
        too = f"; likewise {counted(others, 'other channel')}" if others else ""
        yield flagged(
            message=f"{at_start(names[0])}: {fault.what}{too}.",
            found=fault.found,
            expected=fault.expected,
        )


def _air_kerma_faults(brachy: Brachy) -> Iterator[Answer]:
    """Flag setups whose total air kerma is not that of their sources and times.

    It is the sum of the rates of all sources by the times of their channels (C.8.8.15);
    of pulses it is not stated whether times are of one or of all.
    """
    if brachy.type == "PDR":
        return
    rates = {source.number: source.air_kerma_rate for source in brachy.sources}
    for setup in brachy.setups:
        stated = setup.total_air_kerma
        parts = [(rates.get(one.source), one.total_time) for one in setup.channels]
        known = [rate * time for rate, time in parts if rate and time is not None]
        if not stated or not known or len(known) < len(parts):
            continue
        total = sum(known) / _HOUR
        if abs(total - stated) > _AIR_KERMA * abs(stated):
            yield flagged(
                message=f"Application setup {setup.number} states a total reference "
                f"air kerma of {trimmed(stated, 1)} µGy at 1 m; its sources and the "
                f"times of its channels make {trimmed(total, 1)} µGy.",
                found=f"{trimmed(stated, 1)} µGy",
                expected=f"{trimmed(total, 1)} µGy",
            )


def _channel_fault(channel: Channel, sources: set[int | None]) -> Fault | None:
    if channel.source not in sources:
        told = str(channel.source) if channel.source is not None else "nothing"
        return Fault("its source is not in the plan", told, "a source of the plan")
    if channel.total_time is None or channel.total_time < 0:
        told = trimmed(channel.total_time, 1)
        return Fault("it states no total time", told, "seconds")
    weights, final = channel.weights, channel.final_weight
    if channel.total_time == 0 or not len(weights):
        return None  # a channel that is not used
    if np.isnan(weights).any() or final is None:
        what = "its time weights are not all stated"
        return Fault(what, "nothing", "time weights")
    if (np.diff(weights) < -_ROUNDED * abs(final)).any():
        what = "its time weights fall"
        return Fault(what, "weights that fall", "weights that rise")
    if abs(float(weights[-1]) - final) > _ROUNDED * abs(final):
        return Fault(
            "its last control point does not have the final time weight",
            trimmed(float(weights[-1]), 3),
            trimmed(final, 3),
        )
    return None


CHECKS = {"PC-40": check_sources}
