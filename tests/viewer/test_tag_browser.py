from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from dosiscope.core.errors import NotReadableError
from dosiscope.core.tag_node import TagFile, TagNode
from dosiscope.viewer.tag_browser import TagBrowser
from dosiscope.viewer.widgets.columned import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.slow

ITEMS = 20_000


def leaf(number: int, keyword: str, value: str, vr: str = "LO") -> TagNode:
    tag = f"({number >> 16:04X},{number & 0xFFFF:04X})"
    return TagNode(
        number=number,
        tag=tag,
        keyword=keyword,
        vr=vr,
        value=value,
        whole=partial(str, value * 3),
    )


def item(n: int) -> TagNode:
    def grow() -> Iterator[TagNode]:
        yield leaf(0x30060022, "ROINumber", str(n), "IS")
        yield leaf(0x30060026, "ROIName", f"Organ {n}")

    return TagNode(
        number=-1,
        tag=f"Item {n}",
        keyword="",
        vr="",
        value=f"Organ {n}",
        whole=lambda: "",
        grow=grow,
    )


def tree(grown: list[int] | None = None) -> TagNode:
    def items() -> Iterator[TagNode]:
        if grown is not None:
            grown.append(1)
        return (item(n) for n in range(1, ITEMS + 1))

    def top() -> Iterator[TagNode]:
        yield leaf(0x00100010, "PatientName", "Test^Person", "PN")
        yield leaf(0x00104000, "PatientComments", "")
        yield TagNode(
            number=0x30060020,
            tag="(3006,0020)",
            keyword="StructureSetROISequence",
            vr="SQ",
            value=f"{ITEMS} items",
            whole=lambda: "",
            grow=items,
        )

    return TagNode(
        number=-1,
        tag="",
        keyword="",
        vr="",
        value="1,234 bytes",
        whole=lambda: "",
        grow=top,
    )


@pytest.fixture
def browser(qtbot: QtBot) -> TagBrowser:
    widget = TagBrowser()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def show(browser: TagBrowser, target: tuple[int, int | None] | None = None) -> None:
    file = TagFile(title="", file="RS.dcm", open=tree)
    browser.show_files("RT Structure Set", (file,), 0, target)
    browser.show_root(file.open())


def current(browser: TagBrowser) -> TagNode:
    node = browser.view.currentIndex().data(ROW)
    assert isinstance(node, TagNode)
    return node


def test_only_what_is_opened_is_grown(browser: TagBrowser) -> None:
    grown: list[int] = []
    browser.show_root(tree(grown))
    assert browser.model.rowCount(QModelIndex()) == 3
    assert not grown
    sequence = browser.model.index(2, 0)
    assert browser.model.hasChildren(sequence)
    assert browser.model.rowCount(sequence) == ITEMS
    assert len(grown) == 1


def test_it_opens_at_the_element_of_a_finding(browser: TagBrowser) -> None:
    show(browser, (0x30060026, 12345))
    assert current(browser).value == "Organ 12345"
    assert browser.view.isExpanded(browser.view.currentIndex().parent())


def test_typing_finds_and_return_goes_on(qtbot: QtBot, browser: TagBrowser) -> None:
    show(browser)
    qtbot.keyClicks(browser.field, "organ 777")
    qtbot.waitUntil(lambda: not browser.search.is_running, timeout=20_000)
    # 777 and 7770..7779, each as item and as name
    assert browser.hits.text() == "1 of 22"
    assert current(browser).value == "Organ 777"
    qtbot.mouseClick(browser.next, Qt.MouseButton.LeftButton)
    assert browser.hits.text() == "2 of 22"
    assert current(browser).keyword == "ROIName"
    qtbot.mouseClick(browser.previous, Qt.MouseButton.LeftButton)
    assert browser.hits.text() == "1 of 22"


@pytest.mark.parametrize(
    "typed", ["(0010,0010)", "0010,0010", "00100010", "patientname"]
)
def test_a_tag_is_found_however_it_is_typed(
    qtbot: QtBot, browser: TagBrowser, typed: str
) -> None:
    show(browser)
    browser.field.setText(typed)
    qtbot.waitUntil(lambda: not browser.search.is_running, timeout=20_000)
    assert current(browser).keyword == "PatientName"


def test_nothing_found_is_said(qtbot: QtBot, browser: TagBrowser) -> None:
    show(browser)
    browser.field.setText("no such thing")
    qtbot.waitUntil(lambda: browser.hits.text() == "nothing found", timeout=20_000)
    assert not browser.next.isEnabled()


def test_whole_values_are_copied(browser: TagBrowser) -> None:
    show(browser)
    browser.go_to((0,))
    browser._copy()
    words = QApplication.clipboard().text().split("\t")
    assert words == ["(0010,0010)", "PatientName", "PN", "Test^Person" * 3]


def test_an_empty_value_is_a_dash(browser: TagBrowser) -> None:
    show(browser)
    assert browser.model.index(1, 3).data() == "—"


def test_another_image_is_asked_for_and_keeps_the_element(
    qtbot: QtBot, browser: TagBrowser
) -> None:
    files = [
        TagFile(title=f"Image {n}", file=f"{n}.dcm", open=tree, z=float(n))
        for n in (1, 2)
    ]
    browser.show_files("CT", files, 1)
    browser.show_root(tree())
    browser.go_to((0,))
    with qtbot.waitSignal(browser.file_wanted) as asked:
        browser.files.activated.emit(0)
    assert asked.args == [files[0], None]
    browser.show_root(tree())
    assert current(browser).keyword == "PatientName"


def test_a_file_that_has_gone_is_told(browser: TagBrowser) -> None:
    show(browser)
    browser.show_error(NotReadableError("cannot be opened: it is gone"))
    assert "it is gone" in browser.about.text()
    assert browser.model.rowCount(QModelIndex()) == 0
