"""How each kind of treatment record tells what was delivered (PS3.3 A.29 to A.31)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked
from dosiscope.core.text import counted
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """How a kind of record tells what was delivered.

    Attributes
    ----------
    sequence
        Of the beams or application setups; None of a summary, which has none.
    noun
        What an item is; `tr` of it is shown.
    counted
        Tells how many items there are.
    unit
        Of what is delivered, where the record does not state it.
    """

    sequence: int | None = None
    noun: str = ""
    counted: Callable[[int], str] = str
    unit: str = ""


def _beams(count: int) -> str:
    return counted(count, "beam")


def _applications(count: int) -> str:
    return counted(count, "application setup")


BEAMS: Final = Session(
    sequence=tags.TreatmentSessionBeamSequence,
    noun=marked("beam"),
    counted=_beams,
)
ION_BEAMS: Final = Session(
    sequence=tags.TreatmentSessionIonBeamSequence,
    noun=marked("beam"),
    counted=_beams,
)
APPLICATIONS: Final = Session(
    sequence=tags.TreatmentSessionApplicationSetupSequence,
    noun=marked("application setup"),
    counted=_applications,
    unit="s",
)
NOTHING: Final = Session()
