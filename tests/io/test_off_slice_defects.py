"""Every defect E1 to E19 as one change to a good file, read by the real reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydicom.dataelem import RawDataElement
from pydicom.tag import Tag

from dosiscope.demo.contouring import outline
from support.cases import contours
from support.off_slice import good, read, roi, rung, unstated
from support.off_slice_defects import (
    DEFECTS,
    DEV_NOTE,
    DEV_WARN,
    FAIL_WITHHOLD,
    WHOLE,
)
from support.synthetic.solids import circle

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.findings import Action, Result
    from dosiscope.demo.dicom.description import Outline
    from support.synthetic.build import BuiltCase

    Row = tuple[list[Outline], str, tuple[Result, Action], float | None, str]

pytestmark = pytest.mark.slow

# contours, rule, verdict, volume in cc (None: withheld), words of the sentence
ROWS: dict[str, Row] = {
    **{
        name: (one.made_by(rung), one.rule, one.verdict, one.volume_cc, one.words)
        for name, one in DEFECTS.items()
    },
    "E11 off-plane names an image": (
        [rung(7, 1, image=5), *good()[1:]],
        "OS-11/E11", DEV_WARN, WHOLE, "coordinates count",
    ),
    "E12 on-plane names none": (
        [good()[0], rung(8, 2, 1, image=-1), *good()[2:]],
        "OS-11/E12", DEV_NOTE, WHOLE, "placed by their z",
    ),
    "E13 beside the images": (
        # two slices of 4 mm
        [unstated(8.13), unstated(12.13)], "RC-05/E13", DEV_WARN, WHOLE * 8 / 6,
        "0.130 mm off",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_defect_has_its_verdict_action_and_volume(name: str, tmp_path: Path) -> None:
    outlines, rule, verdict, volume, words = ROWS[name]
    found = read(tmp_path, roi(outlines))
    said = [f for f in found.case.findings if f.rule == rule]
    assert [(f.result, f.action) for f in said] == [verdict]
    assert words in said[0].message
    assert said[0].roi == 1
    assert found.case.structure_set is not None
    (one,) = found.case.structure_set.rois
    assert not one.withheld  # outlines are shown in any case
    assert len(one.contours) == len(outlines)
    if volume is None:
        assert found.volume_cc is None
        assert one.not_measured
        assert found.measured[1].reason
    else:
        assert not one.not_measured
        tolerance = DEFECTS[name].tolerance if name in DEFECTS else 2e-4
        assert found.volume_cc == pytest.approx(volume, rel=tolerance, abs=1e-9)


@pytest.mark.parametrize("name", ROWS)
def test_the_same_defect_of_three_rois_is_one_finding(
    name: str, tmp_path: Path
) -> None:
    outlines, rule, verdict, *_ = ROWS[name]
    names = "Vessel", "Tube", "Nerve"
    found = read(tmp_path, *(roi(outlines, n, w) for n, w in enumerate(names, 1)))
    (said,) = [f for f in found.case.findings if f.rule == rule]
    assert (said.result, said.action) == verdict
    assert said.concerned == (1, 2, 3)
    assert all(f'{n} "{w}"' in said.message for n, w in enumerate(names, 1))
    assert said.count == 3


def test_the_good_case_has_no_finding(tmp_path: Path) -> None:
    found = read(tmp_path, roi(good()))
    assert [f.rule for f in found.case.findings if f.roi == 1] == []
    assert found.volume_cc == pytest.approx(WHOLE, rel=1e-4)


def test_e7_a_number_that_is_none_withholds(tmp_path: Path) -> None:
    def spoil(built: BuiltCase) -> None:
        tag = Tag("ContourNumber")
        raw = RawDataElement(tag, "IS", 4, b"two ", 0, False, True)
        contours(built, 1)[1][tag] = raw

    found = read(tmp_path, roi(good()), change=[spoil])
    said = [f for f in found.case.findings if f.rule.startswith("OS-01")]
    assert [(f.result, f.action) for f in said] == [FAIL_WITHHOLD]
    assert found.volume_cc is None


def test_e7_a_negative_number_is_a_number(tmp_path: Path) -> None:
    outlines = [rung(7, -9), rung(8, -2, -9), rung(12, 3, -2), rung(13, 4, 3)]
    found = read(tmp_path, roi(outlines))
    assert [f.rule for f in found.case.findings if f.roi == 1] == []
    assert found.volume_cc == pytest.approx(WHOLE, rel=1e-4)


def test_e13_a_contour_far_from_the_image_it_names_is_not_moved(tmp_path: Path) -> None:
    beside = [
        outline(circle((0, 0), 5, 48), z + 0.53, image=k) for z, k in ((8, 6), (12, 7))
    ]
    found = read(tmp_path, roi(beside))
    said = [f for f in found.case.findings if f.rule == "RC-05/E13"]
    assert [(f.result, f.action) for f in said] == [DEV_WARN]
    assert found.case.structure_set is not None
    assert found.case.structure_set.rois[0].contours.z.tolist() == [8.53, 12.53]


def test_e15_a_number_of_another_roi_is_missing(tmp_path: Path) -> None:
    one = roi([*good()[:3], rung(13, 4, 3, 77)])
    two = roi([rung(8, 77, at=30), rung(12, 78, 77, at=30)], 2, "Node")
    found = read(tmp_path, one, two)
    (said,) = [f for f in found.case.findings if f.rule == "OS-05/E15"]
    assert (said.result, said.action) == FAIL_WITHHOLD
    assert 'in ROI "Node" only' in said.message
    assert found.volume_cc is None
    assert found.measured[2].volume_cc == pytest.approx(WHOLE * 4 / 6, rel=1e-4)


def test_e19_a_long_chain_needs_no_recursion(tmp_path: Path) -> None:
    heights = [round(0.016 * n, 3) for n in range(1201)]  # images among them
    outlines = [
        outline(circle((0, 0), 5, 12), z, n + 1, (n,) if n else ())
        for n, z in enumerate(heights)
    ]
    found = read(tmp_path, roi(outlines))
    assert found.case.graphs[1].components == 1
    assert found.volume_cc == pytest.approx(0.07853982 * 19.2, rel=1e-3)


def test_without_attachments_connectivity_is_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, roi([unstated(8, 1), unstated(10, 2), unstated(12, 3)]))
    assert found.case.graphs[1].mode == "undefined"
    (said,) = [f for f in found.case.findings if f.rule == "OS-03"]
    assert (said.result, said.action) == DEV_WARN
    assert "only outlines are shown" in said.message
    assert found.volume_cc is None


def test_attached_contours_absent_in_one_item_are_a_gap_with_a_warning(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, roi([good()[0], unstated(8, 2), *good()[2:]]))
    (said,) = [f for f in found.case.findings if f.rule == "OS-03"]
    assert (said.result, said.action) == DEV_WARN
    assert found.volume_cc == pytest.approx(WHOLE * 5 / 6, rel=1e-4)
    assert f"is {WHOLE * 5 / 6:.3f} cc so, and {WHOLE:.3f} cc if" in said.message
