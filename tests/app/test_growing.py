"""The open case grows as its files arrive, and is then as if all had been there."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pydicom
import pytest
from PySide6.QtCore import QPointF

from support.arriving import (
    arrive,
    at_once,
    case_of,
    ct_of,
    fall_silent,
    of_another,
    of_kind,
    state,
    wait,
)
from support.cases import beside_images, setting, write_good
from support.real_kinds import doses
from support.rival_plans import good_dose, write_rival
from support.single_planes import split
from support.windows import measured, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """The good case, not opened yet."""
    return sorted(write_good(tmp_path / "inbox").iterdir())


def test_a_dose_that_arrives_is_shown(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"))
    before = case_of(window)
    assert not before.doses
    qtbot.waitUntil(lambda: bool(window.session.measuring.measured), timeout=20_000)
    solids = dict(window.review.results.solids)
    arrive(qtbot, window, of_kind(files, "RD"))
    now = case_of(window)
    assert len(now.doses) == 1
    assert now.ct is before.ct
    assert now.structure_set is before.structure_set
    assert window.review.dose is now.doses[0]
    assert all(window.review.results.solids[n] is one for n, one in solids.items())
    assert window.notice.text() == "A dose of this patient arrived."


@pytest.mark.parametrize("seed", range(6))
def test_it_ends_as_if_all_had_been_there(
    qtbot: QtBot, window: Window, files: list[Path], seed: int
) -> None:
    open_and_wait(qtbot, window, files[0].parent)
    at_once = state(qtbot, window)
    window.session.close_case()
    chance = random.Random(seed)
    rest = list(files)
    chance.shuffle(rest)
    count = chance.randrange(1, 4)
    first, rest = rest[:count], rest[count:]
    window.session.arrivals.begin("call")
    window.session.arrivals.add(first, "call")
    open_and_wait(qtbot, window, *first)
    while rest:
        count = chance.choice((1, 2, 5))
        some, rest = rest[:count], rest[count:]
        arrive(qtbot, window, some, "call")
    window.session.arrivals.end("call")
    wait(qtbot, window)
    now = state(qtbot, window)
    assert now == at_once


# --- what is not of the case, and what is there twice --------------------------------


def test_a_further_plan_and_dose_are_listed_and_not_switched_to(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, *files)
    measured(qtbot, window)
    before, selection = case_of(window), window.session.selection
    dose, dvhs = window.review.dose, dict(window.review.results.dvhs)
    rival = write_rival(tmp_path / "more", "B")
    arrive(qtbot, window, (tmp_path / "more").iterdir())
    assert window.session.selection == selection
    assert window.review.dose is dose
    assert window.review.results.dvhs == dvhs
    assert case_of(window).plan is before.plan
    assert [one.uid for one in window.session.rivals()] == [rival.dose]
    assert window.notice.text() == "A plan and a dose of this patient arrived."
    assert any("another plan" in one.sentence for one in case_of(window).outside)
    assert "B" in [row.text for row in window.late.cases.panel.rows()]


def test_a_dose_of_another_beam_joins_the_case_behind_what_is_shown(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    doses.plan_dose_among_beam_doses(tmp_path / "all")
    paths = sorted(path for path in (tmp_path / "all").rglob("*") if path.is_file())
    heads = {path: pydicom.dcmread(path, stop_before_pixels=True) for path in paths}
    of_doses = [path for path in paths if heads[path].Modality == "RTDOSE"]
    open_and_wait(qtbot, window, *(set(paths) - set(of_doses[1:])))
    shown = window.review.dose
    arrive(qtbot, window, of_doses[1:])
    case = case_of(window)
    assert window.review.dose is shown is case.doses[0]
    assert len(case.doses) == len(of_doses) > 1


@pytest.mark.parametrize("first", [0, 1, 15])
def test_a_dose_that_arrives_plane_by_plane_is_one(
    qtbot: QtBot, window: Window, tmp_path: Path, first: int
) -> None:
    folder = write_good(tmp_path / "planes", lambda built: (split(built), None)[1])
    files = sorted(folder.iterdir())
    planes = of_kind(files, "RD")
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"), planes.pop(first))
    while planes:
        some, planes = planes[:5], planes[5:]
        arrive(qtbot, window, some)
    (dose,) = case_of(window).doses
    assert len(dose.header.files) == 16
    assert window.review.dose is dose
    grown = state(qtbot, window)
    window.session.close_case()
    open_and_wait(qtbot, window, folder)
    assert grown == state(qtbot, window)


def test_what_takes_a_shown_object_apart_is_told_and_not_shown(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    """Of two planes at one height nothing tells which is of the dose."""
    folder = write_good(tmp_path / "planes", lambda built: (split(built), None)[1])
    open_and_wait(qtbot, window, folder)
    (dose,) = case_of(window).doses
    other = pydicom.dcmread(next(folder.glob("RD*")))
    uid = pydicom.uid.UID("1.2.56")
    other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = uid
    other.PixelData = bytes(len(other.PixelData))
    other.save_as(tmp_path / "other.dcm")
    session = window.session
    at_once(window)
    with qtbot.waitSignal(session.failed, timeout=20_000) as told:
        session.arrivals.add([tmp_path / "other.dcm"])
    assert str(told.args[0]) == (
        "What arrived was not added: with it, an object that is shown would no longer "
        "be one. Open the patient again to see all that is here."
    )
    assert case_of(window).doses == (dose,)


def test_what_takes_a_shown_object_apart_keeps_nothing_else_out(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "planes", lambda built: (split(built), None)[1])
    there = sorted(folder.iterdir())
    open_and_wait(qtbot, window, *of_kind(there, "CT", "RD"))
    (dose,) = case_of(window).doses
    session = window.session
    at_once(window)
    others = [tmp_path / "1.dcm", tmp_path / "2.dcm"]
    for n, (path, plane) in enumerate(zip(others, of_kind(there, "RD"), strict=False)):
        other = pydicom.dcmread(plane)
        uid = pydicom.uid.UID(f"1.2.56.{n}")
        other.SOPInstanceUID = other.file_meta.MediaStorageSOPInstanceUID = uid
        other.PixelData = bytes(len(other.PixelData))
        other.save_as(path)
    with qtbot.waitSignal(session.failed, timeout=20_000) as told:
        session.arrivals.add([*others, *of_kind(there, "RS", "RP")])
    assert str(told.args[0]) == (
        "Of what arrived, 2 files were not added: with them, an object that is shown "
        "would no longer be one. Open the patient again to see all that is here."
    )
    fall_silent(qtbot, window)
    now = case_of(window)
    assert now.doses == (dose,)
    assert now.plan is not None
    assert now.structure_set is not None
    assert session.scan is not None
    assert session.scan.heads.keys().isdisjoint(map(str, others))


def test_files_that_arrive_before_a_choice_are_not_lost(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    """What is added leaves a choice; a file of the open case comes meanwhile."""
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"))
    session = window.session
    for letter in "BC":
        write_rival(tmp_path / "more", letter)
    with qtbot.waitSignal(session.choice_needed, timeout=20_000):
        session.open([tmp_path / "more"], add=True)
    arrive(qtbot, window, of_kind(files, "RD"))
    fall_silent(qtbot, window)
    assert session.scan is not session.scan_of_case
    selection = session.selection
    assert selection is not None
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.choose(replace(selection, doses=()))
    wait(qtbot, window, of_kind(files, "RD"))
    assert session.scan is session.scan_of_case


def test_of_what_is_open_a_file_may_go_away(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RD"))
    before = case_of(window)
    for path in of_kind(files, "CT", "RS", "RD"):
        path.unlink()
    arrive(qtbot, window, of_kind(files, "RP"))
    now = case_of(window)
    assert now.plan is not None
    assert now.ct is before.ct
    assert now.doses == before.doses
    assert now.structure_set is before.structure_set


def test_files_of_another_patient_never_touch_the_case(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, *files)
    case, scan = case_of(window), window.session.scan_of_case
    strangers = of_another(tmp_path)
    session = window.session
    at_once(window)
    session.arrivals.add(strangers)
    qtbot.waitUntil(lambda: not session.arrivals.is_pending, timeout=20_000)
    assert window.review.case is case
    assert session.scan_of_case is scan
    assert not set(strangers) & set(session.inputs)
    assert not window.notice.text()


def test_what_is_not_read_is_nobodys(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    """Whose an object of another kind is, is not known: it is not of this case."""
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"))
    unread = tmp_path / "unread.dcm"
    unread.write_bytes(b"no object")
    session, scan = window.session, window.session.scan_of_case
    at_once(window)
    session.arrivals.add([unread, tmp_path / "gone again.dcm"])
    qtbot.waitUntil(lambda: not session.arrivals.is_pending, timeout=20_000)
    assert session.scan_of_case is scan
    arrive(qtbot, window, of_kind(files, "RD"))
    assert session.inventory is not None
    assert not session.inventory.skipped
    assert unread not in session.inputs


def test_while_another_patient_is_sent_what_is_missing_stays_missing(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "RS", "RP", "RD"), files[3])
    case = case_of(window)
    assert case.missing
    session, strangers = window.session, of_another(tmp_path)
    at_once(window)
    session.arrivals.begin("call")
    for some in (strangers[:5], strangers[5:]):
        session.arrivals.add(some, "call")
        qtbot.waitUntil(lambda: not session.arrivals.is_pending, timeout=20_000)
    assert window.review.case is case


def test_while_more_of_a_measured_case_is_sent_what_was_measured_stays(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    """Its plan is not here, and may be among what is being sent."""
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RD"))
    measured(qtbot, window)
    before, results = case_of(window), window.review.results
    dvhs, solids = dict(results.dvhs), dict(results.solids)
    write_rival(tmp_path / "more", "B")
    window.session.arrivals.begin("call")
    arrive(qtbot, window, (tmp_path / "more").glob("RD*"), "call")
    now = case_of(window)
    assert [str(one) for one in now.unread] == ["RT Plan"]
    assert now.has_same_solids(before)
    assert now.graphs == before.graphs
    assert now.stored_dvhs == before.stored_dvhs
    assert dict(results.dvhs) == dvhs
    assert dict(results.solids) == solids


def test_among_files_of_others_those_of_the_patient_are_taken(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"))
    strangers = of_another(tmp_path)
    session = window.session
    session.arrivals.add([*strangers[:3], *of_kind(files, "RD"), *strangers[3:]])
    wait(qtbot, window, of_kind(files, "RD"))
    scan = session.scan_of_case
    assert scan is not None
    assert scan.heads.keys() == {str(path) for path in files}
    assert window.notice.text() == "A dose of this patient arrived."
    assert len(scan.inventory.patients) == 1


@pytest.mark.parametrize("fits_better", [False, True])
def test_another_content_of_a_uid_that_is_shown_is_told_and_not_swapped(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path, fits_better: bool
) -> None:
    names = "ReferencedStructureSetSequence.0.ReferencedSOPInstanceUID"
    changes = [setting("plan", "RTPlanLabel", "Other")]
    if fits_better:  # what is shown names a structure set that is not here
        (shown_plan,) = of_kind(files, "RP")
        other = write_good(tmp_path / "poor", setting("plan", names, "1.2.3.4"))
        shown_plan.write_bytes(next(other.glob("RP*")).read_bytes())
    open_and_wait(qtbot, window, *files)
    before = case_of(window)
    assert before.plan is not None
    (again,) = write_good(tmp_path / "again", *changes).glob("RP*")
    arrive(qtbot, window, [again])
    now = case_of(window)
    assert now.plan is before.plan
    assert now.plan.label == before.plan.label != "Other"
    assert now.doses == before.doses
    assert "T07" in {finding.rule for finding in now.findings}
    labels = {row.text for row in window.late.cases.panel.rows()}
    assert {"Other", before.plan.label} <= labels
    selection = window.session.selection
    scan = window.session.scan_of_case
    assert selection is not None
    assert scan is not None
    shown = next(e for e in scan.inventory.plans if e.uid == selection.plan)
    assert shown.label == before.plan.label


def test_an_image_of_other_content_under_a_uid_that_is_shown(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, *files)
    before = case_of(window)
    folder = write_good(tmp_path / "again", setting("ct", "RescaleIntercept", "-1000"))
    arrive(qtbot, window, [sorted(folder.glob("CT*"))[3]])
    now = case_of(window)
    assert now.ct is before.ct
    assert "T07" in {finding.rule for finding in now.findings}


# --- what the user has chosen ---------------------------------------------------------


def test_what_is_seen_and_chosen_stays(
    qtbot: QtBot, window: Window, files: list[Path]
) -> None:
    images = of_kind(files, "CT")
    open_and_wait(qtbot, window, *(set(files) - set(images[4:8])))
    review, view = window.review, window.view
    first, second = (roi.number for roi in review.display.rois[:2])
    review.axial.go_to(float(review.axial.planes[2]))
    view.zoom(2.0, QPointF(100, 100))
    review.look.set_window(50.0, 300.0)
    review.look.set_levels(review.look.levels[1:3])
    review.look.set_wash(low=5.0, opacity=0.6)
    review.look.set_shown("wash", False)
    review.display.set_visible([second], False)
    review.display.set_colour(first, (1, 2, 3))
    review.set_cursor((1.0, 2.0, review.axial.at))
    review.marks.add_point((3.0, 4.0, review.axial.at), review.axial.plane)
    window.late.cases.panel.setFocus()

    def chosen() -> dict[str, object]:
        return {
            "plane": review.axial.at,
            "sight": view.box.aim,
            "window": review.look.window,
            "levels": review.look.levels,
            "wash": (review.look.wash_range, review.look.wash_opacity),
            "off": review.look.switched_off,
            "rois": [roi.number for roi in review.display.visible_rois],
            "colour": review.display.colour(first),
            "cursor": review.cursor,
            "dose": review.dose,
            "marks": review.marks.all,
            "focus": window.focusWidget(),
        }

    before = chosen()
    arrive(qtbot, window, images[4:8])
    assert len(ct_of(window).geometry.z) == len(images)
    assert chosen() == before


def test_what_is_compared_stays(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    rival = write_rival(tmp_path / "inbox", "B")
    more = write_rival(tmp_path / "more", "C", 0.9)
    session = window.session
    session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path / "inbox")
    with qtbot.waitSignal(session.rivals_changed, timeout=20_000):
        session.compare_with(rival.dose)
    other = window.review.comparison.other
    assert other is not None
    arrive(qtbot, window, (tmp_path / "more").iterdir())
    assert window.review.comparison.other is other
    assert [one.uid for one in session.rivals()] == [rival.dose, more.dose]
    assert len(case_of(window).companions) == 1


def test_contours_are_shown_as_the_user_wants_them_when_more_comes(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    shifted = write_good(tmp_path / "inbox", beside_images(1.0))
    files = sorted(shifted.iterdir())
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"))
    session = window.session
    assert session.shifting.is_offered
    session.shift_structures()
    qtbot.waitUntil(lambda: case_of(window).moved_to_slices != 0, timeout=20_000)
    arrive(qtbot, window, of_kind(files, "RD"))
    qtbot.waitUntil(lambda: case_of(window).moved_to_slices != 0, timeout=20_000)
    assert len(case_of(window).doses) == 1
    measured(qtbot, window)
    session.shift_structures(False)
    session.set_ignore_off_slice(True)
    write_rival(tmp_path / "more", "B")
    arrive(qtbot, window, (tmp_path / "more").iterdir())
    assert session.ignores_off_slice
    assert case_of(window).off_slice_ignored
    measured(qtbot, window)


def test_what_was_left_out_stays_so(
    qtbot: QtBot, window: Window, files: list[Path], tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, *files)
    session = window.session
    assert session.selection is not None
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.choose(replace(session.selection, plan="", doses=()))
    assert not case_of(window).doses
    write_rival(tmp_path / "more", "B")
    arrive(qtbot, window, (tmp_path / "more").glob("RP*"))
    case = case_of(window)
    assert not case.doses
    assert case.plan is None or case.plan.label == "B"
