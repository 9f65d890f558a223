"""Asks what to save as a picture, how large, in which colours, with which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
)

from dosiscope.core.language import tr
from dosiscope.resources.theme import PRINT_PICTURE, SCREEN_PICTURE
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from dosiscope.resources.theme import PictureColours

TIMES = "\N{MULTIPLICATION SIGN}"
COLOURS = {tr("As on the screen"): SCREEN_PICTURE, tr("For paper"): PRINT_PICTURE}


class Source(Protocol):
    """Whoever makes the pictures that are asked for."""

    @property
    def parent(self) -> QWidget:
        """Where the dialog belongs."""
        ...

    @property
    def has_plan_label(self) -> bool:
        """Whether there is a plan's label for a file name."""
        ...

    def told_size(
        self, *, whole: bool, identity: bool, colours: PictureColours
    ) -> tuple[QSize, str]:
        """Return the size of a picture, and that it is larger than the view, or ""."""
        ...


class PictureDialog(QDialog):
    """What to save: the view or the window, how large, with or without identity."""

    def __init__(self, pictures: Source) -> None:
        super().__init__(pictures.parent)
        self.setWindowTitle(tr("Save picture"))
        self.what = QComboBox()
        self.what.addItems([tr("The view"), tr("The whole window")])
        self.scale = QComboBox()
        self.scale.addItems(["", "", "", ""])
        self.scale.setCurrentIndex(1)
        self._pictures = pictures
        self.colours = QComboBox()
        self.colours.addItems(list(COLOURS))
        self.colours.currentIndexChanged.connect(self._name_sizes)
        self.identity = QCheckBox(tr("Show the patient's identity on the picture"))
        self.identity.setChecked(not screen_identity.is_hidden)
        self.with_label = QCheckBox(tr("Plan label in the name of the file"))
        self.with_label.setEnabled(pictures.has_plan_label)
        self.with_session = QCheckBox(tr("A session beside it, to see this again"))
        self.with_session.setToolTip(
            tr(
                "A file of the same name that ends in .json: opened, it shows what "
                "is seen now, after the hashes of the files; it does not tell who "
                "the patient is"
            )
        )
        self.what.currentIndexChanged.connect(self._name_sizes)
        self.enlarged = QLabel()
        self.enlarged.setWordWrap(True)
        self.identity.toggled.connect(self._name_sizes)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
        )
        self.to_clipboard = False
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(tr("Put the picture on the clipboard"))
        copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("Picture"), self.what)
        form.addRow(tr("Colours"), self.colours)
        form.addRow(tr("Size"), self.scale)
        form.addRow("", self.identity)
        form.addRow("", self.with_label)
        form.addRow("", self.with_session)
        note = QLabel(
            tr(
                "Plan, dose, plane, window, levels, warnings and version are always "
                "on it."
            )
        )
        note.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(note)
        column.addWidget(self.enlarged)
        column.addWidget(buttons)
        self._name_sizes()

    @property
    def picture_colours(self) -> PictureColours:
        """The colours that are chosen; the window has those that it has."""
        return COLOURS[self.colours.currentText()]

    def _copy(self) -> None:
        self.to_clipboard = True
        self.accept()

    def _name_sizes(self, *_: object) -> None:
        whole = self.what.currentIndex() == 1
        self.colours.setEnabled(not whole)
        size, told = self._pictures.told_size(
            whole=whole,
            identity=self.identity.isChecked(),
            colours=self.picture_colours,
        )
        self.enlarged.setText(told)
        self.enlarged.setVisible(bool(told))
        for n in range(self.scale.count()):
            width, height = (n + 1) * size.width(), (n + 1) * size.height()
            self.scale.setItemText(
                n,
                tr(
                    "{times}  ({width} \N{MULTIPLICATION SIGN} {height} pixels)",
                    times=f"{n + 1}{TIMES}",
                    width=width,
                    height=height,
                ),
            )
