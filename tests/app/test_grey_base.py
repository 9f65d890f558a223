"""Images that are no CT as the grey base of the picture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
from pydicom.uid import UID

from dosiscope.app.features.action import Submenu
from dosiscope.app.features.planes import Planes
from dosiscope.app.main import main
from dosiscope.app.measure import measure_solids
from dosiscope.core.errors import ChoiceError
from dosiscope.core.findings import Action
from dosiscope.core.kinds import Kind
from dosiscope.core.progress import finish
from dosiscope.viewer.picture_text import window_text
from dosiscope.viewer.picture_warnings import standing_warnings
from dosiscope.viewer.readout import read_out
from dosiscope.viewer.review import Review
from support.cases import good_built
from support.grey_images import (
    SERIES,
    beside,
    on_images,
    stored_value,
    write_beside,
)
from support.made_cases import made_case
from support.opened import opened, scanned
from support.synthetic.good import BODY

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset
    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case

AT = (1.0, 5.0, -7.5)  # the centre of pixel (5, 34, 32)
BODY_CC = BODY.size[0] * BODY.size[1] * BODY.size[2] / 1000


def outcomes(case: Case) -> list[str]:
    return [finding.outcome.key for finding in case.findings]


def body_cc(case: Case) -> float:
    measured = finish(measure_solids(case))
    volume = measured[1].volume_cc
    assert volume is not None
    return volume


def reviewed(case: Case) -> Review:
    found = Review()
    found.set_case(case)
    return found


def test_a_case_on_mr_is_shown_on_it_and_measured(tmp_path: Path) -> None:
    case = opened(on_images(tmp_path, "MR"))
    assert case.ct is not None
    assert case.ct.header.kind is Kind.MR
    assert outcomes(case) == ["IMG-11:instead", "IMG-06"]
    assert case.missing == ()
    assert case.withheld == ()
    assert len(case.doses) == 1
    assert case.ct.sample(AT) == stored_value(5, 34, 32)
    assert body_cc(case) == pytest.approx(BODY_CC, rel=1e-3)


def test_an_mr_is_called_so_wherever_it_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    review = reviewed(opened(on_images(tmp_path, "MR")))
    assert read_out(review, AT).ct == f"MR {stored_value(5, 34, 32)}"
    assert window_text(review)[1] == "MR image, no HU"
    assert review.case is not None
    (warning,) = standing_warnings(review.case)
    assert warning.text == "No planning CT: MR image, no HU"


def test_windows_of_hu_are_not_offered_for_an_mr(qtbot: QtBot, tmp_path: Path) -> None:
    review = reviewed(opened(on_images(tmp_path, "MR")))
    (presets, *_) = Planes(review, Mock()).entries()
    assert isinstance(presets, Submenu)
    assert presets.actions
    for one in presets.actions:
        assert one.is_offered is not None
        assert not one.is_offered()
    low, high = (
        review.look.window[0] - review.look.window[1] / 2,
        review.look.window[0] + review.look.window[1] / 2,
    )
    least, most = stored_value(0, 0, 0), stored_value(15, 63, 63)
    assert least < low < high < most


def test_pet_is_told_in_its_unit_whatever_its_size(
    qtbot: QtBot, tmp_path: Path
) -> None:
    case = opened(on_images(tmp_path, "PT", "BQML"))
    assert case.ct is not None
    assert case.ct.header.kind is Kind.PET
    # far above what a CT may have: nothing is left out
    assert len(case.ct.image_uids) == 16
    value = stored_value(5, 34, 32) * 105
    assert case.ct.sample(AT) == value
    assert read_out(reviewed(case), AT).ct == f"PET BQML {value}"
    assert outcomes(case) == ["IMG-11:instead", "IMG-06"]


@pytest.mark.parametrize("modality", ["MR", "PT"])
def test_the_ct_is_the_base_where_there_is_one(tmp_path: Path, modality: str) -> None:
    folder = write_beside(tmp_path, *beside(good_built(), modality, "BQML"))
    case = opened(folder)
    assert case.ct is not None
    assert case.ct.is_hounsfield
    assert outcomes(case) == []
    (other,) = case.outside
    assert other.entry.uid == SERIES


def test_another_base_can_be_chosen_and_says_so(tmp_path: Path) -> None:
    folder = write_beside(tmp_path, *beside(good_built()))
    case = opened(folder, ct_series=SERIES)
    assert case.ct is not None
    assert case.ct.header.series_uid == SERIES
    assert case.structure_set is not None
    assert case.ct.sample(AT) == stored_value(5, 34, 32)
    assert outcomes(case) == ["IMG-11:chosen", "SS-05:other"]
    assert [dose.header.kind for dose in case.doses] == [Kind.DOSE]
    (ct,) = case.outside
    assert (ct.entry.kind, ct.reason) == (Kind.CT, "it was not chosen")
    assert body_cc(case) == pytest.approx(BODY_CC, rel=1e-3)


def test_the_command_line_chooses_the_base(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_beside(tmp_path, *beside(good_built()))
    at = ",".join(map(str, AT))
    words = ["probe", str(folder), "--json", "--at", at]
    assert main(words) == 0
    on_ct = json.loads(capsys.readouterr().out)
    assert on_ct["points"][0]["hu"] == 60.0
    assert "image_values" not in on_ct
    assert main([*words, "--ct", SERIES]) == 1
    on_mr = json.loads(capsys.readouterr().out)
    assert on_mr["image_values"] == "MR"
    assert on_mr["points"][0]["hu"] is None
    assert on_mr["points"][0]["image_value"] == stored_value(5, 34, 32)
    assert on_mr["points"][0]["dose_gy"] == on_ct["points"][0]["dose_gy"]


def _of_another_frame(images: list[Dataset]) -> None:
    for image in images:
        image.FrameOfReferenceUID = "1.2.3.99"


def test_images_of_another_frame_are_no_base(tmp_path: Path) -> None:
    images = beside(good_built())
    _of_another_frame(images)
    case = opened(write_beside(tmp_path, *images, ct=False))
    assert case.ct is None
    assert "IMG-11:none" in outcomes(case)
    assert len(case.doses) == 1
    (other,) = case.outside
    assert "another frame of reference" in other.sentence


def test_images_of_another_patient_are_never_taken_unasked(tmp_path: Path) -> None:
    images = beside(good_built())
    for image in images:
        image.PatientID = "SOMEBODY ELSE"
    with pytest.raises(ChoiceError, match="2 patients"):
        opened(write_beside(tmp_path, *images, ct=False))


def test_images_of_another_patient_that_are_chosen_keep_the_rest_out(
    tmp_path: Path,
) -> None:
    images = beside(good_built())
    for image in images:
        image.PatientID = "SOMEBODY ELSE"
    case = opened(write_beside(tmp_path, *images), ct_series=SERIES)
    assert case.doses == ()
    assert case.structure_set is None


def test_of_two_series_without_a_ct_none_is_guessed(tmp_path: Path) -> None:
    built = good_built()
    images = [*beside(built), *beside(built, "PT", "BQML")]
    for n, image in enumerate(images[len(built.ct) :]):
        uid = UID(f"1.2.3.99.{n}")
        image.SOPInstanceUID = image.file_meta.MediaStorageSOPInstanceUID = uid
        image.SeriesInstanceUID = "1.2.3.99"
    folder = write_beside(tmp_path, *images, ct=False)
    with pytest.raises(ChoiceError, match="2 image series, none of them a CT"):
        opened(folder)
    case = opened(folder, ct_series="1.2.3.99")
    assert case.ct is not None
    assert case.ct.header.kind is Kind.PET


def test_two_different_mr_images_at_one_place_make_no_base(tmp_path: Path) -> None:
    images = beside(good_built())
    twin = beside(good_built())[3]
    twin.SOPInstanceUID = twin.file_meta.MediaStorageSOPInstanceUID = UID("1.2.3.88.99")
    twin.PixelData = bytes(len(twin.PixelData))
    case = opened(write_beside(tmp_path, *images, twin, ct=False))
    assert case.ct is None
    (found,) = (f for f in case.findings if f.action is Action.REFUSE)
    assert found.message.startswith("The MR series holds different images")
    assert len(case.doses) == 1


def test_some_of_the_images_that_are_named_are_counted(tmp_path: Path) -> None:
    folder = on_images(tmp_path, "MR")
    next(folder.glob("CT*.dcm")).unlink()
    case = opened(folder)
    assert "16 MR images are referenced, 15 are here" in case.missing[0].text
    (found,) = (f for f in case.findings if f.outcome.key == "IMG-11:listed")
    assert found.message == "16 MR images are referenced, 15 are here."


def test_mr_files_are_no_kind_of_ct_in_the_inventory(tmp_path: Path) -> None:
    found = scanned(write_beside(tmp_path, *beside(good_built())))
    kinds = [entry.kind for entry in found.inventory.entries]
    assert kinds.count(Kind.CT) == kinds.count(Kind.MR) == 1
    assert found.inventory.skipped == ()


def test_the_made_case_on_mr(tmp_path: Path) -> None:
    case = opened(made_case("c15", tmp_path))
    assert case.ct is not None
    assert case.ct.header.kind is Kind.MR
    keys = outcomes(case)
    assert keys.count("IMG-11:instead") == 1
    assert len(keys) <= 3
    assert all(f.action <= Action.WARN for f in case.findings)
