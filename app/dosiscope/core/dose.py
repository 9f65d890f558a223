"""Absorbed dose as a field: samples on a grid, with what they mean and are from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dosiscope.core.dose_origin import ReadDose
from dosiscope.core.field import Field
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from dosiscope.core.dose_origin import MadeDose, Origin
    from dosiscope.core.header import Header


class DoseUnits(StrEnum):
    """Dose Units (3004,0002), PS3.3 C.8.8.3; NOT_STATED where they are missing."""

    GY = "GY"
    RELATIVE = "RELATIVE"
    NOT_STATED = ""


class DoseType(StrEnum):
    """Dose Type (3004,0004); NOT_STATED where it is missing or no defined term."""

    PHYSICAL = "PHYSICAL"
    EFFECTIVE = "EFFECTIVE"
    ERROR = "ERROR"
    NOT_STATED = ""


class SummationType(StrEnum):
    """Dose Summation Type (3004,000A); NOT_STATED as above."""

    PLAN = "PLAN"
    MULTI_PLAN = "MULTI_PLAN"
    PLAN_OVERVIEW = "PLAN_OVERVIEW"
    FRACTION = "FRACTION"
    BEAM = "BEAM"
    BRACHY = "BRACHY"
    FRACTION_SESSION = "FRACTION_SESSION"
    BEAM_SESSION = "BEAM_SESSION"
    BRACHY_SESSION = "BRACHY_SESSION"
    CONTROL_POINT = "CONTROL_POINT"
    RECORD = "RECORD"
    NOT_STATED = ""


# PS3.3 C.8.8.3: what they are of may be in plans that they do not name
_OF_SEVERAL: Final = (SummationType.MULTI_PLAN, SummationType.PLAN_OVERVIEW)


def unit_text(units: DoseUnits, kind: DoseType, quantity: str = "") -> str:
    """Return the unit of a dose for the screen; ``quantity`` is "EQD2", "BED" or ""."""
    if units is DoseUnits.NOT_STATED:
        return tr("(unit not stated)")
    if units is DoseUnits.RELATIVE:
        return tr("relative")
    if quantity:
        return f"Gy ({quantity})"
    return "Gy (RBE)" if kind is DoseType.EFFECTIVE else "Gy"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dose(Field):
    """A dose distribution, as an RT Dose states it or made of others.

    Attributes
    ----------
    header
        Of the object; of a made dose, which is no object and has no UID, what its
        parts share.
    stored
        As read: stored values, uint16 or uint32; float64 where some are slightly
        below 0.  Of a made dose: values, float64.
    scaling
        Dose Grid Scaling; 1 for a made dose.
    units, type, summation
        As the file states them, or as those of the parts allow.  What is converted to
        EQD2 or BED is EFFECTIVE: corrected for biological effect (PS3.3 C.8.8.3).
    plan_uid
        SOP Instance UID of the referenced plan; "" where none is named.
    further_plan_uids
        Other plans that it names: a dose of several plans has them.
    beam_numbers
        Referenced Beam Numbers of a dose that belongs to single beams.
    fraction_groups
        Referenced Fraction Group Numbers of a dose that belongs to single groups.
    control_points
        Of a dose that belongs to some of a beam: the beam, and the first and the last
        Control Point Index.
    brachy_setups
        Referenced Brachy Application Setup Numbers.
    label
        What a list shows: summation and what it belongs to, such as "BEAM 2"; of a
        made dose what it is made of.
    made
        What it is made of; None for a dose that was read.
    """

    header: Header
    units: DoseUnits
    type: DoseType
    summation: SummationType
    plan_uid: str = ""
    further_plan_uids: tuple[str, ...] = ()
    beam_numbers: tuple[int, ...] = ()
    fraction_groups: tuple[int, ...] = ()
    control_points: tuple[tuple[int, int, int], ...] = ()
    brachy_setups: tuple[int, ...] = ()
    comment: str = ""
    content_date: str = ""
    content_time: str = ""
    tissue_heterogeneity: tuple[str, ...] = ()
    label: str = ""
    made: MadeDose | None = None

    @property
    def plan_uids(self) -> tuple[str, ...]:
        """SOP Instance UIDs of all the plans that it names."""
        named = (self.plan_uid, *self.further_plan_uids)
        return tuple(uid for uid in named if uid)

    @property
    def all_plan_uids(self) -> frozenset[str]:
        """UIDs of the plans that it names, or that what it is made of names."""
        return frozenset(self.plan_uids if self.made is None else self.made.plan_uids)

    @property
    def is_of_several_plans(self) -> bool:
        """Whether it is of more than one plan, so that none of them names it."""
        read = self.made.read if self.made is not None else ()
        summations = {self.summation.value, *(one.summation for one in read)}
        return len(self.all_plan_uids) > 1 or not summations.isdisjoint(_OF_SEVERAL)

    @property
    def origin(self) -> Origin:
        """Where it is from."""
        if self.made is not None:
            return self.made
        return ReadDose(
            uid=self.header.sop_instance_uid,
            label=self.label,
            files=self.header.files,
            summation=self.summation.value,
            plan_uids=self.plan_uids,
            beam_numbers=self.beam_numbers,
            fraction_groups=self.fraction_groups,
            control_points=self.control_points,
            brachy_setups=self.brachy_setups,
        )

    @property
    def key(self) -> str:
        """By which results are kept: SOP Instance UID, "UID+UID" of a made dose."""
        return self.made.key if self.made else self.header.sop_instance_uid

    @property
    def read_uids(self) -> frozenset[str]:
        """SOP Instance UIDs of all that it is made of; its own where it was read."""
        if self.made is None:
            return frozenset((self.header.sop_instance_uid,))
        return frozenset(one.uid for one in self.made.read)

    @property
    def is_zero(self) -> bool:
        """Whether it is zero everywhere: it has no range and no place of a maximum."""
        return self.minimum == self.maximum == 0

    @property
    def is_gray(self) -> bool:
        """Whether its numbers are gray and may be labelled so."""
        return self.units is DoseUnits.GY

    @property
    def unit_text(self) -> str:
        """Unit for the screen: "Gy", "Gy (EQD2)", "relative"; never a guess."""
        return unit_text(self.units, self.type, self.quantity)

    @property
    def quantity(self) -> str:
        """What it was converted to, "EQD2" or "BED"; "" where it was not."""
        conversions = self.made.conversions if self.made is not None else ()
        return str(conversions[0].quantity) if conversions else ""
