"""What has been read of a case, so that none of it is read again.

A rival plan mostly has CT and structure set in common with the case that it is compared
with, and a case that more files have come of has all but these in common with itself.
There is one copy of each object in memory, however many cases show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.along import Along
    from dosiscope.core.case import Case
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry
    from dosiscope.core.not_shown import Withheld
    from dosiscope.core.plan import Plan
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.core.structures import StructureSet
    from dosiscope.io.ct.image import CtImage
    from dosiscope.io.ct.volume import ReadPlane
    from dosiscope.io.kinds.parts import Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadObject:
    """What the reading of one object has added to the parts of a case."""

    ct: Ct | None
    structure_set: StructureSet | None
    plan: Plan | None
    doses: tuple[Dose, ...]
    dvhs: tuple[tuple[Header, tuple[StoredDvh, ...]], ...]
    plan_classes: Mapping[str, str]
    along: tuple[Along, ...]
    withheld: tuple[Withheld, ...]
    findings: tuple[Finding, ...]

    def add_to(self, parts: Parts) -> None:
        """Add it to the parts of another case."""
        parts.ct = self.ct or parts.ct
        parts.structure_set = self.structure_set or parts.structure_set
        parts.plan = self.plan or parts.plan
        parts.doses += self.doses
        parts.dvhs += self.dvhs
        parts.plan_classes |= self.plan_classes
        parts.along += self.along
        parts.withheld += self.withheld
        parts.findings += self.findings


class Before:
    """How far the parts of a case were before an object of it was read."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._one = parts.ct, parts.structure_set, parts.plan
        self._classes = set(parts.plan_classes)
        self._counts = tuple(
            len(some)
            for some in (
                parts.doses,
                parts.dvhs,
                parts.along,
                parts.withheld,
                parts.findings,
            )
        )

    def what_was_added(self) -> ReadObject:
        """Return what has been added since."""
        parts, (ct, structure_set, plan) = self._parts, self._one
        doses, dvhs, along, withheld, findings = self._counts
        classes = parts.plan_classes
        return ReadObject(
            ct=None if parts.ct is ct else parts.ct,
            structure_set=(
                None if parts.structure_set is structure_set else parts.structure_set
            ),
            plan=None if parts.plan is plan else parts.plan,
            doses=tuple(parts.doses[doses:]),
            dvhs=tuple(parts.dvhs[dvhs:]),
            plan_classes={n: classes[n] for n in classes.keys() - self._classes},
            along=tuple(parts.along[along:]),
            withheld=tuple(parts.withheld[withheld:]),
            findings=tuple(parts.findings[findings:]),
        )


class Reviewed(NamedTuple):
    """A structure set as a case shows it, with what was found on the way."""

    structure_set: StructureSet
    graphs: dict[int, ContourGraph]
    findings: list[Finding]


@dataclass(slots=True)
class Kept:
    """The objects of one or several cases of one scan, as they were read.

    Attributes
    ----------
    objects
        By their entries, see `Kept.key_of`.
    planes
        The pixels of images, by these: a series of more images reads the others alone.
    reviewed
        Structure sets that have been looked at as geometry, by what that depends on:
        the set as it was read, the images, the frame of reference of the case, what
        is accepted.
    """

    objects: dict[tuple[object, ...], ReadObject] = field(default_factory=dict)
    reviewed: dict[tuple[object, ...], Reviewed] = field(default_factory=dict)
    planes: dict[CtImage, ReadPlane] = field(default_factory=dict)

    def copy(self) -> Kept:
        """Return what is kept, for a thread of its own to add to."""
        return Kept(dict(self.objects), dict(self.reviewed), dict(self.planes))

    def only_of(self, *cases: Case) -> None:
        """Forget images, doses and what came along that none of the cases shows.

        And structure sets as they were looked at beside other images.
        """
        shown = {
            id(one) for case in cases for one in (case.ct, *case.doses, *case.along)
        }
        self.objects = {
            key: one
            for key, one in self.objects.items()
            if {id(own) for own in (one.ct, *one.doses, *one.along) if own is not None}
            <= shown
        }
        self.reviewed = {
            key: one for key, one in self.reviewed.items() if id(key[1]) in shown
        }
        images = {uid for case in cases if case.ct for uid in case.ct.image_uids}
        self.planes = {k: one for k, one in self.planes.items() if k.name in images}

    @staticmethod
    def key_of(entry: Entry, volume: tuple[str, ...] = ()) -> tuple[object, ...]:
        """Return by what an object is known, also in a scan with more files.

        ``volume`` are those images of a series that a case has, where another structure
        set could name others.
        """
        series = entry.kind.is_series
        # of several contents of one UID the files tell which it is
        return series, entry.own_uid, entry.images, entry.header.files, volume

    @staticmethod
    def key_of_review(
        structure_set: StructureSet, ct: Ct | None, frame: str, accepted: Accepted
    ) -> tuple[object, ...]:
        """Return by what a structure set that was looked at is known.

        Parameters
        ----------
        structure_set
            As it was read.
        frame
            Frame of Reference UID of the case.
        """
        return structure_set, ct, frame, accepted
