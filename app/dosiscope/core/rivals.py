"""Which doses can be compared with those of a case: rivals, and why others are none.

A rival is a dose that was found and is not of the case; the case of its plan, once it
is read, is a companion (`Case.companions`).  Window and command line ask here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.errors import ChoiceError
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr, tr_count
from dosiscope.core.link import propose
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import (
    capitalised,
    dose_text,
    first_few,
    listed,
    moment_text,
    uid_tail,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.inventory import Entry, Inventory, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A dose that was found and is not of a case.

    Attributes
    ----------
    entry
        The RT Dose.
    plan
        The one plan that it names, if it is here.
    refusal
        Why it is not compared with the doses of the case, a clause; "" where it may be.
    dose
        The dose itself, where it has been read: it is of a companion then.
    mark
        The end of its UID, where other rivals are called alike.
    """

    entry: Entry
    plan: Entry | None = None
    refusal: str = ""
    dose: Dose | None = None
    mark: str = ""

    @property
    def uid(self) -> str:
        """By which it is chosen."""
        return self.entry.uid

    @property
    def may_be_compared(self) -> bool:
        """Whether nothing that is known of it forbids that."""
        return not self.refusal

    @property
    def name(self) -> str:
        """What lists call it: plan, dose, when, and its maximum once it is read."""
        plan, entry = self.plan, self.entry
        whose = f"{plan.label or tr('plan without a label')} · " if plan else ""
        dated = plan if plan is not None and plan.date else entry
        when = moment_text(dated.date, dated.time) if dated.date else ""
        most = ""
        if self.dose is not None:
            most = tr(
                "max {maximum}",
                maximum=dose_text(self.dose.maximum, self.dose.unit_text),
            )
        parts = (f"{whose}{entry.label}", when, most, self.mark)
        return ", ".join(part for part in parts if part)

    @property
    def sentence(self) -> str:
        """What it is, and why it is not compared."""
        return f"{self.entry.kind} ({self.name}): {self.refusal}."


def rivals(
    inventory: Inventory, selection: Selection, case: Case | None = None
) -> tuple[Rival, ...]:
    """Return every dose that was found and is not of a case, in the order found.

    Of one patient are two doses that state the same patient, or one Patient ID; what
    the user accepts of a case says nothing of others.  In one frame of reference are
    those that state the same: none across, ever.

    Parameters
    ----------
    selection
        Of which the case is made.
    case
        The case itself: what of its companions has been read is told, and what it
        withholds is not that with which is compared.
    """
    graph = ReferenceGraph(inventory.entries)
    shown = _base(graph, selection, case)
    mine = {entry.own_uid for entry in graph.doses if entry.uid in selection.doses}
    read = () if case is None else tuple(d for c in case.companions for d in c.doses)
    compared = {dose.header.sop_instance_uid for dose in read}
    found = []
    for entry in graph.doses:
        if entry.uid in selection.doses:
            continue
        dose = next((dose for dose in read if is_of(dose, entry)), None)
        refusal = _refusal(entry, shown, mine)
        if dose is None and not refusal and entry.own_uid in compared:
            refusal = tr("it has the SOP Instance UID of a dose that is compared")
        plan = graph.plan_of(entry)
        found.append(Rival(entry=entry, plan=plan, refusal=refusal, dose=dose))
    return _told_apart(found)


def companion_selection(
    inventory: Inventory,
    selection: Selection,
    uid: str,
    any_frame: Collection[Role] = (),
    /,
) -> Selection:
    """Return of what the case of a rival is made, given that of the case itself.

    What its own references leave open is as in the case.

    Raises
    ------
    ChoiceError
        Several cases fit all the same.
    """
    likewise: list[dict[str, str]] = [
        {},
        {"ct_series": selection.ct_series},
        {"ct_series": selection.ct_series, "structure_set": selection.structure_set},
    ]
    for hints in likewise[:-1]:
        try:
            return propose(inventory, any_frame, dose=uid, **hints)
        except ChoiceError:
            continue
    return propose(inventory, any_frame, dose=uid, **likewise[-1])


def companion_notes(case: Case, *companions: Case) -> tuple[str, ...]:
    """Return in sentences what companions have of their own beside plan and doses.

    What is to be said of several of them is said once.
    """
    mine = case.structure_set
    ours = mine.label if mine is not None and mine.label else tr("the case")

    of_others = [] if mine is None else [(one, one.structure_set) for one in companions]
    without = [one for one, its in of_others if its is None]
    own = [
        (one, its.label or tr("no label"))
        for one, its in of_others
        if its is not None and mine is not None and its.header.uid != mine.header.uid
    ]
    imaged = [one for one in companions if _has_other_images(case, one)]
    storing = [one for one in companions if one.stored_dvhs]
    notes = []
    if without:
        notes.append(
            tr(
                "No structure set of {plans} is shown: measured in all doses are the "
                "structures of {case}.",
                plans=_plans_text(without),
                case=ours,
            )
        )
    if own:
        whose = _plans_text([one for one, _ in own])
        labels = listed([label for _, label in own], "and")
        notes.append(
            capitalised(
                tr_count(
                    "{plans} has a structure set of its own, {labels}: measured in all "
                    "doses are the structures of {case}.",
                    "{plans} have structure sets of their own, {labels}: measured in "
                    "all doses are the structures of {case}.",
                    len(own),
                    plans=whose,
                    labels=labels,
                    case=ours,
                )
            )
        )
    if imaged:
        notes.append(
            capitalised(
                tr_count(
                    "{plans} was made on other images of the same frame of reference: "
                    "shown are those of the case.",
                    "{plans} were made on other images of the same frame of reference: "
                    "shown are those of the case.",
                    len(imaged),
                    plans=_plans_text(imaged),
                )
            )
        )
    if storing:
        found = [dvh for one in storing for dvh in one.stored_dvhs]
        of = first_few(dict.fromkeys(dvh.dose_label for dvh in found if dvh.dose_label))
        whose = _plans_text(storing) + (f" ({of})" if of else "")
        if case.stored_dvhs:
            told = tr_count(
                "{n} stored DVH of {plans} is not shown: shown are those stored with "
                "the case, and those computed of all doses.",
                "{n} stored DVHs of {plans} are not shown: shown are those stored with "
                "the case, and those computed of all doses.",
                len(found),
                plans=whose,
            )
        else:
            told = tr_count(
                "{n} stored DVH of {plans} is not shown: shown are those computed of "
                "all doses.",
                "{n} stored DVHs of {plans} are not shown: shown are those computed of "
                "all doses.",
                len(found),
                plans=whose,
            )
        notes.append(told)
    return tuple(notes)


def _has_other_images(case: Case, companion: Case) -> bool:
    return (
        case.ct is not None
        and companion.ct is not None
        and set(case.ct.image_uids) != set(companion.ct.image_uids)
    )


def _plans_text(cases: Collection[Case]) -> str:
    """Return whose plans they are: "plan A", "plans A and B", "other plan"."""
    labels = [one.plan.label for one in cases if one.plan is not None]
    labels = [label for label in labels if label]
    told = []
    if labels:
        told.append(
            tr_count(
                "the plan {labels}",
                "the plans {labels}",
                len(labels),
                labels=listed(labels, "and"),
            )
        )
    unnamed = len(cases) - len(labels)
    if unnamed:
        told.append(tr_count("the other plan", "the {n} other plans", unnamed))
    return listed(told, "and")


def is_of(dose: Dose, entry: Entry) -> bool:
    """Whether a dose was read from the object of an entry."""
    header = dose.header
    return dose.made is None and (
        header.sop_instance_uid == entry.own_uid
        and bool(set(header.files) & set(entry.header.files))
    )


def _base(
    graph: ReferenceGraph, selection: Selection, case: Case | None
) -> Entry | None:
    """Return what rivals are held against: the dose that the case starts with.

    Else the images, the structure set, the plan.
    """
    wanted = (
        *((Role.DOSE, uid) for uid in selection.doses),
        (Role.CT, selection.ct_series),
        (Role.STRUCTURE_SET, selection.structure_set),
        (Role.PLAN, selection.plan),
    )
    found = (e for role, uid in wanted for e in graph.of(role) if e.uid == uid)
    if case is not None:
        out = {one.header.uid for one in case.withheld}
        found = (entry for entry in found if entry.header.uid not in out)
    return next(found, None)


def _refusal(entry: Entry, shown: Entry | None, mine: Collection[str]) -> str:
    """Return why a dose may not be compared, a clause; "" where it may be."""
    if shown is None:
        return tr("there is nothing to compare it with")
    noun = tr(shown.kind.role.noun if shown.kind.role else str(shown.kind))
    patient, other = entry.header.patient, shown.header.patient
    frame, its = entry.frame_of_reference_uid, shown.frame_of_reference_uid
    reasons = {
        tr("it has no dose grid, only DVHs"): not entry.images,
        tr(
            "it is of another patient than the {object} that is shown", object=noun
        ): not (patient.is_same(other) or patient.has_same_id(other)),
        tr("it states no Frame of Reference"): not frame,
        tr(
            "the {object} that is shown states no Frame of Reference", object=noun
        ): not its,
        tr(
            "it lies in another frame of reference than the {object} that is shown",
            object=noun,
        ): frame != its,
        tr(
            "it has the SOP Instance UID of the {object} that is shown", object=noun
        ): entry.own_uid in mine,
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "")


def _told_apart(found: Iterable[Rival]) -> tuple[Rival, ...]:
    """Return rivals, those that are called alike with the end of their UIDs."""
    found = tuple(found)
    alike: dict[str, list[str]] = {}
    for one in found:
        alike.setdefault(one.name, []).append(one.uid)
    return tuple(
        replace(one, mark=uid_tail(one.uid, alike[one.name]))
        if len(alike[one.name]) > 1
        else one
        for one in found
    )
