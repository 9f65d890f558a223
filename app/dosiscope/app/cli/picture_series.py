"""Which pictures ``dosiscope snapshot`` makes, and what their files are called."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.chosen_rois import chosen_rois
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.outputs import check_output

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QRectF

    from dosiscope.core.structures import Roi
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.canvas import Canvas
    from dosiscope.viewer.picture_series import Shot
    from dosiscope.viewer.review import Review, ViewState

    Size = tuple[int, int]

_USUAL = (1000, 1000)  # px, of one plane


def is_series(arguments: Namespace) -> bool:
    """Whether several files are to be made of one name."""
    several = arguments.through or arguments.each_structure
    return bool(several) and not arguments.sheet


def refuse_mixed(arguments: Namespace) -> None:
    """Refuse words that do not go together.

    Raises
    ------
    DosiscopeError
        Some do not.
    """
    several = arguments.through or arguments.each_structure
    is_placed = arguments.at is not None or arguments.z is not None
    has_middle = several or arguments.centre
    for is_wrong, sentence in (
        (
            bool(arguments.through) != (arguments.every is not None),
            "--through ROI and --every MM go together: pictures every so many mm",
        ),
        (
            arguments.sheet and not several,
            "--sheet is of --through or --each-structure",
        ),
        (
            has_middle and is_placed,
            "--at and --z name a plane; --centre, --through and --each-structure have "
            "their own",
        ),
        (
            arguments.field and not has_middle,
            "--field is of --centre, --through or --each-structure",
        ),
        (
            arguments.layout != "axial" and (several or arguments.plane != "axial"),
            f"--layout {arguments.layout} shows three planes: no --plane, no series",
        ),
    ):
        if is_wrong:
            raise DosiscopeError(sentence)


def colours_of(arguments: Namespace) -> PictureColours:
    """Return the colours that are asked for."""
    from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE

    return PRINT_PICTURE if arguments.colours == "print" else SCREEN_PICTURE


def pictures_of(
    review: Review, view: ViewState, arguments: Namespace
) -> Iterator[tuple[Path, str, Callable[[], bytes]]]:
    """Yield where each picture goes, what it shows, and what makes it.

    What it shows is "" where there is one.  No file is made where another of the same
    series must not be written.
    """
    colours = colours_of(arguments)
    output: Path = arguments.output
    if not is_series(arguments):
        canvas, size = _one(review, view, arguments, colours)
        yield output, "", partial(_bytes, canvas, size, arguments)
        return
    from dosiscope.viewer.picture import Page
    from dosiscope.viewer.picture_series import names_of

    shots = _shots(review, view, arguments)
    names = names_of(shots, output.stem, output.suffix)
    paths = [output.with_name(name) for name in names]
    for path in paths:
        check_output(path, arguments.paths, replace=arguments.force)
    size = arguments.size or _USUAL
    for path, shot in zip(paths, shots, strict=True):
        identity = not arguments.no_identity
        page = Page(shot.view, identity, shot.box, colours=colours)
        yield path, shot.text, partial(_bytes, page, size, arguments)


def shown_of(
    review: Review, view: ViewState, arguments: Namespace
) -> tuple[ViewState, QRectF | None]:
    """Return the view of the one picture, and what of its plane must be seen."""
    if not arguments.centre:
        return view, None
    from dosiscope.viewer.picture_series import shot_of

    roi = _roi(review, arguments.centre)
    shot = shot_of(review, roi, view.orientation, arguments.field)
    return shot.view, shot.box


def _one(
    review: Review, view: ViewState, arguments: Namespace, colours: PictureColours
) -> tuple[Canvas, Size]:
    """Return the one picture, and how large it is to be."""
    from dosiscope.app.cli.picture_layout import LEAST
    from dosiscope.viewer.picture import Page
    from dosiscope.viewer.picture_series import parts_of
    from dosiscope.viewer.picture_sheet import Sheet, in_rows, planes_text

    identity = not arguments.no_identity
    if arguments.through or arguments.each_structure:
        shots = _shots(review, view, arguments)
        about = planes_text([shot.view for shot in shots])
        sheet = Sheet(
            parts_of(shots), in_rows, about, identity=identity, colours=colours
        )
        return sheet, arguments.size or sheet.fitting(LEAST).toTuple()
    if arguments.layout != "axial":
        return sheet_of_layout(review, arguments)
    view, box = shown_of(review, view, arguments)
    page = Page(view, identity, box, colours=colours)
    return page, arguments.size or _USUAL


def boxes_of_layout(review: Review, arguments: Namespace) -> dict[str, QRectF]:
    """Let the planes of a layout go where they are asked for; return what is seen."""
    from dosiscope.app.cli.picture_layout import centred

    if not arguments.centre:
        return {}
    return centred(review, _roi(review, arguments.centre), arguments.field)


def sheet_of_layout(review: Review, arguments: Namespace) -> tuple[Canvas, Size]:
    """Return the three planes, and the DVH where it is asked for, on one sheet."""
    from dosiscope.app.cli.picture_layout import LEAST, layout_sheet
    from dosiscope.viewer.dvh.scale import Scale

    sheet = layout_sheet(
        review,
        arguments.layout,
        boxes_of_layout(review, arguments),
        Scale(),
        identity=not arguments.no_identity,
        colours=colours_of(arguments),
    )
    return sheet, arguments.size or sheet.fitting(LEAST).toTuple()


def _shots(review: Review, view: ViewState, arguments: Namespace) -> list[Shot]:
    from dosiscope.viewer.picture_series import shots_of_each, shots_through

    orientation, field = view.orientation, arguments.field
    if arguments.each_structure:
        return shots_of_each(review, review.display.visible_rois, orientation, field)
    roi = _roi(review, arguments.through)
    return shots_through(review, roi, arguments.every, orientation, field)


def _roi(review: Review, words: str) -> Roi:
    """Return the one structure that is named.

    Raises
    ------
    DosiscopeError
        None is, or several are; or there is no structure set.
    """
    if review.case is None or review.case.structure_set is None:
        raise DosiscopeError(f"there is no structure set, so no {words!r}")
    found = chosen_rois(review.case, words)
    if len(found) != 1:
        raise DosiscopeError(f"{words!r} names {len(found)} structures; one is needed")
    return found[0]


def _bytes(canvas: Canvas, size: Size, arguments: Namespace) -> bytes:
    """Return the picture as its file's name says: SVG, else PNG."""
    from dosiscope.viewer.picture import png_of

    if arguments.output.suffix.lower() == ".svg":
        return canvas.svg(size)
    return png_of(canvas.image(size, arguments.scale))
