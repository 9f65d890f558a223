"""Opens what was chosen, in steps: scan, choose, load, make the dose that is asked for.

Command line and Python interface open cases here.  What a person should know besides
the cases is returned as sentences: who asks decides where they go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.app.made_dose import offering_beams, request_of, with_made_dose
from dosiscope.app.skipped import skipped_lines
from dosiscope.core.acceptance import (
    IGNORE_OFF_SLICE,
    SHIFT_TO_SLICES,
    Accepted,
    accepted_of,
    accepted_rules,
    may_accept,
    unknown_rules,
)
from dosiscope.core.as_of import as_of
from dosiscope.core.errors import (
    ChoiceError,
    DosiscopeError,
    NothingReadableError,
)
from dosiscope.core.findings import worst_first
from dosiscope.core.identity import Personal, filled, joined
from dosiscope.core.ignoring import ignoring_off_slice
from dosiscope.core.kinds import Role
from dosiscope.core.nearest_slice import (
    NO_SHIFT,
    offered_shift,
    show_on_nearest_slice,
)
from dosiscope.core.progress import without_parts
from dosiscope.core.rules import acceptable_rules
from dosiscope.core.typed_uid import typed_choice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dosiscope.app.case_asked import CaseAsked
    from dosiscope.core.case import Case
    from dosiscope.core.dose_expression import DoseRequest
    from dosiscope.core.inventory import Entry, Inventory, Selection
    from dosiscope.core.progress import Steps
    from dosiscope.io.case.scan import Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCases:
    """What was found, what was chosen of it, and the cases that were read.

    Attributes
    ----------
    notes
        What accepting has not led to, in sentences.
    """

    scan: Scan
    selections: tuple[Selection, ...]
    cases: tuple[Case, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCases:
    """Cases as they are told, and what accepting has not led to, in sentences."""

    cases: tuple[Case, ...]
    notes: tuple[str, ...] = ()


def scanning(asked: CaseAsked) -> Steps[Scan]:
    """Read the headers under the chosen paths.

    Raises
    ------
    DosiscopeError
        A path is not there, or nothing of the kinds that are read was found.
    """
    from dosiscope.app.temporary import unpacking_folder
    from dosiscope.core.choice_left import NOTHING_FOUND
    from dosiscope.io.case.scan import scan

    for path in asked.paths:
        if not path.exists():
            words = {"path": Personal(str(path))}
            raise DosiscopeError(filled("{path} is not there", words))
    found = yield from without_parts(scan(asked.paths, private=unpacking_folder))
    if not found.inventory.entries:
        skipped = found.inventory.skipped
        message = joined("\n  ", [NOTHING_FOUND, *skipped_lines(skipped)[:20]])
        raise NothingReadableError(message, skipped)
    return found


def opening_one(asked: CaseAsked, *, any_dose: bool = False) -> Steps[OpenedCases]:
    """Scan, choose the one case that is meant, and load it.

    With ``any_dose`` the first dose is taken where nothing but doses of one plan are to
    be chosen among: what is told does not depend on it.

    Raises
    ------
    ChoiceError
        Several cases fit; the message lists the candidates.
    DosiscopeError
        What is accepted cannot be.
    """
    from dosiscope.core.link import propose

    found = yield from scanning(asked)
    request = request_of(asked, found.inventory)
    uids = chosen(asked, found.inventory, request)
    frames = any_frame(asked)
    try:
        selection = propose(found.inventory, frames, **uids)
    except ChoiceError as error:
        first = _of_one_plan(error.candidates) if any_dose else None
        if first is None:
            raise offering_beams(error, request) from None
        selection = propose(found.inventory, frames, **{**uids, "dose": first.uid})
    return (yield from loading(asked, found, [selection], request))


def opening_all(asked: CaseAsked) -> Steps[OpenedCases]:
    """Scan, and load every case that the paths hold.

    Raises
    ------
    DosiscopeError
        What is accepted, or chosen, cannot be.
    """
    from dosiscope.core.link import proposals

    found = yield from scanning(asked)
    request = request_of(asked, found.inventory)
    uids = chosen(asked, found.inventory, request)
    selections = proposals(found.inventory, any_frame(asked), **uids)
    return (yield from loading(asked, found, selections, request))


def _of_one_plan(candidates: Sequence[Entry]) -> Entry | None:
    """Return the first of some doses that all name the same one plan, else None."""
    plans = {entry.plan_uids for entry in candidates}
    are_doses = all(entry.kind.role is Role.DOSE for entry in candidates)
    is_one = len(plans) == 1 and len(*plans) == 1
    return candidates[0] if are_doses and is_one else None


def asked_again(asked: CaseAsked, selection: Selection) -> CaseAsked:
    """Return what was asked, with all that was chosen: it leads to that case alone."""
    return replace(
        asked,
        plan=selection.plan,
        dose=asked.dose or next(iter(selection.doses), ""),
        structure_set=selection.structure_set,
        ct=selection.ct_series,
    )


def as_told(case: Case) -> Case:
    """Return a case as it is told: as of its first dose, of whichever plan that is."""
    return as_of(case, case.doses[0] if case.doses else None)


def chosen(
    asked: CaseAsked, inventory: Inventory, request: DoseRequest | None
) -> dict[str, str]:
    """Return the UIDs of what is chosen among what was found.

    ``request`` is the dose that is to be made, if one is.

    Raises
    ------
    DosiscopeError
        The end of a UID is that of several objects.
    """
    return typed_choice(
        inventory,
        plan=asked.plan,
        dose=asked.dose if request is None else request.leading,
        structure_set=asked.structure_set,
        ct_series=asked.ct,
    )


def any_frame(asked: CaseAsked) -> Collection[Role]:
    """Return the roles whose objects may lie in any frame of reference."""
    from dosiscope.io.case.overlay import of_any_frame

    return of_any_frame(accepted_by(asked))


def loading(
    asked: CaseAsked,
    found: Scan,
    selections: Iterable[Selection],
    request: DoseRequest | None = None,
) -> Steps[OpenedCases]:
    """Read cases, and return them as it was chosen that they are told.

    ``request`` is the dose that is to be made of each; None: none is.

    Raises
    ------
    DosiscopeError
        What is accepted is no rule against which one may decide; or there is
        no such dose as is asked for.
    """
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.load import load

    accepted, cases = accepted_by(asked), []
    selections = tuple(selections)
    for selection in selections:
        kept = Kept()
        case = yield from without_parts(load(found, selection, accepted, kept))
        case = yield from as_asked(case, accepted)
        if request is not None:
            case = yield from with_made_dose(
                request,
                case,
                scan=found,
                selection=selection,
                accepted=accepted,
                kept=kept,
            )
        cases.append(case)
    told = told_as_asked(asked, cases)
    return OpenedCases(
        scan=found, selections=selections, cases=told.cases, notes=told.notes
    )


def told_as_asked(asked: CaseAsked, cases: Sequence[Case]) -> ToldCases:
    """Return cases as they are told: without identity where that is asked.

    Raises
    ------
    DosiscopeError
        What is accepted is no rule against which one may decide.
    """
    everyone = [one for case in cases for one in (case, *case.companions)]
    accepted = accepted_by(asked)
    wrong = unknown_rules(asked.accept)
    if wrong:
        raise DosiscopeError(_cannot_be_accepted(wrong, everyone))
    notes = []
    for rule in sorted(accepted.rules.difference(*map(accepted_rules, everyone))):
        why = NO_SHIFT if rule == SHIFT_TO_SLICES else "there is nothing to accept."
        notes.append(f"--accept {rule}: {why}")
    if not asked.with_identity:
        cases = [case.without_identity() for case in cases]
    return ToldCases(cases=tuple(cases), notes=tuple(notes))


def accepted_by(asked: CaseAsked) -> Accepted:
    """Return the rules against which the user decides."""
    return Accepted(acceptable_rules().intersection(asked.accept))


def as_asked(case: Case, accepted: Accepted) -> Steps[Case]:
    """Return the case with what is done to it once it is read."""
    if SHIFT_TO_SLICES in accepted.rules:
        offset = offered_shift(case)
        if offset is not None:
            steps = show_on_nearest_slice(case, offset)
            case = yield from without_parts(steps)
    return ignoring_off_slice(case) if IGNORE_OFF_SLICE in accepted.rules else case


def _cannot_be_accepted(wrong: Iterable[str], cases: Iterable[Case]) -> str:
    """Say which words name nothing that can be accepted, and what can be here."""
    told = (f for c in cases for f in (*may_accept(c), *accepted_of(c)))
    found = {(f.outcome.rule_id, f.message): f for f in told}
    listed = [
        joined(": ", [f.outcome.rule_id, f.message])
        for f in worst_first((*found.values(),))
    ]
    head = f"--accept: {', '.join(wrong)} cannot be accepted"
    if not listed:
        return f"{head}; nothing here can be."
    return joined("\n  ", [f"{head}; here there is", *listed])
