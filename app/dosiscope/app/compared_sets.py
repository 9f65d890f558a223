"""Measures the structure sets that two doses are of, in steps, and compares them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.app.measured_rois import solids_steps
from dosiscope.core.comparing.structure_sets import (
    MeasuredSet,
    compare_structure_sets,
    paired_rois,
)
from dosiscope.core.dvh.choice import DEFAULT_CHOICE, DvhChoice
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.comparing.structure_sets import StructureSetsComparison
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import StructureSet


def comparing_sets(
    shown: Case,
    of_both: tuple[Case, Case],
    solids: Mapping[int, Solid],
    reasons: Mapping[int, str],
    numbers: Collection[int] | None = None,
    choice: DvhChoice = DEFAULT_CHOICE,
) -> PartSteps[object, StructureSetsComparison]:
    """Compare the structure set of A with that of B; both may be of companions.

    Parameters
    ----------
    shown
        The case whose structures are measured.
    of_both
        The case that A is of, and that of B.
    solids, reasons
        What is known of the structures of ``shown``, by ROI Number.
    numbers
        Of ``shown``, those that are compared; None: all, and what the other has alone.
    choice
        How the solids of the other are made.

    Raises
    ------
    NotEvaluableError
        There is no structure set of one of them, or they do not compare.
    """
    a, b = (_set_of(letter, case) for letter, case in zip("AB", of_both, strict=True))
    pairs = [(pair.a, pair.b) for pair in paired_rois(a, b)]
    mine = next((n for n, one in enumerate((a, b)) if one is shown.structure_set), None)
    if numbers is not None and mine is not None:
        of_mine = [(pair[mine], pair) for pair in pairs]
        pairs = [pair for roi, pair in of_mine if roi and roi.number in numbers]
    found = []
    for n, (case, structures) in enumerate(zip(of_both, (a, b), strict=True)):
        rois = tuple(roi for pair in pairs if (roi := pair[n]) is not None)
        built, why = solids, reasons
        if n != mine:
            measured = yield from solids_steps(case, rois, choice)
            built = {k: m.solid for k, m in measured.items() if m.solid is not None}
            why = {k: m.reason for k, m in measured.items() if m.solid is None}
        chosen = replace(structures, rois=rois)
        found.append(MeasuredSet(structures=chosen, solids=built, reasons=why))
    return (yield from compare_structure_sets(*found))


def _set_of(letter: str, case: Case) -> StructureSet:
    if case.structure_set is None:
        raise NotEvaluableError(
            tr("there is no structure set of {letter}", letter=letter)
        )
    return case.structure_set
