"""The dialog of the receiver: its state, calls, and patients of the inbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from dosiscope.core.header import Patient
from dosiscope.core.identity import NO_IDENTITY, Personal
from dosiscope.core.kinds import Kind
from dosiscope.core.network.calls import Call, CallState
from dosiscope.core.network.inbox_list import InboxPatient
from dosiscope.viewer.panels.receiver import ReceiverDialog
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ANNA = InboxPatient(
    patient=Patient("Wolf^Anna", "4711"),
    studies=(("20260105", "Planning"), ("", "")),
    counts=((Kind.CT, 40), (Kind.MR, 1), (Kind.PLAN, 1), (Kind.DOSE, 2)),
    files=("/inbox/1.dcm", "/inbox/2.dcm"),
    came=1_767_000_000.0,
)
BO = InboxPatient(
    patient=Patient("", ""),
    studies=(("20260104", ""),),
    counts=((Kind.STRUCTURE_SET, 1),),
    files=("/inbox/9.dcm",),
)
CALLS = [
    Call(
        began=datetime(2026, 1, 5, 10, 0, tzinfo=UTC),
        caller="PACS",
        address="10.0.0.1",
        state=CallState.WHOLE,
        objects=40,
        bytes=21_000_000,
    ),
    Call(
        began=datetime(2026, 1, 5, 9, 59, tzinfo=UTC),
        caller="",
        address="10.0.0.2",
        state=CallState.REFUSED,
        refused=1,
        why="it is no DICOM",
    ),
]


@pytest.fixture
def dialog(qtbot: QtBot) -> ReceiverDialog:
    made = ReceiverDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_says_whether_it_listens_and_what_happened(dialog: ReceiverDialog) -> None:
    dialog.show_state("On", "good", "Listens at 127.0.0.1.", "", is_on=True)
    assert (dialog.pill.text(), dialog.pill.tone) == ("On", "good")
    assert dialog.switch.text() == "Stop"
    assert not dialog.says.isVisible()
    told = Personal("/data/Wolf is full.", "It stopped.")
    dialog.show_state("Off", "bad", "Nothing is received.", told, is_on=False)
    assert dialog.switch.text() == "Start"
    assert dialog.says.text() == "/data/Wolf is full."
    with screen_identity.hidden(True):
        assert dialog.says.text() == "It stopped."


def test_calls_are_listed_as_they_stand(dialog: ReceiverDialog) -> None:
    assert dialog.no_call.isVisible()
    assert dialog.calls_head.aside.text() == ""
    dialog.show_calls(CALLS, 3)
    assert dialog.calls_head.aside.text() == "3 objects deleted by your rule"
    assert not dialog.no_call.isVisible()
    assert [row[1:] for row in dialog.calls.texts()] == [
        ["PACS", "10.0.0.1", "40", "21 MB", "complete"],
        ["—", "10.0.0.2", "0", "0 bytes", "refused, 1 time: it is no DICOM"],
    ]


def test_why_something_was_refused_is_told_to_its_end(dialog: ReceiverDialog) -> None:
    call = replace(CALLS[1], why="it is larger than what is taken, " * 9)
    dialog.show_calls([call, CALLS[0]])
    assert dialog.calls.rowHeight(0) > 3 * dialog.calls.fontMetrics().height()


def test_of_an_inbox_that_was_not_read_nothing_is_said(dialog: ReceiverDialog) -> None:
    assert dialog.no_patient.text() == ""
    dialog.begin()
    assert dialog.no_patient.text() == ""
    dialog.stop()
    assert dialog.no_patient.text() == (
        "Reading was stopped: what lies in the inbox is not known."
    )
    dialog.begin()
    dialog.end()
    dialog.show_patients((), 0)
    assert dialog.no_patient.text() == "The inbox is empty."
    dialog.fail(Personal("the folder /data/Wolf is closed", "the folder is closed"))
    assert dialog.no_patient.text() == "The folder /data/Wolf is closed"
    with screen_identity.hidden(True):
        assert dialog.no_patient.text() == "The folder is closed"
    dialog.show_patients((ANNA,), 0)
    dialog.begin()
    dialog.stop()
    assert dialog.inbox_head.aside.text() == "as it was read before"
    dialog.show_patients((ANNA,), 0)
    assert dialog.inbox_head.aside.text() == "1 patient"


def test_patients_are_listed_with_what_is_there(
    qtbot: QtBot, dialog: ReceiverDialog
) -> None:
    dialog.show_patients((ANNA, BO), 3)
    assert dialog.inbox_head.aside.text() == "2 patients · 3 files not shown"
    first, second = dialog.patients.texts()
    assert first[:3] == [
        "Wolf, Anna\n2026-01-05 Planning; study without a date",
        "4711",
        "40 CT images · 1 MR image · 1 plan · 2 doses",
    ]
    assert second == ["No name\n2026-01-04", "no ID", "1 structure set", "—"]
    assert not dialog.open_button.isEnabled()
    dialog.patients.selectRow(0)
    with qtbot.waitSignal(dialog.open_wanted) as told:
        qtbot.keyClick(dialog.patients, Qt.Key.Key_Return)
    assert told.args == [ANNA]
    dialog.show_patients((BO, ANNA), 0)  # the chosen patient stays chosen
    assert dialog.patients.selected_rows() == [ANNA]
    dialog.show_patients((), 2)
    assert dialog.no_patient.text() == (
        "Nothing in the inbox is of a kind that is shown."
    )


def test_hidden_identity_holds_in_the_list(dialog: ReceiverDialog) -> None:
    dialog.show_patients((ANNA,), 0)
    model = dialog.patients.model()
    with screen_identity.hidden(True):
        roles = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
        )
        said = " ".join(
            str(model.data(model.index(0, n), role)) for n in range(4) for role in roles
        )
        assert not [word for word in ("Wolf", "Anna", "4711") if word in said]
        assert NO_IDENTITY in said
        assert "2 doses" in said
