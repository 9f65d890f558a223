"""Who refers to whom: the chain from the dose over plan and structure set to the CT."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dosiscope.core.header import Kind
from dosiscope.core.text import DASH, date_text

if TYPE_CHECKING:
    from dosiscope.core.case import Case, Withheld
    from dosiscope.core.dose import Dose
    from dosiscope.core.header import Header


class Presence(StrEnum):
    """Whether an object of the chain can be looked at."""

    SHOWN = "shown"
    WITHHELD = "withheld"
    ABSENT = "not here"


class Tone(StrEnum):
    """How sure a link is; the names are those of the theme's colours."""

    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one object to the next.

    ``named`` is the UID that the first names ("" where it names none), ``present``
    that of the object beside it ("" where there is none).
    """

    start: str
    end: str
    tone: Tone
    sentence: str
    named: str = ""
    present: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One object of the chain.

    ``uid`` is its SOP Instance UID, of a CT its Series Instance UID; of an absent
    object the UID by which it is named.  ``reason`` says why it is withheld.
    """

    kind: str
    presence: Presence
    label: str
    detail: str = ""
    uid: str = ""
    frame_of_reference_uid: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceChain:
    """Dose, plan, structure set, CT, and the three links between them."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def _day(date: str) -> str:
    return date_text(date) if date.strip() else ""


_PLANS = (Kind.PLAN, Kind.ION_PLAN)


def reference_chain(case: Case, dose: Dose | None = None) -> ReferenceChain:
    """Return the chain of a case, seen from one of its doses (else the first)."""
    dose = dose or (case.doses[0] if case.doses else None)
    plan, structures, ct = case.plan, case.structure_set, case.ct
    out_dose = _withheld(case, Kind.DOSE) if dose is None else None
    out_plan = _withheld(case, *_PLANS) if plan is None else None
    out_set = _withheld(case, Kind.STRUCTURE_SET) if structures is None else None
    out_ct = _withheld(case, Kind.CT) if ct is None else None
    named_plan = dose.plan_uid if dose is not None else ""
    named_set = plan.structure_set_uid if plan is not None else ""
    named_ct = _named_series(case)
    nodes = (
        _dose_node(case, dose, out_dose),
        _node(
            "Plan",
            plan.header if plan else None,
            plan.label if plan else "",
            _day(plan.date) if plan else "",
            out_plan,
            named_plan,
        ),
        _node(
            "Structure set",
            structures.header if structures else None,
            structures.label if structures else "",
            _day(structures.date) if structures else "",
            out_set,
            named_set,
        ),
        _ct_node(case, out_ct, named_ct),
    )
    links = (
        _link(nodes[0], nodes[1], named_plan, "plan"),
        _link(nodes[1], nodes[2], named_set, "structure set"),
        _link(nodes[2], nodes[3], named_ct, "CT series"),
    )
    return ReferenceChain(nodes, links)


def _named_series(case: Case) -> str:
    """Return the series that the structure set names: the CT's, if it is among them."""
    structures, ct = case.structure_set, case.ct
    if structures is None:
        return ""
    uids = structures.series_uids
    if ct is not None and ct.header.series_uid in uids:
        return ct.header.series_uid
    return uids[0] if uids else ""


def _withheld(case: Case, *kinds: Kind) -> Withheld | None:
    return next((one for one in case.withheld if one.header.kind in kinds), None)


def _dose_node(case: Case, dose: Dose | None, out: Withheld | None) -> Node:
    detail = ""
    if dose is not None:
        n = next((n for n, one in enumerate(case.doses, 1) if one is dose), 1)
        total = len(case.doses)
        detail = f"{n} of {total} doses" if total > 1 else f"{dose.units} {dose.type}"
    header = dose.header if dose is not None else None
    label = dose.label if dose is not None else ""
    return _node("Dose", header, label, detail, out, "")


def _ct_node(case: Case, out: Withheld | None, named: str) -> Node:
    ct = case.ct
    count = len(ct.image_uids) if ct is not None else 0
    images = f"{count} image" + ("" if count == 1 else "s")
    label = (ct.header.series_description or images) if ct is not None else ""
    detail = images if ct is not None and label != images else ""
    return _node("CT", ct.header if ct else None, label, detail, out, named)


def _node(
    kind: str,
    header: Header | None,
    label: str,
    detail: str,
    out: Withheld | None,
    named: str,
) -> Node:
    if header is not None:
        uid = header.series_uid if kind == "CT" else header.sop_instance_uid
        frame = header.frame_of_reference_uid
        return Node(kind, Presence.SHOWN, label or DASH, detail, uid, frame)
    if out is not None:
        found = out.header
        uid = found.series_uid if kind == "CT" else found.sop_instance_uid
        return Node(
            kind,
            Presence.WITHHELD,
            out.label or DASH,
            "withheld",
            uid,
            found.frame_of_reference_uid,
            out.reason,
        )
    return Node(kind, Presence.ABSENT, "not here" if named else "none", "", named)


def _link(start: Node, end: Node, named: str, what: str) -> Link:
    present = end.uid if end.presence is not Presence.ABSENT else ""
    tone, sentence = _judge(start, end, named, present, what)
    return Link(start.kind, end.kind, tone, sentence, named, present)


def _judge(
    start: Node, end: Node, named: str, present: str, what: str
) -> tuple[Tone, str]:
    if start.presence is Presence.ABSENT:
        return Tone.CAUTION, f"there is no {start.kind.lower()} to name a {what}"
    if start.presence is Presence.WITHHELD:
        return Tone.BAD, f"the {start.kind.lower()} is withheld"
    if not named:
        return Tone.CAUTION, f"names no {what}"
    if not present:
        return Tone.CAUTION, f"the {what} it names is not here"
    if named != present:
        return Tone.BAD, f"names another {what}"
    if end.presence is Presence.WITHHELD:
        return Tone.BAD, f"the {what} it names is withheld"
    return Tone.GOOD, f"names this {what}"
