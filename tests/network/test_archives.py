"""Archives of other makers are asked, and what a dose needs is got from them."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread
from pydicom.uid import RLELossless, generate_uid

from dosiscope.app.main import main
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.question import ObjectMatch, Question, StudyMatch
from dosiscope.core.network.receiving import Limits, ReceiverSettings
from dosiscope.core.progress import finish
from dosiscope.io.network import association
from dosiscope.io.network.archive import (
    echo,
    find_doses,
    find_objects,
    find_series,
    find_studies,
    retrieve_all,
    retrieve_with_references,
)
from dosiscope.io.network.shelf import Shelf
from support.cases import write_good
from support.network.certificates import Authority
from support.network.dcmtk import start_dcmqrscp, start_storescp, storescu
from support.network.orthanc import dicomweb_plugin, start_orthanc
from support.opened import opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.network.node import Node
    from dosiscope.io.network.incoming import Incoming
    from support.network.name_space import PrivateNetwork
    from support.network.orthanc import Orthanc

pytestmark = pytest.mark.slow
LATIN, JAPANESE = "Müller^Jörg", "Yamada^Tarou=山田^太郎=やまだ^たろう"
ARCHIVES = ("orthanc", "orthanc web", "dcmqrscp")


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files of a case: images, structure set, plan, dose."""
    return sorted(write_good(tmp_path_factory.mktemp("good")).glob("*"))


@pytest.fixture(scope="module")
def files(chain: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """And beside it a second dose of the plan, and plans of two other patients."""
    folder = tmp_path_factory.mktemp("more")
    dose, plan = of(chain, "RTDOSE"), of(chain, "RTPLAN")
    dose.SOPInstanceUID = dose.file_meta.MediaStorageSOPInstanceUID = generate_uid()
    dose.save_as(folder / "second.dcm")
    for n, (name, charset) in enumerate(
        ((LATIN, "ISO_IR 100"), (JAPANESE, ["", "ISO 2022 IR 87"]))
    ):
        other = copy.deepcopy(plan)
        other.SpecificCharacterSet = charset
        other.PatientName, other.PatientID = name, f"OTHER-{n}"
        other.StudyInstanceUID, other.SeriesInstanceUID = generate_uid(), generate_uid()
        other.SOPInstanceUID = generate_uid()
        other.file_meta.MediaStorageSOPInstanceUID = other.SOPInstanceUID
        other.StudyDate = f"2031010{n + 1}"
        other.save_as(folder / f"other{n}.dcm")
    return [*chain, *sorted(folder.iterdir())]


@pytest.fixture(scope="module")
def receiver_port(network: PrivateNetwork) -> int:
    return network.port()


@pytest.fixture(scope="module")
def orthanc(
    network: PrivateNetwork,
    files: list[Path],
    receiver_port: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> Orthanc:
    folder = tmp_path_factory.mktemp("orthanc")
    made = start_orthanc(network, folder, sends_to=receiver_port)
    made.keep(files)
    return made


@pytest.fixture(scope="module")
def nodes(
    network: PrivateNetwork,
    files: list[Path],
    receiver_port: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Callable[[], Node]]:
    """Archives of DCMTK that have the same, one that serves C-GET and one that not."""

    def made(name: str, *, may_get: bool) -> Node:
        started = start_dcmqrscp(
            network,
            tmp_path_factory.mktemp(name),
            knows={"DOSISCOPE": receiver_port},
            may_get=may_get,
        )
        kept = storescu(network, started.port, files, called=started.title)
        assert kept.returncode == 0, kept.stderr
        return started.node

    getting = made("getting", may_get=True)
    moving = made("moving", may_get=False)
    return {"dcmqrscp": lambda: getting, "without C-GET": lambda: moving}


@pytest.fixture
def node(request: pytest.FixtureRequest) -> Node:
    name: str = request.param
    if name == "orthanc":
        found: Node = request.getfixturevalue("orthanc").node
        return found
    if name == "orthanc web":
        if dicomweb_plugin() is None:
            pytest.skip("Orthanc's plugin is not installed (package orthanc-dicomweb)")
        web: Node = request.getfixturevalue("orthanc").web_node
        return web
    made: Node = request.getfixturevalue("nodes")[name]()
    return made


def of(paths: list[Path], modality: str) -> Dataset:
    return next(one for one in map(dcmread, paths) if one.Modality == modality)


def uids_in(folder: Path) -> set[str]:
    return {dcmread(path).SOPInstanceUID for path in folder.rglob("*.dcm")}


def uids_of(paths: list[Path]) -> set[str]:
    return {dcmread(path).SOPInstanceUID for path in paths}


def dose_of(node: Node, chain: list[Path]) -> ObjectMatch:
    """Return the dose, found as a user finds it."""
    stated = of(chain, "RTDOSE")
    (study,) = finish(find_studies(node, Question(patient_id=stated.PatientID)))
    series = finish(find_series(node, study.uid))
    (doses,) = (one for one in series if one.modality == "RTDOSE")
    objects = finish(find_objects(node, study.uid, doses.uid, doses.modality))
    (dose,) = (one for one in objects if one.uid == stated.SOPInstanceUID)
    return dose


@pytest.mark.parametrize("node", ARCHIVES, indirect=True)
def test_they_are_there(node: Node) -> None:
    echo(node)


@pytest.mark.parametrize("node", ARCHIVES, indirect=True)
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Question(patient_id="OTHER-*"), {"OTHER-0", "OTHER-1"}),
        (Question(patient_id="OTHER-?"), {"OTHER-0", "OTHER-1"}),
        (Question(patient_id="OTHER-1"), {"OTHER-1"}),
        (Question(patient_name="Yamada*"), {"OTHER-1"}),
        (Question(first_date="20310101", last_date="20310101"), {"OTHER-0"}),
        (Question(first_date="20310102"), {"OTHER-1"}),
        (Question(patient_id="OTHER-*", last_date="20310101"), {"OTHER-0"}),
        (Question(patient_id="NOBODY"), set()),
    ],
)
def test_studies_are_found(node: Node, question: Question, expected: set[str]) -> None:
    found = finish(find_studies(node, question))
    assert {one.patient_id for one in found} == expected
    assert found.remarks == ()


@pytest.mark.parametrize("node", ["orthanc"], indirect=True)
def test_names_beyond_ascii_are_asked_for_and_told(node: Node) -> None:
    (found,) = finish(find_studies(node, Question(patient_name="Müller*")))
    assert found.patient_name == LATIN
    # it finds what it has, and answers in Latin-1, which holds no Kanji
    (found,) = finish(find_studies(node, Question(patient_name="*山田*")))
    assert found.patient_id == "OTHER-1"
    assert found.patient_name.startswith("Yamada^Tarou")


@pytest.mark.parametrize("node", ["dcmqrscp"], indirect=True)
def test_names_come_in_the_character_set_of_the_object(node: Node) -> None:
    found = finish(find_studies(node, Question(patient_id="OTHER-*")))
    names = {one.patient_id: one.patient_name for one in found}
    assert names == {"OTHER-0": LATIN, "OTHER-1": JAPANESE}


@pytest.mark.parametrize("node", ARCHIVES, indirect=True)
def test_modalities_are_asked_for(node: Node, chain: list[Path]) -> None:
    """Also of an archive that neither looks at them nor tells them."""
    (study,) = finish(find_studies(node, Question(modality="RTDOSE")))
    assert study.patient_id == of(chain, "RTDOSE").PatientID
    assert set(study.modalities) == {"CT", "RTDOSE", "RTPLAN", "RTSTRUCT"}
    found = finish(find_studies(node, Question(modality="RTPLAN")))
    assert len(found) == 3
    assert found.remarks == ()
    assert finish(find_studies(node, Question(modality="RTIMAGE"))) == ()


@pytest.mark.parametrize("node", ARCHIVES, indirect=True)
def test_a_study_has_its_series_and_objects(node: Node, chain: list[Path]) -> None:
    stated = of(chain, "RTPLAN")
    series = finish(find_series(node, stated.StudyInstanceUID))
    assert {one.modality for one in series} == {"CT", "RTDOSE", "RTPLAN", "RTSTRUCT"}
    images = next(one for one in series if one.modality == "CT")
    objects = finish(find_objects(node, images.study_uid, images.uid, "CT"))
    assert len(objects) == sum(dcmread(path).Modality == "CT" for path in chain)
    plans = next(one for one in series if one.modality == "RTPLAN")
    (plan,) = finish(find_objects(node, plans.study_uid, plans.uid, "RTPLAN"))
    assert plan.uid == stated.SOPInstanceUID
    # what it does not tell is empty, and nothing in its place
    assert plan.label in ("", stated.RTPlanLabel)


@pytest.mark.parametrize("node", ARCHIVES, indirect=True)
def test_the_doses_of_a_study_are_found_to_be_chosen(
    node: Node, files: list[Path]
) -> None:
    stated = of(files, "RTPLAN")
    found = finish(find_doses(node, stated.StudyInstanceUID))
    doses = [one for one in map(dcmread, files) if one.Modality == "RTDOSE"]
    assert {one.uid for one in found} == {one.SOPInstanceUID for one in doses}
    assert len(found) == 2


def test_orthanc_tells_label_date_and_time_of_a_plan(
    orthanc: Orthanc, chain: list[Path]
) -> None:
    stated = of(chain, "RTPLAN")
    (plan,) = finish(
        find_objects(
            orthanc.node, stated.StudyInstanceUID, stated.SeriesInstanceUID, "RTPLAN"
        )
    )
    expected = (stated.RTPlanLabel, stated.RTPlanDate, stated.RTPlanTime)
    assert (plan.label, plan.date, plan.time) == expected


@pytest.mark.parametrize("node", [*ARCHIVES, "without C-GET"], indirect=True)
def test_a_dose_comes_with_what_it_needs_and_nothing_else(
    node: Node, chain: list[Path], receiver_port: int, tmp_path: Path
) -> None:
    dose, folder = dose_of(node, chain), tmp_path / "in"
    receiver = ReceiverSettings(
        inbox=tmp_path, port=receiver_port, limits=Limits(free_bytes=0)
    )
    result = finish(retrieve_with_references(node, dose, folder, receiver))
    assert result.is_whole
    assert result.remarks == ()
    assert uids_in(folder) == uids_of(chain)
    assert len(result.files) == len(chain)
    case = opened(folder)
    assert case.plan is not None
    assert case.structure_set is not None
    assert case.ct is not None
    assert [one.header.sop_instance_uid for one in case.doses] == [dose.uid]
    assert not case.findings
    again = finish(retrieve_with_references(node, dose, folder, receiver))
    assert (len(again.files), len(again.present)) == (0, len(chain))


@pytest.mark.parametrize("way", ["node", "web_node"])
def test_compressed_objects_come_as_they_are_kept(
    network: PrivateNetwork, chain: list[Path], tmp_path: Path, way: str
) -> None:
    if way == "web_node" and dicomweb_plugin() is None:
        pytest.skip("Orthanc's plugin is not installed (package orthanc-dicomweb)")
    image = of(chain, "CT")
    image.compress(RLELossless, generate_instance_uid=False)
    image.save_as(tmp_path / "image.dcm")
    archive = start_orthanc(network, tmp_path / "orthanc")
    archive.keep([tmp_path / "image.dcm"])
    study = StudyMatch(uid=image.StudyInstanceUID)
    steps = retrieve_all(getattr(archive, way), [study], tmp_path / "in")
    (path,) = finish(steps).files
    came = dcmread(path)
    assert came.file_meta.TransferSyntaxUID == RLELossless
    assert came.PixelData == image.PixelData


@pytest.mark.parametrize("node", ARCHIVES, indirect=True)
def test_only_what_is_missing_comes_again(
    node: Node, chain: list[Path], tmp_path: Path
) -> None:
    stated = of(chain, "CT")
    (series,) = (
        one
        for one in finish(find_series(node, stated.StudyInstanceUID))
        if one.modality == "CT"
    )
    first = finish(retrieve_all(node, [series], tmp_path / "in"))
    for path in first.files[2:5]:
        path.unlink()
    again = finish(retrieve_all(node, [series], tmp_path / "in"))
    assert len(again.files) == 3
    assert len(again.present) == len(first.files) - 3
    assert len(uids_in(tmp_path / "in")) == len(first.files)


def test_who_is_not_known_is_aborted_and_told_why(
    network: PrivateNetwork, files: list[Path], tmp_path: Path
) -> None:
    archive = start_orthanc(network, tmp_path / "orthanc", knows=())
    archive.keep(files[:2])
    stated = dcmread(files[0])
    study = StudyMatch(uid=stated.StudyInstanceUID)
    told = "aborted the association; it probably does not know the AE title DOSISCOPE"
    with pytest.raises(DosiscopeError, match=told):
        finish(find_studies(archive.node, Question()))
    with pytest.raises(DosiscopeError, match=told):
        finish(retrieve_all(archive.node, [study], tmp_path / "in"))


def test_an_encrypted_archive_must_be_the_one_that_is_believed(
    network: PrivateNetwork, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, others = Authority(tmp_path / "ours"), Authority(tmp_path / "others")
    server = ours.sign("archive")
    node = start_storescp(network, tmp_path / "scp", tls=server).node
    echo(replace(node, tls=ours.sign("us").files))
    with pytest.raises(DosiscopeError, match="certificate that is not believed"):
        echo(replace(node, tls=others.sign("us").files))
    expected = pytest.raises(DosiscopeError, match="or expects an encrypted connection")
    with monkeypatch.context() as hasty, expected:
        hasty.setattr(association, "ASSOCIATE_S", 1.0)
        echo(node)
    plain = start_storescp(network, tmp_path / "plain").node
    with pytest.raises(DosiscopeError, match=r"speaks no TLS|refuses the encrypted"):
        echo(replace(plain, tls=ours.sign("us").files))


# --- the verbs ----------------------------------------------------------------------


def words_of(node: Node) -> list[str]:
    return [
        *("--host", node.host, "--port", str(node.port)),
        *("--called-title", node.title),
    ]


def test_the_verbs_ask_and_get(
    orthanc: Orthanc,
    chain: list[Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    node, stated = words_of(orthanc.node), of(chain, "RTDOSE")
    assert main(["echo", *node, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["answers"] is True
    patient = ["--patient-id", str(stated.PatientID)]
    assert main(["query", *node, *patient, "--tree", "--json"]) == 0
    (study,) = json.loads(capsys.readouterr().out)["studies"]
    assert study["uid"] == stated.StudyInstanceUID
    of_doses = next(one for one in study["series"] if one["modality"] == "RTDOSE")
    assert len(of_doses["rt_objects"]) == 2
    assert of_doses["rt_objects"][0]["label"] == "PLAN"
    folder = str(tmp_path / "in")
    wanted = ["--study", study["uid"], "--object", stated.SOPInstanceUID]
    assert main(["retrieve", folder, *node, *wanted, "--references", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (len(told["files"]), told["not_retrieved"]) == (len(chain), [])
    assert main(["retrieve", folder, *node, *wanted, "--references"]) == 0
    assert f"{len(chain)} had come before" in capsys.readouterr().out


def test_the_verbs_say_what_is_not_there(
    orthanc: Orthanc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    node = words_of(orthanc.node)
    assert main(["query", *node, "--patient-id", "NOBODY"]) == 1
    assert "has no studies of those asked for" in capsys.readouterr().err
    assert main(["echo", *node, "--port", "1"]) == 2
    assert "nobody listens there" in capsys.readouterr().err
    folder = str(tmp_path / "in")
    assert main(["retrieve", folder, *node, "--study", "1.2.3"]) == 2
    assert main(["echo"]) == 2
    assert "say which archive is meant" in capsys.readouterr().err


def test_identity_is_left_out_by_field(
    orthanc: Orthanc, capsys: pytest.CaptureFixture[str]
) -> None:
    node = words_of(orthanc.node)
    for how in ((), ("--json",)):
        assert main(["query", *node, "--no-identity", "--tree", *how]) == 0
        said = capsys.readouterr().out
        assert "RTPLAN" in said
        assert not any(one in said for one in ("Müller", "OTHER", "山田"))


def test_the_doses_are_told(
    orthanc: Orthanc, files: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    study = of(files, "RTDOSE").StudyInstanceUID
    node = words_of(orthanc.node)
    assert main(["query", *node, "--study", study, "--doses", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["objects"]
    assert [one["modality"] for one in told] == ["RTDOSE", "RTDOSE"]
    assert main(["query", *node, "--doses"]) == 2


def test_ctrl_c_cancels(
    orthanc: Orthanc,
    chain: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What came until then stays, and the rest comes later."""
    kept = Shelf.keep

    def interrupted(shelf: Shelf, incoming: Incoming) -> object:
        if len(shelf.came) == 5:
            raise KeyboardInterrupt
        return kept(shelf, incoming)

    monkeypatch.setattr(Shelf, "keep", interrupted)
    study = str(of(chain, "CT").StudyInstanceUID)
    words = ["retrieve", str(tmp_path / "in"), *words_of(orthanc.node)]
    assert main([*words, "--study", study]) == 130
    assert len(uids_in(tmp_path / "in")) == 5
    assert not [*(tmp_path / "in").rglob("*.part")]
    monkeypatch.setattr(Shelf, "keep", kept)
    capsys.readouterr()
    assert main([*words, "--study", study]) == 0
    assert "5 had come before" in capsys.readouterr().out


def test_an_archive_is_named_by_a_file(
    orthanc: Orthanc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from dosiscope.core.network.kept_text import nodes_text

    file = tmp_path / "archives.json"
    file.write_text(nodes_text((orthanc.node,)), encoding="utf-8")
    assert main(["echo", "--nodes", str(file), "--node", "Orthanc"]) == 0
    assert main(["echo", "--nodes", str(file), "--node", "other"]) == 2
    assert "there are: orthanc" in capsys.readouterr().err
    file.write_text("{}x", encoding="utf-8")
    assert main(["echo", "--nodes", str(file), "--node", "orthanc"]) == 2
    assert "names no archives: it is no JSON" in capsys.readouterr().err
