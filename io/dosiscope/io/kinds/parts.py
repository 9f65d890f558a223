"""The objects of a case as they are read one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dosiscope.core.not_shown import Unread, Withheld

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.along import Along
    from dosiscope.core.course import Course
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry
    from dosiscope.core.plan import Plan
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.core.structures import StructureSet
    from dosiscope.io.ct.image import CtImage
    from dosiscope.io.ct.volume import ReadPlane
    from dosiscope.io.files.part10 import DicomFile


@dataclass(slots=True)
class Parts:
    """The objects of a case as they were read.

    Attributes
    ----------
    named_images
        The images that the structure set of the case names, by UID, known before it
        is read.
    known_planes
        Images of which the pixels were read, also for a case with fewer of them.
    planes
        The files of a dose that is written one plane a file, by the UID of its first.
    dvhs
        Stored DVHs of every RT Dose (one that holds DVHs only too), with its header.
    plan_classes
        SOP class under which a dose (by its UID) refers to its plan.
    along
        What came along with the plan.
    course
        What records of them tell, once all is held against each other.
    withheld
        Objects that could not be read or must not be shown.
    noticed
        Findings about the object that is being read.
    unread
        What is being read or still to be read.
    """

    named_images: frozenset[str] = frozenset()
    known_planes: dict[CtImage, ReadPlane] = field(default_factory=dict)
    planes: Mapping[str, tuple[DicomFile, ...]] = field(default_factory=dict)
    ct: Ct | None = None
    structure_set: StructureSet | None = None
    plan: Plan | None = None
    doses: list[Dose] = field(default_factory=list)
    dvhs: list[tuple[Header, tuple[StoredDvh, ...]]] = field(default_factory=list)
    plan_classes: dict[str, str] = field(default_factory=dict)
    along: list[Along] = field(default_factory=list)
    course: Course | None = None
    withheld: list[Withheld] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    noticed: Sequence[Finding] = ()
    unread: tuple[Unread, ...] = ()

    def withhold(self, entry: Entry, findings: Sequence[Finding]) -> None:
        """Withhold an object for the worst of its findings."""
        worst = max(findings, key=lambda finding: finding.action)
        reason = worst.reason if worst.outcome.reason else worst.as_reason
        self.withheld.append(
            Withheld(header=entry.header, label=entry.label, reason=reason)
        )
