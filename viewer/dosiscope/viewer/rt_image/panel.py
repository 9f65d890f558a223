"""The RT Image panel: one of the images that came along, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr, tr_count
from dosiscope.core.rt_image_beam import beam_of, point_of
from dosiscope.core.rt_image_words import names_apart
from dosiscope.viewer.rt_image.painting import Shows
from dosiscope.viewer.rt_image.sight import sight_of
from dosiscope.viewer.rt_image.view import RtImageView
from dosiscope.viewer.rt_image.words import place_text
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.elided import ElidedChoice
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.picture_panel import PicturePanel, lay_out
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from dosiscope.core.case import Case
    from dosiscope.core.rt_image import RtImage
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.rt_image.sight import ImageSight

MAXIMISE: Final = tr("The RT Image in place of the pictures")
NONE_HERE: Final = tr("No RT Image came along with this plan.")
_SWITCHES: Final = (
    (tr("Exposure"), tr("The opening that the exposure of the image states")),
    (tr("Beam"), tr("The opening of the plan's beam, dashed")),
    (tr("Isocentre"), tr("Where the axis of the beam goes through")),
)


class RtImagePanel(PicturePanel):
    """Shows an RT Image of the case; that of the beam that is looked at."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        fit = tr("Show the whole image (F)")
        super().__init__(tr("RT Image"), fit=fit, maximise=MAXIMISE, parent=parent)
        self._review = review
        self._images: tuple[RtImage, ...] = ()
        self._shown = ""  # UID
        self._windows: dict[str, tuple[float, float]] = {}  # that the user chose
        self._point = 0  # of its beam, at which it is shown
        self.choice = ElidedChoice(tr("RT Image"), tr("Which image is shown"), 12)
        self.count = Line(size="small", role="secondary")
        self.usual = quiet_button("rotate-ccw", tr("Window as at first"))
        self.switches = tuple(Chip(word, hint) for word, hint in _SWITCHES)
        self.told = Paragraph(role="secondary")
        self.view = RtImageView(review, self)
        self.place = Line(size="small", role="secondary")
        self._build()
        self._refresher = Refresher(self, self.refresh)
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.view.setFocusProxy(self)
        head, switches = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.choice, 1)
        self.end_head(head)
        for chip in self.switches:
            chip.setChecked(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            switches.addWidget(chip)
        switches.addStretch(1)
        switches.addWidget(self.count)
        switches.addWidget(self.usual)
        column = QVBoxLayout(self)
        lay_out(column, head, switches)
        column.addLayout(head)
        column.addLayout(switches)
        column.addWidget(self.told)
        column.addWidget(self.view, 1)
        column.addWidget(self.place)

    def _connect(self) -> None:
        review = self._review
        for changed in (review.case_changed, review.dose_changed):
            changed.connect(self._refresher.request)
        review.beam.beam_changed.connect(self._follow_beam)
        review.beam.changed.connect(self._follow_point)
        self.choice.activated.connect(lambda n: self.show_image(self._images[n]))
        self.fit.clicked.connect(self.view.fit)
        self.usual.clicked.connect(self._reset_window)
        self.view.enlarge_requested.connect(self.maximise_requested)
        for chip in self.switches:
            chip.toggled.connect(self._switch)
        self.view.hovered.connect(self._show_place)
        self.view.windowed.connect(self._take_window)
        self.view.stepped.connect(self.step)

    # --- for the window --------------------------------------------------------

    @property
    def image(self) -> RtImage | None:
        """The image that is shown."""
        return next((i for i in self._images if i.header.uid == self._shown), None)

    @property
    def sight(self) -> ImageSight | None:
        """What is seen now."""
        return self.view.sight

    def picture(self) -> PlotPicture | None:
        """Return what is seen as a picture of its own; None of nothing."""
        sight, case = self.sight, self._case
        if sight is None or case is None:
            return None
        from dosiscope.viewer.rt_image.picture import picture_of, who_text

        return picture_of(
            sight,
            who_text(case, shows_identity=not screen_identity.is_hidden),
            shows=self.view.shows,
            box=self.view.box.viewRect() if self.view.is_moved else None,
        )

    def show_image(self, image: RtImage) -> None:
        """Show an image of the case."""
        self._shown = image.header.uid
        self.refresh()

    def step(self, count: int) -> None:
        """Show the image so many further on, the first or the last at the most."""
        image = self.image
        if image is not None:
            n = self._images.index(image) + count
            self.show_image(self._images[max(0, min(n, len(self._images) - 1))])

    # --- following the review --------------------------------------------------

    @property
    def _case(self) -> Case | None:
        return self._review.shown_case

    def refresh(self) -> None:
        """Show what is there of the case, the same image as before if it is."""
        case = self._case
        images = () if case is None else case.rt_images
        if images != self._images:
            self._images = images
            self.choice.clear()
            self.choice.addItems(names_apart(images))
        uids = [one.header.uid for one in self._images]
        for uid in self._windows.keys() - set(uids):
            del self._windows[uid]
        if self._shown not in uids:
            self._shown = uids[0] if uids else ""
            self._choose_of_beam()
        image = self.image
        is_there = image is not None
        buttons = self.fit, self.usual, self.menu, self.larger
        for widget in (self.choice, self.count, *buttons, *self.switches):
            widget.setVisible(is_there)
        self.told.setText("" if is_there else why_none(case))
        self.told.setVisible(not is_there)
        self.view.setVisible(is_there)
        if image is None:
            self.view.show_sight(None)
            self.place.setText("")
            return
        n = self._images.index(image)
        self.choice.setCurrentIndex(n)
        self.count.setText(tr("{n} of {count}", n=n + 1, count=len(self._images)))
        window = self._windows.get(self._shown) or image.usual_window
        self._point = self._point_of(image)
        sight = sight_of(image, case, window, self._point)
        self.view.show_sight(sight)
        has = {one.is_planned for one in sight.openings}
        exposure, beam, isocentre = self.switches
        exposure.setEnabled(False in has)
        beam.setEnabled(True in has)
        isocentre.setEnabled(not image.why_not_scaled)

    def _point_of(self, image: RtImage) -> int:
        """Return the control point of its beam at which an image is shown."""
        shown, case = self._review.beam, self._case
        beam = beam_of(image, None if case is None else case.plan)
        if beam is None or not beam.points:
            return 0
        return point_of(image, beam, shown.point if beam is shown.beam else 0)

    def _follow_point(self) -> None:
        """Show the opening of another control point, where that is of this image."""
        image = self.image
        if image is not None and self._point_of(image) != self._point:
            self._refresher.request()

    def _follow_beam(self) -> None:
        if self._choose_of_beam():
            self._refresher.request()

    def _choose_of_beam(self) -> bool:
        """Choose an image of the beam that is looked at, unless one is shown."""
        beam, case = self._review.beam.beam, self._case
        if beam is None or case is None:
            return False
        its = [i for i in self._images if beam_of(i, case.plan) is beam]
        if not its or self.image in its:
            return False
        self._shown = its[0].header.uid
        return True

    def _switch(self) -> None:
        exposure, beam, isocentre = (chip.isChecked() for chip in self.switches)
        self.view.shows = Shows(exposure=exposure, beam=beam, isocentre=isocentre)
        self.view.update()

    def _take_window(self, centre: float, width: float) -> None:
        self._windows[self._shown] = window = centre, width
        if self.sight is not None:
            self.view.show_sight(replace(self.sight, window=window))

    def _reset_window(self) -> None:
        self._windows.pop(self._shown, None)
        self.refresh()

    def _show_place(self, xy: tuple[float, float] | None) -> None:
        sight = self.sight
        told = "" if sight is None or xy is None else place_text(sight, xy)
        self.place.setText(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the images, or show all of one."""
        keys, last = Qt.Key, len(self._images)
        steps = {
            keys.Key_Left: -1,
            keys.Key_Up: -1,
            keys.Key_Right: 1,
            keys.Key_Down: 1,
            keys.Key_PageUp: -10,
            keys.Key_PageDown: 10,
            keys.Key_Home: -last,
            keys.Key_End: last,
        }
        if event.key() == keys.Key_F:
            self.view.fit()
        elif event.key() in steps:
            self.step(steps[keys(event.key())])
        else:
            event.ignore()


def why_none(case: Case | None) -> str:
    """Return why no RT Image is shown of a case."""
    if case is None:
        return tr("Open a case: the RT Images that name its plan are shown here.")
    apart = [o for o in case.outside if o.entry.kind is Kind.RT_IMAGE]
    withheld = [w for w in case.withheld if w.header.kind is Kind.RT_IMAGE]
    told = [NONE_HERE] if case.plan is not None else [tr("No RT Image is here.")]
    if withheld:
        told.append(
            tr_count(
                "{n} is withheld, with the reason in Checks.",
                "{n} are withheld, with the reason in Checks.",
                len(withheld),
            )
        )
    if apart:
        told.append(
            tr_count(
                "{n} other one is in the case browser, with the reason.",
                "{n} others are in the case browser, with the reason.",
                len(apart),
            )
        )
    return " ".join(told)
