"""Measurements and profiles as CSV: every number as it was measured."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.isodose import Reference
from dosiscope.core.marks.line_profile import line_profile
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.marks.reading import read_mark
from dosiscope.core.plane import AXIAL, Plane
from dosiscope.core.solids.builder import build_solid
from dosiscope.io.out.marks_csv import marks_csv, profile_csv
from dosiscope.io.out.provenance import made_of
from support.axial import small_case

if TYPE_CHECKING:
    from dosiscope.core.case import Case

PLANE = Plane(AXIAL, 0.0)


def table(text: str) -> list[dict[str, str]]:
    rows = [row for row in csv.reader(StringIO(text)) if row]
    start = next(n for n, row in enumerate(rows) if not row[0].startswith("#"))
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def listed(case: Case, *marks: Mark) -> list[dict[str, str]]:
    dose, ct = case.doses[0], case.ct
    assert ct is not None
    assert case.structure_set is not None
    rois = case.structure_set.rois
    solids = {roi.number: build_solid(roi, ct.geometry.z) for roi in rois}
    readings = [
        read_mark(mark, ct=ct, dose=dose, reference=60.0, rois=rois, solids=solids)
        for mark in marks
    ]
    return table(marks_csv(readings, ct, dose, made_of(case, dose)))


def mark(kind: MarkKind, *xy: tuple[float, float], name: str = "") -> Mark:
    points = tuple((x, y, 0.0) for x, y in xy)
    return Mark(kind=kind, plane=PLANE, points=points, name=name)


def test_a_point_has_place_image_dose_share_and_structures() -> None:
    (row,) = listed(small_case(), mark(MarkKind.POINT, (10.0, 0.0)))
    dose = 60 * np.exp(-100 / 1200)
    assert (row["x_mm"], row["y_mm"], row["z_mm"]) == ("10", "0", "0")
    assert row["hu"] == "40"
    assert float(row["dose Gy"]) == pytest.approx(dose, rel=1e-6)
    assert float(row["dose_percent"]) == pytest.approx(100 * dose / 60, rel=1e-6)
    assert row["structures"] == "Target, Body"
    assert row["plane"] == ""


def test_what_a_point_lacks_is_empty() -> None:
    (row,) = listed(small_case(), mark(MarkKind.POINT, (58.0, 0.0)))
    assert row["hu"] == "-1000"
    assert (row["dose Gy"], row["dose_percent"], row["structures"]) == ("", "", "")


def test_lengths_angles_and_areas() -> None:
    ruler, angle, circle = listed(
        small_case(),
        mark(MarkKind.RULER, (0, 0), (3, 4)),
        mark(MarkKind.ANGLE, (5, 0), (0, 0), (0, 5)),
        mark(MarkKind.CIRCLE, (0, 0), (0, 10)),
    )
    assert (ruler["length_mm"], ruler["angle_deg"]) == ("5", "")
    assert ruler["points_mm"] == "0 0 0; 3 4 0"
    assert angle["angle_deg"] == "90"
    assert float(circle["area_mm2"]) == pytest.approx(np.pi * 100, rel=1e-6)
    assert circle["pixels"] == circle["hu_pixels"] == "317"
    assert (circle["hu"], circle["hu_sd"]) == ("40", "0")
    assert circle["plane"] == "axial"


def head(text: str) -> dict[str, str]:
    rows = [row for row in csv.reader(StringIO(text)) if row]
    return {row[0]: row[1] for row in rows if row[0].startswith("# ")}


def test_the_head_names_the_images_and_what_100_percent_is() -> None:
    case = small_case()
    dose, ct = case.doses[0], case.ct
    assert ct is not None
    made = made_of(case, dose)
    told = head(marks_csv((), ct, dose, made, Reference(60.0)))
    assert told["# images_uid"] == ct.header.series_uid
    assert told["# images_values"] == "HU"
    assert told["# dose_uid"] == dose.header.sop_instance_uid
    assert told["# reference_dose"] == "60 Gy, typed by the user"
    assert "# reference_dose" not in head(marks_csv((), ct, dose, made))
    assert "# images_uid" not in head(marks_csv((), None, dose, made))
    line = mark(MarkKind.PROFILE, (-50, 0), (50, 0))
    profile = line_profile(line.points[0], line.points[1], ct, (dose,))
    told = head(profile_csv(line, profile, ct, (dose,), made))
    assert told["# images_uid"] == ct.header.series_uid


def test_a_name_is_no_formula() -> None:
    (row,) = listed(small_case(), mark(MarkKind.POINT, (0, 0), name="=1+1"))
    assert row["name"] == "'=1+1"


def test_a_profile_has_a_row_for_each_point() -> None:
    case = small_case()
    dose, ct = case.doses[0], case.ct
    line = mark(MarkKind.PROFILE, (-50, 0), (50, 0))
    profile = line_profile(line.points[0], line.points[1], ct, (dose,))
    text = profile_csv(line, profile, ct, (dose,), made_of(case, dose))
    rows = table(text)
    assert len(rows) == 201
    assert rows[0]["distance_mm"] == "0"
    assert rows[-1]["x_mm"] == "50"
    (head,) = (one for one in rows[0] if one.startswith("dose Gy PLAN"))
    assert rows[0][head] == ""  # beside the grid: no number, not 0
    assert float(rows[100][head]) == pytest.approx(60, rel=1e-6)
    assert rows[100]["hu"] == "40"
    assert "# from_mm,-50 0 0" in text
