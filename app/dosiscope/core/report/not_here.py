"""Why an object that a report would tell of is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import filled

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.kinds import Role
    from dosiscope.core.not_shown import Withheld


def why_none(case: Case, role: Role) -> str:
    """Return why no object of a role is shown, a sentence."""
    withheld = case.withheld_of(role)
    if withheld is not None:
        return withheld_text(withheld)
    lack = next((one for one in case.missing if one.role is role), None)
    return f"No {role.noun} is here." if lack is None else lack.text


def withheld_text(withheld: Withheld) -> str:
    """Return what is withheld and why, identity in it still marked."""
    values = {
        "kind": str(withheld.header.kind),
        "label": f' "{withheld.label}"' if withheld.label else "",
        "reason": str(withheld.reason),
    }
    return filled("Withheld: {kind}{label}: {reason}.", values)
