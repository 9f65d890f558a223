"""What is opened, and what is chosen of it: the options that all verbs have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAsked:
    """Paths and what is chosen of what they hold, as the options of a verb say it.

    Attributes
    ----------
    plan, dose, structure_set, ct
        UIDs, or their ends; "" chooses nothing.  ``dose`` may be a sum, or several.
    accept
        Rules against which the user decides.
    eqd2, bed
        The alpha/beta with which the dose is converted; "" where it is not.
    fractions
        In how many fractions each dose is given, instead of what the plan says.
    with_identity
        Whether it may be told who the patient is.
    """

    paths: tuple[Path, ...]
    plan: str = ""
    dose: str = ""
    structure_set: str = ""
    ct: str = ""
    accept: tuple[str, ...] = ()
    eqd2: str = ""
    bed: str = ""
    fractions: tuple[int, ...] = ()
    with_identity: bool = True
