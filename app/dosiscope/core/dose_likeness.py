"""Whether the numbers of doses mean the same at the same place.

Only such doses are added, subtracted or compared point by point.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from dosiscope.core.conversion import ALPHA_BETA
from dosiscope.core.dose import DoseType, DoseUnits
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import filled
from dosiscope.core.language import tr
from dosiscope.core.text import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dosiscope.core.dose import Dose


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """Why doses neither add nor compare.

    Attributes
    ----------
    clause
        Such as "they are in different frames of reference".
    about
        Which of the doses it is about, by their places: the one that states no Dose
        Type, the first two that differ.
    count
        How many doses there are.
    """

    clause: str
    about: tuple[int, ...]
    count: int

    def told(self, names: Sequence[str]) -> str:
        """Return the clause with the names of those it is about, unless that is all."""
        if len(self.about) == self.count:
            return self.clause
        about = listed([names[n] for n in self.about], "and")
        return filled("{clause} ({about})", {"clause": self.clause, "about": about})


def why_unlike(doses: Sequence[Dose]) -> Unlike | None:
    """Return why the numbers of doses do not mean the same; None where they do.

    They are of other patients, frames of reference, units, Dose Types or quantities
    (dose, EQD2), or one of these is not stated; or one is relative: its numbers are
    part of a dose that is not stated either.
    """
    return next(_reasons(doses), None)


def refuse_unlike(doses: Sequence[Dose], what: str, names: Sequence[str] = ()) -> None:
    """Refuse doses whose numbers do not mean the same at the same place.

    Parameters
    ----------
    doses
        In any order.
    what
        What there is not, before the reason: "no difference of PLAN and BEAM 2".
    names
        What the doses are called, where the reason may name those it is about.

    Raises
    ------
    NotEvaluableError
        They are unlike (`why_unlike`).
    """
    why = why_unlike(doses)
    if why is not None:
        told = why.told(names) if names else why.clause
        raise NotEvaluableError(f"{what}: {told}")


def _reasons(doses: Sequence[Dose]) -> Iterator[Unlike]:
    def lacking(clause: str, lacks: Callable[[Dose], bool]) -> Iterator[Unlike]:
        about = tuple(n for n, dose in enumerate(doses) if lacks(dose))
        if about:
            yield Unlike(clause=clause, about=about, count=len(doses))

    def differing(
        clause: Callable[[Dose, Dose], str], are_alike: Callable[[Dose, Dose], bool]
    ) -> Iterator[Unlike]:
        for (n, one), (m, other) in combinations(enumerate(doses), 2):
            if not are_alike(one, other):
                told = clause(one, other)
                yield Unlike(clause=told, about=(n, m), count=len(doses))

    yield from lacking(
        tr("the unit of the dose is not stated"),
        lambda dose: dose.units is DoseUnits.NOT_STATED,
    )
    yield from lacking(
        tr("a relative dose adds to none and compares with none"),
        lambda dose: dose.units is DoseUnits.RELATIVE,
    )
    yield from differing(
        lambda *_: tr("they are of different patients"), _are_of_one_patient
    )
    yield from lacking(
        tr("the Frame of Reference is not stated"),
        lambda dose: not dose.header.frame_of_reference_uid,
    )
    yield from differing(
        lambda *_: tr("they are in different frames of reference"),
        lambda one, other: (
            one.header.frame_of_reference_uid == other.header.frame_of_reference_uid
        ),
    )
    yield from differing(
        lambda *both: tr(
            "they are of different quantities, {quantities}",
            quantities=listed(
                [_quantity_text(dose) for dose in sorted(both, key=_quantity)], "and"
            ),
        ),
        lambda one, other: _quantity(one) == _quantity(other),
    )
    yield from differing(
        lambda *_: tr(
            "they were converted with different {alpha_beta}", alpha_beta=ALPHA_BETA
        ),
        lambda one, other: len(_models(one) | _models(other)) < 2,
    )
    yield from lacking(
        tr("the Dose Type is not stated"), lambda dose: dose.type is DoseType.NOT_STATED
    )
    yield from differing(
        lambda *both: tr(
            "they are of different Dose Types: {types}",
            types=", ".join(sorted(dose.type for dose in both)),
        ),
        lambda one, other: one.type is other.type,
    )


def _are_of_one_patient(one: Dose, other: Dose) -> bool:
    mine, its = one.header.patient, other.header.patient
    return mine.is_same(its) or mine.has_same_id(its)


def _quantity(dose: Dose) -> str:
    return dose.quantity or "dose"


def _models(dose: Dose) -> set[tuple[object, ...]]:
    return {one.model for one in dose.made.conversions} if dose.made else set()


def _quantity_text(dose: Dose) -> str:
    return dose.quantity or tr("dose")
