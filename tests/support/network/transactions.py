"""The transactions of the Dose Displayer, and files that are sent in each.

BRTO-II X.1 and X.2: three of RO and one of BRTO-II, and one of each option.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.demo.dicom.description import Dose, Histogram
from support.synthetic.build import write_case
from support.synthetic.good import good_case
from support.synthetic.off_slice import EXAMPLES, example_case

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

#: What is sent in each: the beginnings of names of files, and the case they are of.
TRANSACTIONS: Final = {
    "RO-1": ("planned", "CT"),
    "RO-7": ("planned", "RS"),
    "RO-9": ("planned", "RP"),
    "RO-BRTO-II-2": ("off-slice", "RS"),
    "RO-BRTO-II-4": ("planned", "RD.2"),
    "RO-BRTO-II-6": ("planned", "RD.dcm"),
}
CASES: Final = ("planned", "off-slice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """Two cases of a patient, as files."""

    folder: Path

    def files(self, transaction: str) -> list[Path]:
        """Return the files that are sent in a transaction."""
        case, beginning = TRANSACTIONS[transaction]
        return sorted((self.folder / case).glob(f"{beginning}*"))

    def case(self, name: str) -> list[Path]:
        """Return all files of a case."""
        return sorted((self.folder / name).iterdir())

    def all(self) -> list[Path]:
        """Return all files."""
        return [path for name in CASES for path in self.case(name)]


def write_archived(folder: Path) -> Archived:
    """Write a case whose dose has a companion of DVHs alone, and one off the slices."""
    planned, off_slice = good_case(), example_case(EXAMPLES["a"])
    doses: Sequence[Dose] = (*planned.doses, _dvh_dose(planned.doses[0]))
    write_case(replace(planned, doses=tuple(doses)), folder / "planned")
    write_case(off_slice, folder / "off-slice")
    return Archived(folder=folder)


def _dvh_dose(dose: Dose) -> Dose:
    """A volume of ROI 2 that falls evenly from 11 cc at 30 Gy to none at 50 Gy."""
    volumes = np.concatenate([np.full(30, 11.0), np.linspace(11, 0, 20)])
    histogram = Histogram((2,), np.full(50, 1.0), volumes)
    return replace(
        dose, grid=None, value=None, dvhs=(histogram,), scaling=None, key="DVHs"
    )
