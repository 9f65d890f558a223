"""The window in a language of signs, as a process of its own: what is foreign or cut.

    python -m support.pseudo_window FOLDER [PICTURE]

opens a case and prints as JSON what stands on every panel and dialog, in menus and tips
without having come through `dosiscope.core.language`, and what has no room.  The
language is set before anything with words is imported, as the program does it.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.languages import NAMES
from dosiscope.core.translator import Translated, set_translator
from support.pseudo import BEGIN, END, pseudo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu, QTabBar, QWidget

    from dosiscope.app.window import Window

_MARKED = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
# lines of a text that is broken, or cut with dots
_OPEN = re.compile(f"^[^{BEGIN}{END}]*{END}|{BEGIN}[^{BEGIN}{END}]*$")
_WORD = re.compile(r"[A-Za-z]{3,}")
# objects are called in every language as the standard does
_KINDS = re.compile(r"(CT|RT|MR) (Structure Set|Images?|Dose|Plan)|PET Images?")
_ELIDED = re.compile(r"\w+…$")  # a word that has no more room is not known by its end
_TAG = re.compile(r"<[^>]*>")
# keys of the tip of an action, and units, are the same in every language
_KEYS = re.compile(
    r"\((Ctrl|Shift|Alt|F\d|Space|Home|End|Pg|Del|[\w,.?!])[^()]*\)|MU/min"
)
# of the standard, of files, of the trade
EVERYWHERE = (
    "BED BEV CSV DICOM DVH DVHs Dosiscope EQD External HTML JSON Letter PDF PET PTV "
    "ROI SSD TARGET VOLUME dcm"
).split()
# attributes of DICOM with their tags, and the papers that a check is from
_CITED = re.compile(r"\([0-9A-F]{4},[0-9A-F]{4}\) |MPPG |AAPM ")


def is_of_others(widget: QWidget) -> bool:
    """Whether Qt words it, or it is a key of the keyboard."""
    from PySide6.QtWidgets import QDialogButtonBox, QTabBar

    above = widget.parentWidget()
    return (
        isinstance(above, QTabBar)
        or (isinstance(above, QDialogButtonBox) and not widget.toolTip())
        or widget.property("keycap") is True
    )


def untranslated(text: str, data: frozenset[str]) -> list[str]:
    """Return the words of a text that are neither translated nor data of the case."""
    text = _KINDS.sub(" ", _KEYS.sub(" ", _TAG.sub(" ", text)))
    before = None
    while before != text:  # a text may stand in a field of another
        before, text = text, _MARKED.sub(" ", text)
    text = _ELIDED.sub(" ", _OPEN.sub(" ", text))
    return [word for word in _WORD.findall(text) if word not in data]


def texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Return what a widget says: where, and the text."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractItemView,
        QComboBox,
        QGroupBox,
        QHeaderView,
        QLabel,
        QLineEdit,
        QTabBar,
    )

    yield "tip", widget.toolTip()
    yield "name", widget.accessibleName()
    if widget.isWindow():
        yield "title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    elif isinstance(widget, QGroupBox):
        yield "title", widget.title()
    elif isinstance(widget, QLineEdit):
        yield "placeholder", widget.placeholderText()
    elif isinstance(widget, QComboBox):
        for n in range(widget.count()):
            yield "choice", widget.itemText(n)
    elif isinstance(widget, QTabBar):
        for n in range(widget.count()):
            yield "tab", widget.tabText(n)
            yield "tip", widget.tabToolTip(n)
    elif isinstance(widget, QHeaderView) and (model := widget.model()):
        for n in range(widget.count()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                told = model.headerData(n, widget.orientation(), role)
                yield "heading", told if isinstance(told, str) else ""
    elif isinstance(widget, QAbstractItemView):
        yield from cells_of(widget)


def cells_of(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    """Return what stands in a table, a tree or a list."""
    from PySide6.QtWidgets import QTableView, QTableWidget, QTreeView

    model, columns = view.model(), 1
    if model is None or isinstance(
        view, QTableWidget
    ):  # rules of names, which are data
        return
    if isinstance(view, QTableView):
        columns = view.horizontalHeader().count()
    elif isinstance(view, QTreeView):
        columns = view.header().count()
    for row in range(model.rowCount()):
        for column in range(columns):
            told = model.index(row, column).data()
            if isinstance(told, str) and not is_cited(told):
                yield "cell", told


def is_cited(text: str) -> bool:
    """Whether it is the name of an attribute, or the paper that a check is from."""
    from dosiscope.viewer.details_rows import ATTRIBUTES, OWN_WORDS

    is_attribute = text in ATTRIBUTES and text not in OWN_WORDS
    return is_attribute or _CITED.match(text) is not None


def of_menu(menu: QMenu) -> Iterator[tuple[str, str]]:
    """Return what stands in a menu and those within it."""
    from PySide6.QtWidgets import QMenu

    menu.aboutToShow.emit()
    for action in menu.actions():
        yield "menu", action.text().replace("&", "")
        yield "tip", action.toolTip()
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from of_menu(inner)


def is_cut(widget: QWidget) -> bool:
    """Whether a label, a button or a choice has less room than its text takes."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabBar

    if isinstance(widget, QComboBox):
        return _is_choice_cut(widget)
    if isinstance(widget, QTabBar):
        return _is_a_tab_cut(widget)
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return False
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            return widget.height() < needed - 1
        if type(widget) is not QLabel:  # elided, with the whole as its tip
            return False
    return widget.width() < widget.minimumSizeHint().width() - 1


def texts_cut(widget: QWidget) -> Iterator[str]:
    """Return what a widget that is in sight says with less room than it takes."""
    yield from headings_cut(widget)
    is_seen = widget.isVisible() and not widget.visibleRegion().isEmpty()
    if (is_seen or (widget.isVisible() and not widget.width())) and is_cut(widget):
        yield str(widget.property("text") or widget.property("currentText"))


def headings_cut(widget: QWidget) -> Iterator[str]:
    """Return the headings of a table that have less room than their text takes."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QHeaderView

    if not isinstance(widget, QHeaderView) or not widget.isVisible():
        return
    across = Qt.Orientation.Horizontal
    if widget.orientation() is not across or (model := widget.model()) is None:
        return
    for n in range(widget.count()):
        told = model.headerData(n, across, Qt.ItemDataRole.DisplayRole)
        if isinstance(told, str) and 0 < widget.sectionSize(n):
            needed = widget.fontMetrics().horizontalAdvance(told)
            if widget.sectionSize(n) < needed:
                yield told


def _is_a_tab_cut(bar: QTabBar) -> bool:
    """Whether a tab has no room for its name, and no list has it."""
    from dosiscope.app.tab_list import TabList

    tabs = [bar.tabRect(n) for n in range(bar.count()) if bar.isTabVisible(n)]
    listed = bar.findChild(TabList)
    is_listed = listed is not None and listed.isVisible()
    return not is_listed and not all(bar.rect().contains(tab) for tab in tabs)


def _is_choice_cut(box: QComboBox) -> bool:
    """Whether what is chosen has less room than it takes; a name of a file may."""
    from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

    if not _MARKED.fullmatch(box.currentText()):
        return False
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxEditField,
        box,
    )
    return room.width() < box.fontMetrics().horizontalAdvance(box.currentText())


class Painted:
    """What is painted rather than said by a widget: every text that a painter draws."""

    def __init__(self) -> None:
        from PySide6.QtGui import QPainter, QPainterPath

        self.texts: dict[str, None] = {}
        for kind, name in ((QPainter, "drawText"), (QPainterPath, "addText")):
            setattr(kind, name, self._noting(getattr(kind, name)))

    def _noting(self, draw: Callable[..., object]) -> Callable[..., object]:
        def noting(*arguments: object) -> object:
            told = [one for one in arguments if isinstance(one, str)]
            self.texts |= dict.fromkeys(told)
            return draw(*arguments)

        return noting


def examine(
    window: Window, painted: Painted, data: frozenset[str]
) -> dict[str, object]:
    """Return what is not translated and what is cut, of panels, menus and dialogs."""
    from PySide6.QtWidgets import QApplication, QMenu, QWidget

    from support.dialogs import each_dialog

    not_translated: dict[str, None] = {}
    cut: dict[str, None] = {}
    count = 0

    def look(where: str, widget: QWidget) -> None:
        nonlocal count
        for one in [widget, *widget.findChildren(QWidget)]:
            if not one.isVisibleTo(widget) or is_of_others(one):
                continue
            kind = type(one).__name__
            for what, text in texts_of(one):
                count += bool(text)
                if untranslated(text, data):
                    not_translated[f"{where}: {kind} {what}: {text}"] = None
            cut.update((f"{where}: {kind}: {told}", None) for told in texts_cut(one))

    for name, dock in window.docks.items():
        dock.show()
        dock.raise_()
        for _ in range(5):  # some rows are laid out anew when they know their width
            QApplication.processEvents()
        look(name, dock)
    look("window", window)
    for text in painted.texts:
        count += 1
        if untranslated(text, data):
            not_translated[f"painted: {text}"] = None
    dialogs = set()
    with pytest.MonkeyPatch.context() as patched:
        for name, dialog in each_dialog(window, patched):
            dialogs.add(name)
            look(name, dialog)
    for action in window.menu_bar.actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        for what, text in of_menu(menu):
            count += bool(text)
            if untranslated(text, data):
                not_translated[f"{action.text()}: {what}: {text}"] = None
    return {
        "not_translated": [*not_translated],
        "cut": [*cut],
        "count": count,
        "dialogs": sorted(dialogs),
    }


def main() -> None:
    """Open the folder of the command line and print what was found."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    set_translator(pseudo)
    from PySide6.QtWidgets import QApplication

    from dosiscope.app.gui import application
    from dosiscope.app.window import Window
    from support.look import dress
    from support.windows import open_in, own_settings

    painted = Painted()
    app = application()
    dress(app)
    with tempfile.TemporaryDirectory() as folder:
        window = Window(own_settings(Path(folder)))
        window.resize(1366, 768)
        window.show()
        open_in(window, Path(sys.argv[1]))
        while window.session.is_busy or window.review.case is None:
            QApplication.processEvents()
        for _ in range(50):
            QApplication.processEvents()
        words = _data_of(window)
        print(json.dumps(examine(window, painted, words), ensure_ascii=False))
        if sys.argv[2:]:
            window.grab().save(sys.argv[2])
        sys.stdout.flush()
        os._exit(0)


def _data_of(window: Window) -> frozenset[str]:
    """Return the words of the files, and names that are the same everywhere."""
    case = window.review.case
    assert case is not None
    files = (case.ct, case.structure_set, case.plan, *case.doses)
    told = " ".join([*_strings(files), sys.argv[1]])
    return frozenset({*EVERYWHERE, *NAMES.values(), *_WORD.findall(told)})


def _strings(value: object) -> Iterator[str]:
    """Return the texts of the files, without the names of our fields."""
    if isinstance(value, str):
        # of words of our own only those in capitals are terms of the standard
        if value.isupper() or not isinstance(value, Enum | Translated):
            yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _strings([*value.values()])
    elif isinstance(value, Iterable) and not hasattr(value, "dtype"):
        for one in value:
            yield from _strings(one)


if __name__ == "__main__":
    main()
