"""Beams of two plans, attribute by attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.comparing.plan_pairs import paired
from dosiscope.core.comparing.plan_row import (
    ANGLE,
    DEGREES,
    DOSE,
    LENGTH,
    METERSET,
    decimals_for,
    lone_row,
    most_apart,
    row,
)
from dosiscope.core.text import counted, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.comparing.plan_pairs import Pair
    from dosiscope.core.comparing.plan_row import PlanRow, Stated
    from dosiscope.core.delivery import ControlPoints, Wedge
    from dosiscope.core.plan import Beam, PatientSetup, Plan

    Floats = NDArray[np.float64]

ARROW: Final = "\N{RIGHTWARDS ARROW}"
_WEIGHT: Final = 0.01  # % of a beam
_ENERGY: Final = 0.01
_FEW: Final = 3
_JAWS: Final = frozenset(("X", "Y", "ASYMX", "ASYMY"))


def paired_beams(a: Sequence[Beam], b: Sequence[Beam]) -> tuple[Pair[Beam], ...]:
    """Return which beams belong together: by number and name, name, then number.

    A beam that images or checks the patient belongs to none that treats.
    """

    def name(beam: Beam) -> tuple[object, ...] | None:
        words = " ".join(beam.name.split()).casefold()
        return (words, beam.is_setup) if words else None

    def both(beam: Beam) -> tuple[object, ...] | None:
        named = name(beam)
        return None if named is None else (beam.number, *named)

    return paired(
        a,
        b,
        (
            ("number and name", both),
            ("name", name),
            ("number", lambda beam: (beam.number, beam.is_setup)),
        ),
    )


def beam_rows(
    pair: Pair[Beam],
    plans: tuple[Plan, Plan],
    rois: tuple[Mapping[int, str], Mapping[int, str]],
) -> Iterator[PlanRow]:
    """Yield what two beams state; of a beam without a partner, that it is alone.

    Parameters
    ----------
    plans
        Theirs, of A and of B.
    rois
        Names of ROIs by number, of A and of B.
    """
    a, b = pair.a, pair.b
    if a is None or b is None:
        beam = pair.either
        told = beam.name.strip() or str(beam.number)
        yield lone_row(beam_name(beam), "Beam", told, in_a=b is None)
        return
    subject = beam_name(a)
    yield row(subject, "Number", str(a.number), str(b.number))
    yield row(subject, "Name", a.name, b.name)
    for what, words in _WORDS:
        yield row(subject, what, words(a), words(b))
    units = {a.meterset_unit, b.meterset_unit}
    if len(units) > 1:
        yield row(subject, "Meterset unit", a.meterset_unit, b.meterset_unit)
    unit = a.meterset_unit if len(units) == 1 else ""
    yield row(subject, "Meterset", a.meterset, b.meterset, unit=unit, within=METERSET)
    yield row(
        subject, "Dose of a fraction", a.dose_gy, b.dose_gy, unit="Gy", within=DOSE
    )
    yield from _energies(subject, a, b)
    yield from _angles(subject, a, b)
    for what, read in _LENGTHS:
        yield row(subject, what, read(a), read(b), unit="mm", within=LENGTH)
    yield row(
        subject,
        "Control points",
        float(a.control_points),
        float(b.control_points),
    )
    yield from _weights(subject, a, b)
    yield from _openings(subject, a, b)
    yield from _spots(subject, a, b)
    setups = tuple(_setup(p, one) for p, one in zip(plans, (a, b), strict=True))
    for what, of_setup in _SETUP:
        yield row(subject, what, *(of_setup(one) if one else "" for one in setups))
    boli = tuple(
        tuple(of.get(n) or f"ROI {n}" for n in one.bolus_rois)
        for of, one in zip(rois, (a, b), strict=True)
    )
    yield row(subject, "Bolus", *boli)
    tables = tuple(_table(p, one) for p, one in zip(plans, (a, b), strict=True))
    yield row(subject, "Tolerance table", *tables)


def beam_name(beam: Beam) -> str:
    """Return what a beam is called: 'Beam 1 "AP"'."""
    name = f' "{beam.name.strip()}"' if beam.name.strip() else ""
    return f"Beam {beam.number}{name}"


def _wedges(beam: Beam) -> tuple[str, ...]:
    return tuple(map(_wedge, beam.wedges))


def _wedge(one: Wedge) -> str:
    angle = "" if one.angle is None else f"{trimmed(one.angle)}{DEGREES}"
    to = "" if one.orientation is None else f"towards {trimmed(one.orientation)}"
    used = "" if one.is_used else "(not used)"
    words = (one.type, one.id, angle, f"{to}{DEGREES}" if to else "", used)
    return " ".join(filter(None, words)) or f"number {one.number}"


def _blocks(beam: Beam) -> tuple[str, ...]:
    return tuple(
        " ".join(filter(None, (one.type, one.name))) or f"block {one.number}"
        for one in beam.blocks
    )


def _shifters(beam: Beam) -> tuple[str, ...]:
    return tuple(one.id or f"number {one.number}" for one in beam.range_shifters)


# Attributes that are words; those that no beam of a kind has are stated by neither.
_WORDS: Final[tuple[tuple[str, Callable[[Beam], Stated]], ...]] = (
    ("Description", lambda beam: beam.description),
    ("Type", lambda beam: beam.type),
    ("Radiation", lambda beam: beam.radiation),
    ("Delivery", lambda beam: beam.delivery),
    ("Machine", lambda beam: beam.machine),
    ("Fluence", lambda beam: f"{beam.fluence_mode} {beam.fluence_id}"),
    ("Wedges", _wedges),
    ("Blocks", _blocks),
    ("Compensators", lambda beam: str(beam.compensators) if beam.compensators else ""),
    ("Applicators", lambda beam: beam.applicators),
    ("Snout", lambda beam: beam.snout),
    ("Range shifters", _shifters),
)


def _first(read: Callable[[ControlPoints], Floats]) -> Callable[[Beam], Stated]:
    """Return what reads the value of the first control point that has one."""

    def first(beam: Beam) -> Stated:
        if beam.points is None:
            return None
        values = read(beam.points)
        known = values[~np.isnan(values)]
        return float(known[0]) if len(known) else None

    return first


_LENGTHS: Final[tuple[tuple[str, Callable[[Beam], Stated]], ...]] = (
    ("Isocentre", lambda beam: beam.isocentre),
    ("SSD", _first(lambda points: points.skin_distances)),
    ("Source to axis", lambda beam: beam.source_axis),
    ("Snout position", _first(lambda points: points.snout_positions)),
    ("Table top vertical", _first(lambda points: points.table_tops[:, 0])),
    ("Table top longitudinal", _first(lambda points: points.table_tops[:, 1])),
    ("Table top lateral", _first(lambda points: points.table_tops[:, 2])),
)
_SETUP: Final[tuple[tuple[str, Callable[[PatientSetup], str]], ...]] = (
    ("Patient position", lambda setup: setup.position),
    ("Setup technique", lambda setup: setup.technique),
)


def _setup(plan: Plan, beam: Beam) -> PatientSetup | None:
    found = [one for one in plan.setups if one.number == beam.setup]
    return found[0] if len(found) == 1 else None


def _table(plan: Plan, beam: Beam) -> str:
    if beam.tolerance_table is None:
        return ""
    found = [one for one in plan.tolerance_tables if one.number == beam.tolerance_table]
    label = found[0].label if len(found) == 1 else ""
    return label or f"number {beam.tolerance_table}"


def _energies(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    unit = a.energy_unit if a.energy_unit == b.energy_unit else ""
    if not unit and a.energies and b.energies:
        yield row(subject, "Unit of energy", a.energy_unit, b.energy_unit)

    def text(value: Stated) -> str:
        assert isinstance(value, tuple)
        numbers = [trimmed(float(one), decimals_for(_ENERGY)) for one in value]
        if len(numbers) <= _FEW:
            return ", ".join(numbers)
        return f"{len(numbers)} energies, {numbers[0]} to {numbers[-1]}"

    yield row(
        subject,
        "Energy",
        tuple(sorted(a.energies)),
        tuple(sorted(b.energies)),
        unit=unit,
        within=_ENERGY,
        text=text,
    )


# --- along the control points -------------------------------------------------------

_ANGLES: Final[tuple[tuple[str, Callable[[ControlPoints], Floats], bool], ...]] = (
    ("Gantry", lambda points: points.gantry, True),
    ("Collimator", lambda points: points.collimator, True),
    ("Couch", lambda points: points.couch, True),
    ("Table top pitch", lambda points: points.pitch, False),
    ("Table top roll", lambda points: points.roll, False),
    ("Table top eccentric", lambda points: points.eccentric, False),
)


def _angles(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield every angle: where it starts and ends, and whether it is the same between.

    Where the beams have as many control points all of them are compared, else the ends.
    """
    if a.points is None or b.points is None:
        yield row(subject, "Gantry", a.gantry, b.gantry, unit=DEGREES, within=ANGLE)
        for what, one, two in (
            ("Collimator", a.collimator, b.collimator),
            ("Couch", a.couch, b.couch),
        ):
            yield row(subject, what, one, two, unit=DEGREES, within=ANGLE)
    else:
        for what, read, is_usual in _ANGLES:
            made = _angle(subject, what, read(a.points), read(b.points))
            if is_usual or made.differs:
                yield made
    yield row(subject, "Gantry turns", a.gantry_direction, b.gantry_direction)


def _angle(subject: str, what: str, a: Floats, b: Floats) -> PlanRow:
    ends = tuple(_ends(angles) for angles in (a, b))
    note, is_same = "", None
    if len(a) == len(b) and all(ends):
        unknown = np.isnan(a) != np.isnan(b)
        most = most_apart((a - b + 180) % 360 - 180)
        is_same = most <= ANGLE and not bool(unknown.any())
        if len(a) > 1 and most > ANGLE:
            note = f"up to {trimmed(most, decimals_for(ANGLE))}{DEGREES} apart"

    def text(value: Stated) -> str:
        assert isinstance(value, tuple)
        numbers = [trimmed(float(one), decimals_for(ANGLE)) for one in value]
        return f" {ARROW} ".join(numbers)

    return row(
        subject,
        what,
        *ends,
        unit=DEGREES,
        within=ANGLE,
        text=text,
        note=note,
        is_same=is_same,
    )


def _ends(angles: Floats) -> tuple[float, ...]:
    """Return the angle; where it changes, the first and the last."""
    known = angles[~np.isnan(angles)]
    if not len(known):
        return ()
    if np.ptp(known) <= ANGLE:
        return (float(known[0]),)
    return float(known[0]), float(known[-1])


def _openings(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield jaws as they start, and for all that moves how far it is apart."""
    if a.points is None or b.points is None:
        return
    held = (a.points.positions, b.points.positions)
    for device in dict.fromkeys((*held[0], *held[1])):
        one, two = (_positions(points, device) for points in (a.points, b.points))
        note, is_same = "", None
        if one is not None and two is not None:
            note, is_same = _moved(one, two)
        is_jaw = device in _JAWS
        yield row(
            subject,
            f"{'Jaws' if is_jaw else 'Leaves'} {device}",
            *(_opening(values, is_jaw=is_jaw) for values in (one, two)),
            unit="mm" if is_jaw else "",
            within=LENGTH,
            note=note,
            is_same=is_same,
        )


def _weights(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield the parts of the meterset up to every control point, where they differ."""
    if a.points is None or b.points is None or len(a.points) != len(b.points):
        return
    one, two = (
        100 * beam.points.weights / beam.final_weight
        if beam.points is not None and beam.final_weight
        else np.full(len(a.points), np.nan)
        for beam in (a, b)
    )
    apart = most_apart(one - two)
    if apart > _WEIGHT:
        told = trimmed(apart, decimals_for(_WEIGHT))
        ends = (tuple(one.tolist()), tuple(two.tolist()))
        yield row(
            subject,
            "Meterset along the control points",
            *ends,
            unit="%",
            within=_WEIGHT,
            text=lambda value: counted(len(ends[0]), "value"),
            note=f"up to {told} % of the beam apart",
        )


def _moved(one: Floats, two: Floats) -> tuple[str, bool]:
    """Return how far positions are apart, in words, and whether they are the same."""
    if one.shape[1] != two.shape[1]:
        return "not as many pairs", False
    if len(one) != len(two):
        # what never moves can be held against any number of control points
        one, two = (rows[:1] if _stands(rows) else rows for rows in (one, two))
        if len(one) > 1 and len(two) > 1:
            return "not as many control points", False
        one, two = np.broadcast_arrays(one, two)
    if not np.array_equal(np.isnan(one), np.isnan(two)):
        return "not stated by both everywhere", False
    apart = most_apart(one - two)
    return f"up to {trimmed(apart, 2)} mm apart", apart <= LENGTH


def _stands(rows: Floats) -> bool:
    return bool((np.ptp(rows, axis=0) <= LENGTH).all())


def _positions(points: ControlPoints, device: str) -> Floats | None:
    """Return what holds at every control point, shape (points, length)."""
    carried = points.positions.get(device)
    if carried is None or not len(carried.rows):
        return None
    values = carried.rows[np.maximum(carried.index, 0)]
    values[carried.index < 0] = np.nan
    return np.asarray(values)


def _opening(values: Floats | None, *, is_jaw: bool) -> Stated:
    """Return both jaws as they start; of leaves how many there are."""
    if values is None:
        return None
    if is_jaw:
        known = values[~np.isnan(values).any(axis=1)]
        return tuple(float(v) for v in known[0]) if len(known) else None
    return counted(values.shape[1] // 2, "pair")


def _spots(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    """Yield how many spots there are, and whether they lie and weigh the same."""
    if a.points is None or b.points is None:
        return
    both = (a.points.spots, b.points.spots)
    if not any(both):
        return
    counts = tuple(sum(len(s.weights) for s in one if s is not None) for one in both)
    places, weights = (
        tuple(
            np.concatenate([getattr(s, name) for s in one if s is not None] or [empty])
            for one in both
        )
        for name, empty in (("positions", np.empty((0, 2))), ("weights", np.empty(0)))
    )
    notes, is_same = [], counts[0] == counts[1]
    if is_same:
        apart = most_apart(places[0] - places[1])
        heavier = most_apart(weights[0] - weights[1])
        is_same = apart <= LENGTH and heavier <= METERSET
        if apart > LENGTH:
            notes.append(f"up to {trimmed(apart, 2)} mm apart")
        if heavier > METERSET:
            notes.append(f"weights up to {trimmed(heavier, 4)} apart")
    yield row(
        subject,
        "Spots",
        *(float(count) if count else None for count in counts),
        note=", ".join(notes),
        is_same=is_same,
    )
