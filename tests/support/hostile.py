"""A case whose texts and names want to be more than text."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

from pydicom.config import IGNORE, disable_value_validation

from support.cases import good_built, write_good

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydicom.dataelem import DataElement
    from pydicom.dataset import Dataset

    from support.cases import Mutation

# sets the terminal's title, forges a line, turns text around, hides, is HTML
HOSTILE = (
    "q\x1b]0;owned\x07\r\nAPPROVED\t\u202eDEVORPPA\u2069\u200b\u2028\u2029\x9b31m"
    "<b>bold</b>&amp;\x00z"
)
# nothing of this may reach whoever reads; line breaks are asked for separately
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff]"
)
_TEXTS = ("LO", "SH", "ST", "LT", "PN", "UT")
_CODES = (
    *("ApprovalStatus", "RTROIInterpretedType", "ROIGenerationAlgorithm"),
    *("SetupTechnique", "PlanIntent", "PatientSex"),
)
# bytes that are no UTF-8, an escape sequence, a line break, a code that turns around
FOLDER = "f\udce9lder \x1b[31m\nAPPROVED \u202ex"
FILE = "RS \udcff\x1b]0;owned\x07\n.dcm"


def _elements(dataset: Dataset) -> Iterator[DataElement]:
    for element in dataset:
        yield element
        if element.VR == "SQ":
            for item in element.value:
                yield from _elements(item)


def write_hostile(folder: Path, text: str = HOSTILE) -> Path:
    """Write the good case with ``text`` behind every text of every object."""
    built = good_built()
    with disable_value_validation():
        for dataset in built.datasets:
            dataset.SpecificCharacterSet = "ISO_IR 192"
            for element in _elements(dataset):
                element.validation_mode = IGNORE
                if element.VR in _TEXTS:
                    element.value = f"{element.value or ''}{text}"
                elif element.keyword in _CODES:  # are ASCII, always
                    code = text.encode("ascii", "ignore").decode()
                    element.value = f"{element.value or ''}{code}"
        built.write(folder)
    return folder


def write_badly_named(folder: Path, *mutations: Mutation) -> Path:
    """Write the good case below a folder, under names that are no UTF-8 text."""
    inside = folder / FOLDER
    write_good(inside, *mutations)
    (inside / "RS.dcm").rename(inside / FILE)
    os.symlink(inside / FILE, inside / f"link{FILE}")
    damaged = inside / f"damaged{FILE}"
    shutil.copy(inside / FILE, damaged)
    damaged.write_bytes(damaged.read_bytes()[:-100])
    return inside
