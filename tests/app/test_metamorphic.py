"""One patient, written in other ways: what is seen and measured stays the same.

Pixels of the picture, values at points, volumes, DVHs and findings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.app.measure import measure_dvhs, measure_solids
from dosiscope.core.progress import finish
from dosiscope.demo.dicom.description import ORIENTATIONS, CaseDescription, Roi
from dosiscope.viewer.picture import render_picture
from dosiscope.viewer.review import Review
from support.cases import (
    private_attributes_added,
    shuffled_files,
    shuffled_instance_numbers,
    with_rois,
)
from support.defects.dvh import stored
from support.defects.off_slice import ladder
from support.opened import opened
from support.same_patient import (
    other_start,
    permuted_items,
    renamed_files,
    renumbered,
    reversed_frames,
    reversed_winding,
    translated,
    untrusted_values,
)
from support.synthetic.build import BuiltCase, build_case
from support.synthetic.good import good_case, good_rois

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = (640, 480)  # pixels
PLANES = (-1.5, 0.0, 7.5)  # an image, contours between images, another image
PROBES = np.array(
    [[10.0, 5.0, 0.0], [-30.3, 9.2, 7.7], [19.0, -25.5, -4.1], [500.0, 0.0, 0.0]]
)
ORIGIN = np.zeros(3)


@dataclass(frozen=True, eq=False)
class Seen:
    """All that a person or a report gets to see of a case."""

    pictures: tuple[np.ndarray, ...]
    dose: np.ndarray
    hu: np.ndarray
    volumes: dict[str, float | None]
    dvhs: dict[str, tuple[np.ndarray, np.ndarray]]
    findings: list[tuple[str, ...]]


def patient(orientation: str = "HFS") -> CaseDescription:
    """The good case with an off-slice ROI, a stored DVH and two deviations."""
    extra = Roi(9, "Off-slice", "ORGAN", ladder(), (220, 220, 60))
    base = good_case(orientation)
    case = with_rois(*good_rois(), extra, case=base)
    (dose,), (histograms,) = case.doses, stored()().doses
    plan = replace(case.plans[0], approval="UNAPPROVED", position="HFS")
    return replace(
        case,
        plans=(plan,),
        doses=(replace(dose, dvhs=histograms.dvhs, heterogeneity=()),),
    )


def seen(case: Case, moved: np.ndarray = ORIGIN) -> Seen:
    """Look at a case whose patient was moved by so much, mm."""
    assert case.ct is not None
    review = Review()
    review.set_case(case)
    pictures = []
    for z in PLANES:
        review.axial.go_to(z + moved[2])
        image = render_picture(review.axial, SIZE)
        pixels = np.frombuffer(image.constBits(), np.uint8).copy()
        pictures.append(pixels.reshape(SIZE[1], SIZE[0], 4)[..., :3])
    (dose,) = case.doses
    solids = finish(measure_solids(case))
    names = {roi.number: roi.name for roi in review.display.rois}
    shapes = {n: one.solid for n, one in solids.items() if one.solid is not None}
    measured = finish(measure_dvhs(shapes, dose, names, list(shapes)))
    return Seen(
        tuple(pictures),
        dose.sample(PROBES + moved),
        case.ct.sample(PROBES + moved),
        {names[n]: one.volume_cc for n, one in solids.items()},
        {
            names[n]: (one.dvh.dose, one.dvh.volume)
            for n, one in measured.items()
            if one.dvh is not None
        },
        sorted(_said(finding, names) for finding in case.findings),
    )


def _said(finding: Finding, names: dict[int, str]) -> tuple[str, ...]:
    roi = "" if finding.roi is None else names[finding.roi]
    return finding.rule, finding.result, finding.action.name, finding.object_kind, roi


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Seen:
    return seen(_written(tmp_path_factory.mktemp("reference"), lambda built: None))


def _written(
    folder: Path, change: Callable[[BuiltCase], None], syntax: str = "explicit"
) -> Case:
    built = build_case(patient())
    change(built)
    built.write(folder, syntax)
    return opened(folder)


def assert_same(one: Seen, other: Seen, *, exact: bool = True) -> None:
    """Compare; not ``exact`` where sums are made in another order."""
    assert one.findings == other.findings
    for first, second in zip(one.pictures, other.pictures, strict=True):
        apart = np.abs(first.astype(int) - second.astype(int)).max(axis=2)
        rows, columns = np.nonzero(apart)
        told = f"{len(rows)} pixels differ by up to {apart.max()}: {rows}, {columns}"
        # rounding at the twelfth digit may tip the smoothing of single pixels
        assert len(rows) == 0 or (not exact and len(rows) < 50 and apart.max() < 16), (
            told
        )
    tolerance = 0.0 if exact else 1e-6
    np.testing.assert_allclose(one.dose, other.dose, rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(one.hu, other.hu, rtol=tolerance, atol=100 * tolerance)
    assert one.volumes.keys() == other.volumes.keys()
    for name, volume in one.volumes.items():
        again = other.volumes[name]
        assert (volume is None) is (again is None), name
        if volume is not None:
            assert volume == pytest.approx(again, rel=1e-9), name
    assert one.dvhs.keys() == other.dvhs.keys()
    for name, (doses, volumes) in one.dvhs.items():
        np.testing.assert_allclose(doses, other.dvhs[name][0], atol=1e-9)
        # where rows and columns change places, so do the lines of sampling points
        error = 1e-9 if exact else 5e-5 * volumes[0]
        np.testing.assert_allclose(volumes, other.dvhs[name][1], rtol=0, atol=error)


@pytest.mark.parametrize(
    "change",
    [
        shuffled_files,
        shuffled_instance_numbers,
        permuted_items,
        renumbered,
        private_attributes_added,
        untrusted_values,
        reversed_frames,
        other_start,
        reversed_winding,
    ],
    ids=lambda change: getattr(change, "__name__", "change"),
)
def test_what_means_the_same_looks_the_same(
    change: Callable[[BuiltCase], None], reference: Seen, tmp_path: Path
) -> None:
    assert_same(reference, seen(_written(tmp_path, change)))


def test_names_of_files_and_folders_mean_nothing(
    reference: Seen, tmp_path: Path
) -> None:
    build_case(patient()).write(tmp_path)
    renamed_files(tmp_path)
    assert_same(reference, seen(opened(tmp_path)))


@pytest.mark.parametrize("syntax", ["implicit", "big endian", "deflated", "rle"])
def test_the_encoding_means_nothing(
    syntax: str, reference: Seen, tmp_path: Path
) -> None:
    assert_same(reference, seen(_written(tmp_path, lambda built: None, syntax)))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_the_order_of_rows_and_columns_means_nothing(
    orientation: str, reference: Seen, tmp_path: Path
) -> None:
    """The same patient; only how pixels are laid out in the files differs."""
    built = build_case(patient(orientation))
    for image in built.ct:
        image.PatientPosition = "HFS"
    built.write(tmp_path)
    assert_same(reference, seen(opened(tmp_path)), exact=False)


@pytest.mark.parametrize("by", [(1000.0, 0.0, 0.0), (-250.0, 1000.0, 0.0)])
def test_the_place_in_the_frame_of_reference_means_nothing(
    by: tuple[float, float, float], reference: Seen, tmp_path: Path
) -> None:
    case = _written(tmp_path, translated(by))
    assert_same(reference, seen(case, np.array(by)), exact=False)


def test_another_z_changes_its_label_alone(reference: Seen, tmp_path: Path) -> None:
    by = (0.0, 0.0, 1000.0)
    moved = seen(_written(tmp_path, translated(by)), np.array(by))
    # the z of the plane stands at the lower left above the legend, and in the banner
    between = slice(80, SIZE[1] - 120)
    assert_same(
        replace(reference, pictures=tuple(p[between] for p in reference.pictures)),
        replace(moved, pictures=tuple(p[between] for p in moved.pictures)),
        exact=False,
    )


def test_a_change_of_the_patient_is_seen(reference: Seen, tmp_path: Path) -> None:
    """The comparison itself is able to fail."""

    def nudged(built: BuiltCase) -> None:
        translated((0.0, 2.0, 0.0))(built)
        for image in built.ct:
            x, y, z = map(float, image.ImagePositionPatient)
            image.ImagePositionPatient = [x, y - 2.0, z]

    other = seen(_written(tmp_path, nudged))
    for one, two in zip(reference.pictures, other.pictures, strict=True):
        assert not np.array_equal(one, two)
    assert not np.allclose(reference.dose, other.dose, equal_nan=True)
