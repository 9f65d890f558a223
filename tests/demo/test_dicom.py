"""Objects made from a description hold what it says, and are conformant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import imagecodecs
import numpy as np
import pydicom
import pytest

from dosiscope.app.main import main
from dosiscope.demo.dicom.description import ORIENTATIONS, Dose, Histogram
from support.cases import contours, good_built, points_of, with_dose, write_good
from support.dicom3tools import dcentvfy, dciodvfy
from support.synthetic.build import build_case, write_case
from support.synthetic.encode import TRANSFER_SYNTAXES
from support.synthetic.good import (
    BODY,
    LUMEN,
    TARGET,
    TUBE,
    good_case,
    hounsfield,
    linear_dose,
)
from support.synthetic.ion_plan import of_protons
from support.synthetic.patient import PATIENT
from support.synthetic.solids import Ball, Cylinder, StandingTorus, circle

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

pytestmark = pytest.mark.slow


def affine_points(dataset: Dataset, k: int = 0) -> np.ndarray:
    """Positions of all pixels by PS3.3 C.7.6.2.1.1, shape (rows, columns, 3)."""
    position = np.array([float(v) for v in dataset.ImagePositionPatient])
    row, column = np.array([float(v) for v in dataset.ImageOrientationPatient]).reshape(
        2, 3
    )
    down, across = (float(v) for v in dataset.PixelSpacing)
    i = np.arange(dataset.Columns)[None, :, None]
    j = np.arange(dataset.Rows)[:, None, None]
    points: np.ndarray = position + i * across * row + j * down * column
    if "GridFrameOffsetVector" in dataset:
        offset = float(dataset.GridFrameOffsetVector[k])
        if float(dataset.GridFrameOffsetVector[0]) == position[2] != 0:
            points[..., 2] = offset
        else:
            points = points + offset * np.cross(row, column)
    return points


def polygon_area(points: np.ndarray) -> float:
    x, y = points[:, 0], points[:, 1]
    return abs(float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_ct_pixels_hold_the_tissue_at_their_positions(orientation: str) -> None:
    built = good_built(orientation)
    for image in built.ct[::5]:
        x, y, z = np.moveaxis(affine_points(image), -1, 0)
        stored = image.pixel_array.astype(float)
        hu = stored * float(image.RescaleSlope) + float(image.RescaleIntercept)
        np.testing.assert_array_equal(hu, hounsfield(x, y, z))


@pytest.mark.parametrize(
    ("orientation", "offsets"),
    [
        ("HFS", "absolute"),
        *((o, how) for o in ORIENTATIONS for how in ("relative", "descending")),
    ],
)
def test_dose_samples_hold_the_dose_at_their_positions(
    orientation: str, offsets: str
) -> None:
    dose = build_case(with_dose(good_case(orientation), offsets=offsets)).dose
    stored = dose.pixel_array
    for k in range(dose.NumberOfFrames):
        points = affine_points(dose, k)
        gray = stored[k] * float(dose.DoseGridScaling)
        truth = linear_dose(*np.moveaxis(points, -1, 0))
        np.testing.assert_allclose(gray, truth, atol=1e-9)


def test_the_same_description_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write_case(good_case(), tmp_path / "a")
    second = write_case(good_case(), tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_another_seed_gives_other_identifiers() -> None:
    one, other = good_built(seed="one"), good_built(seed="other")
    uids = {d.SOPInstanceUID for d in one.datasets}
    assert uids.isdisjoint(d.SOPInstanceUID for d in other.datasets)
    assert len(uids) == len(one.datasets)


def test_contours_have_the_area_of_their_solids() -> None:
    built = good_built()
    for contour in contours(built, 2):
        points = points_of(contour)
        left = TARGET.radius**2 - (points[0, 2] - TARGET.centre[2]) ** 2
        assert polygon_area(points) == pytest.approx(np.pi * left, rel=1e-4)
    wall = points_of(contours(built, 4)[0])
    assert polygon_area(wall) == pytest.approx(
        np.pi * (TUBE.radius**2 - LUMEN.radius**2), rel=1e-4
    )
    body = points_of(contours(built, 1)[0])
    assert polygon_area(body) == pytest.approx(BODY.size[0] * BODY.size[1])


def test_contours_name_the_image_at_their_z() -> None:
    built = good_built()
    at = {i.SOPInstanceUID: float(i.ImagePositionPatient[2]) for i in built.ct}
    for number in (1, 2, 3, 4):
        for contour in contours(built, number):
            (reference,) = contour.ContourImageSequence
            z = points_of(contour)[0, 2]
            assert at[reference.ReferencedSOPInstanceUID] == pytest.approx(z)


@pytest.mark.parametrize(
    ("solid", "low", "high"),
    [
        (Ball((1.0, 2.0, 3.0), 14.0), -11.0, 17.0),
        (Cylinder((0.0, 0.0), 9.0, -15.0, 15.0, top=4.0), -15.0, 15.0),
        (StandingTorus((3.0, 4.0, 5.0), 20.0, 6.0), -21.0, 31.0),
    ],
)
def test_sections_of_solids_add_up_to_their_volume(
    solid: Ball | Cylinder | StandingTorus, low: float, high: float
) -> None:
    edges = np.linspace(low, high, 1201)
    middle = (edges[1:] + edges[:-1]) / 2
    total = sum(polygon_area(p) for z in middle for p in solid.section(float(z)))
    volume = total * (edges[1] - edges[0])
    assert volume == pytest.approx(solid.volume, rel=1e-3)


def test_a_circle_has_its_area() -> None:
    assert polygon_area(circle((5.0, 5.0), 3.0, 12)) == pytest.approx(9 * np.pi)


@pytest.mark.parametrize("syntax", TRANSFER_SYNTAXES)
def test_every_transfer_syntax_keeps_the_pixels(tmp_path: Path, syntax: str) -> None:
    built = good_built()
    paths = built.write(tmp_path, syntax)
    read = pydicom.dcmread(paths[7])
    assert read.file_meta.TransferSyntaxUID == TRANSFER_SYNTAXES[syntax]
    truth = built.ct[7].pixel_array
    if syntax in ("jpeg-ls", "jpeg lossless"):
        # pydicom alone does not decode these
        from pydicom.encaps import generate_frames

        (frame,) = generate_frames(read.PixelData, number_of_frames=1)
        decode = imagecodecs.jpegls_decode if syntax == "jpeg-ls" else None
        pixels = (decode or imagecodecs.ljpeg_decode)(frame)
    else:
        pixels = read.pixel_array
    np.testing.assert_array_equal(pixels, truth)
    dose = pydicom.dcmread(paths[-1])
    np.testing.assert_array_equal(dose.pixel_array, built.dose.pixel_array)
    structures = pydicom.dcmread(paths[16])
    assert structures.ROIContourSequence[0].ContourSequence[0].ContourData


def test_no_error_in_any_kind_of_object(tmp_path: Path) -> None:
    case = good_case()
    histogram = Histogram((2,), np.full(40, 1.0), np.linspace(11, 0, 40), 1, 39, 20)
    (plan,) = case.plans
    ion = of_protons(replace(plan, key="ion", approval="UNAPPROVED"))
    (dose,) = case.doses
    beam = replace(dose, beam=1, summation="BEAM", key="beam", dvhs=(histogram,))
    effective = replace(dose, type="EFFECTIVE", plan="ion", key="effective")
    only = Dose(None, None, key="dvh only", dvhs=(histogram,))
    case = replace(case, plans=(plan, ion), doses=(dose, beam, effective, only))
    paths = write_case(case, tmp_path)
    # dciodvfy asks for pixels in every RT Dose, also where there are DVHs only
    chosen = [p for p in paths[:-1] if not p.name.startswith("CT")] + paths[:1]
    found = {p.name: dciodvfy(p) for p in chosen}
    assert found == {p.name: [] for p in chosen}


def test_the_objects_of_a_case_belong_together(tmp_path: Path) -> None:
    assert dcentvfy(*write_case(good_case(), tmp_path)) == []


def test_names_in_other_scripts(tmp_path: Path) -> None:
    person = replace(PATIENT, name="山田^太郎", charset="ISO_IR 192")
    path = write_case(replace(good_case(), person=person), tmp_path)[0]
    assert str(pydicom.dcmread(path).PatientName) == "山田^太郎"


def test_the_good_case_has_no_finding(tmp_path: Path) -> None:
    write_good(tmp_path)
    assert main(["check", str(tmp_path)]) == 0
