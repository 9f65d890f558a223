"""The beams of a plan as lines of text: a table, and control points of one beam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beam_words import (
    angle_words,
    applicator_gap,
    applicator_words,
    beam_name,
    block_words,
    bolus_words,
    compensator_words,
    first_known,
    wedge_words,
)
from dosiscope.core.beams.point_rows import point_rows
from dosiscope.core.beams.spots import is_scanned, spot_layers
from dosiscope.core.dwells import air_kerma_of, dwells_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_words import energy_text, gantry_text
from dosiscope.core.text import (
    DASH,
    counted,
    first_few,
    mm_number,
    number_text,
    trimmed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosiscope.core.beams.point_rows import PointRow
    from dosiscope.core.brachy import ApplicationSetup, Brachy, Channel
    from dosiscope.core.plan import Beam, Plan

_FEW: Final = 2  # blocks of a row
_MOST_PLACES: Final = 5  # isocentres of a beam
_BEAM_HEADS: Final = (
    *(tr("no."), tr("beam"), tr("energy"), tr("meterset"), tr("gantry"), tr("coll.")),
    *(tr("couch"), tr("SSD mm"), tr("points"), tr("wedge"), tr("block")),
    *(tr("compensator"), tr("applicator"), tr("bolus"), tr("machine")),
)
_POINT_HEADS: Final = (
    *(tr("point"), tr("meterset"), tr("gantry"), tr("coll."), tr("couch")),
    *(tr("source mm"), tr("jaws X mm"), tr("jaws Y mm"), tr("energy")),
)
_DWELL_HEADS: Final = (tr("dwell"), tr("time s"), tr("along mm"), tr("position mm"))
_LAYER_HEADS: Final = (
    *(tr("layer"), tr("energy"), tr("spots"), tr("weight"), tr("meterset")),
)


def beam_lines(
    plan: Plan,
    beams: Sequence[Beam],
    *,
    at: Sequence[float] | None,
    rois: Mapping[int, str],
    in_full: bool,
) -> Iterator[str]:
    """Yield a table of the beams, what is withheld, and the sources of brachytherapy.

    Parameters
    ----------
    at
        A point of the patient that is looked for in the beam's eye, mm.
    rois
        Names of ROIs by number, which boli have.
    in_full
        Whether every control point and layer is told, or what a beam begins with.
    """
    if beams:
        yield from _table(_BEAM_HEADS, [_beam(one, rois) for one in beams])
    elif plan.brachy is None:
        yield tr("The plan states no beam.")
    for beam in beams:
        rows = list(point_rows(plan, beam, at))
        if in_full:
            yield from _head(beam, rows)
            yield from _points(rows, at)
            yield from _layers(beam)
        elif at is not None and rows:
            yield from _seen_from(beam, rows[0], at)
        reasons = {row.withheld: None for row in rows if row.withheld}
        for why in reasons:
            some = [row.index for row in rows if row.withheld == why]
            yield tr(
                "WITHHELD: {beam}, {points}: {why}.",
                beam=beam_name(beam),
                points=_which(some, len(rows)),
                why=why,
            )
        shapes = {row.not_shaped: None for row in rows if row.not_shaped}
        yield from (
            tr("WITHHELD: {beam}, opening: {why}.", beam=beam_name(beam), why=why)
            for why in shapes
        )
        if gap := applicator_gap(beam):
            yield tr("WITHHELD: {beam}, opening: {why}.", beam=beam_name(beam), why=gap)
        yield from (
            tr("NOT READ: {beam}: {why}.", beam=beam_name(beam), why=why)
            for why in beam.wrong
        )
    if plan.brachy is not None:
        yield from _brachy(plan.brachy)
    yield from (tr("NOT READ: {why}.", why=why) for why in plan.wrong)


def _head(beam: Beam, rows: Sequence[PointRow]) -> Iterator[str]:
    eye = next((row.eye for row in rows if row.eye is not None), None)
    told = [counted(len(rows), "control point")]
    places = dict.fromkeys(row.isocentre for row in rows if row.isocentre is not None)
    if places:
        where = first_few((f"({_place(place)})" for place in places), _MOST_PLACES)
        told.append(
            tr_count(
                "isocentre {places} mm",
                "isocentres {places} mm",
                len(places),
                places=where,
            )
        )
    if beam.source_axis is not None:
        far = dict.fromkeys(trimmed(value, 2) for value in beam.source_axis)
        told.append(tr("source to axis {distance} mm", distance=", ".join(far)))
    if eye is not None:
        told.append(tr("patient position {position}", position=eye.position))
    yield f"{beam_name(beam)}: {'; '.join(told)}"


def _seen_from(beam: Beam, row: PointRow, at: Sequence[float]) -> Iterator[str]:
    """Yield where a point is seen from the first control point, if that has a view."""
    fields = {"beam": beam_name(beam), "place": _place(at)}
    if row.seen is not None:
        yield tr(
            "{beam}: from the first control point ({place}) mm is seen at ({seen}) mm",
            **fields,
            seen=_seen(row),
        )
    elif row.eye is not None:
        yield tr(
            "{beam}: from the first control point ({place}) mm is not seen: it lies "
            "behind the source",
            **fields,
        )


def _place(values: Sequence[float]) -> str:
    return ", ".join(mm_number(value) for value in values)


def _which(some: Sequence[int], count: int) -> str:
    """Return which control points: "all control points", "control points 2 to 5"."""
    if len(some) == count:
        return tr("all control points") if count > 1 else tr("its control point")
    if len(some) == 1:
        return tr("control point {number}", number=some[0])
    if some[-1] - some[0] == len(some) - 1:
        return tr("control points {first} to {last}", first=some[0], last=some[-1])
    return counted(len(some), "control point")


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield heads and rows in columns; those without a cell are left out."""
    kept = [n for n in range(len(heads)) if any(row[n] for row in rows)]
    lines = [tuple(row[n] for n in kept) for row in (heads, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        parted = (f"{cell:{wide}}" for cell, wide in zip(line, widths, strict=True))
        yield "  ".join(parted).rstrip()


def _beam(beam: Beam, rois: Mapping[int, str]) -> tuple[str, ...]:
    points = beam.points
    ssd = None if points is None else first_known(points.skin_distances)
    meterset = f"{number_text(beam.meterset, 1)} {beam.meterset_unit}".strip()
    return (
        str(beam.number),
        beam.name,
        energy_text(beam),
        DASH if beam.meterset is None else meterset,
        gantry_text(beam),
        angle_words(beam.collimator, None if points is None else points.collimator),
        angle_words(beam.couch, None if points is None else points.couch),
        "" if ssd is None else mm_number(ssd),
        str(beam.control_points),
        ", ".join(wedge_words(beam)),
        first_few(block_words(beam), _FEW),
        first_few(compensator_words(beam), _FEW),
        ", ".join(applicator_words(beam)),
        ", ".join(bolus_words(beam, rois)),
        beam.machine,
    )


def _points(rows: Sequence[PointRow], at: Sequence[float] | None) -> Iterator[str]:
    heads = _POINT_HEADS if at is None else (*_POINT_HEADS, tr("seen at mm"))
    told = [(*_point(row), *(() if at is None else (_seen(row),))) for row in rows]
    yield from _table(heads, told)


def _point(row: PointRow) -> tuple[str, ...]:
    jaws = row.jaws
    source = "withheld"
    if row.eye is not None:
        source = ", ".join(number_text(v, 2) for v in row.eye.source.tolist())
    return (
        str(row.index),
        trimmed(row.meterset, 2) if row.meterset is not None else "",
        *(
            "" if angle is None else trimmed(angle, 2)
            for angle in (row.gantry, row.collimator, row.couch)
        ),
        source,
        _sides(jaws.x1, jaws.x2),
        _sides(jaws.y1, jaws.y2),
        "" if row.energy is None else trimmed(row.energy, 2),
    )


def _sides(first: float | None, second: float | None) -> str:
    if first is None and second is None:
        return ""
    return " / ".join(trimmed(side, 2) for side in (first, second))


def _seen(row: PointRow) -> str:
    if row.seen is None:
        return tr("withheld") if row.eye is None else tr("behind the source")
    return ", ".join(number_text(value, 2) for value in row.seen)


def _layers(beam: Beam) -> Iterator[str]:
    try:
        layers = spot_layers(beam)
    except NotEvaluableError as error:
        if is_scanned(beam):
            yield tr(
                "WITHHELD: {beam}, layers: {why}.", beam=beam_name(beam), why=error
            )
        return
    rows = [
        (
            str(n),
            "" if one.energy is None else f"{trimmed(one.energy)} {beam.energy_unit}",
            str(len(one.weights)),
            trimmed(one.weight, 4),
            "" if one.metersets is None else trimmed(float(one.metersets.sum()), 4),
        )
        for n, one in enumerate(layers, 1)
    ]
    yield from _table(_LAYER_HEADS, rows)


def _brachy(brachy: Brachy) -> Iterator[str]:
    words = (brachy.type, brachy.technique, brachy.machine)
    yield tr("Brachytherapy: {stated}", stated=", ".join(filter(None, words)) or DASH)
    for source in brachy.sources:
        rate = trimmed(source.air_kerma_rate, 2)
        yield tr(
            "Source {number}: {isotope}, {rate} µGy/h at 1 m, half-life {days} days",
            number=source.number,
            isotope=source.isotope or DASH,
            rate=rate,
            days=trimmed(source.half_life_days, 3),
        )
    for setup in brachy.setups:
        yield from _setup(brachy, setup)


def _setup(brachy: Brachy, setup: ApplicationSetup) -> Iterator[str]:
    try:
        found = tr("{kerma} µGy at 1 m", kerma=trimmed(air_kerma_of(brachy, setup), 2))
    except NotEvaluableError as error:
        found = tr("withheld ({why})", why=error)
    yield tr(
        "Application setup {number}: {name}, total reference air kerma {kerma} "
        "µGy at 1 m, of the dwells {found}",
        number=setup.number,
        name=setup.name or setup.type or DASH,
        kerma=trimmed(setup.total_air_kerma, 2),
        found=found,
    )
    for channel in setup.channels:
        yield from _channel(channel)


def _channel(channel: Channel) -> Iterator[str]:
    yield tr(
        "Channel {number}: source {source}, total time {time} s",
        number=channel.number,
        source=channel.source,
        time=trimmed(channel.total_time, 2),
    )
    try:
        dwells = dwells_of(channel)
    except NotEvaluableError as error:
        yield tr("WITHHELD: channel {number}: {why}.", number=channel.number, why=error)
        return
    places = zip(dwells.times, dwells.relative, dwells.places, strict=True)
    rows = [
        (
            str(n),
            trimmed(float(time), 2),
            "" if np.isnan(along) else trimmed(float(along), 2),
            ""
            if np.isnan(place).any()
            else ", ".join(trimmed(v, 2) for v in place.tolist()),
        )
        for n, (time, along, place) in enumerate(places, 1)
    ]
    yield from _table(_DWELL_HEADS, rows)
