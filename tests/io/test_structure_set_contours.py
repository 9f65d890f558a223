"""A defective contour is left out and named; the others stay as they are."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom.dataset import Dataset as Item

from dosiscope.core.findings import Action, Result
from dosiscope.core.kinds import Kind
from dosiscope.core.progress import finish
from dosiscope.core.reason import reasons_text
from dosiscope.core.structures import GeometricType, StructureSet
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.structure_set import structure_set_steps
from support.cases import contours, good_built, points_of, set_points
from support.opened import rules, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi
    from support.synthetic.build import BuiltCase

TARGET = 2
_TARGET_COUNT = 10


def read(
    folder: Path, mutate: Callable[[BuiltCase], None] | None = None
) -> tuple[StructureSet, tuple[Finding, ...]]:
    built = good_built()
    if mutate is not None:
        mutate(built)
    built.ct, built.plans, built.doses = [], [], []
    (path,) = built.write(folder)
    return finish(structure_set_steps(read_file(path)))


def target(structure_set: StructureSet) -> Roi:
    roi = structure_set.roi(TARGET)
    assert roi is not None
    return roi


def test_contours_are_those_of_the_file(tmp_path: Path) -> None:
    built = good_built()
    expected = [points_of(item) for item in contours(built, TARGET)]
    structure_set, findings = read(tmp_path)
    found = target(structure_set).contours
    assert len(found) == len(expected) == _TARGET_COUNT
    for contour, points in zip(found, expected, strict=True):
        np.testing.assert_array_equal(contour.points, points)
        assert contour.kind is GeometricType.CLOSED_PLANAR
        assert len(contour.image_uids) == 1
    assert not findings
    assert structure_set.header.kind is Kind.STRUCTURE_SET


def _raw(text: str) -> Callable[[Item], None]:
    def change(item: Item) -> None:
        # as bytes: pydicom would not write what is no decimal string
        item.add_new(0x30060050, "OB", text.encode())

    return change


def _values(text: str, points: int) -> Callable[[Item], None]:
    def change(item: Item) -> None:
        item.NumberOfContourPoints = points
        _raw(text)(item)

    return change


def _points(*rows: tuple[float, float, float]) -> Callable[[Item], None]:
    return lambda item: set_points(item, np.array(rows, dtype=float))


def _count_off(by: int) -> Callable[[Item], None]:
    def change(item: Item) -> None:
        item.NumberOfContourPoints = int(item.NumberOfContourPoints) + by

    return change


def _set(keyword: str, value: Any) -> Callable[[Item], None]:
    return lambda item: setattr(item, keyword, value)


def _oblique(item: Item) -> None:
    points = points_of(item)
    points[0, 2] += 3
    set_points(item, points)


@pytest.mark.parametrize(
    ("rule", "change", "measured"),
    [
        ("RC-12", _values("1\\2\\3\\4\\5\\6\\7\\8\\9\\10 ", 3), False),
        ("RC-12", _values("1\\2\\3\\4,5,6\\5\\6\\7\\8\\9 ", 3), False),
        ("RC-12", _values("1\\2\\3\\NaN\\5\\6\\7\\8\\9 ", 3), False),
        ("RC-12", _values("1\\2\\3\\1e400\\5\\6\\7\\8\\9", 3), False),
        ("RC-12", _values("1\\2\\3\\\\5\\6\\7\\8\\9 ", 3), False),
        ("RC-12", _values("", 0), False),
        ("RC-08", _set("ContourGeometricType", "POINT"), True),
        ("RC-07", _set("ContourGeometricType", "CLOSED"), False),
        ("RC-09", _oblique, False),
    ],
)
def test_a_defective_contour_is_left_out_alone(
    tmp_path: Path, rule: str, change: Callable[[Item], None], measured: bool
) -> None:
    built = good_built()
    expected = [points_of(item) for item in contours(built, TARGET)]
    del expected[3]

    structure_set, findings = read(
        tmp_path, lambda built: change(contours(built, TARGET)[3])
    )

    roi = target(structure_set)
    assert len(roi.contours) == _TARGET_COUNT - 1
    for contour, points in zip(roi.contours, expected, strict=True):
        np.testing.assert_array_equal(contour.points, points)
    finding = the([f for f in findings if f.action >= Action.WARN], rule)
    assert (finding.result, finding.action) == (Result.FAIL, Action.WITHHOLD)
    assert finding.roi == TARGET
    assert '"Target" is incomplete: contour item 4 left out' in finding.message
    # what had an area is missing from the volume; what had none is not
    assert bool(roi.not_measured) is not measured


def test_a_message_names_the_contour_by_its_number(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        item.ContourNumber = 77
        item.NumberOfContourPoints = 5
        _set("ContourGeometricType", "POINT")(item)

    _, findings = read(tmp_path, change)
    told = the(findings, "RC-08").message
    assert told.startswith('ROI 2 "Target" is incomplete: contour 77 left out')
    told = the(findings, "RC-11").message
    assert 'ROI 2 "Target": Number of Contour Points is wrong in contour 77,' in told


@pytest.mark.parametrize(
    ("by", "action"),
    [(1, Action.NOTE), (-1, Action.NOTE), (2, Action.WARN), (-2, Action.WARN)],
)
def test_the_points_of_the_data_count_not_their_number(
    tmp_path: Path, by: int, action: Action
) -> None:
    expected = [points_of(item) for item in contours(good_built(), TARGET)]
    structure_set, findings = read(
        tmp_path, lambda built: _count_off(by)(contours(built, TARGET)[3])
    )
    roi = target(structure_set)
    for contour, points in zip(roi.contours, expected, strict=True):
        np.testing.assert_array_equal(contour.points, points)
    assert not roi.not_measured
    assert [(f.rule, f.action) for f in findings] == [("RC-11", action)]


@pytest.mark.parametrize(
    "points",
    [
        ((0, 0, 0),),
        ((0, 0, 0), (5, 0, 0)),
        ((0, 0, 0), (5, 0, 0), (0, 0, 0)),
    ],
)
def test_contours_without_area_beside_others_are_dropped_with_a_note(
    tmp_path: Path, points: tuple[tuple[float, float, float], ...]
) -> None:
    def change(built: BuiltCase) -> None:
        for number in (TARGET, 3):
            for item in contours(built, number)[:2]:
                _points(*points)(item)

    structure_set, findings = read(tmp_path, change)
    roi = target(structure_set)
    assert len(roi.contours) == _TARGET_COUNT - 2
    assert not roi.not_measured
    (said,) = [f for f in findings if f.rule == "RC-10" and "area" in f.message]
    assert said.action is Action.NOTE
    assert said.rois == (TARGET, 3)
    assert f"2 of {_TARGET_COUNT} contours" in said.message


def test_an_roi_of_such_contours_alone_is_missing_and_that_is_told(
    tmp_path: Path,
) -> None:
    def change(built: BuiltCase) -> None:
        for item in contours(built, TARGET):
            _points((0, 0, 0), (5, 0, 0))(item)

    structure_set, findings = read(tmp_path, change)
    assert not len(target(structure_set).contours)
    assert the(findings, "RC-10").action is Action.WITHHOLD


def test_points_that_spread_in_z_lie_at_their_median(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        points = points_of(item)
        points[: len(points) // 3, 2] += 0.3
        set_points(item, points, 4)

    z = points_of(contours(good_built(), TARGET)[3])[0, 2]
    structure_set, findings = read(tmp_path, change)
    contour = target(structure_set).contours[3]
    assert set(contour.points[:, 2].tolist()) == {z}
    assert "up to 0.300 mm" in the(findings, "RC-09").message
    assert not target(structure_set).not_measured


@pytest.mark.parametrize(
    ("text", "action"), [(None, Action.WARN), ("closed_planar", Action.NOTE)]
)
def test_a_type_that_follows_is_taken(
    tmp_path: Path, text: str | None, action: Action
) -> None:
    def change(built: BuiltCase) -> None:
        for item in contours(built, TARGET):
            if text is None:
                del item.ContourGeometricType
            else:
                item["ContourGeometricType"].validation_mode = 0
                item.ContourGeometricType = text

    structure_set, findings = read(tmp_path, change)
    assert len(target(structure_set).contours) == _TARGET_COUNT
    assert target(structure_set).contours.closed.all()
    assert the(findings, "RC-07").action is action


@pytest.mark.parametrize(
    "points", [((0, 0, 0), (5, 0, 0)), ((0, 0, 0), (5, 0, 0), (5, 5, 0.5))]
)
def test_a_type_that_does_not_follow_is_unknown(
    tmp_path: Path, points: tuple[tuple[float, float, float], ...]
) -> None:
    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        _points(*points)(item)
        del item.ContourGeometricType

    structure_set, findings = read(tmp_path, change)
    assert len(target(structure_set).contours) == _TARGET_COUNT - 1
    assert the(findings, "RC-07").action is Action.WITHHOLD
    assert target(structure_set).not_measured


@pytest.mark.parametrize(("rise", "noted"), [(0.0099, False), (0.0101, True)])
def test_points_may_leave_the_plane_by_a_hundredth_of_a_millimetre(
    tmp_path: Path, rise: float, noted: bool
) -> None:
    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        points = points_of(item)
        points[0, 2] += rise
        set_points(item, points, 4)

    structure_set, findings = read(tmp_path, change)
    assert len(target(structure_set).contours) == _TARGET_COUNT
    assert rules(findings) == ({"RC-09"} if noted else set())
    assert not target(structure_set).not_measured


def test_a_repeated_first_point_is_dropped(tmp_path: Path) -> None:
    expected = points_of(contours(good_built(), TARGET)[3])

    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        set_points(item, np.vstack([expected, expected[:1]]))

    structure_set, findings = read(tmp_path, change)
    np.testing.assert_array_equal(target(structure_set).contours[3].points, expected)
    assert the(findings, "RC-10").action is Action.NOTE


@pytest.mark.parametrize(
    ("kind", "action"),
    [("OPEN_PLANAR", Action.WARN), ("OPEN_NONPLANAR", Action.NOTE)],
)
def test_open_contours_are_kept_but_not_measured(
    tmp_path: Path, kind: str, action: Action
) -> None:
    structure_set, findings = read(
        tmp_path,
        lambda built: _set("ContourGeometricType", kind)(contours(built, TARGET)[0]),
    )
    assert len(target(structure_set).contours) == _TARGET_COUNT
    assert kind in reasons_text(target(structure_set).not_measured)
    assert the(findings, "RC-07").action is action


def test_attached_contours_absent_empty_and_filled_differ(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        items = contours(built, TARGET)
        for n, item in enumerate(items):
            item.ContourNumber = n + 1
        items[1].AttachedContours = None
        items[2].AttachedContours = 2
        items[3].AttachedContours = [2, 3]

    structure_set, _ = read(tmp_path, change)
    found = target(structure_set).contours
    assert found.attached[:5] == (None, (), (2,), (2, 3), None)
    assert found.numbers[:4] == (1, 2, 3, 4)


def test_contour_data_written_as_unknown_is_read(tmp_path: Path) -> None:
    expected = points_of(contours(good_built(), TARGET)[3])

    def change(built: BuiltCase) -> None:
        item = contours(built, TARGET)[3]
        text = "\\".join(f"{value:g}" for value in points_of(item).ravel())
        item.add_new(0x30060050, "UN", text.encode())

    structure_set, _ = read(tmp_path, change)
    found = target(structure_set).contours[3].points
    np.testing.assert_allclose(found, expected, atol=1e-3)


def test_what_is_wrong_with_many_contours_is_told_once(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        for found in built.structures.ROIContourSequence:
            if found.ReferencedROINumber == TARGET:
                good = found.ContourSequence[0]
                bad = [Item() for _ in range(25)]
                for item in bad:
                    item.ContourGeometricType = "CLOSED_PLANAR"
                    item.NumberOfContourPoints = 0
                found.ContourSequence = [good, *bad]

    structure_set, findings = read(tmp_path, change)
    assert len(target(structure_set).contours) == 1
    assert the(findings, "RC-12").message == (
        'ROI 2 "Target" is incomplete: 25 of 26 contours (contour items 2, 3, 4, 5, 6, '
        "7, 8, 9, 10, 11…) left out, with empty Contour Data."
    )


def test_nothing_is_left_out_where_many_contours_are_uneven(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        for found in built.structures.ROIContourSequence:
            if found.ReferencedROINumber == TARGET:
                uneven = found.ContourSequence[0]
                points = points_of(uneven)
                points[1, 2] += 0.03
                set_points(uneven, points)
                found.ContourSequence = [uneven] * 30

    structure_set, findings = read(tmp_path, change)
    assert len(target(structure_set).contours) == 30
    assert target(structure_set).not_measured == ()
    assert {f.action for f in findings} == {Action.NOTE}
    assert "30 of 30 contours" in the(findings, "RC-09").message


def test_a_thousand_contours_on_a_slice_are_all_kept(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        for found in built.structures.ROIContourSequence:
            if found.ReferencedROINumber == TARGET:
                found.ContourSequence = [found.ContourSequence[4]] * 1001

    structure_set, findings = read(tmp_path, change)
    assert len(target(structure_set).contours) == 1001
    assert the(findings, "RC-03").action is Action.NOTE


@pytest.mark.slow
def test_many_contours_are_read_in_little_time(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        for found in built.structures.ROIContourSequence:
            if found.ReferencedROINumber == TARGET:
                item = found.ContourSequence[4]
                turn = np.linspace(0, 2 * np.pi, 150, endpoint=False)
                ring = np.column_stack(
                    [30 * np.cos(turn), 30 * np.sin(turn), np.zeros(150)]
                )
                set_points(item, ring, 3)
                found.ContourSequence = [item] * 5000

    built = good_built()
    change(built)
    built.ct, built.plans, built.doses = [], [], []
    (path,) = built.write(tmp_path)
    file = read_file(path)
    start = time.process_time()
    structure_set, _ = finish(structure_set_steps(file))
    took = time.process_time() - start
    assert len(target(structure_set).contours.points) == 750_000
    assert took < 3  # of the processor; usually 0.2 s


def _all_of_target(text: str) -> Callable[[BuiltCase], None]:
    def change(built: BuiltCase) -> None:
        for item in contours(built, TARGET):
            _values(text, text.count("\\") // 3 + 1)(item)

    return change


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10,5\\0\\-1,5\\0\\10,25\\-1,5\\-1\\-1\\-1,5", [10.5, 0, -1.5]),
        # a part of thousand cannot begin with 0
        ("0,500\\1\\-1,500\\0\\10\\-1,500\\-1\\-1\\-1,500", [0.5, 1, -1.5]),
    ],
)
def test_commas_that_can_only_be_points_are_read_so(
    tmp_path: Path, text: str, expected: list[float]
) -> None:
    structure_set, findings = read(tmp_path, _all_of_target(text))
    finding = the(findings, "RC-12")
    assert (finding.result, finding.action) == (Result.FAIL, Action.WARN)
    for contour in target(structure_set).contours:
        assert contour.points[0].tolist() == expected


@pytest.mark.parametrize(
    "text",
    [
        # thousands as well as decimals
        "1,250\\0\\-1,500\\0\\1,250\\-1,500\\-1\\-1\\-1,500",
        "1,234,567\\0\\-1\\0\\10\\-1\\-1\\-1\\-1",
        "10,5\\0\\-1.5\\0\\10,5\\-1.5\\-1\\-1\\-1.5",
    ],
)
def test_commas_that_may_be_something_else_are_not_read(
    tmp_path: Path, text: str
) -> None:
    structure_set, findings = read(tmp_path, _all_of_target(text))
    assert the(findings, "RC-12").action is Action.WITHHOLD
    assert not len(target(structure_set).contours)
