"""The window of the documentation: links, the way back, words that are looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextTable

from dosiscope.core.translator import set_translator
from dosiscope.resources import help_pages
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.help.window import HelpWindow
from dosiscope.viewer.style import apply_style
from support.look import dress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QTextBlock
    from PySide6.QtWidgets import QApplication, QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.help.page import PageView

_LINES = "\n\n".join(f"Line {n} of many." for n in range(80))
_FIRST = f"""# First

Some words, [the other](sub/other.md#the-place), [beyond](../else.py), `code`.

{_LINES}

## Below

| a | b |
|---|---|
| 1 | rare |
"""
_OTHER = f"""# Other

![A picture](../wide.png)

{_LINES}

## The place

Rare words are here, and rare they stay: [back](../first.md).

{_LINES}
"""


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    from PySide6.QtGui import QImage

    (tmp_path / "sub").mkdir()
    wide = QImage(3000, 30, QImage.Format.Format_RGB32)
    wide.fill(0)
    assert wide.save(str(tmp_path / "wide.png"))
    index = "# Pages\n\n## All\n\n- [First](first.md)\n- [Other](sub/other.md)\n"
    for name, text in (
        ("index.md", index),
        ("first.md", _FIRST),
        ("sub/other.md", _OTHER),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(help_pages, "_INSTALLED", tmp_path)
    monkeypatch.setattr("dosiscope.viewer.help.page.help_folder", lambda: tmp_path)
    help_pages.all_words.cache_clear()
    yield tmp_path
    help_pages.all_words.cache_clear()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, pages: Path) -> HelpWindow:
    dress(qapp)
    made = HelpWindow()
    qtbot.addWidget(made)
    made.resize(760, 500)
    return made


def blocks_of(page: PageView) -> Iterator[QTextBlock]:
    block = page.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_a_link_leads_to_the_heading_and_back_to_the_place(window: HelpWindow) -> None:
    window.open_at("first.md")
    window.page.verticalScrollBar().setValue(321)
    window.page.anchorClicked.emit(QUrl("sub/other.md#the-place"))
    assert window.target == "sub/other.md#the-place"
    bar = window.page.verticalScrollBar()
    (heading,) = (b for b in window.page.headings() if b.text() == "The place")
    top = window.page.document().documentLayout().blockBoundingRect(heading).top()
    assert 0 <= top - bar.value() <= 40
    window.go_back()
    assert (window.page.name, bar.value()) == ("first.md", 321)
    assert window.forth.isEnabled()
    window.go_forth()
    assert window.target == "sub/other.md#the-place"
    assert 0 <= top - bar.value() <= 40
    window.page.anchorClicked.emit(QUrl("../first.md"))
    assert window.target == "first.md"
    assert not window.forth.isEnabled()


def test_a_link_to_what_is_no_page_is_told(window: HelpWindow) -> None:
    window.open_at("first.md")
    window.page.anchorClicked.emit(QUrl("../else.py"))
    assert window.page.name == "first.md"
    assert window.told.text() == "No page of the help: ../else.py"


def test_in_another_language_it_says_that_the_pages_are_english(
    window: HelpWindow, qtbot: QtBot
) -> None:
    assert window.told.text() == ""
    set_translator(lambda text, meaning, number: f"[{text}]")
    try:
        foreign = HelpWindow()
        qtbot.addWidget(foreign)
        foreign.open_at("first.md")
        assert foreign.told.text() == "[The pages are in English]"
        foreign.field.setText("rare")
        assert "English" not in foreign.told.text()
        foreign.field.setText("")
        assert foreign.told.text() == "[The pages are in English]"
    finally:
        set_translator(None)


def test_code_has_room_below_its_last_line(window: HelpWindow) -> None:
    window.page._set("Before.\n\n```\none\n\ntwo\n```\n\nBehind.")
    below = {
        block.text(): block.blockFormat().bottomMargin()
        for block in blocks_of(window.page)
    }
    assert below["one"] == 0
    assert below["two"] > 0


def _names(window: HelpWindow) -> list[str]:
    chapter = window.contents.topLevelItem(0)
    assert chapter is not None
    items: list[QTreeWidgetItem | None] = [
        chapter.child(n) for n in range(chapter.childCount())
    ]
    return [item.text(0) for item in items if item and not item.isHidden()]


def test_words_are_found_on_the_page_and_pages_in_the_contents(
    window: HelpWindow,
) -> None:
    window.open_at("sub/other.md")
    window.field.setText("RARE")
    assert window.told.text() == "1 of 2 on this page"
    window.step()
    assert window.told.text() == "2 of 2 on this page"
    window.step()
    assert window.told.text() == "1 of 2 on this page"
    window.step_back()
    assert window.told.text() == "2 of 2 on this page"
    assert len(window.page.extraSelections()) == 2
    window.field.setText("some words")
    assert _names(window) == ["First"]
    assert window.told.text() == "Not on this page, on 1 page at the left"
    assert not window.next.isEnabled()
    window.field.clear()
    assert _names(window) == ["First", "Other"]
    assert window.told.text() == ""


def test_a_click_in_the_contents_opens_the_page(window: HelpWindow) -> None:
    window.open_at("first.md")
    chapter = window.contents.topLevelItem(0)
    assert chapter is not None
    window.contents.itemActivated.emit(chapter.child(1), 0)
    assert window.page.name == "sub/other.md"
    chosen = window.contents.currentItem()
    assert chosen is not None
    assert chosen.text(0) == "Other"
    assert window.windowTitle() == "Help: Other"


def test_a_picture_is_no_wider_than_the_page(window: HelpWindow) -> None:
    window.open_at("sub/other.md")
    page = window.page
    assert page.document().size().width() <= page.viewport().width()
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.slow
def test_both_themes_dress_the_page(window: HelpWindow, qapp: QApplication) -> None:
    window.open_at("first.md")
    window.page.verticalScrollBar().setValue(200)
    grounds = set()
    for theme in (DARK, LIGHT):
        apply_style(qapp, theme)
        heading = window.page.headings()[0]
        letters = heading.begin().fragment().charFormat()
        assert letters.foreground().color().name() == theme.text
        (table,) = (
            frame
            for frame in window.page.document().rootFrame().childFrames()
            if isinstance(frame, QTextTable)
        )
        grounds.add(table.cellAt(0, 0).format().background().color().name())
        assert window.page.verticalScrollBar().value() == 200
    assert len(grounds) == 2
    dress(qapp)


@pytest.mark.slow
def test_a_page_that_nobody_sees_is_dressed_when_it_is_shown_again(
    window: HelpWindow, qapp: QApplication
) -> None:
    window.open_at("first.md")
    window.close()
    apply_style(qapp, LIGHT)
    window.open_at("first.md")
    letters = window.page.headings()[0].begin().fragment().charFormat()
    assert letters.foreground().color().name() == LIGHT.text
    dress(qapp)
