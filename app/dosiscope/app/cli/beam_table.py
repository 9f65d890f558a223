"""Tells the beams of a plan: what ``dosiscope beams`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.naming import print_head
from dosiscope.app.cli.opening import open_case, print_json, status_of
from dosiscope.app.opening_cases import as_told
from dosiscope.app.why_nothing import no_plan
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.findings import about
from dosiscope.core.kinds import PLANS
from dosiscope.core.outputs import check_output, write_output
from dosiscope.core.text import first_few
from dosiscope.io.out.beams_csv import beams_csv
from dosiscope.io.out.beams_json import beam_values
from dosiscope.io.out.beams_text import beam_lines
from dosiscope.io.out.provenance import made_of

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.plan import Beam, Plan


def tell_beams(arguments: Namespace) -> int:
    """Print the beams; status 1 where a finding about plan or files warns."""
    if arguments.csv is not None:
        check_output(arguments.csv, arguments.paths, replace=arguments.force)
    case = as_told(open_case(arguments, any_dose=True)[1])
    plan = case.plan
    if plan is None:
        raise DosiscopeError(no_plan(case, "to tell of"))
    beams = _chosen(plan, arguments.beam)
    structures = case.structure_set
    rois = {
        roi.number: roi.shown_name for roi in (structures.rois if structures else ())
    }
    dose = case.doses[0] if case.doses else None
    if arguments.csv is not None:
        made = made_of(case.without_identity(), dose)
        text = beams_csv(plan, beams, made, arguments.point)
        write_output(arguments.csv, text, arguments.paths, replace=arguments.force)
    if arguments.json:
        values = beam_values(
            plan,
            beams,
            made_of(case, dose),
            at=arguments.point,
            rois=rois,
            with_spots=arguments.spots,
            identity=not arguments.no_identity,
        )
        print_json(values)
    else:
        print_head(case, with_dose=False)
        in_full = arguments.beam is not None
        for line in beam_lines(
            plan, beams, at=arguments.point, rois=rois, in_full=in_full
        ):
            print(line)
    return status_of(about(case.findings, PLANS))


def _chosen(plan: Plan, number: int | None) -> tuple[Beam, ...]:
    """Return the beams, or those of a number.

    Raises
    ------
    DosiscopeError
        No beam has the number.
    """
    if number is None:
        return plan.beams
    found = tuple(beam for beam in plan.beams if beam.number == number)
    if not found:
        there = first_few((beam.number for beam in plan.beams), 20) or "none"
        raise DosiscopeError(
            f"--beam {number}: the plan has no beam of this number; it has: {there}"
        )
    return found
