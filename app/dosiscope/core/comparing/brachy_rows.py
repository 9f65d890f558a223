"""Brachytherapy of two plans, attribute by attribute."""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.comparing.plan_pairs import paired
from dosiscope.core.comparing.plan_row import LENGTH, TIME, lone_row, most_apart, row
from dosiscope.core.language import marked, tr
from dosiscope.core.text import DASH, in_row, moment_text, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.brachy import ApplicationSetup, Brachy, Channel, Source
    from dosiscope.core.comparing.plan_pairs import Pair
    from dosiscope.core.comparing.plan_row import PlanRow

_STRENGTH = 0.01  # µGy/h or µGy at 1 m
_DAYS = 0.001


def brachy_rows(a: Brachy | None, b: Brachy | None) -> Iterator[PlanRow]:
    """Yield what two plans state of brachytherapy; nothing where neither does."""
    if a is None and b is None:
        return
    if a is None or b is None:
        yield lone_row(
            tr("Brachytherapy"), tr("Treatment"), tr("planned"), in_a=b is None
        )
        return
    subject = tr("Brachytherapy")
    yield row(subject, tr("Technique"), a.technique, b.technique)
    yield row(subject, tr("Type"), a.type, b.type)
    yield row(subject, tr("Machine"), a.machine, b.machine)
    by_number = (("number", lambda one: one.number),)
    for sources in paired(a.sources, b.sources, by_number):
        yield from _source_rows(sources)
    for setups in paired(a.setups, b.setups, by_number):
        yield from _setup_rows(setups)


def _source_rows(pair: Pair[Source]) -> Iterator[PlanRow]:
    a, b, one = pair.a, pair.b, pair.either
    subject = tr("Source {number}", number=one.number)
    if a is None or b is None:
        yield lone_row(
            subject, tr("Source"), one.isotope or tr("planned"), in_a=b is None
        )
        return
    yield row(subject, tr("Isotope"), a.isotope, b.isotope)
    yield row(
        subject,
        tr("Reference air kerma rate"),
        a.air_kerma_rate,
        b.air_kerma_rate,
        unit=tr("µGy/h at 1 m"),
        within=_STRENGTH,
    )
    yield row(
        subject,
        tr("Half-life"),
        a.half_life_days,
        b.half_life_days,
        unit=tr("days"),
        within=_DAYS,
    )
    moments = [moment_text(s.date, s.time) for s in (a, b)]
    yield row(subject, tr("Strength as of"), *("" if m == DASH else m for m in moments))


def _setup_rows(pair: Pair[ApplicationSetup]) -> Iterator[PlanRow]:
    a, b, one = pair.a, pair.b, pair.either
    subject = tr("Application setup {number}", number=one.number)
    if a is None or b is None:
        yield lone_row(
            subject,
            tr("Setup", "of brachytherapy"),
            one.type or tr("planned"),
            in_a=b is None,
        )
        return
    yield row(subject, tr("Type"), a.type, b.type)
    yield row(
        subject,
        tr("Total reference air kerma"),
        a.total_air_kerma,
        b.total_air_kerma,
        unit=tr("µGy at 1 m"),
        within=_STRENGTH,
    )
    for channels in paired(
        a.channels, b.channels, (("number", lambda one: one.number),)
    ):
        yield from _channel_rows(subject, channels)


def _channel_rows(setup: str, pair: Pair[Channel]) -> Iterator[PlanRow]:
    a, b, one = pair.a, pair.b, pair.either
    subject = tr("{setup}, channel {number}", setup=setup, number=one.number)
    if a is None or b is None:
        yield lone_row(subject, tr("Channel"), tr("planned"), in_a=b is None)
        return
    yield row(
        subject, tr("Total time"), a.total_time, b.total_time, unit="s", within=TIME
    )
    sources = tuple("" if one.source is None else str(one.source) for one in (a, b))
    yield row(subject, tr("Source number"), *sources)
    yield _dwells(subject, a, b)


def _dwells(subject: str, a: Channel, b: Channel) -> PlanRow:
    """Return the row of dwell positions: how many, how far apart, how long."""
    counts = tuple(float(len(one.weights)) for one in (a, b))
    notes, is_same = [], counts[0] == counts[1]
    if is_same:
        apart = _most(a.places, b.places)
        longer = _most(_times(a), _times(b))
        is_same = apart <= LENGTH and longer <= TIME
        for most, within, lacking, differing in (
            (
                apart,
                LENGTH,
                marked("places not stated by both"),
                marked("places up to {most} mm apart"),
            ),
            (
                longer,
                TIME,
                marked("times not stated by both"),
                marked("times up to {most} s apart"),
            ),
        ):
            if isinf(most):
                notes.append(tr(lacking))
            elif most > within:
                notes.append(tr(differing, most=trimmed(most, 2)))
    return row(
        subject,
        tr("Control points"),
        *counts,
        note=in_row(", ", notes),
        is_same=is_same,
    )


def _times(channel: Channel) -> NDArray[np.float64]:
    """Return the time up to every control point, s; NaN where it is not stated."""
    if not channel.final_weight or channel.total_time is None:
        return np.full(len(channel.weights), np.nan)
    return np.asarray(channel.weights / channel.final_weight * channel.total_time)


def _most(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return how far two arrays are apart; without end where one alone is stated."""
    if not np.array_equal(np.isnan(one), np.isnan(other)):
        return np.inf
    return most_apart(one - other)
