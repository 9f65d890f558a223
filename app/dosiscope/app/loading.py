"""The steps in which a job reads a case, or a companion of it, for the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dosiscope.core.errors import DosiscopeError, NotComparedError
from dosiscope.core.findings import worst_first
from dosiscope.core.growing import Coming

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Selection
    from dosiscope.core.progress import PartSteps, Progress, Steps
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.roi_shapes import RoiShapes

    MakingSteps: TypeAlias = Steps[tuple[Dose, tuple[Finding, ...]]]


class Loaded(NamedTuple):
    """A case, or what has been read of it, with what the picture needs.

    ``shapes`` are None where those on the screen are of it too.
    ``kept`` is what was read; ``refused`` why rivals that were compared are no more.
    ``made`` is the dose that was asked for, or ``failure`` why there is none.
    """

    case: Case
    shapes: RoiShapes | None
    kept: Kept | None = None
    refused: tuple[tuple[str, str], ...] = ()
    made: Dose | None = None
    failure: DosiscopeError | None = None


def load_steps(
    scan: Scan,
    selection: Selection,
    accepted: Accepted,
    compared: Sequence[str] = (),
    make: Callable[[Case], MakingSteps] | None = None,
    kept: Kept | None = None,
    coming: Coming = Coming.NOTHING,
    shown: Case | None = None,
) -> PartSteps[Loaded, Loaded]:
    """Read a case, and make what the first picture needs of its contours.

    Parameters
    ----------
    compared
        The rivals that it is compared with.
    make
        Makes a dose of its doses and theirs.
    kept
        What has been read of it already.
    coming
        Whether more of it may come.
    shown
        The case as it is on the screen: what is there of its contours is not made anew.
    """
    from dosiscope.core.progress import changed
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.load import load
    from dosiscope.viewer.roi_shapes import RoiShapes

    shapes: RoiShapes | None = None

    def with_shapes(step: Progress[Case]) -> Progress[Loaded]:
        nonlocal shapes
        if step.part is None:
            return step.with_part(None)
        shapes = RoiShapes(step.part).prepare(shapes)
        return step.with_part(Loaded(step.part, shapes))

    refused: dict[str, str] = {}
    made, kept = None, Kept() if kept is None else kept
    failure: DosiscopeError | None = None
    steps = load(scan, selection, accepted, kept, coming=coming)
    case = yield from changed(steps, with_shapes)
    for uid in compared:
        own = {dose.key for dose in case.every_dose}
        if uid in own:  # of a companion that has been read for another dose
            continue
        try:
            steps_of_one = companion_steps(scan, selection, case, uid, accepted, kept)
            companion = yield from changed(steps_of_one, _without_part)
        except NotComparedError as error:
            refused[uid] = error.why
            failure = error
        else:
            case = case.compared_with(companion)
    kept.only_of(case, *case.companions)
    if make is not None and failure is None:
        try:
            made, findings = yield from changed(make(case), _without_part)
        except DosiscopeError as error:
            failure = error
        else:
            case = replace(case, findings=worst_first((*case.findings, *findings)))
    is_drawn = shown is not None and case.has_same_solids(shown)
    return Loaded(
        case,
        None if is_drawn else RoiShapes(case).prepare(shapes),
        kept,
        tuple(refused.items()),
        made,
        failure if make is not None else None,
    )


def companion_steps(
    scan: Scan,
    selection: Selection,
    case: Case,
    uid: str,
    accepted: Accepted,
    kept: Kept | None,
) -> PartSteps[None, Case]:
    """Read the case of a rival."""
    from dosiscope.io.case.companions import load_companion

    return load_companion(scan, selection, case, uid, accepted, kept)


def _without_part(step: Progress[None]) -> Progress[Loaded]:
    return step.with_part(None)
