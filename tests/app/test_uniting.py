"""Outlines in or across others: holes, or taken together if the user says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.app.features.browsing import Browsing
from dosiscope.app.main import main
from dosiscope.app.measure import measure_solids
from dosiscope.core.acceptance import NOTHING_ACCEPTED, Accepted, acceptable
from dosiscope.core.findings import Action, Result
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.demo.contouring import outline
from dosiscope.io.case.load import load
from dosiscope.viewer.acceptance_dialog import AcceptanceDialog
from dosiscope.viewer.picture_warnings import standing_warnings
from support import off_slice
from support.cases import contours, good_built, with_rois
from support.off_slice import rung
from support.opened import scanned
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.case import Case
    from dosiscope.demo.dicom.description import Roi
    from support.synthetic.build import BuiltCase

UNITE = Accepted(frozenset(("RC-17",)))
PLANES = (-4.5, -1.5, 1.5)  # of the good case's images, 3 mm apart
THICK = 9.0  # three slices, mm


def square(side: float, at: tuple[float, float] = (0.0, 0.0)) -> np.ndarray:
    half = side / 2
    corners = [(-half, -half), (half, -half), (half, half), (-half, half)]
    return np.array(corners) + at


def drawn(*polygons: np.ndarray, number: int = 1, name: str = "Ring") -> Roi:
    from dosiscope.demo.dicom.description import Roi

    outlines = tuple(outline(one, z) for z in PLANES for one in polygons)
    return Roi(number, name, "ORGAN", outlines)


def written(folder: Path, *rois: Roi) -> Path:
    build_case(with_rois(*rois, case=good_case())).write(folder)
    return folder


def read(folder: Path, accepted: Accepted = NOTHING_ACCEPTED) -> Case:
    found = scanned(folder)
    return finish(load(found, propose(found.inventory), accepted))


def volume(case: Case, number: int = 1) -> float:
    cc = finish(measure_solids(case))[number].volume_cc
    assert cc is not None
    return cc


def keys(case: Case) -> list[str]:
    return [f.outcome.key for f in case.findings if f.rule.startswith("RC-17")]


NESTED = square(20), square(10)
CROSSING = square(20), square(20, (10.0, 10.0))
THREE = square(30), square(20), square(10)  # an island in a hole


@pytest.mark.parametrize(
    ("polygons", "key", "even_odd", "together"),
    [
        (NESTED, "RC-17/E18:nested", 400 - 100, 400),
        (CROSSING, "RC-17/E18:overlap", 800 - 2 * 100, 700),
        (THREE, "RC-17/E18:nested", 900 - 400 + 100, 900),
        ((*CROSSING, square(4, (-5, -5))), "RC-17/E18:overlap", 600 - 16, 700),
    ],
)
def test_both_volumes_are_told_and_the_one_that_is_accepted_is_measured(
    tmp_path: Path,
    polygons: tuple[np.ndarray, ...],
    key: str,
    even_odd: float,
    together: float,
) -> None:
    folder = written(tmp_path, drawn(*polygons))
    before, after = read(folder), read(folder, UNITE)
    one, other = even_odd * THICK / 1000, together * THICK / 1000
    assert key in keys(before)
    assert volume(before) == pytest.approx(one, rel=1e-6)
    found = next(f for f in before.findings if f.outcome.key == key)
    assert f"{one:.3g}" in found.message
    assert f"{other:.3g}" in found.message
    assert keys(after) == ["RC-17/E18:united"]
    assert volume(after) == pytest.approx(other, rel=1e-6)
    (told,) = (f for f in after.findings if f.outcome.is_accepted)
    assert (told.result, told.action) == (Result.DEV, Action.WARN)
    assert f"{other:.3g}" in told.message


def test_it_is_drawn_as_it_is_measured(tmp_path: Path) -> None:
    case = read(written(tmp_path, drawn(*CROSSING)), UNITE)
    assert case.structure_set is not None
    (ring,) = case.structure_set.rois
    assert len(ring.contours) == len(PLANES)
    assert all(len(one.points) == 8 for one in ring.contours)
    assert sorted(set(ring.contours.z.tolist())) == list(PLANES)
    assert all(uids for uids in ring.contours.image_uids)


def test_several_are_one_finding_and_one_decision(tmp_path: Path) -> None:
    rois = [drawn(*NESTED, number=n, name=f"R{n}") for n in (1, 2)]
    rois.append(drawn(*CROSSING, number=3, name="R3"))
    folder = written(tmp_path, *rois)
    case = read(folder)
    assert sorted(keys(case)) == ["RC-17/E18:nested", "RC-17/E18:overlap"]
    (one,) = (a for a in acceptable(case) if a.rule == "RC-17")
    assert {n for f in one.findings for n in f.concerned} == {1, 2, 3}
    (told,) = (
        f
        for f in read(folder, NOTHING_ACCEPTED.also(one)).findings
        if f.outcome.is_accepted
    )
    assert told.concerned == (1, 2, 3)


# what is no question stays as it is


def test_parts_that_lie_apart_stay_parts(tmp_path: Path) -> None:
    folder = written(tmp_path, drawn(square(10), square(10, (20.0, 0.0))))
    assert keys(read(folder, UNITE)) == []
    assert volume(read(folder, UNITE)) == pytest.approx(200 * THICK / 1000)


def _as_xor(built: BuiltCase) -> None:
    for item in contours(built, 1):
        item.ContourGeometricType = "CLOSEDPLANAR_XOR"


def _of_another_frame(built: BuiltCase) -> None:
    built.structures.StructureSetROISequence[0].ReferencedFrameOfReferenceUID = "1.2.9"


@pytest.mark.parametrize("change", [_as_xor, _of_another_frame])
def test_a_stated_hole_and_what_is_withheld_are_not_united(
    tmp_path: Path, change: Callable[[BuiltCase], None]
) -> None:
    built = build_case(with_rois(drawn(*NESTED), drawn(square(5), number=2, name="B")))
    change(built)
    built.write(tmp_path)
    case = read(tmp_path, UNITE)
    assert "RC-17/E18:united" not in keys(case)
    if change is _as_xor:
        assert volume(case) == pytest.approx(300 * THICK / 1000, rel=1e-6)


def test_contours_that_are_attached_are_not_united(tmp_path: Path) -> None:
    # a hole attached to a hole, within an outline attached to an outline
    chain = [rung(8, 1), rung(8, 2, radius=2), rung(9, 3, 1), rung(9, 4, 2, radius=2)]
    off_slice.read(tmp_path, off_slice.roi(chain))
    case = read(tmp_path, UNITE)
    assert "RC-17/E18:united" not in keys(case)
    assert "RC-17/E18:nested" in keys(case)
    assert [one for one in acceptable(case) if one.rule == "RC-17"] == []


# the command line and the window


def test_the_command_line_takes_and_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(written(tmp_path, drawn(*CROSSING)))
    main(["dvh", folder, "--json"])
    before = json.loads(capsys.readouterr().out)
    main(["check", folder, "--json"])
    (case,) = json.loads(capsys.readouterr().out)["cases"]
    (found,) = (one for one in case["findings"] if one["rule"] == "RC-17/E18")
    assert (found["acceptable"], found["accepted"]) == (True, False)
    main(["dvh", folder, "--json", "--accept", "RC-17"])
    after = json.loads(capsys.readouterr().out)
    assert before["accepted"] == []
    assert after["accepted"] == ["RC-17"]
    assert after["rois"][0]["volume_cc"] == pytest.approx(6.3, rel=1e-3)
    main(["dvh", folder, "--accept", "RC-17"])
    assert "taken together, as the user asked" in capsys.readouterr().out


def test_where_there_is_nothing_in_others_the_command_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good_built().write(tmp_path)
    main(["dvh", str(tmp_path), "--accept", "RC-17"])
    assert "--accept RC-17: there is nothing to accept." in capsys.readouterr().err


def test_the_window_asks_once_and_a_line_stands_until_the_case_is_closed(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = written(tmp_path, drawn(*NESTED), drawn(*CROSSING, number=2, name="B"))
    open_and_wait(qtbot, window, folder)
    case = window.review.case
    assert case is not None
    (one,) = (a for a in acceptable(case) if a.rule == "RC-17")
    dialog = AcceptanceDialog(one, case)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Holes, or parts of one?"
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        feature(window, Browsing)._session.accept(one)
    united = window.review.case
    assert united is not None
    assert keys(united) == ["RC-17/E18:united"]
    (line,) = (w.text for w in standing_warnings(united) if "taken together" in w.text)
    assert "Ring" in line
    assert "B" in line
    open_and_wait(qtbot, window, folder)
    assert window.review.case is not None
    assert "RC-17/E18:united" not in keys(window.review.case)
