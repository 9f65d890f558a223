"""A patient who is found in any text, and the moment in which a text was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from support.synthetic.build import BuiltCase

#: What tells who the patient is, in small letters.
IDENTITY: Final = (
    *("quentin", "zzyzx", "pq-7788"),
    *("1934-05-21", "19340521", "acc-5150"),
)
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}")


def personal(built: BuiltCase) -> None:
    """Give a case this patient."""
    for dataset in built.datasets:
        dataset.PatientName, dataset.PatientID = "Zzyzx^Quentin", "PQ-7788"
        dataset.PatientBirthDate, dataset.AccessionNumber = "19340521", "ACC-5150"


def identity_in(text: str) -> list[str]:
    """Return what of the patient a text tells."""
    return [word for word in IDENTITY if word in text.casefold()]


def without_moment(text: str) -> str:
    """Return a text without the times at which it was made; it has some."""
    told, count = _MOMENT.subn("then", text)
    assert count
    return told
