"""An archive is searched in the window, and what is retrieved is opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pydicom
import pytest
from PySide6.QtCore import QProcess

from dosiscope.app.choices import ARCHIVES, LAST_ARCHIVE, RECEIVER
from dosiscope.app.features.archive import Archive
from dosiscope.app.features.network_choices import NetworkChoices
from dosiscope.app.features.receiving import Receiving
from dosiscope.app.receiver_process import ReceiverState
from dosiscope.core.kinds import Role
from dosiscope.core.network.question import Question
from dosiscope.core.network.receiving import CallBegan
from dosiscope.core.network.retrieved import NotRetrieved
from support.arriving import of_another, of_kind
from support.cases import write_good
from support.fake_archive import ANNA, DOSES, NODE, SERIES, FakeArchive, set_node
from support.rival_plans import good_dose, write_rival
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.viewer.panels.archive import ArchiveDialog

DOSE = replace(DOSES[0], uid=good_dose())


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeArchive:
    made = FakeArchive(objects=(DOSE,))
    made.be_asked(monkeypatch)
    return made


@pytest.fixture
def window(window: Window, tmp_path: Path) -> Window:
    set_node(window, NODE, tmp_path)
    return window


def searched(qtbot: QtBot, window: Window) -> ArchiveDialog:
    window.menus.actions["archive"].trigger()
    dialog = feature(window, Archive).dialog
    assert dialog is not None
    dialog.form.name.setText("Wolf")
    dialog.search()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    return dialog


def open_below(qtbot: QtBot, dialog: ArchiveDialog, *path: int) -> None:
    index = dialog.tree.rows.index_of(path)
    dialog.tree.expand(index)

    def is_known() -> None:
        row = dialog.tree.rows.row_of(index)
        assert row.rows
        assert not row.rows[0].says[0] or row.rows[0].says[1] == "bad"

    qtbot.waitUntil(is_known)


def with_dose(qtbot: QtBot, window: Window) -> ArchiveDialog:
    dialog = searched(qtbot, window)
    open_below(qtbot, dialog, 2, 0)
    open_below(qtbot, dialog, 2, 0, 0)
    dialog.tree.setCurrentIndex(dialog.tree.rows.index_of((2, 0, 0, 0)))
    return dialog


def test_a_dose_is_found_retrieved_and_opened(
    qtbot: QtBot, window: Window, fake: FakeArchive, tmp_path: Path
) -> None:
    fake.files = sorted(write_good(tmp_path / "good").iterdir())
    dialog = with_dose(qtbot, window)
    assert fake.asked == [
        Question(patient_name="Wolf*"),
        ANNA.uid,
        (ANNA.uid, SERIES[3].uid, "RTDOSE"),
    ]
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        dialog.with_references.click()
    found, folder, receiver = fake.asked[-1]
    assert found == DOSE
    assert folder.parent == tmp_path / "got"
    assert not folder.exists()  # it is made when something comes
    assert receiver == feature(window, NetworkChoices).kept.receiver
    assert not dialog.isVisible()
    dose = window.review.dose
    assert dose is not None
    assert dose.header.sop_instance_uid == DOSE.uid
    assert window.settings.get(LAST_ARCHIVE) == NODE.name
    assert not window.settings.recent_folders()


def test_it_is_retrieved_into_the_same_folder_again(
    qtbot: QtBot, window: Window, fake: FakeArchive, tmp_path: Path
) -> None:
    """What has come is there: only so can it be gone on with."""
    fake.refusal = ""
    dialog = with_dose(qtbot, window)
    for _ in range(2):
        dialog.with_references.click()
        qtbot.waitUntil(lambda: not dialog.is_busy)
    made = fake.asked[-1][1]
    made.mkdir(mode=0o755)
    dialog.alone.click()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert made.stat().st_mode & 0o777 == 0o700
    folders = {one[1] for one in fake.asked[-3:]}
    assert len(folders) == 1
    (folder,) = folders
    assert len(folder.name) == 16
    assert ANNA.uid not in str(folder)


def test_what_did_not_come_is_named_and_the_dialog_stays(
    qtbot: QtBot, window: Window, fake: FakeArchive, tmp_path: Path
) -> None:
    files = sorted(write_good(tmp_path / "good").iterdir())
    fake.files, fake.present = files[1:], files[:1]
    fake.lacks = [
        NotRetrieved(
            what="RT Plan",
            uid=f"1.{n}",
            why="the archive does not have it",
            named_by="RT Dose",
        )
        for n in range(5)
    ]
    dialog = with_dose(qtbot, window)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        dialog.with_references.click()
    assert dialog.isVisible()
    told = dialog.says.text()
    assert told.startswith(f"{len(files) - 1} objects came, 1 had come before. The RT ")
    assert "that the RT Dose names (1.0) was not retrieved: the archive does" in told
    assert told.endswith("2 objects more did not come.")
    assert window.review.case is not None


def test_what_is_to_be_known_of_what_came_stays_to_be_read(
    qtbot: QtBot, window: Window, fake: FakeArchive, tmp_path: Path
) -> None:
    fake.files = sorted(write_good(tmp_path / "good").iterdir())
    dialog = with_dose(qtbot, window)
    fake.remarks = ["1 object came under a UID that was here with other content."]
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        dialog.with_references.click()
    assert dialog.isVisible()
    assert dialog.says.text().endswith(fake.remarks[0])
    assert dialog.says.property("role") == "caution"


def test_nothing_is_opened_where_nothing_came(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    dialog = with_dose(qtbot, window)
    fake.refusal = "the archive aborted; it probably does not know the AE title"
    dialog.with_references.click()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.says.text() == (
        "The archive aborted; it probably does not know the AE title."
    )
    assert not window.session.is_busy
    assert window.review.case is None


class Lender:
    """The receiver of a window, on; its process ends when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, window: Window) -> None:
        self.receiving = feature(window, Receiving)
        self.process = self.receiving.process
        self.started = 0
        self.process._tell(ReceiverState.ON, "")
        monkeypatch.setattr(self.process, "_process", QProcess(window))
        monkeypatch.setattr(self.process, "_let_go", lambda: None)
        monkeypatch.setattr(self.receiving, "start", self._start)

    def _start(self) -> None:
        self.started += 1
        self.process._tell(ReceiverState.ON, "")

    def end(self) -> None:
        self.process._process = None
        self.process.gone.emit()


@pytest.fixture
def lender(monkeypatch: pytest.MonkeyPatch, window: Window) -> Iterator[Lender]:
    made = Lender(monkeypatch, window)
    yield made
    made.process._process = None
    made.process._tell(ReceiverState.OFF, "")


def test_the_receiver_makes_room_for_an_archive_that_has_to_call_us(
    qtbot: QtBot, window: Window, fake: FakeArchive, lender: Lender, tmp_path: Path
) -> None:
    dialog = with_dose(qtbot, window)
    fake.files = sorted(write_good(tmp_path / "good").iterdir())
    fake.must_call = True
    dialog.with_references.click()
    qtbot.waitUntil(lambda: lender.process.state is ReceiverState.OFF)
    assert fake.asked[-1][2] is None
    assert dialog.is_busy
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        lender.end()
    assert fake.asked[-1][2] == feature(window, NetworkChoices).kept.receiver
    qtbot.waitUntil(lambda: lender.started == 1)
    assert lender.process.is_wanted


def test_what_the_receiver_is_taking_goes_first(
    qtbot: QtBot, window: Window, fake: FakeArchive, lender: Lender
) -> None:
    dialog = with_dose(qtbot, window)
    lender.process.told.emit(CallBegan(call=1, caller="CT", address="10.0.0.1"))
    fake.must_call = True
    dialog.with_references.click()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.says.text().endswith("try again when that has come.")
    assert lender.process.state is ReceiverState.ON


def test_the_receiver_listens_again_where_the_retrieval_was_stopped(
    qtbot: QtBot, window: Window, fake: FakeArchive, lender: Lender
) -> None:
    dialog = with_dose(qtbot, window)
    fake.must_call = True
    dialog.with_references.click()
    qtbot.waitUntil(lambda: lender.process.state is ReceiverState.OFF)
    asked = len(fake.asked)
    dialog.stop()
    lender.end()
    assert lender.started == 1
    assert len(fake.asked) == asked


@pytest.mark.parametrize("answer", [True, False])
def test_what_would_be_lost_is_asked_about_before_it_is_opened(
    qtbot: QtBot,
    window: Window,
    fake: FakeArchive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    before = window.review.case
    rival = write_rival(tmp_path / "rival", "B")
    fake.objects = [replace(DOSE, uid=rival.dose)]
    fake.files = sorted((tmp_path / "rival").iterdir())
    asked: list[bool] = []

    def may_leave() -> bool:
        asked.append(True)
        return answer

    monkeypatch.setattr(window.opening, "_ask_to_leave", may_leave)
    dialog = with_dose(qtbot, window)
    dialog.with_references.click()
    qtbot.waitUntil(lambda: bool(asked) and not window.session.is_busy)
    assert asked == [True]
    assert (window.review.case is before) is not answer
    assert dialog.isVisible() is not answer


def test_a_dose_of_the_open_case_is_added_and_shown(
    qtbot: QtBot, window: Window, fake: FakeArchive, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    rival = write_rival(tmp_path / "rival", "B")
    fake.objects = [replace(DOSE, uid=rival.dose)]
    fake.files = [rival.dose_file]  # neither its images nor its structures come again
    dialog = with_dose(qtbot, window)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        dialog.alone.click()
    case, inventory = window.review.case, window.session.inventory
    assert case is not None
    assert [one.key for one in case.doses] == [rival.dose]
    assert case.ct is not None  # that of the case that was open
    assert inventory is not None
    assert {one.uid for one in inventory.entries} >= {good_dose(), rival.dose}
    assert not dialog.isVisible()


def test_what_is_not_chosen_lets_the_open_case_grow_and_asks_nothing(
    qtbot: QtBot,
    window: Window,
    fake: FakeArchive,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    shown = window.review.dose
    rival = write_rival(tmp_path / "rival", "B")
    fake.files = sorted((tmp_path / "rival").iterdir())
    monkeypatch.setattr(window.opening, "_ask_to_leave", pytest.fail)
    dialog = with_dose(qtbot, window)
    dialog.tree.setCurrentIndex(dialog.tree.rows.index_of((2, 0)))
    dialog.alone.click()

    def is_listed() -> None:
        inventory = window.session.inventory
        assert inventory is not None
        assert rival.dose in {one.uid for one in inventory.entries}

    qtbot.waitUntil(is_listed, timeout=20_000)
    assert window.review.dose is shown
    assert not dialog.isVisible()


def test_what_is_of_another_patient_is_opened_alone(
    qtbot: QtBot, window: Window, fake: FakeArchive, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    fake.files = of_another(tmp_path)
    (file,) = of_kind(fake.files, "RD")
    other = str(pydicom.dcmread(file, stop_before_pixels=True).SOPInstanceUID)
    fake.objects = [replace(DOSE, uid=other)]
    dialog = with_dose(qtbot, window)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        dialog.with_references.click()
    inventory = window.session.inventory
    assert inventory is not None
    assert [one.uid for one in inventory.of(Role.DOSE)] == [other]


def test_stopping_ends_the_job_and_the_dialog_can_be_used_again(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    dialog = with_dose(qtbot, window)
    ended: list[bool] = []

    def wait() -> bool:
        return bool(ended)

    fake.wait = wait
    dialog.with_references.click()
    qtbot.waitUntil(lambda: isinstance(fake.asked[-1], tuple))
    dialog.strip.cancel.click()
    assert not dialog.is_busy
    archive = feature(window, Archive)
    qtbot.waitUntil(lambda: not archive._jobs.is_working)
    ended.append(True)
    dialog.search()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.says.text() == "4 studies of 3 patients."


def test_why_it_cannot_be_asked_is_told_where_it_was_asked(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    fake.refusal = "the archive does not answer"
    dialog = searched(qtbot, window)
    assert dialog.words.text() == "The archive does not answer."
    fake.refusal = ""
    fake.remarks = ["Answers beyond 1000 are left out."]
    dialog.search()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    assert dialog.says.text().endswith("Answers beyond 1000 are left out.")
    fake.refusal = "the archive refused"
    open_below(qtbot, dialog, 2, 0)
    cell, _ = dialog.tree.cell_at(dialog.tree.rows.index_of((2, 0, 0)))
    assert (cell.text, cell.role) == ("The archive refused.", "bad")


def test_a_mistake_of_the_program_is_told_as_one(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    fake.mistake = True
    with qtbot.waitSignal(window.session.faulted):
        dialog = searched(qtbot, window)
    assert dialog.words.text() == "The program made a mistake."
    assert "ZeroDivisionError" in window.notice.text()


def test_archives_are_set_tested_and_offered(
    qtbot: QtBot, window: Window, fake: FakeArchive
) -> None:
    choices = feature(window, NetworkChoices)
    window.menus.actions["archive"].trigger()
    archive = feature(window, Archive).dialog
    assert archive is not None
    archive.form.nodes_button.click()
    dialog = choices.dialog
    assert dialog is not None
    dialog.test.click()
    qtbot.waitUntil(lambda: dialog.test.isEnabled())
    assert dialog.answer.text() == "Clinic answers."
    fake.refusal = "pacs.local, port 104 does not answer"
    dialog.test.click()
    qtbot.waitUntil(lambda: dialog.test.isEnabled())
    assert dialog.answer.text() == "Pacs.local, port 104 does not answer."
    dialog.form.name.setText("Hospital")
    dialog.accept()
    assert choices.dialog is None
    assert [one.name for one in choices.kept.nodes] == ["Hospital"]
    assert archive.form.node.currentText() == "Hospital"


def test_settings_that_are_damaged_are_told_and_are_as_new(window: Window) -> None:
    choices = feature(window, NetworkChoices)
    window.settings.set(ARCHIVES, "{")
    window.settings.set(RECEIVER, "[]")
    choices.show()
    assert window.notice.text().startswith("The settings of the receiver cannot be")
    assert choices.dialog is not None
    assert choices.dialog.list.count() == 0
    choices.dialog.reject()


def test_nothing_of_a_patient_is_remembered(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    dialog = with_dose(qtbot, window)
    dialog.form.id.setText("4711")
    dialog.search()
    qtbot.waitUntil(lambda: not dialog.is_busy)
    window.close()
    window.settings._store.sync()
    kept = (tmp_path / "settings.ini").read_text()
    assert NODE.host in kept
    assert not [word for word in ("Wolf", "4711", "Anna") if word in kept]
