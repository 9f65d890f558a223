"""What the profile asks of the actor, of objects that came over the network.

BRTO-II X.1, X.2 and 3.1 to 3.12: the rules ACT-01 to ACT-09.
"""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread
from pydicom.uid import UID
from PySide6.QtCore import Qt

from dosiscope.app.window import Window
from support.case_rows import index_of, labelled
from support.defects.ct import two_series
from support.defects.plan import two_plans
from support.look import dress
from support.network.dcmtk import movescu, start_dcmqrscp, storescu
from support.network.orthanc import start_orthanc
from support.network.reviewing import reviewed
from support.network.transactions import TRANSACTIONS, write_archived
from support.network.verbs import start_receiver
from support.opened import opened, rules, scanned
from support.synthetic.build import build_case, write_case
from support.synthetic.good import good_case
from support.windows import open_and_wait, open_in, own_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from support.network.name_space import PrivateNetwork
    from support.network.verbs import DosiscopeReceiver

    #: Sends files or folders, each in an association of its own; returns the inbox.
    Store = Callable[..., Path]

pytestmark = pytest.mark.slow
POSITIONS = ("HFS", "HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def receiver(network: PrivateNetwork, tmp_path: Path) -> DosiscopeReceiver:
    return start_receiver(network, tmp_path / "receiver")


@pytest.fixture
def store(network: PrivateNetwork, receiver: DosiscopeReceiver) -> Store:
    def send(*associations: Path | list[Path]) -> Path:
        for sent in associations:
            paths = sent if isinstance(sent, list) else [sent]
            done = storescu(network, receiver.port, paths)
            assert done.returncode == 0, done.stderr
        return receiver.inbox

    return send


def test_act_01_all_kinds_are_answered_with_success(
    store: Store, receiver: DosiscopeReceiver, tmp_path: Path
) -> None:
    archived = write_archived(tmp_path / "archived")
    for transaction in ("RO-1", "RO-7", "RO-9", "RO-BRTO-II-6"):
        assert transaction in TRANSACTIONS
        store(archived.files(transaction))
    case = opened(receiver.inbox)
    assert case.ct is not None
    assert len(case.ct.geometry.z) == 16
    assert case.structure_set is not None
    assert case.plan is not None
    assert case.doses
    assert not case.findings


def test_act_02_both_options_are_claimed_and_kept(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    statement = (DOCS / "ihe-integration-statement.md").read_text("utf-8")
    for option in ("Off-Slice Structure Set", "DVH Dose"):
        assert option in statement
    archived = write_archived(tmp_path / "archived")
    inbox = store(archived.folder)
    said = reviewed(
        inbox, tmp_path / "a", capsys, dose=uid(archived.folder / "off-slice/RD.dcm")
    )
    (roi,) = said["check"]["cases"][0]["structure_set"]["rois"]
    assert roi["mode"] == "off-slice"
    assert roi["off_slice"] == 2
    said = reviewed(
        inbox, tmp_path / "a", capsys, dose=uid(archived.folder / "planned/RD.dcm")
    )
    assert [one["shown"] for one in said["dvh"]["stored_dvhs"]] == [True]


def test_act_03_all_eight_positions_are_taken(store: Store, tmp_path: Path) -> None:
    for position in POSITIONS:
        write_case(good_case(position, position), tmp_path / "sent" / position)
    inbox = store(tmp_path / "sent")
    for position in POSITIONS:
        case = opened(inbox, dose=uid(tmp_path / "sent" / position / "RD.dcm"))
        assert case.ct is not None
        assert case.ct.patient_position == position
        assert not rules(case.findings)


def test_act_04_it_is_stored_to_whatever_made_the_archive_do_so(
    network: PrivateNetwork, receiver: DosiscopeReceiver, store: Store, tmp_path: Path
) -> None:
    """By somebody's act there, by a rule of an archive, by a C-MOVE of a third."""
    paths = write_case(good_case(), tmp_path / "sent")
    by_hand, by_rule, by_move = paths[:6], paths[6:12], paths[12:]
    store(by_hand)
    orthanc = start_orthanc(network, tmp_path / "orthanc", sends_to=receiver.port)
    orthanc.keep(by_rule)
    assert orthanc.send(orthanc.instances())["FailedInstancesCount"] == 0
    archive = start_dcmqrscp(
        network, tmp_path / "dcmqrscp", knows={"DOSISCOPE": receiver.port}
    )
    kept = storescu(network, archive.port, by_move, called=archive.title)
    assert kept.returncode == 0, kept.stderr
    study = str(dcmread(by_move[0]).StudyInstanceUID)
    keys = ["QueryRetrieveLevel=STUDY", f"StudyInstanceUID={study}"]
    moved = movescu(network, archive.node, keys, calling="THIRD")
    assert moved.returncode == 0, moved.stderr
    callers = [
        one["caller"] for one in receiver.events() if one["event"] == "CallBegan"
    ]
    assert callers == ["TESTER", "ORTHANC", "DCMQR"]
    case = opened(receiver.inbox)
    assert not case.findings
    assert case.doses


def test_act_05_all_images_in_any_order_are_one_series(
    store: Store, tmp_path: Path
) -> None:
    images = [
        path
        for path in write_case(good_case(), tmp_path / "sent")
        if path.name.startswith("CT")
    ]
    random.Random(5).shuffle(images)
    inbox = store(images[:5], images[5:6], images[6:])
    case = opened(inbox)
    assert case.ct is not None
    assert [*case.ct.geometry.z] == sorted(
        float(dcmread(path).ImagePositionPatient[2]) for path in images
    )
    assert not case.findings


def test_act_06_structures_go_with_the_series_that_they_name(
    store: Store, tmp_path: Path
) -> None:
    built = build_case(good_case())
    named = str(built.ct[0].SeriesInstanceUID)
    two_series(built)
    built.write(tmp_path / "sent")
    case = opened(store(tmp_path / "sent"))
    assert case.ct is not None
    assert case.ct.header.series_uid == named


def test_act_07_the_plan_tells_which_structures_are_shown(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = write_case(good_case(), tmp_path / "sent")
    (planned,) = (path for path in paths if path.name == "RS.dcm")
    other = dcmread(planned)
    other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = UID("1.2.7")
    other.StructureSetLabel = "Other"
    other.save_as(tmp_path / "sent" / "A.dcm")  # it comes first
    inbox = store(tmp_path / "sent" / "A.dcm", tmp_path / "sent")
    case = opened(inbox)
    assert case.structure_set is not None
    assert case.structure_set.header.uid == uid(planned)
    offered = {entry.uid for entry in scanned(inbox).inventory.entries}
    assert {"1.2.7", uid(planned)} <= offered
    said = reviewed(inbox, tmp_path / "a", capsys)
    assert "1.2.7" in str(said["check"])


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Window:
    dress(qapp)
    made = Window(own_settings(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def test_act_08_label_date_and_time_of_the_plan_stand_beside_the_dose(
    store: Store, tmp_path: Path, qtbot: QtBot, window: Window
) -> None:
    paths = write_case(good_case(), tmp_path / "sent")
    without = [path for path in paths if path.name != "RP.dcm"]
    inbox = store(without)
    open_and_wait(qtbot, window, inbox)
    assert window.header.text("RT Plan label") == "No plan"
    store(tmp_path / "sent" / "RP.dcm")
    open_and_wait(qtbot, window, inbox)
    assert window.header.text("RT Plan label") == "Good plan"
    assert window.header.text("Date · time") == "2024-03-06 · 14:30:05"


def test_act_09_a_dose_is_chosen_with_its_ct_and_structures_named(
    store: Store, tmp_path: Path, qtbot: QtBot, window: Window
) -> None:
    case = two_plans()
    other = replace(case.doses[0], plan="other plan", key="other", summation="FRACTION")
    case = replace(case, doses=(*case.doses, other))
    inbox = store(write_case(case, tmp_path / "sent"))
    with qtbot.waitSignal(window.session.choice_needed, timeout=20_000):
        open_in(window, inbox)
    tree = window.late.cases.panel.tree
    window.docks["Cases"].raise_()
    (row,) = labelled(window.late.cases.panel, "Dose FRACTION")
    tree.scrollTo(index_of(window.late.cases.panel, row))
    at = tree.visualRect(index_of(window.late.cases.panel, row)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        qtbot.mouseClick(window.late.cases.panel.show_button, Qt.MouseButton.LeftButton)
    shown = window.review.case
    assert shown is not None
    assert shown.plan is not None
    assert shown.plan.label == "Other plan"
    assert window.header.text("RT Plan label") == "Other plan"
    assert shown.ct is not None
    assert shown.structure_set is not None


def uid(path: Path) -> str:
    return str(dcmread(path, stop_before_pixels=True).SOPInstanceUID)
