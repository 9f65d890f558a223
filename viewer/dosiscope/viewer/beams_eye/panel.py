"""The beam's-eye panel: the picture from the source, and the player below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.beam_words import beam_name
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.report.not_here import why_none
from dosiscope.core.text import unbroken
from dosiscope.viewer.beams_eye.course import course_of
from dosiscope.viewer.beams_eye.key import RoiKey, names_of
from dosiscope.viewer.beams_eye.player import Player, PlayerBar
from dosiscope.viewer.beams_eye.sight import BeamSight, Silhouettes
from dosiscope.viewer.beams_eye.sight_of import sight_of
from dosiscope.viewer.beams_eye.strip import CourseStrip
from dosiscope.viewer.beams_eye.view import BeamsEyeView
from dosiscope.viewer.beams_eye.words import notes_of, place_text, point_text
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.theming import scaled
from dosiscope.viewer.widgets.chips import Chips
from dosiscope.viewer.widgets.elided import ElidedChoice
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.picture_panel import PicturePanel, lay_out
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from dosiscope.core.beams.solid_faces import SolidFaces
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Review

MAXIMISE: Final = tr("The beam's eye in place of the pictures")
NO_BEAM: Final = tr("No beam is chosen: choose one here, or in the list of beams.")
NO_CASE: Final = tr("Open a case: the beams of its plan are seen here.")
NO_BEAMS: Final = tr("The plan states no beam.")
_FINE: Final = 1.0  # px between rows of a silhouette
_PLAYED: Final = 2.0  # while it is played: 30 are seen in a second
_COARSEST: Final = 1.0  # mm between them
_LEAST_WITH_STRIP: Final = 300  # px of height, with text of the usual size
_WIDE: Final = 1.35  # width by height: above, all else stands beside the picture
_SIDE: Final = 380  # px


class BeamsEyePanel(PicturePanel):
    """Follows the beam that the review shows, and goes through its control points.

    Attributes
    ----------
    silhouettes
        What is seen of the structures that are prepared.
    """

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        fit = tr("Show the whole field (F)")
        super().__init__(tr("Beam's eye"), fit=fit, maximise=MAXIMISE, parent=parent)
        self._review, self._beam = review, review.beam
        self.silhouettes = Silhouettes()
        self._preparing = ""
        self._is_maximised = False
        hint = tr("The beam from whose source is looked")
        self.choice = ElidedChoice(tr("Beam"), hint, 12)
        self.layers = Chips(
            (tr("This layer"), tr("All layers")),
            (
                tr("Spots of the energy of this control point"),
                tr("Spots of all energies"),
            ),
        )
        self.layers.choose(0)
        self.shows_all_layers = False
        self.told = Paragraph()
        growing = QSizePolicy.Policy.Expanding  # also where it stands alone
        self.told.setSizePolicy(growing, QSizePolicy.Policy.Preferred)
        self.view = BeamsEyeView(self)
        self.place = Line(size="small", role="secondary")
        self.key = RoiKey(self)
        self.spots = Paragraph(size="small")
        self.notes = Paragraph(role="secondary", size="small")
        self.strip = CourseStrip(self)
        self.player = Player(self._beam, self)
        self.bar = PlayerBar(self.player, self._beam, self)
        self._build()
        self._refresher = Refresher(self, self.refresh)
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.view.setFocusProxy(self)
        head = QHBoxLayout()
        head.addWidget(self.choice, 1)
        head.addWidget(self.layers)
        self.end_head(head)
        above, below = QVBoxLayout(), QVBoxLayout()
        above.addLayout(head)
        above.addWidget(self.told)
        parts: tuple[QWidget, ...] = (
            self.place,
            self.spots,
            self.notes,
            self.strip,
            self.bar,
        )
        for part in parts:
            below.addWidget(part)
        self._page = QGridLayout(self)
        lay_out(self._page, head, above, below)
        self._above, self._below = above, below
        self._is_wide: bool | None = None
        self._arrange(is_wide=False)

    def _arrange(self, *, is_wide: bool) -> None:
        """Have the picture beside all else, or between."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        page = self._page
        for part in (self._above, self._below):
            page.removeItem(part)
        for widget in (self.view, self.key):
            page.removeWidget(widget)
        column = 1 if is_wide else 0
        page.addLayout(self._above, 0, column)
        page.addLayout(self._below, 2, column)
        page.addWidget(self.view, *((0, 0, 3, 1) if is_wide else (1, 0)))
        self.key.setVisible(is_wide)
        if is_wide:
            page.addWidget(self.key, 1, 1)
        page.setRowStretch(1, 1)
        page.setColumnStretch(0, 1)
        page.setColumnMinimumWidth(1, _SIDE if is_wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room as it is: high, or wide."""
        super().resizeEvent(event)
        self._arrange(is_wide=self.width() > _WIDE * self.height())
        self._show_strip()

    def _show_strip(self) -> None:
        """Leave the picture its room: with large text the slider has to do."""
        has_room = bool(self._is_wide) or self.height() >= scaled(_LEAST_WITH_STRIP)
        self.strip.setVisible(self.strip.item.course is not None and has_room)

    def _connect(self) -> None:
        review, beam = self._review, self._beam
        for changed in (
            beam.beam_changed,
            review.case_changed,
            review.dose_changed,
            review.display.rois_changed,
            review.display.styles_changed,
        ):
            changed.connect(self._refresher.request)
        beam.changed.connect(self._follow)
        screen_identity.changed.connect(self._refresher.request)
        review.display.highlight_changed.connect(self._show_highlight)
        self.choice.activated.connect(self._choose)
        self.layers.chosen.connect(self._choose_layers)
        self.fit.clicked.connect(self.view.fit)
        self.view.enlarge_requested.connect(self.maximise_requested)
        self.view.hovered.connect(self._show_place)
        self.view.stepped.connect(self.bar.step)
        for one in (self.view, self.key):
            one.picked.connect(review.display.set_highlight)
        self.view.scale_changed.connect(self._show_sight)
        self.strip.chosen.connect(self._go_to)
        self.player.changed.connect(self._show_sight)
        # the window hides overlays while that key is held: a shortcut comes before
        play = QShortcut(QKeySequence("Space"), self)
        play.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        play.activated.connect(self.player.toggle)

    # --- for the window --------------------------------------------------------

    @property
    def sight(self) -> BeamSight | None:
        """What is seen now; None without a beam."""
        return self.view.sight

    def picture(self) -> PlotPicture | None:
        """Return what is seen as a picture of its own; None of nothing."""
        plan, beam = self._beam.plan, self._beam.beam
        if plan is None or beam is None:
            return None
        from dosiscope.viewer.beams_eye.picture import picture_at

        return picture_at(
            self._review,
            plan,
            beam,
            self._beam.point,
            self.silhouettes,
            shows_identity=not screen_identity.is_hidden,
            all_layers=self.shows_all_layers,
            box=self.view.box.viewRect() if self.view.is_moved else None,
        )

    def set_maximised(self, *, is_maximised: bool) -> None:
        """Offer the way back, or that to more room."""
        self._is_maximised = is_maximised
        super().set_maximised(is_maximised=is_maximised)

    def take_faces(self, faces: Mapping[int, SolidFaces]) -> None:
        """Take structures that have been prepared."""
        for number, one in faces.items():
            self.silhouettes.add(number, one)
        self._refresher.request()

    def forget_faces(self) -> None:
        """Show no structures: those of before are gone."""
        self.silhouettes.forget()
        self._refresher.request()

    def drop_faces(self, numbers: Iterable[int]) -> None:
        """Show structures no more whose solids are others by now."""
        for number in numbers:
            self.silhouettes.drop(number)

    def take_reason(self, number: int, reason: str) -> None:
        """Take why a structure cannot be shown, a clause."""
        self.silhouettes.refuse(number, reason)
        self._refresher.request()

    def show_preparing(self, text: str) -> None:
        """Say that structures are being prepared, or no longer ("")."""
        if text != self._preparing:
            self._preparing = text
            self._show_notes()

    # --- following the review --------------------------------------------------

    def _beams(self) -> list[tuple[Plan, Beam]]:
        return [(plan, beam) for plan in self._beam.plans for beam in plan.beams]

    def refresh(self) -> None:
        """Show the beam, its control point and what is seen of the structures."""
        beams = self._beams()
        several = len(self._beam.plans) > 1
        names = [
            f"{plan.label} · {beam_name(beam)}" if several else beam_name(beam)
            for plan, beam in beams
        ]
        if [self.choice.itemText(n) for n in range(self.choice.count())] != names:
            self.choice.clear()
            self.choice.addItems(names)
        shown = self._beam.plan, self._beam.beam
        at = next((n for n, one in enumerate(beams) if one == shown), -1)
        self.choice.setCurrentIndex(at)
        self.choice.setVisible(bool(beams))
        beam = self._beam.beam
        if (self.strip.item.course and self.strip.item.course.beam) is not beam:
            self.strip.item.set_course(None if beam is None else course_of(beam))
        self._show_strip()
        self.bar.setVisible(self._beam.points > 1)
        self.bar.refresh()
        points = None if beam is None else beam.points
        self.layers.setVisible(points is not None and any(points.spots))
        self._follow()

    def _follow(self) -> None:
        """Show what is seen at the control point."""
        if self._refresher.isActive():
            return  # all is shown anew soon
        self._show_sight()
        rois = () if self.sight is None else self.sight.rois
        self.key.show_names(names_of(rois))
        self.strip.item.show_point(self._beam.point)
        self.told.setText(self._told())
        sight = self.sight
        is_seen = sight is not None and (
            sight.eye is not None or sight.spots is not None
        )
        for widget in (self.view, self.fit, self.menu):
            widget.setVisible(is_seen)
        self.larger.setVisible(is_seen or self._is_maximised)
        self._show_notes()

    def _show_sight(self) -> None:
        """Have the picture show it, as fine as its scale asks for."""
        if self._refresher.isActive():
            return
        plan, beam = self._beam.plan, self._beam.beam
        if plan is None or beam is None:
            self.view.show_sight(None)
        else:
            apart = _PLAYED if self.player.is_playing else _FINE
            scale = self.view.box.pixels_per_mm
            self.view.show_sight(
                sight_of(
                    self._review,
                    plan,
                    beam,
                    self._beam.point,
                    self.silhouettes,
                    finest=finest_at(scale / apart),
                    all_layers=self.shows_all_layers,
                )
            )

    def _told(self) -> str:
        beam = self._beam.beam
        if beam is not None:
            return unbroken(point_text(beam, self._beam.point), " · ")
        case = self._review.shown_case
        if case is None:
            return NO_CASE
        if not self._beam.plans:
            return screen_identity.text(why_none(case, Role.PLAN))
        return NO_BEAM if self._beams() else NO_BEAMS

    def _show_notes(self) -> None:
        spots = None if self.sight is None else self.sight.spots
        self.spots.setText("" if spots is None else f"{spots.text}.")
        self.spots.setVisible(spots is not None)
        notes = [] if self.sight is None else notes_of(self.sight)
        if self._preparing:
            notes.append(self._preparing)
        self.notes.setText(" ".join(notes))
        self.notes.setVisible(bool(notes))

    def _show_highlight(self) -> None:
        for one in (self.view, self.key):
            one.show_highlight(self._review.display.highlight)

    def _show_place(self, xy: tuple[float, float] | None) -> None:
        sight = self.sight
        is_told = xy is not None and sight is not None and sight.eye is not None
        self.place.setText(place_text(sight, xy) if is_told and sight and xy else "")

    # --- what the user does ----------------------------------------------------

    def _choose(self, n: int) -> None:
        beams = self._beams()
        if 0 <= n < len(beams):
            plan, beam = beams[n]
            self._beam.choose(beam.number, plan)

    def _choose_layers(self, n: int) -> None:
        self.shows_all_layers = n == 1
        self._follow()

    def _go_to(self, point: int) -> None:
        self.player.stop()
        self._beam.go_to(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, or fit; other keys go to the window."""
        keys = Qt.Key
        last = self._beam.points - 1
        match event.key():
            case keys.Key_Left | keys.Key_Up:
                self.bar.step(-1)
            case keys.Key_Right | keys.Key_Down:
                self.bar.step(1)
            case keys.Key_PageUp:
                self.bar.step(-10)
            case keys.Key_PageDown:
                self.bar.step(10)
            case keys.Key_Home:
                self._go_to(0)
            case keys.Key_End:
                self._go_to(last)
            case keys.Key_F:
                self.view.fit()
            case _:
                event.ignore()


def finest_at(scale: float) -> float:
    """Return how far apart rows of silhouettes are, mm, at so many rows per mm."""
    from dosiscope.core.beams.silhouette import FINEST

    return min(max(1.0 / scale, FINEST), _COARSEST)
