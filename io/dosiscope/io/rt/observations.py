"""RT ROI Observations: what a ROI is (PS3.3 C.8.8.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.remarks import Remarks

# BRTO-II 7.4.8.1.1
_TYPES: Final = frozenset(
    "EXTERNAL PTV CTV GTV TREATED_VOLUME IRRAD_VOLUME BOLUS AVOIDANCE ORGAN MARKER "
    "CONTRAST_AGENT CAVITY REGISTRATION ISOCENTER".split()
)
_PROPERTY: Final = "REL_ELEC_DENSITY"


@dataclass(frozen=True, slots=True)
class Observation:
    """What all observations of one ROI say together; see `Roi`."""

    types: tuple[str, ...] = ()
    laterality: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Observation) -> Observation:
        return Observation(
            tuple(dict.fromkeys(self.types + other.types)),
            tuple(dict.fromkeys(self.laterality + other.laterality)),
            tuple(dict.fromkeys(self.properties + other.properties)),
        )


def read_observations(
    dataset: Dataset, names: Mapping[int, str], remarks: Remarks
) -> dict[int, Observation]:
    """Return the observations by ROI Number; notes ROIs without and strays.

    ``names`` are those of the ROIs that the structure set lists.
    """
    found: dict[int, Observation] = {}
    for item in dataset.items(tags.RTROIObservationsSequence):
        try:
            number = item.integer(tags.ReferencedROINumber)
            named = tr("without number") if number is None else str(number)
        except BadValueError as error:
            number, named = None, f'"{error.found}"'
        if number is None or number not in names:
            remarks.add(
                "OB-01:stray",
                tag=tags.ReferencedROINumber,
                found=named,
                expected=tr("a number of the Structure Set ROI Sequence"),
            )
            continue
        found[number] = found.get(number, Observation()) + _read(item)
    for number in sorted(names):
        _check(number, names[number], found.get(number, Observation()), remarks)
    return found


def _read(item: Dataset) -> Observation:
    kind = item.text(tags.RTROIInterpretedType)
    properties = tuple(
        (
            entry.text(tags.ROIPhysicalProperty),
            entry.text(tags.ROIPhysicalPropertyValue),
        )
        for entry in item.items(tags.ROIPhysicalPropertiesSequence)
    )
    return Observation((kind,) if kind else (), tuple(_sides(item)), properties)


def _sides(item: Dataset) -> Iterator[str]:
    """Segmented Property Type Modifier, beside or inside the identification code."""
    holders = (item, *item.items(tags.RTROIIdentificationCodeSequence))
    for holder in holders:
        for code in holder.items(tags.SegmentedPropertyTypeModifierCodeSequence):
            text = code.text(tags.CodeMeaning) or code.text(tags.CodeValue)
            if text:
                yield text


def _check(number: int, name: str, observation: Observation, remarks: Remarks) -> None:
    if not observation.types:
        remarks.add(
            "OB-01:none",
            tag=tags.RTROIInterpretedType,
            found=tr("nothing"),
            expected=tr("a type"),
            roi=number,
            name=name,
        )
    for kind in observation.types:
        if kind not in _TYPES:
            remarks.add(
                "OB-02",
                tag=tags.RTROIInterpretedType,
                found=kind,
                expected=tr("a type of the profile"),
                roi=number,
                name=name,
            )
    if len(observation.laterality) > 1:
        sides = ", ".join(observation.laterality)
        remarks.add(
            "OB-03",
            tag=tags.SegmentedPropertyTypeModifierCodeSequence,
            found=sides,
            expected=tr("at most one"),
            roi=number,
            name=name,
        )
    others = [name for name, _ in observation.properties if name != _PROPERTY]
    if others:
        remarks.add(
            "OB-04",
            tag=tags.ROIPhysicalProperty,
            found=", ".join(dict.fromkeys(others)),
            expected=_PROPERTY,
            roi=number,
            name=name,
        )
