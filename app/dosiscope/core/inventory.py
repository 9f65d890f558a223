"""What a folder holds, read from the headers alone: the base of every choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.header import NOBODY
from dosiscope.core.identity import LEFT_OUT, anonymous
from dosiscope.core.kinds import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header, Patient
    from dosiscope.core.kinds import Kind


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not taken, and why.

    ``is_damaged``: it is, or claims to be, an object that is shown, but could not be
    read.
    """

    file: str
    reason: str
    is_damaged: bool = False

    def without_identity(self) -> Skipped:
        """Return it without its path, which may hold a patient's name."""
        return replace(self, file=LEFT_OUT, reason=anonymous(self.reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One object (a CT series counts as one) as lists and choices need it.

    Attributes
    ----------
    uid
        SOP Instance UID; for a CT series its Series Instance UID.
    label
        RT Plan Label, Structure Set Label, "PLAN dose", series description, ...
    date, time
        Of the plan, structure set, dose content or series; DICOM's form.
    detail
        A few words more: "39 images", "13 ROIs", "GY PHYSICAL PLAN, 40x30x39".
    plan_uids, structure_set_uids, series_uids, image_uids
        What it refers to (or, for a CT series' ``image_uids``, contains).
    other_uids
        Instances that it refers to otherwise, of whatever kind.
    images
        Images of a CT series, planes of a dose grid (0: DVHs alone), else 1.
    frame_of_reference_uid
        The frame it lies in: its header's, else the one that what it holds or
        refers to names; "" where unclear.
    joined_frame_uids
        Frames of reference that it joins, its own included; of a registration alone.
    summation
        Dose Summation Type of a dose.
    stated_uid
        The UID by which others refer to it, where several contents have it and ``uid``
        tells them apart; else "".
    same_as
        UID of another object that holds the same, exported under another UID: it
        stands for both unless this one is chosen.
    stated
        Of a kind without a role: its own attributes by their names, as told of it.
    """

    header: Header
    uid: str
    label: str
    date: str = ""
    time: str = ""
    detail: str = ""
    plan_uids: tuple[str, ...] = ()
    structure_set_uids: tuple[str, ...] = ()
    series_uids: tuple[str, ...] = ()
    image_uids: tuple[str, ...] = ()
    other_uids: tuple[str, ...] = ()
    images: int = 1
    frame_of_reference_uid: str = ""
    joined_frame_uids: tuple[str, ...] = ()
    summation: str = ""
    stated_uid: str = ""
    same_as: str = ""
    stated: tuple[tuple[str, str], ...] = ()

    @property
    def own_uid(self) -> str:
        """The UID by which others refer to it."""
        return self.stated_uid or self.uid

    @property
    def kind(self) -> Kind:
        """The kind of object."""
        return self.header.kind

    def without_identity(self) -> Entry:
        """Return it as what may be chosen where no patient is to be named."""
        header = replace(self.header, patient=NOBODY, files=())
        return replace(self, header=header, detail=anonymous(self.detail))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """Everything found under the opened paths."""

    entries: tuple[Entry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    files_read: int = 0

    def without_identity(self) -> Inventory:
        """Return it as it is told where no patient is to be named: without paths too.

        The entries stay as they are: what is told of them has its own fields.
        """
        return replace(
            self,
            skipped=tuple(one.without_identity() for one in self.skipped),
            findings=tuple(finding.without_identity() for finding in self.findings),
        )

    def of(self, role: Role) -> tuple[Entry, ...]:
        """Return the entries of this role."""
        return tuple(entry for entry in self.entries if entry.kind.role is role)

    @property
    def patients(self) -> tuple[Patient, ...]:
        """The distinct patients, in the order found."""
        return tuple(group[0].header.patient for group in by_patient(self.entries))

    @property
    def damaged(self) -> tuple[Skipped, ...]:
        """Files of objects that are shown that could not be read."""
        return tuple(one for one in self.skipped if one.is_damaged)

    @property
    def plans(self) -> tuple[Entry, ...]:
        """RT Plans and RT Ion Plans."""
        return self.of(Role.PLAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which objects make the case, by UID; "" where there is none of a kind.

    ``doses`` lists every dose that goes with it, the one to start with first.
    ``along`` is what comes along with its plan, or is all of it.
    ``dvhs`` is the RT Dose without a grid whose DVHs alone are to be shown as stored.
    """

    ct_series: str = ""
    structure_set: str = ""
    plan: str = ""
    doses: tuple[str, ...] = ()
    dvhs: str = ""
    along: tuple[str, ...] = ()

    @property
    def uids(self) -> frozenset[str]:
        """The UIDs of all of them."""
        single = self.ct_series, self.structure_set, self.plan
        return frozenset(filter(None, (*single, *self.doses, *self.along)))

    @property
    def has_role(self) -> bool:
        """Whether any of them has a role; else all of it is what came along."""
        return bool(self.uids.difference(self.along))


def by_patient(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Return the objects in groups, one a patient, in the order found.

    An object joins the first group whose first object names the same patient.
    """
    groups: list[list[Entry]] = []
    for entry in entries:
        patient = entry.header.patient
        for group in groups:
            if group[0].header.patient.is_same(patient):
                group.append(entry)
                break
        else:
            groups.append([entry])
    return [tuple(group) for group in groups]
