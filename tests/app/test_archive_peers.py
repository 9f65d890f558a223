"""The window and archives of other makers: searched, retrieved from, and opened."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.features.archive import Archive
from dosiscope.app.features.network_choices import NetworkChoices
from dosiscope.app.features.receiving import Receiving
from dosiscope.app.receiver_process import ReceiverState
from support.cases import good_built, write_good
from support.network.dcmtk import start_dcmqrscp, storescu
from support.network.orthanc import dicomweb_plugin, start_orthanc
from support.rival_plans import good_dose
from support.windows import feature

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.network.node import Node
    from dosiscope.viewer.panels.archive import ArchiveDialog
    from dosiscope.viewer.panels.archive_rows import ArchiveRow
    from support.network.name_space import PrivateNetwork

pytestmark = pytest.mark.slow
_PATIENCE_MS = 60_000


def set_up(window: Window, tmp_path: Path, node: Node, port: int) -> NetworkChoices:
    choices = feature(window, NetworkChoices)
    choice = choices.kept.choice
    receiver = replace(choice.receiver, inbox=tmp_path / "inbox", port=port)
    choices.kept.take(
        replace(choice, nodes=(node,), retrieved=tmp_path / "got", receiver=receiver)
    )
    choices.changed.emit()
    return choices


def is_known(row: ArchiveRow) -> bool:
    return row.rows[0].match is not None


def searched(qtbot: QtBot, window: Window, modality: str) -> ArchiveDialog:
    """Search and open study and series of this modality, down to its objects."""
    window.menus.actions["archive"].trigger()
    dialog = feature(window, Archive).dialog
    assert dialog is not None
    dialog.form.modality.setCurrentText(modality)
    dialog.search()
    tree = dialog.tree
    path: tuple[int, ...] = (0, 0)
    while len(path) < 4:
        qtbot.waitUntil(lambda: not dialog.is_busy, timeout=_PATIENCE_MS)
        index = tree.rows.index_of(path)
        assert index.isValid(), dialog.words.text()
        tree.expand(index)
        qtbot.waitUntil(
            partial(is_known, tree.rows.row_of(index)), timeout=_PATIENCE_MS
        )
        path = (*path, 0)
    tree.setCurrentIndex(tree.rows.index_of(path))
    return dialog


def test_a_dose_is_found_in_orthanc_and_opened_with_its_whole_chain(
    qtbot: QtBot, network: PrivateNetwork, window: Window, tmp_path: Path
) -> None:
    orthanc = start_orthanc(network, tmp_path / "orthanc")
    other = good_built(seed="other")  # of another patient: nothing of it is retrieved
    for dataset in other.datasets:
        dataset.PatientName, dataset.PatientID = "Zz^Other", "77"
    other.write(tmp_path / "other")
    files = sorted(write_good(tmp_path / "good").iterdir())
    orthanc.keep([*files, *(tmp_path / "other").iterdir()])
    set_up(window, tmp_path, orthanc.node, orthanc.receiver_port)
    dialog = searched(qtbot, window, "RT Dose")
    with qtbot.waitSignal(window.session.opened, timeout=_PATIENCE_MS):
        dialog.with_references.click()
    assert not dialog.isVisible()
    case, dose = window.review.case, window.review.dose
    assert case is not None
    assert dose is not None
    assert dose.header.sop_instance_uid == good_dose()
    assert case.plan is not None
    assert case.structure_set is not None
    assert case.ct is not None
    assert not case.missing
    assert len(list((tmp_path / "got").rglob("*.dcm"))) == len(files)


def test_orthanc_that_wants_a_password_is_told_it_once(
    qtbot: QtBot, network: PrivateNetwork, window: Window, tmp_path: Path
) -> None:
    if dicomweb_plugin() is None:
        pytest.skip("Orthanc's plugin is not installed (package orthanc-dicomweb)")
    users = {"anna": "pa:ss wörd"}
    orthanc = start_orthanc(network, tmp_path / "orthanc", users=users)
    files = sorted(write_good(tmp_path / "good").iterdir())
    orthanc.keep(files)
    choices = set_up(window, tmp_path, orthanc.web_node, orthanc.receiver_port)
    logins = choices.logins
    window.menus.actions["archive"].trigger()
    archive = feature(window, Archive).dialog
    assert archive is not None
    archive.search()
    qtbot.waitUntil(lambda: logins.dialog is not None, timeout=_PATIENCE_MS)
    assert logins.dialog is not None
    assert "asks who we are" in logins.dialog.says.text()
    logins.dialog.user.setText("anna")
    logins.dialog.secret.setText(users["anna"])
    logins.dialog.accept()
    dialog = searched(qtbot, window, "RT Dose")
    with qtbot.waitSignal(window.session.opened, timeout=_PATIENCE_MS):
        dialog.with_references.click()
    assert window.review.dose is not None
    assert len(list((tmp_path / "got").rglob("*.dcm"))) == len(files)


def test_an_archive_that_has_to_call_us_does_while_the_receiver_waits(
    qtbot: QtBot, network: PrivateNetwork, window: Window, tmp_path: Path
) -> None:
    port = network.port()
    archive = start_dcmqrscp(
        network, tmp_path / "archive", knows={"DOSISCOPE": port}, may_get=False
    )
    folder = write_good(tmp_path / "good")
    sent = storescu(network, archive.port, [folder], called=archive.title)
    assert sent.returncode == 0, sent.stderr
    set_up(window, tmp_path, archive.node, port)
    receiving = feature(window, Receiving)
    process = receiving.process
    receiving.start()
    qtbot.waitUntil(lambda: process.state is ReceiverState.ON, timeout=_PATIENCE_MS)
    dialog = searched(qtbot, window, "RT Dose")
    with qtbot.waitSignal(window.session.opened, timeout=_PATIENCE_MS):
        dialog.with_references.click()
    assert window.review.dose is not None
    assert "C-MOVE" in dialog.says.text() or not dialog.isVisible()
    qtbot.waitUntil(lambda: process.state is ReceiverState.ON, timeout=_PATIENCE_MS)
    assert process.says == ""
