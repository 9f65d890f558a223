"""Tells DVHs, computed and stored, with statistics: what ``dosiscope dvh`` does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.app.chosen_reference import reference_of
from dosiscope.app.chosen_rois import chosen_rois
from dosiscope.app.cli.naming import print_head
from dosiscope.app.cli.opening import open_case, print_json, run_watched, status_of
from dosiscope.app.dvhs_asked import (
    END_RULES,
    dvh_report_steps,
    refuse_no_dose,
    stored_left_out,
)
from dosiscope.app.opening_cases import as_told
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.outputs import check_output, write_output
from dosiscope.io.out.dvh_csv import dvh_csv
from dosiscope.io.out.dvh_json import dvh_values
from dosiscope.io.out.dvh_text import dvh_lines
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from argparse import Namespace


def tell_dvhs(arguments: Namespace) -> int:
    """Print every DVH of the chosen dose; status 1 where a finding warns."""
    words = [word for word in arguments.dvh_at.split(",") if word.strip()]
    more = tuple(parse_metric(word) for word in words)
    if arguments.csv is not None:
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    whole = open_case(arguments)[1]
    case = as_told(whole)
    for sentence in stored_left_out(whole, case):
        print(sentence, file=sys.stderr)
    refuse_no_dose(case, "there is no dose to make a DVH of.")
    report = run_watched(
        dvh_report_steps(
            case,
            chosen_rois(case, arguments.rois),
            reference_of(case, arguments.reference),
            is_every=not arguments.rois,
            metrics=more,
            choice=DvhChoice(
                END_RULES[arguments.end_rule], arguments.smooth, arguments.cubic_dose
            ),
            with_band=arguments.band,
        )
    )
    if arguments.csv is not None:
        made = made_of(case.without_identity(), report.dose)
        text = dvh_csv(report.results, made)
        write_output(arguments.csv, text, arguments.paths, replace=arguments.force)
    if arguments.json:
        print_json(dvh_values(report))
    else:
        print_head(case)
        print("\n".join(dvh_lines(report)))
        for result in report.results:
            for doubt in result.dvh.doubts if result.dvh else ():
                print(f"{result.name} ({result.source_text}): {doubt}", file=sys.stderr)
    return status_of(case.findings)
