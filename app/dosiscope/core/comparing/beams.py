"""Beams of two plans, attribute by attribute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beam_words import (
    applicator_words,
    beam_name,
    block_words,
    compensator_words,
    fluence_words,
    shifter_words,
    tolerance_words,
    wedge_words,
)
from dosiscope.core.comparing.along_beam import (
    angle_rows,
    opening_rows,
    spot_rows,
    weight_rows,
)
from dosiscope.core.comparing.plan_pairs import paired
from dosiscope.core.comparing.plan_row import (
    DOSE,
    LENGTH,
    METERSET,
    decimals_for,
    lone_row,
    row,
)
from dosiscope.core.language import marked, tr
from dosiscope.core.text import in_row, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.comparing.plan_pairs import Pair
    from dosiscope.core.comparing.plan_row import PlanRow, Stated
    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, PatientSetup, Plan

    Floats = NDArray[np.float64]

_ENERGY: Final = 0.01
_FEW: Final = 3


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
        yield lone_row(beam_name(beam), tr("Beam"), told, in_a=b is None)
        return
    subject = beam_name(a)
    yield row(subject, tr("Number"), str(a.number), str(b.number))
    yield row(subject, tr("Name"), a.name, b.name)
    for what, words in _WORDS:
        yield row(subject, tr(what), words(a), words(b))
    units = {a.meterset_unit, b.meterset_unit}
    if len(units) > 1:
        yield row(subject, tr("Meterset unit"), a.meterset_unit, b.meterset_unit)
    unit = a.meterset_unit if len(units) == 1 else ""
    yield row(
        subject, tr("Meterset"), a.meterset, b.meterset, unit=unit, within=METERSET
    )
    yield row(
        subject, tr("Dose of a fraction"), a.dose_gy, b.dose_gy, unit="Gy", within=DOSE
    )
    yield from _energies(subject, a, b)
    yield from angle_rows(subject, a, b)
    for what, read in _LENGTHS:
        yield row(subject, tr(what), read(a), read(b), unit="mm", within=LENGTH)
    yield row(
        subject,
        tr("Control points"),
        float(a.control_points),
        float(b.control_points),
    )
    yield from weight_rows(subject, a, b)
    yield from opening_rows(subject, a, b)
    yield from spot_rows(subject, a, b)
    setups = tuple(_setup(p, one) for p, one in zip(plans, (a, b), strict=True))
    for what, of_setup in _SETUP:
        yield row(subject, tr(what), *(of_setup(one) if one else "" for one in setups))
    boli = tuple(
        tuple(of.get(n) or tr("ROI {number}", number=n) for n in one.bolus_rois)
        for of, one in zip(rois, (a, b), strict=True)
    )
    yield row(subject, tr("Bolus"), *boli)
    tables = tuple(
        tolerance_words(p, one) for p, one in zip(plans, (a, b), strict=True)
    )
    yield row(subject, tr("Tolerance table"), *tables)


# Attributes that are words; those that no beam of a kind has are stated by neither.
_WORDS: Final[tuple[tuple[str, Callable[[Beam], Stated]], ...]] = (
    (marked("Description"), lambda beam: beam.description),
    (marked("Type"), lambda beam: beam.type),
    (marked("Radiation"), lambda beam: beam.radiation),
    (marked("Delivery"), lambda beam: beam.delivery),
    (marked("Machine"), lambda beam: beam.machine),
    (marked("Fluence"), fluence_words),
    (marked("Wedges"), wedge_words),
    (marked("Blocks"), block_words),
    (marked("Compensators"), compensator_words),
    (marked("Applicators"), applicator_words),
    (marked("Snout"), lambda beam: beam.snout),
    (marked("Range shifters"), shifter_words),
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
    (marked("Isocentre"), lambda beam: beam.isocentre),
    (marked("SSD"), _first(lambda points: points.skin_distances)),
    (marked("Source to axis"), lambda beam: beam.source_axis),
    (marked("Snout position"), _first(lambda points: points.snout_positions)),
    (marked("Table top vertical"), _first(lambda points: points.table_tops[:, 0])),
    (marked("Table top longitudinal"), _first(lambda points: points.table_tops[:, 1])),
    (marked("Table top lateral"), _first(lambda points: points.table_tops[:, 2])),
)
_SETUP: Final[tuple[tuple[str, Callable[[PatientSetup], str]], ...]] = (
    (marked("Patient position"), lambda setup: setup.position),
    (marked("Setup technique"), lambda setup: setup.technique),
)


def _setup(plan: Plan, beam: Beam) -> PatientSetup | None:
    found = [one for one in plan.setups if one.number == beam.setup]
    return found[0] if len(found) == 1 else None


def _energies(subject: str, a: Beam, b: Beam) -> Iterator[PlanRow]:
    unit = a.energy_unit if a.energy_unit == b.energy_unit else ""
    if not unit and a.energies and b.energies:
        yield row(subject, tr("Unit of energy"), a.energy_unit, b.energy_unit)

    def text(value: Stated) -> str:
        assert isinstance(value, tuple)
        numbers = [trimmed(float(one), decimals_for(_ENERGY)) for one in value]
        if len(numbers) <= _FEW:
            return in_row(", ", numbers)
        return tr(
            "{n} energies, {lowest} to {highest}",
            n=len(numbers),
            lowest=numbers[0],
            highest=numbers[-1],
        )

    yield row(
        subject,
        tr("Energy"),
        tuple(sorted(a.energies)),
        tuple(sorted(b.energies)),
        unit=unit,
        within=_ENERGY,
        text=text,
    )
