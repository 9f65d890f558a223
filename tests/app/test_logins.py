"""An archive that wants to be told who asks: the window asks, once, and forgets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from dosiscope.app.features.archive import Archive
from dosiscope.app.features.network_choices import NetworkChoices
from dosiscope.core.network.node import Login, Node, NodeKind
from support.fake_archive import FakeArchive, set_node
from support.windows import feature

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.logins import Logins
    from dosiscope.app.window import Window
    from dosiscope.viewer.panels.archive import ArchiveDialog
    from dosiscope.viewer.panels.login import LoginDialog

WEB = Node(name="Web", kind=NodeKind.DICOMWEB, url="https://pacs/dicom-web")
PASSWORD = "xyzzy-4242"


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeArchive:
    made = FakeArchive(secret=PASSWORD)
    made.be_asked(monkeypatch)
    return made


@pytest.fixture
def window(window: Window, tmp_path: Path) -> Window:
    set_node(window, WEB, tmp_path)
    return window


def logins_of(window: Window) -> Logins:
    return feature(window, NetworkChoices).logins


def searching(window: Window) -> ArchiveDialog:
    window.menus.actions["archive"].trigger()
    dialog = feature(window, Archive).dialog
    assert dialog is not None
    dialog.search()
    return dialog


def asked(qtbot: QtBot, window: Window) -> LoginDialog:
    logins = logins_of(window)
    qtbot.waitUntil(lambda: logins.dialog is not None)
    assert logins.dialog is not None
    return logins.dialog


def log_in(dialog: LoginDialog, secret: str = PASSWORD, user: str = "anna") -> None:
    dialog.user.setText(user)
    dialog.secret.setText(secret)
    dialog.accept()


def search_ended(qtbot: QtBot, dialog: ArchiveDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy)


def test_it_is_asked_for_once_and_asks_go_on(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    archive = searching(window)
    login = asked(qtbot, window)
    assert login.says.text() == "Web does not take it."
    assert login.secret.echoMode() == QLineEdit.EchoMode.Password
    assert archive.is_busy
    log_in(login)
    search_ended(qtbot, archive)
    assert archive.says.text() == "4 studies of 3 patients."
    archive.search()
    search_ended(qtbot, archive)
    assert len(fake.asked) == 3
    assert logins_of(window).dialog is None


def test_what_is_not_taken_is_asked_for_again_and_forgotten(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    archive = searching(window)
    first = asked(qtbot, window)
    log_in(first, "wrong")
    qtbot.waitUntil(lambda: logins_of(window).dialog not in (None, first))
    assert archive.is_busy
    log_in(asked(qtbot, window))
    search_ended(qtbot, archive)
    fake.secret = "another"  # it has run out meanwhile
    archive.search()
    asked(qtbot, window).reject()
    search_ended(qtbot, archive)
    assert archive.words.text() == "Web does not take it."
    fake.secret = PASSWORD
    archive.search()
    asked(qtbot, window).reject()  # the one from before is known no more


def test_several_questions_wait_for_one_answer(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    archive = searching(window)
    log_in(asked(qtbot, window))
    search_ended(qtbot, archive)
    fake.secret = "the next"
    rows = archive.tree.rows
    below = [rows.index_of((2, n)) for n in (0, 1)]
    for index in below:
        archive.tree.expand(index)
    login = asked(qtbot, window)
    qtbot.waitUntil(lambda: len(logins_of(window)._waiting) == 2)
    log_in(login, "the next")
    qtbot.waitUntil(lambda: all(len(rows.row_of(index).rows) == 4 for index in below))


def test_a_retrieval_goes_on_when_it_was_told(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    archive = searching(window)
    log_in(asked(qtbot, window))
    search_ended(qtbot, archive)
    archive.tree.setCurrentIndex(archive.tree.rows.index_of((2, 0)))
    fake.secret = "the next"
    archive.alone.click()
    log_in(asked(qtbot, window), "the next")
    search_ended(qtbot, archive)
    assert archive.says.text() == "0 objects came."


def test_an_archive_is_tested_with_it(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    choices = feature(window, NetworkChoices)
    choices.show()
    assert choices.dialog is not None
    choices.dialog.test.click()
    log_in(asked(qtbot, window))
    answer = choices.dialog.answer
    qtbot.waitUntil(lambda: answer.text() == "Web answers.")
    choices.dialog.reject()


@pytest.mark.parametrize(
    ("url", "logins", "told"),
    [
        ("http://pacs/dicom-web", (Login.BASIC,), "anybody on the way can read it"),
        ("https://pacs/dicom-web", (), "Web does not take it."),
    ],
)
def test_it_is_not_asked_for_where_it_could_not_be_sent(
    qtbot: QtBot,
    window: Window,
    fake: FakeArchive,
    tmp_path: Path,
    url: str,
    logins: tuple[Login, ...],
    told: str,
) -> None:
    set_node(window, replace(WEB, url=url), tmp_path)
    fake.logins = logins
    archive = searching(window)
    search_ended(qtbot, archive)
    assert told in archive.words.text()
    assert logins_of(window).dialog is None


def test_it_goes_to_no_other_archive(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    archive = searching(window)
    log_in(asked(qtbot, window))
    search_ended(qtbot, archive)
    logins = logins_of(window)
    assert logins.opened(replace(WEB, name="Renamed")) != WEB
    for other in (
        replace(WEB, url="https://pacs/other"),
        replace(WEB, url="http://pacs/dicom-web"),
        replace(WEB, login=Login.BASIC, user="bo"),
    ):
        assert logins.opened(other) is other


def test_nothing_of_it_is_written(
    qtbot: QtBot, window: Window, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    archive = searching(window)
    log_in(asked(qtbot, window))
    search_ended(qtbot, archive)
    choices = feature(window, NetworkChoices)
    choices.kept.take(choices.kept.choice)
    window.close()
    window.settings._store.sync()
    written = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert any(WEB.url.encode() in one.read_bytes() for one in written)
    assert not [one for one in written if PASSWORD.encode() in one.read_bytes()]
    assert PASSWORD not in caplog.text


def test_what_cannot_be_sent_is_told_and_not_taken(
    qtbot: QtBot, window: Window
) -> None:
    archive = searching(window)
    login = asked(qtbot, window)
    for user, secret, told in (
        ("", PASSWORD, "has a name of 1 to 64 letters"),
        ("a:b", PASSWORD, "without a colon"),
        ("anna", "", "The password is empty."),
        ("anna", "a\tb", "The password has lines or tabs in it."),
    ):
        log_in(login, secret, user)
        assert told in login.says.text()
    login.how.setCurrentIndex(1)
    login._show_how()
    assert login.user.isHidden()
    log_in(login, "a b")
    assert "RFC 6750" in login.says.text()
    assert login.isVisible()
    login.reject()
    search_ended(qtbot, archive)
