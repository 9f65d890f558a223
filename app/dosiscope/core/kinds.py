"""The kinds of object that are read, and the role that each has in a case.

A new kind is a row of `KINDS` here and its registration in `dosiscope.io.kinds`.  What
is listed, named, sorted or told of objects in general takes its words from the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.text import counted


class Role(StrEnum):
    """What an object is to a case; each names the next of them.

    `CT` is that of every series of images: of the planning CT, and of those that may
    be the grey base in its place.
    """

    DOSE = marked("Dose")
    PLAN = marked("Plan")
    STRUCTURE_SET = marked("Structure set")
    CT = "CT"

    @property
    def heading(self) -> str:
        """The word for one of them that stands alone, or before a colon."""
        return tr(self.value)

    @property
    def noun(self) -> str:
        """The word for one of them within a sentence."""
        match self:
            case Role.DOSE:
                return tr("dose")
            case Role.PLAN:
                return tr("plan")
            case Role.STRUCTURE_SET:
                return tr("structure set")
        return self.value

    def counted(self, number: int) -> str:
        """Return so many of them in words, as those among which one is chosen."""
        match self:
            case Role.DOSE:
                return counted(number, "dose")
            case Role.PLAN:
                return counted(number, "plan")
            case Role.STRUCTURE_SET:
                return counted(number, "structure set")
        return counted(number, "CT series", "CT series")

    @property
    def named_by(self) -> Role | None:
        """The role of the objects that name one of this; None of the first."""
        before = list(Role).index(self) - 1
        return list(Role)[before] if before >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """A kind of object.

    Attributes
    ----------
    name
        As the standard calls it.
    icon
        Of its objects in lists; a file of the icons.
    role
        What its objects are to a case; None of what comes along, and of what is listed
        only, with what it names and states.
    is_series
        Whether a series of its instances is one object, known by the series' UID.
    modality
        The word for images that are no CT: "MR"; their values are no HU.
    comes_along
        Whether its objects, which have no role, come along with the plan of a case
        where they name it (`dosiscope.core.along`).
    short
        The word for one in a narrow list, where the name leaves no room there.
    """

    CT: ClassVar[Kind]
    ENHANCED_CT: ClassVar[Kind]
    MR: ClassVar[Kind]
    ENHANCED_MR: ClassVar[Kind]
    PET: ClassVar[Kind]
    ENHANCED_PET: ClassVar[Kind]
    STRUCTURE_SET: ClassVar[Kind]
    PLAN: ClassVar[Kind]
    ION_PLAN: ClassVar[Kind]
    DOSE: ClassVar[Kind]
    RT_IMAGE: ClassVar[Kind]
    BEAMS_RECORD: ClassVar[Kind]
    ION_BEAMS_RECORD: ClassVar[Kind]
    BRACHY_RECORD: ClassVar[Kind]
    SUMMARY_RECORD: ClassVar[Kind]
    REGISTRATION: ClassVar[Kind]
    DEFORMABLE_REGISTRATION: ClassVar[Kind]

    name: str
    icon: str
    role: Role | None = None
    is_series: bool = False
    modality: str = ""
    comes_along: bool = False
    short: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def is_ct(self) -> bool:
        """Whether its objects are CTs, of one frame a file or of many."""
        return self.role is Role.CT and not self.modality

    @property
    def can_be_chosen(self) -> bool:
        """Whether its objects can be parts of a case."""
        return self.role is not None or self.comes_along

    @property
    def noun(self) -> str:
        """The word for one of its objects within a sentence."""
        if self.modality:
            return self.modality
        return self.name if self.role is None else self.role.noun

    def counted(self, number: int) -> str:
        """Return so many of its objects in words; of series, of their images."""
        if self.is_series:
            return tr_count(
                "{n} {kind} image", "{n} {kind} images", number, kind=self.noun
            )
        if self.role is None:
            return tr_count("{n} {kind}", "{n} {kind}s", number, kind=self.name)
        return self.role.counted(number)


def _images(name: str, modality: str = "") -> Kind:
    return Kind(
        name=name, icon="layers", role=Role.CT, is_series=True, modality=modality
    )


Kind.CT = _images("CT Image")
Kind.ENHANCED_CT = _images("Enhanced CT Image")
Kind.MR = _images("MR Image", "MR")
Kind.ENHANCED_MR = _images("Enhanced MR Image", "MR")
Kind.PET = _images("PET Image", "PET")
Kind.ENHANCED_PET = _images("Enhanced PET Image", "PET")
Kind.STRUCTURE_SET = Kind(
    name="RT Structure Set", icon="spline", role=Role.STRUCTURE_SET
)
Kind.PLAN = Kind(name="RT Plan", icon="file-text", role=Role.PLAN)
Kind.ION_PLAN = Kind(name="RT Ion Plan", icon="file-text", role=Role.PLAN)
Kind.DOSE = Kind(name="RT Dose", icon="radiation", role=Role.DOSE)
Kind.RT_IMAGE = Kind(name="RT Image", icon="camera", comes_along=True)
Kind.BEAMS_RECORD = Kind(
    name="RT Beams Treatment Record",
    icon="list",
    comes_along=True,
    short=marked("Record"),
)
Kind.ION_BEAMS_RECORD = Kind(
    name="RT Ion Beams Treatment Record",
    icon="list",
    comes_along=True,
    short=marked("Ion record"),
)
Kind.BRACHY_RECORD = Kind(
    name="RT Brachy Treatment Record",
    icon="list",
    comes_along=True,
    short=marked("Brachy record"),
)
Kind.SUMMARY_RECORD = Kind(
    name="RT Treatment Summary Record",
    icon="list",
    comes_along=True,
    short=marked("Summary"),
)
Kind.REGISTRATION = Kind(name="Spatial Registration", icon="arrow-left-right")
Kind.DEFORMABLE_REGISTRATION = Kind(
    name="Deformable Spatial Registration", icon="arrow-left-right"
)

PLANS: tuple[Kind, ...] = (Kind.PLAN, Kind.ION_PLAN)

#: Of what was delivered; what they state is in `dosiscope.core.treatment_record`.
RECORDS: tuple[Kind, ...] = (
    Kind.BEAMS_RECORD,
    Kind.ION_BEAMS_RECORD,
    Kind.BRACHY_RECORD,
    Kind.SUMMARY_RECORD,
)

# in the order in which lists show them
KINDS: tuple[Kind, ...] = (
    Kind.CT,
    Kind.ENHANCED_CT,
    Kind.MR,
    Kind.ENHANCED_MR,
    Kind.PET,
    Kind.ENHANCED_PET,
    Kind.STRUCTURE_SET,
    *PLANS,
    Kind.DOSE,
    Kind.RT_IMAGE,
    *RECORDS,
    Kind.REGISTRATION,
    Kind.DEFORMABLE_REGISTRATION,
)


def comes_along(name: str) -> bool:
    """Whether objects of a kind of this name come along with a plan."""
    return any(kind.name == name and kind.comes_along for kind in KINDS)


def rank_of(kind: Kind) -> int:
    """Return the place of a kind in lists."""
    return KINDS.index(kind)


def icon_of(role: Role) -> str:
    """Return the icon of a role: that of its first kind."""
    return next(kind.icon for kind in KINDS if kind.role is role)
