"""The pictures and plots of a report, of what is under review."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from dosiscope.core.identity import filled
from dosiscope.core.language import tr, tr_count
from dosiscope.core.report.material import PictureKind, PictureNote
from dosiscope.core.report.template import Colours
from dosiscope.core.rt_image_words import image_name, taken_text
from dosiscope.core.text import in_row, listed
from dosiscope.resources.theme import DARK, PRINT, PRINT_PICTURE, SCREEN_PICTURE
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.picture import dvh_picture
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.kept.snapshots import page_of, seen_as
from dosiscope.viewer.panels import compare_difference, compare_gamma
from dosiscope.viewer.panels.histogram_item import histogram_picture
from dosiscope.viewer.picture import Page
from dosiscope.viewer.picture_text import banners, place_text
from dosiscope.viewer.report.lettering import INCH
from dosiscope.viewer.report.line_key import LineKey
from dosiscope.viewer.rt_image.picture import picture_of
from dosiscope.viewer.rt_image.sight import sight_of
from dosiscope.viewer.second_text import second_words
from dosiscope.viewer.view_box import body_box
from dosiscope.viewer.views_at import three_planes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.sidecar.record import KeptSnapshot
    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Point, Review, ViewState

    Paint = Callable[[QPainter, QRectF, Colours], None]
    PageIn = Callable[[PictureColours], Page]

LINES: Final = "lines"  # the key of the strip that says which line is which
LEVELS: Final = "levels"  # of the one that says it of isodoses alone
_PX: Final = 130.0  # of a picture in an inch: letters of 11 px are of 6 pt
_DOTS: Final = 200.0  # of its pixels in an inch
_WIDEST, _NARROWEST = 1.5, 0.75  # of the sides of pictures
_PLOT_ASPECT: Final = 2.0
_PLOT_WIDTH: Final = 930.0  # px, of one across a page
_LEGEND_ROW: Final = 20.0  # px
_LEGEND_LETTERS: Final = 34  # in a row, where a plot stands beside a picture
_MOST_IMAGES: Final = 24  # RT Images that are pictured
_SMALLER: Final = 1.1  # letters of a plot may be so many times smaller


class ReviewFigures:
    """Paints what a report shows of a review; nothing on the screen moves.

    A picture is made once, however often its page is painted.

    Parameters
    ----------
    comparisons
        What was worked out of A and other doses, by their letters, if it is told.
    """

    def __init__(
        self,
        review: Review,
        comparisons: Mapping[str, ComparisonReport] = MappingProxyType({}),
    ) -> None:
        self._paints: dict[str, Paint] = {}
        self._pages: dict[str, PageIn] = {}  # of what is kept as pixels
        self._made: dict[tuple[str, str, int, int], QImage] = {}
        #: of structures, by ROI Number, as they are painted
        self.colours = {
            roi.number: review.display.colour(roi.number) for roi in review.display.rois
        }
        self.notes: tuple[PictureNote, ...] = (
            *self._planes(review),
            *self._tray(review),
            *self._dvh(review),
            *self._rt_images(review),
            *self._beams(review),
            *(
                note
                for letter, one in comparisons.items()
                for note in self._histograms(letter, one)
            ),
        )

    def paint(
        self, key: str, painter: QPainter, room: QRectF, colours: Colours
    ) -> None:
        """Paint a figure into a room, in tenths of a point."""
        self._paints[key](painter, room, colours)

    def make(self, key: str, room: QRectF, colours: Colours) -> None:
        """Make a picture, which is kept; a plot has no pixels."""
        page_in = self._pages.get(key)
        if page_in is not None:
            self._picture(key, page_in, room, colours)

    def _note(
        self,
        key: str,
        kind: PictureKind,
        caption: str,
        aspect: float,
        paint: Paint,
    ) -> PictureNote:
        self._paints[key] = paint
        return PictureNote(key=key, kind=kind, caption=caption, aspect=aspect)

    # --- planes ------------------------------------------------------------------

    def _planes(self, review: Review) -> Iterator[PictureNote]:
        shown: list[ViewState] = []
        for place, words, point in _places(review):
            views = three_planes(review, point)
            shown += views
            aspect = _aspect(views)
            for view in views:
                name = view.orientation.name
                yield self._picture_note(
                    f"{place} {name}",
                    PictureKind.PLANE,
                    in_row(
                        "; ",
                        (
                            _caption(words, view),
                            *banners(view),
                            *second_words(view),
                        ),
                    ),
                    aspect,
                    partial(_plane, view),
                )
        for key, views in ((LINES, tuple(shown)), (LEVELS, ())):
            lines = LineKey(review, views)
            words = lines.words if views else ""
            if shown and lines.is_there:
                yield self._note(
                    key, PictureKind.PLANE, words, lines.aspect, lines.paint
                )

    def _tray(self, review: Review) -> Iterator[PictureNote]:
        """Yield the pictures of the tray; each says its own window, levels, plane."""
        for n, snapshot in enumerate(review.tray.all, 1):
            lacks = seen_as(review, snapshot.view)[1]
            caption = in_row("; ", filter(None, (snapshot.caption, *lacks)))
            yield self._picture_note(
                f"tray {n}",
                PictureKind.TRAY,
                caption,
                min(max(snapshot.aspect, _NARROWEST), _WIDEST),
                partial(_put_aside, review, snapshot),
            )

    def _picture_note(
        self, key: str, kind: PictureKind, caption: str, aspect: float, page_in: PageIn
    ) -> PictureNote:
        self._pages[key] = page_in
        paint = partial(self._paint_picture, key, page_in)
        return self._note(key, kind, caption, aspect, paint)

    def _paint_picture(
        self,
        key: str,
        page_in: PageIn,
        painter: QPainter,
        room: QRectF,
        colours: Colours,
    ) -> None:
        image = self._picture(key, page_in, room, colours)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(_within(room, image), image)

    def _picture(
        self, key: str, page_in: PageIn, room: QRectF, colours: Colours
    ) -> QImage:
        wide, high = (
            round(side / INCH * _PX) for side in (room.width(), room.height())
        )
        kept = (key, colours.value, wide, high)
        if kept not in self._made:
            is_print = colours is Colours.PRINT
            page = page_in(PRINT_PICTURE if is_print else SCREEN_PICTURE)
            scale = _DOTS / _PX
            if not page.is_brief:  # all its words are whole, smaller where need be
                wide, high = page.fitting((wide, high)).toTuple()
            image = QImage(
                round(wide * scale), round(high * scale), QImage.Format.Format_RGB32
            )
            image.setDevicePixelRatio(scale)
            image.fill(0xFFFFFFFF)
            with QPainter(image) as on_image:
                page.paint(on_image, wide, high, ratio=scale)
            self._made[kept] = image
        return self._made[kept]

    # --- plots -------------------------------------------------------------------

    def _dvh(self, review: Review) -> Iterator[PictureNote]:
        curves = curves_of(review, Scale())
        if curves.curves:
            plot = dvh_picture(curves)
            # as high as its legend is, as far as a page goes; what is long is broken
            rows = sum(1 + len(told) // _LEGEND_LETTERS for told in plot.told)
            high = _LEGEND_ROW * (rows + 1)
            yield self._plot("dvh", PictureKind.DVH, _told(review), plot, high)

    def _rt_images(self, review: Review) -> Iterator[PictureNote]:
        case = review.shown_case
        for n, image in enumerate(case.rt_images[:_MOST_IMAGES] if case else (), 1):
            sight = sight_of(image, case, image.usual_window)
            yield self._note(
                f"rt image {n}",
                PictureKind.RT_IMAGE,
                in_row(" · ", filter(None, (image_name(image), taken_text(image)))),
                1.0,
                partial(_paint_plot, picture_of(sight), 0.0),
            )

    def _beams(self, review: Review) -> Iterator[PictureNote]:
        from dosiscope.viewer.report.beam_figures import BeamFigures

        for key, caption, plot in BeamFigures(review).all():
            paint = partial(_paint_plot, plot, 0.0)
            aspect = plot.size.width() / plot.size.height()
            yield self._note(key, PictureKind.BEAM, caption, aspect, paint)

    def _histograms(
        self, letter: str, found: ComparisonReport
    ) -> Iterator[PictureNote]:
        of = "" if letter == "B" else f" {letter}"
        bars = compare_difference.bars_of(found.difference)
        if bars.shares.any():
            note = self._plot(
                f"difference{of}",
                PictureKind.PLOT,
                tr("Histogram of the difference, A less B"),
                histogram_picture(bars, ""),
            )
            yield replace(note, other=letter)
        gamma = found.gamma
        of_gamma = None if gamma is None else compare_gamma.bars_of(gamma.numbers)
        if of_gamma is not None:
            note = self._plot(
                f"gamma{of}",
                PictureKind.PLOT,
                tr("Histogram of gamma"),
                histogram_picture(of_gamma, ""),
            )
            yield replace(note, other=letter)

    def _plot(
        self,
        key: str,
        kind: PictureKind,
        caption: str,
        plot: PlotPicture,
        high: float = 0.0,
    ) -> PictureNote:
        paint = partial(_paint_plot, plot, high)
        note = self._note(key, kind, caption, _PLOT_ASPECT, paint)
        return replace(note, least_height=high / _PLOT_WIDTH)


def _told(review: Review) -> str:
    """Return what the plot of the DVHs is of; its legend names the curves."""
    dose, others = review.dose, tuple(review.compared_doses)[1:]
    if dose is None:
        told = tr("Cumulative DVHs of the structures that are shown, as stored")
    else:
        told = tr(
            "Cumulative DVHs of the structures that are shown, in dose {dose}",
            dose=dose.label,
        )
    if not others:
        return told
    beside = tr_count(
        "and in dose {doses} beside it",
        "and in doses {doses} beside it",
        len(others),
        doses=listed(others, "and"),
    )
    return f"{told}, {beside}"


def _plane(view: ViewState, colours: PictureColours) -> Page:
    # the page says whose it is
    return Page(view, False, None, colours=colours, is_brief=True, is_captioned=True)


def _within(room: QRectF, image: QImage) -> QRectF:
    """Return the place of an image amid a room, as large as it may be."""
    share = min(room.width() / image.width(), room.height() / image.height())
    wide, high = share * image.width(), share * image.height()
    left, top = room.center().x() - wide / 2, room.center().y() - high / 2
    return QRectF(left, top, wide, high)


def _put_aside(review: Review, snapshot: KeptSnapshot, colours: PictureColours) -> Page:
    return page_of(review, snapshot, identity=False, colours=colours, is_within=True)


def _paint_plot(
    plot: PlotPicture, high: float, painter: QPainter, room: QRectF, colours: Colours
) -> None:
    """Paint a plot, with smaller letters where it is less than ``high`` px high."""
    theme = PRINT if colours is Colours.PRINT else DARK
    usual = room.width() / INCH * _PX
    wanted = high * room.width() / room.height()
    width = min(max(usual, wanted), _SMALLER * usual)
    plot.paint(painter, room, theme, width=width, has_title=False)


def _places(review: Review) -> Iterator[tuple[str, str, Point]]:
    """Yield the places that are shown unasked, with their key and words."""
    plan, dose = review.plan, review.dose
    beams = plan.beams if plan is not None else ()
    points = [one.isocentre for one in beams if one.isocentre and not one.is_setup]
    distinct = list(dict.fromkeys(points))
    if distinct:
        words = tr("Isocentre") if len(distinct) == 1 else tr("First isocentre")
        yield "isocentre", words, distinct[0]
    at = dose.maximum_at if dose is not None else None
    if at is not None:
        yield "maximum", tr("Dose maximum"), at


def _aspect(views: tuple[ViewState, ...]) -> float:
    """Return width by height of three pictures that stand side by side."""
    boxes = [body_box(view) for view in views]
    sides = [box.width() / max(box.height(), 1.0) for box in boxes]
    return min(max(sum(sides) / len(sides), _NARROWEST), _WIDEST)


def _caption(words: str, view: ViewState) -> str:
    told = {"words": words, "name": tr(view.orientation.name)}
    return filled("{words}, {name}: {at}", {**told, "at": place_text(view.plane)})
