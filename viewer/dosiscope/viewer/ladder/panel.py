"""The ladder panel: the graph of the chosen ROI and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.dvh.sentences import made_of_text
from dosiscope.viewer.ladder.model import LadderModel, ladder_of
from dosiscope.viewer.ladder.plot import LadderPlot
from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.swatch import paint_swatch
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from dosiscope.core.structures import Roi
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Review

SETTLED = 150  # ms that an ROI must be pointed at before its ladder is shown
FAULTS_SHOWN = 3


class LadderPanel(QWidget):
    """Shows the ladder of the ROI that was pointed at last, or chosen here.

    Attributes
    ----------
    flash_requested
        ROI Number and index of a contour that the views should flash.
    """

    flash_requested = Signal(int, int)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._number: int | None = None
        self._models: dict[int, LadderModel] = {}
        self._is_stale = True
        self._choice = QComboBox(self)
        self._choice.setToolTip(tr("The structure whose contours are shown"))
        self._choice.setAccessibleName(tr("Structure of the ladder"))
        self._summary = QLabel(self)
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        restyle(self._summary, role="secondary", textSize="small")
        self._plot = LadderPlot(self)
        self._legend = QLabel(tr("● on an image plane   ○ not on one"), self)
        restyle(self._legend, role="secondary", textSize="small")
        self._faults = QLabel(self)
        self._faults.setTextFormat(Qt.TextFormat.PlainText)
        self._faults.setWordWrap(True)
        restyle(self._faults, role="bad", textSize="small")
        page = QVBoxLayout(self)
        page.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        page.setSpacing(2 * GRID)
        page.addWidget(self._choice)
        page.addWidget(self._summary)
        page.addWidget(self._plot, 1)
        page.addWidget(self._legend)
        page.addWidget(self._faults)
        restyle(self, surface="panel")
        # a mouse that passes over ten ROIs must not build ten graphs
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED)
        self._settled.timeout.connect(self._follow)
        review.case_changed.connect(self._take_case)
        review.display.highlight_changed.connect(self._settled.start)
        review.display.rois_changed.connect(self._take_colours)
        review.axial.plane_changed.connect(self._show_plane)
        self._choice.activated.connect(
            lambda n: self.show_roi(self._choice.itemData(n))
        )
        self._plot.contour_clicked.connect(self._go_to_contour)
        self._plot.plane_clicked.connect(review.axial.go_to)
        self._take_case()

    @property
    def plot(self) -> LadderPlot:
        """The picture of the graph."""
        return self._plot

    def picture(self) -> PlotPicture | None:
        """Return the ladder as a picture that says what it is of; None of nothing."""
        roi = self._roi(self._number)
        if roi is None or self._plot.model is None:
            return None
        made = made_of_text(self._review)
        return self._plot.picture(
            tr(
                "Contours of «{roi}» along z · {made_of}",
                roi=roi.shown_name,
                made_of=made,
            )
        )

    @property
    def roi_number(self) -> int | None:
        """ROI Number of the ROI that is shown."""
        return self._number

    def show_roi(self, number: int | None) -> None:
        """Show the ladder of an ROI."""
        if number is None or self._roi(number) is None:
            return
        self._number = number
        self._choice.setCurrentIndex(self._choice.findData(number))
        self._refresh()

    # --- following the review ----------------------------------------------------

    def _roi(self, number: int | None) -> Roi | None:
        return next((r for r in self._review.display.rois if r.number == number), None)

    def _take_case(self) -> None:
        self._models.clear()
        self._settled.stop()
        self._choice.clear()
        rois = [r for r in self._review.display.rois if r.contours.closed.any()]
        for roi in rois:
            self._choice.addItem(self._swatch(roi.number), roi.shown_name, roi.number)
        self._choice.setEnabled(bool(rois))
        # one with contours between the images is what the ladder is for
        off_slice = [r for r in rois if any(a is not None for a in r.contours.attached)]
        first = next(iter(off_slice or rois), None)
        self._number = first.number if first else None
        self._choice.setCurrentIndex(self._choice.findData(self._number))
        self._refresh()

    def _swatch(self, number: int) -> QIcon:
        picture = QPixmap(12, 12)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            shade = QColor(*self._review.display.colour(number))
            paint_swatch(painter, QRectF(picture.rect()), shade)
        return QIcon(picture)

    def _take_colours(self) -> None:
        for row in range(self._choice.count()):
            swatch = self._swatch(self._choice.itemData(row))
            self._choice.setItemIcon(row, swatch)
        self._refresh()

    def _follow(self) -> None:
        number = self._review.display.highlight
        if number is not None and number != self._number:
            index = self._choice.findData(number)
            if index >= 0:
                self.show_roi(number)

    def _refresh(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what was not needed while the panel was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        roi = self._roi(self._number)
        model, message = None, tr("No structure with closed contours")
        if self._review.case is None:
            message = tr("No case is open")
        if roi is not None:
            if roi.withheld:
                message = str(roi.withheld)
            else:
                model, message = self._model_of(roi)
        ink = self._review.display.colour(roi.number) if roi else (200, 200, 200)
        self._plot.set_model(model, ink, message)
        self._summary.setText(self._summary_of(model) if model else "")
        self._legend.setVisible(model is not None and len(model.images) > 0)
        self._show_faults(model.faults if model else ())
        self._show_plane()

    def _model_of(self, roi: Roi) -> tuple[LadderModel | None, str]:
        model = self._models.get(roi.number)
        if model is None:
            case = self._review.case
            ct = case.ct if case else None
            images = (
                self._review.axial.image_planes if ct else self._review.axial.planes[:0]
            )
            try:
                graph = self._review.display.graph(roi.number)
            except DosiscopeError as error:
                return None, str(error)
            model = ladder_of(roi, graph, images)
            self._models[roi.number] = model
        return model, ""

    def _summary_of(self, model: LadderModel) -> str:
        case = self._review.case
        if case is not None and model.roi.number in case.off_slice_ignored:
            hollow = tr("hollow ones are hidden in the picture")
            return f"{model.summary} · {hollow}"
        return model.summary

    def _show_faults(self, faults: tuple[str, ...]) -> None:
        shown = list(faults[:FAULTS_SHOWN])
        if len(faults) > FAULTS_SHOWN:
            shown.append(tr("and {n} more", n=len(faults) - FAULTS_SHOWN))
        if shown:
            shown.append(tr("Volume and DVH are withheld."))
        self._faults.setText("\n".join(shown))
        self._faults.setToolTip(tip("\n".join(faults)))
        self._faults.setVisible(bool(faults))

    def _show_plane(self) -> None:
        self._plot.set_plane(self._review.axial.at if self._review.case else None)

    def _go_to_contour(self, index: int) -> None:
        roi = self._roi(self._number)
        if roi is None:
            return
        self._review.flash(roi.number, index)
        self._review.display.set_highlight(roi.number)
        self.flash_requested.emit(roi.number, index)
