"""Spots of ions, sources and channels of brachytherapy (PC-40)."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed
from dosiscope.core.plan_check.of_beams import (
    Fault,
    alike,
    beams_text,
    flagged_beams,
    not_stated,
    numbers_of,
    require,
    require_of_plan,
)
from dosiscope.core.text import (
    capitalised,
    counted,
    date_text,
    first_few,
    trimmed,
    typed_number,
)

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
            tr("the plan has neither beams of ions nor brachytherapy sources")
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
    if bare:
        yield not_stated(
            bare,
            tr_count(
                "{beams} states no spots that add up.",
                "{beams} state no spots that add up.",
                len(bare),
                beams=beams_text(bare),
            ),
        )
    if not bare and not answers:
        yield passed(message=with_stop(_summary(ions, plan.brachy)))


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

        shifters = sum(len(beam.range_shifters) for beam in ions)
        told = {
            "spots": counted(spots, "spot"),
            "beams": counted(len(ions), "beam"),
            "shifters": counted(shifters, "range shifter"),
        }
        if names:
            return tr(
                "The weights of {spots} of {beams} add up to the final metersets; "
                "{shifters}, snout {names}",
                **told,
                names=first_few(sorted(names)),
            )
        return tr(
            "The weights of {spots} of {beams} add up to the final metersets; "
            "{shifters}",
            **told,
        )
    channels = sum(len(setup.channels) for setup in brachy.setups)
    first, *_ = brachy.sources
    when = date_text(first.date)
    return tr(
        "{sources} ({isotope}, {rate} µGy/h at 1 m on {date}) and {channels} are whole",
        sources=counted(len(brachy.sources), "source"),
        isotope=first.isotope,
        rate=trimmed(first.air_kerma_rate, 1),
        date=when,
        channels=counted(channels, "channel"),
    )


def _spots(ions: list[Beam]) -> Iterator[tuple[Beam, Fault]]:
    for beam in ions:
        points = beam.points
        if points is None or not any(points.spots) or beam.final_weight is None:
            continue
        total = sum(float(one.weights.sum()) for one in points.spots if one is not None)
        if abs(total - beam.final_weight) > _ROUNDED * abs(beam.final_weight):
            found, expected = trimmed(total, 3), trimmed(beam.final_weight, 3)
            what = tr(
                "its spot weights add up to {found}, its final meterset weight is "
                "{expected}",
                found=found,
                expected=expected,
            )
            yield beam, Fault(what, found, expected)


def _devices(ions: list[Beam]) -> Iterator[Answer]:
    unnamed = [beam for beam in ions if any(not one.id for one in beam.range_shifters)]
    if unnamed:
        yield flagged(
            message=capitalised(
                tr_count(
                    "{beams} has a range shifter without an ID.",
                    "{beams} have a range shifter without an ID.",
                    len(unnamed),
                    beams=beams_text(unnamed),
                )
            ),
            found=tr("nothing"),
            expected=tr("a Range Shifter ID"),
            beams=numbers_of(unnamed),
        )


def _source_faults(subject: PlanSubject, brachy: Brachy) -> Iterator[Answer]:
    if not brachy.sources:
        yield flagged(
            message=tr("The plan states no source."),
            found=tr("nothing"),
            expected=tr("a source"),
        )
    for source in brachy.sources:
        name = source.isotope or tr("source {number}", number=source.number)
        if not source.air_kerma_rate or source.air_kerma_rate < 0:
            yield flagged(
                message=tr("The strength of {source} is not stated.", source=name),
                found=trimmed(source.air_kerma_rate, 1),
                expected=tr("a Reference Air Kerma Rate above 0"),
            )
        yield from _source_date(subject, source, name)


def _source_date(subject: PlanSubject, source: Source, name: str) -> Iterator[Answer]:
    """Flag a strength of a day that is not stated, or not near that of the plan."""
    limit, plan = subject.limits.source_age_days, subject.plan
    calibrated, planned = _day(source.date), _day(plan.date)
    if calibrated is None:
        yield flagged(
            message=tr(
                "The date of the strength of {source} is not stated.", source=name
            ),
            found=source.date or tr("nothing"),
            expected=tr("a Source Strength Reference Date"),
        )
        return
    if planned is None or limit is None:
        return
    days = (planned - calibrated).days
    if days > limit:
        yield flagged(
            message=tr_count(
                "The strength of {source} is of {date}, {n} day before the plan.",
                "The strength of {source} is of {date}, {n} days before the plan.",
                days,
                source=name,
                date=date_text(source.date),
            ),
            found=counted(days, "day"),
            expected=tr("at most {limit} days", limit=typed_number(limit)),
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
            message=tr("No application setup has a channel."),
            found=tr("nothing"),
            expected=tr("a channel"),
        )
    for setup in brachy.setups:
        times = Counter(channel.number for channel in setup.channels)
        twice = [number for number, count in times.items() if count > 1]
        if twice:
            yield flagged(
                message=tr(
                    "Application setup {number} has channel {channels} more than once.",
                    number=setup.number,
                    channels=first_few(twice),
                ),
                found=first_few(twice),
                expected=tr("each channel number once"),
            )
    several = len(brachy.setups) > 1
    faults = (
        (
            tr(
                "channel {number} of setup {setup}",
                number=one.number,
                setup=setup.number,
            )
            if several
            else tr("channel {number}", number=one.number),
            fault,
        )
        for setup in brachy.setups
        for one in setup.channels
        if (fault := _channel_fault(one, sources)) is not None
    )
    for names, fault in alike(faults):
        others = len(names) - 1
        told = (
            tr_count(
                "{channel}: {fault}; likewise {n} other channel.",
                "{channel}: {fault}; likewise {n} other channels.",
                others,
                channel=names[0],
                fault=fault.what,
            )
            if others
            else tr("{channel}: {fault}.", channel=names[0], fault=fault.what)
        )
        yield flagged(
            message=capitalised(told),
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
                message=tr(
                    "Application setup {number} states a total reference air kerma of "
                    "{stated} µGy at 1 m; its sources and the times of its channels "
                    "make {total} µGy.",
                    number=setup.number,
                    stated=trimmed(stated, 1),
                    total=trimmed(total, 1),
                ),
                found=f"{trimmed(stated, 1)} µGy",
                expected=f"{trimmed(total, 1)} µGy",
            )


def _channel_fault(channel: Channel, sources: set[int | None]) -> Fault | None:
    if channel.source not in sources:
        told = str(channel.source) if channel.source is not None else tr("nothing")
        return Fault(
            tr("its source is not in the plan"), told, tr("a source of the plan")
        )
    if channel.total_time is None or channel.total_time < 0:
        told = trimmed(channel.total_time, 1)
        return Fault(tr("it states no total time"), told, tr("seconds"))
    weights, final = channel.weights, channel.final_weight
    if channel.total_time == 0 or not len(weights):
        return None  # a channel that is not used
    if np.isnan(weights).any() or final is None:
        what = tr("its time weights are not all stated")
        return Fault(what, tr("nothing"), tr("time weights"))
    if (np.diff(weights) < -_ROUNDED * abs(final)).any():
        what = tr("its time weights fall")
        return Fault(what, tr("weights that fall"), tr("weights that rise"))
    if abs(float(weights[-1]) - final) > _ROUNDED * abs(final):
        return Fault(
            tr("its last control point does not have the final time weight"),
            trimmed(float(weights[-1]), 3),
            trimmed(final, 3),
        )
    return None


CHECKS = {"PC-40": check_sources}
