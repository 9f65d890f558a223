"""Sidecars on the command line: written beside what is made, and opened again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import asked_of, run_watched
from dosiscope.app.opening_cases import accepted_by, any_frame, chosen
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import joined
from dosiscope.core.outputs import check_not_read, check_output, write_output
from dosiscope.core.sidecar.head import is_sidecar

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from pathlib import Path

    from dosiscope.app.reloading import Reloaded
    from dosiscope.app.reopening import Reopened
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.inventory import Selection
    from dosiscope.core.sidecar.record import (
        KeptGoals,
        KeptPicture,
        KeptReport,
        Sidecar,
    )
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.review import Review


def check_sidecar(arguments: Namespace) -> None:
    """Refuse, before any work, a sidecar that must not be written.

    Raises
    ------
    DosiscopeError
        It is an input, or the file that it is to lie beside.
    """
    path, output = arguments.sidecar, arguments.output
    if path is None:
        return
    if output is not None and path.resolve() == output.resolve():
        raise DosiscopeError("--sidecar and -o name one file: a sidecar lies beside it")
    check_output(path, arguments.paths, replace=arguments.force)


def write_sidecar(
    arguments: Namespace,
    scan: Scan,
    case: Case,
    view: KeptView,
    *,
    doses: Iterable[Dose | None] = (),
    picture: KeptPicture | None = None,
    goals: KeptGoals | None = None,
    report: KeptReport | None = None,
) -> None:
    """Write what a picture or a report was made of to ``--sidecar``, if asked.

    ``doses`` are those that were shown: some of them may have been made.
    """
    path: Path | None = arguments.sidecar
    if path is None:
        return
    from dosiscope.app.keeping import Opened, sidecar_steps
    from dosiscope.core.sidecar.text import sidecar_text

    shown = {dose.key: dose for dose in doses if dose is not None}
    made = {key: dose for key, dose in shown.items() if dose.made is not None}
    opened = Opened(
        paths=tuple(arguments.paths),
        scan=scan,
        selection=selection_of(arguments, scan),
        case=case,
        rules=accepted_by(asked_of(arguments)).rules,
        compared=tuple(dose.key for one in case.companions for dose in one.doses[:1]),
        made=tuple(made.values()),
    )
    steps = sidecar_steps(
        opened,
        path.resolve().parent,
        view,
        picture=picture,
        goals=goals,
        report=report,
    )
    text = sidecar_text(run_watched(steps))
    write_output(path, text, arguments.paths, replace=arguments.force)


def selection_of(arguments: Namespace, scan: Scan) -> Selection:
    """Return what the words of the command line choose, as it was opened."""
    from dosiscope.app.opening_pairs import requests_of
    from dosiscope.core.link import propose

    one, several = (getattr(arguments, n, None) for n in ("with_dose", "with_doses"))
    texts = (arguments.dose, *([one] if one else several or ()))
    asked = asked_of(arguments)
    request, *_ = requests_of(asked, texts, scan.inventory)
    uids = chosen(asked, scan.inventory, request)
    return propose(scan.inventory, any_frame(asked), **uids)


def asked_for(arguments: Namespace) -> Path | None:
    """Return the sidecar among what is to be opened, if one is."""
    return next((path for path in arguments.paths if is_sidecar(path)), None)


def reopened(arguments: Namespace, path: Path) -> Reopened:
    """Find what a sidecar is of; say what differs, and refuse other inputs.

    From then on what it led to is among the paths that were opened: an output goes over
    none of them.  What was made without identity is made again without it, and told so.

    Raises
    ------
    DosiscopeError
        An input has changed or is missing; the output is one of them, or the sidecar;
        or as `reopening`.
    """
    from dosiscope.app.reopening import paths_told, reopening
    from dosiscope.app.temporary import unpacking_folder
    from dosiscope.viewer.kept.checking import check_views

    output: Path | None = arguments.output
    if output is not None:
        check_not_read(output, [path])

    def check(sidecar: Sidecar) -> None:
        arguments.no_identity |= not sidecar.with_identity
        check_views(sidecar)

    given = [one for one in arguments.paths if one != path]
    found = run_watched(reopening(path, given, unpacking_folder, check))
    differences, identity = found.differences, not arguments.no_identity
    if not differences.are_inputs_the_same:
        told = joined("\n  ", ["the files are others:", *differences.sentences])
        raise DosiscopeError(told)
    arguments.paths = [path, *found.paths]
    if output is not None and not output.is_dir():
        check_output(output, arguments.paths, replace=arguments.force)
    notes = [*differences.sentences, paths_told(found)]
    for sentence in filter(None, notes):
        told = DosiscopeError(sentence).told(identity=identity)
        print(f"dosiscope: {told}", file=sys.stderr)
    return found


def review_of(reloaded: Reloaded, view: KeptView, case: Case | None = None) -> Review:
    """Return a review in which a case is seen as it was.

    ``case`` is that which is told in its place, as without identity.

    Raises
    ------
    DosiscopeError
        Of what was seen something is not there: a dose, or one whose DVHs were kept.
    """
    from dosiscope.viewer.kept.showing import show_again
    from dosiscope.viewer.review import Review

    review = Review()
    review.set_case(reloaded.case if case is None else case)
    for dose in reloaded.made:
        review.add_made(dose)
    review.second.set_image(reloaded.second)
    missing = show_again(review, view)
    if missing:
        raise DosiscopeError("; ".join(missing))
    return review
