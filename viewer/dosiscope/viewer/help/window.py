"""The window of the documentation: contents, a page, words that are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.core.translator import is_english
from dosiscope.resources.help_pages import INDEX, all_words, contents, spoken
from dosiscope.resources.theme import GRID
from dosiscope.viewer.help import HAS_KEY
from dosiscope.viewer.help.page import PageView
from dosiscope.viewer.widgets.buttons import quiet_button
from dosiscope.viewer.widgets.filter_field import FilterField
from dosiscope.viewer.widgets.text import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextCursor

    from dosiscope.resources.help_pages import HelpPage

_NAME: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (1040, 720)
_SIDE: Final = 272  # px of the contents
_SHARE: Final = 0.92  # of the screen that it takes at most


class HelpWindow(QDialog):
    """Stays beside the window that it is opened from, and does not keep it waiting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Help"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setModal(False)
        self.setProperty(HAS_KEY, True)
        room = self.screen().availableGeometry().size() * _SHARE
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))
        self._been: list[tuple[str, int]] = []  # a page, and how far it was scrolled
        self._at = -1
        self._found: list[QTextCursor] = []
        self._shown = -1
        self.page = PageView()
        self.contents = _tree()
        self.field = FilterField(
            tr("Find in the help"), tr("Ctrl+F; Return: next place")
        )
        self.field.setAccessibleName(tr("Find in the help"))
        self.told = Line(role="secondary")
        self.told.setAccessibleName(tr("What was found"))
        self.back = _button("chevron-left", tr("Back"), "Alt+Left", self.go_back)
        self.forth = _button("chevron-right", tr("Forward"), "Alt+Right", self.go_forth)
        self.home = _button("list", tr("Contents"), "Alt+Home", self.go_home)
        self.before = _button(
            "chevron-up", tr("Place before"), "Shift+Return", self.step_back
        )
        self.next = _button("chevron-down", tr("Next place"), "Return", self.step)
        split = QSplitter()
        split.addWidget(self.contents)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setSizes([_SIDE, self.width() - _SIDE])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(self._tools())
        column.addWidget(split, 1)
        self.page.wanted.connect(self.go_to)
        self.contents.itemActivated.connect(self._choose)
        self.contents.itemClicked.connect(self._choose)
        self.field.textChanged.connect(self._search)
        self._add_keys()
        self._mark()

    @classmethod
    def beside(cls, parent: QWidget) -> HelpWindow:
        """Return the help of a window, which is made when it is first asked for."""
        made = parent.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return made or cls(parent)

    def open_at(self, target: str) -> None:
        """Show a page, at a heading where one is named, in front of all else."""
        self.show()  # first: where a heading stands depends on the width
        self.activateWindow()
        self.go_to(target)
        self.page.setFocus()

    @property
    def target(self) -> str:
        """The page that is shown, with the heading where one was asked for."""
        return self._been[self._at][0] if self._at >= 0 else ""

    # --- from page to page -----------------------------------------------------------

    def go_to(self, target: str) -> None:
        """Show a page and remember the one before."""
        self._keep_place()
        if not self.page.show_page(target):
            self.told.setText(tr("No page of the help: {page}", page=target))
            return
        if self.target != target:
            self._been[self._at + 1 :] = [(target, 0)]
            self._at += 1
        self._show_page()

    def go_back(self) -> None:
        """Show the page before, where it was left."""
        self._return_to(self._at - 1)

    def go_forth(self) -> None:
        """Show the page from which one went back."""
        self._return_to(self._at + 1)

    def go_home(self) -> None:
        """Show the contents as a page."""
        self.go_to(INDEX)

    def _return_to(self, at: int) -> None:
        if not 0 <= at < len(self._been):
            return
        self._keep_place()
        self._at = at
        target, place = self._been[at]
        self.page.show_page(target)
        self.page.verticalScrollBar().setValue(place)
        self._show_page()

    def _keep_place(self) -> None:
        if self._at >= 0:
            place = self.page.verticalScrollBar().value()
            self._been[self._at] = self._been[self._at][0], place

    def _show_page(self) -> None:
        name = self.page.name
        for item in _items(self.contents):
            if item.data(0, _NAME) == name:
                self.contents.setCurrentItem(item)
                self.contents.scrollToItem(item)
                self.setWindowTitle(tr("Help: {page}", page=item.text(0)))
        self._mark()
        self._show_tools()

    def _choose(self, item: QTreeWidgetItem) -> None:
        if name := item.data(0, _NAME):
            self.go_to(name)

    # --- words that are looked for ---------------------------------------------------

    def _search(self, words: str) -> None:
        """Leave pages that have the words in the contents; mark them on this one."""
        wanted = spoken(words)
        texts = all_words() if wanted else {}
        for item in _items(self.contents):
            name = item.data(0, _NAME)
            if name:
                item.setHidden(bool(wanted) and wanted not in texts.get(name, ""))
        for item in _items(self.contents):
            below = [item.child(n) for n in range(item.childCount())]
            if below:
                is_seen = any(child and not child.isHidden() for child in below)
                if not item.data(0, _NAME):
                    item.setHidden(not is_seen)
                elif is_seen:
                    item.setHidden(False)
        self._mark()
        if self._found:
            self.step()

    def _mark(self) -> None:
        words = self.field.text().strip()
        self._found, self._shown = self.page.find_all(words), -1
        if not words:
            self.told.setText("" if is_english() else tr("The pages are in English"))
        elif self._found:
            places = counted(len(self._found), "place")
            self.told.setText(tr("{places} on this page", places=places))
        else:
            wanted = spoken(words)
            pages = sum(wanted in text for text in all_words().values())
            self.told.setText(
                tr(
                    "Not on this page, on {pages} at the left",
                    pages=counted(pages, "page"),
                )
            )
        self._show_tools()

    def step(self) -> None:
        """Go to the next place of the words on the page."""
        self._step(1)

    def step_back(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._found:
            return
        before = self._shown if self._shown >= 0 else (-1 if by > 0 else 0)
        self._shown = (before + by) % len(self._found)
        self.page.show_found(self._found, self._shown)
        self.told.setText(
            tr(
                "{n} of {count} on this page",
                n=self._shown + 1,
                count=len(self._found),
            )
        )

    # --- its parts -------------------------------------------------------------------

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, 3 * GRID, 0)
        row.setSpacing(GRID)
        for button in (self.back, self.forth, self.home):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.told)
        row.addWidget(self.before)
        row.addWidget(self.next)
        self.field.setFixedWidth(280)
        row.addWidget(self.field)
        return row

    def _show_tools(self) -> None:
        self.back.setEnabled(self._at > 0)
        self.forth.setEnabled(self._at + 1 < len(self._been))
        for button in (self.before, self.next):
            button.setEnabled(bool(self._found))

    def _add_keys(self) -> None:
        for keys, run in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forth),
            ("Alt+Home", self.go_home),
            ("F1", self.go_home),
            ("Ctrl+F", self._find),
            ("F3", self.step),
            ("Shift+F3", self.step_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        for keys, run in (("Return", self.step), ("Shift+Return", self.step_back)):
            key = QShortcut(QKeySequence(keys), self.field)
            key.setContext(Qt.ShortcutContext.WidgetShortcut)
            key.activated.connect(run)

    def _find(self) -> None:
        self.field.setFocus()
        self.field.selectAll()


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(tr("Contents"))
    tree.setHeaderHidden(True)
    tree.setIndentation(3 * GRID)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.ensurePolished()  # rows are as high as the style says
    for chapter in contents():
        head = QTreeWidgetItem([chapter.title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        letters = tree.font()
        letters.setWeight(letters.Weight.DemiBold)
        head.setFont(0, letters)
        tree.addTopLevelItem(head)
        for page in chapter.pages:
            head.addChild(_item(page))
        head.setExpanded(True)
    return tree


def _item(page: HelpPage) -> QTreeWidgetItem:
    item = QTreeWidgetItem([page.title])
    item.setData(0, _NAME, page.name)
    item.setToolTip(0, page.title)
    for below in page.pages:
        item.addChild(_item(below))
    return item


def _items(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    at = QTreeWidgetItemIterator(tree)
    while (item := at.value()) is not None:
        yield item
        at += 1


def _button(icon: str, name: str, keys: str, do: Callable[[], object]) -> QPushButton:
    button = quiet_button(icon, name, f"{name} ({keys})")
    button.clicked.connect(do)
    button.setAutoDefault(False)
    return button
