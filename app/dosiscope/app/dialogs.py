"""The few dialogs: save the picture, save a text, keys, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
)

from dosiscope.app.saving import ask_where, save
from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.errors import DosiscopeError
from dosiscope.viewer.icons import logo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from dosiscope.app.window import Window

TIMES = "\N{MULTIPLICATION SIGN}"


class PictureDialog(QDialog):
    """What to save: the view or the window, how large, with or without identity."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.setWindowTitle("Save picture")
        self.what = QComboBox()
        self.what.addItems(["The view", "The whole window"])
        self.scale = QComboBox()
        self.scale.addItems(["", "", "", ""])
        self.scale.setCurrentIndex(1)
        self._window = window
        self.identity = QCheckBox("Show the patient's identity on the picture")
        self.identity.setChecked(True)
        self.what.currentIndexChanged.connect(self._limit)
        self.enlarged = QLabel()
        self.enlarged.setWordWrap(True)
        self.identity.toggled.connect(self._name_sizes)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
        )
        self.to_clipboard = False
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip("Put the picture on the clipboard")
        copy.clicked.connect(self._copy)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("Picture", self.what)
        form.addRow("Size", self.scale)
        form.addRow("", self.identity)
        note = QLabel(
            "Plan, dose, plane, window, levels, warnings and version are always on it."
        )
        note.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(note)
        column.addWidget(self.enlarged)
        column.addWidget(buttons)
        self._limit(0)

    def _copy(self) -> None:
        self.to_clipboard = True
        self.accept()

    def _limit(self, index: int) -> None:
        # the window shows the header and lists; identity cannot be taken out of it
        self.identity.setEnabled(index == 0)
        if index == 1:
            self.identity.setChecked(True)
        self._name_sizes()

    def _name_sizes(self) -> None:
        window, told = self._window, ""
        size = window.size()
        if self.what.currentIndex() == 0:
            size = picture_size(window, identity=self.identity.isChecked())
            told = enlarged_text(window.view.size(), size)
        self.enlarged.setText(told)
        self.enlarged.setVisible(bool(told))
        for n in range(self.scale.count()):
            width, height = (n + 1) * size.width(), (n + 1) * size.height()
            self.scale.setItemText(
                n, f"{n + 1}{TIMES}  ({width} {TIMES} {height} pixels)"
            )


def view_image(window: Window, scale: int, *, identity: bool) -> QImage:
    """Return the picture as the view shows it, drawn with fine strokes.

    A view too small for its words gives a picture that is large enough for them.
    """
    from dosiscope.viewer.picture import render_picture

    return render_picture(
        window.review,
        picture_size(window, identity=identity),
        scale,
        identity=identity,
        view_box=window.view.view_rect(),
    )


def picture_size(window: Window, *, identity: bool) -> QSize:
    """Return the size of the view, or the next larger one on which all words fit."""
    from dosiscope.viewer.picture import fitting_size

    return fitting_size(
        window.review,
        window.view.size(),
        identity=identity,
        view_box=window.view.view_rect(),
    )


def enlarged_text(view: QSize, picture: QSize) -> str:
    """Return that the words need a larger picture than the view, or ""."""
    if picture == view:
        return ""
    sides = (f"{s.width()} {TIMES} {s.height()}" for s in (picture, view))
    return "The picture is drawn at {}: its words do not fit on the view's {}.".format(
        *sides
    )


def window_image(window: Window, scale: int) -> QImage:
    """Return the whole window, and below it the names of the structures it shows."""
    from dosiscope.resources.theme import DARK
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.legend import Legend, entries

    review, width, height = window.review, window.width(), window.height()
    legend = Legend(entries(review, review.z), width, height)
    size = QSize(width * scale, round((height + legend.height) * scale))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(DARK.picture))
    with QPainter(image) as painter:
        window.render(painter, QPoint())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = Frame(0, 0, 1, width, height, review.z, scale, is_export=True)
        legend.paint(painter, frame, height)
    return image


def save_picture(window: Window) -> None:
    """Ask what to save and where, and write the PNG."""
    from dosiscope.viewer.picture import png_of

    dialog = PictureDialog(window)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    scale = dialog.scale.currentIndex() + 1
    try:
        if dialog.what.currentIndex() == 0:
            image = view_image(window, scale, identity=dialog.identity.isChecked())
        else:
            image = window_image(window, scale)
    except DosiscopeError as error:
        window.notice.show_error(str(error))
        return
    if dialog.to_clipboard:
        QGuiApplication.clipboard().setImage(image)
        return
    path = ask_where(window, "Save picture", "dose-review.png", "PNG (*.png)")
    if path:
        save(window, path, lambda: png_of(image))


def save_dvh_picture(window: Window) -> None:
    """Ask for a file and write the plot of the DVHs to it."""
    from dosiscope.viewer.picture import png_of

    path = ask_where(window, "Save the DVH", "dvh.png", "PNG (*.png)")
    if path:
        save(window, path, lambda: png_of(window.dvh.picture()))


def copy_picture(window: Window) -> None:
    """Put the view on the clipboard."""
    try:
        image = view_image(window, 1, identity=True)
    except DosiscopeError as error:
        window.notice.show_error(str(error))
        return
    QGuiApplication.clipboard().setImage(image)
    if told := enlarged_text(window.view.size(), image.size()):
        window.notice.show_note(told)


def save_text(window: Window, name: str, text: str) -> None:
    """Ask for a file and write the text (UTF-8)."""
    kind = name.rsplit(".", 1)[1]
    path = ask_where(window, "Export", name, f"{kind.upper()} (*.{kind})")
    if path:
        save(window, path, lambda: text)


def run_selftest(window: Window) -> None:
    """Run the self-test and show what it found, beside the window."""
    from dosiscope.app.selftest_dialog import SelfTestDialog

    SelfTestDialog(window.session.jobs, window).show()


def wants_to_replace(parent: QWidget) -> bool:
    """Ask whether another patient's files replace what is open."""
    box = QMessageBox(parent)
    box.setWindowTitle("Another patient")
    box.setText("These files are of another patient than the one that is open.")
    box.setInformativeText("Nothing of two patients is ever shown together.")
    replace = box.addButton("Replace what is open", QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Keep what is open", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is replace


def show_about(parent: QWidget) -> None:
    """Say what the program is, what it is not, and whose work it uses."""
    _text_box(
        parent,
        "About Dosiscope",
        f"<p><b>Dosiscope {__version__}</b></p>"
        "<p>Reviews a radiotherapy dose from DICOM files.</p>"
        f"<p><b>Not a medical device.</b> {NOT_CLINICAL}.</p>"
        "<p>Licence: Apache-2.0. With Qt and PySide6 (LGPL), NumPy, SciPy, "
        "scikit-image, imagecodecs (BSD), pydicom, pyqtgraph (MIT); "
        "font Inter (OFL), icons Lucide (ISC).</p>",
    )


def _text_box(parent: QWidget, title: str, html: str) -> None:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setIconPixmap(logo(64))
    box.setText(html)
    box.exec()
