"""What doses are called among others: in lists, on pictures, in names of what is made.

In one place, so that the window, the verbs and the files call a dose alike.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dosiscope.core.dose_origin import MadeDose
from dosiscope.core.text import uid_tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose


def dose_names(doses: Sequence[Dose], case: Case | None = None) -> list[str]:
    """Return one name a dose, told apart where they are the same.

    Beside doses of rival plans of a case each names its plan: "IMRT · PLAN".  They are
    told apart from all doses of the case, so that each has one name wherever it stands.
    """
    others = case.every_dose if case is not None else ()
    named = {dose.key: _name(dose, case) for dose in (*others, *doses)}
    times = Counter(named.values())
    found = []
    for dose in doses:
        name = named[dose.key]
        if times[name] > 1:
            alike = [key for key, other in named.items() if other == name]
            name = f"{name} {uid_tail(dose.key, alike)}"
        found.append(name)
    return found


def dose_labels(case: Case) -> dict[str, str]:
    """Return what what is made of the doses of a case calls them, with their plans.

    By SOP Instance UID; {} where all are of one plan.  `MadeDose.names` tells alike
    ones apart.
    """
    doses = case.every_dose if case.companions else ()
    return {dose.key: _name(dose, case) for dose in doses if dose.made is None}


def _name(dose: Dose, case: Case | None) -> str:
    origin = dose.origin
    if isinstance(origin, MadeDose):
        return origin.what
    plan = case.plan_of(dose) if case is not None and case.companions else None
    return f"{plan.label} · {origin.name}" if plan and plan.label else origin.name
