"""One object twice: a copy written otherwise is one note, another content a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pydicom
import pytest
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    RLELossless,
)

from dosiscope.core.errors import ChoiceError
from dosiscope.core.findings import Action
from dosiscope.core.kinds import Role
from dosiscope.core.link import propose, propose_with
from dosiscope.core.not_shown import Apart
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from support.cases import write_good
from support.made_cases import made_case
from support.opened import opened, scanned, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.core.case import Case

pytestmark = pytest.mark.slow

OBJECTS = ("RS.dcm", "RP.dcm", "RD.dcm", "CT.0003.dcm")


def _again(folder: Path, name: str, change: Callable[[Dataset], None]) -> Path:
    """Write an object once more, changed, in a folder read after the first."""
    dataset = pydicom.dcmread(folder / name)
    change(dataset)
    path = folder / "pacs" / name
    path.parent.mkdir(exist_ok=True)
    dataset.save_as(path)
    return path


def _as(syntax: UID) -> Callable[[Dataset], None]:
    def change(dataset: Dataset) -> None:
        if syntax == RLELossless:
            dataset.compress(
                syntax, encoding_plugin="pydicom", generate_instance_uid=False
            )
        elif syntax == ExplicitVRBigEndian and "PixelData" in dataset:
            width = dataset.BitsAllocated // 8
            pixels = np.frombuffer(dataset.PixelData, f"<u{width}").byteswap()
            dataset.PixelData = pixels.tobytes()
        dataset.file_meta.TransferSyntaxUID = syntax

    return change


def _described(dataset: Dataset) -> None:
    dataset.InstitutionName = "Archive"
    dataset.RetrieveAETitle = "PACS"
    dataset.SeriesDescription = "another"
    dataset.file_meta.ImplementationVersionName = "OTHER"


@pytest.mark.parametrize("name", OBJECTS)
@pytest.mark.parametrize(
    "change",
    [
        _described,
        _as(ImplicitVRLittleEndian),
        _as(DeflatedExplicitVRLittleEndian),
    ],
    ids=["header", "implicit", "deflated"],
)
def test_a_copy_written_otherwise_is_a_note(
    tmp_path: Path, name: str, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    path = _again(folder, name, change)
    case = opened(folder)
    finding = the(case.findings, "T07")
    assert finding.action is Action.NOTE
    assert "copy" in finding.message
    assert [one.file for one in scanned(folder).inventory.skipped] == [str(path)]


def test_compressed_pixels_that_are_equal_are_a_copy(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    _again(folder, "CT.0003.dcm", _as(RLELossless))
    assert the(opened(folder).findings, "T07").action is Action.NOTE


def _pixel(dataset: Dataset) -> None:
    pixels = bytearray(dataset.PixelData)
    pixels[100] ^= 1
    dataset.PixelData = bytes(pixels)


def _moved(dataset: Dataset) -> None:
    x, y, z = dataset.ImagePositionPatient
    dataset.ImagePositionPatient = [float(x) + 0.001, y, z]


def _point(dataset: Dataset) -> None:
    contour = dataset.ROIContourSequence[0].ContourSequence[0]
    contour.ContourData[0] = contour.ContourData[0] + 1


def _scaled(dataset: Dataset) -> None:
    dataset.DoseGridScaling = float(dataset.DoseGridScaling) * 1.000001


def _labelled(dataset: Dataset) -> None:
    dataset.RTPlanLabel = "another"


def _patient(dataset: Dataset) -> None:
    dataset.PatientID = "OTHER"


def _unit(dataset: Dataset) -> None:
    dataset.Units = "CNTS"


# what the others go with less
DECIDED = (("CT.0003.dcm", _patient), ("RP.dcm", _patient))
OPEN = (
    ("RD.dcm", _pixel),
    ("RD.dcm", _scaled),
    ("RS.dcm", _point),
    ("RP.dcm", _labelled),
)


@pytest.mark.parametrize(("name", "change"), DECIDED)
def test_another_content_is_a_warning_with_both_files(
    tmp_path: Path, name: str, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    path = _again(folder, name, change)
    finding = the(opened(folder).findings, "T07")
    assert finding.action is Action.WARN
    assert str(path) in finding.message
    assert str(folder / name) in finding.message


def _chosen(folder: Path, uid: str) -> Case:
    """The one case in which an object was chosen."""
    found = scanned(folder)
    (one,) = (one for one in found.inventory.entries if one.uid == uid)
    return finish(load(found, propose_with(found.inventory, [one])))


@pytest.mark.parametrize(("name", "change"), OPEN)
def test_of_two_contents_that_fit_alike_the_user_is_asked(
    tmp_path: Path, name: str, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    files = folder / name, _again(folder, name, change)
    assert scanned(folder).inventory.skipped == ()
    with pytest.raises(ChoiceError) as asked:
        opened(folder)
    assert "2 different RT" in str(asked.value)
    assert "have one UID" in asked.value.question
    assert all(str(file) in str(asked.value) for file in files)
    assert not any(str(file) in asked.value.told(identity=False) for file in files)
    candidates = asked.value.candidates
    assert len(candidates) == 2
    for one, file, other in zip(candidates, files, files[::-1], strict=True):
        case = _chosen(folder, one.uid)
        shown = (case.structure_set, case.plan, *case.doses)
        assert str(file) in {h.header.files[0] for h in shown if h is not None}
        finding = the(case.findings, "T07")
        assert finding.action is Action.WARN
        message = finding.message
        assert message.index(str(file)) < message.index(f"{other} is not")
        (left,) = case.outside
        assert left.why is Apart.OTHER_CONTENT
        assert len(case.doses) == 1
        assert not case.withheld


@pytest.mark.parametrize("change", [_unit, _pixel, _moved])
def test_of_two_contents_of_an_image_the_user_is_asked(
    tmp_path: Path, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    files = folder / "CT.0003.dcm", _again(folder, "CT.0003.dcm", change)
    assert scanned(folder).inventory.skipped == ()
    with pytest.raises(ChoiceError) as asked:
        opened(folder)
    assert "Files of one CT Image series have the same UID but differ" in str(
        asked.value
    )
    assert not any(str(file) in asked.value.told(identity=False) for file in files)
    candidates = asked.value.candidates
    for one, file, other in zip(candidates, files, files[::-1], strict=True):
        assert str(file) in str(one.detail)
        case = _chosen(folder, one.uid)
        assert case.ct is not None
        assert len(case.ct.image_uids) == 16
        assert str(file) in case.ct.header.files
        assert str(other) not in case.ct.header.files
        finding = the(case.findings, "T07")
        assert finding.action is Action.WARN
        message = finding.message
        assert message.index(str(file)) < message.index(f"{other} is not")
        (left,) = case.outside
        assert left.why is Apart.OTHER_CONTENT
        assert not case.withheld


def test_each_choice_of_an_image_has_the_numbers_of_its_file(tmp_path: Path) -> None:
    folder = write_good(tmp_path)

    def brighter(dataset: Dataset) -> None:
        dataset.RescaleIntercept = float(dataset.RescaleIntercept) + 100

    _again(folder, "CT.0003.dcm", brighter)
    cases = [_chosen(folder, one.uid) for one in scanned(folder).inventory.of(Role.CT)]
    one, other = (case.ct for case in cases)
    assert one is not None
    assert other is not None
    place = one.image_uids.index(
        str(pydicom.dcmread(folder / "CT.0003.dcm")[0x80018].value)
    )
    for n in range(16):
        np.testing.assert_allclose(
            other.values(n) - one.values(n), 100 if n == place else 0, atol=1e-4
        )


def test_a_series_with_two_contents_is_one_question_and_one_warning(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path)
    for n in range(1, 17):
        _again(folder, f"CT.{n:04}.dcm", _pixel)
    series = scanned(folder).inventory.of(Role.CT)
    assert [one.images for one in series] == [16, 16]
    for one, there in zip(series, (False, True), strict=True):
        case = _chosen(folder, one.uid)
        assert case.ct is not None
        assert {"/pacs/" in file for file in case.ct.header.files} == {there}
        assert "16 files" in the(case.findings, "T07").message


def test_a_uid_in_two_series_is_an_image_of_each(tmp_path: Path) -> None:
    folder = write_good(tmp_path)

    def of_another_series(dataset: Dataset) -> None:
        dataset.SeriesInstanceUID = "1.2.3.4.5"

    for n in range(1, 17):
        _again(folder, f"CT.{n:04}.dcm", of_another_series)
    found = scanned(folder)
    assert [one.images for one in found.inventory.of(Role.CT)] == [16, 16]
    case = opened(folder)  # that which the structure set names
    assert case.ct is not None
    assert case.ct.header.series_uid != "1.2.3.4.5"
    assert "16 files" in the(case.findings, "T07").message


def test_an_image_of_two_contents_is_the_same_whatever_is_read_first(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path)
    other = _again(folder, "CT.0003.dcm", _pixel)
    apart = other.rename(tmp_path.parent / f"{tmp_path.name}.dcm")
    files = scanned(folder, apart).inventory.entries
    assert len(files) == 5
    for order in ((apart, folder), (folder, apart)):
        first = scanned(order[0])
        then = finish(scan([order[1]], first)).inventory.entries
        assert {(e.uid, frozenset(e.header.files)) for e in then} == {
            (e.uid, frozenset(e.header.files)) for e in files
        }


@pytest.mark.parametrize("name", ["RD.dcm", "CT.0003.dcm"])
def test_what_was_left_out_is_taken_where_what_is_added_goes_with_it(
    tmp_path: Path, name: str
) -> None:
    folder = write_good(tmp_path / "in")

    def elsewhere(dataset: Dataset) -> None:
        dataset.StudyInstanceUID = "1.2.3.4.5"

    _again(folder, name, elsewhere)
    later = tmp_path / "later"
    later.mkdir()
    for path in (*folder.glob("*.dcm"),):
        if path.name not in (name, "RP.dcm"):
            path.rename(later / path.name)
    with_stranger = pydicom.dcmread(folder / "RP.dcm")
    elsewhere(with_stranger)
    with_stranger.save_as(folder / "RP.dcm")
    first = scanned(folder)
    assert [one.file for one in first.inventory.skipped] == [str(folder / name)]
    then = finish(scan([later], first))
    # now that both fit something, it is open which is meant
    assert scanned(folder, later).inventory.skipped == ()
    assert then.inventory.skipped == ()
    assert len([one for one in then.inventory.entries if one.stated_uid]) == 2


def test_each_choice_is_what_its_file_says(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    _again(folder, "RD.dcm", _scaled)
    doses = scanned(folder).inventory.of(Role.DOSE)
    maxima = [_chosen(folder, one.uid).doses[0].maximum for one in doses]
    assert maxima[1] == pytest.approx(1.000001 * maxima[0], rel=1e-9)


def test_a_copy_of_either_is_no_third(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    _again(folder, "RD.dcm", _scaled).rename(folder / "pacs" / "other.dcm")
    _again(folder, "RD.dcm", _described)
    found = scanned(folder)
    assert len(found.inventory.of(Role.DOSE)) == 2
    (copy,) = found.inventory.skipped
    assert copy.file == str(folder / "pacs" / "RD.dcm")
    assert "the same content" in copy.reason


def test_what_is_added_may_tell_which_is_meant(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "in")

    def elsewhere(dataset: Dataset) -> None:
        dataset.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3"

    _again(folder, "RD.dcm", elsewhere)
    plan = (folder / "RP.dcm").rename(tmp_path / "RP.dcm")
    first = scanned(folder)
    assert len(first.inventory.of(Role.DOSE)) == 2
    both = finish(scan([plan], first))
    (dose,) = both.inventory.of(Role.DOSE)
    assert dose.header.files == (str(folder / "RD.dcm"),)


def test_which_is_which_does_not_depend_on_what_is_read_first(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    files = folder / "RD.dcm", _again(folder, "RD.dcm", _scaled)
    found = [
        {one.uid: one.header.files for one in scanned(*order).inventory.entries}
        for order in (files, files[::-1])
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("is_stranger_first", [True, False])
def test_of_two_contents_the_one_that_the_others_go_with_is_taken(
    tmp_path: Path, *, is_stranger_first: bool
) -> None:
    folder = write_good(tmp_path)

    def elsewhere(dataset: Dataset) -> None:
        dataset.FrameOfReferenceUID = "1.2.3.4.5"
        dataset.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3"

    stranger = _again(folder, "RD.dcm", elsewhere)
    good = folder / "RD.dcm"
    if is_stranger_first:
        good = good.rename(folder / "pacs" / "Z.dcm")
    case = opened(folder)
    assert len(case.doses) == 1
    assert not case.withheld
    assert case.doses[0].header.files == (str(good),)
    (left,) = scanned(folder).inventory.skipped
    assert left.file == str(stranger)
    message = the(case.findings, "T07").message
    assert message.index(str(good)) < message.index(str(stranger))


def test_a_series_exported_twice_is_one_note(tmp_path: Path) -> None:
    case = opened(made_case("c07", tmp_path))
    assert case.ct is not None
    assert len(case.ct.image_uids) == 20
    finding = the(case.findings, "T07")
    assert finding.action is Action.NOTE
    assert "20 files" in finding.message
    assert not case.withheld


def test_what_is_left_out_is_compared_with_the_file_that_is_taken(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path)
    _again(folder, "RD.dcm", _described)
    (folder / "pacs" / "RD.dcm").rename(folder / "pacs" / "good.dcm")

    def elsewhere(dataset: Dataset) -> None:
        dataset.FrameOfReferenceUID = "1.2.3.4.5"
        dataset.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = "1.2.3"

    # first a stranger, then what the others go with, twice, then the stranger's copy
    _again(folder, "RD.dcm", elsewhere).rename(folder / "A.dcm")
    stranger = pydicom.dcmread(folder / "A.dcm")
    _described(stranger)
    stranger.save_as(folder / "pacs" / "stranger.dcm")
    reasons = {
        one.file.rpartition("/")[2]: one.reason
        for one in scanned(folder).inventory.skipped
    }
    assert sorted(reasons) == ["A.dcm", "good.dcm", "stranger.dcm"]
    assert "differs" in reasons["A.dcm"]
    assert "differs" in reasons["stranger.dcm"]
    assert "the same content" in reasons["good.dcm"]
    found = [f for f in opened(folder).findings if f.rule == "T07"]
    assert sorted(f.action.name for f in found) == ["NOTE", "WARN"]
    assert {"A.dcm", "stranger.dcm"} <= set(
        next(f for f in found if f.action is Action.WARN)
        .message.replace(",", "")
        .replace("/", " ")
        .split()
    )


def _person(dataset: Dataset) -> None:
    dataset.PatientName = "Another^Person"


def _dated(dataset: Dataset) -> None:
    dataset.ContentDate = "19990101"


@pytest.mark.parametrize("change", [_person, _dated])
def test_whose_and_of_when_is_content(
    tmp_path: Path, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    _again(folder, "RD.dcm", change)
    for one in scanned(folder).inventory.of(Role.DOSE):
        case = _chosen(folder, one.uid)
        assert the(case.findings, "T07").action is Action.WARN


def test_a_name_in_other_letters_is_no_content(tmp_path: Path) -> None:
    folder = write_good(tmp_path)

    def shouted(dataset: Dataset) -> None:
        dataset.PatientName = str(dataset.PatientName).upper() + "^^"

    _again(folder, "RD.dcm", shouted)
    assert the(opened(folder).findings, "T07").action is Action.NOTE


def _dose_again(folder: Path, change: Callable[[Dataset], None], name: str) -> str:
    """Write the dose once more under another UID, changed; return its UID."""
    dataset = pydicom.dcmread(folder / "RD.dcm")
    uid = UID(f"{dataset.SOPInstanceUID}.{len(name)}")
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = uid
    change(dataset)
    dataset.save_as(folder / name)
    return str(uid)


def _exported(dataset: Dataset) -> None:
    dataset.SeriesInstanceUID = UID(f"{dataset.SeriesInstanceUID}.1")
    dataset.SeriesNumber, dataset.InstanceNumber = 77, 9
    dataset.ContentDate, dataset.ContentTime = "20260203", "040506"
    dataset.InstanceCreationDate = "20260203"


def test_a_dose_that_was_exported_again_counts_once(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    again = _dose_again(folder, _exported, "RDa.dcm")
    more = _dose_again(folder, _as(ImplicitVRLittleEndian), "RDab.dcm")
    case = opened(folder)
    (dose,) = case.doses
    finding = the(case.findings, "T07")
    assert finding.action is Action.NOTE
    assert "there 2 times more" in finding.message
    assert again in finding.message
    assert more in finding.message
    left = {one.entry.uid: one.sentence for one in case.outside}
    assert set(left) == {again, more}
    assert all("the same dose as that shown" in text for text in left.values())
    assert dose.header.sop_instance_uid not in left


def test_the_one_that_is_chosen_is_shown_in_the_place_of_both(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    again = _dose_again(folder, _exported, "RDa.dcm")
    found = scanned(folder)
    selection = propose(found.inventory, dose=again)
    assert selection.doses == (again,)
    first = propose(found.inventory).doses
    assert propose(found.inventory, dose=first[0]).doses == first != (again,)


def _of_another_plan(dataset: Dataset) -> None:
    dataset.ReferencedRTPlanSequence[0].ReferencedSOPInstanceUID = UID("1.2.3")


def _of_no_plan(dataset: Dataset) -> None:
    del dataset.ReferencedRTPlanSequence


def _of_another_frame(dataset: Dataset) -> None:
    dataset.FrameOfReferenceUID = UID("1.2.3")


def _said_to_be_another(dataset: Dataset) -> None:
    dataset.DoseComment = "with another algorithm"


def _effective(dataset: Dataset) -> None:
    dataset.DoseType = "EFFECTIVE"


@pytest.mark.parametrize(
    "change",
    [
        _pixel,
        _moved,
        _scaled,
        _of_another_plan,
        _of_no_plan,
        _of_another_frame,
        _patient,
        _said_to_be_another,
        _effective,
    ],
)
def test_a_dose_that_differs_in_anything_is_another(
    tmp_path: Path, change: Callable[[Dataset], None]
) -> None:
    folder = write_good(tmp_path)
    other = _dose_again(folder, change, "RDa.dcm")
    inventory = scanned(folder).inventory
    assert all(not entry.same_as for entry in inventory.entries)
    assert not any(finding.rule == "T07" for finding in inventory.findings)
    assert other in {entry.uid for entry in inventory.of(Role.DOSE)}


def test_another_content_that_was_exported_again_is_no_third(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    _dose_again(folder, _exported, "other.dcm")
    _again(folder, "RD.dcm", _scaled)
    found = scanned(folder)
    with pytest.raises(ChoiceError) as asked:
        propose(found.inventory)
    assert "2 different RT Dose files have one UID" in asked.value.question
    for one in asked.value.candidates:
        assert len(_chosen(folder, one.uid).doses) == 1
