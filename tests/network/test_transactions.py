"""The transactions of the profile, played: an archive stores, the cases are reviewed.

BRTO-II X.1 and X.2: in each of them the displayer is called, and objects are stored
to it by C-STORE; what made the archive do so is left open (3.1.4.1.2).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from pydicom import dcmread

from support.network.dcmtk import movescu, start_dcmqrscp, storescu
from support.network.orthanc import start_orthanc
from support.network.reviewing import reviewed
from support.network.transactions import TRANSACTIONS, Archived, write_archived
from support.network.verbs import DosiscopeReceiver, start_receiver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from support.network.name_space import PrivateNetwork

    #: Sends files to a receiver, or fails.
    Send = Callable[[DosiscopeReceiver, list[Path]], None]

pytestmark = pytest.mark.slow
SENDERS = ("storescu", "Orthanc", "dcmqrscp")


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Archived:
    return write_archived(tmp_path_factory.mktemp("archived"))


@pytest.fixture(params=SENDERS)
def played(
    request: pytest.FixtureRequest,
    network: PrivateNetwork,
    archived: Archived,
    tmp_path: Path,
) -> tuple[DosiscopeReceiver, Send]:
    """A new receiver, and an archive that keeps all and sends what it is told to."""
    receiver = start_receiver(network, tmp_path / "receiver")
    return receiver, _senders(network, archived, receiver, tmp_path)[request.param]()


def _senders(
    network: PrivateNetwork,
    archived: Archived,
    receiver: DosiscopeReceiver,
    folder: Path,
) -> dict[str, Callable[[], Send]]:
    def by_storescu() -> Send:
        def send(to: DosiscopeReceiver, paths: list[Path]) -> None:
            sent = storescu(network, to.port, paths)
            assert sent.returncode == 0, sent.stderr

        return send

    def by_orthanc() -> Send:
        archive = start_orthanc(network, folder / "orthanc", sends_to=receiver.port)
        archive.keep(archived.all())

        def send(to: DosiscopeReceiver, paths: list[Path]) -> None:
            wanted = [archive.name_of(head(path).SOPInstanceUID) for path in paths]
            assert archive.send(wanted)["FailedInstancesCount"] == 0

        return send

    def by_dcmqrscp() -> Send:
        archive = start_dcmqrscp(
            network, folder / "dcmqrscp", knows={"DOSISCOPE": receiver.port}
        )
        kept = storescu(network, archive.port, archived.all(), called=archive.title)
        assert kept.returncode == 0, kept.stderr

        def send(to: DosiscopeReceiver, paths: list[Path]) -> None:
            for path in paths:
                moved = movescu(network, archive.node, _keys_of(head(path)))
                assert moved.returncode == 0, moved.stderr

        return send

    return {
        "storescu": by_storescu,
        "Orthanc": by_orthanc,
        "dcmqrscp": by_dcmqrscp,
    }


def _keys_of(found: Dataset) -> list[str]:
    keys = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID")
    return [
        "QueryRetrieveLevel=IMAGE",
        *(f"{key}={getattr(found, key)}" for key in keys),
    ]


def head(path: Path) -> Dataset:
    return dcmread(path, stop_before_pixels=True)


def uids(paths: Iterable[Path]) -> Counter[str]:
    return Counter(str(head(path).SOPInstanceUID) for path in paths)


def dose_of(archived: Archived, case: str) -> str:
    return str(head(archived.folder / case / "RD.dcm").SOPInstanceUID)


def test_all_six_are_played_and_the_cases_reviewed(
    played: tuple[DosiscopeReceiver, Send],
    archived: Archived,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    receiver, send = played
    sent: Counter[str] = Counter()
    for transaction in TRANSACTIONS:
        paths = archived.files(transaction)
        send(receiver, paths)
        sent += uids(paths)
        assert uids(receiver.files()) == sent, transaction
    # the rest of the second case: its images, its plan and its dose
    send(receiver, [p for p in archived.case("off-slice") if not p.name == "RS.dcm"])
    assert uids(receiver.files()) == uids(archived.all())
    same_as_sent(receiver, archived)
    assert receiver.stop() == 0

    for case in ("planned", "off-slice"):
        dose = dose_of(archived, case)
        received = reviewed(receiver.inbox, tmp_path / "a", capsys, dose=dose)
        assert received == reviewed(
            archived.folder, tmp_path / "b", capsys, dose=dose
        ), case
        volumes = [roi["volume_cc"] for roi in received["dvh"]["rois"]]
        assert any(volume for volume in volumes), case
    stored = received_dvhs(receiver, archived, tmp_path, capsys)
    assert [one["volume_cc"] for one in stored] == [11.0]


def received_dvhs(
    receiver: DosiscopeReceiver,
    archived: Archived,
    aside: Path,
    capsys: pytest.CaptureFixture[str],
) -> list[dict[str, Any]]:
    """What was sent as RO-BRTO-II-4: DVHs of the planning system."""
    dose = dose_of(archived, "planned")
    received = reviewed(receiver.inbox, aside, capsys, dose=dose)
    return [roi for roi in received["dvh"]["rois"] if roi["source"] == "stored"]


def same_as_sent(receiver: DosiscopeReceiver, archived: Archived) -> None:
    """Every element of every object is as it was sent; the preamble is ours."""
    sent = {str(head(path).SOPInstanceUID): path for path in archived.all()}
    for path in receiver.files():
        assert path.read_bytes()[:128] == bytes(128)
        received = dcmread(path)
        assert received == dcmread(sent[str(received.SOPInstanceUID)])
