"""Whether a plan agrees with itself: what it counts, names and codes (PS3.3 C.8.8)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.plan import BESIDE_FRACTIONS
from dosiscope.core.text import counted, first_few
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import label
from dosiscope.io.rt.beams import beam_sequence, control_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.kinds import Kind
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange
    from dosiscope.io.remarks import Remarks

_WEIGHT: Final = 1e-3  # share of the final weight that rounding may make
_MOST: Final = 5  # values in one sentence

# Enumerated values and defined terms; those of type 1 must be there.
_TERMS: Final = {
    tags.PlanIntent: "CURATIVE PALLIATIVE PROPHYLACTIC VERIFICATION MACHINE_QA "
    "RESEARCH SERVICE",
    tags.DoseReferenceStructureType: "POINT VOLUME COORDINATES SITE",
    tags.DoseReferenceType: "TARGET ORGAN_AT_RISK",
    tags.SetupTechnique: "ISOCENTRIC FIXED_SSD TBI BREAST_BRIDGE SKIN_APPOSITION",
    tags.BeamType: "STATIC DYNAMIC",
    tags.RadiationType: "PHOTON ELECTRON NEUTRON PROTON ION",
    tags.TreatmentDeliveryType: "TREATMENT OPEN_PORTFILM TRMT_PORTFILM CONTINUATION "
    "SETUP VERIFICATION",
    tags.PrimaryDosimeterUnit: "MU MINUTE NP",
    tags.GantryRotationDirection: "CW CC NONE",
    tags.BlockType: "SHIELDING APERTURE",
}
_TYPE_1: Final = frozenset(
    (tags.DoseReferenceStructureType, tags.DoseReferenceType, tags.BeamType)
)


@dataclass(frozen=True, slots=True)
class _Beam:
    """A beam with its control points, as the file has them."""

    item: Dataset
    points: Sequence[Dataset]
    number: int | None


def check_agreement(
    dataset: Dataset, kind: Kind, numbers: InRange, remarks: Remarks
) -> None:
    """Note what a plan says of itself in two ways that do not agree."""
    points = control_points(kind)
    beams = [
        _Beam(item, item.items(points), item.integer(tags.BeamNumber))
        for item in dataset.items(beam_sequence(kind))
    ]
    groups = dataset.items(tags.FractionGroupSequence)
    _check_numbers(beams, remarks)
    _check_named(groups, beams, numbers, remarks)
    _check_counts(groups, numbers, remarks)
    _check_points(beams, numbers, remarks)
    _check_weights(beams, numbers, remarks)
    _check_setups(dataset, beams, numbers, remarks)
    _check_dose_references(dataset, groups, beams, numbers, remarks)
    _check_terms(dataset, beams, remarks)


def _check_numbers(beams: Sequence[_Beam], remarks: Remarks) -> None:
    times = Counter(beam.number for beam in beams)
    several = [number for number, count in times.items() if count > 1]
    if several:
        remarks.add(
            "BM-07",
            tag=tags.BeamNumber,
            found=_listed(several),
            expected=tr("each number once"),
        )


def _check_named(
    groups: Sequence[Dataset],
    beams: Sequence[_Beam],
    numbers: InRange,
    remarks: Remarks,
) -> None:
    """Fraction groups name the beams there are, and all of them."""
    named = [
        numbers.integer(item, tags.ReferencedBeamNumber)
        for group in groups
        for item in group.items(tags.ReferencedBeamSequence)
    ]
    there = {beam.number for beam in beams}
    absent = [n for n in dict.fromkeys(named) if n is None or n not in there]
    if absent:
        remarks.add(
            "BM-05:absent" if beams else "BM-05:none",
            tag=tags.ReferencedBeamNumber,
            found=beams_text(absent),
            expected=beams_text([beam.number for beam in beams]) or tr("no beams"),
        )
    unnamed = [
        beam.number
        for beam in beams
        if beam.number not in named
        and beam.item.code(tags.TreatmentDeliveryType) not in BESIDE_FRACTIONS
    ]
    if unnamed and named and None not in named:
        remarks.add(
            "BM-05:unnamed",
            tag=tags.ReferencedBeamNumber,
            found=beams_text(unnamed),
            expected=tr("beams of a fraction group"),
        )


def _check_counts(
    groups: Sequence[Dataset], numbers: InRange, remarks: Remarks
) -> None:
    for group in groups:
        stated = numbers.integer(group, tags.NumberOfBeams)
        named = len(group.items(tags.ReferencedBeamSequence))
        if stated is not None and stated != named:
            number = numbers.integer(group, tags.FractionGroupNumber)
            remarks.add(
                "FX-03",
                group=tr("without number") if number is None else number,
                tag=tags.NumberOfBeams,
                found=counted(stated, "beam"),
                expected=counted(named, "beam"),
            )


def _check_points(beams: Sequence[_Beam], numbers: InRange, remarks: Remarks) -> None:
    """Every beam has as many control points as it states, numbered from 0."""
    wrong = []
    for beam in beams:
        stated = numbers.integer(beam.item, tags.NumberOfControlPoints)
        indices = [
            numbers.integer(point, tags.ControlPointIndex) for point in beam.points
        ]
        count = len(beam.points)
        if stated is not None and stated != count:
            wrong.append(
                tr(
                    "{beam}: {count} of {stated}",
                    beam=_beam_text(beam.number),
                    count=count,
                    stated=stated,
                )
            )
        elif not count:
            wrong.append(tr("{beam}: none", beam=_beam_text(beam.number)))
        elif None not in indices and indices != list(range(count)):
            wrong.append(
                tr(
                    "{beam}: not numbered 0 to {last}",
                    beam=_beam_text(beam.number),
                    last=count - 1,
                )
            )
    if wrong:
        remarks.add(
            "BM-06:points",
            tag=tags.NumberOfControlPoints,
            found=_listed(wrong),
            expected=tr("all that are stated"),
        )


def _check_weights(beams: Sequence[_Beam], numbers: InRange, remarks: Remarks) -> None:
    """Cumulative weights begin at 0, never fall, and end at the final one."""
    wrong = []
    for beam in beams:
        final = numbers.number(beam.item, tags.FinalCumulativeMetersetWeight)
        weights = [
            numbers.number(point, tags.CumulativeMetersetWeight)
            for point in beam.points
        ]
        known = [weight for weight in weights if weight is not None]
        if final is None or not known:
            continue
        last, slack = weights[-1], _WEIGHT * abs(final)
        if any(later < weight - slack for weight, later in pairwise(known)):
            wrong.append(tr("{beam}: they fall", beam=_beam_text(beam.number)))
        elif last is not None and abs(last - final) > slack:
            wrong.append(
                tr(
                    "{beam}: {last:g} of {final:g}",
                    beam=_beam_text(beam.number),
                    last=last,
                    final=final,
                )
            )
    if wrong:
        remarks.add(
            "BM-06:weights",
            tag=tags.CumulativeMetersetWeight,
            found=_listed(wrong),
            expected=tr("weights that rise to the final one"),
        )


def _check_setups(
    dataset: Dataset, beams: Sequence[_Beam], numbers: InRange, remarks: Remarks
) -> None:
    """Beams name setups of the plan; that it has none is seen elsewhere (PS-03)."""
    _note_absent(
        "PS-06",
        tags.ReferencedPatientSetupNumber,
        [beam.item for beam in beams],
        tags.PatientSetupNumber,
        dataset.items(tags.PatientSetupSequence),
        numbers,
        remarks,
    )


def _check_dose_references(
    dataset: Dataset,
    groups: Sequence[Dataset],
    beams: Sequence[_Beam],
    numbers: InRange,
    remarks: Remarks,
) -> None:
    """Dose references that are named are there (none at all: RX-01)."""
    _note_absent(
        "RX-04",
        tags.ReferencedDoseReferenceNumber,
        [
            item
            for holder in (*groups, *(p for beam in beams for p in beam.points))
            for item in holder.items(tags.ReferencedDoseReferenceSequence)
        ],
        tags.DoseReferenceNumber,
        dataset.items(tags.DoseReferenceSequence),
        numbers,
        remarks,
    )


def _note_absent(
    key: str,
    naming: int,
    holders: Iterable[Dataset],
    numbered: int,
    items: Sequence[Dataset],
    numbers: InRange,
    remarks: Remarks,
) -> None:
    """Note the numbers that holders name and that none of the items has, if any."""
    there = {numbers.integer(item, numbered) for item in items}
    named = dict.fromkeys(numbers.integer(holder, naming) for holder in holders)
    absent = [n for n in named if n is not None and n not in there]
    if absent and items:
        remarks.add(
            key,
            tag=naming,
            found=_listed(absent),
            expected=_listed(sorted(n for n in there if n is not None)),
        )


def _check_terms(dataset: Dataset, beams: Sequence[_Beam], remarks: Remarks) -> None:
    found = dict.fromkeys(
        f"{label(tag)} {value!r}".replace("'", '"')
        for tag, value in _coded(dataset, beams)
        if value not in _TERMS[tag].split() and (value or tag in _TYPE_1)
    )
    if found:
        remarks.add("PL-06", found=_listed(found), expected=tr("terms of the standard"))


def _coded(dataset: Dataset, beams: Sequence[_Beam]) -> Iterator[tuple[int, str]]:
    """Yield the coded values of a plan."""
    yield tags.PlanIntent, dataset.text(tags.PlanIntent)
    for item in dataset.items(tags.DoseReferenceSequence):
        for tag in (tags.DoseReferenceStructureType, tags.DoseReferenceType):
            yield tag, item.text(tag)
    for item in dataset.items(tags.PatientSetupSequence):
        yield tags.SetupTechnique, item.text(tags.SetupTechnique)
    for beam in beams:
        for tag in (
            tags.BeamType,
            tags.RadiationType,
            tags.TreatmentDeliveryType,
            tags.PrimaryDosimeterUnit,
        ):
            yield tag, beam.item.text(tag)
        for point in beam.points:
            tag = tags.GantryRotationDirection
            yield tag, point.text(tag)
        for sequence in (tags.BlockSequence, tags.IonBlockSequence):
            for block in beam.item.items(sequence):
                yield tags.BlockType, block.text(tags.BlockType)


def _beam_text(number: int | None) -> str:
    return (
        tr("a beam without number")
        if number is None
        else tr("beam {number}", number=number)
    )


def beams_text(numbers: Sequence[int | None]) -> str:
    """Return "beam 3", "beams 1, 2", the first few of many."""
    if len(numbers) < 2 or None in numbers:
        return _listed(_beam_text(number) for number in numbers)
    return tr("beams {numbers}", numbers=_listed(numbers))


def _listed(values: Iterable[object]) -> str:
    return first_few(values, _MOST)
