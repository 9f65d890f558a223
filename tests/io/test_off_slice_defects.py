"""Every defect E1 to E19 as one change to a good file, read by the real reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydicom.dataelem import RawDataElement
from pydicom.tag import Tag

from dosiscope.core.findings import Action, Result
from dosiscope.io.synthetic.solids import circle, outline
from support.cases import contours
from support.off_slice import good, read, roi, rung, unstated

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.synthetic import BuiltCase, Outline

PASS_NOTE = (Result.PASS, Action.NOTE)
PASS_WARN = (Result.PASS, Action.WARN)
DEV_NOTE = (Result.DEV, Action.NOTE)
DEV_WARN = (Result.DEV, Action.WARN)
FAIL_WITHHOLD = (Result.FAIL, Action.WITHHOLD)

WHOLE = 0.4712389  # cc, a cylinder of radius 5 mm from z = 7 to 13 mm
FRUSTUM = "E18 hole to outline"

# contours, rule, verdict, volume in cc (None: withheld), words of the sentence
Row = tuple[list["Outline"], str, tuple[Result, Action], float | None, str]
DEFECTS: dict[str, Row] = {
    "E1 to itself": (
        [rung(7, 1, 1), *good()[1:]], "OS-04/E1", DEV_NOTE, WHOLE, "contour 1 is",
    ),
    "E2 forward": (
        [rung(7, 1, 2), rung(8, 2), *good()[2:]],
        "OS-04/E2", DEV_NOTE, WHOLE, "higher number",
    ),
    "E3 redundant": (
        [*good()[:3], rung(13, 4, 3, 2)], "OS-06/E3", DEV_NOTE, WHOLE, "ignored",
    ),
    "E3 skipping": (
        [rung(8, 1), rung(9, 2, 1), rung(10, 3, 1)],
        "OS-06/E3", FAIL_WITHHOLD, None, "does not connect",
    ),
    "E4 image skipped": (
        [rung(7, 1), rung(8, 2, 1), rung(13, 4, 2)],
        "OS-08/E4", FAIL_WITHHOLD, None,
        "no contour on the image plane z = 12.00 mm although contour 2 (z = 8.00) and "
        "contour 4 (z = 13.00) are attached",
    ),
    "E5 dangling": (
        [*good()[:3], rung(13, 4, 3, 99)],
        "OS-05/E5", FAIL_WITHHOLD, None, "contour 99 missing",
    ),
    "E6 ambiguous": (
        [rung(7, 1), rung(8, 1, at=30), rung(8, 2, 1), *good()[2:]],
        "OS-02/E6", FAIL_WITHHOLD, None, "ambiguous",
    ),
    "E6 harmless": (
        [*good(), rung(16, 8), rung(20, 8)],
        "OS-02/E6", DEV_NOTE, WHOLE, "not unique",
    ),
    "E7 no number": (
        [*good(), rung(16, None)],
        "OS-01/E7", FAIL_WITHHOLD, None, "contour item 5 has no Contour Number",
    ),
    "E8 one plane": (
        [*good(), rung(12, 5, 3, at=20)], "OS-06/E8", DEV_NOTE, WHOLE, "one plane",
    ),
    "E9 stated twice": (
        [rung(7, 1, 2), *good()[1:]], "OS-04/E9", DEV_NOTE, WHOLE, "more than once",
    ),
    "E10 gap": (
        [*good()[:2], rung(12, 3), rung(13, 4, 3)],
        "OS-07/E10", PASS_NOTE, WHOLE / 3, "z = 8.00 to 12.00 mm",
    ),
    "E11 off-plane names an image": (
        [rung(7, 1, image=5), *good()[1:]],
        "OS-11/E11", DEV_WARN, WHOLE, "coordinates count",
    ),
    "E12 on-plane names none": (
        [good()[0], rung(8, 2, 1, image=-1), *good()[2:]],
        "OS-11/E12", DEV_NOTE, WHOLE, "placed by its z",
    ),
    "E13 beside the images": (
        [unstated(8.13), unstated(12.13)], "RC-05/E13", DEV_WARN, None, "0.130 mm off",
    ),
    "E14 beyond the images": (
        [rung(16, 1), rung(20, 2, 1), rung(23, 3, 2)],
        "RC-05/E14", PASS_WARN, WHOLE / 6 * 7, "-16.00 to 20.00 mm",
    ),
    "E16 none attached": (
        [rung(7, 1), rung(8, 2)], "OS-07/E16", DEV_WARN, 0.0, "the volume is 0",
    ),
    "E17 apart": (
        [*good()[:3], rung(13, 4, 3, at=20)],
        "OS-07/E17", PASS_NOTE, WHOLE, "contour 3 and contour 4",
    ),
    "E18 hole to hole": (
        [rung(8, 1), rung(8, 2, radius=2), rung(9, 3, 1), rung(9, 4, 2, radius=2)],
        "RC-17/E18", DEV_NOTE, WHOLE / 6 * 0.84, "even-odd",
    ),
    FRUSTUM: (
        [rung(8, 1), rung(8, 2, radius=2), rung(9, 3, 1, 2)],
        # the hole closes as a cone where the outline has none
        "RC-17/E18", DEV_WARN, WHOLE / 6 - 0.001 * 3.14159265 * 4 / 3, "hole to an",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_has_its_verdict_action_and_volume(name: str, tmp_path: Path) -> None:
    outlines, rule, verdict, volume, words = DEFECTS[name]
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
        tolerance = 0.05 if name == FRUSTUM else 2e-4
        assert found.volume_cc == pytest.approx(volume, rel=tolerance, abs=1e-9)


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


def test_e13_a_contour_that_names_its_image_is_not_moved(tmp_path: Path) -> None:
    beside = [
        outline(circle((0, 0), 5, 48), z + 0.13, image=k) for z, k in ((8, 6), (12, 7))
    ]
    found = read(tmp_path, roi(beside))
    said = [f for f in found.case.findings if f.rule == "RC-05/E13"]
    assert [(f.result, f.action) for f in said] == [DEV_WARN]
    assert found.case.structure_set is not None
    assert found.case.structure_set.rois[0].contours.z.tolist() == [8.13, 12.13]


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


def test_attached_contours_absent_in_one_item_counts_as_empty(tmp_path: Path) -> None:
    found = read(tmp_path, roi([good()[0], unstated(8, 2), *good()[2:]]))
    (said,) = [f for f in found.case.findings if f.rule == "OS-03"]
    assert (said.result, said.action) == DEV_NOTE
    assert found.volume_cc == pytest.approx(WHOLE * 5 / 6, rel=1e-4)
