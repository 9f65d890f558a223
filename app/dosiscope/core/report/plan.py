"""The section of a report with the plan, what it prescribes, and the dose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.dose_words import dose_facts, grid_text, spacing_text
from dosiscope.core.identity import Personal
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.plan_words import fractions_text, position_text
from dosiscope.core.report.cells import (
    approval,
    count,
    dose,
    nothing,
    number,
    place,
    without_dashes,
    words,
)
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.not_here import why_none
from dosiscope.core.text import (
    DASH,
    date_text,
    dose_text,
    in_row,
    moment_text,
    time_text,
    trimmed,
    uid_tail,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import DoseReference, PatientSetup, Plan
    from dosiscope.core.report.document import Block
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_PRESCRIPTION: Final = (
    Column(key="number", heading=tr("No."), is_number=True),
    Column(key="for", heading=tr("Dose reference"), is_name=True),
    Column(key="type", heading=tr("Type")),
    Column(key="structure", heading=tr("Structure")),
    Column(
        key="prescription_gy", heading=tr("Prescription"), unit="Gy", is_number=True
    ),
    Column(key="fraction_gy", heading=tr("A fraction"), unit="Gy", is_number=True),
    Column(key="maximum_gy", heading=tr("Maximum"), unit="Gy", is_number=True),
)
_SETUPS: Final = (
    Column(key="number", heading=tr("No."), is_number=True),
    Column(key="position", heading=tr("Patient position"), is_name=True),
    Column(key="technique", heading=tr("Technique")),
    Column(key="vertical_mm", heading=tr("Vertical"), unit="mm", is_number=True),
    Column(
        key="longitudinal_mm", heading=tr("Longitudinal"), unit="mm", is_number=True
    ),
    Column(key="lateral_mm", heading=tr("Lateral"), unit="mm", is_number=True),
)
# the facts that are told in brief, beside all that warns
_BRIEF: Final = frozenset(
    (
        *(tr("RT Plan Label"), tr("Date"), tr("Time"), tr("Approval")),
        *(tr("Reviewed"), tr("Reviewer")),
        *(tr("Machine"), tr("Fractions"), tr("Dose"), tr("Maximum dose"), "100 %"),
    )
)
_ROLES: Final = {"caution": Tone.CAUTION, "bad": Tone.BAD}


def plan_section(material: Material, part: Part) -> Section:
    """Return the plan, its prescription and setups, and the dose that is shown.

    In brief: what it is called, who approved it, what it prescribes and how often.
    """
    case = material.case
    is_whole = not part.is_brief
    blocks = list(_plan_blocks(case, material.dose, is_whole=is_whole))
    facts = _dose_facts(material)
    pairs = _wanted(facts, is_whole=is_whole)
    blocks.append(Facts(title=tr("Dose") if is_whole else "", pairs=pairs))
    return Section(key="plan", title=tr("Plan and dose"), blocks=tuple(blocks))


def _plan_blocks(case: Case, shown: Dose | None, *, is_whole: bool) -> Iterator[Block]:
    plan = case.plan
    if plan is None:
        yield Paragraph(text=_no_plan(case, shown), tone=Tone.CAUTION)
        return
    facts = _plan_facts(case, plan)
    yield Facts(pairs=_wanted(facts, is_whole=is_whole))
    yield _prescription(case, plan, is_whole=is_whole)
    if len(plan.fraction_groups) > 1:
        yield _fraction_groups(plan)
    if plan.setups and is_whole:
        yield _setups(plan.setups)


def _wanted(
    facts: Iterable[tuple[str, Cell]], *, is_whole: bool
) -> tuple[tuple[str, Cell], ...]:
    """Return facts; in brief those of some names, and all that warns."""
    return tuple(
        (name, cell)
        for name, cell in facts
        if is_whole or name in _BRIEF or cell.tone in (Tone.CAUTION, Tone.BAD)
    )


def _no_plan(case: Case, shown: Dose | None) -> str:
    """Return why no plan is told, a sentence."""
    if shown is not None and case.is_of_several(shown):
        tails = ", ".join(uid_tail(uid) for uid in sorted(shown.all_plan_uids))
        if not tails:
            return tr("The dose is of several plans: it bears the label of none.")
        return tr(
            "The dose is of several plans (UIDs {uids}): it bears the label of none.",
            uids=tails,
        )
    return why_none(case, Role.PLAN)


def _plan_facts(case: Case, plan: Plan) -> Iterator[tuple[str, Cell]]:
    header = plan.header
    yield tr("RT Plan Label"), words(plan.label)
    yield tr("Name"), words(plan.name)
    yield tr("Description"), words(plan.description)
    yield tr("Date"), words(date_text(plan.date))
    yield tr("Time"), words(time_text(plan.time))
    yield tr("Approval"), approval(plan.approval)
    reviewed = moment_text(plan.review_date, plan.review_time)
    if reviewed != DASH or plan.reviewer.strip():
        yield tr("Reviewed"), words(reviewed)
        yield tr("Reviewer"), words(Personal(plan.reviewer))
    yield tr("Intent"), words(plan.intent)
    yield tr("Technique"), words(_technique(plan))
    yield tr("Machine"), words(_machines(plan))
    position, *role = position_text(case)
    yield tr("Patient position"), words(position, _ROLES.get("".join(role), Tone.PLAIN))
    yield tr("Fractions"), _fractions(plan)
    maker = in_row(" ", filter(None, (header.manufacturer, header.model)))
    yield (
        tr("Planned with"),
        words(in_row(" ", filter(None, (maker, header.software_versions)))),
    )
    yield tr("SOP Instance UID"), words(header.sop_instance_uid, Tone.FAINT)


def _fractions(plan: Plan) -> Cell:
    text, fractions = fractions_text(plan), plan.fractions
    return words(text) if fractions is None else number(fractions, text)


def _technique(plan: Plan) -> str:
    """Return the kinds of beams that treat: "DYNAMIC PHOTON"."""
    kinds = [
        in_row(" ", filter(None, (one.type, one.radiation)))
        for one in plan.beams
        if not one.is_setup
    ]
    if plan.brachy is not None:
        kinds.append(
            in_row(" ", filter(None, (plan.brachy.technique, plan.brachy.type)))
        )
    return _distinct(kinds)


def _machines(plan: Plan) -> str:
    machines = [one.machine for one in plan.beams]
    return _distinct([*machines, plan.brachy.machine if plan.brachy else ""])


def _distinct(texts: Iterable[str]) -> str:
    return in_row(", ", dict.fromkeys(text for text in texts if text.strip()))


def _prescription(case: Case, plan: Plan, *, is_whole: bool) -> Table:
    is_parted = plan.fractions is not None and plan.fractions > 0
    return Table(
        key="prescription",
        title=tr("Prescription") if is_whole else "",
        columns=_PRESCRIPTION,
        rows=tuple(_prescribed(case, plan, one) for one in plan.dose_references),
        note=(
            tr("A fraction is the prescription by the number of fractions.")
            if is_whole
            and is_parted
            and any(one.prescription_gy for one in plan.dose_references)
            else ""
        ),
        empty=tr("The plan states no dose reference."),
    )


def _prescribed(case: Case, plan: Plan, stated: DoseReference) -> tuple[Cell, ...]:
    total, fractions = stated.prescription_gy, plan.fractions
    is_known = total is not None and fractions is not None and fractions > 0
    return (
        count(stated.number),
        words(stated.description),
        words(in_row(" ", filter(None, (stated.type, stated.structure_type)))),
        words(_roi_name(case, stated.roi_number)),
        dose(total),
        dose(total / fractions) if is_known and total and fractions else nothing(),
        dose(stated.maximum_gy),
    )


def _roi_name(case: Case, roi_number: int | None) -> str:
    if roi_number is None:
        return ""
    roi = case.structure_set.roi(roi_number) if case.structure_set else None
    return f"ROI #{roi_number}" if roi is None else roi.shown_name


def _fraction_groups(plan: Plan) -> Table:
    return Table(
        key="fraction groups",
        title=tr("Fraction groups"),
        columns=(
            Column(key="number", heading=tr("No."), is_number=True, is_name=True),
            Column(key="fractions", heading=tr("Fractions"), is_number=True),
            Column(key="beams", heading=tr("Beams"), is_number=True),
            Column(key="brachy_setups", heading=tr("Brachy setups"), is_number=True),
        ),
        rows=tuple(
            (
                count(one.number),
                count(one.fractions),
                count(one.beams),
                count(one.brachy_setups),
            )
            for one in plan.fraction_groups
        ),
    )


def _setups(setups: Sequence[PatientSetup]) -> Table:
    rows = tuple(
        (
            count(one.number),
            words(one.position),
            words(one.technique),
            *(number(mm, trimmed(mm, 2)) for mm in _displaced(one)),
        )
        for one in setups
    )
    is_displaced = any(mm is not None for one in setups for mm in _displaced(one))
    note = tr("Displacements of the table top from the initial setup to the treatment.")
    return without_dashes(
        Table(
            key="patient setups",
            title=tr("Patient setup"),
            columns=_SETUPS,
            rows=rows,
            note=note if is_displaced else "",
        )
    )


def _displaced(setup: PatientSetup) -> tuple[float | None, ...]:
    return setup.vertical, setup.longitudinal, setup.lateral


def _dose_facts(material: Material) -> Iterator[tuple[str, Cell]]:
    shown = material.dose
    if shown is None:
        yield tr("Dose"), words(why_none(material.case, Role.DOSE), Tone.CAUTION)
        return
    yield tr("Dose"), words(shown.label)
    for name, text, *role in dose_facts(shown):
        yield name, words(text, _ROLES.get("".join(role), Tone.PLAIN))
    if shown.comment.strip():
        yield tr("Comment"), words(shown.comment)
    maximum = dose_text(shown.maximum, shown.unit_text)
    yield tr("Maximum dose"), number(shown.maximum, maximum)
    at = place(shown.maximum_at)
    yield (
        tr("Maximum at"),
        words("" if shown.is_zero else f"{at.text} mm"),
    )
    yield (
        tr("Grid"),
        words(in_row(", ", (grid_text(shown.geometry), spacing_text(shown.geometry)))),
    )
    reference = material.reference
    if reference is None:
        yield "100 %", words(tr("no dose is named that is 100 %"), Tone.CAUTION)
    else:
        whole = dose_text(reference.gray, shown.unit_text)
        told = in_row(": ", (whole, reference.source))
        yield "100 %", number(reference.gray, told)
    if shown.made is None:
        yield tr("Dose UID"), words(shown.header.sop_instance_uid, Tone.FAINT)
    else:
        for one in shown.made.read:
            yield tr("Of {dose}", dose=one.name), words(one.uid, Tone.FAINT)
