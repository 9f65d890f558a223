"""Opens the doses that are compared, in steps: A, and each B that it is held against.

A is what ``--dose`` says, each B what a ``--with`` says; a script says the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.app.made_dose import make, offering_beams, request_of
from dosiscope.app.opening_cases import (
    accepted_by,
    any_frame,
    as_asked,
    chosen,
    told_as_asked,
)
from dosiscope.app.why_nothing import why_nothing
from dosiscope.core.dose_expression import BEAMS, DoseRequest
from dosiscope.core.dose_likeness import why_unlike
from dosiscope.core.dose_names import dose_names
from dosiscope.core.errors import ChoiceError, DosiscopeError, NotEvaluableError
from dosiscope.core.gamma.criteria import read_criteria
from dosiscope.core.identity import filled
from dosiscope.core.link import propose
from dosiscope.core.progress import without_parts
from dosiscope.core.typed_uid import typed_doses
from dosiscope.io.case.companions import load_companion
from dosiscope.io.case.kept import Kept
from dosiscope.io.case.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.app.case_asked import CaseAsked
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.inventory import Inventory, Selection
    from dosiscope.core.progress import Steps
    from dosiscope.io.case.scan import Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoDoses:
    """Two doses of a case and its companions, read or made, and what was found.

    ``noticed`` is what was found when they were made.
    """

    scan: Scan
    case: Case
    a: Dose
    b: Dose
    noticed: tuple[Finding, ...] = ()

    def refuse_unlike(self, what: str) -> None:
        """Refuse two whose numbers do not mean the same, with what they are called.

        Parameters
        ----------
        what
            What there is not of A and B, such as "difference".

        Raises
        ------
        NotEvaluableError
            They are unlike (`why_unlike`).
        """
        why = why_unlike((self.a, self.b))
        if why is None:
            return
        a, b = dose_names((self.a, self.b), self.case)
        raise NotEvaluableError(
            f"There is no {what} of A ({a}) and B ({b}): {why.told('AB')}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPairs:
    """A with each B, and what accepting has not led to, in sentences."""

    pairs: tuple[TwoDoses, ...]
    notes: tuple[str, ...] = ()


def opening_pairs(
    asked: CaseAsked, found: Scan, others: Sequence[str]
) -> Steps[OpenedPairs]:
    """Choose the case of A, and load it with the plans of each B as companions.

    ``others`` is what is typed of each B.

    Raises
    ------
    ChoiceError
        Several cases fit; the message lists the candidates.
    NotComparedError
        A dose may not be shown beside the case.
    DosiscopeError
        A or a B is not there, or two of them are the same.
    """
    if not all(others):
        raise DosiscopeError("--with: name dose B by its UID, or the end of it")
    inventory = found.inventory
    a_text, *others = (typed_doses(text, inventory) for text in (asked.dose, *others))
    of_a, *of_others = requests_of(asked, (a_text, *others), inventory)
    uids = chosen(asked, inventory, of_a)
    try:
        selection = propose(inventory, any_frame(asked), **uids)
    except ChoiceError as error:
        raise offering_beams(error, of_a) from None
    named = [
        uid
        for request, text in zip((of_a, *of_others), (a_text, *others), strict=True)
        for uid in _named(request, text)
    ]
    case = yield from _loading(asked, found, selection, named)
    told = told_as_asked(asked, [case])
    (case,) = told.cases
    if not case.doses:
        words = ["there is no dose A to compare.", *why_nothing(case)]
        raise DosiscopeError(" ".join(words))
    a, noticed = yield from _dose(case, "--dose", a_text, of_a, found)
    pairs: list[TwoDoses] = []
    for text, request in zip(others, of_others, strict=True):
        b, more = yield from _dose(case, "--with", text, request, found)
        if b.key == a.key:
            raise DosiscopeError(f"--with {text}: that is dose A itself")
        if any(b.key == pair.b.key for pair in pairs):
            raise DosiscopeError(f"--with {text}: that dose is named twice")
        pairs.append(
            TwoDoses(scan=found, case=case, a=a, b=b, noticed=(*noticed, *more))
        )
    return OpenedPairs(pairs=tuple(pairs), notes=told.notes)


def criteria_of(words: str, threshold: float | None) -> GammaCriteria | None:
    """Return what a gamma is asked with, if one is.

    Raises
    ------
    DosiscopeError
        The words are no criteria, or a threshold is for no gamma.
    """
    if not words:
        if threshold is not None:
            raise DosiscopeError("--threshold is for --gamma")
        return None
    criteria = read_criteria(words)
    if threshold is None:
        return criteria
    return replace(criteria, threshold_percent=threshold)


def requests_of(
    asked: CaseAsked, texts: Sequence[str], inventory: Inventory
) -> Iterator[DoseRequest | None]:
    """Yield of what A and each B are made; numbers of fractions are of A first."""
    numbers = asked.fractions
    for place, text in enumerate(texts):
        option = "--with" if place else "--dose"
        is_last = place == len(texts) - 1
        count = len(numbers) if is_last else text.count("+") + 1
        own, numbers = numbers[:count], numbers[count:]
        its = replace(asked, dose=text, fractions=own)
        yield request_of(its, inventory, option)


def _named(request: DoseRequest | None, typed: str) -> Iterator[str]:
    """Yield the doses that are read for one."""
    names = _uids(typed)
    if request is not None:
        names = [one for term in request.terms for one in _uids(term.name)]
    yield from (name for name in names if name != BEAMS)


def _uids(typed: str) -> list[str]:
    """Return the UIDs that are typed: of a grid, and of DVHs to be shown as stored."""
    return [name.strip() for name in typed.split(",") if name.strip()]


def _loading(
    asked: CaseAsked, found: Scan, selection: Selection, uids: list[str]
) -> Steps[Case]:
    """Read a case, and as its companions the plans of the doses that are needed."""
    kept, accepted = Kept(), accepted_by(asked)
    case = yield from without_parts(load(found, selection, accepted, kept))
    here = set(selection.doses)
    for uid in uids:
        if uid not in here:
            steps = load_companion(found, selection, case, uid, accepted, kept)
            case = case.compared_with((yield from without_parts(steps)))
            here |= {uid, *(dose.key for dose in case.every_dose)}
    return (yield from as_asked(case, accepted))


def _dose(
    case: Case, option: str, uid: str, request: DoseRequest | None, found: Scan
) -> Steps[tuple[Dose, tuple[Finding, ...]]]:
    """Return a dose that is read or made, and what was noticed when it was.

    Raises
    ------
    DosiscopeError
        It is not shown, or not made; the message says why.
    """
    if request is not None:
        return (yield from make(request, case, found))
    if not uid:
        return case.doses[0], ()
    # of several contents of a UID one alone is here
    names = [name.partition("/")[0] for name in _uids(uid)]
    dose = next((dose for dose in case.every_dose if dose.key in names), None)
    if dose is not None:
        return dose, ()
    out = (w for c in (case, *case.companions) for w in c.withheld)
    withheld = next((one for one in out if one.header.uid in names), None)
    why = "it has no dose grid" if withheld is None else withheld.reason
    words = {"option": option, "uid": uid, "why": str(why)}
    raise DosiscopeError(
        filled("{option} {uid}: there is no such dose to compare: {why}", words)
    )
