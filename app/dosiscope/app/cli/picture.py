"""Writes pictures of planes as the window would show them: ``dosiscope snapshot``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.app.chosen_palettes import show_palettes
from dosiscope.app.chosen_reference import reference_of
from dosiscope.app.chosen_rois import chosen_rois
from dosiscope.app.cli.drawn_beams import show_beams
from dosiscope.app.cli.endings import PICTURES, refuse_ending
from dosiscope.app.cli.naming import print_outside
from dosiscope.app.cli.opening import open_case, run_watched, status_of
from dosiscope.app.cli.picture_series import (
    is_series,
    pictures_of,
    refuse_mixed,
    shown_of,
)
from dosiscope.app.cli.picture_sidecar import (
    paint_again,
    refuse_several,
    write_picture_sidecar,
)
from dosiscope.app.cli.rt_image_picture import refuse_planes, write_rt_image
from dosiscope.app.cli.sidecars import asked_for, check_sidecar
from dosiscope.app.measure import measure_cuts, measure_dvhs, measure_solids
from dosiscope.app.opening_cases import as_told
from dosiscope.app.why_nothing import acceptance_words
from dosiscope.core.as_of import as_of
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.isodose_text import LevelTextError
from dosiscope.core.outputs import check_output, write_output
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from dosiscope.app.opening_pairs import TwoDoses
    from dosiscope.core.case import Case
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.isodose import Level, Reference
    from dosiscope.viewer.review import Review, ViewState


def write_picture(arguments: Namespace) -> int:
    """Write the pictures; status 1 where a warning stands on them."""
    from dosiscope.app import leaving
    from dosiscope.app.cli.second_image import refuse_alone
    from dosiscope.app.gui import application

    output, opened, force = arguments.output, arguments.paths, arguments.force
    at = _place(arguments)
    refuse_mixed(arguments)
    check_sidecar(arguments)
    refuse_several(arguments)
    refuse_alone(arguments)
    if not is_series(arguments):
        check_output(output, opened, replace=force)
    refuse_ending(output, PICTURES)
    sidecar = asked_for(arguments)
    if sidecar is not None:
        return _write_again(arguments, sidecar)
    if arguments.rt_image:
        refuse_planes(arguments)
        return write_rt_image(arguments)
    two = _two_doses(arguments)
    found, case = open_case(arguments) if two is None else (two.scan, two.case)
    print_outside(case, sys.stderr)
    for sentence in acceptance_words(case):
        print(f"dosiscope: {sentence}", file=sys.stderr)
    leaving.do_not_interrupt()
    app = application(headless=True)
    from dosiscope.resources.theme import DARK
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.style import apply_style

    apply_style(app, DARK)
    review = Review()
    show_palettes(review, arguments.palette)
    review.set_case(case)
    if two is not None:
        _compare(review, two, arguments)
    _arrange(review, case, arguments)
    if arguments.over:
        from dosiscope.app.cli.second_image import lay_over

        lay_over(review, found, case, arguments)
    if arguments.beams:
        show_beams(review, arguments.beams)
    view = next(v for v in review.views if v.orientation.name == arguments.plane)
    if at is not None:
        _go_to(view, at)
    if not view.plane.is_axial or arguments.layout != "axial":
        _cut(review)
    if arguments.layout == "four":
        _measure(review)
    for path, text, made in pictures_of(review, view, arguments):
        write_output(path, made(), opened, replace=force)
        if text:
            print(f"{path_text(path)}: {text}")
    if arguments.sidecar is not None:
        shown = shown_of(review, view, arguments)
        write_picture_sidecar(
            arguments, found, case, review, *shown, _criteria(arguments)
        )
    if two is None:
        return status_of(as_told(case).findings)
    told = (f for dose in (two.a, two.b) for f in as_of(case, dose).findings)
    return status_of((*told, *two.noticed))


def _write_again(arguments: Namespace, sidecar: Path) -> int:
    """Write the picture that a sidecar is of; status as of that."""
    from dosiscope.app import leaving
    from dosiscope.app.gui import application
    from dosiscope.resources.theme import DARK
    from dosiscope.viewer.style import apply_style

    leaving.do_not_interrupt()
    apply_style(application(headless=True), DARK)
    case = paint_again(arguments, sidecar, _add_solids, _cut, _measure)
    return status_of(as_told(case).findings)


def _criteria(arguments: Namespace) -> GammaCriteria | None:
    """Return what the gamma was asked with that is shown, if one is."""
    if arguments.wash != "gamma":
        return None
    from dosiscope.core.gamma.criteria import read_criteria

    return read_criteria(arguments.gamma)


def _cut(review: Review) -> None:
    """Find out how planes across the contours cut what is shown."""
    shown = {roi.number for roi in review.display.visible_rois}
    solids = {n: one for n, one in review.results.uncut.items() if n in shown}
    for number, cut in run_watched(measure_cuts(solids)).items():
        review.results.add_cut(number, solids[number], cut)


def _measure(review: Review, choice: DvhChoice | None = None) -> None:
    """Compute the DVHs of what is shown in the doses that are compared, if any is."""
    if review.dose is None:
        return
    names = {roi.number: roi.name for roi in review.display.visible_rois}
    for dose in review.compared_doses.values() or [review.dose]:
        steps = measure_dvhs(review.results.solids, dose, names, names, choice)
        for number, found in run_watched(steps).items():
            if found.dvh is not None:
                review.results.add_dvh(number, found.dvh)
            else:
                review.results.add_no_dvh(number, found.reason, dose.key)


def _two_doses(arguments: Namespace) -> TwoDoses | None:
    """Read A and B, if a B is asked for.

    Raises
    ------
    DosiscopeError
        The colours are to be of two doses, and there is one; or A and B do not compare.
    """
    if not arguments.with_dose:
        if arguments.wash != "dose":
            raise DosiscopeError(
                f"--wash {arguments.wash} is of two doses: name B with --with UID"
            )
        return None
    from dosiscope.app.cli.two_doses import open_two

    two = open_two(arguments)
    if arguments.wash != "dose":
        two.refuse_unlike(arguments.wash)
    return two


def _compare(review: Review, two: TwoDoses, arguments: Namespace) -> None:
    """Show A with the isodoses of B, in the colours that are asked for."""
    from dosiscope.viewer.comparison import Wash

    for dose in (two.a, two.b):
        if dose.made is not None:
            review.add_made(dose)
    review.set_dose(two.a)
    review.comparison.set_other(two.b)
    review.comparison.set_wash(Wash(arguments.wash))
    if arguments.wash == "gamma":
        from dosiscope.core.gamma.criteria import read_criteria
        from dosiscope.core.gamma.gamma import gamma

        criteria = read_criteria(arguments.gamma)
        review.comparison.set_gamma(run_watched(gamma(two.a, two.b, criteria)))


def _add_solids(review: Review, case: Case, choice: DvhChoice | None = None) -> None:
    for measured in run_watched(measure_solids(case, choice)).values():
        if measured.solid is not None and measured.volume_cc is not None:
            review.results.add_solid(
                measured.roi_number, measured.solid, measured.volume_cc
            )
        else:
            review.results.add_no_solid(measured.roi_number, measured.reason)


def _arrange(review: Review, case: Case, arguments: Namespace) -> None:
    _add_solids(review, case)
    if arguments.rois is not None:
        chosen = chosen_rois(case, arguments.rois) if arguments.rois else ()
        review.display.show_only(roi.number for roi in chosen)
    if arguments.window:
        review.look.set_window(*arguments.window)
    reference = reference_of(case, arguments.reference)
    if arguments.reference is not None:
        review.look.set_reference(reference)
    if arguments.levels:
        review.look.set_levels(parse_levels(arguments.levels, case, reference))


def _place(arguments: Namespace) -> float | None:
    """Return where the plane lies along its normal, mm; None: where it is usual."""
    if arguments.z is None:
        at: float | None = arguments.at
        return at
    if arguments.plane != "axial":
        raise DosiscopeError(
            f"--z is a place of axial planes; a {arguments.plane} plane has --at MM"
        )
    z: float = arguments.z
    return z


def _go_to(view: ViewState, at: float) -> None:
    from dosiscope.viewer.picture_text import place_text

    view.go_to(at)
    if abs(view.at - at) > 0.005:
        wanted, shown = (place_text(view.plane.moved(place)) for place in (at, view.at))
        print(
            f"dosiscope: no plane at {wanted.replace(' ', ' = ', 1)}; "
            f"the nearest, {shown.partition(' ')[2]}, is shown",
            file=sys.stderr,
        )


def parse_levels(text: str, case: Case, reference: Reference | None) -> list[Level]:
    """Return the isodose levels of ``107,100,95%,20Gy``, highest first.

    Raises
    ------
    DosiscopeError
        As `levels_of`; where % is asked for, with the way to name a reference dose.
    """
    from dosiscope.viewer.level_line import levels_of

    dose = case.doses[0] if case.doses else None
    try:
        return levels_of(text, dose, reference)
    except LevelTextError as error:
        why = f"--levels: {error}"
        if reference is None and "%" in text:
            why += (
                "; the plan does not state exactly one dose for it: give --reference GY"
            )
        raise DosiscopeError(why) from error
