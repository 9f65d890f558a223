"""What a person may know better: withheld, shown once accepted, forgotten again."""

from __future__ import annotations

import copy
import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer

from dosiscope.app.main import main
from dosiscope.core.acceptance import Accepted, acceptable, accepted_rules
from dosiscope.core.findings import Action
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.core.rules import acceptable_rules, verdicts
from dosiscope.io.case.kept import Kept
from dosiscope.io.case.load import load
from dosiscope.io.case.overlay import of_any_frame
from dosiscope.viewer.acceptance_dialog import AcceptanceDialog
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import stack_of
from dosiscope.viewer.picture_warnings import standing_warnings
from dosiscope.viewer.review import Review
from dosiscope.viewer.view_box import body_box
from support.cases import beside_images, setting, write_good
from support.command_line import run_json
from support.made_doses import weighted_sum
from support.opened import scanned
from support.windows import open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.case import Case
    from support.cases import Mutation
    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]

OTHER = "1.2.826.0.1.3680043.8.498.7"
ROI = "StructureSetROISequence.2"


def in_frame(uid: str) -> Mutation:
    """Move the structure set with all that it holds into a frame of reference.

    No contour names an image: one that did would tell where it lies.
    """

    def change(built: BuiltCase) -> None:
        structures = built.structures
        structures.FrameOfReferenceUID = uid
        (one,) = structures.ReferencedFrameOfReferenceSequence
        one.FrameOfReferenceUID = uid
        for roi in structures.StructureSetROISequence:
            roi.ReferencedFrameOfReferenceUID = uid
        for roi in structures.ROIContourSequence:
            for contour in roi.ContourSequence:
                contour.pop("ContourImageSequence", None)

    return change


def untied(keyword: str, value: str) -> Mutation:
    """Change the structure set, and let it name an image that is not here."""

    def change(built: BuiltCase) -> None:
        setattr(built.structures, keyword, value)
        (frame,) = built.structures.ReferencedFrameOfReferenceSequence
        series = frame.RTReferencedStudySequence[0].RTReferencedSeriesSequence[0]
        one_more = copy.deepcopy(series.ContourImageSequence[0])
        one_more.ReferencedSOPInstanceUID = OTHER
        series.ContourImageSequence.append(one_more)

    return change


@dataclass(frozen=True)
class Contradiction:
    """A change to the good case, and what it keeps from being shown."""

    rule: str
    change: Mutation
    is_shown: Callable[[Case], bool]

    def __str__(self) -> str:
        return self.rule


def shows_dose(case: Case) -> bool:
    return bool(case.doses)


def shows_structures(case: Case) -> bool:
    rois = case.structure_set.rois if case.structure_set else ()
    return bool(rois) and not any(roi.withheld for roi in rois)


def shows_plan(case: Case) -> bool:
    return case.plan is not None


CONTRADICTIONS = (
    Contradiction("PAT-03", setting("dose", "PatientID", "OTHER"), shows_dose),
    Contradiction("PAT-04", untied("PatientName", "A^B"), shows_structures),
    Contradiction("PAT-05", untied("PatientSex", "F"), shows_structures),
    Contradiction("SS-03", in_frame(OTHER), shows_structures),
    Contradiction(
        "SS-08",
        setting("structures", f"{ROI}.ReferencedFrameOfReferenceUID", OTHER),
        shows_structures,
    ),
    Contradiction("FOR-01", setting("plan", "FrameOfReferenceUID", OTHER), shows_plan),
    Contradiction("DO-24", setting("dose", "FrameOfReferenceUID", OTHER), shows_dose),
)
each = pytest.mark.parametrize("one", CONTRADICTIONS, ids=str)
DOSE = CONTRADICTIONS[-1]


def one_person_apart(built: BuiltCase) -> None:
    """Give the same name and ID, but not those of the CT, to all that is of it."""
    for dataset in (built.structures, built.plan, built.dose):
        dataset.PatientID = "OTHER-7"


def opened(folder: Path, *rules: str) -> Case:
    """The case of a folder, with these rules accepted."""
    found, accepted = scanned(folder), Accepted(frozenset(rules))
    selection = propose(found.inventory, of_any_frame(accepted))
    return finish(load(found, selection, accepted))


# --- the table -----------------------------------------------------------------------


def test_what_can_be_accepted_is_identity_frame_and_where_contours_are_meant() -> None:
    identity_and_frame = {one.rule for one in CONTRADICTIONS}
    assert acceptable_rules() == identity_and_frame | {
        "RC-05",
        "OS-03",
        "OS-17",
        "RC-17",
        "EQ-01",
    }


def test_every_rule_that_can_be_accepted_has_one_outcome_of_it() -> None:
    for rule in acceptable_rules():
        outcomes = [one for one in verdicts().values() if one.rule_id == rule]
        (accepted,) = (one for one in outcomes if one.is_accepted)
        assert accepted.action is Action.WARN
        # what is ignored or made is no contradiction: only the choice is told
        is_of_files = rule not in ("OS-17", "EQ-01")
        assert any(one.is_acceptable for one in outcomes) is is_of_files
        assert not any(one.is_acceptable and one.is_accepted for one in outcomes)


def test_cut_data_geometry_and_units_never_can() -> None:
    never = {"F05", "F16", "F17", "DO-05", "DO-13", "DO-15", "D03", "IMG-10", "C08"}
    assert not never & acceptable_rules()


# --- one rule at a time --------------------------------------------------------------


@each
def test_it_is_withheld_until_its_rule_is_accepted(
    tmp_path: Path, one: Contradiction
) -> None:
    folder = write_good(tmp_path, one.change)
    before = opened(folder)
    assert not one.is_shown(before)
    assert {kind.rule for kind in acceptable(before)} == {one.rule}
    assert accepted_rules(before) == []
    after = opened(folder, one.rule)
    assert one.is_shown(after)
    assert not after.withheld
    assert acceptable(after) == ()
    assert accepted_rules(after) == [one.rule]
    (finding,) = (f for f in after.findings if f.outcome.is_accepted)
    assert finding.action is Action.WARN
    first = standing_warnings(after, after.doses[0])[0]
    assert first.is_bad
    assert first.is_accepted
    assert "accepted by the user" in first.text


@each
def test_with_what_was_read_before_it_is_the_case_that_is_read_anew(
    tmp_path: Path, one: Contradiction
) -> None:
    found, kept = scanned(write_good(tmp_path, one.change)), Kept()
    selection = propose(found.inventory)
    before = finish(load(found, selection, kept=kept))
    kept.only_of(before)
    accepted = Accepted(frozenset([one.rule]))
    anew = finish(load(found, selection, accepted))
    case = finish(load(found, selection, accepted, kept))
    assert case.ct is before.ct
    assert one.is_shown(case)
    for name in ("findings", "withheld", "missing", "outside", "patient"):
        assert getattr(case, name) == getattr(anew, name)
    assert [dose.key for dose in case.doses] == [dose.key for dose in anew.doses]
    assert case.structure_set is not None
    assert anew.structure_set is not None
    for mine, its in zip(case.structure_set.rois, anew.structure_set.rois, strict=True):
        assert mine.withheld == its.withheld
        assert np.array_equal(mine.contours.points, its.contours.points)


@pytest.mark.usefixtures("qapp")
def test_no_switch_hides_what_was_accepted(tmp_path: Path) -> None:
    folder = write_good(tmp_path, DOSE.change)
    review = Review()
    review.set_case(opened(folder, DOSE.rule))

    def words() -> str:
        frame = Frame.fitting(body_box(review.axial), 900, 700, review.axial.plane)
        return " ".join(one.text for one in stack_of(review.axial).measure(frame))

    case = review.case
    assert case is not None
    (first, *_) = (f"⚠ {one.text}" for one in standing_warnings(case, review.dose))
    assert "accepted by the user" in first
    assert first in words()
    review.look.set_shown("annotations", False)
    review.look.hide_all(True)
    assert words() == first
    review.set_case(opened(folder))  # nothing is accepted
    review.look.set_shown("annotations", False)
    review.look.hide_all(True)
    assert words() == ""


@each
def test_no_other_rule_that_is_accepted_shows_it(
    tmp_path: Path, one: Contradiction
) -> None:
    case = opened(write_good(tmp_path, one.change), *(acceptable_rules() - {one.rule}))
    assert not one.is_shown(case)
    assert accepted_rules(case) == []


@each
def test_what_is_accepted_is_where_its_file_has_it(
    tmp_path: Path, one: Contradiction
) -> None:
    """A UID and a name move nothing: every number is that of the good case."""
    good = opened(write_good(tmp_path / "good"))
    case = opened(write_good(tmp_path / "case", one.change), one.rule)
    assert case.structure_set is not None
    assert good.structure_set is not None
    for mine, its in zip(case.structure_set.rois, good.structure_set.rois, strict=True):
        assert np.array_equal(mine.contours.points, its.contours.points)
    x, y, z = good.doses[0].maximum_at
    assert float(case.doses[0].sample((x, y, z))) == good.doses[0].maximum


def test_rois_of_a_third_frame_stay_withheld_though_the_structure_set_is_accepted(
    tmp_path: Path,
) -> None:
    third = setting("structures", f"{ROI}.ReferencedFrameOfReferenceUID", "1.2.3.4")
    case = opened(write_good(tmp_path, in_frame(OTHER), third), "SS-03")
    assert case.structure_set is not None
    withheld = [roi.number for roi in case.structure_set.rois if roi.withheld]
    assert withheld == [case.structure_set.rois[2].number]
    assert accepted_rules(case) == ["SS-03"]


def test_rois_of_one_other_frame_are_one_finding(tmp_path: Path) -> None:
    def most(built: BuiltCase) -> None:
        for roi in built.structures.StructureSetROISequence[1:]:
            roi.ReferencedFrameOfReferenceUID = OTHER

    folder = write_good(tmp_path, most)
    (finding,) = (f for f in opened(folder).findings if f.rule == "SS-08")
    assert finding.count == len(finding.rois) == 4
    assert (finding.found, finding.action) == (OTHER, Action.WITHHOLD)
    (finding,) = (f for f in opened(folder, "SS-08").findings if f.rule == "SS-08")
    assert finding.count == len(finding.rois) == 4


def test_a_dose_that_is_made_of_an_accepted_one_tells_it_too(tmp_path: Path) -> None:
    case = opened(write_good(tmp_path, DOSE.change), "DO-24")
    made = weighted_sum(case.doses, [0.5])
    assert standing_warnings(case, made)[0].is_accepted
    assert any(finding.outcome.is_accepted for finding in case.warnings_of(made))


def test_what_was_accepted_of_one_value_is_not_of_another(tmp_path: Path) -> None:
    """As the window does it: what was shown to the user, and nothing else."""
    one, other = (
        write_good(tmp_path / uid, setting("dose", "FrameOfReferenceUID", uid))
        for uid in ("1.2.3", "1.2.4")
    )
    (kind,) = acceptable(opened(one))
    for folder, is_shown in ((one, True), (other, False)):
        found = scanned(folder)
        selection = propose(found.inventory)
        case = finish(load(found, selection, Accepted().also(kind)))
        assert bool(case.doses) is is_shown


def test_a_dose_that_names_nothing_finds_the_ct_once_its_frame_is_accepted(
    tmp_path: Path,
) -> None:
    def alone(built: BuiltCase) -> None:
        built.dose.FrameOfReferenceUID = OTHER
        del built.dose.ReferencedRTPlanSequence

    folder = write_good(tmp_path, alone)
    for path in list(folder.iterdir()):
        if path.name in ("RS.dcm", "RP.dcm"):
            path.unlink()
    assert opened(folder).ct is None
    assert opened(folder, "SS-03").ct is None
    case = opened(folder, "DO-24")
    assert case.ct is not None
    assert case.doses


# --- command line --------------------------------------------------------------------


def test_json_marks_what_can_be_and_what_was_accepted(
    capsys: Capture, tmp_path: Path
) -> None:
    folder = write_good(tmp_path, one_person_apart)
    status, told = run_json(capsys, "check", folder)
    (case,) = told["cases"]
    assert (status, case["accepted"]) == (1, [])
    marks = {(f["rule"], f["acceptable"], f["accepted"]) for f in case["findings"]}
    assert ("PAT-03", True, False) in marks
    assert all(f["count"] >= 1 for f in case["findings"])
    status, told = run_json(capsys, "check", folder, "--accept", "PAT-03")
    (case,) = told["cases"]
    assert (status, case["accepted"]) == (1, ["PAT-03"])
    assert case["plan"]
    assert case["doses"]
    assert case["structure_set"]
    marks = {(f["rule"], f["acceptable"], f["accepted"]) for f in case["findings"]}
    assert marks == {("PAT-03", False, True)}
    status, told = run_json(capsys, "probe", folder, "--accept", "PAT-03", "--at=0,0,0")
    assert (status, told["accepted"]) == (1, ["PAT-03"])


def test_every_file_and_every_text_tells_it(capsys: Capture, tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case", DOSE.change)
    table, page = tmp_path / "dvh.csv", tmp_path / "report.html"
    words = "as the user asked"
    assert main(["dvh", str(folder), "--accept", "DO-24", "--csv", str(table)]) == 1
    assert words in capsys.readouterr().out
    lines = table.read_text(encoding="utf-8").splitlines()
    head = [row for row in csv.reader(lines) if row and row[0][0] == "#"]
    assert ["# accepted", "DO-24"] in head
    assert any(row[0] == "# warning" and words in row[1] for row in head)
    assert main(["check", str(folder), "--accept", "DO-24", "--html", str(page)]) == 1
    text = page.read_text(encoding="utf-8")
    assert "class='accepted'" in text
    assert "Accepted (DO-24)" in text
    assert main(["check", str(folder), "--accept", "do-24"]) == 1
    assert "ACCEPTED DO-24" in capsys.readouterr().out
    assert main(["check", str(folder)]) == 1
    assert "DO-24 can be accepted: --accept DO-24." in capsys.readouterr().out


def test_no_identity_leaves_it_out_of_what_was_accepted(
    capsys: Capture, tmp_path: Path
) -> None:
    folder = write_good(tmp_path, one_person_apart)
    words = ["check", str(folder), "--no-identity"]
    assert main([*words, "--accept", "PAT-03"]) == 1
    assert main([*words, "--accept", "PAT-99"]) == 2
    told = "".join(capsys.readouterr())
    assert "OTHER-7" not in told
    assert "TEST-001" not in told


@pytest.mark.parametrize("word", ["XX-99", "DO-15", "PAT-03:differs", "DO-24,F16"])
def test_a_rule_that_cannot_be_accepted_is_wrong_use(
    capsys: Capture, tmp_path: Path, word: str
) -> None:
    folder = write_good(tmp_path, DOSE.change)
    assert main(["check", str(folder), "--accept", word]) == 2
    said = capsys.readouterr().err
    assert "cannot be accepted" in said
    assert "DO-24: The RT Dose is" in said  # what can be here


def test_the_window_says_so_before_it_opens(capsys: Capture) -> None:
    assert main(["view", "--accept", "XX-99"]) == 2
    assert "DO-24, EQ-01, FOR-01, OS-03, OS-17" in capsys.readouterr().err


def test_what_there_is_nothing_of_is_said_and_goes_on(
    capsys: Capture, tmp_path: Path
) -> None:
    assert main(["check", str(write_good(tmp_path)), "--accept", "DO-24,PAT-03"]) == 0
    said = capsys.readouterr().err
    assert "--accept DO-24: there is nothing to accept" in said


@pytest.mark.parametrize(
    "words", [["--shift-to-slices"], ["--accept", "RC-05"]], ids=str
)
def test_contours_beside_the_images_are_accepted_the_same_way(
    capsys: Capture, tmp_path: Path, words: list[str]
) -> None:
    folder = write_good(tmp_path, beside_images(0.8))
    _, told = run_json(capsys, "check", folder, *words)
    (case,) = told["cases"]
    assert case["accepted"] == ["RC-05"]
    (finding,) = case["findings"]
    assert (finding["accepted"], finding["acceptable"]) == (True, False)
    _, told = run_json(capsys, "check", folder)
    assert any(f["acceptable"] for f in told["cases"][0]["findings"])


# --- window --------------------------------------------------------------------------


def shown(window: Window) -> Case:
    assert window.review.case is not None
    return window.review.case


def tick(dialog: AcceptanceDialog) -> int:
    assert not dialog.show_button.isEnabled()
    dialog.tick.click()
    return int(dialog.show_button.isEnabled())


def test_one_dialog_accepts_all_objects_alike_until_the_case_is_closed(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AcceptanceDialog, "exec", tick)

    def apart(built: BuiltCase) -> None:
        for dataset in (built.plan, built.dose):
            dataset.PatientID = "OTHER-7"

    folder = write_good(tmp_path / "case", apart)
    open_and_wait(qtbot, window, folder)
    assert len(shown(window).withheld) == 2
    (button,) = window.late.checks.panel.refusals.buttons
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not shown(window).withheld
    assert accepted_rules(shown(window)) == ["PAT-03"]
    window.session.close_case()
    open_and_wait(qtbot, window, folder)
    assert len(shown(window).withheld) == 2


def test_the_row_of_a_finding_offers_it(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", DOSE.change))
    monkeypatch.setattr(AcceptanceDialog, "exec", tick)
    (row,) = (
        one
        for one in window.late.checks.panel.view.checks.shown
        if "DO-24" in one.detail
    )
    actions = {a.text(): a for a in window.late.checks.panel.menu_of([row]).actions()}
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        actions["Accept for this session…"].trigger()
    assert shown(window).doses


def test_where_nothing_could_be_shown_it_is_asked_at_once(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case", one_person_apart))
    (dialog,) = window.findChildren(AcceptanceDialog)
    dialog.tick.click()
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        dialog.show_button.click()
    case = shown(window)
    assert case.doses
    assert case.plan
    assert case.structure_set


def test_accepted_on_the_command_line_holds_for_one_case(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "case", DOSE.change)
    window.session.accept_when_opened(["DO-24", "OS-17"])
    open_and_wait(qtbot, window, folder)
    assert shown(window).doses
    assert window.session.ignores_off_slice
    open_and_wait(qtbot, window, folder)
    assert not shown(window).doses
    assert not window.session.ignores_off_slice


def test_what_is_added_is_not_accepted_unseen(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "case", DOSE.change)
    more = setting("plan", "FrameOfReferenceUID", "1.2.3")
    write_good(tmp_path / "other", more)
    (folder / "RP.dcm").unlink()
    window.session.accept_when_opened(["DO-24", "FOR-01"])
    open_and_wait(qtbot, window, folder)
    assert shown(window).doses
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.opening.open_paths([tmp_path / "other" / "RP.dcm"], add=True)
    assert shown(window).doses  # of that the user knew
    assert shown(window).plan is None
    (kind,) = acceptable(shown(window))
    assert (kind.rule, kind.found) == ("FOR-01", "1.2.3")


def test_an_opening_that_fails_leaves_what_was_decided(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    session, empty = window.session, tmp_path / "empty"
    empty.mkdir()
    session.accept_when_opened(["DO-24", "OS-17"])
    open_and_wait(qtbot, window, write_good(tmp_path / "case", DOSE.change))
    session.accept_when_opened(["PAT-03"])
    with qtbot.waitSignal(session.failed, timeout=20_000):
        window.opening.open_paths([empty])
    assert session.ignores_off_slice
    assert session.selection is not None
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.choose(session.selection)
    assert shown(window).doses


@pytest.mark.parametrize("how", ["stopped", "a choice is left"])
def test_what_is_accepted_is_of_the_case_on_the_screen_not_of_one_being_opened(
    qtbot: QtBot, window: Window, tmp_path: Path, how: str
) -> None:
    session = window.session
    open_and_wait(qtbot, window, write_good(tmp_path / "case", DOSE.change))
    other = write_good(tmp_path / "other", setting("plan", "RTPlanLabel", "OTHER"))
    if how == "stopped":
        session.read.connect(lambda _: QTimer.singleShot(0, session.cancel))
        with qtbot.waitSignal(session.read, timeout=20_000):
            window.opening.open_paths([other])
        qtbot.waitUntil(lambda: not session.is_busy, timeout=20_000)
    else:
        session.want("1.2.3")
        with qtbot.waitSignal(session.choice_needed, timeout=20_000):
            window.opening.open_paths([other])
    assert session.scan_of_case is not None
    assert all(
        str(tmp_path / "case") in file.path
        for file in session.scan_of_case.objects.values()
    )
    with qtbot.waitSignal(session.opened, timeout=20_000):
        session.accept(acceptable(shown(window))[0])
    assert shown(window).doses
    plan = shown(window).plan
    assert plan is not None
    assert plan.label != "OTHER"


def test_images_are_not_read_again_for_what_is_accepted(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path, DOSE.change)
    open_and_wait(qtbot, window, folder)
    before = shown(window)
    for path in folder.glob("CT*"):
        path.unlink()
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.session.accept(acceptable(before)[0])
    assert shown(window).doses
    assert shown(window).ct is before.ct


def test_what_the_command_line_chose_is_of_the_first_opening_alone(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    session, empty = window.session, tmp_path / "empty"
    empty.mkdir()
    session.want("1.2.3")
    with qtbot.waitSignal(session.failed, timeout=20_000):
        window.opening.open_paths([empty])
    open_and_wait(qtbot, window, write_good(tmp_path / "case"))
    assert shown(window).plan
