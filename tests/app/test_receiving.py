"""The receiver in the window: switched, seen, its inbox listed and opened."""

from __future__ import annotations

import errno
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from dosiscope.app import inbox, network_settings
from dosiscope.app.choices import RECEIVER, RECEIVER_STARTS
from dosiscope.app.features import receiving as feature_of_it
from dosiscope.app.features.network_choices import NetworkChoices
from dosiscope.app.features.receiving import Receiving
from dosiscope.app.receiver_process import ReceiverState
from dosiscope.app.window import Window
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.calls import CallState
from dosiscope.core.network.receiving import Arrived, CallBegan, CallEnded, Deleted
from dosiscope.io.files.inbox_state import STATE
from dosiscope.io.network.in_use import FilesInUse, files_in_use
from dosiscope.viewer.screen_identity import screen_identity
from support.cases import good_built, write_good
from support.named_patient import identity_in, personal
from support.network.dcmtk import storescu
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings
    from dosiscope.core.progress import Steps
    from dosiscope.viewer.panels.receiver import ReceiverDialog
    from support.network.name_space import PrivateNetwork


@pytest.fixture
def receiving(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Receiving]:
    monkeypatch.setattr(feature_of_it, "_READ_MS", 1)
    made = feature(window, Receiving)
    made._read_soon.setInterval(1)
    set_to(window, folder=tmp_path / "inbox")
    yield made
    screen_identity.set_hidden(False)


def set_to(
    window: Window,
    *,
    folder: Path | None = None,
    port: int | None = None,
    callers: tuple[str, ...] = (),
) -> None:
    """Set the receiver otherwise, as OK in its dialog does."""
    choices = feature(window, NetworkChoices)
    choice = choices.kept.choice
    before = choice.receiver
    receiver = replace(
        before,
        inbox=folder or before.inbox,
        port=before.port if port is None else port,
        callers=callers,
    )
    choices.kept.take(replace(choice, receiver=receiver))
    choices.changed.emit()


def shown(qtbot: QtBot, window: Window, receiving: Receiving) -> ReceiverDialog:
    window.menus.actions["receiver"].trigger()
    qtbot.waitUntil(lambda: receiving.contents is not None)
    assert receiving.dialog is not None
    return receiving.dialog


def come(receiving: Receiving, files: list[Path], call: int = 1) -> None:
    """Tell that files have come in a call."""
    tell = receiving.process.told.emit
    tell(CallBegan(call=call, caller="PACS", address="10.0.0.1"))
    for n, file in enumerate(files, 1):
        size = file.stat().st_size
        tell(
            Arrived(
                call=call, path=file, count=n, size=size, sop_class_uid="1", uid=str(n)
            )
        )
    tell(CallEnded(call=call, objects=len(files), is_whole=True))


# --- switched -----------------------------------------------------------------------


def test_it_is_off_at_first_and_nothing_is_seen_of_it(
    window: Window, receiving: Receiving
) -> None:
    assert receiving.process.state is ReceiverState.OFF
    assert not window.menus.actions["receive"].isChecked()
    assert not receiving.button.isVisible()
    assert not window.settings.get(RECEIVER_STARTS)


@pytest.mark.slow
def test_what_is_sent_is_received_seen_and_opened(
    qtbot: QtBot,
    network: PrivateNetwork,
    window: Window,
    receiving: Receiving,
    tmp_path: Path,
) -> None:
    """By the program's own process, from DCMTK."""
    folder = write_good(tmp_path / "good", personal)
    port = network.port()
    set_to(window, port=port, callers=("PLANNING",))
    dialog = shown(qtbot, window, receiving)
    dialog.switch.click()
    process = receiving.process
    qtbot.waitUntil(lambda: process.state is ReceiverState.ON, timeout=30_000)
    assert window.menus.actions["receive"].isEnabled()
    assert receiving.where == (
        f"Listens at 127.0.0.1, port {port}, as DOSISCOPE, for PLANNING."
    )
    refused = storescu(network, port, [folder], calling="EVIL")
    assert refused.returncode != 0
    sent = storescu(network, port, [folder], calling="PLANNING")
    assert sent.returncode == 0, sent.stderr
    count = len(list(folder.iterdir()))
    qtbot.waitUntil(lambda: receiving.calls.objects == count, timeout=20_000)
    qtbot.waitUntil(lambda: bool(dialog.patients.texts()), timeout=20_000)
    qtbot.waitUntil(lambda: receiving.calls.rows[0].state is CallState.WHOLE)
    assert receiving.calls.rows[1].state is CallState.REFUSED
    assert not identity_in(str(dialog.calls.texts()).casefold())
    qtbot.waitUntil(lambda: f"{count} objects received" in receiving.button.text())
    dialog.patients.selectRow(0)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        dialog.open_button.click()
    assert not dialog.isVisible()
    assert window.review.dose is not None
    # a receiver that deletes by a rule leaves what is seen
    state = tmp_path / "inbox" / ".dosiscope-inbox"
    (told,) = state.glob("open-*")
    assert len(told.read_bytes().strip(b"\0").split(b"\0")) == count
    window.menus.actions["receive"].trigger()
    assert process.state is ReceiverState.OFF
    qtbot.waitUntil(lambda: process._leaving is None, timeout=20_000)
    window.close()
    assert not list(state.glob("open-*"))


@pytest.mark.slow
def test_why_it_cannot_begin_is_told(
    qtbot: QtBot, window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "letter.txt").write_text("of somebody else")
    window.menus.actions["receive"].trigger()
    process = receiving.process
    qtbot.waitUntil(lambda: process.state is ReceiverState.FAILED, timeout=30_000)
    assert "inbox cannot be the inbox" in window.notice.text()
    assert window.notice.tone == "bad"
    window.menus.refresh()  # as when the menu is opened
    assert not window.menus.actions["receive"].isChecked()
    assert receiving.button.text() == "Receiver failed"
    screen_identity.set_hidden(True)
    assert str(tmp_path) not in window.notice.text()


def test_an_inbox_that_cannot_be_made_is_told(
    window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    set_to(window, folder=tmp_path / "file" / "x" / "inbox")
    receiving.start()
    assert receiving.process.state is ReceiverState.OFF
    assert "cannot be made" in window.notice.text()


def test_it_starts_with_the_window_only_if_that_is_wanted(
    qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(Receiving, "start", lambda _: started.append(True))
    for wanted in (False, True):
        settings.set(RECEIVER_STARTS, wanted)
        window = Window(settings)
        qtbot.addWidget(window)
        QApplication.processEvents()
        assert started == [True] * wanted
        window.close()


def test_it_is_started_anew_where_it_is_set_otherwise(
    window: Window, receiving: Receiving, monkeypatch: pytest.MonkeyPatch
) -> None:
    anew: list[bool] = []
    monkeypatch.setattr(receiving.process, "restart", lambda: anew.append(True))
    set_to(window)
    assert anew == []
    set_to(window, port=11113)
    assert anew == [True]
    assert "port 11113" in receiving.where


# --- seen ----------------------------------------------------------------------------


def test_the_status_bar_says_what_comes(
    qtbot: QtBot, window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    files = sorted(write_good(tmp_path / "inbox" / "2026-01-05").iterdir())
    receiving.process._tell(ReceiverState.ON, "")
    assert receiving.button.isVisible()
    assert receiving.button.text() == "Receiver on"
    tell = receiving.process.told.emit
    tell(CallBegan(call=1, caller="PACS", address="10.0.0.1"))
    tell(Arrived(call=1, path=files[0], count=1, size=1, sop_class_uid="1", uid="1"))
    said = "Receiver on · receiving from PACS: 1 object"
    qtbot.waitUntil(lambda: receiving.button.text() == said)
    tell(CallEnded(call=1, objects=1, is_whole=True))
    said = "Receiver on · 1 object received"
    qtbot.waitUntil(lambda: receiving.button.text() == said)
    receiving.button.click()
    assert receiving.dialog is not None
    assert receiving.dialog.isVisible()
    receiving.process._tell(ReceiverState.OFF, "")


def test_a_receiver_that_is_started_again_is_told_of(
    window: Window, receiving: Receiving
) -> None:
    tell = receiving.process._tell
    tell(ReceiverState.ON, "")
    receiving.process.told.emit(CallBegan(call=1, caller="PACS", address="10.0.0.1"))
    tell(ReceiverState.STARTING, "The receiver stopped by itself and is started again.")
    assert "started again" in window.notice.text()
    assert window.notice.tone == "caution"
    assert receiving.calls.rows[0].state is CallState.BROKEN
    tell(ReceiverState.OFF, "")


# --- the inbox -----------------------------------------------------------------------


def test_what_comes_is_read_alone_and_listed(
    qtbot: QtBot, window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    day = tmp_path / "inbox" / "2026-01-05"
    files = sorted(write_good(day / "a").iterdir())
    dialog = shown(qtbot, window, receiving)
    ((name, number, contents, _),) = dialog.patients.texts()
    before = receiving.contents
    assert before is not None
    assert "1 dose" in contents
    other = good_built(seed="other")
    for dataset in other.datasets:
        dataset.PatientName, dataset.PatientID = "New^Nora", "77"
    other.write(day / "b")
    came = sorted((day / "b").iterdir())
    come(receiving, came)
    qtbot.waitUntil(lambda: len(dialog.patients.texts()) == 2)
    assert dialog.patients.texts()[0][:2][1] == "77"  # who came last is first
    assert dialog.patients.texts()[1][:2] == [name, number]
    contents_now = receiving.contents
    assert contents_now is not None
    assert {file for one in contents_now.patients for file in one.files} == set(
        map(str, [*files, *came])
    )
    assert receiving._came == []


def test_two_objects_of_one_uid_are_opened_together(
    qtbot: QtBot, window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    """So that what differs is told where they are read."""
    day = tmp_path / "inbox" / "2026-01-05"
    write_good(day / "a")
    built = good_built()
    built.plan.RTPlanLabel = "ANOTHER"
    built.write(day / "b")
    for file in (day / "b").iterdir():
        if not file.name.startswith("RP"):
            file.unlink()
    (differing,) = (day / "b").iterdir()
    shown(qtbot, window, receiving)
    assert receiving.contents is not None
    (patient,) = receiving.contents.patients
    assert str(differing) in patient.files


def test_what_is_shown_of_an_inbox_is_told_to_its_receiver(
    qtbot: QtBot,
    window: Window,
    receiving: Receiving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, state = tmp_path / "inbox", tmp_path / "inbox" / STATE
    files = sorted(write_good(folder / "2026-01-05").iterdir())
    state.mkdir()
    open_and_wait(qtbot, window, *files)
    told = files_in_use(state)
    assert told is not None
    assert told >= set(map(str, files))
    set_to(window, folder=tmp_path / "other")
    assert not files_in_use(state)

    def is_full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FilesInUse, "tell", is_full)
    set_to(window, folder=folder)
    assert "may delete them by its rule: No space left" in window.notice.text()


def test_what_was_deleted_is_listed_no_more(
    qtbot: QtBot, window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    day = tmp_path / "inbox" / "2026-01-05"
    files = list(write_good(day).iterdir())
    dialog = shown(qtbot, window, receiving)
    assert len(dialog.patients.texts()) == 1
    for file in files:
        file.unlink()
    receiving.process.told.emit(Deleted(objects=len(files), bytes=1))
    qtbot.waitUntil(lambda: not dialog.patients.texts())
    assert dialog.no_patient.text() == "The inbox is empty."


def test_why_the_inbox_is_not_listed_is_told(
    qtbot: QtBot,
    window: Window,
    receiving: Receiving,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object) -> Steps[None]:
        raise DosiscopeError("there are more than 10 files")
        yield

    monkeypatch.setattr(inbox, "inbox_steps", fails)
    window.menus.actions["receiver"].trigger()
    dialog = receiving.dialog
    assert dialog is not None
    told = "There are more than 10 files."
    qtbot.waitUntil(lambda: dialog.no_patient.text() == told)
    assert not dialog.strip.isVisible()
    assert not receiving._is_reading


def test_another_inbox_is_read_when_it_is_set(
    qtbot: QtBot, window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    dialog = shown(qtbot, window, receiving)
    assert dialog.patients.texts() == []
    write_good(tmp_path / "elsewhere" / "2026-01-05")
    set_to(window, folder=tmp_path / "elsewhere")
    qtbot.waitUntil(lambda: len(dialog.patients.texts()) == 1)


def test_nothing_is_read_before_the_dialog_is_seen(
    window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    come(receiving, list(write_good(tmp_path / "inbox" / "2026-01-05").iterdir()))
    receiving._read_new()
    assert not receiving._jobs.is_working
    assert receiving.contents is None


def test_an_open_case_grows_by_what_comes(
    qtbot: QtBot, window: Window, receiving: Receiving, tmp_path: Path
) -> None:
    day = write_good(tmp_path / "inbox" / "2026-01-05")
    dose = day / "RD.dcm"
    later = tmp_path / "RD.dcm"
    dose.rename(later)
    open_and_wait(qtbot, window, *sorted(day.iterdir()))
    assert window.review.dose is None
    later.rename(dose)
    come(receiving, [dose])
    qtbot.waitUntil(lambda: window.review.dose is not None, timeout=20_000)
    assert receiving.calls.rows[0].state is CallState.WHOLE


def test_calls_of_a_receiver_that_died_are_waited_for_no_more(
    window: Window, receiving: Receiving, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(window.session.arrivals, "hear", heard.append)
    receiving.process._tell(ReceiverState.ON, "")
    began = CallBegan(call=1, caller="PACS", address="10.0.0.1")
    receiving.process.told.emit(began)
    receiving.process._tell(ReceiverState.FAILED, "It stopped.")
    assert heard == [began, CallEnded(call=1, objects=0, is_whole=False)]


def test_settings_that_are_damaged_are_told_before_anything_is_received(
    window: Window,
    receiving: Receiving,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(receiving.process, "start", lambda: None)
    window.settings.set(RECEIVER, "{")
    monkeypatch.setattr(network_settings, "own_folder", lambda name: tmp_path / name)
    receiving.start()
    assert "settings of the receiver cannot be read" in window.notice.text()
    assert receiving._set.host == "127.0.0.1"
