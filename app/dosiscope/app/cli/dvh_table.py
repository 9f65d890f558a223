"""Tells DVHs, computed and stored, with statistics: what ``dosiscope dvh`` does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from dosiscope.app.cli.measured_rois import measured_rois
from dosiscope.app.cli.naming import acceptance_words, print_head
from dosiscope.app.cli.opening import (
    as_told,
    chosen_rois,
    open_case,
    print_json,
    reference_of,
    status_of,
)
from dosiscope.app.stored import stored_results
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.results import DvhReport
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.outputs import check_output, write_output
from dosiscope.core.solids.solid import EndRule
from dosiscope.core.text import counted
from dosiscope.io.out.dvh_csv import dvh_csv
from dosiscope.io.out.dvh_json import dvh_values
from dosiscope.io.out.dvh_text import dvh_lines
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi

END_RULES = {
    "half": EndRule.HALF_SLICE,
    "1.5mm": EndRule.AT_MOST_1_5_MM,
    "tapered": EndRule.TAPERED,
    "none": EndRule.NONE,
}


_NOT_OF_IT: Final = "files store those of their own doses, not of what is made of them"


def tell_dvhs(arguments: Namespace) -> int:
    """Print every DVH of the chosen dose; status 1 where a finding warns."""
    words = [word for word in arguments.dvh_at.split(",") if word.strip()]
    more = tuple(parse_metric(word) for word in words)
    if arguments.csv is not None:
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    whole = open_case(arguments)[1]
    case = as_told(whole)
    left_out = len(whole.stored_dvhs) - len(case.stored_dvhs)
    if left_out:
        print(
            f"{counted(left_out, 'stored DVH')} left out: {_NOT_OF_IT}", file=sys.stderr
        )
    if not case.doses and not case.stored_dvhs:
        raise DosiscopeError(
            " ".join(["there is no dose to make a DVH of.", *why_nothing(case)])
        )
    reference = reference_of(case, arguments.reference)
    results = _results(case, arguments, reference)
    if not results:
        raise DosiscopeError(
            " ".join(["there is no structure to make a DVH of.", *why_nothing(case)])
        )
    dose = case.doses[0] if case.doses else None
    if arguments.csv is not None:
        text = dvh_csv(results, made_of(case.without_identity(), dose))
        write_output(arguments.csv, text, arguments.paths, replace=arguments.force)
    report = DvhReport(case=case, dose=dose, results=tuple(results), metrics=more)
    if arguments.json:
        print_json(dvh_values(report))
    else:
        print_head(case)
        print("\n".join(dvh_lines(report)))
        for result in results:
            for doubt in result.dvh.doubts if result.dvh else ():
                print(f"{result.name} ({result.source_text}): {doubt}", file=sys.stderr)
    return status_of(case.findings)


def why_nothing(case: Case) -> list[str]:
    """Return in sentences what is missing or withheld, and what can be accepted."""
    reasons = ((one.header.kind, str(one.reason)) for one in case.withheld)
    withheld = (f"{kind}: {reason.removesuffix('.')}." for kind, reason in reasons)
    missing = (one.text for one in case.missing)
    return [*missing, *withheld, *acceptance_words(case)]


def _results(
    case: Case, arguments: Namespace, reference: Reference | None
) -> list[DvhResult]:
    """Measure the chosen ROIs, and add what the files store of them."""
    words, dose = arguments.rois, case.doses[0] if case.doses else None
    rois = chosen_rois(case, words)
    results = []
    if dose is not None:
        results = _computed(case, dose, rois, arguments, reference)
    results += stored_results(case, reference)
    wanted = {roi.number for roi in rois}
    return [r for r in results if not words or r.number in wanted]


def _computed(
    case: Case,
    dose: Dose,
    rois: Sequence[Roi],
    arguments: Namespace,
    reference: Reference | None,
) -> list[DvhResult]:
    choice = DvhChoice(
        END_RULES[arguments.end_rule], arguments.smooth, arguments.cubic_dose
    )
    return measured_rois(
        case, dose, rois, reference, choice=choice, with_band=arguments.band
    )
