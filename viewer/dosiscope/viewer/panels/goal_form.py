"""A form for one goal of a template: what is wrong is told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.dvh.metrics import MetricError
from dosiscope.core.goals.goal import Comparison
from dosiscope.core.goals.goals_csv import HEADS, GoalFileError, cells_of, goal_of
from dosiscope.core.goals.words import SIGNS
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.goals.goal import Goal

_NAMES: Final = {
    "structure": tr("Structure"),
    "aliases": tr("Aliases"),
    "metric": tr("Metric"),
    "goal": tr("Goal"),
    "variation": tr("Variation"),
    "priority": tr("Priority"),
    "fractions": tr("Fractions"),
    "source": tr("Source"),
    "note": tr("Note", "of a goal"),
}
_HINTS: Final = {
    "structure": tr("Such as Parotid_L; empty: the whole dose"),
    "aliases": tr("Other names for it, parted by |; * and ? stand for any letters"),
    "metric": tr("Such as V30Gy[%], D0.03cc[Gy], Mean[Gy]"),
    "goal": tr("The limit, in the unit of the metric"),
    "variation": tr("A limit that is still accepted; empty: none"),
    "priority": tr("1 is the most important; may be empty"),
    "fractions": tr("Fractions for which it holds, such as 5 or 25-45; empty: any"),
    "source": tr("Where the goal is from"),
    "note": tr("Anything to remark"),
}
_WIDE: Final = 420  # px


class GoalForm(QDialog):
    """Asks for the cells of a goal; what they make can be taken as soon as it is one.

    Parameters
    ----------
    goal
        What the form begins with; None: nothing.
    names
        Structures of the case, to be chosen from or not.
    """

    def __init__(
        self,
        goal: Goal | None,
        names: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Add a goal") if goal is None else tr("Change a goal"))
        self.structure = QComboBox()
        self.structure.setEditable(True)
        self.structure.addItems(list(dict.fromkeys(names)))
        self.structure.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.structure.setAccessibleName(tr("Structure"))
        self.op = QComboBox()
        self.op.setAccessibleName(tr("Comparison"))
        for comparison in Comparison:
            self.op.addItem(SIGNS[comparison], comparison.value)
        self.fields = {
            head: QLineEdit() for head in HEADS if head not in ("structure", "op")
        }
        self.says = Paragraph(role="bad", size="small")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._begin(goal)
        self.structure.editTextChanged.connect(self._check)
        self.op.currentIndexChanged.connect(self._check)
        for field in self.fields.values():
            field.textChanged.connect(self._check)
        self._check()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(3 * GRID)
        form.setVerticalSpacing(2 * GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        limit = QHBoxLayout()
        limit.setSpacing(2 * GRID)
        limit.addWidget(self.op)
        limit.addWidget(self.fields["goal"], 1)
        named: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            ("structure", self.structure),
            ("aliases", self.fields["aliases"]),
            ("metric", self.fields["metric"]),
            ("goal", limit),
            *((head, self.fields[head]) for head in HEADS[5:]),
        )
        for head, field in named:
            form.addRow(_NAMES[head], field)
        for head, hint in _HINTS.items():
            one = self.structure.lineEdit() if head == "structure" else None
            field = one or self.fields[head]
            field.setPlaceholderText(hint)
            field.setToolTip(hint)
            field.setAccessibleName(_NAMES[head])
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addLayout(form)
        column.addWidget(self.says)
        column.addWidget(self.buttons)
        self.fields["metric"].setMinimumWidth(_WIDE)

    def _begin(self, goal: Goal | None) -> None:
        cells = dict.fromkeys(HEADS, "")
        if goal is not None:
            cells = dict(zip(HEADS, cells_of(goal), strict=True))
            self.op.setCurrentIndex(self.op.findData(cells["op"]))
        self.structure.setEditText(cells["structure"])
        for head, field in self.fields.items():
            field.setText(cells[head])

    @property
    def cells(self) -> dict[str, str]:
        """What was typed, by the heads of a template."""
        typed = {head: field.text().strip() for head, field in self.fields.items()}
        return {
            **typed,
            "structure": self.structure.currentText().strip(),
            "op": str(self.op.currentData()),
        }

    @property
    def goal(self) -> Goal:
        """The goal that was typed.

        Raises
        ------
        GoalFileError, MetricError
            It is none yet.
        """
        return goal_of(self.cells)

    def _check(self) -> None:
        """Say what is wrong, unless nothing was typed yet."""
        accept = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        try:
            _ = self.goal
            why = ""
        except (GoalFileError, MetricError) as error:
            why = f"{capitalised(str(error)).removesuffix('.')}."
        accept.setEnabled(not why)
        is_begun = any(text for head, text in self.cells.items() if head != "op")
        self.says.setText(why if is_begun else "")
