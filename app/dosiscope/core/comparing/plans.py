"""Two plans, attribute by attribute: what each states, and what differs.

Beams belong together by number and name, then by name, then by number; dose references
by what they are for.  What has no partner is named, with its plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.beam_words import beam_name
from dosiscope.core.comparing.beams import beam_rows, paired_beams
from dosiscope.core.comparing.brachy_rows import brachy_rows
from dosiscope.core.comparing.plan_pairs import paired
from dosiscope.core.comparing.plan_row import DOSE, METERSET, lone_row, row
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr
from dosiscope.core.text import (
    DASH,
    date_text,
    moment_text,
    time_text,
    uid_tail,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.comparing.plan_pairs import Pair
    from dosiscope.core.comparing.plan_row import PlanRow, Stated
    from dosiscope.core.plan import Beam, DoseReference, FractionGroup, Plan

PLAN: Final = tr("Plan")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlansComparison:
    """Two plans beside each other.

    Attributes
    ----------
    a_label, b_label
        RT Plan Labels.
    rows
        What either states, in the order of reading: the plan, its prescription, beam
        by beam.
    beams
        Which beams belong together, and by what.
    is_same_plan
        Whether both are one object.
    """

    a_label: str
    b_label: str
    rows: tuple[PlanRow, ...]
    beams: tuple[Pair[Beam], ...]
    is_same_plan: bool

    @property
    def changed(self) -> tuple[PlanRow, ...]:
        """The rows in which the plans differ."""
        return tuple(one for one in self.rows if one.differs)

    @property
    def only_a(self) -> tuple[str, ...]:
        """What the beams are called that A has alone."""
        return tuple(beam_name(pair.a) for pair in self.beams if pair.a and not pair.b)

    @property
    def only_b(self) -> tuple[str, ...]:
        """What the beams are called that B has alone."""
        return tuple(beam_name(pair.b) for pair in self.beams if pair.b and not pair.a)


def compare_plans(a: Case, b: Case) -> PlansComparison:
    """Compare the plans of two cases.

    Raises
    ------
    NotEvaluableError
        One of them has no plan.
    """
    one, two = a.plan, b.plan
    if one is None or two is None:
        if one is two:
            raise NotEvaluableError(
                tr("neither A nor B has a plan that could be compared")
            )
        raise NotEvaluableError(
            tr("A has no plan that could be compared")
            if one is None
            else tr("B has no plan that could be compared")
        )
    plans = (one, two)
    rois = (_roi_names(a), _roi_names(b))
    beams = paired_beams(one.beams, two.beams)
    rows = [
        *_plan_rows(*plans),
        *_structure_set_rows(a, b),
        *_prescription_rows(plans, rois),
        *(found for pair in beams for found in beam_rows(pair, plans, rois)),
        *brachy_rows(one.brachy, two.brachy),
    ]
    return PlansComparison(
        a_label=one.label,
        b_label=two.label,
        rows=tuple(found for found in rows if _is_stated(found)),
        beams=beams,
        is_same_plan=one.header.sop_instance_uid == two.header.sop_instance_uid,
    )


def _is_stated(found: PlanRow) -> bool:
    return found.a is not None or found.b is not None


def _roi_names(case: Case) -> Mapping[int, str]:
    rois = case.structure_set.rois if case.structure_set is not None else ()
    return {roi.number: roi.shown_name for roi in rois}


# --- the plan itself ----------------------------------------------------------------


def _as_date(value: Stated) -> str:
    return date_text(str(value))


def _as_time(value: Stated) -> str:
    return time_text(str(value))


def _reviewed(plan: Plan) -> str:
    told = moment_text(plan.review_date, plan.review_time)
    return "" if told == DASH else told


def total_meterset(plan: Plan) -> float | None:
    """Return the meterset of a fraction, of all beams that treat; None if unknown."""
    beams = [beam for beam in plan.beams if not beam.is_setup]
    units = {beam.meterset_unit for beam in beams}
    metersets = [beam.meterset for beam in beams if beam.meterset is not None]
    if not beams or len(units) > 1 or len(metersets) < len(beams):
        return None
    return sum(metersets)


def _treating(plan: Plan) -> float | None:
    count = sum(not beam.is_setup for beam in plan.beams)
    return float(count) if plan.beams else None


_WORDS: Final[tuple[tuple[str, Callable[[Plan], Stated]], ...]] = (
    (marked("Label"), lambda plan: plan.label),
    (marked("Name"), lambda plan: plan.name),
    (marked("Description"), lambda plan: plan.description),
)
_MORE_WORDS: Final[tuple[tuple[str, Callable[[Plan], Stated]], ...]] = (
    (marked("Approval"), lambda plan: plan.approval),
    (marked("Reviewed"), _reviewed),
    (marked("Intent"), lambda plan: plan.intent),
    (marked("Geometry"), lambda plan: plan.geometry),
    (marked("Patient position"), lambda plan: plan.patient_positions),
    (marked("Manufacturer"), lambda plan: plan.header.manufacturer),
    (marked("Model"), lambda plan: plan.header.model),
    (marked("Software versions"), lambda plan: plan.header.software_versions),
)


def _plan_rows(a: Plan, b: Plan) -> Iterator[PlanRow]:
    for what, words in _WORDS:
        yield row(PLAN, tr(what), words(a), words(b))
    yield row(PLAN, tr("Date"), a.date, b.date, text=_as_date)
    # 142233 and 142233.000 are one time, and the texts have seconds only
    is_same = _as_time(a.time) == _as_time(b.time)
    yield row(PLAN, tr("Time"), a.time, b.time, text=_as_time, is_same=is_same)
    for what, words in _MORE_WORDS:
        yield row(PLAN, tr(what), words(a), words(b))
    groups = paired(
        a.fraction_groups,
        b.fraction_groups,
        (("number", lambda one: one.number),),
    )
    is_one = len(a.fraction_groups) == len(b.fraction_groups) == 1
    if is_one:
        yield row(
            PLAN, tr("Fractions"), *(_count(p.fraction_groups[0]) for p in (a, b))
        )
    else:
        for pair in groups:
            number = pair.either.number
            counts = (_count(pair.a), _count(pair.b))
            yield row(PLAN, tr("Fractions of group {number}", number=number), *counts)
    yield row(PLAN, tr("Beams that treat"), _treating(a), _treating(b))
    units = {beam.meterset_unit for plan in (a, b) for beam in plan.beams}
    if len(units) == 1:
        yield row(
            PLAN,
            tr("Meterset of a fraction"),
            total_meterset(a),
            total_meterset(b),
            unit=units.pop(),
            within=METERSET,
        )


def _count(group: FractionGroup | None) -> float | None:
    if group is None or group.fractions is None:
        return None
    return float(group.fractions)


def _structure_set_rows(a: Case, b: Case) -> Iterator[PlanRow]:
    """Yield the structure sets that the plans name: whether they are one object."""
    uids = [c.plan.structure_set_uid if c.plan is not None else "" for c in (a, b)]

    def text(value: Stated) -> str:
        uid = str(value)
        for case in (a, b):
            found = case.structure_set
            if found is not None and found.header.sop_instance_uid == uid:
                return f"{found.label} {uid_tail(uid, uids)}".strip()
        return uid_tail(uid, uids)

    yield row(PLAN, tr("Structure set"), *uids, text=text)


# --- what is prescribed -------------------------------------------------------------


def _prescription_rows(
    plans: tuple[Plan, Plan], rois: tuple[Mapping[int, str], Mapping[int, str]]
) -> Iterator[PlanRow]:
    """Yield the doses of dose references, by what they are for."""
    of_a, of_b = (
        [(one, _target(one, names)) for one in plan.dose_references]
        for plan, names in zip(plans, rois, strict=True)
    )

    def by_target(entry: tuple[DoseReference, str]) -> tuple[str, str] | None:
        one, target = entry
        return (one.type, " ".join(target.split()).casefold()) if target else None

    def by_number(entry: tuple[DoseReference, str]) -> tuple[str, int] | None:
        one, _ = entry
        return None if one.number is None else (one.type, one.number)

    pairs = paired(of_a, of_b, (("target", by_target), ("number", by_number)))
    for pair in pairs:
        one, target = pair.either
        kind = one.type.replace("_", " ").capitalize() or tr("Dose reference")
        subject = f"{kind} {target or one.number}".strip()
        a, b = (None if side is None else side[0] for side in (pair.a, pair.b))
        for what, read in _DOSES:
            doses = tuple(None if side is None else read(side) for side in (a, b))
            yield row(subject, tr(what), *doses, unit="Gy", within=DOSE)
        if a is None or b is None:
            told = one.structure_type or tr("stated")
            yield lone_row(subject, tr("Dose reference"), told, in_a=b is None)


_DOSES: Final[tuple[tuple[str, Callable[[DoseReference], float | None]], ...]] = (
    (marked("Prescribed dose"), lambda one: one.prescription_gy),
    (marked("Maximum dose"), lambda one: one.maximum_gy),
)


def _target(one: DoseReference, names: Mapping[int, str]) -> str:
    """Return what a dose reference is for: its description, else its ROI's name."""
    if one.description.strip() or one.roi_number is None:
        return one.description.strip()
    return names.get(one.roi_number, tr("ROI {number}", number=one.roi_number))
