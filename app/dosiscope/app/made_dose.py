"""Makes the dose that ``--dose UID+UID`` and ``--eqd2`` ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.app.measure import measure_solids
from dosiscope.core.conversion import Quantity
from dosiscope.core.dose import SummationType
from dosiscope.core.dose_expression import (
    BEAMS,
    DoseRequest,
    Term,
    is_sum,
    making,
    read_ratios,
    read_terms,
    rois_of_ratios,
    with_first,
)
from dosiscope.core.errors import (
    ChoiceError,
    DosiscopeError,
    NotComparedError,
    NotEvaluableError,
)
from dosiscope.core.identity import joined
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.progress import without_parts
from dosiscope.core.typed_uid import typed_doses, typed_uid, uid_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.app.case_asked import CaseAsked
    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Inventory, Selection
    from dosiscope.core.progress import Steps
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scan import Scan

# the word with which a dose is converted that is not said to be physical
_EFFECTIVE = "EQ-01"


def request_of(
    asked: CaseAsked, inventory: Inventory, option: str = "--dose"
) -> DoseRequest | None:
    """Return what dose the options ask for; None where it is one that is read.

    ``option`` is that with which the dose was typed.

    Raises
    ------
    DosiscopeError
        They are no sum, no alpha/beta, or name no dose that was found.
    """
    words = asked.eqd2 or asked.bed
    if asked.fractions and not words:
        raise DosiscopeError("--fractions is for --eqd2 and --bed")
    if not words and not is_sum(asked.dose):
        return None
    ratios = None
    known = [one.uid for one in inventory.of(Role.DOSE) if one.images]
    # beside a grid DVHs may be chosen, of which nothing is made
    chosen = typed_doses(asked.dose, inventory)
    grid = next((name for name in chosen.split(",") if name in known), chosen)
    terms: tuple[Term, ...] = (Term(1.0, grid),)
    if words:
        try:
            ratios = read_ratios(words)
        except DosiscopeError as error:
            word = "--eqd2" if asked.eqd2 else "--bed"
            raise DosiscopeError(f"{word}: {error}") from None
    if is_sum(asked.dose):
        try:
            terms = read_terms(asked.dose)
            terms = tuple(
                one if one.name == BEAMS else one._replace(name=uid_of(one.name, known))
                for one in terms
            )
        except DosiscopeError as error:
            raise DosiscopeError(f"{option}: {error}") from None
    return DoseRequest(
        terms=terms,
        ratios=ratios,
        quantity=Quantity.BED if asked.bed else Quantity.EQD2,
        fractions=asked.fractions,
        accepts_effective=_EFFECTIVE in asked.accept,
        of_beams=_a_beam(inventory, typed_uid(asked.plan, inventory, Role.PLAN)),
    )


def _a_beam(inventory: Inventory, plan: str) -> str:
    """Return a BEAM dose of a plan, or of the one plan that has some; else ""."""
    beams = [
        one
        for one in inventory.of(Role.DOSE)
        if one.summation == SummationType.BEAM and (not plan or plan in one.plan_uids)
    ]
    return beams[0].uid if len({one.plan_uids for one in beams}) == 1 else ""


def offering_beams(error: ChoiceError, request: DoseRequest | None) -> ChoiceError:
    """Return a question that also offers the sum of all beams, where it asks which.

    Where ``request`` is for that sum already, it says how the plan is chosen.
    """
    summations = {one.summation for one in error.candidates}
    names = [term.name for term in request.terms] if request is not None else []
    if BEAMS in names:
        offer = "--plan chooses the plan whose beams are added up"
    elif len(error.candidates) < 2 or summations != {SummationType.BEAM}:
        return error
    else:
        offer = f"--dose {BEAMS} adds all beams of the plan up"
    message = joined("\n", [error.told(), offer])
    return ChoiceError(message, error.candidates, f"{error.question}; {offer}")


def with_made_dose(
    request: DoseRequest,
    case: Case,
    *,
    scan: Scan,
    selection: Selection,
    accepted: Accepted,
    kept: Kept,
) -> Steps[Case]:
    """Return a case whose first dose is that which is asked for.

    Doses of other plans are read with their cases, which are companions.

    Raises
    ------
    DosiscopeError
        There is none, with the reason.
    """
    case = yield from _with_all(request, case, scan, selection, accepted, kept)
    dose, findings = yield from make(request, case, scan)
    return with_first(case, dose, findings)


def make(
    request: DoseRequest, case: Case, scan: Scan
) -> Steps[tuple[Dose, tuple[Finding, ...]]]:
    """Make the dose that is asked for, of those of a case and its companions.

    Raises
    ------
    DosiscopeError
        There is none, with the reason.
    """
    if not case.doses:
        why = _why_none(case, Role.DOSE)
        raise DosiscopeError(joined(" ", [tr("There is no dose."), *why]))
    if case.plan is None and any(term.name == BEAMS for term in request.terms):
        told = tr("There is no sum of all beams: there is no plan.")
        raise DosiscopeError(joined(" ", [told, *_why_none(case, Role.PLAN)]))
    first = case.doses[0].header.sop_instance_uid
    names = {one.uid: one.own_uid for one in scan.inventory.of(Role.DOSE)}
    terms = tuple(
        one._replace(name=names.get(one.name, one.name) or first)
        for one in request.terms
    )
    _refuse_withheld(terms, case)
    numbers = {roi.number for roi in rois_of_ratios(request.ratios, case)}
    measured = yield from without_parts(measure_solids(case, numbers=numbers))
    solids = {n: one.solid for n, one in measured.items() if one.solid is not None}
    asked = replace(request, terms=terms)
    try:
        return (yield from making(asked, case, solids))
    except NotEvaluableError as error:
        raise DosiscopeError(tr("There is {error}.", error=error)) from None


def _why_none(case: Case, role: Role) -> Iterable[str]:
    withheld = case.withheld_of(role)
    return [] if withheld is None else [withheld.sentence]


def _refuse_withheld(terms: Iterable[Term], case: Case) -> None:
    """Refuse doses that are here and not shown, with the reason.

    Raises
    ------
    DosiscopeError
        There is one.
    """
    shown = {dose.header.sop_instance_uid for dose in case.every_dose}
    withheld = {
        one.header.sop_instance_uid: one
        for held in (case, *case.companions)
        for one in held.withheld
    }
    for term in terms:
        if term.name in withheld and term.name not in shown:
            raise DosiscopeError(withheld[term.name].sentence)


def _with_all(
    request: DoseRequest,
    case: Case,
    scan: Scan,
    selection: Selection,
    accepted: Accepted,
    kept: Kept,
) -> Steps[Case]:
    """Return the case with companions, so that all doses are there."""
    from dosiscope.core.rivals import is_of
    from dosiscope.io.case.companions import load_companion

    entries = {one.uid: one for one in scan.inventory.of(Role.DOSE)}
    for term in request.terms:
        entry = entries.get(term.name)
        if entry is None or entry.uid in selection.doses:
            continue  # what is withheld of the case itself is told with its reason
        if any(is_of(dose, entry) for dose in case.every_dose):
            continue
        steps = load_companion(scan, selection, case, term.name, accepted, kept)
        try:
            companion = yield from without_parts(steps)
        except NotComparedError as error:
            words = {"name": entry.label or tr("the dose"), "why": error.why}
            message = tr(
                "There is no sum with {name} ({uid}): {why}.", **words, uid=entry.uid
            )
            raise DosiscopeError(message) from None
        case = case.compared_with(companion)
    return case
