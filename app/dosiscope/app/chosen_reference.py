"""The dose that is 100 %: typed, or the plan's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.as_of import as_of
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.isodose import TYPED_REFERENCE, Reference, stated_reference
from dosiscope.core.text import typed_number

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose


def reference_of(case: Case, typed: float | None) -> Reference | None:
    """Return the dose that is 100 %: typed, or the only one that the plan states."""
    if typed is not None:
        least, most = TYPED_REFERENCE
        if not least <= typed <= most:
            raise DosiscopeError(
                f"--reference {typed_number(typed)}: a reference dose is from "
                f"{typed_number(least)} to {typed_number(most)} Gy"
            )
        return Reference(typed)
    return stated_reference(case.plan, case.doses[0]) if case.doses else None


def reference_in(
    case: Case, dose: Dose | None, typed: float | None
) -> Reference | None:
    """Return the same where a dose is measured in, of whichever plan it is."""
    told = as_of(case, dose)
    if dose is not None:
        told = replace(told, doses=(dose,))
    return reference_of(told, typed)
