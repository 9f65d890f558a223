"""F1 opens what is told about the panel or dialog that is used."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTabBar, QWidget

import dosiscope.app
import dosiscope.viewer
from dosiscope.app.features.go_to import PointDialog
from dosiscope.app.features.help import Help
from dosiscope.app.features.help_topics import (
    GENERAL,
    INDEX,
    TOPICS,
    _topic_of_entry,
    topic_of,
)
from dosiscope.core.plan_check.item import ItemOutcome, ItemResult
from dosiscope.core.plan_check.items import items
from dosiscope.resources.help_pages import anchor_of, anchors_of, contents, read_page
from dosiscope.viewer.help.window import HelpWindow
from dosiscope.viewer.panels.plan_check import PlanCheckPanel
from support.cases import write_good
from support.synthetic.build import write_case
from support.synthetic.off_slice import EXAMPLES, example_case
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


@pytest.mark.parametrize("target", sorted({INDEX, GENERAL, *TOPICS.values()}))
def test_what_a_topic_leads_to_is_there(target: str) -> None:
    name, _, anchor = target.partition("#")
    text = read_page(name)
    assert text is not None
    assert not anchor or anchor in anchors_of(text)
    listed = {page.name for chapter in contents() for page in chapter.pages}
    assert name in listed | {INDEX}


def _classes(of: type) -> Iterator[type]:
    kinds: list[type] = of.__subclasses__()
    for kind in kinds:
        yield kind
        yield from _classes(kind)


def test_every_dialog_has_its_topic() -> None:
    for package in (dosiscope.app, dosiscope.viewer):
        (root,) = map(Path, package.__path__)
        for path in root.rglob("*.py"):
            if "Dialog)" in path.read_text(encoding="utf-8"):
                below = path.relative_to(root).with_suffix("").parts
                importlib.import_module(".".join((package.__name__, *below)))
    dialogs = [
        kind for kind in _classes(QDialog) if kind.__module__.startswith("dosiscope.")
    ]
    assert len(dialogs) > 15
    for kind in dialogs:
        assert {base.__name__ for base in kind.__mro__} & set(TOPICS), kind


def test_every_panel_has_its_topic(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    for name, dock in window.docks.items():
        dock.show()
        dock.raise_()
        QApplication.processEvents()
        panel = dock.widget()
        kinds = {type(one).__name__ for one in (panel, *panel.findChildren(QWidget))}
        assert kinds & set(TOPICS), name
        assert topic_of(panel) != GENERAL, name


def _help_of(parent: QWidget) -> HelpWindow:
    found = parent.findChildren(
        HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    (made,) = found
    return made


def test_f1_opens_the_heading_of_the_panel_with_the_focus(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    seen = set()
    for name, dock in window.docks.items():
        dock.show()
        dock.raise_()
        QApplication.processEvents()
        inside = next(
            (
                one
                for one in dock.widget().findChildren(QWidget)
                if one.focusPolicy() & Qt.FocusPolicy.TabFocus
                and one.isVisible()
                and one.isEnabled()
            ),
            None,
        )
        if inside is None:
            continue  # it has nothing that can be used in this case
        window.activateWindow()
        inside.setFocus()
        qtbot.waitUntil(inside.hasFocus)
        qtbot.keyClick(inside, Qt.Key.Key_F1)
        shown = _help_of(window)
        assert shown.isVisible()
        assert shown.target == topic_of(inside) != GENERAL, name
        seen.add(name)
    assert len(seen) > len(window.docks) - 3, seen


def test_every_rule_has_its_heading_among_the_messages() -> None:
    from dosiscope.core.rules import rules

    assert {rule for rule in rules() if not _topic_of_entry(rule)} == set()


def test_every_item_of_the_plan_check_has_its_heading() -> None:
    for id_, item in items().items():
        page, _, anchor = _topic_of_entry(id_).partition("#")
        assert anchor in anchors_of(read_page(page) or ""), id_
        assert anchor == anchor_of(f"{id_} {item.title}")


def test_the_selected_item_of_the_plan_check_is_told_of(qtbot: QtBot) -> None:
    panel = PlanCheckPanel(lambda menu: None)
    qtbot.addWidget(panel)
    item = next(iter(items().values()))
    assert topic_of(panel.view) == TOPICS["PlanCheckPanel"]
    outcome = ItemOutcome(item=item, result=ItemResult.PASS, message="It is.")
    panel.show_outcomes([outcome], "")
    panel.view.setCurrentIndex(panel.view.model().index(0, 0))
    assert topic_of(panel.view) == _topic_of_entry(item.id) != ""


def test_f1_on_a_finding_opens_what_it_means(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    write_case(example_case(EXAMPLES["f"]), tmp_path)
    open_and_wait(qtbot, window, tmp_path)
    window.docks["Checks"].raise_()
    view = window.late.checks.panel.view
    assert topic_of(view) == TOPICS["ChecksPanel"]
    for row in range(view.model().rowCount()):
        index = view.model().index(row, 0)
        view.setCurrentIndex(index)
        if view.selected():
            break
    rule = view.help_entry
    assert rule in {row.finding.rule for row in view.selected() if row.finding}
    rule = rule.partition("/")[0]
    assert topic_of(view).startswith(f"messages.md#{rule.lower()}-")
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_F1)
    block = _help_of(window).page.textCursor().block()
    assert block.text().startswith(f"{rule} (")


def test_f1_opens_the_page_of_the_picture(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    window.activateWindow()
    window.pictures.current.setFocus()
    qtbot.waitUntil(window.pictures.current.hasFocus)
    qtbot.keyClick(window.pictures.current, Qt.Key.Key_F1)
    assert _help_of(window).target == TOPICS["PictureArea"]
    page = _help_of(window).page
    qtbot.waitUntil(page.hasFocus)
    qtbot.keyClick(page, Qt.Key.Key_F1)
    assert _help_of(window).target == INDEX


def test_f1_is_about_the_panel_whose_tab_was_clicked_until_the_picture_is_used(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    (bar,) = (bar for bar in window.findChildren(QTabBar) if bar.count() > 3)
    picture = window.pictures.current
    window.activateWindow()
    picture.setFocus()
    qtbot.waitUntil(picture.hasFocus)

    def f1() -> str:
        qtbot.keyClick(picture, Qt.Key.Key_F1)
        shown = _help_of(window)
        target = shown.target
        shown.close()
        window.activateWindow()
        qtbot.waitUntil(picture.hasFocus)  # its keys go on being its own
        return target

    for at in (2, 0, 0, 4):  # also the one that is in front already
        place = bar.tabRect(at).center()
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
        panel = window.docks[bar.tabText(at)].widget()
        assert f1() == topic_of(panel) != GENERAL
        assert f1() == topic_of(panel)  # again, after the help was closed
    qtbot.mouseClick(picture.viewport(), Qt.MouseButton.LeftButton)
    assert f1() == TOPICS["PictureArea"]


def test_f1_helps_in_a_dialog_that_keeps_the_window_waiting(
    qtbot: QtBot, window: Window
) -> None:
    dialog = PointDialog((0.0, 0.0, 0.0), window)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    field = dialog.fields[1]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_F1)
    # it belongs to the dialog: else it would be waiting as well
    assert _help_of(dialog).isVisible()
    assert _help_of(dialog).target == TOPICS["PointDialog"]
    dialog.close()


def test_the_innermost_widget_decides(qtbot: QtBot, window: Window) -> None:
    label = QLabel(window.dvh)
    assert topic_of(label) == TOPICS["DvhPanel"]
    assert topic_of(window) == topic_of(None) == GENERAL


def test_the_menu_has_the_contents_and_the_first_review(
    qtbot: QtBot, window: Window
) -> None:
    window.menus.actions["help_contents"].trigger()
    assert _help_of(window).page.name == INDEX
    window.menus.actions["first_review"].trigger()
    assert _help_of(window).page.name == "first-review.md"
    assert feature(window, Help) is not None


_PARTS = """
import sys
import dosiscope.app.features.table
print([name for name in sys.modules if "help.window" in name or "help_pages" in name])
"""


def test_nothing_of_it_is_imported_before_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PARTS],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
