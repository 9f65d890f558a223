"""Names what numbers are made of: dose, plan, structure set, and what warns of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final, TextIO

from dosiscope.app.why_nothing import acceptance_words
from dosiscope.core.dvh.origins import sources_of
from dosiscope.core.not_shown import outside_text
from dosiscope.core.text import dose_text, moment_text, uid_tail
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding

ACCEPTED: Final = "ACCEPTED"  # in the place of the action of what the user accepted


def print_head(case: Case, *, with_dose: bool = True) -> None:
    """Print what `made_of` names, one a line, then the standing warnings."""
    first = case.doses[0] if case.doses else None
    record = made_of(case, first)
    plan, structures = record["plan"], record["structure_set"]
    if with_dose:
        _print_doses(case, record)
    if plan is not None:
        when = moment_text(plan["date"], plan["time"])
        print(f"Plan: {plan['label']}, {when}, UID {uid_tail(plan['uid'])}")
    if structures is not None:
        uid = uid_tail(structures["uid"])
        print(f"Structure set: {structures['label']}, UID {uid}")
    print_outside(case, sys.stdout)
    for sentence in acceptance_words(case):
        print(sentence)
    # what is true of each of the doses that were added is told once
    for line in dict.fromkeys(map(_warning, case.warnings_of(first))):
        print(line)


def _print_doses(case: Case, record: dict[str, Any]) -> None:
    dose = record["dose"]
    if dose is not None:
        most = f"maximum {dose_text(dose['max'], dose['unit'])}"
        # what is made is no object, and its name says what it is
        stated = case.doses[0].made is None
        kind = dose["type"] or "type not stated"
        kind = f", {kind}, {dose['summation'] or 'summation not stated'}"
        uid = f", UID {uid_tail(dose['uid'])}"
        print(
            f"Dose: {dose['label']}{kind if stated else ''}, {most}"
            f"{uid if stated else ''}"
        )
    else:
        alone = "no dose grid; stored DVHs only"
        print(f"Dose: {alone if record['stored_dvhs'] else 'none'}")
    words = sources_of(case.stored_dvhs)
    for one in record["stored_dvhs"]:
        what = "Stored DVHs" if one["shown"] else "Stored DVHs, not chosen"
        print(f"{what}: {words[one['uid']]}")


def _warning(finding: Finding) -> str:
    action = ACCEPTED if finding.outcome.is_accepted else finding.action.name
    return f"{action}: {finding.message}"


def print_outside(case: Case, stream: TextIO) -> None:
    """Print in a line what was opened and is not in the case, if there is something."""
    if case.outside:
        print(f"Not in this case: {outside_text(case.outside)}", file=stream)
