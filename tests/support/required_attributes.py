"""What an object must state: Type 1 and Type 2 attributes of its modules (PS3.3).

``required_attributes.csv`` quotes the tables of PS3.3 (taken over from those that
highdicom 0.28.2 ships) by section: Type 1 must be there with a value, Type 2 must be
there.  What stands in an item is required of every
item that is there.  Attributes in sequences of the modules that all objects share are
left out, and so are coded concepts: `of_codes` looks at all of these.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydicom.uid import (
    RTBeamsTreatmentRecordStorage,
    RTBrachyTreatmentRecordStorage,
    RTIonBeamsTreatmentRecordStorage,
    RTTreatmentSummaryRecordStorage,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydicom.dataset import Dataset

TABLE = Path(__file__).with_suffix(".csv")
_ALL = ("Patient", "General Study", "Frame of Reference", "General Equipment")
_IMAGE = ("General Image", "Image Plane", "Image Pixel", "SOP Common")
_RT = (*_ALL, "RT Series", "SOP Common")
_PLAN = (
    "RT General Plan", "RT Prescription", "RT Patient Setup", "RT Fraction Scheme",
    "RT Beams", "Approval",
)  # fmt: skip
# a record has no frame of reference
_RECORD = (
    *(module for module in _RT if module != "Frame of Reference"),
    "RT General Treatment Record",
)
_SESSION = (*_RECORD, "RT Treatment Machine Record")
#: Modules by Modality (PS3.3 A.3.3, A.19.3, A.20.3, A.18.3), as the objects use them;
#: of records, of which there are several, by SOP class (A.29.3 to A.31.3, A.50.3).
MODULES: dict[str, tuple[str, ...]] = {
    "CT": (*_ALL, "General Series", *_IMAGE, "CT Image"),
    "RTSTRUCT": (
        *_RT, "Structure Set", "ROI Contour", "RT ROI Observations", "Approval",
    ),
    "RTPLAN": (*_RT, *_PLAN),
    "RTDOSE": (*_RT, *_IMAGE, "Multi-frame", "RT Dose", "RT DVH"),
    RTBeamsTreatmentRecordStorage: (*_SESSION, "RT Beams Session Record"),
    RTIonBeamsTreatmentRecordStorage: (*_SESSION, "RT Ion Beams Session Record"),
    RTBrachyTreatmentRecordStorage: (*_SESSION, "RT Brachy Session Record"),
    RTTreatmentSummaryRecordStorage: (*_RECORD, "RT Treatment Summary Record"),
}  # fmt: skip


@cache
def required(module: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return type and path (keywords of sequences, then its own) by attribute."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            (row["type"], tuple(row["attribute"].split(">")))
            for row in csv.DictReader(lines)
            if row["module"] == module
        )


def missing(dataset: Dataset) -> Iterator[str]:
    """Yield what the modules of an object ask for and it does not state."""
    own = MODULES.get(dataset.SOPClassUID) or MODULES[dataset.Modality]
    for module in own:
        for kind, (*sequences, keyword) in required(module):
            for item in _items(dataset, sequences):
                if not _is_stated(item, keyword, kind):
                    yield f"{module}: type {kind} {'>'.join([*sequences, keyword])}"
    yield from of_codes(dataset)


def of_codes(dataset: Dataset) -> Iterator[str]:
    """Yield what coded concepts lack (PS3.3 8.8: Code Sequence Macro)."""
    for element in dataset:
        if element.VR != "SQ":
            continue
        for item in element.value:
            if element.keyword.endswith("CodeSequence"):
                for keyword in ("CodeValue", "CodingSchemeDesignator", "CodeMeaning"):
                    if not _is_stated(item, keyword, "1"):
                        yield f"{element.keyword}: type 1 {keyword}"
            yield from of_codes(item)


def _items(dataset: Dataset, sequences: list[str]) -> list[Dataset]:
    found = [dataset]
    for keyword in sequences:
        found = [item for outer in found for item in outer.get(keyword) or ()]
    return found


def _is_stated(item: Dataset, keyword: str, kind: str) -> bool:
    return keyword in item and (kind == "2" or not item[keyword].is_empty)
