"""What the values of a dose mean: units, type, summation and scaling."""

from __future__ import annotations

from itertools import product
from math import isfinite
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.language import tr
from dosiscope.core.text import dose_text, in_row, listed
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.ranges import DOSE
from dosiscope.io.refused import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.remarks import Remarks

_CORRECTIONS: Final = frozenset(("IMAGE", "ROI_OVERRIDE", "WATER"))
# a maximum outside these is unusual enough to be told (D09)
_PLAUSIBLE_GY: Final = (0.5, 200.0)
_LEAST_READ: Final = 0.001
# coded values and their terms
_TERMS: Final = {
    tags.DoseUnits: tuple(filter(None, DoseUnits)),
    tags.DoseType: tuple(filter(None, DoseType)),
    tags.DoseSummationType: tuple(filter(None, SummationType)),
    tags.PhotometricInterpretation: ("MONOCHROME2",),
}


def refuse(
    remarks: Remarks, key: str, tag: int, found: str, expected: str, **values: Any
) -> RefusedError:
    """Note a finding of action REFUSE and return what is to be raised.

    ``values`` are those its sentence asks for besides; see `Remarks.add`.
    """
    remarks.add(key, tag=tag, found=found, expected=expected, **values)
    return RefusedError()


def read_units(dataset: Dataset, remarks: Remarks) -> DoseUnits:
    """Return Dose Units; refused where something else than GY or RELATIVE stands."""
    text = term(dataset, tags.DoseUnits)
    if not text:
        remarks.add(
            "DO-13:none",
            tag=tags.DoseUnits,
            found=tr("nothing"),
            expected="GY",
        )
        return DoseUnits.NOT_STATED
    if text == DoseUnits.GY:
        return DoseUnits.GY
    if text == DoseUnits.RELATIVE:
        remarks.add(
            "DO-13:relative",
            tag=tags.DoseUnits,
            found=text,
            expected="GY",
        )
        return DoseUnits.RELATIVE
    raise refuse(
        remarks,
        "DO-13:units",
        tags.DoseUnits,
        text,
        "GY",
    )


def term(dataset: Dataset, tag: int) -> str:
    """Return a coded value, in capitals where these are a term (PS3.5 6.2, CS)."""
    text = dataset.text(tag)
    return text.upper() if text.upper() in _TERMS[tag] else text


def note_letter_case(dataset: Dataset, remarks: Remarks) -> None:
    """Note, once, the coded values that are written in another case."""
    tags_of = [tag for tag in _TERMS if term(dataset, tag) != dataset.text(tag)]
    if tags_of:
        remarks.add(
            "C12",
            tag=tags_of[0],
            found=", ".join(dataset.text(tag) for tag in tags_of),
            expected=", ".join(term(dataset, tag) for tag in tags_of),
        )


def _defined(term: str, terms: type[StrEnum]) -> bool:
    return bool(term) and term in list(terms)


def read_type(dataset: Dataset, remarks: Remarks) -> DoseType:
    """Return Dose Type; differences of doses are refused."""
    text = term(dataset, tags.DoseType)
    if text == DoseType.ERROR:
        raise refuse(
            remarks,
            "DO-14:error",
            tags.DoseType,
            text,
            listed(("PHYSICAL", "EFFECTIVE")),
        )
    if _defined(text, DoseType):
        return DoseType(text)
    remarks.add(
        "DO-14:none",
        tag=tags.DoseType,
        found=text or tr("nothing"),
        expected=listed(("PHYSICAL", "EFFECTIVE")),
    )
    return DoseType.NOT_STATED


def read_summation(dataset: Dataset, remarks: Remarks) -> SummationType:
    """Return Dose Summation Type; noted where it is not PLAN."""
    text = term(dataset, tags.DoseSummationType)
    if text == SummationType.PLAN:
        return SummationType.PLAN
    remarks.add(
        "DO-16:other" if text else "DO-16:none",
        tag=tags.DoseSummationType,
        found=text or tr("nothing"),
        expected="PLAN",
    )
    return (
        SummationType(text)
        if _defined(text, SummationType)
        else SummationType.NOT_STATED
    )


class NamedNumbers(NamedTuple):
    """The parts of its plans that a dose names as its own, each once (PS3.3 C.8.8.3).

    ``control_points`` are beam, and the first and last Control Point Index of it.
    """

    fraction_groups: tuple[int, ...] = ()
    beams: tuple[int, ...] = ()
    control_points: tuple[tuple[int, int, int], ...] = ()
    brachy_setups: tuple[int, ...] = ()


def named_numbers(dataset: Dataset) -> NamedNumbers:
    """Return the parts of its plans that a dose names.

    What cannot be read as a number is told, and left out: the dose does not rest on it.
    """
    groups: dict[int, None] = {}
    beams: dict[int, None] = {}
    points: dict[tuple[int, int, int], None] = {}
    setups: dict[int, None] = {}
    for group in _items(
        dataset, tags.ReferencedRTPlanSequence, tags.ReferencedFractionGroupSequence
    ):
        groups |= _number(group, tags.ReferencedFractionGroupNumber)
        for setup in group.items(tags.ReferencedBrachyApplicationSetupSequence):
            setups |= _number(setup, tags.ReferencedBrachyApplicationSetupNumber)
        for beam in group.items(tags.ReferencedBeamSequence):
            of_beam = _number(beam, tags.ReferencedBeamNumber)
            beams |= of_beam
            for one in beam.items(tags.ReferencedControlPointSequence):
                first = _number(one, tags.ReferencedStartControlPointIndex)
                last = _number(one, tags.ReferencedStopControlPointIndex)
                points |= dict.fromkeys(product(of_beam, first, last))
    return NamedNumbers(tuple(groups), tuple(beams), tuple(points), tuple(setups))


def _items(dataset: Dataset, sequence: int, inner: int) -> Iterator[Dataset]:
    for item in dataset.items(sequence):
        yield from item.items(inner)


def _number(item: Dataset, tag: int) -> dict[int, None]:
    """Return the number of an item as a key; {} where there is none."""
    try:
        number = item.integer(tag)
    except BadValueError as error:
        item.doubt(error)
        return {}
    return {} if number is None else {number: None}


def dose_label(dataset: Dataset) -> str:
    """Return by what a dose is told from others: "PLAN", "BEAM 2"."""
    summation = term(dataset, tags.DoseSummationType)
    if summation == SummationType.PLAN:
        return summation
    beams = ", ".join(map(str, named_numbers(dataset).beams))
    words = summation.replace("_", " ") or tr("summation not stated")
    return in_row(" ", (words, beams)) if beams else words


def read_scaling(dataset: Dataset, remarks: Remarks) -> float:
    """Return Dose Grid Scaling; refused where it is not positive."""
    scaling = dataset.number(tags.DoseGridScaling)
    if scaling is not None and scaling > 0:
        return scaling
    raise refuse(
        remarks,
        "DO-15:none" if scaling is None else "DO-15:scaling",
        tags.DoseGridScaling,
        tr("nothing") if scaling is None else f"{scaling:g}",
        tr("a positive number"),
    )


def refuse_beyond(maximum: float, units: DoseUnits, remarks: Remarks) -> None:
    """Refuse a dose whose largest value is none: infinite, or as good as nothing."""
    if not DOSE.holds(maximum):
        unit = "Gy" if units is DoseUnits.GY else ""
        raise refuse(
            remarks,
            "DO-15:range",
            tags.DoseGridScaling,
            f"{maximum:.4g} {unit}".rstrip() if isfinite(maximum) else tr("infinite"),
            str(DOSE._replace(unit=unit)),
            # Monte Carlo programs count by the particle
            guess=in_row(" ", ("", tr("(the dose of one particle?)")))
            if maximum < DOSE.least
            else "",
        )


def refuse_modality_lut(dataset: Dataset, remarks: Remarks) -> None:
    """Refuse a second rule for turning stored values into dose."""
    for tag in (tags.ModalityLUTSequence, tags.RescaleSlope, tags.RescaleIntercept):
        if tag not in dataset or dataset.raw(tag) == b"":
            continue
        if tag != tags.ModalityLUTSequence:
            neutral = 1.0 if tag == tags.RescaleSlope else 0.0
            if dataset.number(tag) in (None, neutral):
                continue
        remarks.add(
            "D23",
            tag=tag,
            found=tr("present"),
            expected=tr("nothing"),
        )
        raise RefusedError


def note_what_is_not_stated(dataset: Dataset, remarks: Remarks) -> None:
    """Note attributes that are to be displayed and have no value."""
    for key, stated in (
        (
            "DO-19:none",
            {tags.TissueHeterogeneityCorrection: tr("tissue heterogeneity correction")},
        ),
        (
            "DO-20",
            {
                tags.ContentDate: tr("content date"),
                tags.ContentTime: tr("content time"),
            },
        ),
    ):
        remarks.lack(
            key, ((tag, dataset.text(tag), name) for tag, name in stated.items())
        )


def note_heterogeneity(dataset: Dataset, remarks: Remarks) -> None:
    """Note values of Tissue Heterogeneity Correction that are not defined."""
    values = dataset.texts(tags.TissueHeterogeneityCorrection)
    if values and (len(values) > len(_CORRECTIONS) or not set(values) <= _CORRECTIONS):
        found = ", ".join(values)
        remarks.add(
            "DO-19:other",
            tag=tags.TissueHeterogeneityCorrection,
            found=found,
            expected=tr(
                "one to three of {terms}", terms=", ".join(sorted(_CORRECTIONS))
            ),
        )


def judge_maximum(dose: Dose, remarks: Remarks) -> None:
    """Note a maximum that is zero or unusual for doses in Gy."""
    maximum = dose.maximum
    if dose.is_zero:
        remarks.add("DO-15:zero")
    elif dose.units is DoseUnits.GY and not (
        _PLAUSIBLE_GY[0] <= maximum <= _PLAUSIBLE_GY[1]
    ):
        remarks.add(
            "D09",
            # one so small that it would read 0 is told by its power of ten
            found=dose_text(maximum, dose.unit_text)
            if maximum >= _LEAST_READ
            else f"{maximum:.2g} {dose.unit_text}",
            expected=tr(
                "{least:g} to {most:g} Gy",
                least=_PLAUSIBLE_GY[0],
                most=_PLAUSIBLE_GY[1],
            ),
        )
