"""The objects among which a case is looked for: which of them go together.

What may be taken of one another, and in what order; the choice itself is made by
`dosiscope.core.link`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.identity import joined
from dosiscope.core.kinds import Kind
from dosiscope.core.language import in_quotes, tr
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import in_row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from dosiscope.core.inventory import Entry


class Pool(ReferenceGraph):
    """The objects among which a case is looked for."""

    def dose_groups(self, doses: Iterable[Entry] | None = None) -> list[list[Entry]]:
        """Return the doses that go together: all of one plan, the whole plan's first.

        A dose that names no plan is alone; so are DVHs without a grid, unless there
        are grids to go with.
        """
        groups: dict[tuple[str, ...], list[Entry]] = {}
        for dose in self.doses if doses is None else doses:
            groups.setdefault(dose.plan_uids or (dose.uid,), []).append(dose)
        with_grid = [g for g in groups.values() if any(dose.images for dose in g)]
        found = with_grid or list(groups.values())
        return [sorted(group, key=rank) for group in found]

    def starters(self) -> tuple[Entry, ...]:
        """Return the objects each of which leads to a case of its own."""
        if self.doses:
            return self.candidates(self.dose_groups())
        return self.plans or self.structure_sets or tuple(planning(self.series))

    def told_by_plan(self, dose: Entry) -> Entry:
        """Return a dose with its plans in its detail: they tell it from others."""
        labels = in_row(", ", (in_quotes(plan.label) for plan in self.plans_of(dose)))
        parts = (dose.detail, labels and tr("of plan {plans}", plans=labels))
        return replace(dose, detail=joined(", ", [part for part in parts if part]))

    def of_ct(self, series: str, chosen: Collection[str]) -> Pool:
        """Return what may go with a CT series, and what is chosen otherwise, by UID.

        That are the structure sets drawn on it, the plans on these, their doses; of
        what refers to nothing that is here, what lies in its frame of reference.  With
        images that are no CT goes all that lies there: they take the CT's place.
        """
        (ct,) = (one for one in self.series if one.uid == series)
        frame = ct.frame_of_reference_uid
        here = {one.own_uid for one in self.entries}

        def may_go(entry: Entry, named: Iterable[str], kept: Iterable[Entry]) -> bool:
            if entry.uid in chosen:
                return True
            leads = here.intersection(named)
            is_there = bool(frame) and entry.frame_of_reference_uid == frame
            if leads and ct.kind.is_ct:
                return not leads.isdisjoint(one.own_uid for one in kept)
            return is_there or not leads.isdisjoint(one.own_uid for one in kept)

        drawn = [
            one
            for one in self.structure_sets
            if set(one.image_uids) & set(ct.image_uids)
            or may_go(one, one.series_uids, (ct,))
        ]
        plans = [p for p in self.plans if may_go(p, p.structure_set_uids, drawn)]
        doses = [
            dose
            for dose in self.doses
            if may_go(dose, (*dose.plan_uids, *dose.structure_set_uids), plans + drawn)
        ]
        return Pool((ct, *drawn, *plans, *doses))

    def candidates(self, groups: Iterable[Sequence[Entry]]) -> tuple[Entry, ...]:
        """Return the doses to choose among: those of whole plans, else the parts.

        A dose that would be withheld (another patient, another frame of reference)
        is none, unless there is no other; DVHs without a grid take no grid's place.
        """
        found: list[Entry] = []
        for group in groups:
            grids = [dose for dose in group if dose.images] or group
            found += _whole_plan(self.shown_of(grids))
        return tuple(self.shown_of(found))

    def shown_of(self, doses: Sequence[Entry]) -> Sequence[Entry]:
        """Return the doses that would be shown; all where none would be."""
        shown = [dose for dose in doses if self.can_be_shown(dose)]
        # beside them, whatever it names itself, one of their patient and frame is too
        return [d for d in doses if d in shown or _is_beside(d, shown)] or doses

    def can_be_shown(self, dose: Entry) -> bool:
        """Whether a dose is of one patient and frame with what it belongs to."""
        plan, structures = self.plan_of(dose), self.structure_set_behind(dose)
        # what is drawn tells whose case it is; a plan alone may be the stranger
        near = [entry for entry in (structures, plan) if entry is not None][:1]
        patient, series = dose.header.patient, planning(self.series)
        if not near and not any(c.header.patient.is_same(patient) for c in series):
            near = list(series[:1])
        its = [entry.header.patient for entry in near]
        # what it names is its patient's by the ID alone, however the name is written
        if not all(one.is_same(patient) or one.has_same_id(patient) for one in its):
            return False
        frames = {ct.frame_of_reference_uid for ct in series or near[:1]} - {""}
        return not dose.images or not frames or dose.frame_of_reference_uid in frames

    def dvhs_of(
        self, structure_set: Entry | None, doses: Sequence[Entry]
    ) -> tuple[Entry, ...]:
        """Return DVHs without grid and plan that are of this structure set."""
        if structure_set is None:
            return ()
        found = (
            dose
            for dose in self.doses
            if not dose.images
            and not dose.plan_uids
            and structure_set.own_uid in dose.structure_set_uids
            and dose not in doses
        )
        return tuple(sorted(found, key=rank))


def _is_beside(dose: Entry, shown: Iterable[Entry]) -> bool:
    """Whether a dose is of the patient and frame of reference of one that is shown."""
    return any(
        dose.header.patient.is_same(one.header.patient)
        and dose.frame_of_reference_uid == one.frame_of_reference_uid
        for one in shown
    )


def rank(dose: Entry) -> tuple[bool, bool, str, str]:
    """Order of the doses of one plan: of the whole plan first, DVHs alone last."""
    return not dose.images, dose.summation != "PLAN", dose.label, dose.uid


def _whole_plan(group: Sequence[Entry]) -> Sequence[Entry]:
    """Return the doses of the whole plan of a group, else all of its parts."""
    return [dose for dose in group if dose.images and dose.summation == "PLAN"] or group


def planning(series: Sequence[Entry]) -> Sequence[Entry]:
    """Return the CTs among some series, multi-frame ones last; all without any."""
    single = [one for one in series if one.kind is Kind.CT]
    return single or [one for one in series if one.kind.is_ct] or series
