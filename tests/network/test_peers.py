"""The archives and callers of other makers that tests of the network lean on."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from support.cases import write_good
from support.network.certificates import Authority
from support.network.dcmtk import (
    echoscu,
    findscu,
    getscu,
    movescu,
    start_dcmqrscp,
    start_storescp,
    storescu,
)
from support.network.name_space import listening
from support.network.orthanc import TITLE, start_orthanc

if TYPE_CHECKING:
    from pathlib import Path

    from support.network.dcmtk import DcmtkServer
    from support.network.name_space import PrivateNetwork
    from support.network.orthanc import Orthanc

STUDIES = ("QueryRetrieveLevel=STUDY", "StudyInstanceUID=")


def one_study(uid: str) -> tuple[str, str]:
    return ("QueryRetrieveLevel=STUDY", f"StudyInstanceUID={uid}")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return sorted(write_good(tmp_path_factory.mktemp("good")).glob("*"))


@pytest.fixture(scope="module")
def orthanc(
    network: PrivateNetwork, files: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> Orthanc:
    made = start_orthanc(network, tmp_path_factory.mktemp("orthanc"))
    made.keep(files)
    return made


def study_of(orthanc: Orthanc) -> str:
    (study,) = orthanc.ask("GET", "/studies?expand")
    uid: str = study["MainDicomTags"]["StudyInstanceUID"]
    return uid


def test_a_network_is_shared_by_threads_and_reaches_nobody_else(
    network: PrivateNetwork,
) -> None:
    with socket.create_server(("127.0.0.1", network.port())) as made:
        port = made.getsockname()[1]
        assert port in listening()
        beside: list[bool] = []
        thread = threading.Thread(target=lambda: beside.append(port in listening()))
        thread.start()
        thread.join()
        assert beside == [True]
        with pytest.raises(OSError, match="unreachable"):
            socket.create_connection(("192.0.2.1", 80), timeout=1)
    assert port not in listening()


@pytest.mark.slow
def test_orthanc_answers_those_it_knows(
    network: PrivateNetwork, orthanc: Orthanc, files: list[Path], tmp_path: Path
) -> None:
    study = study_of(orthanc)
    assert len(orthanc.instances()) == len(files)
    assert echoscu(network, orthanc.port, called=TITLE).returncode == 0
    assert study in findscu(network, orthanc.node, STUDIES).stderr
    assert getscu(network, orthanc.node, one_study(study), tmp_path).returncode == 0
    assert len([*tmp_path.iterdir()]) == len(files)


def test_orthanc_breaks_off_who_it_does_not_know(
    network: PrivateNetwork, orthanc: Orthanc, tmp_path: Path
) -> None:
    got = getscu(
        network, orthanc.node, one_study(study_of(orthanc)), tmp_path, calling="NOBODY"
    )
    assert "aborted" in got.stderr
    assert not [*tmp_path.iterdir()]


def test_orthanc_without_c_get(
    network: PrivateNetwork, files: list[Path], tmp_path: Path
) -> None:
    orthanc = start_orthanc(network, tmp_path / "orthanc", may_get=False)
    orthanc.keep(files[:1])
    got = getscu(network, orthanc.node, one_study(study_of(orthanc)), tmp_path)
    assert "aborted" in got.stderr


@pytest.mark.slow
def test_orthanc_moves_and_sends_to_a_receiver(
    network: PrivateNetwork, files: list[Path], tmp_path: Path
) -> None:
    receiver = start_storescp(network, tmp_path)
    orthanc = start_orthanc(network, tmp_path / "orthanc", sends_to=receiver.port)
    orthanc.keep(files)
    moved = movescu(network, orthanc.node, one_study(study_of(orthanc)))
    assert moved.returncode == 0, moved.stderr
    assert len([*receiver.folder.iterdir()]) == len(files)
    done = orthanc.send(orthanc.instances())
    assert done["FailedInstancesCount"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("may_get", [True, False])
def test_dcmqrscp_keeps_finds_gets_and_moves(
    network: PrivateNetwork, files: list[Path], tmp_path: Path, may_get: bool
) -> None:
    receiver = start_storescp(network, tmp_path / "to")
    archive: DcmtkServer = start_dcmqrscp(
        network,
        tmp_path / "archive",
        knows={"DOSISCOPE": receiver.port},
        may_get=may_get,
    )
    sent = storescu(network, archive.port, files, called=archive.title)
    assert sent.returncode == 0, sent.stderr
    found = findscu(network, archive.node, STUDIES)
    (study,) = {
        line.split("[")[1].split("]")[0].rstrip("\0")
        for line in found.stderr.splitlines()
        if "(0020,000d) UI [" in line
    }
    into = tmp_path / "got"
    into.mkdir()
    got = getscu(network, archive.node, one_study(study), into)
    assert len([*into.iterdir()]) == (len(files) if may_get else 0), got.stderr
    moved = movescu(network, archive.node, one_study(study))
    assert moved.returncode == 0, moved.stderr
    assert len([*receiver.folder.iterdir()]) == len(files)


@pytest.mark.slow
def test_an_encrypted_call_needs_a_certificate_that_is_believed(
    network: PrivateNetwork, tmp_path: Path
) -> None:
    believed, other = (Authority(tmp_path / name) for name in ("believed", "other"))
    receiver = start_storescp(network, tmp_path, tls=believed.sign("receiver"))
    good = echoscu(network, receiver.port, called="DCMTK", tls=believed.sign("caller"))
    assert good.returncode == 0, good.stderr
    bad = echoscu(network, receiver.port, called="DCMTK", tls=other.sign("caller"))
    assert bad.returncode != 0
    assert echoscu(network, receiver.port, called="DCMTK").returncode != 0
