from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from dosiscope.core.progress import Progress
from dosiscope.viewer.widgets.empty_state import EmptyState
from dosiscope.viewer.widgets.facts import Facts
from dosiscope.viewer.widgets.notice import Notice
from dosiscope.viewer.widgets.progress_strip import ProgressStrip
from dosiscope.viewer.widgets.section import scrolling
from dosiscope.viewer.widgets.text import Line, Paragraph, tip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


def test_a_line_elides_and_keeps_all_in_the_tooltip(qtbot: QtBot) -> None:
    line = Line("Femoral head left, from the planning system")
    qtbot.addWidget(line)
    line.resize(60, 20)
    line.show()
    assert line.text().startswith("Femoral head left")
    assert "planning system" in line.toolTip()
    line.resize(600, 20)
    assert line.toolTip() == ""


def test_text_of_files_is_never_markup(qtbot: QtBot) -> None:
    line = Line("<img src=x> A & B")
    qtbot.addWidget(line)
    assert line.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;img" in tip(line.text())


def test_a_paragraph_breaks_words_that_are_too_long(qtbot: QtBot) -> None:
    uid = "1.2.840.113619.2.55.3.2831868886.765.1184834023.467"
    paragraph = Paragraph(uid)
    qtbot.addWidget(paragraph)
    one = paragraph.heightForWidth(2000)
    assert paragraph.heightForWidth(100) > 3 * one


def test_empty_values_are_dashes(qtbot: QtBot) -> None:
    facts = Facts([("Study ID", ""), ("Accession no.", "  ")])
    qtbot.addWidget(facts)
    assert [value for _, value in facts.rows()] == ["—", "—"]
    facts.set_rows([("Only", "one")])
    assert facts.rows() == [("Only", "one")]


def test_the_empty_window_offers_four_ways(qtbot: QtBot) -> None:
    empty = EmptyState()
    qtbot.addWidget(empty)
    signals = (
        empty.open_folder,
        empty.open_files,
        empty.open_archive,
        empty.open_demo,
    )
    for button, signal in zip(empty.buttons, signals, strict=True):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, LEFT)


def test_a_notice_says_its_sentence_and_closes(qtbot: QtBot) -> None:
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.show_error("The file a.dcm cannot be read: it ends in the middle.")
    assert not notice.isHidden()
    assert (notice.tone, notice.text()[:10]) == ("bad", "The file a")
    notice.show_caution("")
    assert notice.isHidden()


def test_progress_tells_how_far_and_stops(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.show()
    strip.show_progress(Progress(3, 12, "Reading CT"))
    assert strip.what.text() == "Reading CT"
    assert strip.count.text() == "3 of 12"
    assert strip.bar.value() == 3
    strip.hide()  # that work is at its end
    strip.show_progress(Progress(5, 0, "Looking for files"))
    assert strip.count.text() == ""
    assert strip.bar.maximum() == 0
    with qtbot.waitSignal(strip.cancelled):
        qtbot.mouseClick(strip.cancel, LEFT)


def test_of_many_steps_the_last_is_shown_a_little_later(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.show()
    shown: list[int] = []
    strip.bar.valueChanged.connect(shown.append)
    for n in range(1, 1001):
        strip.show_progress(Progress(n, 1000, "Reading CT"))
    assert shown == [1]
    assert strip._soon.interval() == 100  # ms: ten times a second
    qtbot.waitUntil(lambda: shown[-1] == 1000)
    assert shown == [1, 1000]


def test_no_line_stands_below_a_group_of_which_nothing_is_shown(qtbot: QtBot) -> None:
    parts = [QLabel(text) for text in "abcd"]
    first, second, third, fourth = parts
    panel = QWidget()
    qtbot.addWidget(panel)
    area = scrolling(first, None, second, third, None, fourth, panel=panel)
    lines = [one for one in area.findChildren(QFrame) if one.property("line")]
    assert [one.isHidden() for one in lines] == [False, False]
    second.hide()
    assert [one.isHidden() for one in lines] == [False, False]
    third.hide()
    assert [one.isHidden() for one in lines] == [False, True]
    second.show()
    assert [one.isHidden() for one in lines] == [False, False]
