"""The DVHs of a case that are asked for, computed and stored, in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.app.measured_rois import results_steps, solids_steps
from dosiscope.app.stored import stored_results
from dosiscope.app.why_nothing import why_nothing
from dosiscope.core.dvh.choice import DEFAULT_CHOICE
from dosiscope.core.dvh.results import DvhReport
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.structures import Roi

END_RULES: Final[Mapping[str, EndRule]] = {
    "half": EndRule.HALF_SLICE,
    "1.5mm": EndRule.AT_MOST_1_5_MM,
    "tapered": EndRule.TAPERED,
    "none": EndRule.NONE,
}


def end_rule_of(word: str) -> EndRule:
    """Return how far structures reach beyond their first and last contour.

    Raises
    ------
    DosiscopeError
        There is no such rule.
    """
    if word not in END_RULES:
        raise DosiscopeError(
            f"{word!r} is no end rule; there are: {', '.join(END_RULES)}"
        )
    return END_RULES[word]


def stored_left_out(whole: Case, told: Case) -> list[str]:
    """Say how many stored DVHs of a case stand not beside the dose that is told."""
    count = len(whole.stored_dvhs) - len(told.stored_dvhs)
    if not count:
        return []
    return [
        f"{counted(count, 'stored DVH')} left out: files store those of their own "
        "doses, not of what is made of them"
    ]


def refuse_no_dose(case: Case, told: str) -> None:
    """Refuse a case without a dose with the sentence ``told``, and with the reasons.

    Raises
    ------
    DosiscopeError
        It has neither a dose grid nor stored DVHs.
    """
    if not case.doses and not case.stored_dvhs:
        raise DosiscopeError(" ".join([told, *why_nothing(case)]))


def dvh_report_steps(
    case: Case,
    rois: Sequence[Roi],
    reference: Reference | None,
    *,
    is_every: bool,
    metrics: tuple[Metric, ...] = (),
    choice: DvhChoice = DEFAULT_CHOICE,
    with_band: bool = False,
) -> PartSteps[object, DvhReport]:
    """Measure ROIs in the first dose, and add what the files store of them.

    With ``is_every`` stored DVHs that are of none of the ROIs are told too, such as
    those of several together.

    Raises
    ------
    DosiscopeError
        There is no structure to make a DVH of; with the reasons.
    """
    dose = case.doses[0] if case.doses else None
    results: list[DvhResult] = []
    if dose is not None:
        measured = yield from solids_steps(case, rois, choice)
        results = yield from results_steps(
            case, dose, rois, measured, reference, choice=choice, with_band=with_band
        )
    results += stored_results(case, reference)
    wanted = {roi.number for roi in rois}
    results = [one for one in results if is_every or one.number in wanted]
    if not results:
        raise DosiscopeError(
            " ".join(["there is no structure to make a DVH of.", *why_nothing(case)])
        )
    return DvhReport(case=case, dose=dose, results=tuple(results), metrics=metrics)
