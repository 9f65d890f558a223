"""One consistent set of CT, structure set, plan and doses, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dosiscope.core.findings import Action
from dosiscope.core.header import NOBODY
from dosiscope.core.kinds import Kind, Role, comes_along
from dosiscope.core.made_findings import made_findings
from dosiscope.core.not_shown import Apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.along import Along
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.course import Course
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header, Patient
    from dosiscope.core.not_shown import Missing, Outside, Unread, Withheld
    from dosiscope.core.plan import Plan
    from dosiscope.core.rt_image import RtImage
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.core.structures import StructureSet
    from dosiscope.core.treatment_record import TreatmentRecord


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """What is reviewed together: all in one frame of reference, of one patient.

    ``doses`` holds every dose that may be shown with this CT and plan, the one to
    start with first; they are never summed.  ``missing`` names what
    is not there ("No CT: dose and contours are shown on black").  ``graphs`` holds
    how the contours of every ROI that is shown are connected, by ROI Number; its
    ``ghosts`` are the image planes on which a contour is missing.
    ``off_slice_ignored`` are the ROI Numbers whose contours between the images are
    left out because the user wants it so; each has a standing warning.
    ``moved_to_slices`` is the offset (contour minus image, mm) by which contours were
    moved to the nearest image because the user wants it so, with a standing warning;
    0 where they lie where their file has them.
    ``unread`` is what is still being read, or has yet to arrive ("199 of 200 CT
    Images", "RT Plan"): such a case has not been checked as a whole.
    ``stored_source`` is the RT Dose (its UID) whose stored DVHs were chosen; "" where
    all are shown, each with what tells it apart.
    ``outside`` names what else was found and is not in the case, with the reason.
    ``along`` is what came along with its plan, or is all that there is: its
    ``rt_images`` and treatment ``records``.
    ``course`` is what its records tell of its plan; None without records, as long as
    it is unread, and where doses of several plans are looked at together.
    ``companions`` are cases of rival plans that it is compared with: of the same
    patient and in the same frame of reference, with objects of their own where they
    differ (a plan, doses, often a structure set); they have none themselves.
    """

    patient: Patient
    frame_of_reference_uid: str
    ct: Ct | None = None
    structure_set: StructureSet | None = None
    plan: Plan | None = None
    doses: tuple[Dose, ...] = ()
    stored_dvhs: tuple[StoredDvh, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    missing: tuple[Missing, ...] = ()
    findings: tuple[Finding, ...] = ()
    graphs: Mapping[int, ContourGraph] = field(default_factory=dict)
    off_slice_ignored: frozenset[int] = frozenset()
    moved_to_slices: float = 0.0
    unread: tuple[Unread, ...] = ()
    outside: tuple[Outside, ...] = ()
    stored_source: str = ""
    companions: tuple[Case, ...] = ()
    along: tuple[Along, ...] = ()
    course: Course | None = None

    def without_identity(self) -> Case:
        """Return the case as it is told where the patient is not to be named.

        The objects themselves stay as they are: nothing tells their patient but
        ``patient`` and the sentences.
        """
        return replace(
            self,
            patient=NOBODY,
            withheld=tuple(
                replace(one, reason=one.reason.without_identity())
                for one in self.withheld
            ),
            findings=tuple(finding.without_identity() for finding in self.findings),
            companions=tuple(one.without_identity() for one in self.companions),
        )

    @property
    def every_dose(self) -> tuple[Dose, ...]:
        """Its own doses, and those of the companions; what they share is there once."""
        held = (dose for one in (self, *self.companions) for dose in one.doses)
        return tuple(dict.fromkeys(held))

    @property
    def every_plan(self) -> tuple[Plan, ...]:
        """Its own plan, and those of the companions."""
        plans = (one.plan for one in (self, *self.companions))
        return tuple(dict.fromkeys(plan for plan in plans if plan is not None))

    def case_of(self, dose: Dose | None) -> Case:
        """Return which case a dose is of: a companion, else this one.

        A dose that is made is of a companion where all its parts are; what cases
        share, and what is made of doses of several, is of this one.
        """
        if dose is None or not self.companions:
            return self
        held = (one for one in (self, *self.companions) if one.holds(dose))
        return next(held, self)

    def compared_with(self, companion: Case) -> Case:
        """Return the case with one more companion."""
        its = companion.uids
        return replace(
            self,
            companions=(*self.companions, companion),
            outside=tuple(
                replace(one, why=Apart.COMPARED) if one.entry.own_uid in its else one
                for one in self.outside
            ),
        )

    def has_same_solids(self, other: Case | None) -> bool:
        """Whether what is measured of the structures of one holds for the other."""
        return (
            other is not None
            and self.ct is other.ct
            and self.structure_set is other.structure_set
            and self.off_slice_ignored == other.off_slice_ignored
            and self.moved_to_slices == other.moved_to_slices
        )

    @property
    def uids(self) -> frozenset[str]:
        """UIDs of the objects that it shows, of images that of their series."""
        return frozenset(header.uid for header in self.headers)

    @property
    def headers(self) -> tuple[Header, ...]:
        """Those of all objects that it shows: CT, structure set, plan, doses, rest."""
        single = self.ct, self.structure_set, self.plan
        shown = (*single, *self.doses, *self.along)
        return tuple(one.header for one in shown if one is not None)

    @property
    def is_of_along_alone(self) -> bool:
        """Whether all that it shows is what comes along with a plan."""
        kinds = [header.kind for header in self.headers]
        return all(kind.comes_along for kind in kinds) and bool(kinds)

    @property
    def rt_images(self) -> tuple[RtImage, ...]:
        """The RT Images that came along."""
        # late, as they are: what reads the command line must not wait for numpy
        if not self.along:
            return ()
        from dosiscope.core.along import those
        from dosiscope.core.rt_image import RtImage

        return those(self.along, RtImage)

    @property
    def records(self) -> tuple[TreatmentRecord, ...]:
        """The treatment records that came along."""
        if not self.along:
            return ()
        from dosiscope.core.along import those
        from dosiscope.core.treatment_record import TreatmentRecord

        return those(self.along, TreatmentRecord)

    def holds(self, dose: Dose) -> bool:
        """Whether a dose is one of its own, or made of its own alone."""
        if dose.made is None:
            return dose in self.doses
        return dose.read_uids <= {one.header.sop_instance_uid for one in self.doses}

    def plan_of(self, dose: Dose | None) -> Plan | None:
        """Return the plan of a dose; None where it is of several, or of none here."""
        if self.is_of_several(dose):
            return None
        return self.case_of(dose).plan

    def is_of_several(self, dose: Dose | None) -> bool:
        """Whether a dose is of several plans: it bears the label of none of them.

        PS3.3 C.8.8.3: a MULTI_PLAN dose names two or more.
        """
        if dose is None:
            return False
        is_made = dose.made is not None and bool(self.companions)
        is_across = is_made and not self.case_of(dose).holds(dose)
        return is_across or dose.is_of_several_plans

    def plans_of(self, dose: Dose) -> tuple[Plan, ...]:
        """Return the plans here that a dose, or what it is made of, names."""
        named = dose.all_plan_uids
        return tuple(plan for plan in self.every_plan if plan.header.uid in named)

    def plans_here(self, dose: Dose | None) -> tuple[Plan, ...]:
        """Return the plans that are told beside a dose: its own.

        Of a dose that names several and was read as such those here: it bears
        the label of none, and none is dropped.
        """
        plan = self.plan_of(dose)
        if plan is not None:
            return (plan,)
        is_read = dose is not None and dose.made is None
        return self.plans_of(dose) if dose is not None and is_read else ()

    def awaits(self, role: Role) -> bool:
        """Whether an object of this role is still being read, or has yet to arrive."""
        return any(part.kind.role is role for part in self.unread)

    def state_of(self, role: Role) -> str:
        """Return whether it is being read or still arriving, in words."""
        return next((one.state for one in self.unread if one.kind.role is role), "")

    def withheld_of(self, role: Role) -> Withheld | None:
        """Return the first object of this role that is not shown."""
        found = (one for one in self.withheld if one.header.kind.role is role)
        return next(found, None)

    @property
    def beside(self) -> tuple[Outside, ...]:
        """What is listed only and names something of the case, or joins its frame."""
        listed = (Apart.BESIDE, Apart.JOINS, Apart.DEFORMS)
        return tuple(one for one in self.outside if one.why in listed)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that stand on the picture, worst first."""
        standing = [f for f in self.findings if f.action >= Action.WARN]
        return tuple(sorted(standing, key=lambda f: (-f.action, not f.is_alarming)))

    def warnings_of(self, dose: Dose | None) -> tuple[Finding, ...]:
        """Return the warnings that concern numbers made of this dose.

        Those of the other grids do not, unless their stored DVHs stand beside it, nor
        do those of what comes along with the plan.
        """
        stored = {dvh.dose_uid for dvh in self.stored_dvhs}
        all_of_them = {other.header.sop_instance_uid for other in self.every_dose}
        beside = all_of_them - stored - (dose.read_uids if dose else frozenset())
        found = (
            finding
            for finding in self.warnings
            if finding.object_kind != Kind.DOSE.name or finding.object_uid not in beside
            if not comes_along(finding.object_kind)
        )
        return tuple(dict.fromkeys((*found, *made_findings(dose))))


def of_no_case(
    findings: Iterable[Finding], cases: Iterable[Case]
) -> tuple[Finding, ...]:
    """Return the findings that none of the cases has."""
    told = {finding for case in cases for finding in case.findings}
    return tuple(finding for finding in findings if finding not in told)
