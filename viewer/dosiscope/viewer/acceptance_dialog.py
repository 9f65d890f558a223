"""What the files contradict, both values side by side, and the choice to show it.

Labels in a grid, not a table: the few values wrap, and each can be copied by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.acceptance import UNITE
from dosiscope.core.findings import PATIENT_RULES
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, counted, date_text
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.section import rule
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.case import Case
    from dosiscope.core.header import Patient

_WIDTH = 600
_SHOWN: Final = tr(
    "If you know better than the files, all of this kind can be shown at once until "
    "this case is closed."
)
_UNITED: Final = tr(
    "What lies in two of them counts as a hole. Where the system that drew them means "
    "all of it, they can be taken together until this case is closed."
)
_LINE: Final = tr(
    "A red line then stands on every picture, table and file that is made of it."
)
_NAMED = 4  # sentences


class AcceptanceDialog(QDialog):
    """Accepted only after a tick, for all that is alike; ends with the case."""

    def __init__(
        self, one: Acceptable, case: Case, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        patient = _other_patient(one, case)
        if one.rule == UNITE:
            self.setWindowTitle(tr("Holes, or parts of one?"))
            title = tr("Contours that lie in or across others")
            known = tr("I know that they mean all that any of them encloses")
        elif patient is None:
            self.setWindowTitle(tr("Show it all the same?"))
            title = one.findings[0].headline
            known = tr("I know better than the files, and take the responsibility")
        else:
            self.setWindowTitle(tr("Another patient?"))
            title = tr("{objects} of another patient", objects=objects_text(one))
            known = tr("I have compared both and know that this is one person")
        words = Paragraph(
            f"{_UNITED if one.rule == UNITE else _SHOWN} {_LINE}", "secondary"
        )
        self.tick = QCheckBox(known)
        self.show_button = QPushButton(tr("Accept for this session"))
        self.show_button.setEnabled(False)
        self.show_button.setToolTip(tr("Until the case is closed; no file is changed"))
        keep = QPushButton(tr("Leave it as it is"))
        keep.setDefault(True)
        self.tick.toggled.connect(self.show_button.setEnabled)
        self.show_button.clicked.connect(self.accept)
        keep.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(self.show_button)
        buttons.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 5 * GRID, 5 * GRID, 5 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(Line(title, "", "large", "semibold"))
        column.addWidget(words)
        column.addWidget(rule())
        column.addWidget(
            _sentences(one)
            if patient is None
            else _identities(patient, case.patient, objects_text(one))
        )
        column.addWidget(rule())
        column.addWidget(self.tick)
        column.addLayout(buttons)


def objects_text(one: Acceptable) -> str:
    """Return which objects findings are about: their kind, or how many they are."""
    kinds = {f.object_uid: f.object_kind for f in one.findings}
    names = set(kinds.values())
    if len(kinds) == 1:
        return names.pop()
    if len(names) == 1:
        return counted(len(kinds), names.pop())
    return counted(len(kinds), "object")


def _other_patient(one: Acceptable, case: Case) -> Patient | None:
    """Return whose the objects are, where that is what they differ in."""
    if one.rule not in PATIENT_RULES:
        return None
    uids = {finding.object_uid for finding in one.findings}
    found = (w.header.patient for w in case.withheld if w.header.uid in uids)
    return next(found, None)


def _sentences(one: Acceptable) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * GRID)
    told = list(dict.fromkeys(finding.message for finding in one.findings))
    for sentence in told[:_NAMED]:
        column.addWidget(Paragraph(sentence))
    if len(told) > _NAMED:
        column.addWidget(
            Paragraph(tr("And {n} more of the same.", n=len(told) - _NAMED))
        )
    return box


def _identities(other: Patient, shown: Patient, objects: str) -> QWidget:
    """Return both identities, verbatim; what differs is in the colour of caution."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6 * GRID)
    grid.setVerticalSpacing(2 * GRID)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    grid.addWidget(Line(tr("On the screen"), "secondary"), 0, 1)
    grid.addWidget(Paragraph(objects, "secondary"), 0, 2)
    rows = (
        (tr("Patient's Name"), shown.name, other.name, shown.same_name(other)),
        (tr("Patient ID"), shown.id, other.id, shown.id.strip() == other.id.strip()),
        (
            tr("Birth Date"),
            date_text(shown.birth_date),
            date_text(other.birth_date),
            shown.birth_date.strip() == other.birth_date.strip(),
        ),
        (tr("Sex"), shown.sex, other.sex, shown.sex.strip() == other.sex.strip()),
    )
    for row, (name, mine, theirs, is_equal) in enumerate(rows, 1):
        role = "" if is_equal else "caution"
        weight = "" if is_equal else "medium"
        grid.addWidget(Line(name, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
        for column, value in ((1, mine), (2, theirs)):
            shown_value = Paragraph(value or DASH, role, "", weight)
            grid.addWidget(shown_value, row, column, Qt.AlignmentFlag.AlignTop)
    return table
