"""How a dose is made of what is opened, where one was asked for beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dose_expression import DoseRequest
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Inventory
    from dosiscope.core.progress import Steps
    from dosiscope.io.case.scan import Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a verb asks for, so that the session needs to know no verb.

    Attributes
    ----------
    request_of
        Of what it is to be made, once it is known what was found; None where it is one
        that is read.
    make
        Makes it of the doses of a case and its companions.
    """

    request_of: Callable[[Inventory], DoseRequest | None]
    make: Callable[[DoseRequest, Case, Scan], Steps[tuple[Dose, tuple[Finding, ...]]]]
