"""Opens what the command line names, with a progress bar; prints JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from dosiscope.app.case_asked import CaseAsked
from dosiscope.app.json_text import json_text
from dosiscope.app.opening_cases import loading, opening_one, scanning
from dosiscope.core.errors import (
    ChoiceError,
    DosiscopeError,
    NothingReadableError,
)
from dosiscope.core.findings import Action
from dosiscope.core.identity import anonymous

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Entry, Selection
    from dosiscope.core.progress import PartSteps
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


def asked_of(arguments: Namespace) -> CaseAsked:
    """Return what is opened, and what of it, as the options say."""
    return CaseAsked(
        paths=tuple(arguments.paths),
        plan=arguments.plan,
        dose=arguments.dose,
        structure_set=arguments.structure_set,
        ct=arguments.ct,
        accept=tuple(arguments.accept),
        eqd2=arguments.eqd2,
        bed=arguments.bed,
        fractions=arguments.fractions,
        with_identity=not getattr(arguments, "no_identity", False),
    )


def scan_paths(arguments: Namespace) -> Scan:
    """Read the headers under the named paths; errors as of `scanning`."""
    return run_watched(scanning(asked_of(arguments)))


def open_case(arguments: Namespace, *, any_dose: bool = False) -> tuple[Scan, Case]:
    """Open the one case that the options mean; see `opening_one`, also for errors."""
    opened = run_watched(opening_one(asked_of(arguments), any_dose=any_dose))
    print_notes(opened.notes)
    (case,) = opened.cases
    return opened.scan, case


def load_cases(
    arguments: Namespace, found: Scan, selections: Iterable[Selection]
) -> list[Case]:
    """Read cases of what was chosen otherwise; see `loading`, also for errors."""
    opened = run_watched(loading(asked_of(arguments), found, selections))
    print_notes(opened.notes)
    return [*opened.cases]


def print_notes(notes: Iterable[str]) -> None:
    """Print on stderr what a person should know besides the result."""
    for note in notes:
        print(f"dosiscope: {note}", file=sys.stderr)


def status_of(findings: Iterable[Finding]) -> int:
    """Return the status of a verb that did its work: 1 where a finding warns."""
    return 1 if any(finding.action >= Action.WARN for finding in findings) else 0


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
