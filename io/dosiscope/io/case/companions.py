"""Reads the case of a rival plan: a companion of the case it is compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.acceptance import NOTHING_ACCEPTED
from dosiscope.core.errors import ChoiceError, NotComparedError
from dosiscope.core.identity import filled
from dosiscope.core.language import tr
from dosiscope.core.not_shown import Withheld, here_text
from dosiscope.core.progress import changed
from dosiscope.core.reason import Reason
from dosiscope.core.rivals import companion_selection, is_of, rivals
from dosiscope.io.case.kept import Kept
from dosiscope.io.case.load import load
from dosiscope.io.case.overlay import of_any_frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.inventory import Selection
    from dosiscope.core.progress import PartSteps, Progress
    from dosiscope.core.rivals import Rival
    from dosiscope.io.case.scan import Scan


def load_companion(
    scan: Scan,
    selection: Selection,
    case: Case,
    uid: str,
    accepted: Accepted = NOTHING_ACCEPTED,
    kept: Kept | None = None,
) -> PartSteps[None, Case]:
    """Read the case of a rival: the plan of a dose, with all the doses of that plan.

    It is read and checked as any other case is; its findings are its own.

    Parameters
    ----------
    selection, case
        What it is compared with, and of what that is made.
    uid
        The dose of the rival as the scan knows it.
    accepted
        Against which findings of the case the user has decided: that is so of the
        companion too.  Neither another patient nor another frame of reference than
        that of the dose of the case can be accepted.
    kept
        What the case and other companions have read.

    Raises
    ------
    NotComparedError
        The dose is no rival of this case, or cannot be shown; the message says why.
    """
    kept = Kept() if kept is None else kept
    rival = _rival(scan, selection, case, uid)
    if not rival.may_be_compared:
        raise _refused(rival, rival.refusal)
    try:
        its = companion_selection(
            scan.inventory, selection, uid, of_any_frame(accepted)
        )
    except ChoiceError as error:
        raise _refused(rival, error.question) from None
    steps = load(scan, its, accepted, kept)
    companion = yield from changed(steps, _told)
    companion = _in_one_frame(companion, case, rival)
    kept.only_of(case, *case.companions, companion)
    if not any(is_of(dose, rival.entry) for dose in companion.doses):
        why = _why_withheld(companion, rival)
        raise _refused(rival, why, tr("{what} ({name}) is not compared. {why}"))
    return companion


def _told(step: Progress[Case]) -> Progress[None]:
    """Show nothing of a companion before it is whole."""
    return step.with_part(None)


def _rival(scan: Scan, selection: Selection, case: Case, uid: str) -> Rival:
    found = rivals(scan.inventory, selection, case)
    rival = next((one for one in found if one.uid == uid), None)
    if rival is None:
        here = here_text(len(scan.inventory.damaged))
        why = tr("no other dose with the UID {uid} is {here}", uid=uid, here=here)
        raise NotComparedError(tr("Nothing is compared: {why}", why=why), why)
    return rival


def _refused(rival: Rival, why: str, sentence: str = "") -> NotComparedError:
    sentence = sentence or tr("{what} ({name}) is not compared: {why}")
    words = {"what": str(rival.entry.kind), "name": rival.name, "why": why}
    return NotComparedError(filled(sentence, words), why)


def _why_withheld(companion: Case, rival: Rival) -> str:
    own = rival.entry.own_uid
    its = (one for one in companion.withheld if one.header.sop_instance_uid == own)
    withheld = next(its, None)
    if withheld is None:
        return tr("it cannot be shown")
    return str(withheld.reason)


def _in_one_frame(companion: Case, case: Case, rival: Rival) -> Case:
    """Return a companion without doses of the case, or in another frame than that.

    What the user accepts may show a dose of another frame of reference beside the rest
    of its case, but never two doses of different ones beside each other.
    """
    frame = rival.entry.frame_of_reference_uid
    others = _others(case)
    doses = [dose for dose in companion.doses if id(dose) not in others]
    astray = [dose for dose in doses if dose.header.frame_of_reference_uid != frame]
    return replace(
        companion,
        doses=tuple(dose for dose in doses if dose not in astray),
        withheld=(*companion.withheld, *map(_as_withheld, astray)),
    )


def _others(case: Case) -> set[int]:
    doses: Iterable[Dose] = case.every_dose
    return {id(dose) for dose in doses}


def _as_withheld(dose: Dose) -> Withheld:
    why = Reason("it lies in another frame of reference than the dose it is beside")
    return Withheld(header=dose.header, label=dose.label, reason=why)
