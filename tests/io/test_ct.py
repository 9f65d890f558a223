from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest

from dosiscope.core.ct import NO_PADDING
from dosiscope.core.errors import NotReadableError
from dosiscope.core.findings import Action
from dosiscope.core.progress import Progress, finish
from dosiscope.demo.dicom.description import ORIENTATIONS
from dosiscope.io.ct.image import CtImage, read_image
from dosiscope.io.ct.volume import FirstImages, load
from dosiscope.io.files.part10 import read_file
from support import small_files
from support.cases import write_good
from support.data import case_dir
from support.opened import opened, the

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pydicom.dataset import Dataset as Written

    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding

Z = (0.0, 2.0, 4.0, 6.0, 8.0)


def write_all(datasets: Iterable[Written], folder: Path) -> list[CtImage]:
    images: list[CtImage] = []
    for n, ds in enumerate(datasets):
        path = small_files.write(ds, folder / f"{n}.dcm")
        images.append(read_image(read_file(path), images[-1] if images else None))
    return images


def series(z: Iterable[float] = Z, **changes: Any) -> list[Written]:
    return [small_files.ct_dataset(k, z, **changes) for k, z in enumerate(z)]


def loaded(datasets: Iterable[Written], folder: Path) -> tuple[Ct | None, set[str]]:
    ct, findings = finish(load(write_all(datasets, folder)))
    check_findings(findings)
    return ct, {f"{f.rule} {f.action.name}" for f in findings}


def check_findings(findings: list[Finding]) -> None:
    for finding in findings:
        assert finding.message.endswith(".")
        assert finding.object_kind == "CT Image"
        assert finding.object_uid == "1.2.3.4"
        assert finding.file


def test_a_plain_series(tmp_path: Path) -> None:
    ct, findings = loaded(series(), tmp_path)
    assert findings == set()
    assert ct is not None
    assert ct.geometry.shape == (5, 6, 4)
    assert ct.geometry.z.tolist() == list(Z)
    assert ct.geometry.origin.tolist() == [-10.5, 20.25, 0]
    assert ct.geometry.spacing == (0.5, 0.5)
    assert ct.stored.dtype == np.int16
    assert not ct.stored.flags.writeable
    assert ct.patient_position == "HFS"
    assert ct.is_hounsfield
    assert ct.header.patient.name == "Müller^Jörg"
    assert len(ct.header.files) == 5
    # the third column of the second row of the fourth plane
    assert ct.sample([[-9.5, 20.75, 6.0]])[0] == 300 + 4 + 2 - 1024


def test_position_alone_makes_the_order(tmp_path: Path) -> None:
    datasets = series()
    random.Random(3).shuffle(datasets)
    for n, ds in enumerate(datasets):
        ds.InstanceNumber = n
        ds.SliceLocation = -n
    ct, findings = loaded(datasets, tmp_path)
    assert ct is not None
    assert ct.geometry.z.tolist() == list(Z)
    assert ct.stored[:, 0, 0].tolist() == [0, 100, 200, 300, 400]
    assert ct.image_uids == tuple(f"1.2.3.4.{k}" for k in range(1, 6))
    assert findings == set()


@pytest.mark.parametrize("position", ORIENTATIONS)
def test_eight_orientations_show_the_same_patient(
    tmp_path: Path, position: str
) -> None:
    """Each pixel holds a number made from its place in the patient."""
    orientation = np.array(ORIENTATIONS[position], float)
    row, column = orientation[:3], orientation[3:]
    datasets = []
    for z in Z:
        origin = np.array([3.0, -7.0, z])
        j, i = np.indices((6, 4))
        xyz = origin + 2.0 * j[..., None] * column + 3.0 * i[..., None] * row
        pixels = xyz @ [1, 20, 300]
        ds = small_files.ct_dataset(0, z, PatientPosition=position)
        ds.SOPInstanceUID = f"1.2.3.{int(z)}"
        small_files.set_pixels(ds, pixels.astype(np.int16))
        ds.ImagePositionPatient = origin.tolist()
        ds.ImageOrientationPatient = orientation.tolist()
        ds.PixelSpacing = [2, 3]
        ds.RescaleIntercept = 0
        datasets.append(ds)
    ct, findings = loaded(datasets, tmp_path)
    assert findings == {"IMG-04 NOTE"}
    assert ct is not None
    assert ct.patient_position == position
    indices = np.argwhere(np.ones(ct.geometry.shape))
    points = ct.geometry.to_mm(indices)
    assert np.allclose(ct.sample(points), points @ [1, 20, 300])


@pytest.mark.parametrize(
    ("angle", "action"),
    [
        (0.00099, None),
        (0.00101, "WARN"),
        (0.0099, "WARN"),
        (0.0101, "REFUSE"),
        (0.09, "REFUSE"),
    ],
)
@pytest.mark.parametrize("axis", ["x", "z"])
def test_tilt(tmp_path: Path, angle: float, axis: str, action: str | None) -> None:
    sine, cosine = np.sin(angle), np.cos(angle)
    if axis == "x":
        orientation = [1, 0, 0, 0, round(cosine, 12), round(sine, 12)]
        normal = np.array([0, -sine, cosine])
    else:
        orientation = [cosine, sine, 0, -sine, cosine, 0]
        normal = np.array([0, 0, 1.0])
    datasets = []
    for k in range(5):
        ds = small_files.ct_dataset(k)
        ds.ImageOrientationPatient = [f"{v:.10f}" for v in orientation]
        ds.ImagePositionPatient = [f"{v:.8f}" for v in 2 * k * normal]
        datasets.append(ds)
    ct, findings = loaded(datasets, tmp_path)
    assert findings == ({f"IMG-01 {action}"} if action else set())
    assert (ct is None) == (action == "REFUSE")


@pytest.mark.parametrize(
    ("shift", "expected"),
    [(0.0009, set()), (0.01, {"IMG-01 WARN"}), (0.2, {"IMG-01 REFUSE"})],
)
def test_planes_shifted_sideways(
    tmp_path: Path, shift: float, expected: set[str]
) -> None:
    datasets = series()
    for k, ds in enumerate(datasets):
        ds.ImagePositionPatient = [-10.5, f"{20.25 + k * shift:.6f}", Z[k]]
    ct, findings = loaded(datasets, tmp_path)
    assert findings == expected
    assert (ct is None) == ("IMG-01 REFUSE" in expected)


def test_sagittal_images_make_no_volume(tmp_path: Path) -> None:
    datasets = series(ImageOrientationPatient=[0, 1, 0, 0, 0, -1])
    for k, ds in enumerate(datasets):
        ds.ImagePositionPatient = [k, 0, 0]
    assert loaded(datasets, tmp_path) == (None, {"IMG-01 REFUSE"})


@pytest.mark.parametrize(
    "orientation", [[1, 0, 0, 0, 0, 0], [1, 0, 0, 1, 0, 0], [2, 0, 0, 0, 1, 0]]
)
def test_directions_that_are_none(tmp_path: Path, orientation: list[int]) -> None:
    found = loaded(series(ImageOrientationPatient=orientation), tmp_path)
    assert found == (None, {"IMG-01 REFUSE"})


def test_localizers_are_kept_out(tmp_path: Path) -> None:
    by_type = small_files.ct_dataset(7, 3.0)
    by_type.ImageType = ["ORIGINAL", "PRIMARY", "LOCALIZER"]
    small_files.set_pixels(by_type, np.zeros((9, 9), np.int16))
    by_plane = small_files.ct_dataset(8, 3.0)
    by_plane.ImageOrientationPatient = [1, 0, 0, 0, 0, -1]
    ct, findings = loaded([by_type, *series(), by_plane], tmp_path)
    assert ct is not None
    assert ct.geometry.z.tolist() == list(Z)
    assert findings == {"IMG-07 NOTE"}


def test_localizers_only(tmp_path: Path) -> None:
    datasets = series(ImageType=["ORIGINAL", "PRIMARY", "LOCALIZER"])
    assert loaded(datasets, tmp_path) == (None, {"IMG-01 REFUSE"})


@pytest.mark.parametrize("change", ["matrix", "spacing"])
def test_mixed_sizes_are_refused(tmp_path: Path, change: str) -> None:
    datasets = series()
    if change == "matrix":
        small_files.set_pixels(datasets[2], np.zeros((6, 5), np.int16))
    else:
        datasets[2].PixelSpacing = [0.5, 0.6]
    assert loaded(datasets, tmp_path) == (None, {"C08 REFUSE"})


@pytest.mark.parametrize(("z", "same_plane"), [(4.0099, True), (4.0101, False)])
def test_two_images_at_one_position(tmp_path: Path, z: float, same_plane: bool) -> None:
    twin = small_files.ct_dataset(2, z)
    twin.SOPInstanceUID = "1.2.3.4.99"
    ct, findings = loaded([*series(), twin], tmp_path)
    assert ct is not None
    assert len(ct.image_uids) == (5 if same_plane else 6)
    assert findings == ({"IMG-10 NOTE"} if same_plane else {"ACT-13 NOTE"})


def test_two_different_images_at_one_position(tmp_path: Path) -> None:
    other = small_files.ct_dataset(9, 4.0)
    assert loaded([*series(), other], tmp_path) == (None, {"IMG-10 REFUSE"})


@pytest.mark.parametrize(
    ("z", "expected"),
    [
        ((0.0, 5.0, 10.0, 17.0, 24.0), {"ACT-13 NOTE"}),
        ((0.0, 2.0, 4.0, 8.0, 10.0, 12.0), {"IMG-11 WARN"}),
        ((0.0, 2.0, 4.0, 6.009, 8.0), set()),
        # 1.25 mm, rounded
        ((0.0, 1.2, 2.5, 3.8, 7.5, 8.8, 10.0, 11.2), {"IMG-11 WARN", "ACT-13 NOTE"}),
        ((5.0,), set()),
    ],
)
def test_distances_of_planes(
    tmp_path: Path, z: tuple[float, ...], expected: set[str]
) -> None:
    ct, findings = loaded(series(z), tmp_path)
    assert ct is not None
    assert ct.geometry.z.tolist() == list(z)
    assert findings == expected


@pytest.mark.parametrize(("count", "expected"), [(1, "WARN"), (3, "REFUSE")])
@pytest.mark.parametrize(
    ("keyword", "value", "rule"),
    [("FrameOfReferenceUID", "1.9", "IMG-08"), ("PatientID", "A-2", "PAT-03")],
)
def test_images_of_another_frame_of_reference_or_patient(
    tmp_path: Path, count: int, expected: str, keyword: str, value: str, rule: str
) -> None:
    datasets = series(range(0, 20, 2))
    for ds in datasets[-count:]:
        setattr(ds, keyword, value)
    ct, findings = loaded(datasets, tmp_path)
    assert findings == {f"{rule} {expected}"}
    if expected == "WARN":
        assert ct is not None
        assert len(ct.image_uids) == 9
    else:
        assert ct is None


@pytest.mark.parametrize(
    ("keyword", "few", "most", "words"),
    [
        ("FrameOfReferenceUID", "", None, "without frame of reference, unlike"),
        ("FrameOfReferenceUID", None, "", "with a frame of reference, unlike"),
        ("FrameOfReferenceUID", "1.9", None, "of another frame of reference than"),
        ("PatientID", " ", None, "without Patient ID, unlike"),
        ("PatientID", "A-2", None, "of another Patient ID than"),
    ],
)
def test_images_that_state_no_frame_or_patient_are_not_called_another_s(
    tmp_path: Path, keyword: str, few: str | None, most: str | None, words: str
) -> None:
    datasets = series(range(0, 20, 2))
    for n, ds in enumerate(datasets):
        value = few if n < 2 else most
        if value is not None:
            setattr(ds, keyword, value)
    _, findings = finish(load(write_all(datasets, tmp_path)))
    expected = f"2 CT images of the series are left out: {words} the other 8."
    assert expected in [finding.message for finding in findings]


def test_pages_of_several_sizes_are_told_with_all_of_them(tmp_path: Path) -> None:
    datasets = series(range(0, 20, 2))
    for n, (rows, name) in enumerate(((8, "OTHER"), (9, "OTHER"))):
        page = small_files.ct_dataset(20 + n, 50 + n)
        page.ImageType = ["DERIVED", "SECONDARY", name]
        small_files.set_pixels(page, np.zeros((rows, 16), np.int16))
        datasets.append(page)
    _, findings = finish(load(write_all(datasets, tmp_path)))
    assert the(findings, "C08").message == (
        "2 CT images of the series are left out: of another size (8 x 16, 9 x 16 "
        "pixels) and type (DERIVED\\SECONDARY\\OTHER) than the other 10, as pages of a "
        "report are."
    )


def test_rescale_of_every_plane(tmp_path: Path) -> None:
    datasets = series()
    for k, ds in enumerate(datasets):
        ds.RescaleSlope, ds.RescaleIntercept = k + 1, -1000 + k
    ct, findings = loaded(datasets, tmp_path)
    assert findings == {"IMG-05 WARN"}  # the stored values are not scaled with it
    assert ct is not None
    assert ct.values(3)[0, 1] == 301 * 4 - 997


@pytest.mark.parametrize("missing", ["RescaleSlope", "RescaleIntercept"])
def test_without_rescale_there_are_no_hounsfield_units(
    tmp_path: Path, missing: str
) -> None:
    datasets = series()
    delattr(datasets[1], missing)
    ct, findings = loaded(datasets, tmp_path)
    assert findings == {"IMG-05 WARN"}
    assert ct is not None
    assert not ct.is_hounsfield


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"RescaleType": "US"}, {"IMG-05 WARN"}),
        ({"RescaleType": "US", "RescaleSlope": "4.6e-05"}, {"IMG-05 WARN"}),
        ({"RescaleType": "HU"}, set()),
        ({"PixelSpacing": [0.9, 1.1]}, {"IMG-04 NOTE"}),
        ({"PatientPosition": None}, {"SER-02 WARN"}),
        ({"PatientPosition": "SITTING"}, {"SER-02 WARN"}),
        ({"LossyImageCompression": "01"}, {"F11 WARN"}),
        ({"LossyImageCompression": "00"}, set()),
        ({"SliceThickness": None}, set()),
        ({"SliceThickness": -5}, set()),
    ],
)
def test_what_is_noticed_about_attributes(
    tmp_path: Path, changes: dict[str, Any], expected: set[str]
) -> None:
    ct, findings = loaded(series(**changes), tmp_path)
    assert ct is not None
    assert findings == expected


def test_padding_is_a_stored_value_of_either_sign(tmp_path: Path) -> None:
    datasets = series()
    for ds in datasets:
        ds.add_new(0x00280120, "US", 63536)
    ct, _ = loaded(datasets, tmp_path)
    assert ct is not None
    assert ct.padding is not None
    assert ct.padding.tolist() == [-2000] * len(datasets)


def test_images_may_have_different_padding_and_none(tmp_path: Path) -> None:
    datasets = series()
    for ds, value in zip(datasets[1:], (63536, 63472, 63536), strict=False):
        ds.add_new(0x00280120, "US", value)
    ct, _ = loaded(datasets, tmp_path)
    assert ct is not None
    assert ct.padding is not None
    assert ct.padding[:4].tolist() == [NO_PADDING, -2000, -2064, -2000]


@pytest.mark.parametrize(
    "changes",
    [
        {"ImagePositionPatient": None},
        {"ImageOrientationPatient": None},
        {"PixelSpacing": None},
        {"PixelSpacing": [0.5, 0]},
        {"PixelSpacing": [0.5, -0.5]},
        {"ImagePositionPatient": [1, 2]},
        {"RescaleSlope": 0},
        {"RescaleSlope": "4.6e-05"},
        {"SOPInstanceUID": ""},
        {"NumberOfFrames": 2},
        {"PhotometricInterpretation": "RGB"},
        {"PhotometricInterpretation": "PALETTE COLOR"},
        {"PixelData": b"\0" * 46},
    ],
)
def test_images_that_cannot_be_placed_or_shown(
    tmp_path: Path, changes: dict[str, Any]
) -> None:
    path = small_files.write(small_files.ct_dataset(**changes), tmp_path / "a.dcm")
    with pytest.raises(NotReadableError):
        read_image(read_file(path))


def test_one_bad_image_does_not_stop_the_others(tmp_path: Path) -> None:
    images = write_all(series(), tmp_path)
    (tmp_path / "0.dcm").unlink()
    (tmp_path / "3.dcm").write_bytes(b"changed")
    ct, findings = finish(load(images))
    assert ct is not None
    assert ct.geometry.z.tolist() == [2.0, 4.0, 8.0]
    assert ct.geometry.origin.tolist() == [-10.5, 20.25, 2.0]
    assert ct.stored[:, 0, 0].tolist() == [100, 200, 400]
    assert ct.image_uids == ("1.2.3.4.2", "1.2.3.4.3", "1.2.3.4.5")
    assert [f.action for f in findings] == [Action.WARN, Action.WARN]
    assert sorted(f.z or 0.0 for f in findings) == [0.0, 6.0]


def test_no_image_is_left(tmp_path: Path) -> None:
    images = write_all(series(), tmp_path)
    for path in tmp_path.glob("*.dcm"):
        path.unlink()
    ct, findings = finish(load(images))
    assert ct is None
    (one,) = findings  # of one reason, so said once
    assert one.message.startswith(
        "5 CT images are missing (z = 0.0 mm, 2.0 mm, 4.0 mm and 2 more): "
    )


@pytest.mark.parametrize(("z", "plane"), [(None, 2), (7.9, 4)])
def test_the_wanted_plane_comes_first(
    tmp_path: Path, z: float | None, plane: int
) -> None:
    steps = load(write_all(series(), tmp_path), z)
    first = next(steps)
    assert isinstance(first, Progress)
    assert (first.done, first.total) == (1, 5)
    part = first.part
    assert isinstance(part, FirstImages)
    assert part.total == 5
    assert part.ct.geometry.z.tolist() == [Z[plane]]
    assert part.ct.stored[0, 0, 0] == 100 * plane
    assert part.ct.image_uids == (f"1.2.3.4.{plane + 1}",)
    assert [step.done for step in steps] == [2, 3, 4, 5]


def test_images_that_take_long_are_shown_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("dosiscope.io.ct.volume.time.monotonic", lambda: next(clock))
    images = write_all(series(), tmp_path)
    parts = [step.part for step in load(images)]
    shown = [part.ct for part in parts if isinstance(part, FirstImages)]
    # outwards from the middle; the last step needs none: the whole follows
    assert [ct.geometry.z.tolist() for ct in shown] == [
        list(Z[first:last]) for first, last in ((2, 3), (1, 3), (1, 4), (0, 4))
    ]
    whole, _ = finish(load(images))
    assert whole is not None
    for ct in shown:
        first = Z.index(ct.geometry.z[0])
        last = first + len(ct.image_uids)
        assert np.array_equal(ct.stored, whole.stored[first:last])
        assert ct.image_uids == whole.image_uids[first:last]


def test_signed_and_unsigned_images_in_one_series(tmp_path: Path) -> None:
    datasets = series()
    small_files.set_pixels(datasets[1], np.full((6, 4), 3000, np.uint16), 12)
    ct, findings = loaded(datasets, tmp_path)
    assert ct is not None
    assert ct.stored.dtype == np.int16
    assert ct.stored[1, 0, 0] == 3000
    assert findings == set()
    small_files.set_pixels(datasets[1], np.full((6, 4), 40000, np.uint16))
    assert loaded(datasets, tmp_path) == (None, {"C11 REFUSE"})


def test_attributes_in_common_are_read_once(tmp_path: Path) -> None:
    images = write_all(
        [*series(), small_files.ct_dataset(6, 12, StudyID="x")], tmp_path
    )
    assert len({id(image.common) for image in images}) == 2


@pytest.mark.parametrize(
    ("name", "pattern", "shape", "first_z"),
    [
        ("ihero-brto-equidistant", "CT*.dcm", (39, 512, 512), -82.0),
        ("monaco-becker", "CT/*", (5, 512, 512), 294.5),
        ("oncentra-phantom", "CT*.dcm", (5, 171, 512), -150.0),
    ],
)
def test_real_series_equal_pydicom(
    name: str, pattern: str, shape: tuple[int, int, int], first_z: float
) -> None:
    paths = sorted(case_dir(name).glob(pattern))
    ct, findings = finish(load([read_image(read_file(path)) for path in paths]))
    assert ct is not None
    assert max((f.action for f in findings), default=Action.SHOW) <= Action.NOTE
    assert ct.geometry.shape == shape
    assert ct.geometry.z[0] == first_z
    for k in range(0, shape[0], 4):
        peer = pydicom.dcmread(ct.header.files[k], force=True)
        if "TransferSyntaxUID" not in peer.file_meta:
            peer.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
        assert np.array_equal(peer.pixel_array, ct.stored[k])
        assert peer.SOPInstanceUID == ct.image_uids[k]
        assert float(peer.ImagePositionPatient[2]) == ct.geometry.z[k]
        assert float(peer.RescaleSlope) == ct.slope[k]
        assert float(peer.RescaleIntercept) == ct.intercept[k]
        assert (peer.PatientName, peer.PatientID) == (
            ct.header.patient.name,
            ct.header.patient.id,
        )


def test_steps_of_five_and_seven_millimetres() -> None:
    paths = sorted(case_dir("ihero-brto-equidistant").glob("CT*.dcm"))
    ct, findings = finish(load([read_image(read_file(path)) for path in paths]))
    assert ct is not None
    assert sorted(set(np.diff(ct.geometry.z).tolist())) == [5.0, 7.0]
    assert [f.rule for f in findings] == ["ACT-13"]


def test_decimal_commas_of_all_images_are_told_of_all(tmp_path: Path) -> None:
    """The values that they share are decoded once; how they are written is of each."""
    folder = write_good(tmp_path)
    for path in folder.glob("CT*"):
        data = path.read_bytes()
        at = data.index(b"\x28\0\x30\0DS") + 8
        length = int.from_bytes(data[at - 2 : at], "little")
        spacing = data[at : at + length].replace(b".", b",")
        if b"," not in spacing:
            first, second = (part.strip() for part in spacing.split(b"\\"))
            spacing = first + b",0\\" + second + b",0"
            spacing += b" " * (len(spacing) % 2)
        size = len(spacing).to_bytes(2, "little")
        path.write_bytes(data[: at - 2] + size + spacing + data[at + length :])
    case = opened(folder)
    assert "16 of 16 files: decimal commas" in the(case.findings, "T23").message
    sound = opened(write_good(tmp_path / "sound"))
    assert case.ct is not None
    assert sound.ct is not None
    assert case.ct.geometry.spacing == sound.ct.geometry.spacing
