"""Pictures of the tray: taken down, and painted as the case was seen then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dosiscope.core.language import tr
from dosiscope.core.plane import AXIAL, ORIENTATIONS, Plane
from dosiscope.core.sidecar.record import KeptSnapshot
from dosiscope.core.text import capitalised, in_row, mm_number
from dosiscope.core.translator import english
from dosiscope.core.visible import shown
from dosiscope.resources.theme import SCREEN_PICTURE
from dosiscope.viewer.canvas import blank_image
from dosiscope.viewer.kept.showing import (
    VIEWS,
    KeptViewError,
    check_view,
    show_again,
)
from dosiscope.viewer.picture import Page
from dosiscope.viewer.picture_text import place_text
from dosiscope.viewer.review import Review

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.slice_view import SliceView

_MOST_TOLD = 40  # letters of what a file has
_LEAST_MM, _FARTHEST_MM = 0.1, 1e5  # of what is seen of a plane


def check_snapshot(snapshot: KeptSnapshot) -> None:
    """Refuse a picture of the tray that this program cannot show.

    Raises
    ------
    KeptViewError
        As `check_view`; or it is of no view that there is, or shows nothing of a plane.
    """
    check_view(snapshot.view)
    if snapshot.of not in VIEWS:
        told = shown(snapshot.of, _MOST_TOLD)
        raise KeptViewError(
            tr("a picture of its tray is of a view “{name}”, unknown here", name=told)
        )
    if snapshot.box is not None:
        left, top, wide, high = snapshot.box
        far = max(abs(left), abs(top), wide, high)
        if not (_LEAST_MM <= min(wide, high) and far <= _FARTHEST_MM):
            told = f"{mm_number(wide)} x {mm_number(high)} mm"
            raise KeptViewError(
                tr("a picture of its tray shows {size} of a plane", size=told)
            )


def snapshot_of(picture: SliceView, kept: KeptView) -> KeptSnapshot:
    """Return what is seen on a picture, with its plane as the caption."""
    box, state = picture.view_rect(), picture.state
    return KeptSnapshot(
        view=kept,
        of=state.name,
        caption=_usual_caption(state.plane),
        box=(box.x(), box.y(), box.width(), box.height()),
        aspect=min(max(box.width() / max(box.height(), 1e-6), 0.05), 20.0),
    )


def captioned(snapshot: KeptSnapshot) -> KeptSnapshot:
    """Return a picture that was kept with its caption in the language of now.

    What the user wrote stays as it is.
    """
    orientation = ORIENTATIONS.get(snapshot.of, AXIAL)  # of a plane beside another
    at = (one.at for one in snapshot.view.planes if one.name == snapshot.of)
    for usual in (_usual_caption(Plane(orientation, one)) for one in at):
        if english(usual) == snapshot.caption:
            return replace(snapshot, caption=usual)
    return snapshot


def _usual_caption(plane: Plane) -> str:
    name = capitalised(tr(plane.orientation.name))
    return in_row(", ", (name, place_text(plane)))


def seen_as(review: Review, kept: KeptView) -> tuple[Review, tuple[str, ...]]:
    """Return a review of the same case as it was seen, and what it lacks, in clauses.

    Nothing on the screen moves; what was worked out of the case is shared.
    """
    twin = Review()
    twin.set_case(review.case, review.display.shapes)
    for dose in review.made:
        twin.add_made(dose)
    twin.results.share(review.results)
    twin.second.set_image(review.second.image)
    look = review.look  # what a view does not keep: it is seen as all else is
    twin.display.set_palette(review.display.palette)
    twin.look.set_level_look(look.level_palette, dashes=look.has_level_dashes)
    missing = show_again(twin, kept)
    same = (twin.dose, twin.comparison.other) == (
        review.dose,
        review.comparison.other,
    )
    if same:
        twin.comparison.set_gamma(review.comparison.gamma)
    return twin, missing


def page_of(
    review: Review,
    snapshot: KeptSnapshot,
    *,
    identity: bool = True,
    colours: PictureColours = SCREEN_PICTURE,
    is_within: bool = False,
) -> Page:
    """Return the picture of a snapshot; ``is_within`` what says whose it is."""
    twin, _ = seen_as(review, snapshot.view)
    return _page(twin, snapshot, identity, colours, is_within=is_within)


def _page(
    twin: Review,
    snapshot: KeptSnapshot,
    identity: bool = True,
    colours: PictureColours = SCREEN_PICTURE,
    *,
    is_within: bool = False,
) -> Page:
    view = next(one for one in twin.views if one.name == snapshot.of)
    box = None if snapshot.box is None else QRectF(*snapshot.box)
    page = Page(view, identity, box, colours=colours, is_within=is_within)
    page.holds = twin  # it lives as long as its picture
    return page


def thumbnail(review: Review, snapshot: KeptSnapshot, width: int) -> QImage:
    """Return a small picture without words, as wide as that, px."""
    twin, _ = seen_as(review, snapshot.view)
    for words in ("annotations", "points", "isodose_labels"):
        twin.look.set_shown(words, False)
    page = _page(twin, snapshot)
    large, high = 2 * width, max(round(2 * width / snapshot.aspect), 1)
    image = blank_image(large, high, 1.0)
    with QPainter(image) as painter:
        page.paint(painter, large, high, words=False)
    return image
