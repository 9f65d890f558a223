"""Opens what the command line names: scan, choose, load; with a progress bar."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from dosiscope.app.cli.made_dose import offering_beams, request_of, with_made_dose
from dosiscope.app.cli.skipped import skipped_lines
from dosiscope.app.json_text import json_text
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
from dosiscope.core.findings import Action, worst_first
from dosiscope.core.identity import Personal, anonymous, filled, joined
from dosiscope.core.ignoring import ignoring_off_slice
from dosiscope.core.isodose import TYPED_REFERENCE, Reference, stated_reference
from dosiscope.core.kinds import Role
from dosiscope.core.nearest_slice import (
    NO_SHIFT,
    offered_shift,
    show_on_nearest_slice,
)
from dosiscope.core.rules import acceptable_rules
from dosiscope.core.text import typed_number
from dosiscope.core.typed_uid import typed_choice

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose_expression import DoseRequest
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Entry, Inventory, Selection
    from dosiscope.core.kinds import Kind
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.structures import Roi
    from dosiscope.io.case.scan import Scan

T = TypeVar("T")


def run_watched(steps: PartSteps[object, T]) -> T:
    """Run long work to its end, with a bar on stderr where a person watches."""
    watched = sys.stderr.isatty()
    while True:
        try:
            step = next(steps)
        except StopIteration as stop:
            if watched:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            result: T = stop.value
            return result
        if watched and step.total:
            bar = "#" * (24 * step.done // step.total)
            print(
                f"\r\x1b[K{step.what[:24]:24} [{bar:24}] {step.done}/{step.total}",
                end="",
                file=sys.stderr,
                flush=True,
            )


def scan_paths(arguments: Namespace) -> Scan:
    """Read the headers under the named paths.

    Raises
    ------
    DosiscopeError
        A path is not there, or nothing of the kinds that are read was found.
    """
    from dosiscope.app.temporary import unpacking_folder
    from dosiscope.core.link import NOTHING_FOUND
    from dosiscope.io.case.scan import scan

    for path in arguments.paths:
        if not path.exists():
            words = {"path": Personal(str(path))}
            raise DosiscopeError(filled("{path} is not there", words))
    found = run_watched(scan(arguments.paths, private=unpacking_folder))
    if not found.inventory.entries:
        skipped = found.inventory.skipped
        message = joined("\n  ", [NOTHING_FOUND, *skipped_lines(skipped)[:20]])
        raise NothingReadableError(message, skipped)
    return found


def open_case(arguments: Namespace, *, any_dose: bool = False) -> tuple[Scan, Case]:
    """Scan, choose by ``--plan``, ``--dose``, ``--structure-set``, ``--ct``, and load.

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

    found = scan_paths(arguments)
    request = request_of(arguments, found.inventory)
    uids = chosen(arguments, found.inventory, request)
    frames = any_frame(arguments)
    try:
        selection = propose(found.inventory, frames, **uids)
    except ChoiceError as error:
        first = _of_one_plan(error.candidates) if any_dose else None
        if first is None:
            raise offering_beams(error, request) from None
        selection = propose(found.inventory, frames, **{**uids, "dose": first.uid})
    (case,) = load_cases(arguments, found, [selection], request)
    return found, case


def _of_one_plan(candidates: Sequence[Entry]) -> Entry | None:
    """Return the first of some doses that all name the same one plan, else None."""
    plans = {entry.plan_uids for entry in candidates}
    are_doses = all(entry.kind.role is Role.DOSE for entry in candidates)
    is_one = len(plans) == 1 and len(*plans) == 1
    return candidates[0] if are_doses and is_one else None


def as_told(case: Case) -> Case:
    """Return a case as it is told: as of its first dose, of whichever plan that is."""
    return as_of(case, case.doses[0] if case.doses else None)


def chosen(
    arguments: Namespace, inventory: Inventory, request: DoseRequest | None
) -> dict[str, str]:
    """Return the UIDs of what the options choose among what was found.

    ``request`` is the dose that is to be made, if one is.

    Raises
    ------
    DosiscopeError
        The end of a UID is that of several objects.
    """
    return typed_choice(
        inventory,
        plan=arguments.plan,
        dose=arguments.dose if request is None else request.leading,
        structure_set=arguments.structure_set,
        ct_series=arguments.ct,
    )


def any_frame(arguments: Namespace) -> Collection[Role]:
    """Return the roles whose objects may lie in any frame of reference."""
    from dosiscope.io.case.overlay import of_any_frame

    return of_any_frame(accepted_by(arguments))


def load_cases(
    arguments: Namespace,
    found: Scan,
    selections: Iterable[Selection],
    request: DoseRequest | None = None,
) -> list[Case]:
    """Read cases, and return them as ``--accept`` and ``--no-identity`` want them.

    ``request`` is the dose that is to be made of each; None: none is.

    Raises
    ------
    DosiscopeError
        A word of ``--accept`` is no rule against which one may decide; or there is
        no such dose as is asked for.
    """
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.load import load

    accepted, cases = accepted_by(arguments), []
    for selection in selections:
        kept = Kept()
        case = run_watched(load(found, selection, accepted, kept))
        case = as_asked(case, accepted)
        if request is not None:
            steps = with_made_dose(
                request,
                case,
                scan=found,
                selection=selection,
                accepted=accepted,
                kept=kept,
            )
            case = run_watched(steps)
        cases.append(case)
    return told_as_asked(arguments, cases)


def told_as_asked(arguments: Namespace, cases: Sequence[Case]) -> list[Case]:
    """Say what ``--accept`` has not led to; leave identity out where that is asked.

    Raises
    ------
    DosiscopeError
        A word of ``--accept`` is no rule against which one may decide.
    """
    everyone = [one for case in cases for one in (case, *case.companions)]
    accepted = accepted_by(arguments)
    wrong = unknown_rules(arguments.accept)
    if wrong:
        raise DosiscopeError(_cannot_be_accepted(wrong, everyone))
    for rule in sorted(accepted.rules.difference(*map(accepted_rules, everyone))):
        why = NO_SHIFT if rule == SHIFT_TO_SLICES else "there is nothing to accept."
        print(f"dosiscope: --accept {rule}: {why}", file=sys.stderr)
    if arguments.no_identity:
        return [case.without_identity() for case in cases]
    return list(cases)


def accepted_by(arguments: Namespace) -> Accepted:
    """Return the rules against which ``--accept`` decides."""
    return Accepted(acceptable_rules().intersection(arguments.accept))


def as_asked(case: Case, accepted: Accepted) -> Case:
    """Return the case with what is done to it once it is read."""
    if SHIFT_TO_SLICES in accepted.rules:
        offset = offered_shift(case)
        if offset is not None:
            case = run_watched(show_on_nearest_slice(case, offset))
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


def status_of(findings: Iterable[Finding]) -> int:
    """Return the status of a verb that did its work: 1 where a finding warns."""
    return 1 if any(finding.action >= Action.WARN for finding in findings) else 0


def about(findings: Iterable[Finding], kinds: Iterable[Kind]) -> Iterator[Finding]:
    """Yield the findings about objects of some kinds, and those about no object.

    What is told of a plan alone does not depend on a dose or on images beside it.
    """
    names = {"", *map(str, kinds)}
    return (finding for finding in findings if finding.object_kind in names)


def print_json(value: object) -> None:
    """Print JSON on stdout; missing is null, NaN never appears.

    It is ASCII, with other characters as escapes: no code page can change it.
    """
    print(json_text(value, ascii_only=True))


def print_error(error: DosiscopeError, *, identity: bool = True) -> None:
    """Print as JSON why there is no result, and what can be chosen or was skipped."""
    skipped = error.skipped if isinstance(error, NothingReadableError) else ()
    if not identity:
        skipped = tuple(one.without_identity() for one in skipped)
    message = error.told(identity=identity)
    candidates: tuple[Entry, ...] = ()
    if isinstance(error, ChoiceError):
        message, candidates = error.question, error.candidates
    print_json(
        {
            "error": message,
            "candidates": [
                {
                    "kind": str(entry.kind),
                    "uid": entry.uid,
                    "label": entry.label,
                    "date": entry.date,
                    "time": entry.time,
                    "detail": entry.detail if identity else anonymous(entry.detail),
                }
                for entry in candidates
            ],
            "skipped": [
                {"file": one.file, "reason": one.reason, "damaged": one.is_damaged}
                for one in skipped
            ],
        }
    )


def chosen_rois(case: Case, words: str) -> tuple[Roi, ...]:
    """Return the ROIs named (by name or number, comma-separated), or all.

    Names may have commas themselves.

    Raises
    ------
    ChoiceError
        A name fits no ROI, or more than one; or which names are meant is not clear.
    """
    rois = case.structure_set.rois if case.structure_set else ()
    if not words:
        return rois
    parts = words.split(",")
    readings = list(islice(_readings(parts, rois), 2))
    if len(readings) > 1:
        raise ChoiceError(
            f"{words!r} can be read as several lists of names: write ROI Numbers"
        )
    chosen = []
    for word in readings[0] if readings else parts:
        named = _named(word, rois)
        if len(named) != 1:
            known = ", ".join(f"{roi.shown_name} [{roi.number}]" for roi in rois)
            raise ChoiceError(
                f"{word.strip()!r} names {len(named) or 'no'} ROIs; there are: {known}"
            )
        chosen.append(named[0])
    return tuple(chosen)


def _named(word: str, rois: Sequence[Roi]) -> list[Roi]:
    """Return the ROIs of a name, else of a number."""
    named = [roi for roi in rois if roi.name == word.strip()]
    return named or [roi for roi in rois if str(roi.number) == word.strip()]


def _readings(parts: Sequence[str], rois: Sequence[Roi]) -> Iterator[list[str]]:
    """Yield how parts between commas make names of ROIs, of which all are known."""
    if not parts:
        yield []
    for count in range(1, len(parts) + 1):
        word = ",".join(parts[:count])
        if _named(word, rois):
            for rest in _readings(parts[count:], rois):
                yield [word, *rest]


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
