"""What identifies and qualifies the picture, in its four corners."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from dosiscope.core.__about__ import PURPOSE, SHORT_PURPOSE
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID, RADIUS, SMALL
from dosiscope.viewer import picture_text
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import (
    BAD,
    CAUTION,
    QUIET,
    Line,
    Run,
    draw_block,
    draw_line,
    elided,
    height_of,
    stacked,
    width_of,
    wrapped,
)
from dosiscope.viewer.picture_warnings import standing_warnings
from dosiscope.viewer.second_text import window_words
from dosiscope.viewer.shown_doses import has_other_lines, letter_of, shown_wash
from dosiscope.viewer.theming import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.picture_warnings import Standing
    from dosiscope.viewer.review import ViewState

MARGIN = 3 * GRID  # px
_ON_THE_SCREEN = 5  # warnings; one more line says how many more there are
_IN_AN_EXPORT = 12
LETTER = 15.0  # px, of a side of the patient
_LETTER_ROOM = 16.0  # px, half of what that in the middle of an edge takes
_NARROW = 160.0  # px, of a banner
_LOW = 300.0  # px, a picture whose banners have small letters
SCALES = 120.0  # px that levels and colour bar take at the right
BAR_SHARE = 0.14  # of the width, the longest scale bar
_PURPOSE_SHARE = 0.25  # of the height, the most of it on the screen
_AIR = 4.0  # px between a banner and other text
_UNDER_BANNER = 10.0  # px
_EDGE = 10.0  # px of a banner's ground beside its words
_Size = tuple[float, float]  # width and height of a line, px


class AnnotationLayer(Layer):
    """Patient, plan and warnings; dose and reference; plane and window; purpose."""

    overlay = "annotations"
    writes = True
    is_beside = True

    def room(self, frame: Frame) -> tuple[float, float]:
        """Return what the words of both upper and both lower corners take, px.

        Not those of warnings, which may stand on the image.
        """
        case = self.review.case
        if case is None:
            return 0.0, 0.0
        identity, where = (
            MARGIN - 4 + _height(lines) for lines in self._left(case, frame)
        )
        return (
            max(identity, height_of_dose(self.view, frame)),
            max(where, height_of_purpose(frame)),
        )

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Write into the four corners, and the banners below the upper edge."""
        case = self.review.case
        if case is None:
            return
        banners = self._banner_lines(frame)
        if frame.is_brief:
            corner = QPointF(MARGIN, frame.height - MARGIN + 4)
            where = self._brief_place(_half(frame))
            self._write(painter, frame, corner, where, up=True)
            self._banners(painter, frame, banners, [], [])
            return
        right, bottom = frame.width - MARGIN, frame.height - MARGIN + 4
        standing = _standing(self.view, frame)
        identity, where = self._left(case, frame, is_warned=bool(standing))
        purpose = purpose_lines(frame)
        self._write(painter, frame, QPointF(MARGIN, MARGIN - 4), identity)
        top = MARGIN - 4 + _height(identity)
        room = frame.height - MARGIN - _height(where) - top - 2 * GRID
        if not frame.is_export:  # that banners, which may stand below, have room
            room -= sum(_height(lines) + _UNDER_BANNER for lines in banners)
        warnings = _warning_lines(standing, frame, room)
        _write_warnings(painter, frame, top, warnings)
        dose = dose_lines(self.view, frame)
        self._write(painter, frame, QPointF(right, MARGIN - 4), dose, align=1)
        self._write(painter, frame, QPointF(MARGIN, bottom), where, up=True)
        self._write(painter, frame, QPointF(right, bottom), purpose, 1, True)
        # warnings have one ground
        left = [*_sizes(identity), *_sizes(warnings, together=True)]
        self._banners(painter, frame, banners, left, _sizes(dose))

    def _write(
        self,
        painter: QPainter,
        frame: Frame,
        at: QPointF,
        lines: list[Line],
        align: float = 0,
        up: bool = False,
    ) -> None:
        draw_block(painter, at, lines, frame, align, up)

    def _left(
        self, case: Case, frame: Frame, *, is_warned: bool = False
    ) -> tuple[list[Line], list[Line]]:
        """Return the words of the upper and of the lower left corner.

        On a low picture of the screen what qualifies them yields, first in the upper
        one: the head of the window has it.
        """
        low = _low(frame)
        upper, lower = self._identity(case, frame), self._where(frame, low)
        if frame.is_export:
            return upper, lower
        counted = height_of((Run("0", size=SMALL),)) if is_warned else 0.0
        room = frame.height - 2 * MARGIN - counted
        if _height(upper) + _height(lower) > room:
            upper = self._identity(case, frame, is_short=True)
        if _height(upper) + _height(lower) > room:
            lower = self._where(frame, low, is_short=True)
        return upper, lower

    def _identity(
        self, case: Case, frame: Frame, *, is_short: bool = False
    ) -> list[Line]:
        name, number = picture_text.patient_text(case)
        who: Line = (Run(name, weight=500), Run(number, QUIET))
        if not frame.shows_identity:
            who = (Run(tr(NO_IDENTITY), QUIET),)
        whole = self.review.case or case  # with the plans of all that is shown
        label, when = picture_text.plan_text(whole, self.view.dose)
        approval = picture_text.approval_text(case, self.view.dose)
        plan: Line = (
            Run(label, weight=500),
            *(Run(text, QUIET) for text in (when, approval) if text),
        )
        room = _half(frame)
        return [
            *self._who(who, frame, room),
            *stacked(plan[:1] if is_short else plan, room),
        ]

    def _who(self, who: Line, frame: Frame, room: float) -> list[Line]:
        if frame.is_within:
            return []
        return stacked(who, room) if frame.is_export else [_yielding(who, room)]

    def _where(
        self, frame: Frame, room: float, *, is_short: bool = False
    ) -> list[Line]:
        most = 1 if is_short else 2  # pieces of a line
        if frame.about:
            lines = wrapped(Run(frame.about, weight=500), room)
        else:
            z, image = picture_text.plane_text(self.view)
            place: Line = (
                Run(z, weight=500, is_tabular=True),
                Run(image, QUIET, is_tabular=True),
            )
            lines = stacked(place[:most], room)
        case = self.review.case
        if case is not None and case.ct is not None:
            window, name = picture_text.window_text(self.review)
            shown: Line = (Run(window, weight=500, is_tabular=True), Run(name, QUIET))
            lines += stacked(shown[:most], room)
            is_sheet = bool(frame.about)
            second, its = window_words(self.review, with_name=is_sheet)
            if second:
                below: Line = (
                    Run(second, weight=500, is_tabular=True),
                    Run(its, QUIET),
                )
                lines += stacked(below[:most], room)
        return lines

    def _brief_place(self, room: float) -> list[Line]:
        """Return which plane it is, and which image where there is room for that."""
        z, image = picture_text.plane_text(self.view)
        place = Run(z, weight=500, is_tabular=True)
        small = replace(place, size=SMALL)
        for line in ((place, Run(image, QUIET, is_tabular=True)), (place,), (small,)):
            if width_of(line) <= room:
                return [line]
        return wrapped(small, room)

    def _banners(
        self,
        painter: QPainter,
        frame: Frame,
        banners: list[list[Line]],
        left: list[_Size],
        right: list[_Size],
    ) -> None:
        """Write below the upper edge, between or below what stands at its ends."""
        y = max(9.0 * GRID, MARGIN + height_of((Run("A", size=LETTER),)))
        for lines in banners:
            width, height = max(map(width_of, lines)), _height(lines)
            free = frame.width / 2 - MARGIN - width / 2 - 4 * GRID
            for block in (left, right):
                y = _below(block, y, height, free)
            box = QRectF(frame.width / 2 - width / 2, y, width, height)
            _paint_plate(painter, frame, box.adjusted(-_EDGE, -3, _EDGE, 3))
            for line in lines:
                at = QPointF((frame.width - width_of(line)) / 2, y)
                draw_line(painter, at, line, frame)
                y += height_of(line)
            y += _UNDER_BANNER

    def _banner_lines(self, frame: Frame) -> list[list[Line]]:
        """Return what stands below the upper edge, each in the lines it takes."""
        if frame.about or frame.is_captioned:  # they are about one plane
            return []
        beside = 0.0 if frame.is_brief else scaled(SCALES)
        widest = max(_NARROW, frame.width - 2 * (beside + MARGIN))
        found = []
        # a small picture says in its corner which plane it is
        for text in picture_text.banners(self.view, with_place=not frame.is_brief):
            run = Run(text, CAUTION, 500)
            is_wide = frame.is_brief and width_of((run,)) > widest
            if is_wide or (not frame.is_brief and frame.height < scaled(_LOW)):
                run = replace(run, size=SMALL)
            found.append(wrapped(run, widest))
        return found


class AcceptedLayer(Layer):
    """What the user accepted, where the annotations are off: no switch hides it."""

    writes = True
    is_beside = True

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Write it where it stands among the annotations, into the same corner."""
        is_told = frame.is_told or self.review.look.is_shown("annotations")
        if is_told or frame.is_brief or self.review.case is None:
            return
        accepted = [one for one in _standing(self.view, frame) if one.is_accepted]
        _write_warnings(
            painter, frame, MARGIN - 4, _warning_lines(accepted, frame, frame.height)
        )


def _standing(view: ViewState, frame: Frame) -> tuple[Standing, ...]:
    """Return the warnings that stand on the picture of a view."""
    review, display = view.review, view.review.display
    case = review.case_as_of(view.dose)
    if case is None:
        return ()
    visible = {roi.number for roi in display.visible_rois}
    hidden = {
        roi.number
        for roi in display.rois
        if roi.number not in visible and not roi.withheld
    }
    of_dose = standing_warnings(
        case,
        view.dose,
        hidden,
        reference=review.look.reference,
        identity=frame.shows_identity,
    )
    found = (*of_dose, *_of_other(view, hidden, frame, of_dose))
    return tuple(sorted(found, key=lambda one: (not one.is_accepted, not one.is_bad)))


def _of_other(
    view: ViewState, hidden: set[int], frame: Frame, told: Sequence[Standing]
) -> list[Standing]:
    """Return what else stands where lines or colours of B are on the picture of A."""
    review, other = view.review, view.review.comparison.other
    is_of_both = shown_wash(view) is not Wash.DOSE or has_other_lines(view)
    letter = letter_of(review, view.dose)
    beside = other if letter == "A" else review.dose
    case = review.case_as_of(beside)
    if case is None or not letter or not is_of_both:
        return []
    found = standing_warnings(case, beside, hidden, identity=frame.shows_identity)
    name = "B" if letter == "A" else "A"
    return [
        replace(one, text=f"{name}: {one.text}") for one in found if one not in told
    ]


def _paint_plate(painter: QPainter, frame: Frame, box: QRectF) -> None:
    """Paint the ground of words that stand on the image."""
    ground = QColor(frame.colours.plate)
    ground.setAlpha(frame.colours.plate_alpha)
    painter.setBrush(ground)
    painter.setPen(QColor(0, 0, 0, 0))
    painter.drawRoundedRect(box, RADIUS, RADIUS)


def _write_warnings(
    painter: QPainter, frame: Frame, top: float, lines: list[Line]
) -> None:
    """Write them on a ground of their own: on bright bone, too, they are read."""
    if not lines:
        return
    width = max(map(width_of, lines))
    box = QRectF(MARGIN, top + 2, width, _height(lines)).adjusted(-6, 0, 6, 0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_plate(painter, frame, box)
    draw_block(painter, QPointF(MARGIN, top), lines, frame)


def _warning_lines(
    standing: Sequence[Standing], frame: Frame, room: float
) -> list[Line]:
    """Return as many of the warnings as there is room for, all accepted ones first.

    A file is not made where there is too little; the screen counts the others.
    """
    width = min(max(160.0, min(0.36 * frame.width, 460.0)), _half(frame))
    most = _IN_AN_EXPORT if frame.is_export else _ON_THE_SCREEN
    most = max(most, sum(one.is_accepted for one in standing))
    lines: list[Line] = []
    told = 0
    for one in standing[:most]:
        colour = BAD if one.is_bad else CAUTION
        most_lines = 0 if frame.is_export else 2  # a file has every word
        run = Run(f"⚠ {one.text}", colour, size=SMALL)
        more = wrapped(run, width, most_lines)
        is_last = told + 1 == len(standing)
        after = 0.0 if is_last else height_of((run,))  # of how many more there are
        is_full = _height(lines) + _height(more) + after > room
        if is_full and not frame.is_export and not one.is_accepted:
            break
        lines += more
        told += 1
    rest = len(standing) - told
    if rest > 0:
        lines.append((Run(tr("+ {n} more in Checks", n=rest), CAUTION, size=SMALL),))
    return lines


def purpose_lines(frame: Frame) -> list[Line]:
    """Return what stands in the lower right corner: what the picture is not for.

    On the screen it is short where it would take the room of dose and reference.
    """
    whole = _small((tr(PURPOSE), picture_text.PROGRAM), frame)
    if frame.is_export or _height(whole) <= _PURPOSE_SHARE * frame.height:
        return whole
    return _small((tr(SHORT_PURPOSE),), frame)


def _small(texts: Sequence[str], frame: Frame) -> list[Line]:
    """Return quiet words of a lower corner."""
    runs = (Run(text, QUIET, size=SMALL) for text in texts)
    return [line for run in runs for line in wrapped(run, _low(frame))]


def height_of_purpose(frame: Frame) -> float:
    """Return how far the words in the lower right corner reach up, pixels."""
    return MARGIN - 4 + _height(purpose_lines(frame))


def _height(lines: Sequence[Line]) -> float:
    return sum(height_of(line) for line in lines)


def _low(frame: Frame) -> float:
    """Return the width of a lower corner's words: up to the scale bar."""
    return _half(frame, BAR_SHARE / 2 * frame.width)


def _sizes(lines: Sequence[Line], *, together: bool = False) -> list[_Size]:
    """Return width and height of each line; together all are as wide as the widest."""
    widths = [width_of(line) for line in lines]
    if together and widths:
        widths = [max(widths)] * len(widths)
    return list(zip(widths, map(height_of, lines), strict=True))


def _below(block: list[_Size], y: float, height: float, free: float) -> float:
    """Return where a banner at y is clear of the wider lines of a block in a corner."""
    low = float(MARGIN)
    for width, high in block:
        top, low = low, low + high
        if top < y + height + _AIR and low > y - _AIR and width > free:
            y = low + _AIR
    return y


def dose_lines(view: ViewState, frame: Frame) -> list[Line]:
    """Return what stands in the upper right corner: which dose, and what 100 % is."""
    review = view.review
    dose, case = view.dose, review.case
    room = _half(frame)
    if dose is None:
        state = case.state_of(Role.DOSE) if case is not None else ""
        words = tr("dose: {state}", state=state) if state else tr("no dose")
        return [(Run(words, QUIET),)]
    reference = picture_text.reference_text(review.look.reference, dose)
    which = picture_text.which_dose_text(case, dose) if case is not None else ""
    return [
        *wrapped(Run(picture_text.dose_text(dose), weight=500), room),
        *(wrapped(Run(which, QUIET, size=SMALL), room) if which else ()),
        *wrapped(Run(reference, QUIET, size=SMALL), room),
    ]


def height_of_dose(view: ViewState, frame: Frame) -> float:
    """Return where the words in the upper right corner end, pixels."""
    return MARGIN - 4 + _height(dose_lines(view, frame))


def _half(frame: Frame, middle: float = 0.0) -> float:
    """Return the width of a corner's words: up to the letter in the middle."""
    middle = max(middle, scaled(_LETTER_ROOM))
    return max(frame.width / 2 - middle - MARGIN, 80.0)


def _yielding(who: Line, room: float) -> Line:
    """Return the identity on one line of the screen: it yields, the plan never."""
    if width_of(who) <= room or len(who) < 2:
        return tuple(elided(run, room) for run in who)
    name, number = who
    half = room / 2 - GRID
    short = elided(number, max(half, room - width_of((name,)) - 2 * GRID))
    return elided(name, room - width_of((short,)) - 2 * GRID), short
