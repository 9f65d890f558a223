"""Two structure sets, ROI by ROI: which belong together, what is told of each pair."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.comparing.structure_sets import (
    MeasuredSet,
    compare_structure_sets,
)
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.header import Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.phantoms.shapes import circle
from dosiscope.core.progress import finish
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.structures import StructureSet
from support.axial import closed, header, make_roi

if TYPE_CHECKING:
    from dosiscope.core.comparing.structure_sets import (
        RoiComparison,
        StructureSetsComparison,
    )
    from dosiscope.core.structures import Roi

Z = np.arange(-30.0, 31.0, 2.0)
FRAME = "1.2.840.1"


def disc(
    number: int, name: str, radius: float = 10.0, x: float = 0.0, count: int = 11
) -> Roi:
    """Return a cylinder of contours every 2 mm: 22 mm high."""
    outline = np.add(circle(radius, 60), (x, 0))
    contours = [
        closed(np.column_stack([outline, np.full(60, z)]))
        for z in np.arange(count) * 2.0 - 10
    ]
    return replace(make_roi(number, contours, name), frame_of_reference_uid=FRAME)


def measured(
    *rois: Roi,
    uid: str = "1.2.3",
    frame: str = FRAME,
    rule: EndRule = EndRule.HALF_SLICE,
) -> MeasuredSet:
    structures = StructureSet(
        header=header(Kind.STRUCTURE_SET, uid=uid),
        label=f"Set {uid[-1]}",
        rois=rois,
        frame_of_reference_uids=(frame,) if frame else (),
    )
    solids = {
        roi.number: build_solid(roi, Z, end_rule=rule)
        for roi in rois
        if len(roi.contours) > 0
    }
    return MeasuredSet(structures=structures, solids=solids, reasons={})


def compared(a: MeasuredSet, b: MeasuredSet) -> StructureSetsComparison:
    return finish(compare_structure_sets(a, b))


def named(found: StructureSetsComparison) -> list[tuple[str, str, str]]:
    return [(one.a_name, one.b_name, one.by) for one in found.rois]


def test_rois_belong_together_by_name_and_never_by_number() -> None:
    a = measured(disc(1, "PTV"), disc(2, "Parotid_L"), disc(3, "Cord"))
    b = measured(disc(1, "Cord"), disc(3, "PTV"), disc(2, "parotid l"), disc(9, "Eye"))
    assert named(compared(a, b)) == [
        ("PTV", "PTV", "name"),
        ("Parotid_L", "parotid l", "name but for case and signs"),
        ("Cord", "Cord", "name"),
        ("", "Eye", ""),
    ]
    found = compared(a, measured(disc(1, "Lens")))
    assert (found.only_a, found.only_b) == (("PTV", "Parotid_L", "Cord"), ("Lens",))
    assert {one.side for one in found.rois} == {"A", "B"}


def test_a_name_that_is_there_twice_is_compared_with_none() -> None:
    found = compared(measured(disc(1, "PTV"), disc(2, "ptv")), measured(disc(1, "PTV")))
    assert named(found)[0] == ("PTV", "PTV", "name")
    found = compared(measured(disc(1, "PTV"), disc(2, "PTV")), measured(disc(1, "PTV")))
    assert all("several ROIs have this name" in one.reason for one in found.rois)
    assert len(found.rois) == 3


@pytest.mark.slow
def test_cylinders_of_two_radii() -> None:
    (one,) = compared(
        measured(disc(1, "PTV", 10.0)), measured(disc(1, "PTV", 12.0))
    ).rois
    ratio = (10 / 12) ** 2
    assert one.dice == pytest.approx(2 * ratio / (1 + ratio), abs=1e-6)
    assert one.a_cc is not None
    polygon = 30 * np.sin(2 * np.pi / 60)  # area of 60 corners on a unit circle
    assert one.a_cc == pytest.approx(polygon * 100 * 22 / 1000)
    assert one.difference_cc == pytest.approx(one.a_cc * (1 - 1 / ratio))
    assert one.difference_percent == pytest.approx(-44)
    assert one.shift_mm == pytest.approx(0, abs=1e-3)
    assert one.distance is not None
    assert one.distance.hausdorff_95 == pytest.approx(2, abs=0.02)
    assert one.distance.largest == pytest.approx(2, abs=0.05)
    assert not one.is_identical


@pytest.mark.slow
def test_exchanged_sets_change_signs_and_nothing_else() -> None:
    a = measured(disc(1, "PTV", 10.0), disc(2, "A only"))
    b = measured(disc(5, "PTV", 9.0, x=3.0), disc(6, "B only"), uid="1.2.4")
    forth, back = compared(a, b), compared(b, a)
    assert (forth.only_a, forth.only_b) == (back.only_b, back.only_a)
    one, two = forth.rois[0], back.rois[0]
    assert one.shift == pytest.approx((-3, 0, 0), abs=1e-3)
    assert two.shift == pytest.approx((3, 0, 0), abs=1e-3)
    assert one.dice == pytest.approx(two.dice)
    assert one.common_cc == pytest.approx(two.common_cc)
    assert two.difference_cc is not None
    assert one.difference_cc == pytest.approx(-two.difference_cc)
    assert one.distance is not None
    assert two.distance is not None
    assert one.distance.mean == pytest.approx(two.distance.mean)
    assert one.distance.largest == pytest.approx(two.distance.largest)


def identical(found: StructureSetsComparison) -> RoiComparison:
    (one,) = found.rois
    assert one.is_identical
    assert (one.dice, one.difference_cc, one.shift_mm) == (1, 0, 0)
    assert one.distance is not None
    assert one.distance.largest == 0
    return one


def test_the_same_contours_are_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("dosiscope.core.comparing.structure_sets.common_volume", never)
    a = measured(disc(1, "PTV"))
    assert compared(a, a).is_same_set
    identical(compared(a, a))
    other = compared(a, measured(disc(4, "PTV"), uid="1.2.9"))
    assert not other.is_same_set
    identical(other)


def test_an_roi_of_points_alone_says_why_it_is_not_compared() -> None:
    empty = replace(make_roi(1, [], "Iso"), frame_of_reference_uid=FRAME)
    b = measured(empty)
    a = MeasuredSet(
        structures=b.structures, solids={}, reasons={1: "it has only points"}
    )
    (one,) = compared(a, b).rois
    assert one.reason == "A: it has only points; B: it has no volume"
    assert one.dice is None


@pytest.mark.parametrize("rule", list(EndRule))
def test_of_what_has_no_volume_no_overlap_is_told(rule: EndRule) -> None:
    """A contour without area, and a single one where ends reach no further."""
    line = closed(np.array([[0, 0, 0], [10, 0, 0], [5, 0, 0]], float))
    flat = replace(make_roi(1, [line], "PTV"), frame_of_reference_uid=FRAME)
    empty = measured(flat, rule=rule)
    full = measured(disc(1, "PTV"))
    for a, b, side in ((empty, full, "A"), (full, empty, "B")):
        (one,) = compared(a, b).rois
        assert one.reason == f"{side}: it has no volume"
        assert (one.dice, one.distance, one.shift) == (None, None, None)
        assert 0.0 in (one.a_cc, one.b_cc)
    (same,) = compared(empty, empty).rois
    assert same.is_identical
    assert same.dice is None
    assert same.reason == "A: it has no volume; B: it has no volume"


def test_there_is_nothing_across_patients_and_frames_of_reference() -> None:
    a = measured(disc(1, "PTV"))
    elsewhere = replace(disc(1, "PTV"), frame_of_reference_uid="9.9")
    with pytest.raises(NotEvaluableError, match="different frames of reference"):
        compared(a, measured(elsewhere, frame="9.9"))
    nowhere = replace(disc(1, "PTV"), frame_of_reference_uid="")
    with pytest.raises(NotEvaluableError, match="is not stated"):
        compared(a, measured(nowhere, frame=""))
    other = replace(a.structures.header, patient=Patient("Other^One", "ID-2"))
    theirs = replace(a, structures=replace(a.structures, header=other))
    with pytest.raises(NotEvaluableError, match="different patients"):
        compared(a, theirs)
    # one ROI of a set may lie in another frame than the rest
    mixed = compared(measured(disc(1, "PTV"), disc(2, "Cord")), measured(elsewhere))
    assert mixed.rois[0].dice is None
    assert "different frames" in mixed.rois[0].reason


def test_every_roi_is_told_as_it_is_done() -> None:
    a = measured(disc(1, "PTV"), disc(2, "Cord"))
    steps = list(compare_structure_sets(a, a))
    assert [step.part.name for step in steps if step.part is not None] == [
        "PTV",
        "Cord",
    ]
    assert steps[-1].done == steps[-1].total == 2
