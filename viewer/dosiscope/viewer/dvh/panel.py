"""The DVH panel: chips for the axes, the plot, and the table beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.language import tr
from dosiscope.core.text import dose_text, typed_number
from dosiscope.resources.theme import GRID
from dosiscope.viewer.dvh.a_minus_b import rois_in_doses, rows_of_doses, verdict
from dosiscope.viewer.dvh.bar import DvhBar
from dosiscope.viewer.dvh.cross_list import (
    CrossList,
    Room,
    cross_rows,
    heads_of,
    room_beside,
)
from dosiscope.viewer.dvh.curves import CurveSet, curves_of, display_bin
from dosiscope.viewer.dvh.differences import difference_rows, pairs_of
from dosiscope.viewer.dvh.plot import DvhPlot, Mark
from dosiscope.viewer.dvh.rows import asked_in, columns_for, rows_of
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.sentences import (
    made_of_lines,
    method_parts,
    method_tooltip,
    picture_title,
)
from dosiscope.viewer.dvh.table import WHY, DvhTable
from dosiscope.viewer.level_drag import LevelDrag
from dosiscope.viewer.pace import Soon
from dosiscope.viewer.widgets.elided import ElidedLabel
from dosiscope.viewer.widgets.maximisable import MaximisablePanel
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.dvh.curve import Dvh, WithheldDvh
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.viewer.dvh.curves import Curve
    from dosiscope.viewer.dvh.readout import CrossPlace
    from dosiscope.viewer.dvh.rows import DvhRow
    from dosiscope.viewer.dvh.sides import Sides
    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.chips import Chip
    from dosiscope.viewer.widgets.columns import Cell, Column

# of the panel's width that the table takes at most; more where numbers matter most
TABLE_SHARE, DIFFERENCES_SHARE = 0.62, 0.75
TABLE_SHARE_BELOW = 0.45  # of its height
NARROW = 620  # px below which plot and table have no room side by side
HIGH = 360  # px from which on the table may lie below the plot
NO_REFERENCE = tr(
    "No reference dose: nothing in the files states what 100 % is. "
    "Type one in the Dose panel."
)


class DvhPanel(MaximisablePanel):
    """Shows the DVHs of the visible ROIs, computed and stored.

    Attributes
    ----------
    export_requested
        "csv", "json" or "picture": the user wants that in a file.
    metrics_changed
        The user added or removed a column of the table.
    choice_changed
        The user wants DVHs made in another way: a `DvhChoice`.
    bands_wanted
        Whether bands are looked at: as areas and with the numbers, or as a reason of a
        difference.
    source_changed
        The user wants the stored DVHs of this RT Dose alone, or of all: its UID or "".
    """

    export_requested = Signal(str)
    metrics_changed = Signal()
    choice_changed = Signal(object)
    bands_wanted = Signal(bool)
    source_changed = Signal(str)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._scale = Scale()
        self._bands: Mapping[Dvh, Band] = {}
        self._bar = DvhBar()
        self._curves = CurveSet(self._scale, "Gy", "%")
        self._plot = DvhPlot(self)
        self._table = DvhTable(self)
        self._at_cross = CrossList(self)
        self._withheld: tuple[WithheldDvh, ...] = ()
        self._is_split_by_user = False
        self._columns: tuple[Metric, ...] = ()  # that the user added
        self._reference = review.look.reference  # with which the curves are shown
        self._build()
        # several changes in one turn of the event loop make one new picture
        self._soon = Soon(self.refresh, self)
        review.picture_painted.connect(self._soon.pace.picture_painted)
        for signal in (
            review.case_changed,
            review.dose_changed,
            review.display.rois_changed,
            review.comparison.changed,
            review.comparison.kept_changed,
        ):
            signal.connect(self._soon.in_turn)
        # with each the table is filled anew and all curves are painted
        for result in (
            review.results.dvhs_changed,
            review.results.solids_changed,  # differences are told by the solids
            review.results.reasons_changed,
        ):
            result.connect(self._soon.in_time)
        review.case_changed.connect(self._forget)
        review.comparison.changed.connect(self._want_bands)
        review.case_opened.connect(self._plot.reset_view)  # a zoom is of its case
        review.display.highlight_changed.connect(self._show_highlight)
        self._plot.curve_hovered.connect(review.display.set_highlight)
        self._plot.crossed.connect(self._show_cross)
        self._plot.set_levels(LevelDrag(review))
        review.look.levels_changed.connect(self._follow_levels)
        self._table.row_hovered.connect(review.display.set_highlight)
        self._table.value_clicked.connect(self._show_value)
        self._table.copy_requested.connect(self.copy_table)
        self.refresh()
        self._show_highlight()

    def _build(self) -> None:
        bar = self._bar
        bar.kind.chosen.connect(lambda n: self.set_scale(differential=n == 1))
        bar.dose.chosen.connect(lambda n: self.set_scale(percent_dose=n == 1))
        bar.volume.chosen.connect(lambda n: self.set_scale(percent_volume=n == 1))
        # the table compares with what is stored, or with the other doses
        for one, other in ((bar.compare, bar.against), (bar.against, bar.compare)):
            one.toggled.connect(partial(_uncheck, other))
        for chip in (bar.compare, bar.against, bar.band):
            chip.toggled.connect(self._want_bands)
            chip.toggled.connect(self.refresh)
        bar.metric_menu.changed.connect(self._take_metrics)
        bar.choice_menu.chosen.connect(self.choice_changed)
        bar.choice_menu.source_chosen.connect(self.source_changed)
        bar.requested.connect(self._do)
        bar.larger.clicked.connect(self.maximise_requested)
        self._plot.double_clicked.connect(self.maximise_requested)
        self._verdict = ElidedLabel()
        self._verdict.setObjectName("dvh-agreement")
        self._verdict.setContentsMargins(3 * GRID, 0, 3 * GRID, GRID)
        self._verdict.setProperty("role", "secondary")
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self._plot)
        self._split.addWidget(self._table)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setChildrenCollapsible(True)
        self._split.setHandleWidth(GRID)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._split.splitterMoved.connect(self._keep_split)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(bar)
        page.addWidget(self._verdict)
        page.addWidget(self._split, 1)

    def _do(self, what: str) -> None:
        match what:
            case "copy table":
                self.copy_table()
            case "copy rows":
                self.copy_rows()
            case "copy picture":
                self.copy_picture()
            case _:
                self.export_requested.emit(what)

    # --- for the window --------------------------------------------------------

    @property
    def plot(self) -> DvhPlot:
        """The plot."""
        return self._plot

    @property
    def bar(self) -> DvhBar:
        """What is chosen of it."""
        return self._bar

    @property
    def table(self) -> DvhTable:
        """The table."""
        return self._table

    @property
    def scale(self) -> Scale:
        """What the axes show."""
        return self._curves.scale

    def table_text(self) -> str:
        """Return the table as tab separated text below the objects it is of."""
        self._catch_up()
        return "\n".join([*made_of_lines(self._review), self._table.text()])

    def dvhs(self) -> tuple[Dvh, ...]:
        """Return the DVHs that are shown, for an export."""
        self._catch_up()
        return tuple(curve.dvh for curve in self._curves.curves)

    def set_bands(self, bands: Mapping[Dvh, Band]) -> None:
        """Take the uncertainty of computed DVHs, as far as it is known."""
        self._bands = bands
        self._soon.in_time()

    def set_choice(self, choice: DvhChoice) -> None:
        """Show how DVHs are made."""
        self._bar.choice_menu.set_choice(choice)

    def set_sources(self, sources: Mapping[str, str], chosen: str = "") -> None:
        """Offer the RT Doses that store DVHs: words by UID, and the one chosen."""
        self._bar.choice_menu.set_sources(sources, chosen)

    @property
    def metrics(self) -> tuple[str, ...]:
        """The metrics that the user added as columns."""
        return tuple(metric.text for metric in self._bar.metric_menu.metrics)

    def set_metrics(self, texts: list[str]) -> None:
        """Show these metrics as further columns, such as "V20Gy".

        Raises
        ------
        MetricError
            A text is no metric.
        """
        self._bar.metric_menu.set_metrics(texts)

    def _take_metrics(self) -> None:
        before, self._columns = self._columns, self._bar.metric_menu.metrics
        self.refresh()
        added = [metric for metric in self._columns if metric not in before]
        if added and not self._is_comparing:
            self._table.bring_into_sight(added[0].heading)
        self.metrics_changed.emit()

    def _forget(self) -> None:
        """Drop what belongs to the case that was shown before."""
        self._withheld = ()

    def set_withheld(self, withheld: Sequence[WithheldDvh]) -> None:
        """Name stored DVHs that are not shown: ROI Number or None, name, reason."""
        self._withheld = tuple(withheld)
        self._soon.in_turn()

    def set_scale(
        self,
        *,
        differential: bool | None = None,
        percent_dose: bool | None = None,
        percent_volume: bool | None = None,
    ) -> None:
        """Change what the axes show."""
        old = self._scale
        self._scale = Scale(
            old.differential if differential is None else differential,
            old.percent_dose if percent_dose is None else percent_dose,
            old.percent_volume if percent_volume is None else percent_volume,
        )
        self.refresh()

    def set_maximised(self, *, is_maximised: bool) -> None:
        """Show whether the panel is in place of the pictures."""
        self._bar.set_maximised(is_maximised=is_maximised)

    def picture(self) -> PlotPicture:
        """Return the plot as a picture with title and legend, without patient data."""
        self._catch_up()
        return self._plot.picture(picture_title(self._review))

    def copy_table(self) -> None:
        """Copy the table, or its selected rows, with the objects they are of."""
        QGuiApplication.clipboard().setText(self.table_text())

    def copy_rows(self) -> None:
        """Copy the table's rows, or the selected ones, without heads."""
        QGuiApplication.clipboard().setText(self._table.text(with_heads=False))

    def copy_picture(self) -> None:
        """Copy the plot to the clipboard."""
        QGuiApplication.clipboard().setImage(self.picture().image())

    def _catch_up(self) -> None:
        """Show what waits for its time: what leaves the program has all there is."""
        if self._soon.isActive():
            self.refresh()

    # --- showing ---------------------------------------------------------------

    def refresh(self) -> None:
        """Collect the curves anew and show them."""
        self._soon.stop()
        review = self._review
        self._reference = review.look.reference
        self._curves = curves_of(
            review,
            self._scale,
            self._curves.curves,
            self._withheld,
            self._bands if self._bar.band.isChecked() else {},
        )
        curves = self._curves
        self._plot.set_curves(curves)
        self._show_table(curves)
        self._show_scale(curves)
        self._share_room()

    def _want_bands(self) -> None:
        bar, has_two = self._bar, self._review.other_dose is not None
        self.bands_wanted.emit(
            bar.compare.isChecked()
            or bar.band.isChecked()
            or (bar.against.isChecked() and has_two)
        )

    def _keep_split(self) -> None:
        self._is_split_by_user = True

    def _share_room(self) -> None:
        """Give the table the room it needs, but never more than its share.

        Where the panel is high, the table lies below the plot in all of its width.
        """
        is_high = self.height() >= max(HIGH, self.width() / 2)
        upright, flat = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        orientation = upright if is_high else flat
        if self._split.orientation() is not orientation:
            self._split.setOrientation(orientation)
            self._is_split_by_user = False  # that was of the other one
        if self._is_split_by_user:
            return
        if is_high:
            room = self._split.height() - GRID
            table = min(self._table.natural_height(), round(room * TABLE_SHARE_BELOW))
            self._split.setSizes([room - table, table])
        else:
            # of several doses the curves tell as much as the numbers
            is_wide = self._is_comparing and not self._is_of_doses
            share = DIFFERENCES_SHARE if is_wide else TABLE_SHARE
            table = min(self._table.natural_width(), int(self.width() * share))
            if self.width() < NARROW:
                table = 0  # no number would have room: the edge draws it out
            self._split.setSizes([self.width() - table - GRID, table])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between plot and table."""
        super().resizeEvent(event)
        self._share_room()

    @property
    def _is_comparing(self) -> bool:
        """Whether the table has differences in place of what the curves read."""
        return self._is_of_doses or (
            self._bar.compare.isChecked() and bool(pairs_of(self._curves))
        )

    @property
    def _is_of_doses(self) -> bool:
        return self._bar.against.isChecked() and self._curves.sides is not None

    def _show_table(self, curves: CurveSet) -> None:
        self._bar.compare.setVisible(bool(pairs_of(curves)))
        self._bar.against.setVisible(curves.sides is not None)
        if curves.sides is not None:
            self._bar.show_others([str(side) for side in curves.sides.others])
        self._verdict.setVisible(self._is_comparing)
        if self._is_of_doses and curves.sides is not None:
            self._show_doses(curves, curves.sides)
            return
        if self._is_comparing:
            rows, heads, verdict = difference_rows(
                curves, self._review.results.solids, self._bands
            )
            self._table.set_rows(rows, heads, second=WHY)
            self._verdict.setText(verdict)
            self._verdict.setToolTip(tip(verdict))
            return
        self._bar.compare.setToolTip(
            tr("Computed minus stored, the largest difference first, and why")
        )
        columns = columns_for(
            curves.dose_unit,
            self._bar.metric_menu.metrics,
            is_spread_shown=self._bar.band.isChecked(),
        )
        self._table.set_rows(rows_of(curves, columns, self._result_of), columns)

    def _show_doses(self, curves: CurveSet, sides: Sides) -> None:
        """Show every metric in all doses and what A is above each of the others.

        Not the volume, which is the same.
        """
        more = self._bar.metric_menu.metrics
        metrics = [
            asked_in(metric, curves.dose_unit)
            for metric in (*standard(Where.SHOWN), *more)
            if metric.kind.listed != "volume"
        ]
        rois = rois_in_doses(curves, metrics, self._result_of)
        rows, heads = rows_of_doses(rois, metrics, sides)
        self._table.set_rows(rows, heads)
        line = verdict(rois, sides)
        self._verdict.setText(line)
        self._verdict.setToolTip(tip(line))

    def _result_of(self, curve: Curve) -> DvhResult:
        return self._review.result_of(curve.dvh, self._bands.get(curve.dvh))

    def _show_scale(self, curves: CurveSet) -> None:
        scale, bar = curves.scale, self._bar
        bar.kind.choose(int(scale.differential))
        bar.dose.choose(int(scale.percent_dose))
        bar.volume.choose(int(scale.percent_volume))
        dose = self._review.dose
        unit = dose.unit_text if dose else "Gy"
        bar.dose.button(0).setText(unit)
        reference = self._review.look.reference
        usable = reference is not None and unit != "relative"
        percent = bar.dose.button(1)
        percent.setEnabled(usable)
        if reference is not None and usable:
            hint = f"100 % = {dose_text(reference.gray, unit)} ({reference.source})"
        elif unit == "relative":
            hint = tr("The dose is relative: the file does not say to what")
        else:
            hint = NO_REFERENCE
        percent.setToolTip(tip(hint))
        dvhs = self.dvhs()
        parts = method_parts(dvhs)
        if scale.differential:
            step = typed_number(display_bin(curves.dose_end))
            parts.append(
                tr("shown in steps of {step} {unit}", step=step, unit=curves.dose_unit)
            )
        bar.show_method(parts, method_tooltip(dvhs))
        bar.export.setEnabled(bool(curves.curves))

    def _follow_levels(self) -> None:
        """Show the levels; curves and table change with the reference alone."""
        self._plot.show_levels()
        if self._review.look.reference != self._reference:
            self._soon.in_turn()

    def _show_cross(self, at: CrossPlace | None) -> None:
        """List what all curves read at the cross-hair, over the table."""
        curves = self._curves
        if at is None:
            self._at_cross.hide()
            return
        self._at_cross.show_rows(
            heads_of(curves, at),
            cross_rows(curves, at, self._review.look.reference),
            self._room_for_list(),
            self._review.display.highlight,
        )

    def _room_for_list(self) -> Room:
        """Return where the list of the cross-hair hides no curve."""
        window, table = self.window(), self._table
        panel = QRect(self.mapTo(window, QPoint()), self.size())
        is_seen = table.isVisible() and not table.visibleRegion().isEmpty()
        seen = QRect(table.mapTo(window, QPoint()), panel.bottomRight())
        seen = seen.adjusted(GRID, 0, -GRID, -GRID)
        return room_beside(panel, seen if is_seen else None, window.rect())

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the list of the cross-hair away too: it is the window's."""
        super().hideEvent(event)
        self._at_cross.hide()

    def _show_highlight(self) -> None:
        number = self._review.display.highlight
        self._plot.set_highlight(number)
        self._table.set_highlight(number)

    def _show_value(self, row: DvhRow, cell: Cell, column: Column[DvhRow]) -> None:
        curve = next((c for c in self._curves.curves if c.dvh is row.dvh), None)
        if curve is None or cell.place is None:
            return
        lines = (row.name, f"{column.title} = {cell.text} {column.unit}".rstrip())
        self._plot.set_mark(
            Mark(cell.place, curve.y_at(cell.place), lines, curve.colour, curve)
        )


def _uncheck(chip: Chip, is_other_on: bool) -> None:
    """Let one of two chips be on."""
    if is_other_on:
        chip.setChecked(False)
