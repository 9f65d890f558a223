"""Which objects name each other, as far as their headers say.

The one place that follows references among what was found: choosing a case, the case
browser and the scan ask here.  Of a case that is read,
`dosiscope.core.reference_chain` tells the same.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dosiscope.core.frames import instance_of
from dosiscope.core.inventory import by_patient
from dosiscope.core.kinds import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.inventory import Entry


class ReferenceGraph:
    """Some objects, and who among them names whom.

    Attributes
    ----------
    entries
        All of them; ``doses``, ``plans``, ``structure_sets`` and ``series`` (of CT
        and other images) by role.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.doses = self.of(Role.DOSE)
        self.plans = self.of(Role.PLAN)
        self.structure_sets = self.of(Role.STRUCTURE_SET)
        self.series = self.of(Role.CT)

    def of(self, role: Role) -> tuple[Entry, ...]:
        """Return the objects of this role."""
        return tuple(entry for entry in self.entries if entry.kind.role is role)

    def plans_of(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the plans that an object names."""
        return tuple(plan for plan in self.plans if plan.own_uid in entry.plan_uids)

    def plan_of(self, entry: Entry) -> Entry | None:
        """Return the one plan that an object names, if it is here."""
        return only(self.plans_of(entry))

    def structure_sets_of(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the structure sets that an object names itself."""
        named = entry.structure_set_uids
        return tuple(one for one in self.structure_sets if one.own_uid in named)

    def structure_set_of(self, entry: Entry) -> Entry | None:
        """Return the one structure set that an object names itself, if it is here."""
        return only(self.structure_sets_of(entry))

    def structure_set_behind(self, dose: Entry) -> Entry | None:
        """Return the one structure set of a dose: that of its plan, else its own."""
        plan = self.plan_of(dose)
        return self.structure_set_of(plan if plan is not None else dose)

    def series_of(self, structure_set: Entry) -> tuple[Entry, ...]:
        """Return the series a structure set names; if none, those of its images."""
        found = self._of_series(structure_set.series_uids)
        found = found or list(self._by_image(structure_set))
        # of several volumes of one series those that hold the frames which are named
        frames = {uid for uid in structure_set.image_uids if instance_of(uid) != uid}
        exact = [one for one in found if not frames.isdisjoint(one.image_uids)]
        settled = {one.header.series_uid for one in exact}
        return tuple(
            one for one in found if one in exact or one.header.series_uid not in settled
        )

    def named_by(self, entry: Entry) -> tuple[Entry, ...]:
        """Return everything an object names, each once, a CT by series or image."""
        if entry.kind.is_series:
            return ()
        own = (*entry.plan_uids, *entry.structure_set_uids, *entry.other_uids)
        named = [(False, uid) for uid in own]
        found = [one for key in named for one in self._by_uid.get(key, ())]
        found += self._of_series(entry.series_uids)
        found += self._by_image(entry)
        return tuple({id(one): one for one in found}.values())

    def not_here(self, entry: Entry) -> tuple[tuple[Role, str], ...]:
        """Return what an object names and is not here, by role and UID, each once.

        Images are told by the UID of their series; where the object names none, by
        their own.
        """
        if entry.kind.is_series:
            return ()
        here = {one.own_uid for one in (*self.plans, *self.structure_sets)}
        named = [(Role.PLAN, uid) for uid in entry.plan_uids]
        named += [(Role.STRUCTURE_SET, uid) for uid in entry.structure_set_uids]
        lacking = [one for one in named if one[1] not in here]
        series = [uid for uid in entry.series_uids if uid not in self._by_series_uid]
        if entry.series_uids:
            lacking += [(Role.CT, uid) for uid in series]
        else:
            images = map(instance_of, entry.image_uids)
            lacking += [
                (Role.CT, uid) for uid in images if uid not in self._by_image_uid
            ]
        return tuple(dict.fromkeys(lacking))

    def groups(self) -> list[tuple[Entry, ...]]:
        """Return the objects in groups, one a patient, in the order found.

        Objects that refer to each other are in one group even if their patients
        differ: what must not be shown together is withheld when they are loaded,
        with the reason.  Without a Patient ID only a reference joins two objects
        (PAT-02).
        """
        place = {id(entry): n for n, entry in enumerate(self.entries)}
        parent = list(range(len(self.entries)))

        def root(n: int) -> int:
            while parent[n] != n:
                parent[n] = n = parent[parent[n]]
            return n

        for one, other in (*self._referring(), *self._of_one_patient()):
            first, second = sorted((root(place[id(one)]), root(place[id(other)])))
            parent[second] = first
        groups: dict[int, list[Entry]] = {}
        for n, entry in enumerate(self.entries):
            groups.setdefault(root(n), []).append(entry)
        return [tuple(group) for group in groups.values()]

    def _referring(self) -> Iterator[tuple[Entry, Entry]]:
        for entry in self.entries:
            for named in self.named_by(entry):
                yield entry, named

    def _of_one_patient(self) -> Iterator[tuple[Entry, Entry]]:
        stated = [one for one in self.entries if one.header.patient.id.strip()]
        for first, *others in by_patient(stated):
            for other in others:
                yield first, other

    def _by_image(self, entry: Entry) -> Iterator[Entry]:
        """Yield the series that hold an image that an object names, each once."""
        found = (self._by_image_uid.get(uid, ()) for uid in entry.image_uids)
        yield from {id(one): one for some in found for one in some}.values()

    @cached_property
    def _by_uid(self) -> dict[tuple[bool, str], list[Entry]]:
        found: dict[tuple[bool, str], list[Entry]] = {}
        for entry in self.entries:
            # a series and an instance may have one UID
            found.setdefault((entry.kind.is_series, entry.own_uid), []).append(entry)
        return found

    def _of_series(self, uids: Iterable[str]) -> list[Entry]:
        """Return the series of these UIDs, of each all its volumes."""
        found = (one for uid in uids for one in self._by_series_uid.get(uid, ()))
        return list({id(one): one for one in found}.values())

    @cached_property
    def _by_series_uid(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for series in self.series:
            for uid in dict.fromkeys((series.uid, *series.series_uids)):
                found.setdefault(uid, []).append(series)
        return found

    @cached_property
    def _by_image_uid(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for series in self.series:
            for uid in series.image_uids:
                found.setdefault(uid, []).append(series)
        return found


def bonds(entry: Entry, others: Sequence[Entry]) -> int:
    """Return by how much an object goes with others: identity, frame, references."""
    uids = {one.own_uid for one in others}
    images = {uid for one in others for uid in one.image_uids}
    named = (entry.plan_uids, entry.structure_set_uids, entry.series_uids)
    return (
        any(entry.header.patient.has_same_id(one.header.patient) for one in others)
        + any(entry.header.study_uid == one.header.study_uid for one in others)
        + any(
            bool(one.frame_of_reference_uid)
            and entry.frame_of_reference_uid == one.frame_of_reference_uid
            for one in others
        )
        + sum(bool(those) and uids.issuperset(those) for those in named)
        + (bool(entry.image_uids) and images.issuperset(entry.image_uids))
    )


def only(entries: Iterable[Entry]) -> Entry | None:
    """Return the one object; None where there is none or several."""
    found = tuple(entries)
    return found[0] if len(found) == 1 else None
