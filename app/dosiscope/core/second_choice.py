"""Which series may be laid over the images of a case, by what, and why others not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.language import in_quotes, tr
from dosiscope.core.text import date_text, in_row

if TYPE_CHECKING:
    from dosiscope.core.inventory import Entry
    from dosiscope.core.rigid import Rigid
    from dosiscope.core.spatial_registration import SpatialRegistration


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Way:
    """A registration by which a series may be brought to the case, if it is rigid.

    Attributes
    ----------
    uid, name
        Of the registration.
    registration, motion
        Itself, and what takes points of the series to the case; None where
        ``refusal``, a clause, says why it is not applied.
    """

    uid: str
    name: str
    registration: SpatialRegistration | None = None
    motion: Rigid | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SecondChoice:
    """A series of images that was found and is not the grey base.

    Attributes
    ----------
    entry
        The series.
    refusal
        Why it is not laid over as it is, a clause; "" where it may be.
    ways
        Registrations that lead from it to the case; they are applied only when asked
        for.
    """

    entry: Entry
    refusal: str = ""
    ways: tuple[Way, ...] = ()

    @property
    def uid(self) -> str:
        """By which it is chosen."""
        return self.entry.uid

    @property
    def may_be_laid_over(self) -> bool:
        """Whether it lies in the frame of reference of the case."""
        return not self.refusal

    @property
    def open_ways(self) -> tuple[Way, ...]:
        """The registrations that can be applied."""
        return tuple(one for one in self.ways if one.motion is not None)

    @property
    def title(self) -> str:
        """Modality, series description, date."""
        entry = self.entry
        noun = entry.kind.modality or "CT"
        label = in_quotes(entry.label) if entry.label else ""
        date = entry.date or entry.header.study_date
        when = tr("of {date}", date=date_text(date)) if date else ""
        return in_row(" ", filter(None, (noun, label, when)))

    @property
    def name(self) -> str:
        """The same, with how many images there are."""
        return f"{self.title}, {self.entry.detail}"

    @property
    def why_not(self) -> str:
        """Why it can be laid over in no way, a clause; "" where it can be in some."""
        if not self.refusal or self.open_ways:
            return ""
        closed = [f"{one.name}: {one.refusal}" for one in self.ways]
        return "; ".join((self.refusal, *closed))
