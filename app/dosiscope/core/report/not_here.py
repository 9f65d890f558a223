"""Why an object that a report would tell of is not here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr

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
    return tr("No {noun} is here.", noun=role.noun) if lack is None else lack.text


def withheld_text(withheld: Withheld) -> str:
    """Return what is withheld and why, identity in it still marked."""
    kind, why = str(withheld.header.kind), str(withheld.reason)
    if not withheld.label:
        return tr("Withheld: {kind}: {why}.", kind=kind, why=why)
    return tr(
        'Withheld: {kind} "{label}": {why}.', kind=kind, label=withheld.label, why=why
    )
