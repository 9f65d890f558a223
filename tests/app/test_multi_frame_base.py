"""Multi-frame images as the grey base: stacks, references to frames, refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import numpy as np
import pydicom
import pytest

from dosiscope.app.features.action import Submenu
from dosiscope.app.features.planes import Planes
from dosiscope.app.main import main
from dosiscope.app.measure import measure_solids
from dosiscope.core.errors import ChoiceError
from dosiscope.core.findings import Action, Result
from dosiscope.core.kinds import Kind
from dosiscope.core.progress import finish
from dosiscope.viewer.picture_text import window_text
from dosiscope.viewer.readout import read_out
from dosiscope.viewer.review import Review
from support.cases import good_built
from support.grey_images import stored_value
from support.multi_frame import (
    CLASSES,
    INSTANCE,
    SERIES,
    compressed,
    item,
    mapping,
    multi_frame,
    naming_frames,
    of_two,
    write_case,
)
from support.opened import opened, scanned
from support.synthetic.encode import TRANSFER_SYNTAXES
from support.synthetic.good import BODY

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset
    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case

AT = (1.0, 5.0, -7.5)  # the centre of pixel (5, 34, 32)
BODY_CC = BODY.size[0] * BODY.size[1] * BODY.size[2] / 1000
COUNT = 16
KINDS = {"CT": Kind.ENHANCED_CT, "MR": Kind.ENHANCED_MR, "PT": Kind.ENHANCED_PET}


def keys(case: Case) -> list[str]:
    return [finding.outcome.key for finding in case.findings]


def body_cc(case: Case) -> float:
    volume = finish(measure_solids(case))[1].volume_cc
    assert volume is not None
    return volume


def of_good(name: str) -> Dataset:
    return multi_frame(good_built().ct, name)


def frames(image: Dataset) -> list[Dataset]:
    return list(image.PerFrameFunctionalGroupsSequence)


@pytest.mark.parametrize("numbers", [True, False])
@pytest.mark.parametrize("name", CLASSES)
def test_each_class_is_shown_and_measured_on(
    tmp_path: Path, name: str, numbers: bool
) -> None:
    image = of_good(name)
    case = opened(write_case(tmp_path, image, named=image, numbers=numbers))
    modality = name.split()[-1]
    assert case.ct is not None
    assert case.ct.header.kind is KINDS[modality]
    instead = [] if modality == "CT" else ["IMG-11:instead"]
    assert keys(case) == [*instead, "IMG-06"]
    assert (case.missing, case.withheld) == ((), ())
    value = 60.0 if modality == "CT" else stored_value(5, 34, 32)
    assert case.ct.sample(AT) == value
    assert case.ct.is_hounsfield is (modality == "CT")
    assert body_cc(case) == pytest.approx(BODY_CC, rel=1e-3)
    assert len(case.doses) == 1


def test_one_frame_a_file_is_a_series_like_any_other(tmp_path: Path) -> None:
    built = good_built()
    images = [
        multi_frame([image], "CT", uid=f"{INSTANCE}.{n}")
        for n, image in enumerate(built.ct, 1)
    ]
    uids = {str(a.SOPInstanceUID): b for a, b in zip(built.ct, images, strict=True)}
    frame = built.structures.ReferencedFrameOfReferenceSequence[0]
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    series.SeriesInstanceUID = SERIES
    contours = [
        contour
        for roi in built.structures.ROIContourSequence
        for contour in roi.get("ContourSequence", [])
        if "ContourImageSequence" in contour
    ]
    for holder in (series, *contours):
        for one in holder.ContourImageSequence:
            image = uids[str(one.ReferencedSOPInstanceUID)]
            one.ReferencedSOPClassUID = image.SOPClassUID
            one.ReferencedSOPInstanceUID = image.SOPInstanceUID
    built.ct[:] = images
    built.write(tmp_path)
    case = opened(tmp_path)
    assert keys(case) == ["IMG-06"]
    assert case.ct is not None
    assert len(case.ct.image_uids) == COUNT
    assert case.ct.sample(AT) == 60.0
    assert body_cc(case) == pytest.approx(BODY_CC, rel=1e-3)


@pytest.mark.parametrize("syntax", TRANSFER_SYNTAXES)
def test_every_frame_is_what_another_program_reads(tmp_path: Path, syntax: str) -> None:
    plain = of_good("CT")
    plain.save_as(tmp_path / "plain.dcm", enforce_file_format=True)
    peer = pydicom.dcmread(tmp_path / "plain.dcm")
    image = compressed(plain, syntax)
    case = opened(write_case(tmp_path / "case", image, named=image))
    assert case.ct is not None
    places = [
        float(one.PlanePositionSequence[0].ImagePositionPatient[2])
        for one in peer.PerFrameFunctionalGroupsSequence
    ]
    pixels = peer.pixel_array[np.argsort(places)]
    values = peer.SharedFunctionalGroupsSequence[0].PixelValueTransformationSequence[0]
    wanted = pixels * float(values.RescaleSlope) + float(values.RescaleIntercept)
    assert case.ct.geometry.z.tolist() == sorted(places)
    for k in range(COUNT):
        np.testing.assert_array_equal(case.ct.values(k), wanted[k])


def test_frames_in_any_order_are_laid_by_their_place(tmp_path: Path) -> None:
    images = good_built().ct
    turned = multi_frame([images[(7 * n) % COUNT] for n in range(COUNT)], "CT")
    case = opened(write_case(tmp_path, turned))
    assert case.ct is not None
    assert case.ct.sample(AT) == 60.0
    order = [(7 * n) % COUNT for n in range(COUNT)]
    numbers = [int(name.split()[-1]) for name in case.ct.image_uids]
    assert [order[number - 1] for number in numbers] == list(range(COUNT))


def test_values_of_single_frames_are_theirs(tmp_path: Path) -> None:
    image = of_good("PT")
    del image.SharedFunctionalGroupsSequence[0].PixelValueTransformationSequence
    for n, frame in enumerate(frames(image)):
        frame.PixelValueTransformationSequence = item(
            RescaleSlope=str(100 + n), RescaleIntercept="0", RescaleType="US"
        )
    case = opened(write_case(tmp_path, image, named=image))
    assert case.ct is not None
    assert case.ct.sample(AT) == stored_value(5, 34, 32) * 105


def test_a_real_world_mapping_gives_value_and_unit(
    qtbot: QtBot, tmp_path: Path
) -> None:
    image = of_good("PT")
    shared = image.SharedFunctionalGroupsSequence[0]
    shared.RealWorldValueMappingSequence = mapping("BQML")
    case = opened(write_case(tmp_path, image, named=image))
    assert case.ct is not None
    assert case.ct.sample(AT) == 2 * stored_value(5, 34, 32) + 0.5
    review = Review()
    review.set_case(case)
    assert read_out(review, AT).ct.startswith("PET BQML ")
    assert window_text(review)[1] == "PET image, BQML"


@pytest.mark.parametrize(
    ("mappings", "words"),
    [
        ([*mapping("BQML"), *mapping("g/ml", 3.0)], "2 mappings"),
        (mapping("BQML", last=4095), "for stored values of 0 to 4095 alone"),
        (mapping(""), "without unit"),
    ],
)
def test_a_mapping_that_is_no_plain_one_gives_no_unit(
    tmp_path: Path, mappings: list[Dataset], words: str
) -> None:
    image = of_good("PT")
    shared = image.SharedFunctionalGroupsSequence[0]
    shared.RealWorldValueMappingSequence = mappings
    case = opened(write_case(tmp_path, image, named=image))
    assert case.ct is not None
    value = stored_value(5, 34, 32)
    assert (case.ct.unit, case.ct.sample(AT)) == ("", value)
    found = next(one for one in case.findings if one.outcome.key == "IMG-05:mapping")
    assert words in found.message


def test_units_of_a_converted_pet_are_told(tmp_path: Path) -> None:
    image = of_good("legacy PT")
    image.UnassignedSharedConvertedAttributesSequence = item(Units="BQML")
    case = opened(write_case(tmp_path, image, named=image))
    assert case.ct is not None
    assert case.ct.value_name == "PET BQML"


@pytest.mark.parametrize(
    ("stated", "key", "name"),
    [
        ("", "IMG-05:silent", "stored value"),
        ("US", "IMG-05:type", "stored value"),
        ("ED", "IMG-05:type", "CT ED"),
    ],
)
def test_a_ct_is_of_hu_only_where_it_says_so(
    tmp_path: Path, stated: str, key: str, name: str
) -> None:
    image = of_good("CT")
    shared = image.SharedFunctionalGroupsSequence[0]
    shared.PixelValueTransformationSequence[0].RescaleType = stated
    case = opened(write_case(tmp_path, image, named=image))
    assert case.ct is not None
    assert not case.ct.is_hounsfield
    assert key in keys(case)
    assert case.ct.value_name == name


def test_windows_of_hu_are_not_offered_for_an_enhanced_mr(
    qtbot: QtBot, tmp_path: Path
) -> None:
    image = of_good("MR")
    review = Review()
    review.set_case(opened(write_case(tmp_path, image, named=image)))
    (presets, *_) = Planes(review, Mock()).entries()
    assert isinstance(presets, Submenu)
    offered = (one.is_offered for one in presets.actions)
    assert not any(is_offered() for is_offered in offered if is_offered is not None)
    middle, width = review.look.window
    least, most = stored_value(0, 0, 0), stored_value(15, 63, 63)
    assert least < middle - width / 2 < middle + width / 2 < most


def test_the_planning_ct_comes_before_a_multi_frame_one(tmp_path: Path) -> None:
    case = opened(write_case(tmp_path, of_good("CT"), of_good_mr(), ct=True))
    assert case.ct is not None
    assert case.ct.header.kind is Kind.CT
    assert keys(case) == []
    assert {one.entry.kind for one in case.outside} == {
        Kind.ENHANCED_CT,
        Kind.ENHANCED_MR,
    }


def of_good_mr() -> Dataset:
    return multi_frame(good_built().ct, "MR", uid="1.2.3.67.1", series="1.2.3.67")


def test_a_multi_frame_ct_that_the_structure_set_names_is_the_planning_ct(
    tmp_path: Path,
) -> None:
    image = of_good("CT")
    case = opened(write_case(tmp_path, image, ct=True, named=image))
    assert case.ct is not None
    assert case.ct.header.kind is Kind.ENHANCED_CT
    (found,) = case.findings
    assert (found.outcome.key, found.result) == ("IMG-06", Result.DEV)


def test_a_multi_frame_ct_that_nobody_names_is_told_of(tmp_path: Path) -> None:
    case = opened(write_case(tmp_path, of_good("CT")))
    found = next(one for one in case.findings if one.rule == "IMG-06")
    assert (found.outcome.key, found.result, found.action) == (
        "IMG-06:frames",
        Result.DEV,
        Action.NOTE,
    )


def test_the_mr_beside_the_ct_can_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_case(tmp_path, of_good("MR"), ct=True)
    at = ",".join(map(str, AT))
    assert main(["probe", str(folder), "--json", "--at", at, "--ct", SERIES]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["image_values"] == "MR"
    assert told["points"][0]["hu"] is None
    assert told["points"][0]["image_value"] == stored_value(5, 34, 32)


def test_references_to_the_images_before_conversion_hold(tmp_path: Path) -> None:
    # the structure set names the single images, which are gone
    case = opened(write_case(tmp_path, of_good("legacy CT")))
    assert keys(case) == ["IMG-06:frames"]
    assert (case.missing, case.withheld) == ((), ())
    assert body_cc(case) == pytest.approx(BODY_CC, rel=1e-3)


def test_images_that_were_never_converted_are_missed(tmp_path: Path) -> None:
    image = multi_frame(good_built().ct[:-1], "legacy CT")
    case = opened(write_case(tmp_path, image))
    assert "IMG-11:listed" in keys(case)


# several stacks at one place


def _echo(frame: Dataset, n: int) -> None:
    frame.MREchoSequence = item(EffectiveEchoTime=(20.0, 90.0)[n])


def _moment(frame: Dataset, n: int) -> None:
    frame.FrameContentSequence[0].TemporalPositionIndex = n + 1


def _stack(frame: Dataset, n: int) -> None:
    frame.FrameContentSequence[0].StackID = "AB"[n]


def _kind(frame: Dataset, n: int) -> None:
    types = ["ORIGINAL", "PRIMARY", ("M", "P")[n], "NONE"]
    frame.MRImageFrameTypeSequence = item(FrameType=types)


TWO = {
    "echo time 20 ms": _echo,
    "temporal position 1": _moment,
    "stack A": _stack,
    "type ORIGINAL\\PRIMARY\\M\\NONE": _kind,
}


def two_stacks(told: Any) -> Dataset:
    image = of_two(good_built().ct, "MR", told)
    if told is _kind:
        del image.SharedFunctionalGroupsSequence[0].MRImageFrameTypeSequence
    return image


@pytest.mark.parametrize("words", TWO)
def test_of_two_stacks_none_is_guessed_and_each_can_be_chosen(
    tmp_path: Path, words: str
) -> None:
    folder = write_case(tmp_path, two_stacks(TWO[words]))
    with pytest.raises(ChoiceError, match="2 image series, none of them a CT") as found:
        opened(folder)
    first, second = found.value.candidates
    assert words in first.detail
    for n, one in enumerate((first, second)):
        case = opened(folder, ct_series=one.uid)
        assert case.ct is not None
        assert len(case.ct.image_uids) == COUNT
        assert case.ct.sample(AT) == stored_value(5 + n * COUNT, 34, 32)
        (other,) = case.outside
        assert other.entry.kind is Kind.ENHANCED_MR


def test_the_command_line_lists_the_stacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(write_case(tmp_path, two_stacks(_echo)))
    assert main(["dvh", folder]) == 2
    told = capsys.readouterr().err
    assert "echo time 20 ms" in told
    assert f"{SERIES}/2" in told
    at = ",".join(map(str, AT))
    words = ["probe", folder, "--json", "--at", at, "--ct", f"{SERIES}/2"]
    assert main(words) == 1
    (point,) = json.loads(capsys.readouterr().out)["points"]
    assert point["image_value"] == stored_value(5 + COUNT, 34, 32)


@pytest.mark.parametrize("chosen", [0, 1])
def test_the_stack_whose_frames_are_named_is_taken(tmp_path: Path, chosen: int) -> None:
    image = two_stacks(_echo)
    built = good_built()
    naming_frames(built, image)
    frame = built.structures.ReferencedFrameOfReferenceSequence[0]
    series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
    contours = [
        contour
        for roi in built.structures.ROIContourSequence
        for contour in roi.get("ContourSequence", [])
        if "ContourImageSequence" in contour
    ]
    for holder in (series, *contours):
        for one in holder.ContourImageSequence:
            one.ReferencedFrameNumber += chosen * COUNT
    built.ct.clear()
    built.write(tmp_path)
    image.save_as(tmp_path / "frames.dcm", enforce_file_format=True)
    case = opened(tmp_path)
    assert case.ct is not None
    assert case.ct.sample(AT) == stored_value(5 + chosen * COUNT, 34, 32)
    assert keys(case) == ["IMG-11:instead", "IMG-06"]
    assert body_cc(case) == pytest.approx(BODY_CC, rel=1e-3)


def test_frames_at_one_place_that_nothing_tells_apart_are_refused(
    tmp_path: Path,
) -> None:
    image = two_stacks(lambda _frame, _n: None)
    case = opened(write_case(tmp_path, image, named=None))
    assert case.ct is None
    (found,) = (f for f in case.findings if f.action is Action.REFUSE)
    assert found.outcome.key == "IMG-10:different"
    assert len(case.doses) == 1


def test_three_planes_of_a_localizer_are_three_stacks(tmp_path: Path) -> None:
    image = of_good("MR")
    del image.SharedFunctionalGroupsSequence[0].PlaneOrientationSequence
    for n, frame in enumerate(frames(image)):
        turned = ([1, 0, 0, 0, 1, 0], [1, 0, 0, 0, 0, -1], [0, 1, 0, 0, 0, -1])[n % 3]
        frame.PlaneOrientationSequence = item(ImageOrientationPatient=turned)
    entries = scanned(write_case(tmp_path, image)).inventory.entries
    found = [one.detail for one in entries if one.kind is Kind.ENHANCED_MR]
    assert [detail.split(", ")[-1] for detail in found] == [
        "transverse",
        "coronal",
        "sagittal",
    ]


def test_contours_beside_their_frame_are_not_on_it(tmp_path: Path) -> None:
    """A quarter of the distance of frames away: nothing is taken to be meant there."""
    image = of_good("CT")
    built = good_built()
    naming_frames(built, image)
    for roi in built.structures.ROIContourSequence:
        for contour in roi.get("ContourSequence", []):
            points = np.array(contour.ContourData, float).reshape(-1, 3)
            points[:, 2] += 0.8
            contour.ContourData = [f"{value:.4f}" for value in points.ravel()]
    built.ct.clear()
    built.write(tmp_path)
    image.save_as(tmp_path / "frames.dcm", enforce_file_format=True)
    case = opened(tmp_path)
    assert any(key.startswith("RC-05") for key in keys(case))


# what contradicts is kept out


def test_frames_of_another_frame_of_reference_are_no_base(tmp_path: Path) -> None:
    image = of_good("MR")
    image.FrameOfReferenceUID = "1.2.3.99"
    case = opened(write_case(tmp_path, image))
    assert case.ct is None
    assert "another frame of reference" in case.outside[0].sentence


def test_frames_of_another_patient_are_never_taken_unasked(tmp_path: Path) -> None:
    image = of_good("MR")
    image.PatientID = "SOMEBODY ELSE"
    with pytest.raises(ChoiceError, match="2 patients"):
        opened(write_case(tmp_path, image))


# what cannot be read is refused in a sentence


def _fewer_items(image: Dataset) -> None:
    del image.PerFrameFunctionalGroupsSequence[-1]


def _many(image: Dataset) -> None:
    image.NumberOfFrames = 2**31 - 1


def _no_place(image: Dataset) -> None:
    del frames(image)[3].PlanePositionSequence


def _twice(image: Dataset) -> None:
    frames(image)[2].PixelMeasuresSequence = image.SharedFunctionalGroupsSequence[
        0
    ].PixelMeasuresSequence


def _far(image: Dataset) -> None:
    frames(image)[1].PlanePositionSequence[0].ImagePositionPatient = [0, 0, 1e7]


def _short(image: Dataset) -> None:
    image.PixelData = image.PixelData[:-4096]


def _colour(image: Dataset) -> None:
    image.PhotometricInterpretation = "RGB"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_fewer_items, "found '15 items', expected 16, one for each frame"),
        (_many, "found '16 items', expected 2147483647, one for each frame"),
        (_no_place, "frame 4: (0020,9113) PlanePositionSequence: found 'nothing'"),
        (_twice, "frame 3: (0028,9110) PixelMeasuresSequence"),
        (_far, "frame 2: (0020,0032)"),
        (_short, "too few"),
        (_colour, "MONOCHROME2"),
    ],
)
def test_a_damaged_one_is_refused_in_a_sentence(
    tmp_path: Path, change: Any, words: str
) -> None:
    image = of_good("CT")
    change(image)
    (skipped,) = scanned(write_case(tmp_path, image)).inventory.skipped
    assert words in skipped.reason
    assert skipped.is_damaged


@pytest.mark.parametrize("syntax", ["rle", "jpeg-ls", "jpeg lossless", "jpeg 2000"])
def test_a_frame_that_cannot_be_decoded_is_left_out_with_the_reason(
    tmp_path: Path, syntax: str
) -> None:
    from pydicom.encaps import encapsulate, generate_frames

    image = compressed(of_good("CT"), syntax)
    streams = list(generate_frames(image.PixelData, number_of_frames=COUNT))
    streams[6] = streams[6][: len(streams[6]) // 2 & ~1]
    image.PixelData = encapsulate(streams)
    image["PixelData"].VR = "OB"
    image["PixelData"].is_undefined_length = True
    case = opened(write_case(tmp_path, image, named=image))
    assert case.ct is not None
    assert len(case.ct.image_uids) == COUNT - 1
    assert f"{INSTANCE} frame 7" not in case.ct.image_uids
    assert "F04:image" in keys(case)


def test_fragments_are_told_apart_by_their_table(tmp_path: Path) -> None:
    from pydicom.encaps import encapsulate, generate_frames

    image = compressed(of_good("CT"), "jpeg-ls")
    streams = list(generate_frames(image.PixelData, number_of_frames=COUNT))
    image.PixelData = encapsulate(streams, fragments_per_frame=2, has_bot=True)
    image["PixelData"].VR = "OB"
    image["PixelData"].is_undefined_length = True
    case = opened(write_case(tmp_path, image, named=image))
    assert case.ct is not None
    assert case.ct.sample(AT) == 60.0


def test_the_tags_of_the_file_are_shown_once(tmp_path: Path) -> None:
    from dosiscope.io.case.scanned_files import tag_files

    found = scanned(write_case(tmp_path, two_stacks(_echo)))
    for uid in (SERIES, f"{SERIES}/1"):
        (file,) = tag_files(found, uid)
        assert file.title == "File 1 of 1"
