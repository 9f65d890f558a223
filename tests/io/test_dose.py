from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset as Written
from pydicom.tag import Tag

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.dvh.grid import DoseGrid
from dosiscope.core.findings import Action, Result
from dosiscope.core.plane import AXIAL, axial
from dosiscope.core.sections.dose_sections import dose_sections
from dosiscope.core.text import dose_text
from dosiscope.demo.dicom.description import ORIENTATIONS
from dosiscope.io.files import tags
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.dose import read_dose
from support import small_files
from support.data import case_dir
from support.opened import mutated, the

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.dose import Dose
    from support.synthetic.build import BuiltCase


STAR = [(0, 0, 0)] + [
    tuple(step if n == axis else 0 for n in range(3))
    for axis in range(3)
    for step in (-1, 1)
]


def read(ds: Written, folder: Path) -> tuple[Dose | None, set[str]]:
    path = small_files.write(ds, folder / "dose.dcm")
    return judged(path)


def judged(path: Path) -> tuple[Dose | None, set[str]]:
    dose, findings = read_dose(read_file(path))
    for finding in findings:
        assert finding.message.endswith(".")
        assert finding.object_kind == "RT Dose"
        assert finding.object_uid
        assert finding.file == str(path)
        if finding.action >= Action.WITHHOLD:
            assert dose is None
            assert finding.result is Result.FAIL
    return dose, {f"{f.rule} {f.action.name}" for f in findings}


def test_a_plain_dose(tmp_path: Path) -> None:
    dose, findings = read(small_files.dose_dataset(), tmp_path)
    assert findings == set()
    assert dose is not None
    assert dose.geometry.shape == (3, 4, 5)
    assert dose.geometry.z.tolist() == [30, 32, 34]
    assert dose.geometry.spacing == (2, 3)
    assert dose.units is DoseUnits.GY
    assert dose.type is DoseType.PHYSICAL
    assert dose.summation is SummationType.PLAN
    assert (dose.plan_uid, dose.further_plan_uids) == ("1.2.3.6", ())
    assert dose.label == "PLAN"
    assert dose.tissue_heterogeneity == ("IMAGE", "WATER")
    assert (dose.content_date, dose.content_time) == ("20260103", "111213")
    assert dose.maximum == pytest.approx(20.304)
    assert dose.maximum_at == (-10 + 4 * 3, 20 + 3 * 2, 34)
    # row spacing goes with rows, column spacing with columns
    assert dose.sample([[-10 + 3 * 2, 20 + 2 * 1, 32]])[0] == pytest.approx(10.102)
    assert np.isnan(dose.sample([[-10, 20, 36]])[0])


@pytest.mark.parametrize("position", ORIENTATIONS)
@pytest.mark.parametrize("falling", [False, True])
def test_eight_orientations_give_the_same_dose(
    tmp_path: Path, position: str, falling: bool
) -> None:
    """Each sample holds a number made from its place in the patient."""
    orientation = np.array(ORIENTATIONS[position], float)
    row, column = orientation[:3], orientation[3:]
    normal = np.cross(row, column)
    origin = np.array([40.0, 50.0, 60.0])
    offsets = np.array([0, 2.5, 5, 7.5]) * (-1 if falling else 1)
    k, j, i = np.indices((4, 4, 5))
    xyz = (
        origin
        + offsets[k][..., None] * normal
        + 2.0 * j[..., None] * column
        + 3.0 * i[..., None] * row
    )
    weights = [1, 100, 10000]
    ds = small_files.dose_dataset(tuple(offsets))
    small_files.set_pixels(ds, np.rint(xyz @ weights * 2).astype(np.uint32))
    ds.ImagePositionPatient = origin.tolist()
    ds.ImageOrientationPatient = orientation.tolist()
    ds.DoseGridScaling = "0.5"
    dose, findings = read(ds, tmp_path)
    assert findings - {"D09 NOTE"} == set()
    assert dose is not None
    assert np.all(np.diff(dose.geometry.z) > 0)
    points = xyz.reshape(-1, 3)
    assert np.allclose(dose.sample(points), points @ weights)


@pytest.mark.parametrize("rows", [[1, 0, 0, 0, 1, 0], [-1, 0, 0, 0, -1, 0]])
@pytest.mark.parametrize("step", [2.0, -2.0])
def test_patient_z_of_planes_counted_upwards_is_recognised(
    tmp_path: Path, rows: list[int], step: float
) -> None:
    """Either reading puts plane k at 30 mm + k steps: on the back or face down."""
    z = [30 + step * k for k in range(3)]
    ds = small_files.dose_dataset(ImageOrientationPatient=rows, GridFrameOffsetVector=z)
    dose, findings = read(ds, tmp_path)
    assert findings == {"DO-06 NOTE"}
    assert dose is not None
    np.testing.assert_allclose(dose.geometry.z, sorted(z), atol=1e-9)
    ds.GridFrameOffsetVector = [step * k for k in range(3)]
    (tmp_path / "relative").mkdir()
    relative, _ = read(ds, tmp_path / "relative")
    assert relative is not None
    np.testing.assert_array_equal(dose.stored, relative.stored)


@pytest.mark.parametrize(
    ("step", "readings"),
    [
        (2.0, "30.00 to 34.00 mm (if the vector holds z) or to 26.00 mm"),
        (-2.0, "30.00 to 26.00 mm (if the vector holds z) or to 34.00 mm"),
    ],
)
def test_patient_z_of_planes_counted_downwards_has_two_readings(
    tmp_path: Path, step: float, readings: str
) -> None:
    z = [30 + step * k for k in range(3)]
    feet_first = [-1, 0, 0, 0, 1, 0]
    ds = small_files.dose_dataset(
        ImageOrientationPatient=feet_first, GridFrameOffsetVector=z
    )
    path = small_files.write(ds, tmp_path / "a.dcm")
    dose, findings = read_dose(read_file(path, pixels=True))
    assert dose is None
    assert readings in the(findings, "DO-06").message


def test_another_first_offset_names_both_places(tmp_path: Path) -> None:
    ds = small_files.dose_dataset(GridFrameOffsetVector=[3, 5, 7])
    path = small_files.write(ds, tmp_path / "a.dcm")
    dose, findings = read_dose(read_file(path, pixels=True))
    assert dose is None
    assert "may lie at z = 30.00 mm (Image Position) or 33.00 mm" in (
        the(findings, "DO-06").message
    )


def test_sixteen_bits_beyond_the_sign(tmp_path: Path) -> None:
    ds = small_files.dose_dataset()
    small_files.set_pixels(ds, np.full((3, 4, 5), 65000, np.uint16))
    dose, findings = read(ds, tmp_path)
    assert dose is not None
    assert dose.maximum == pytest.approx(65)
    assert dose.stored.dtype == np.uint16
    assert findings == set()


@pytest.mark.parametrize(
    ("bits", "ends"), [(16, 16), (32, 32), (16, 12), (16, 15), (32, 16), (32, 31)]
)
@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        # a sample at the top, as a writer leaves it that scales to its maximum
        ({(2, 2, 2): 0}, False),
        ({(z, y, x): 0 for z in (2, 3) for y in (2, 3) for x in (2, 3)}, False),
        ({(2, 2, x): 0 for x in range(6)}, False),
        # one sample and all its neighbours
        ({(2 + z, 2 + y, 2 + x): 0 for z, y, x in STAR}, True),
        ({(2 + z, 2 + y, 2 + x): 1 for z, y, x in STAR}, False),
        # at the border the neighbours that there are
        ({(z, y, x): 0 for z in range(2) for y in range(6) for x in range(6)}, True),
    ],
)
def test_a_plateau_at_the_greatest_number_is_told(
    tmp_path: Path,
    bits: int,
    ends: int,
    values: dict[tuple[int, int, int], int],
    is_told: bool,
) -> None:
    top = (1 << ends) - 1
    stored = np.full((6, 6, 6), top // 2, np.uint64)
    for at, below in values.items():
        stored[at] = top - below
    ds = small_files.dose_dataset(
        Rows=6,
        Columns=6,
        NumberOfFrames=6,
        GridFrameOffsetVector=[2 * k for k in range(6)],
        BitsAllocated=bits,
        BitsStored=bits,
        HighBit=bits - 1,
        DoseGridScaling=f"{70 / top:.9e}",
        PixelData=stored.astype(f"<u{bits // 8}").tobytes(),
    )
    dose, findings = read(ds, tmp_path)
    assert dose is not None
    assert findings == ({"DO-28 WARN"} if is_told else set())


def test_thirty_two_bits_to_the_last(tmp_path: Path) -> None:
    ds = small_files.dose_dataset(DoseGridScaling="1e-6")
    small_files.set_pixels(ds, np.full((3, 4, 5), 2**32 - 1, np.uint32))
    dose, _ = read(ds, tmp_path)
    assert dose is not None
    assert dose.maximum == pytest.approx(4294.967295, abs=1e-9)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"DoseUnits": "CGY"}, {"DO-13 REFUSE"}),
        ({"DoseUnits": ""}, {"DO-13 WARN"}),
        ({"DoseUnits": None}, {"DO-13 WARN"}),
        ({"DoseUnits": "RELATIVE"}, {"DO-13 WARN"}),
        ({"DoseType": "EFFECTIVE"}, set()),
        ({"DoseType": "ERROR"}, {"DO-14 REFUSE"}),
        ({"DoseType": None}, {"DO-14 WARN"}),
        ({"DoseType": "STRANGE"}, {"DO-14 WARN"}),
        ({"DoseGridScaling": None}, {"DO-15 REFUSE"}),
        ({"DoseGridScaling": "0"}, {"DO-15 REFUSE"}),
        ({"DoseGridScaling": "-0.001"}, {"DO-15 REFUSE"}),
        ({"DoseGridScaling": "1e-15"}, {"DO-15 REFUSE"}),
        ({"DoseGridScaling": "1e-320"}, {"DO-15 REFUSE"}),
        ({"DoseGridScaling": "1e308"}, {"DO-15 REFUSE"}),
        ({"DoseGridScaling": "1"}, {"D09 NOTE"}),
        ({"DoseSummationType": "BEAM"}, {"DO-16 WARN"}),
        ({"DoseSummationType": None}, {"DO-16 WARN"}),
        ({"DoseSummationType": "ODD"}, {"DO-16 WARN"}),
        ({"ReferencedRTPlanSequence": None}, {"DO-17 WARN"}),
        ({"ReferencedRTPlanSequence": []}, {"DO-17 WARN"}),
        ({"TissueHeterogeneityCorrection": None}, {"DO-19 NOTE"}),
        ({"ContentDate": ""}, {"DO-20 NOTE"}),
        ({"SamplesPerPixel": 3}, {"DO-10 REFUSE"}),
        ({"PhotometricInterpretation": "MONOCHROME1"}, {"DO-10 REFUSE"}),
        ({"PhotometricInterpretation": None}, {"DO-10 REFUSE"}),
        ({"BitsStored": 31, "HighBit": 30}, {"DO-11 WARN"}),
        ({"BitsStored": 33}, {"DO-11 REFUSE"}),
        ({"BitsAllocated": 64}, {"DO-11 REFUSE"}),
        ({"PixelRepresentation": 1}, {"DO-12 NOTE"}),
        ({"PixelRepresentation": None}, {"DO-12 REFUSE"}),
        ({"GridFrameOffsetVector": None}, {"D03 REFUSE"}),
        ({"GridFrameOffsetVector": ""}, {"D03 REFUSE"}),
        ({"GridFrameOffsetVector": [0, 2]}, {"DO-09 REFUSE"}),
        ({"GridFrameOffsetVector": [0, 2, 4, 6]}, {"DO-09 REFUSE"}),
        ({"GridFrameOffsetVector": [0, 2, 2]}, {"DO-07 REFUSE"}),
        ({"GridFrameOffsetVector": [0, 4, 2]}, {"DO-07 REFUSE"}),
        ({"GridFrameOffsetVector": [0, -2, -4]}, set()),
        ({"GridFrameOffsetVector": [30, 32, 34]}, {"DO-06 NOTE"}),
        ({"GridFrameOffsetVector": [29, 31, 33]}, {"DO-06 REFUSE"}),
        ({"GridFrameOffsetVector": ["30.004", "32.004", "34.004"]}, {"DO-06 NOTE"}),
        ({"GridFrameOffsetVector": ["30.02", "32.02", "34.02"]}, {"DO-06 REFUSE"}),
        ({"GridFrameOffsetVector": [30, 28, 26]}, {"DO-06 NOTE"}),
        ({"GridFrameOffsetVector": [0, 2, "4.009"]}, set()),
        ({"GridFrameOffsetVector": [0, 2, "4.03"]}, {"DO-05 WARN"}),
        ({"GridFrameOffsetVector": [0, 5, 12]}, {"DO-05 WARN"}),
        ({"FrameIncrementPointer": None}, {"DO-03 NOTE"}),
        ({"FrameIncrementPointer": Tag(0x00181063)}, {"DO-03 NOTE"}),
        ({"NumberOfFrames": 4}, {"F04 REFUSE", "DO-09 REFUSE"}),
        ({"ImagePositionPatient": None}, {"DO-01 REFUSE"}),
        ({"ImageOrientationPatient": None}, {"DO-01 REFUSE"}),
        ({"PixelSpacing": None}, {"DO-01 REFUSE"}),
        ({"PixelSpacing": [2, 0]}, {"DO-01 REFUSE"}),
        ({"PixelSpacing": ["1e308", 2]}, {"DO-01 REFUSE"}),
        ({"GridFrameOffsetVector": [0, 2, "1e308"]}, {"DO-05 REFUSE"}),
        ({"ImageOrientationPatient": [1, 0, 0, 0, 0, -1]}, {"DO-02 REFUSE"}),
        ({"ImageOrientationPatient": [1, 0, 0, 0, 0, 0]}, {"DO-02 REFUSE"}),
        ({"ModalityLUTSequence": [Written()]}, {"D23 WITHHOLD"}),
        ({"RescaleSlope": 2}, {"D23 WITHHOLD"}),
        ({"RescaleSlope": 1, "RescaleIntercept": 0}, set()),
        ({"SliceThickness": 0}, set()),
        ({"NormalizationPoint": [1, 2, 3]}, set()),
        ({"PixelData": b"\0" * 100}, {"F04 REFUSE"}),
    ],
)
def test_every_defect_has_its_finding(
    tmp_path: Path, changes: dict[str, Any], expected: set[str]
) -> None:
    dose, findings = read(small_files.dose_dataset(**changes), tmp_path)
    if "F04 REFUSE" in expected and len(expected) > 1:
        assert findings & expected  # whichever of the two is met first
    else:
        assert findings == expected
    refused = any(f.endswith(("REFUSE", "WITHHOLD")) for f in expected)
    assert (dose is None) == refused


@pytest.mark.parametrize(
    ("tag", "value", "expected"),
    [
        (tags.DoseGridScaling, b"nan ", "DO-15 REFUSE"),
        (tags.DoseGridScaling, b"0,001,2 ", "DO-15 REFUSE"),
        (tags.DoseGridScaling, b"1e999 ", "DO-15 REFUSE"),
        (tags.GridFrameOffsetVector, b"0\\2\\", "DO-07 REFUSE"),
        (tags.GridFrameOffsetVector, b"0\\2\\nan ", "DO-07 REFUSE"),
        (tags.ImagePositionPatient, b"0\\0\\inf ", "DO-01 REFUSE"),
    ],
)
def test_what_is_no_number(
    tmp_path: Path, tag: int, value: bytes, expected: str
) -> None:
    ds = small_files.set_raw(small_files.dose_dataset(), tag, "DS", value)
    assert read(ds, tmp_path) == (None, {expected})


@pytest.mark.parametrize(
    ("angle", "action"), [(0.00099, None), (0.00101, "WARN"), (0.035, "REFUSE")]
)
def test_tilted_planes(tmp_path: Path, angle: float, action: str | None) -> None:
    sine, cosine = np.sin(angle), np.cos(angle)
    orientation = ["1", "0", "0", "0", f"{cosine:.12f}", f"{sine:.12f}"]
    dose, findings = read(
        small_files.dose_dataset(ImageOrientationPatient=orientation), tmp_path
    )
    rule = "DO-02" if action == "REFUSE" else "DO-01"
    assert findings == ({f"{rule} {action}"} if action else set())
    assert (dose is None) == (action == "REFUSE")


def test_planes_are_shown_where_the_file_says(tmp_path: Path) -> None:
    for offsets, z in (
        ((0.0, 5.0, 12.0), [30, 35, 42]),
        ((0.0, -5.0, -12.0), [18, 25, 30]),
        ((30.0, 35.0, 42.0), [30, 35, 42]),
        ((30.0, 20.0, 10.0), [10, 20, 30]),
    ):
        dose, _ = read(small_files.dose_dataset(offsets), tmp_path)
        assert dose is not None
        assert dose.geometry.z.tolist() == z
        first = z.index(30)
        assert dose.stored[first].tolist() == small_files.dose_values(1)[0].tolist()


def test_a_single_plane_is_shown_at_its_own_z_only(tmp_path: Path) -> None:
    ds = small_files.dose_dataset((0.0,))
    del ds.GridFrameOffsetVector, ds.FrameIncrementPointer, ds.NumberOfFrames
    dose, findings = read(ds, tmp_path)
    assert dose is not None
    assert findings == {"DO-04 WARN", "D09 NOTE"}
    assert dose_sections(dose, AXIAL).at(axial(30)) is not None
    assert dose_sections(dose, AXIAL).at(axial(31)) is None


def with_least(value: int) -> Written:
    """A dose of up to 20304 stored values with one that is below 0."""
    values = small_files.dose_values(3).astype(np.int32)
    values[1, 2, 3] = value
    return small_files.set_pixels(small_files.dose_dataset(), values)


@pytest.mark.parametrize("value", [-1, -203])
def test_values_slightly_below_0_are_shown_as_they_are(
    tmp_path: Path, value: int
) -> None:
    dose, findings = read(with_least(value), tmp_path)
    assert dose is not None
    assert findings == {"DO-12 WARN"}
    assert dose.minimum == pytest.approx(value / 1000)
    assert dose.values()[1, 2, 3] == pytest.approx(value / 1000)
    assert dose.maximum == pytest.approx(20.304)
    expected = small_files.dose_values(3) / 1000
    expected[1, 2, 3] = value / 1000
    np.testing.assert_allclose(dose.values(), expected)


@pytest.mark.parametrize("value", [-204, -20304, -(2**31)])
def test_values_far_below_0_are_refused(tmp_path: Path, value: int) -> None:
    path = small_files.write(with_least(value), tmp_path / "dose.dcm")
    dose, found = read_dose(read_file(path))
    assert dose is None
    (finding,) = (one for one in found if one.rule == "DO-12")
    assert finding.action is Action.REFUSE
    assert dose_text(value / 1000, "Gy") in finding.message  # the least is told


def test_a_dvh_of_a_dose_with_noise_is_that_without(tmp_path: Path) -> None:
    noisy, _ = read(with_least(-150), tmp_path)
    plain, _ = read(with_least(0), tmp_path)
    assert noisy is not None
    assert plain is not None
    grid, other = DoseGrid.of(noisy), DoseGrid.of(plain)
    np.testing.assert_array_equal(grid.values, other.values)
    assert "below 0" in grid.note


def test_a_dose_without_units_has_numbers_and_no_gray(tmp_path: Path) -> None:
    dose, _ = read(small_files.dose_dataset(DoseUnits=None), tmp_path)
    assert dose is not None
    assert not dose.is_gray
    assert "unit not stated" in dose.unit_text
    assert "Gy" not in dose.unit_text
    assert dose.maximum == pytest.approx(20.304)


def test_coded_values_in_another_case_are_the_terms(tmp_path: Path) -> None:
    path = small_files.write(small_files.dose_dataset(), tmp_path / "dose.dcm")
    for tag, value in (
        (tags.DoseUnits, b"Gy"),
        (tags.DoseType, b"physical"),
        (tags.DoseSummationType, b"Plan"),
    ):
        small_files.patch(path, tag, b"CS", value)
    dose, findings = judged(path)
    assert dose is not None
    assert findings == {"C12 NOTE"}
    assert dose.is_gray
    assert (dose.type, dose.summation) == (DoseType.PHYSICAL, SummationType.PLAN)
    assert dose.label == "PLAN"


def test_another_unit_is_none_in_another_case(tmp_path: Path) -> None:
    path = small_files.write(small_files.dose_dataset(), tmp_path / "dose.dcm")
    small_files.patch(path, tags.DoseUnits, b"CS", b"cGy ")
    assert judged(path) == (None, {"DO-13 REFUSE"})


def test_the_beams_of_a_beam_dose(tmp_path: Path) -> None:
    ds = small_files.dose_dataset(DoseSummationType="BEAM")
    group, beam = Written(), Written()
    beam.ReferencedBeamNumber = 2
    group.ReferencedBeamSequence = [beam]
    group.ReferencedFractionGroupNumber = 1
    ds.ReferencedRTPlanSequence[0].ReferencedFractionGroupSequence = [group]
    dose, findings = read(ds, tmp_path)
    assert dose is not None
    assert dose.label == "BEAM 2"
    assert dose.beam_numbers == (2,)
    assert findings == {"DO-16 WARN"}


def test_every_number_that_a_dose_names(tmp_path: Path) -> None:
    ds = small_files.dose_dataset(DoseSummationType="CONTROL_POINT")
    group, beam, points, setup = Written(), Written(), Written(), Written()
    points.ReferencedStartControlPointIndex = 3
    points.ReferencedStopControlPointIndex = 4
    beam.ReferencedBeamNumber = 2
    beam.ReferencedControlPointSequence = [points]
    setup.ReferencedBrachyApplicationSetupNumber = 7
    group.ReferencedBeamSequence = [beam]
    group.ReferencedBrachyApplicationSetupSequence = [setup]
    group.ReferencedFractionGroupNumber = 1
    ds.ReferencedRTPlanSequence[0].ReferencedFractionGroupSequence = [group, group]
    dose, _ = read(ds, tmp_path)
    assert dose is not None
    assert dose.fraction_groups == (1,)
    assert dose.beam_numbers == (2,)
    assert dose.control_points == ((2, 3, 4),)
    assert dose.brachy_setups == (7,)


def test_several_plans(tmp_path: Path) -> None:
    ds = small_files.dose_dataset(DoseSummationType="MULTI_PLAN")
    other = Written()
    other.ReferencedSOPInstanceUID = "1.2.3.7"
    ds.ReferencedRTPlanSequence.append(other)
    dose, findings = read(ds, tmp_path)
    assert dose is not None
    assert dose.label == "MULTI PLAN"
    assert (dose.plan_uid, dose.further_plan_uids) == ("1.2.3.6", ("1.2.3.7",))
    assert findings == {"DO-16 WARN", "DO-17 WARN"}


def test_relative_dose_is_never_called_gray(tmp_path: Path) -> None:
    dose, _ = read(small_files.dose_dataset(DoseUnits="RELATIVE"), tmp_path)
    assert dose is not None
    assert dose.unit_text == "relative"


def test_dvhs_without_a_grid_are_no_error(tmp_path: Path) -> None:
    ds = small_files.dose_dataset(DVHSequence=[Written()])
    for keyword in ("PixelData", "Rows", "Columns", "DoseGridScaling"):
        delattr(ds, keyword)
    assert read(ds, tmp_path) == (None, {"ACT-10 NOTE"})
    del ds.DVHSequence
    assert read(ds, tmp_path) == (None, {"DO-26 REFUSE"})


@pytest.mark.parametrize(
    "syntax",
    ["1.2.840.10008.1.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2", "rle"],
)
def test_every_encoding_gives_the_same_dose(tmp_path: Path, syntax: str) -> None:
    expected = small_files.dose_values(3).astype(np.uint16)
    ds = small_files.set_pixels(small_files.dose_dataset(), expected)
    path = small_files.write(ds, tmp_path / "a.dcm")
    if syntax == "rle":
        rle = "1.2.840.10008.1.2.5"
        ds.compress(rle, encoding_plugin="pydicom", generate_instance_uid=False)
        ds.save_as(path, enforce_file_format=True)
    else:
        if syntax == "1.2.840.10008.1.2.2":
            ds.PixelData = expected.astype(">u2").tobytes()
        path = small_files.write(ds, tmp_path / "a.dcm", syntax)
    dose, findings = judged(path)
    assert findings == set()
    assert dose is not None
    assert np.array_equal(dose.stored, expected)


@pytest.mark.parametrize(
    ("name", "pattern", "shape", "maximum", "at", "findings"),
    [
        (
            "ihero-brto-equidistant",
            "RT-Dose.dcm",
            (39, 30, 40),
            124.0098,
            (9.6875, -100.625, 8.0),
            {"DO-05 WARN"},
        ),
        (
            "monaco-becker",
            "RD.dcm",
            (3, 44, 34),
            85.3515,
            (46.7, -32.9, 300.5),
            {"DO-20 NOTE"},
        ),
        (
            "eclipse-breast",
            "rtdose.dcm",
            (98, 129, 194),
            14.6808,
            (113.8458, -291.7445, -26.4407),
            {"DO-20 NOTE"},
        ),
        (
            "oncentra-phantom",
            "RD*3641918815*.dcm",
            (5, 22, 22),
            6.2518,
            (-5.0069, -6.0140, 0.0),
            {"DO-16 WARN"},
        ),
        (
            "raystation-proton",
            "plan03_ramp_full/RD*3000*.dcm",
            (110, 107, 107),
            2.2102,
            (-46.5, 46.5, 45.5),
            set(),
        ),
    ],
)
def test_real_doses(
    name: str,
    pattern: str,
    shape: tuple[int, int, int],
    maximum: float,
    at: tuple[float, float, float],
    findings: set[str],
) -> None:
    (path,) = case_dir(name).glob(pattern)
    dose, found = judged(path)
    assert dose is not None
    assert dose.geometry.shape == shape
    assert dose.maximum == pytest.approx(maximum, abs=5e-5)
    assert dose.maximum_at == pytest.approx(at, abs=5e-5)
    assert found == findings
    peer = pydicom.dcmread(path, force=True)
    if "TransferSyntaxUID" not in peer.file_meta:
        peer.file_meta.TransferSyntaxUID = pydicom.uid.ImplicitVRLittleEndian
    assert np.array_equal(peer.pixel_array, dose.stored)
    assert peer.DoseGridScaling == dose.scaling


def test_oncentra_planes_75_mm_apart_and_one_dose_of_zero() -> None:
    labels = {}
    for path in case_dir("oncentra-phantom").glob("RD*.dcm"):
        dose, found = judged(path)
        assert dose is not None
        assert np.allclose(np.diff(dose.geometry.z), 75)
        labels[dose.label] = (round(dose.maximum, 4), "DO-15 WARN" in found)
    assert labels == {
        "BEAM 1": (6.2518, False),
        "BEAM 2": (5.5270, False),
        "BEAM 3": (6.0425, False),
        "BEAM 1, 2, 3": (0.0, True),
    }


def test_raystation_states_effective_dose() -> None:
    folder = case_dir("raystation-proton") / "plan03_ramp_full"
    doses = [judged(path)[0] for path in folder.glob("RD*.dcm")]
    assert all(doses)
    units = {dose.unit_text for dose in doses if dose is not None}
    assert units == {"Gy (RBE)"}


@pytest.mark.parametrize(
    ("scaling", "text"), [("1", "{:.2f} Gy"), ("1e-8", "{:.2g} Gy")]
)
def test_an_unusual_maximum_does_not_read_as_none(
    scaling: str, text: str, tmp_path: Path
) -> None:
    ds = small_files.dose_dataset(DoseGridScaling=scaling)
    path = small_files.write(ds, tmp_path / "dose.dcm")
    dose, findings = read_dose(read_file(path))
    assert dose is not None
    (said,) = (f for f in findings if f.rule == "D09")
    assert text.format(dose.maximum) in said.message


def test_a_beam_number_that_is_none_takes_no_dose_away(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        plan, group, beam = built.dose.ReferencedRTPlanSequence[0], Written(), Written()
        beam.ReferencedBeamNumber = [1, 2]
        group.ReferencedBeamSequence = [beam]
        plan.ReferencedFractionGroupSequence = [group]
        built.dose.DoseSummationType = "BEAM"

    case = mutated(tmp_path, change)
    (dose,) = case.doses
    assert (dose.label, dose.beam_numbers) == ("BEAM", ())
    assert any("ReferencedBeamNumber" in f.message for f in case.findings)


def test_a_summation_of_no_defined_term_is_told_as_written(tmp_path: Path) -> None:
    dose, _ = read(small_files.dose_dataset(DoseSummationType="SUM"), tmp_path)
    assert dose is not None
    assert (dose.label, dose.summation) == ("SUM", SummationType.NOT_STATED)
