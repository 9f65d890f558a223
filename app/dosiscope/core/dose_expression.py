"""What a dose is to be made of, as it is typed, and the dose that it makes.

``1.2.3+0.5*1.2.4`` is a sum with weights of doses, each by its SOP Instance UID or the
end of it; ``beams`` is the sum of all beams of the plan.  With alpha/beta (``3``, or
``3,PTV=10`` where structures have their own) each is converted first, and added then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from dosiscope.core.beam_doses import adding_beams, checking_beams, dose_of_whole
from dosiscope.core.conversion import ALPHA_BETA, OwnRatio, Quantity
from dosiscope.core.dose_names import dose_labels
from dosiscope.core.dose_sum import TYPED_WEIGHTS, adding
from dosiscope.core.eqd2 import conversion_of, converting, fraction_size
from dosiscope.core.errors import DosiscopeError, NotEvaluableError
from dosiscope.core.findings import worst_first
from dosiscope.core.language import tr
from dosiscope.core.made_findings import made_findings
from dosiscope.core.not_shown import Apart
from dosiscope.core.text import counted, typed_number
from dosiscope.core.typed_uid import uid_of
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.progress import Steps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi

#: The word for the sum of all beams of the plan.
BEAMS: Final = "beams"
_TIMES: Final = ("*", "\N{MULTIPLICATION SIGN}")
_UID: Final = re.compile(r"\N{HORIZONTAL ELLIPSIS}?[0-9][0-9.]*(/[0-9]+)?")


class Term(NamedTuple):
    """One dose of a sum, by UID or the end of it, or `BEAMS`; and its weight."""

    weight: float
    name: str


@dataclass(frozen=True, slots=True)
class Ratios:
    """Alpha/beta, Gy: of all, and of structures by name or number, the first first."""

    alpha_beta: float
    own: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseRequest:
    """What a dose is to be made of.

    Attributes
    ----------
    terms
        At least one.
    ratios
        By which each dose is converted first; None: none is.
    quantity
        What they are converted to.
    fractions
        In how many each dose is given, where a person says so; () where the plans do.
    accepts_effective
        Whether doses are converted that are not said to be physical.
    of_beams
        A BEAM dose of the plan whose beams are added up, by UID; "" where that is not
        clear.
    """

    terms: tuple[Term, ...]
    ratios: Ratios | None = None
    quantity: Quantity = Quantity.EQD2
    fractions: tuple[int, ...] = ()
    accepts_effective: bool = False
    of_beams: str = ""

    @property
    def uids(self) -> tuple[str, ...]:
        """The doses it names."""
        return tuple(term.name for term in self.terms if term.name not in ("", BEAMS))

    @property
    def leading(self) -> str:
        """UID of the dose that leads to the case; "" where others must."""
        return next(iter(self.uids), self.of_beams)


def read_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of ``UID+0.5*UID``.

    Raises
    ------
    DosiscopeError
        It is no such sum.
    """
    terms = []
    for part in text.split("+"):
        number, sign, name = _parted(part)
        try:
            weight = float(number) if sign else 1.0
        except ValueError:
            weight = 0.0
        least, most = TYPED_WEIGHTS
        if not least <= weight <= most:
            raise DosiscopeError(
                tr(
                    "“{number}” is no weight of a dose: write a number from {least} to "
                    "{most}, *, and the UID",
                    number=visible(number),
                    least=typed_number(least),
                    most=typed_number(most),
                )
            )
        if name.lower() != BEAMS and not _UID.fullmatch(name):
            raise DosiscopeError(
                tr(
                    "“{dose}” is no dose: write UIDs with + between them, each with "
                    "its weight (0.5*UID) if it has one, or {beams}",
                    dose=visible(part.strip()),
                    beams=BEAMS,
                )
            )
        is_beams = name.lower() == BEAMS
        terms.append(Term(weight, BEAMS if is_beams else name))
    return tuple(terms)


def _parted(part: str) -> tuple[str, str, str]:
    """Return number, sign and name of a term; number and sign are "" without one."""
    for sign in _TIMES:
        number, found, name = part.partition(sign)
        if found:
            return number.strip(), found, name.strip()
    return "", "", part.strip()


def is_sum(text: str) -> bool:
    """Whether what is typed in place of a UID is more than one."""
    is_beams = text.strip().lower() == BEAMS
    return is_beams or any(sign in text for sign in ("+", *_TIMES))


def read_ratios(text: str) -> Ratios:
    """Return alpha/beta of ``3`` or ``3,PTV=10``; names may have commas.

    Raises
    ------
    DosiscopeError
        It is no such list.
    """
    first, *more = text.split(",")
    own = []
    begun = ""  # of a name with commas: it ends where a number is
    for part in more:
        name, _, number = (begun + part).rpartition("=")
        ratio = _number(number)
        begun = f"{begun}{part}," if ratio is None else ""
        if ratio is not None:
            own.append((name.strip(), ratio))
    of_all = _number(first)
    if of_all is None or begun or not all(name for name, _ in own):
        wrong = begun.rstrip(",") or text
        raise DosiscopeError(
            tr(
                "“{wrong}” is no {alpha_beta}: write a number in Gy, and for a "
                "structure its name, = and a number (3,PTV=10)",
                wrong=visible(wrong),
                alpha_beta=ALPHA_BETA,
            )
        )
    return Ratios(of_all, tuple(own))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def rois_of_ratios(ratios: Ratios | None, case: Case) -> tuple[Roi, ...]:
    """Return the structures that have an alpha/beta of their own, in their order.

    Raises
    ------
    DosiscopeError
        A name is that of none or of several, or two are of one structure.
    """
    rois = case.structure_set.rois if case.structure_set else ()
    found = []
    for name, _ in ratios.own if ratios is not None else ():
        named = [roi for roi in rois if roi.name == name]
        named = named or [roi for roi in rois if str(roi.number) == name]
        if len(named) != 1:
            known = ", ".join(f"{roi.shown_name} [{roi.number}]" for roi in rois)
            raise DosiscopeError(_not_one(name, len(named), known))
        if named[0] in found:
            raise DosiscopeError(
                tr(
                    "“{name}” is {structure} [{number}], which has an {alpha_beta} "
                    "already",
                    name=visible(name),
                    structure=named[0].shown_name,
                    number=named[0].number,
                    alpha_beta=ALPHA_BETA,
                )
            )
        found.append(named[0])
    return tuple(found)


def _not_one(name: str, count: int, known: str) -> str:
    there = {"name": visible(name), "known": known or tr("none", "structures")}
    if count:
        return tr("“{name}” names {n} structures; there are: {known}", n=count, **there)
    return tr("“{name}” names no structures; there are: {known}", **there)


def making(
    request: DoseRequest, case: Case, solids: Mapping[int, Solid] | None = None
) -> Steps[tuple[Dose, tuple[Finding, ...]]]:
    """Make a dose of those of a case and its companions, and tell what was noticed.

    ``solids`` are those of the structures with an alpha/beta of their own.

    Raises
    ------
    DosiscopeError
        A dose or structure is not there; or (`NotEvaluableError`) what is asked for is
        none, such as doses that do not add.
    """
    own = _own_ratios(request.ratios, case, solids or {})
    count = len(request.terms)
    if request.fractions and len(request.fractions) != count:
        raise DosiscopeError(
            tr(
                "{numbers} of fractions for {doses}: write one for each, in their "
                "order",
                numbers=counted(len(request.fractions), "number"),
                doses=counted(count, "dose"),
            )
        )
    labels = dose_labels(case)
    doses: list[Dose] = []
    findings: list[Finding] = []
    read: dict[str, Dose] = {}
    for number, term in enumerate(request.terms):
        if term.name not in read:
            read[term.name], noticed = yield from _read(term.name, case)
            findings += noticed
        dose = read[term.name]
        if request.ratios is not None:
            structures = case.structure_set
            conversion = conversion_of(
                dose,
                case.case_of(dose).plan,
                request.ratios.alpha_beta,
                quantity=request.quantity,
                own=own,
                structure_set_uid=structures.header.uid if structures else "",
                fractions=request.fractions[number] if request.fractions else None,
                accepts_effective=request.accepts_effective,
                labels=labels,
            )
            dose = yield from converting(dose, conversion, solids, labels)
        doses.append(dose)
    weights = [term.weight for term in request.terms]
    if weights == [1.0]:
        return doses[0], tuple(findings)
    sizes = [fraction_size(dose, case.case_of(dose).plan) for dose in doses]
    total = yield from adding(doses, weights, labels=labels, fractions_gy=sizes)
    return total, tuple(findings)


def _read(name: str, case: Case) -> Steps[tuple[Dose, tuple[Finding, ...]]]:
    """Return the dose of a term; the sum of all beams is held against the plan's."""
    if name != BEAMS:
        doses = {dose.header.sop_instance_uid: dose for dose in case.every_dose}
        return doses[uid_of(name, doses)], ()
    plan = case.plan
    if plan is None:
        raise NotEvaluableError(tr("no sum of all beams: there is no plan"))
    total = yield from adding_beams(plan, case.doses, dose_labels(case))
    whole = dose_of_whole(plan, case.doses, total.type)
    if whole is None:
        return total, ()
    labels = dose_labels(case)
    check = yield from checking_beams(plan, whole, case.doses, labels, total)
    return total, (replace(check.finding, object_uid=total.key),)


def _own_ratios(
    ratios: Ratios | None, case: Case, solids: Mapping[int, Solid]
) -> tuple[OwnRatio, ...]:
    if ratios is None:
        return ()
    rois = rois_of_ratios(ratios, case)
    return tuple(
        OwnRatio(
            number=roi.number,
            name=roi.shown_name,
            alpha_beta=value,
            end_rule=str(solids[roi.number].end_rule) if roi.number in solids else "",
        )
        for roi, (_, value) in zip(rois, ratios.own, strict=True)
    )


def with_first(case: Case, dose: Dose, findings: Iterable[Finding] = ()) -> Case:
    """Return a case whose first dose is one that was made, with what was noticed."""
    noticed = (*case.findings, *findings, *made_findings(dose))
    return replace(
        case,
        doses=(dose, *case.doses),
        findings=worst_first(tuple(dict.fromkeys(noticed))),
        outside=tuple(
            replace(one, why=Apart.ADDED) if one.why is Apart.COMPARED else one
            for one in case.outside
        ),
    )
