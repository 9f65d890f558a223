"""The first images of a case are on the screen while the rest is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from dosiscope.core.case import Case
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.link import propose
from dosiscope.io.case.load import load
from dosiscope.viewer.picture_text import banners
from dosiscope.viewer.review import Review
from support.cases import setting, write_good
from support.focus import activate
from support.opened import opened, scanned

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from support.cases import Mutation
    from support.synthetic.build import BuiltCase


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_good(tmp_path / "good")


def parts(folder: Path) -> list[Case]:
    """The cases that can be shown before the whole one."""
    found = scanned(folder)
    steps = load(found, propose(found.inventory))
    return [step.part for step in steps if isinstance(step.part, Case)]


def words(window: Window) -> str:
    """Everything the header of the first images says."""
    labels = window.first_view.header.findChildren(QLabel)
    return " ".join(label.text() for label in labels)


def _tied_but_for_the_last(built: BuiltCase) -> None:
    """Another name, and one ROI, the last to be read, that is no proof of it."""
    built.structures.PatientName = "Another^Person"
    roi = built.structures.StructureSetROISequence[-1]
    roi.ReferencedFrameOfReferenceUID = "1.2.3.4"


def _by_images_but_for_the_last(built: BuiltCase) -> None:
    """Another frame of reference, and one ROI whose contours name no image."""
    structures = built.structures
    structures.FrameOfReferenceUID = "1.2.3.4"
    (listed,) = structures.ReferencedFrameOfReferenceSequence
    listed.FrameOfReferenceUID = "1.2.3.4"
    for roi in structures.StructureSetROISequence:
        roi.ReferencedFrameOfReferenceUID = "1.2.3.4"
    *_, last = (
        roi
        for roi in structures.ROIContourSequence
        if roi.ContourSequence[0].ContourGeometricType == "CLOSED_PLANAR"
    )
    for contour in last.ContourSequence:
        del contour.ContourImageSequence


@pytest.fixture
def every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading takes so long that all of its steps are told."""
    for module in ("case.load", "ct.volume"):
        monkeypatch.setattr(f"dosiscope.io.{module}._TELL_EVERY_S", -1.0)


def test_the_image_of_the_isocentre_comes_first(good: Path) -> None:
    whole, (first, *_) = opened(good), parts(good)
    assert whole.ct is not None
    assert whole.plan is not None
    assert first.ct is not None
    isocentre = whole.plan.beams[0].isocentre
    assert isocentre is not None
    k = whole.ct.geometry.nearest_plane(isocentre[2])
    assert first.ct.image_uids == whole.ct.image_uids[k : k + 1]
    assert (first.ct.stored[0] == whole.ct.stored[k]).all()
    assert first.ct.geometry.z == pytest.approx(whole.ct.geometry.z[k : k + 1])
    assert first.patient == whole.patient
    assert first.structure_set is None
    assert not first.doses


def test_the_picture_stays_where_it_is_when_the_rest_is_there(good: Path) -> None:
    # the isocentre is half way between two images
    whole, (first, *_) = opened(good), parts(good)
    assert whole.plan is not None
    isocentre = whole.plan.beams[0].isocentre
    assert isocentre is not None
    assert isocentre[2] == 0.0
    places = []
    for case in (first, whole):
        review = Review()
        review.set_case(case)
        places.append(review.axial.at)
    assert places == [1.5, 1.5]


@pytest.mark.usefixtures("every_step")
def test_more_is_there_with_every_step_and_the_rest_is_named(good: Path) -> None:
    whole, steps = opened(good), parts(good)
    assert whole.ct is not None
    assert whole.structure_set is not None
    assert whole.plan is not None
    assert whole.unread == ()
    count, rois = len(whole.ct.image_uids), whole.structure_set.rois
    left = [f"{k} of {count} CT Images" for k in range(count - 1, 0, -1)]
    objects = ("RT Dose", "RT Structure Set")
    names = [
        *((images, *objects) for images in left),
        objects,
        ("RT Structure Set",),
        *(
            (f"{len(rois) - k} of {len(rois)} ROIs of the RT Structure Set",)
            for k in range(len(rois))
        ),
    ]
    assert [tuple(map(str, case.unread)) for case in steps] == names
    sizes = [
        (
            len(case.ct.image_uids) if case.ct else 0,
            len(case.doses),
            len(case.structure_set.rois) if case.structure_set else 0,
        )
        for case in steps
    ]
    assert sizes == sorted(sizes)
    for case in steps:
        assert case.plan is not None
        assert case.plan.header == whole.plan.header
        for mine, its in zip(
            case.structure_set.rois if case.structure_set else (), rois, strict=False
        ):
            assert mine.name == its.name
            assert np.array_equal(mine.contours.points, its.contours.points)


@pytest.mark.usefixtures("every_step")
@pytest.mark.parametrize(
    ("mutation", "never_there"),
    [
        (setting("dose", "FrameOfReferenceUID", "1.2.3.4"), "doses"),
        (setting("dose", "PatientID", "somebody else"), "doses"),
        (setting("structures", "PatientID", "somebody else"), "rois"),
        (_tied_but_for_the_last, "rois"),
        (_by_images_but_for_the_last, "rois"),
    ],
)
def test_what_must_not_be_shown_is_not_shown_while_reading_either(
    tmp_path: Path, mutation: Mutation, never_there: str
) -> None:
    steps = parts(write_good(tmp_path / "bad", mutation))
    assert len(steps) > 16
    for case in steps:
        rois = case.structure_set.rois if case.structure_set else ()
        assert not (case.doses if never_there == "doses" else rois)
        assert not case.withheld  # the reason is told when all is known


def test_a_warning_about_the_images_is_there_with_the_first_of_them(
    good: Path,
) -> None:
    (good / "CT.0004.dcm").unlink()  # a gap
    whole, first = opened(good), parts(good)[0]
    gap = [f for f in whole.warnings if f.object_kind == Kind.CT.name]
    assert gap
    assert set(gap) <= set(first.warnings)


@pytest.mark.usefixtures("every_step")
def test_they_are_shown_with_what_is_still_being_read(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    seen: list[tuple[Case, int, str, str, str]] = []

    def look(case: Case, _shapes: object) -> None:
        review = window.first_view.review
        badge = window.first_view.header.findings.text()
        seen.append(
            (
                case,
                window.pages.currentIndex(),
                words(window),
                badge,
                " ".join(banners(review.axial)),
            )
        )
        # the panels know of no case yet
        assert window.review.case is None

    window.session.part_read.connect(look)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([good])
    assert seen
    # how many of the steps the window takes in depends on the machine, not what it says
    for case, page, header, badge, banner in seen:
        assert window.pages.widget(page) is window.first_view
        dose_is_read = not case.awaits(Role.DOSE)
        assert header.count("Being read") == (0 if dose_is_read else 1)
        assert badge == "Not checked yet"
        assert "being read: " in banner
        assert "RT Structure Set" in banner
    assert window.pages.currentIndex() == 1
    assert window.first_view.review.case is None
    assert not window.first_view.header.isVisible()
    assert "being read" not in " ".join(banners(window.review.axial))
    assert not window.strip.isVisible()


@pytest.mark.usefixtures("every_step")
def test_plane_and_window_chosen_meanwhile_stay(
    qtbot: QtBot, window: Window, good: Path
) -> None:
    chosen: list[float] = []

    def use(*_: object) -> None:
        review = window.first_view.review
        if len(review.axial.planes) > 1 and not chosen:
            first = review.axial.at
            review.look.set_window(-500, 1500)
            # whether the image above or the one below is there by now
            review.axial.step(1 if first != review.axial.planes[-1] else -1)
            assert review.axial.at != first
            chosen.append(review.axial.at)

    window.session.part_read.connect(use)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([good])
    assert chosen == [window.review.axial.at]
    assert window.review.look.window == (-500, 1500)


def test_an_open_case_stays_until_the_next_is_whole(
    qtbot: QtBot, window: Window, good: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([good])
    case = window.review.case
    shown: list[Case] = []
    window.session.part_read.connect(lambda case, _: shown.append(case))
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([write_good(tmp_path / "other")])
    assert shown == []
    assert window.review.case is not case


@pytest.mark.usefixtures("every_step")
def test_opening_another_case_takes_away_what_is_there_of_this(
    qtbot: QtBot, window: Window, good: Path, tmp_path: Path
) -> None:
    def rename(built: BuiltCase) -> None:
        for dataset in (*built.ct, built.structures, built.plan, built.dose):
            dataset.PatientID = "the next"

    other = write_good(tmp_path / "other", rename)
    seen: list[str] = []

    def look(case: Case, _shapes: object) -> None:
        seen.append(case.patient.id)
        if len(seen) == 1:
            window.opening.open_paths([other])
            assert window.first_view.review.case is None
            assert window.pages.currentIndex() == 0

    window.session.part_read.connect(look)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([good])
    assert window.review.case is not None
    assert window.review.case.patient.id == "the next"
    assert set(seen[1:]) == {"the next"}


@pytest.mark.parametrize("by", ["cancel", "Esc", "a fault"])
def test_a_case_that_is_not_read_to_its_end_is_not_shown(
    qtbot: QtBot,
    window: Window,
    good: Path,
    monkeypatch: pytest.MonkeyPatch,
    by: str,
) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    def stop(*_: object) -> None:
        if by == "Esc":
            qtbot.keyClick(window, Qt.Key.Key_Escape)
        else:
            window.strip.cancel.click()

    if by in ("cancel", "Esc"):
        activate(qtbot, window)
        window.session.part_read.connect(stop)
        with qtbot.waitSignal(window.session.part_read, timeout=20_000):
            window.opening.open_paths([good])
    else:
        monkeypatch.setattr("dosiscope.io.rt.structure_set.structure_set_steps", broken)
        with qtbot.waitSignal(window.session.faulted, timeout=20_000):
            window.opening.open_paths([good])
    qtbot.waitUntil(lambda: window.pages.currentIndex() == 0, timeout=5000)
    assert window.first_view.review.case is None
    assert window.review.case is None
    assert not window.first_view.header.isVisible()
