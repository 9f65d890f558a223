"""Radiation, energy, dose rate and machine of the beams (PC-13, PC-14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import with_stop
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.of_beams import (
    Fault,
    beams_text,
    flagged_beams,
    numbers_of,
    points_of,
    require,
    require_of_plan,
    treatment_beams,
)
from dosiscope.core.text import capitalised, first_few, in_row, listed, typed_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_ONE_ENERGY: Final = ("PHOTON", "ELECTRON")  # what changes it within no beam
_MOST_NAME: Final = 40  # letters
_RADIATIONS: Final = {
    "": marked("radiation"),
    "PHOTON": marked("photon"),
    "ELECTRON": marked("electron"),
    "NEUTRON": marked("neutron"),
    "PROTON": marked("proton"),
    "ION": marked("ion"),
}


def energy_text(beam: Beam) -> str:
    """Return the first energy of a beam as a clinic names it: "10 MV FFF"."""
    number = typed_number(beam.energies[0]) if beam.energies else "?"
    mode = beam.fluence_id if beam.fluence_mode == "NON_STANDARD" else ""
    return in_row(" ", (part for part in (number, beam.energy_unit, mode) if part))


def check_energies(subject: PlanSubject) -> Iterator[Answer]:
    """Energies are those of the clinic, dose rates alike (PC-13)."""
    beams = treatment_beams(subject.plan)
    require(beams, "300A,0114", "300A,0115")
    if not any(beam.energies for beam in beams):
        raise NotEvaluableError(tr("no beam states an energy"))
    is_right = True
    for what, found, expected, some in (
        *_without(beams),
        *_changing(beams),
        *_rates(beams),
    ):
        is_right = False
        yield flagged(
            message=with_stop(what),
            found=found,
            expected=expected,
            beams=numbers_of(some),
        )
    others = list(
        flagged_beams(_unknown(beams, subject.limits.energies), is_predicate=True)
    )
    yield from others
    if others or not is_right:
        return
    told = first_few(_kinds(beams))
    if subject.limits.energies:
        yield passed(
            message=tr("The beams are {energies}, as the clinic has.", energies=told),
            found=told,
        )
    else:
        yield reported(
            message=tr(
                "The beams are {energies}; no energies are set to hold them against.",
                energies=told,
            ),
            found=told,
        )


# what is wrong, what was found, what was expected, and the beams that it is about
OfBeams = tuple[str, str, str, "Sequence[Beam]"]


def _without(beams: Sequence[Beam]) -> Iterator[OfBeams]:
    without = [b for b in beams if not b.energies or not b.radiation]
    if without:
        what = tr_count(
            "{beams} does not state radiation and energy",
            "{beams} do not state radiation and energy",
            len(without),
            beams=beams_text(without),
        )
        yield capitalised(what), tr("nothing"), tr("radiation and energy"), without


def _changing(beams: Sequence[Beam]) -> Iterator[OfBeams]:
    for beam in beams:
        if beam.radiation in _ONE_ENERGY and len(beam.energies) > 1:
            told = first_few(typed_number(energy) for energy in beam.energies)
            what = tr(
                "The energy of {beam} changes: {energies}",
                beam=beams_text([beam]),
                energies=told,
            )
            yield what, told, tr("one energy"), [beam]


def _unknown(
    beams: Sequence[Beam], known: tuple[str, ...]
) -> Iterator[tuple[Beam, Fault]]:
    if not known:
        return
    names = {" ".join(name.split()).casefold() for name in known}
    for beam in beams:
        if beam.radiation not in _ONE_ENERGY or not beam.energies:
            continue
        told = energy_text(beam)
        if told.casefold() not in names:
            yield beam, Fault(tr("has {energy}", energy=told), told, listed(known))


def _rates(beams: Sequence[Beam]) -> Iterator[OfBeams]:
    """Yield beams of one machine, kind and energy with different dose rates."""
    groups: dict[tuple[str, ...], dict[float, list[Beam]]] = {}
    for beam in beams:
        rate = float(points_of(beam).dose_rates[0]) if beam.points else np.nan
        if np.isnan(rate) or beam.radiation not in _ONE_ENERGY:
            continue
        key = beam.machine, beam.radiation, energy_text(beam), beam.type
        groups.setdefault(key, {}).setdefault(rate, []).append(beam)
    for (_, _, energy, _), rates in groups.items():
        if len(rates) > 1:
            told = first_few(
                tr(
                    "{rate} MU/min of {beams}",
                    rate=typed_number(rate),
                    beams=beams_text(some),
                )
                for rate, some in rates.items()
            )
            some = [beam for members in rates.values() for beam in members]
            yield (
                tr("Dose rates of {energy} differ: {rates}", energy=energy, rates=told),
                told,
                tr("one", "dose rate"),
                some,
            )


def _kinds(beams: Sequence[Beam]) -> Iterator[str]:
    kinds: dict[tuple[str, str], list[Beam]] = {}
    for beam in beams:
        text = energy_text(beam)
        if len(beam.energies) > 1:
            least, most = min(beam.energies), max(beam.energies)
            text = tr(
                "{least} to {most} {unit}",
                least=typed_number(least),
                most=typed_number(most),
                unit=beam.energy_unit,
            )
        kinds.setdefault((text, beam.radiation), []).append(beam)
    for (energy, radiation), some in kinds.items():
        told = tr(_RADIATIONS.get(radiation, radiation.lower()))
        yield in_row(" ", (energy, told, f"({len(some)})"))


def check_machine(subject: PlanSubject) -> Iterator[Answer]:
    """All beams are for one machine, one of the clinic's (PC-14)."""
    plan, known = subject.plan, subject.limits.machines
    if plan.brachy is not None and not plan.beams:
        require_of_plan(plan, "300A,0206", "300A,00B2")
        names = {plan.brachy.machine: None}
        beams: tuple[Beam, ...] = ()
    else:
        beams = (*treatment_beams(plan), *(b for b in plan.beams if b.is_setup))
        names = {beam.machine: None for beam in beams}
    told = first_few(shown(name, _MOST_NAME) or tr("no name") for name in names)
    if "" in names:
        without = [beam for beam in beams if not beam.machine]

        yield flagged(
            message=tr(
                "No treatment machine is stated of {beams}.", beams=beams_text(without)
            )
            if without
            else tr("No treatment machine is stated of the plan."),
            found=told,
            expected=tr("a treatment machine"),
            beams=numbers_of(without),
        )
    elif len(names) > 1:
        yield flagged(
            message=tr(
                "The beams are for {n} machines: {machines}.",
                n=len(names),
                machines=told,
            ),
            found=told,
            expected=tr("one machine"),
            beams=numbers_of(beams),
        )
    elif not known:
        yield reported(
            message=tr(
                "The plan is for {machine}; no machines are set to hold it against.",
                machine=told,
            ),
            found=told,
        )
    elif not names.keys() <= set(known):
        yield flagged(
            message=tr(
                "The plan is for {machine}, which is none of the clinic's machines.",
                machine=told,
            ),
            found=told,
            expected=listed(known),
        )
    else:
        yield passed(message=tr("The plan is for {machine}.", machine=told), found=told)


CHECKS = {"PC-13": check_energies, "PC-14": check_machine}
