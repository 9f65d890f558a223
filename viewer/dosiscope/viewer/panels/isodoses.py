"""The list of isodose levels, each editable in its row, and all as a line of text.

Every cell is a field or a button, so that a row is a widget and not one of a table.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.isodose import TYPED_LEVEL, Level
from dosiscope.core.isodose_text import LevelTextError, levels_line
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, capitalised, dose_text, two_figures
from dosiscope.resources.presets import level_colour
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.level_line import by_dose, levels_of, line_of
from dosiscope.viewer.panels.level_look import LevelSwatch
from dosiscope.viewer.picture_text import (
    level_decimals,
    level_text,
    level_texts,
    read_alike,
)
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.number_field import NumberField, Refusal
from dosiscope.viewer.widgets.out_of_sight import Refresher
from dosiscope.viewer.widgets.section import Heading
from dosiscope.viewer.widgets.text import Line, Paragraph, tip

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review

LINE_EXAMPLE = "107,100,95%,20Gy"
LINE_TIP = tr(
    "All levels as one line, then Enter: a number without a unit has that of the next "
    "one; the command line reads the same"
)
_DECIMALS = 2  # of a level; more where its dose is small


class LevelRow(QWidget):
    """One level: colour, value, unit, the dose it is, eye, remove."""

    changed = Signal(object)  # the Level as it is now
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._level = Level(0.0, False, (0, 0, 0))
        self.swatch = LevelSwatch()
        self.value = NumberField(*TYPED_LEVEL, _DECIMALS, width=56)
        self.value.setProperty("quiet", True)
        self.value.setToolTip(tr("Value of the level"))
        self.value.setAccessibleName(tr("Value of the level"))
        self.unit = QPushButton()
        self.unit.setProperty("quiet", True)
        self.unit.setProperty("flush", True)
        self.unit.setProperty("unit", True)
        self.unit.setToolTip(
            tr("Change between % and dose; the line stays where it is")
        )
        self.dose = Line(role="secondary")
        self.dose.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.eye = _tool("eye", tr("Show or hide this isodose"))
        self.remove = _tool("x", tr("Remove this isodose"), "edge")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self.swatch)
        row.addWidget(self.value)
        row.addWidget(self.unit)
        row.addWidget(self.dose, 1)
        row.addSpacing(GRID)
        row.addWidget(self.eye)
        row.addWidget(self.remove)
        grow_with_text(self, height=ROW)
        self.value.edited.connect(
            lambda value: self._tell(replace(self._level, value=value))
        )
        self.eye.clicked.connect(
            lambda: self._tell(replace(self._level, is_shown=not self._level.is_shown))
        )
        self.swatch.look_chosen.connect(self._tell)
        self.remove.clicked.connect(self.removed)

    @property
    def level(self) -> Level:
        """The level of this row."""
        return self._level

    def show_level(self, level: Level, dose: str, unit: str, decimals: int) -> None:
        """Show a level as the legend of the picture does.

        ``dose`` is what it is in the dose's unit, in words; ``decimals`` are those
        of all doses.
        """
        self._level = level
        self.swatch.show_level(level)
        self.value.show_value(level.value)
        if level.is_percent:
            self.value.set_decimals(_DECIMALS, 0)
        else:
            self.value.set_decimals(max(_DECIMALS, decimals), decimals)
        wide = self.unit.fontMetrics().horizontalAdvance(unit) + 2 * GRID
        self.unit.setFixedWidth(max(32, wide))  # the same in every row
        self.unit.setText("%" if level.is_percent else unit)
        told = levels_line([level])
        for part, name in (
            (self.unit, tr("Unit of the isodose {level}", level=told)),
            (self.value, tr("Value of the isodose {level}", level=told)),
            (self.swatch, tr("Look of the isodose {level}", level=told)),
            (self.eye, tr("Show or hide the isodose {level}", level=told)),
            (self.remove, tr("Remove the isodose {level}", level=told)),
        ):
            part.setAccessibleName(name)
        self.dose.setText(dose if level.is_percent else "")
        set_icon(
            self.eye,
            "eye" if level.is_shown else "eye-off",
            "accent" if level.is_shown else "edge",
        )

    def _tell(self, level: Level) -> None:
        self._level = level
        self.changed.emit(level)


class IsodoseEditor(QWidget):
    """All levels, highest first, with ways to add and to start anew."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.heading = Heading(tr("Isodoses"))
        self.add = QPushButton(tr("Add level"))
        self.add.setProperty("quiet", True)
        self.add.setProperty("flush", True)
        self.add.setToolTip(tr("Add a level below the lowest"))
        self.add.setAccessibleName(tr("Add a level below the lowest"))
        set_icon(self.add, "plus")
        self.reset = QPushButton(tr("Reset"))
        self.reset.setProperty("quiet", True)
        self.reset.setToolTip(tr("Back to the usual levels"))
        self.reset.setAccessibleName(tr("Back to the usual levels"))
        set_icon(self.reset, "rotate-ccw")
        self.refusal = Refusal()
        self.presets = QPushButton(tr("Presets"))
        self.presets.setProperty("quiet", True)
        self.presets.setToolTip(tr("Levels that were saved, to use, save and hand on"))
        self.presets.hide()  # until somebody has some
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("All isodoses as one line"))
        self.line.setPlaceholderText(LINE_EXAMPLE)
        self.line.setToolTip(LINE_TIP)
        self.line.returnPressed.connect(self._enter_line)
        self.line.editingFinished.connect(self._leave_line)
        self.line.textEdited.connect(lambda: self.refusal.hide())
        self.add.clicked.connect(self._add)
        self.reset.clicked.connect(self._reset)
        self.twins = Paragraph(role="caution", size="small")
        self.rows: list[LevelRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.add)
        below.addWidget(self.reset)
        below.addWidget(self.presets)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.line)
        column.addWidget(self.refusal)
        column.addLayout(self._list)
        column.addWidget(self.twins)
        column.addLayout(below)
        self._refresher = Refresher(self, self._refresh)
        for signal in (
            review.case_changed,
            review.dose_changed,
            review.look.levels_changed,
        ):
            signal.connect(self._refresher.request)
        self._refresh()

    def _refresh(self) -> None:
        reference, dose = self._review.look.reference, self._review.dose
        unit = dose.unit_text if dose is not None else "Gy"
        levels = self._sorted(self._review.look.levels)
        self.heading.aside.setText(
            tr("% of {dose}", dose=dose_text(reference.gray, unit))
            if reference
            else unit
        )
        self.heading.setToolTip(tip(f"100 %: {reference.source}" if reference else ""))
        if not self.line.hasFocus() or not self.line.isModified():
            self.line.setText(line_of(levels, dose, reference))
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)  # a long line is seen from its start
        decimals = level_decimals(levels, reference)
        for n, level in enumerate(levels):
            if n == len(self.rows):
                self._append_row()
            row = self.rows[n]
            told = level_texts(level, reference, dose, decimals) if dose else ()
            row.show_level(level, told[-1] if told else DASH, unit, decimals)
            row.unit.setEnabled(reference is not None)
            row.show()
        for row in self.rows[len(levels) :]:
            row.hide()
        self.twins.setText(self._same(levels))
        self.twins.setVisible(bool(self.twins.text()))
        for button in (self.add, self.reset, self.line, self.presets):
            button.setEnabled(dose is not None and not dose.is_zero)

    def set_presets(self, menu: QMenu) -> None:
        """Offer levels that were saved."""
        self.presets.setMenu(menu)
        self.presets.show()

    def _enter_line(self) -> None:
        """Take the levels of the line, or say why not."""
        look, dose = self._review.look, self._review.dose
        text = self.line.text()
        try:
            levels = levels_of(text, dose, look.reference, look.levels)
        except LevelTextError as error:
            why = capitalised(str(error))
            self.refusal.tell(tr("{why}; the levels stay.", why=why))
            return
        self.refusal.hide()
        self.line.setModified(False)
        look.set_levels(levels)
        self._refresh()

    def _leave_line(self) -> None:
        """Go back to the levels where the line was left without being taken."""
        if not self.line.hasFocus():
            self.line.setModified(False)
            self._refresh()

    def _append_row(self) -> None:
        row = LevelRow()
        number = len(self.rows)
        row.changed.connect(lambda level, n=number: self._change(n, level))
        row.removed.connect(lambda n=number: self._remove(n))
        row.unit.clicked.connect(lambda _on, n=number: self._change_unit(n))
        row.value.objection = partial(self._objection, number)
        self.refusal.watch(row.value)
        self.rows.append(row)
        self._list.addWidget(row)

    def _sorted(self, levels: tuple[Level, ...]) -> list[Level]:
        return by_dose(levels, self._review.look.reference)

    def _levels(self) -> list[Level]:
        return self._sorted(self._review.look.levels)

    def _set(self, levels: list[Level]) -> None:
        self._review.look.set_levels(self._sorted(tuple(levels)))

    def _change(self, number: int, level: Level) -> None:
        levels = self._levels()
        levels[number] = level
        self._set(levels)

    def _objection(self, number: int, value: float) -> str:
        """Return that another level is this dose already, or ""."""
        levels = self._levels()
        wanted = replace(levels[number], value=value)
        return self._twin(wanted, [*levels[:number], *levels[number + 1 :]])

    def _twin(self, wanted: Level, others: list[Level]) -> str:
        """Return that one of the levels reads as the wanted one, or ""."""
        dose, reference = self._review.dose, self._review.look.reference
        if dose is None:
            return ""
        for other in others:
            if read_alike(wanted, other, reference, dose):
                return tr(
                    "There is a level of {level} already", level=level_text(other, dose)
                )
        return ""

    def _same(self, levels: list[Level]) -> str:
        """Return which levels another reference has made one dose, or ""."""
        dose, reference = self._review.dose, self._review.look.reference
        if dose is None or reference is None:
            return ""
        sentences = []
        for upper, lower in pairwise(levels):
            if self._twin(upper, [lower]):
                one, other = level_text(upper, dose), level_text(lower, dose)
                sentences.append(
                    tr(
                        "{one} and {other} are one dose with this reference: "
                        "their lines lie on each other.",
                        one=one,
                        other=other,
                    )
                )
        return "\n".join(sentences)

    def _remove(self, number: int) -> None:
        levels = self._levels()
        del levels[number]
        self._set(levels)

    def _change_unit(self, number: int) -> None:
        reference = self._review.look.reference
        level = self._levels()[number]
        dose = level.dose(reference)
        if reference is None or dose is None:
            return
        value = dose if level.is_percent else 100 * dose / reference.gray
        changed = replace(level, value=value, is_percent=not level.is_percent)
        others = [*self._levels()[:number], *self._levels()[number + 1 :]]
        if why := self._twin(changed, others):
            self.refusal.tell(tr("{why}; the unit stays.", why=why))
            return
        self.refusal.hide()
        self._change(number, changed)

    def _add(self) -> None:
        dose, reference = self._review.dose, self._review.look.reference
        if dose is None:
            return
        levels = self._levels()
        lowest = levels[-1].dose(reference) if levels else None
        whole = reference.gray if reference is not None else dose.maximum
        percent = 100 * (lowest or whole) / whole
        percent = percent - 10 if percent > 15 else percent / 2
        colour = level_colour(percent)
        # two digits: a level reads as a number, and a small one is not rounded away
        value = percent if reference is not None else percent * whole / 100
        added = Level(float(two_figures(value)), reference is not None, colour)
        why = self._twin(added, levels)
        if not added.value > 0:
            why = tr("There is no dose below the lowest level")
        if why:
            self.refusal.tell(tr("{why}; no level is added.", why=why))
            return
        self.refusal.hide()
        self._set([*levels, added])

    def _reset(self) -> None:
        if self._review.dose is not None:
            self._set(list(self._review.look.usual_levels()))


def _tool(icon: str, hint: str, role: str = "secondary") -> QToolButton:
    button = QToolButton()
    set_icon(button, icon, role)
    button.setToolTip(hint)
    button.setAccessibleName(hint)
    grow_with_text(button, width=24, height=24)
    return button
