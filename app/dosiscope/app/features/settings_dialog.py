"""The choices that are kept, in groups, and where everything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dosiscope.app.choices import (
    CONTOUR_HALO,
    CONTOUR_NAMES,
    HIDE_IDENTITY,
    LANGUAGE,
    LEVEL_DASHES,
    LEVEL_PALETTE,
    LIGHT_THEME,
    MOUSE,
    NAME_IN_TITLE,
    PICTURES,
    REMEMBER_FOLDERS,
    ROI_PALETTE,
    TEXT_SCALE,
    TEXT_SCALES,
)
from dosiscope.app.features.colour_vision import OF_FILE, USUAL, palette_choices
from dosiscope.app.features.preferences import text_size_text
from dosiscope.app.languages import ENGLISH, available
from dosiscope.core.language import tr
from dosiscope.resources.palettes import LEVEL_PALETTES, ROI_PALETTES
from dosiscope.resources.theme import GRID
from dosiscope.viewer.mouse_scheme import MouseScheme
from dosiscope.viewer.picture_area import ARRANGEMENTS
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.text import Paragraph, tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dosiscope.app.features.kept_places import KeptPlace
    from dosiscope.app.setting import Setting
    from dosiscope.app.settings import Settings

T = TypeVar("T")
Row = tuple[str, QWidget]

_SIZE: Final = (640, 480)  # px
_RESET: Final = tr("Take every choice of this dialog back to what it was at first?")
_RESET_MORE: Final = tr(
    "The look of contours, schemes of colours, your limits of the plan check and the "
    "parts of the report go back too, and recent folders are forgotten. Archives, the "
    "receiver and what is remembered of goals stay; so does whether identity is hidden."
)
_AT_ONCE: Final = tr(
    "What you choose holds at once, here; in other windows when they start."
)
_NOT_KEPT: Final = tr(
    "The settings cannot be written: what you choose holds until the program ends."
)


class SettingsDialog(QDialog):
    """Every choice holds at once; the menus show the same ones.

    Attributes
    ----------
    network_wanted
        Archives and the receiver are to be set: they have a dialog of their own.
    """

    network_wanted = Signal()

    def __init__(
        self,
        settings: Settings,
        places: Sequence[KeptPlace],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setSizeGripEnabled(True)
        self._settings = settings
        self._shows: list[Callable[[], None]] = []
        self._paths: list[QLineEdit] = []
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Groups of settings"))
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for title, rows, words in (
            (tr("Appearance"), self._appearance(), ""),
            (tr("Pictures"), self._pictures(), ""),
            (tr("Privacy"), self._privacy(), ""),
            (tr("Network"), self._network(), ""),
            (tr("Places"), self._places(places), _NOT_KEPT if self._is_lost else ""),
        ):
            self.tabs.addTab(_page(rows, words), title)
        self.reset = QPushButton(tr("Reset…"))
        self.reset.setToolTip(tr("Take all choices back to what they were at first"))
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self._reset)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(self.tabs, 1)
        column.addWidget(Paragraph(_AT_ONCE, role="secondary", size="small"))
        column.addWidget(self.buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        settings.changed.connect(self._show)
        screen_identity.changed.connect(self._show)
        self._show()

    @property
    def _is_lost(self) -> bool:
        return not self._settings.can_be_kept

    def _show(self, _key: str = "") -> None:
        """Show what is chosen now, here or in a menu."""
        for show in self._shows:
            show()
        modes = QLineEdit.EchoMode
        hidden = screen_identity.is_hidden  # a path can hold a patient's name
        for field in self._paths:
            field.setEchoMode(modes.Password if hidden else modes.Normal)

    # --- the groups ----------------------------------------------------------------

    def _appearance(self) -> list[Row]:
        sizes = [(one, text_size_text(one), "") for one in TEXT_SCALES]
        of_rois = palette_choices(ROI_PALETTES, OF_FILE)
        of_levels = palette_choices(LEVEL_PALETTES, USUAL)
        return [
            *self._language(),
            self._choice(
                LIGHT_THEME,
                [(False, tr("Dark"), ""), (True, tr("Light"), "")],
                tr("Theme"),
            ),
            self._choice(TEXT_SCALE, sizes),
            self._choice(ROI_PALETTE, of_rois),
            self._choice(LEVEL_PALETTE, of_levels),
            self._switch(LEVEL_DASHES),
        ]

    def _language(self) -> list[Row]:
        """Return the row of languages; none where there is but one to choose."""
        names = available()
        if len(names) == 1:
            return []
        spoken = [("" if code == ENGLISH else code, n, "") for code, n in names.items()]
        name, box = self._choice(LANGUAGE, spoken)
        return [(name, _with_hint(box, tr("Another one holds from the next start")))]

    def _pictures(self) -> list[Row]:
        shown = [
            ("" if n == 0 else one.name, one.text, one.tip)
            for n, one in enumerate(ARRANGEMENTS)
        ]
        schemes = [
            ("" if n == 0 else str(one), one.text, _told(one))
            for n, one in enumerate(MouseScheme)
        ]
        return [
            self._choice(PICTURES, shown, alike={ARRANGEMENTS[0].name: ""}),
            self._choice(MOUSE, schemes, alike={str(MouseScheme.RADIOTHERAPY): ""}),
            self._switch(
                CONTOUR_HALO, tr("So that every colour is seen on bright images")
            ),
            self._switch(CONTOUR_NAMES),
        ]

    def _privacy(self) -> list[Row]:
        return [
            self._switch(
                HIDE_IDENTITY,
                tr("Names, IDs, birth dates and paths, as for demonstration"),
            ),
            self._switch(
                NAME_IN_TITLE, tr("Titles appear in task bars and screen sharing")
            ),
            self._switch(
                REMEMBER_FOLDERS,
                tr(
                    "A folder's name can hold a patient's name; switched off, they are "
                    "forgotten"
                ),
            ),
        ]

    def _network(self) -> list[Row]:
        button = QPushButton(tr("Archives and receiver…"))
        button.setAutoDefault(False)
        button.clicked.connect(self.network_wanted)
        words = Paragraph(
            tr(
                "Addresses, AE titles, encryption and the inbox are set in a dialog of "
                "their own. Passwords are not kept."
            ),
            role="secondary",
        )
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        beside = QWidget()
        beside.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        return [("", words), ("", beside)]

    def _places(self, places: Iterable[KeptPlace]) -> list[Row]:
        rows: list[Row] = []
        for place in places:
            if not place.path:
                rows.append((place.name, Paragraph(place.words, role="secondary")))
                continue
            field = QLineEdit(place.path)
            field.setReadOnly(True)
            field.setCursorPosition(0)
            field.setAccessibleName(place.name)
            field.setToolTip(tip(place.words))
            copy = quiet_button("copy", tr("Copy the path: {name}", name=place.name))
            copy.setAutoDefault(False)
            copy.clicked.connect(
                lambda _=False, path=place.path: QApplication.clipboard().setText(path)
            )
            beside = QWidget()
            row = QHBoxLayout(beside)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(GRID)
            row.addWidget(field, 1)
            row.addWidget(copy)
            beside.setFocusProxy(field)
            self._paths.append(field)
            rows.append((place.name, beside))
        return rows

    # --- one choice ------------------------------------------------------------------

    def _choice(
        self,
        setting: Setting[T],
        choices: Iterable[tuple[T, str, str]],
        name: str = "",
        alike: dict[T, T] | None = None,
    ) -> Row:
        """Return a box for one of several; ``alike`` are values that mean others."""
        box, settings = QComboBox(), self._settings
        box.setAccessibleName(name or tr(setting.words))
        for n, (value, text, hint) in enumerate(choices):
            box.addItem(text, value)
            box.setItemData(n, tip(hint), Qt.ItemDataRole.ToolTipRole)

        def show() -> None:
            now = settings.get(setting)
            box.setCurrentIndex(box.findData((alike or {}).get(now, now)))

        box.activated.connect(lambda n: settings.set(setting, box.itemData(n)))
        self._shows.append(show)
        return name or tr(setting.words), box

    def _switch(self, setting: Setting[bool], hint: str = "") -> Row:
        box, settings = QCheckBox(tr(setting.words)), self._settings
        box.clicked.connect(lambda on: settings.set(setting, on))
        self._shows.append(lambda: box.setChecked(settings.get(setting)))
        return "", _with_hint(box, hint) if hint else box

    def _reset(self) -> None:
        answer = QMessageBox.question(
            self, tr("Reset the settings"), f"{_RESET}\n\n{_RESET_MORE}"
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._settings.reset()


def _with_hint(box: QWidget, hint: str) -> QWidget:
    """Return what is chosen with, and a hint below it."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, GRID)
    column.setSpacing(0)
    column.addWidget(box)
    column.addWidget(Paragraph(hint, role="secondary", size="small"))
    box.setAccessibleDescription(hint)
    both.setFocusProxy(box)
    return both


def _told(scheme: MouseScheme) -> str:
    return "; ".join(f"{what}: {does}" for what, does in scheme.lines)


def _page(rows: Iterable[Row], words: str) -> QScrollArea:
    """Return a page of rows that scrolls where it has no room."""
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(3 * GRID, 4 * GRID, 3 * GRID, 3 * GRID)
    form.setVerticalSpacing(3 * GRID)
    form.setHorizontalSpacing(4 * GRID)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for name, widget in rows:
        if name:
            label = QLabel(name)
            label.setBuddy(widget)
            form.addRow(label, widget)
        else:
            form.addRow(widget)
    if words:
        form.addRow(Paragraph(words, role="caution"))
    area = QScrollArea()
    area.setAccessibleName(tr("Contents of the page"))
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
