"""What a picture was made of as a sidecar, and the picture painted of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.chosen_palettes import show_palettes
from dosiscope.app.cli.opening import run_watched
from dosiscope.app.cli.picture_layout import has_dvh, layout_of, layout_sheet
from dosiscope.app.cli.picture_series import boxes_of_layout, sheet_of_layout
from dosiscope.app.cli.sidecars import reopened, review_of, write_sidecar
from dosiscope.app.reloading import reloading
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.outputs import write_output
from dosiscope.core.sidecar.record import KeptPicture
from dosiscope.core.sidecar.view import KeptAim, KeptArea

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QRectF

    from dosiscope.app.reopening import Reopened
    from dosiscope.core.case import Case
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.sidecar.record import Sidecar
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.io.case.scan import Scan
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.canvas import Canvas
    from dosiscope.viewer.review import Review, ViewState

_USUAL = (1000, 1000)


def refuse_several(arguments: Namespace) -> None:
    """Refuse a sidecar of pictures of which each shows another plane.

    Raises
    ------
    DosiscopeError
        They are a series, or on a sheet.
    """
    is_series = arguments.through or arguments.each_structure
    if arguments.sidecar is not None and is_series:
        raise DosiscopeError(
            "--sidecar is of one picture, not of --through nor --each-structure"
        )


def write_picture_sidecar(
    arguments: Namespace,
    scan: Scan,
    case: Case,
    review: Review,
    view: ViewState,
    box: QRectF | None,
    criteria: GammaCriteria | None,
) -> None:
    """Write what a picture was made of to ``--sidecar``; ``box``: what must be seen."""
    from dosiscope.viewer.kept.taking import gamma_of, view_of

    layout = "" if arguments.layout == "axial" else arguments.layout
    if layout:
        boxes = boxes_of_layout(review, arguments)
        _, size = sheet_of_layout(review, arguments)
    else:
        own = next(one for one in review.views if one.name == view.name)
        own.go_to(view.at)  # with a structure in the middle it is a view beside these
        boxes = {} if box is None else {view.name: box}
        size = arguments.size or _USUAL
    whole = {name: _rect(one) for name, one in boxes.items()}
    kept = view_of(
        review,
        aims={name: KeptAim(whole=one) for name, one in whole.items()},
        area=KeptArea(arrangement=layout or view.name, current=view.name, size=size),
        gamma=None if criteria is None else gamma_of(criteria, of_b=False),
    )
    picture = KeptPicture(
        view=view.name,
        layout=layout,
        size=size,
        scale=arguments.scale,
        box=None if layout else whole.get(view.name),
        with_identity=not arguments.no_identity,
        is_for_paper=arguments.colours == "print",
    )
    write_sidecar(
        arguments,
        scan,
        case,
        kept,
        doses=(review.dose, review.comparison.other),
        picture=picture,
    )


def paint_again(
    arguments: Namespace,
    path: Path,
    measure: Callable[[Review, Case, DvhChoice | None], object],
    cut: Callable[[Review], object],
    measure_dvhs: Callable[[Review, DvhChoice | None], object],
) -> Case:
    """Write the picture that a sidecar is of, or of the view that it shows.

    ``measure`` fills a review with solids, ``cut`` with how planes cut them,
    ``measure_dvhs`` with DVHs.

    Raises
    ------
    DosiscopeError
        An input has changed, or what it names is not there.
    """
    from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE
    from dosiscope.viewer.picture import png_of

    found = reopened(arguments, path)
    sidecar = found.sidecar
    choice = None
    if sidecar.view.dvh is not None:
        from dosiscope.viewer.kept.dvh import choice_of

        choice = choice_of(sidecar.view.dvh)
    reloaded = run_watched(reloading(found, choice))
    case = reloaded.case
    if arguments.no_identity:
        case = case.without_identity()
    review = review_of(reloaded, sidecar.view, case)
    show_palettes(review, arguments.palette)
    measure(review, case, choice)
    _work_out(review, sidecar.view)
    kept = sidecar.picture or _of_view(sidecar, arguments)
    view = next((one for one in review.views if one.name == kept.view), None)
    if view is None:
        raise DosiscopeError("the sidecar names no view that there is")
    if kept.layout or not view.plane.is_axial:
        cut(review)
    if has_dvh(kept.layout):
        measure_dvhs(review, choice)
    colours = PRINT_PICTURE if kept.is_for_paper else SCREEN_PICTURE
    canvas, size = _canvas(arguments, review, sidecar, kept, view, colours)
    if arguments.output.suffix.lower() == ".svg":
        data = canvas.svg(size)
    else:
        data = png_of(canvas.image(size, kept.scale))
    write_output(arguments.output, data, _inputs(found), replace=arguments.force)
    return case


def _rect(box: QRectF) -> tuple[float, float, float, float]:
    return box.x(), box.y(), box.width(), box.height()


def _inputs(found: Reopened) -> tuple[Path, ...]:
    return (*found.paths, found.path)


def _canvas(
    arguments: Namespace,
    review: Review,
    sidecar: Sidecar,
    kept: KeptPicture,
    view: ViewState,
    colours: PictureColours,
) -> tuple[Canvas, tuple[int, int]]:
    """Return what is painted again, and how large."""
    identity = not arguments.no_identity
    size = arguments.size or kept.size
    if not kept.layout:
        from dosiscope.viewer.picture import Page

        return Page(view, identity, kept.box, colours=colours), size
    from dosiscope.viewer.dvh.scale import Scale
    from dosiscope.viewer.kept.area import boxes_of
    from dosiscope.viewer.kept.dvh import scale_of

    dvh = sidecar.view.dvh
    sheet = layout_sheet(
        review,
        kept.layout,
        boxes_of(sidecar.view),
        Scale() if dvh is None else scale_of(dvh),
        identity=identity,
        colours=colours,
    )
    if sidecar.picture is None and arguments.size is None:  # words need more room
        size = sheet.fitting(size).toTuple()
    return sheet, size


def _of_view(sidecar: Sidecar, arguments: Namespace) -> KeptPicture:
    """Return the picture of what was seen, as a session keeps it."""
    from dosiscope.viewer.kept.area import boxes_of

    area = sidecar.view.area or KeptArea()
    name = area.enlarged or area.current
    size = arguments.size or area.size
    box = boxes_of(sidecar.view, size).get(name)
    return KeptPicture(
        view=name,
        layout=layout_of(sidecar.view),
        size=size,
        scale=arguments.scale,
        box=None if box is None else _rect(box),
        with_identity=not arguments.no_identity,
        is_for_paper=arguments.colours == "print",
    )


def _work_out(review: Review, view: KeptView) -> None:
    """Work out of A and B what the colours of the picture are of."""
    from dosiscope.core.dose_sum import subtracting
    from dosiscope.core.gamma.gamma import gamma
    from dosiscope.viewer.comparison import Wash
    from dosiscope.viewer.kept.showing import criteria_of

    comparison, a = review.comparison, review.dose
    b = comparison.other
    if a is None or b is None:
        return
    if comparison.wash is Wash.DIFFERENCE:
        comparison.set_difference(run_watched(subtracting(a, b)))
    kept = view.comparison.gamma if view.comparison is not None else None
    if comparison.wash is Wash.GAMMA and kept is not None:
        criteria = criteria_of(review, kept)
        reference, evaluated = (b, a) if kept.of_b else (a, b)
        steps = gamma(reference, evaluated, criteria)
        comparison.set_gamma(run_watched(steps))
