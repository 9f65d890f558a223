"""Who refers to whom: the chain from the dose over plan and structure set to the CT.

Everything that tells of a reference between the objects of a case (the panels, the
report, the checks, what is missing) asks here whether it leads to what is shown.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING, Final

from dosiscope.core.kinds import Role
from dosiscope.core.language import marked, tr
from dosiscope.core.text import DASH, counted, date_text, in_row

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.header import Header
    from dosiscope.core.not_shown import Withheld
    from dosiscope.core.plan import Plan
    from dosiscope.core.reason import Reason
    from dosiscope.core.structures import StructureSet


class Presence(StrEnum):
    """Whether an object of the chain can be looked at."""

    SHOWN = marked("shown")
    WITHHELD = marked("withheld")
    ABSENT = marked("not here")


class Tone(StrEnum):
    """How sure a link is; the names are those of the theme's colours."""

    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


class Leads(Enum):
    """Where a reference leads."""

    THERE = auto()  # to the object that is shown
    NOWHERE = auto()  # none is named
    NOT_HERE = auto()
    NOT_CHOSEN = auto()  # it is here, and left out
    TO_WITHHELD = auto()
    ELSEWHERE = auto()  # to another than that beside it
    SEVERAL = auto()  # to several, none of which is shown as the one
    NO_START = auto()  # there is no object that could name one
    START_WITHHELD = auto()


def leads(named: str, shown: str, withheld: Collection[str] = ()) -> Leads:
    """Return where a reference leads.

    Parameters
    ----------
    named
        UID that the first object names; "" where it names none.
    shown
        UID of the object of the kind that is shown; "" where none is.
    withheld
        UIDs of those that are known but not shown.
    """
    if not named:
        return Leads.NOWHERE
    if named == shown:
        return Leads.THERE
    if named in withheld:
        return Leads.TO_WITHHELD
    return Leads.ELSEWHERE if shown or withheld else Leads.NOT_HERE


_TOLD: Final[Mapping[Leads, tuple[Tone, str]]] = {
    Leads.THERE: (Tone.GOOD, marked("names this {end}")),
    Leads.NOWHERE: (Tone.CAUTION, marked("names no {end}")),
    Leads.NOT_HERE: (Tone.CAUTION, marked("the {end} it names is not here")),
    Leads.NOT_CHOSEN: (Tone.CAUTION, marked("the {end} it names was not chosen")),
    Leads.TO_WITHHELD: (Tone.BAD, marked("the {end} it names is withheld")),
    Leads.ELSEWHERE: (Tone.BAD, marked("names another {end}")),
    Leads.SEVERAL: (Tone.CAUTION, marked("names several plans")),
    Leads.NO_START: (Tone.CAUTION, marked("there is no {start} to name a {end}")),
    Leads.START_WITHHELD: (Tone.BAD, marked("the {start} is withheld")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reference from one object to the next.

    ``named`` is the UID that the first names ("" where it names none), ``present``
    that of the object beside it ("" where there is none).
    """

    start: Role
    end: Role
    leads: Leads
    named: str = ""
    present: str = ""

    @property
    def tone(self) -> Tone:
        """How sure it is."""
        return _TOLD[self.leads][0]

    @property
    def sentence(self) -> str:
        """Where it leads, a clause about the object that it starts from."""
        clause = _TOLD[self.leads][1]
        end = tr("CT series") if self.end is Role.CT else self.end.noun
        return tr(clause, start=self.start.noun, end=end)

    @property
    def told(self) -> str:
        """The object that it starts from, and where it leads."""
        return in_row(": ", (self.start.heading, self.sentence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One object of the chain.

    ``uid`` is its SOP Instance UID, of a CT its Series Instance UID; of an absent
    object the UID by which it is named.  ``reason`` says why it is withheld.
    """

    role: Role
    presence: Presence
    label: str
    detail: str = ""
    uid: str = ""
    frame_of_reference_uid: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class ReferenceChain:
    """Dose, plan, structure set, CT, and the three links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def reference_chain(case: Case, dose: Dose | None = None) -> ReferenceChain:
    """Return the chain of a case, seen from one of its doses (else the first)."""
    dose = dose or (case.doses[0] if case.doses else None)
    plan, structures, ct = case.plan, case.structure_set, case.ct
    named = {
        Role.DOSE: "",
        Role.PLAN: _named_plan(dose, plan) if dose is not None else "",
        Role.STRUCTURE_SET: plan.structure_set_uid if plan is not None else "",
        Role.CT: named_series(structures, ct) if structures is not None else "",
    }
    shown: dict[Role, tuple[Header, str, str]] = {}
    if dose is not None:
        shown[Role.DOSE] = dose.header, dose.label, _dose_detail(case, dose)
    if plan is not None:
        shown[Role.PLAN] = plan.header, plan.label, _day(plan.date)
    if structures is not None:
        detail = _day(structures.date)
        shown[Role.STRUCTURE_SET] = structures.header, structures.label, detail
    if ct is not None:
        images = counted(len(ct.image_uids), "image")
        label = ct.header.series_description or images
        shown[Role.CT] = ct.header, label, images if label != images else ""
    withheld = {
        role: [one for one in case.withheld if one.header.kind.role is role]
        for role in Role
        if role not in shown
    }
    left_out = {one.entry.own_uid for one in case.outside if one.is_left_out}
    nodes = tuple(
        _shown_node(role, *shown[role])
        if role in shown
        else _other_node(role, withheld[role], named[role], left_out)
        for role in Role
    )
    links = tuple(
        _link(start, end, named[end.role], left_out)
        for start, end in itertools.pairwise(nodes)
    )
    of_several = dose is not None and dose.is_of_several_plans
    if of_several and nodes[1].presence is Presence.ABSENT:
        nodes = (nodes[0], replace(nodes[1], label=tr("several"), uid=""), *nodes[2:])
        links = (replace(links[0], leads=Leads.SEVERAL), *links[1:])
    return ReferenceChain(nodes, links)


def _named_plan(dose: Dose, plan: Plan | None) -> str:
    """Return the plan that a dose names: that which is shown, if it is among them."""
    shown = plan.header.sop_instance_uid if plan is not None else ""
    named = sorted(dose.all_plan_uids)
    return shown if shown in named else (dose.plan_uid or next(iter(named), ""))


def named_series(structures: StructureSet, ct: Ct | None) -> str:
    """Return the series that a structure set names: the CT's, if it is among them.

    It is too where every image that is named is one of the CT.
    """
    uids = structures.series_uids
    if ct is not None and uids:
        is_named = ct.header.series_uid in uids
        if is_named or names_all_in(structures, ct):
            return ct.header.series_uid
    return uids[0] if uids else ""


def names_all_in(structures: StructureSet, ct: Ct) -> bool:
    """Whether a structure set names images, and all of them are in the CT."""
    named = set(structures.image_uids)
    return bool(named) and named.issubset(ct.image_uids)


def _day(date: str) -> str:
    return date_text(date) if date.strip() else ""


def _dose_detail(case: Case, dose: Dose) -> str:
    n = next((n for n, one in enumerate(case.doses, 1) if one is dose), 1)
    total = len(case.doses)
    if total > 1:
        return tr("{n} of {total} doses", n=n, total=total)
    return f"{dose.units} {dose.type}"


def _shown_node(role: Role, header: Header, label: str, detail: str) -> Node:
    return Node(
        role=role,
        presence=Presence.SHOWN,
        label=label or DASH,
        detail=detail,
        uid=header.uid,
        frame_of_reference_uid=header.frame_of_reference_uid,
    )


def _other_node(
    role: Role, withheld: list[Withheld], named: str, left_out: Collection[str]
) -> Node:
    """Return what is withheld, if anything: what is named sooner than another."""
    out = min(withheld, key=lambda one: one.header.uid != named, default=None)
    if out is None:
        missed = tr("not chosen") if named in left_out else tr("not here")
        label = missed if named else tr("none", "object")
        return Node(role=role, presence=Presence.ABSENT, label=label, uid=named)
    return Node(
        role=role,
        presence=Presence.WITHHELD,
        label=out.label or DASH,
        detail=tr("withheld"),
        uid=out.header.uid,
        frame_of_reference_uid=out.header.frame_of_reference_uid,
        reason=out.reason,
    )


def _link(start: Node, end: Node, named: str, left_out: Collection[str]) -> Link:
    present = end.uid if end.presence is not Presence.ABSENT else ""
    if start.presence is Presence.ABSENT:
        where = Leads.NO_START
    elif start.presence is Presence.WITHHELD:
        where = Leads.START_WITHHELD
    elif end.presence is Presence.WITHHELD:
        where = leads(named, "", (end.uid,))
    else:
        where = leads(named, present)
        if where is Leads.NOT_HERE and named in left_out:
            where = Leads.NOT_CHOSEN
    return Link(
        start=start.role, end=end.role, leads=where, named=named, present=present
    )
