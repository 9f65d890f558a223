"""What is at a point: position, value of the images, dose, ROIs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from dosiscope.core.dose import DoseUnits
from dosiscope.core.language import tr
from dosiscope.core.solids.inside import rois_at
from dosiscope.core.text import dose_text, mm_number, number_text, percent_text
from dosiscope.viewer.comparison_text import name_of, pair_text
from dosiscope.viewer.dose_text import NO_DATA
from dosiscope.viewer.second_text import value_words
from dosiscope.viewer.shown_doses import letter_of
from dosiscope.viewer.theming import current_theme, state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Point, Review


@dataclass(frozen=True, slots=True)
class Readout:
    """Texts for one point; "" where there is nothing to say.

    ``dose`` is "no dose data" outside the grid, never 0; ``has_dose`` says whether it
    is a number.  ``pair`` is what the other one of two doses A and B is there, and
    A - B; ``dose`` then begins with its letter.  ``second`` is the value of the second
    image.
    """

    position: str
    ct: str = ""
    dose: str = ""
    percent: str = ""
    rois: tuple[str, ...] = ()
    has_dose: bool = False
    pair: str = ""
    second: str = ""


def read_out(review: Review, point: Point) -> Readout:
    """Return what is at a point (mm): the nearest pixel, the trilinear dose, ROIs."""
    # the mouse is at no round place, the plane is
    x, y = (number_text(v, 1) for v in point[:2])
    z = mm_number(point[2])
    case, dose = review.case, dose_read(review)
    letter = letter_of(review, dose)
    ct = percent = gray = ""
    has_dose = False
    if case is not None and case.ct is not None:
        value = float(case.ct.sample(point))
        if value == value:
            ct = case.ct.value_text(value)
    if dose is not None:
        value = float(dose.sample(point))
        gray = NO_DATA
        if value == value:
            has_dose = True
            gray = dose_text(value, dose.unit_text)
            # the picture below the mouse may have its own
            if dose is not review.dose and not letter:
                gray = f"{gray} ({name_of(review, dose)})"
            reference = review.look.reference
            if reference is not None and reference.gray and dose.units is DoseUnits.GY:
                percent = percent_text(100 * value / reference.gray)
        gray = f"{letter} {gray}".lstrip()
    inside = rois_at(point, review.display.visible_rois, review.results.solids)
    names = tuple(roi.shown_name for roi in inside)
    place = f"x {x}  y {y}  z {z} mm"
    pair = pair_text(review, dose, point)
    return Readout(
        place,
        ct,
        gray,
        percent,
        names,
        has_dose=has_dose,
        pair=pair,
        second=value_words(review, point),
    )


def dose_read(review: Review) -> Dose | None:
    """Return the dose that is read: that of the picture below the mouse."""
    return review.dose if review.hover is None else review.hovered.dose


def readout(review: Review, point: Point) -> str:
    """Return the read-out as one line of rich text for the status bar."""
    parts = read_out(review, point)
    strong = "  ".join(filter(None, (parts.dose, parts.percent)))
    # away from its planes the cross-hair is not what the pictures show
    is_elsewhere = review.hover is None and not review.is_on_a_picture(point)
    place = (
        tr("cross-hair at {place}", place=parts.position)
        if is_elsewhere
        else parts.position
    )
    pieces = [escape(place), escape(parts.ct), escape(parts.second)]
    if parts.has_dose:
        pieces.append(f'<b style="color:{current_theme().text}">{escape(strong)}</b>')
    else:
        pieces.append(strong)
    pieces.append(escape(parts.pair))
    pieces.append(escape(", ".join(parts.rois)))
    wide = "&nbsp;" * 5
    return wide.join(p.replace("  ", "&nbsp;&nbsp;") for p in pieces if p)


class ReadoutLine(QObject):
    """Keeps a label true: made anew whenever anything that it says changes."""

    def __init__(self, review: Review, label: QLabel) -> None:
        super().__init__(label)
        self._review, self._label = review, label
        for changed in (
            review.case_changed,
            review.dose_changed,
            *(view.plane_changed for view in review.views if view is not review.beside),
            *(view.dose_changed for view in review.views),
            review.comparison.changed,
            review.comparison.shown_changed,
            review.second.image_changed,
            review.arranged,
            review.cursor_changed,
            review.hover_changed,
            review.display.rois_changed,
            review.results.solids_changed,
            review.look.levels_changed,
            state.changed,
        ):
            changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        point = self._review.hover or self._review.cursor
        self._label.setText(readout(self._review, point) if point else "")
