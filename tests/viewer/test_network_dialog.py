"""Archives and the receiver are set in one dialog, and what cannot be is not taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLineEdit

from dosiscope.core.identity import Personal
from dosiscope.core.network.choice import NetworkChoice
from dosiscope.core.network.node import Login, Node, NodeKind, TlsFiles
from dosiscope.core.network.receiving import Limits, ReceiverSettings, Retention
from dosiscope.viewer.panels.network import ARCHIVES, RECEIVER, NetworkDialog
from dosiscope.viewer.screen_identity import screen_identity
from support.fake_archive import NODE

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WEB = Node(name="Web", kind=NodeKind.DICOMWEB, url="https://archive/dicom-web")
TLS = TlsFiles(
    authorities=Path("/etc/ca.pem"), certificate=Path("/c.pem"), key=Path("/k.pem")
)
CHOICE = NetworkChoice(
    nodes=(NODE, WEB),
    receiver=ReceiverSettings(
        inbox=Path("/data/inbox"),
        host="10.0.0.7",
        port=104,
        title="DOSI",
        callers=("PACS", "PLANNING"),
        addresses=("10.0.0.0/8",),
        tls=TLS,
        limits=Limits(
            associations=3,
            idle_s=20.0,
            object_bytes=1_234_567_891,
            free_bytes=5,
            inbox_bytes=7 * 10**11 + 1,
        ),
        retention=Retention(days=14, total_bytes=3 * 10**9 + 1),
    ),
    retrieved=Path("/data/retrieved"),
    starts=True,
)


@pytest.fixture
def dialog(qtbot: QtBot) -> NetworkDialog:
    made = NetworkDialog(CHOICE)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_not_changed_stays_as_it_is(dialog: NetworkDialog) -> None:
    """Also what the fields show with fewer figures."""
    dialog.list.setCurrentRow(1)
    dialog.list.setCurrentRow(0)
    dialog.accept()
    assert dialog.choice == CHOICE


def test_an_archive_is_added_changed_and_removed(dialog: NetworkDialog) -> None:
    dialog.add.click()
    assert dialog.list.currentRow() == 2
    assert dialog.focusWidget() is dialog.form.name
    for field, text in (
        (dialog.form.name, "New"),
        (dialog.form.host, " 10.0.0.9 "),
        (dialog.form.title, "ARCHIVE"),
    ):
        field.setText(text)
        field.textEdited.emit(text)
    dialog.form.port.show_value(11112)
    item = dialog.list.item(2)
    assert item is not None
    assert item.text() == "New"
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    dialog.accept()
    assert dialog.choice is not None
    assert dialog.choice.nodes == (
        WEB,
        Node(name="New", host="10.0.0.9", port=11112, title="ARCHIVE"),
    )


def test_all_archives_can_be_removed(dialog: NetworkDialog) -> None:
    for _ in range(2):
        dialog.remove.click()
    assert not dialog.form.isVisible()
    assert dialog.nothing.isVisible()
    assert not dialog.remove.isEnabled()
    dialog.accept()
    assert dialog.choice is not None
    assert dialog.choice.nodes == ()


def test_without_an_archive_the_rest_stays_where_it_was(dialog: NetworkDialog) -> None:
    before = dialog.add.mapTo(dialog, QPoint()).x()
    for _ in range(2):
        dialog.remove.click()
    assert not dialog.form.isVisible()
    dialog.grab()
    assert dialog.nothing.height() < 2 * dialog.nothing.fontMetrics().height()
    assert dialog.add.mapTo(dialog, QPoint()).x() == before


def test_an_archive_of_dicomweb_has_a_url_and_no_titles(dialog: NetworkDialog) -> None:
    form = dialog.form
    assert form.host.isVisible()
    assert form.title.isVisible()
    assert not form.url.isVisible()
    dialog.list.setCurrentRow(1)
    assert form.url.isVisible()
    assert not form.host.isVisible()
    assert not form.own_title.isVisible()


def test_how_is_logged_in_is_set_and_no_password(dialog: NetworkDialog) -> None:
    form = dialog.form
    assert not form.login.isVisible()
    dialog.list.setCurrentRow(1)
    assert form.login.isVisible()
    assert not form.user.isVisible()
    form.login.setCurrentIndex(1)
    form.login.activated.emit(1)
    assert form.user.isVisible()
    dialog.accept()
    assert "name of 1 to 64 letters" in dialog.says.text()
    form.user.setText(" anna ")
    dialog.accept()
    assert dialog.choice is not None
    assert dialog.choice.nodes[1] == replace(WEB, login=Login.BASIC, user="anna")


def test_what_cannot_be_is_told_where_it_is(dialog: NetworkDialog) -> None:
    dialog.tabs.setCurrentIndex(RECEIVER)
    dialog.list.setCurrentRow(1)
    dialog.form.url.setText("archive")
    dialog.list.setCurrentRow(0)
    dialog.accept()
    assert dialog.choice is None
    assert "“archive” is not one" in dialog.says.text()
    assert dialog.tabs.currentIndex() == ARCHIVES
    assert dialog.list.currentRow() == 1
    dialog.form.url.setText(WEB.url)
    dialog.form.name.setText("CLINIC")
    dialog.accept()
    assert dialog.says.text() == "Two archives are called “CLINIC”."
    dialog.form.name.setText("Web")
    dialog.receiver.addresses.setText("10.0.0.0/33")
    dialog.accept()
    assert "“10.0.0.0/33” is neither" in dialog.says.text()
    assert dialog.tabs.currentIndex() == RECEIVER
    dialog.receiver.addresses.setText("")
    dialog.receiver.inbox.show_path(None)
    dialog.accept()
    assert dialog.says.text() == "The inbox needs a folder."
    dialog.receiver.inbox.show_path(Path("/data/inbox"))
    dialog.retrieved.show_path(None)
    dialog.accept()
    assert dialog.says.text() == "What is retrieved needs a folder."
    assert dialog.tabs.currentIndex() == ARCHIVES
    for path in ("/data/inbox", "/data/inbox/x", "/data"):
        dialog.retrieved.show_path(Path(path))
        dialog.accept()
        assert "neither lies in the other" in dialog.says.text()
    assert dialog.choice is None


def test_an_archive_is_tested_as_it_is_typed(
    qtbot: QtBot, dialog: NetworkDialog
) -> None:
    dialog.form.host.setText("other.local")
    with qtbot.waitSignal(dialog.test_wanted) as told:
        dialog.test.click()
    assert told.args == [replace(NODE, host="other.local")]
    assert dialog.answer.text() == "Calling Clinic…"
    assert not dialog.test.isEnabled()
    dialog.show_answer("Clinic answers.", "good")
    assert dialog.test.isEnabled()
    dialog.form.changed.emit()  # the answer is of what was typed before
    assert dialog.answer.text() == ""
    dialog.form.title.setText("")
    with qtbot.assertNotEmitted(dialog.test_wanted):
        dialog.test.click()
    assert dialog.answer.text().startswith("The AE title of the archive: ")


def test_an_open_door_is_warned_of(dialog: NetworkDialog) -> None:
    receiver = dialog.receiver
    dialog.tabs.setCurrentIndex(RECEIVER)
    assert not receiver.warning.isVisible()  # TLS and addresses
    receiver.tls.tick.setChecked(False)
    assert not receiver.warning.isVisible()
    receiver.addresses.setText("")
    assert receiver.warning.isVisible()
    receiver.host.setCurrentIndex(0)  # this computer alone
    assert not receiver.warning.isVisible()
    assert receiver.settings().host == "127.0.0.1"
    receiver.host.setEditText("0.0.0.0")
    assert receiver.warning.isVisible()
    assert receiver.settings().host == "0.0.0.0"


def test_ticks_switch_what_is_deleted(dialog: NetworkDialog) -> None:
    receiver = dialog.receiver
    assert receiver.settings().retention == CHOICE.receiver.retention
    receiver.by_days.setChecked(False)
    receiver.by_size.setChecked(False)
    assert receiver.settings().retention == Retention()
    assert not receiver.days.isEnabled()


def test_paths_are_chosen_and_are_not_seen_with_identity_hidden(
    dialog: NetworkDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: "/data/Wolf Anna"
    )
    dialog.retrieved.choose.click()
    assert dialog.retrieved.path == Path("/data/Wolf Anna")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog.receiver.tls.key.choose.click()
    assert dialog.receiver.tls.key.path == TLS.key  # nothing was chosen
    with screen_identity.hidden(True):
        assert "Wolf" not in dialog.retrieved.field.displayText()
        dialog.show_answer(Personal("/data/Wolf Anna is no key", "it is no key"))
        assert dialog.answer.text() == "It is no key"
    assert dialog.answer.text() == "/data/Wolf Anna is no key"
    assert "Wolf" in dialog.retrieved.field.displayText()


def test_every_control_has_a_name(dialog: NetworkDialog) -> None:
    for tab in (ARCHIVES, RECEIVER):
        dialog.tabs.setCurrentIndex(tab)
        for kind in (QLineEdit, QComboBox, QAbstractButton):
            for one in dialog.findChildren(kind):
                parent = one.parent()
                if not one.isVisible() or isinstance(parent, QComboBox):
                    continue
                text = one.text() if isinstance(one, QAbstractButton) else ""
                assert one.accessibleName() or text or one.toolTip(), one
