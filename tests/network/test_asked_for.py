"""A dose is found in an archive, got with all that it names, and reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydicom import dcmread

from dosiscope.app.main import main
from support.command_line import run_json
from support.network.dcmtk import start_dcmqrscp, storescu
from support.network.orthanc import start_orthanc
from support.network.reviewing import reviewed
from support.network.transactions import write_archived
from support.network.verbs import at
from support.synthetic.build import write_case
from support.synthetic.good import good_case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.network.node import Node
    from support.network.name_space import PrivateNetwork
    from support.network.transactions import Archived

    #: An archive that keeps all, and the options by which it sends.
    Asked = tuple[Node, list[str]]

pytestmark = pytest.mark.slow


def orthanc(network: PrivateNetwork, archived: Archived, folder: Path) -> Asked:
    archive = start_orthanc(network, folder)
    archive.keep(archived.all())
    return archive.node, []


def orthanc_that_moves(
    network: PrivateNetwork, archived: Archived, folder: Path
) -> Asked:
    archive = start_orthanc(network, folder, may_get=False)
    archive.keep(archived.all())
    return archive.node, ["--receive-port", str(archive.receiver_port)]


def dcmqrscp(network: PrivateNetwork, archived: Archived, folder: Path) -> Asked:
    archive = start_dcmqrscp(network, folder)
    kept = storescu(network, archive.port, archived.all(), called=archive.title)
    assert kept.returncode == 0, kept.stderr
    return archive.node, []


def dcmqrscp_that_moves(
    network: PrivateNetwork, archived: Archived, folder: Path
) -> Asked:
    port = network.port()
    archive = start_dcmqrscp(network, folder, knows={"DOSISCOPE": port}, may_get=False)
    kept = storescu(network, archive.port, archived.all(), called=archive.title)
    assert kept.returncode == 0, kept.stderr
    return archive.node, ["--receive-port", str(port)]


@pytest.mark.parametrize(
    "start", [orthanc, orthanc_that_moves, dcmqrscp, dcmqrscp_that_moves]
)
def test_a_dose_is_found_got_with_what_it_names_and_reviewed(
    network: PrivateNetwork,
    start: Callable[[PrivateNetwork, Archived, Path], Asked],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    archived = write_archived(tmp_path / "archived")
    node, options = start(network, archived, tmp_path / "archive")
    assert main(["echo", *at(node)]) == 0
    capsys.readouterr()

    (wanted,) = archived.files("RO-BRTO-II-6")
    dose = str(dcmread(wanted, stop_before_pixels=True).SOPInstanceUID)
    question = ["--patient-name", "Test*", "--modality", "RTDOSE", "--tree"]
    _, found = run_json(capsys, "query", *at(node), *question)
    study, series = _place_of(found, dose)

    folder = tmp_path / "got"
    _, got = run_json(
        capsys,
        *("retrieve", *at(node), *options, "--study", study, "--series", series),
        *("--object", dose, "--references", folder),
    )
    assert not got["not_retrieved"]
    # neither the DVHs beside it nor the other case
    sent = write_case(good_case(), tmp_path / "planned")
    assert len(got["files"]) == len(sent) == 19
    assert reviewed(folder, tmp_path / "a", capsys) == reviewed(
        tmp_path / "planned", tmp_path / "b", capsys
    )


def _place_of(found: dict[str, Any], uid: str) -> tuple[str, str]:
    """The study and series of an object among the answers."""
    ((study, series),) = {
        (study["uid"], series["uid"])
        for study in found["studies"]
        for series in study["series"]
        for one in series.get("rt_objects", ())
        if one["uid"] == uid
    }
    return study, series
