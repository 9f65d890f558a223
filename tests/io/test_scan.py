"""A folder is scanned whole; what is not taken is listed with its reason."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.kinds import Kind, Role
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.file_notes import file_findings
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from dosiscope.io.files import part10, tags
from dosiscope.io.files.note import Note
from dosiscope.io.files.tag_tree import tag_tree
from support import small_files
from support.cases import good_built, setting, write_good
from support.opened import scanned

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.case.scan import Scan


def reasons(found: Scan) -> dict[str, str]:
    return {os.path.basename(s.file): s.reason for s in found.inventory.skipped}


def test_a_folder_by_any_names_and_depth(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "a")
    for n, path in enumerate(sorted(folder.rglob("*"))):
        if path.is_file():
            deep = tmp_path / "b" / str(n % 3)
            deep.mkdir(parents=True, exist_ok=True)
            path.rename(deep / f"{n} without suffix")
    found = scanned(tmp_path)
    assert found.inventory.files_read == 19
    assert not found.inventory.skipped
    kinds = [entry.kind for entry in found.inventory.entries]
    assert len(kinds) == 4
    assert set(kinds) == {Kind.CT, Kind.STRUCTURE_SET, Kind.PLAN, Kind.DOSE}
    (ct,) = found.inventory.of(Role.CT)
    assert ct.images == len(ct.image_uids) == 16
    assert len(ct.header.files) == 16


def test_entries_tell_what_they_are_and_name(tmp_path: Path) -> None:
    inventory = scanned(write_good(tmp_path)).inventory
    (ct,) = inventory.of(Role.CT)
    (structures,) = inventory.of(Role.STRUCTURE_SET)
    (plan,) = inventory.plans
    (dose,) = inventory.of(Role.DOSE)
    assert dose.plan_uids == (plan.uid,)
    assert plan.structure_set_uids == (structures.uid,)
    assert structures.series_uids == (ct.uid,)
    assert set(structures.image_uids) == set(ct.image_uids)
    assert plan.label == "Good plan"
    assert structures.detail == "5 ROIs"
    assert dose.summation == "PLAN"
    assert dose.images == 16
    frames = {entry.frame_of_reference_uid for entry in inventory.entries}
    assert len(frames) == 1
    assert "" not in frames


def test_frames_of_objects_that_state_none(tmp_path: Path) -> None:
    changes = [setting(w, "FrameOfReferenceUID", "") for w in ("structures", "plan")]
    inventory = scanned(write_good(tmp_path, *changes)).inventory
    (ct,) = inventory.of(Role.CT)
    assert all(
        entry.frame_of_reference_uid == ct.frame_of_reference_uid
        for entry in inventory.entries
    )


def test_what_is_not_taken_is_listed(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "good")
    (folder / "empty").write_bytes(b"")
    (folder / "notes.txt").write_text("not DICOM")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "DICOMDIR").write_bytes(bytes(128) + b"DICM" + bytes(20))
    (folder / "link").symlink_to(tmp_path)
    built = good_built()
    built.dose.SOPClassUID = "1.2.840.10008.5.1.4.34.7"
    built.ct, built.plans, built.structure_set = [], [], None
    (image,) = built.write(tmp_path / "image")
    image.rename(folder / "image")
    half = next(folder.glob("*")).read_bytes()
    (folder / "half").write_bytes(half[: len(half) // 2])

    found = scanned(folder)
    listed = reasons(found)
    assert set(listed) == {
        "empty",
        "notes.txt",
        "picture.png",
        "DICOMDIR",
        "link",
        "image",
        "half",
    }
    assert "empty" in listed["empty"]
    assert "link" in listed["link"]
    assert "RT Beams Delivery Instruction Storage" in listed["image"]
    assert "DICOMDIR" in listed["DICOMDIR"]
    assert "incomplete" in listed["half"]
    assert found.inventory.files_read == 19


def test_what_an_inbox_has_beside_objects_is_passed_over_and_nothing_else(
    tmp_path: Path,
) -> None:
    state = tmp_path / ".dosiscope-inbox"
    (state / "arriving").mkdir(parents=True)
    own = ("kept.jsonl", "kept.part", "held", "open-0123", "arriving/0123.part")
    for name in own:
        (state / name).write_bytes(b"own")
    for name in ("notes.txt", "arriving/notes.txt", "../kept.jsonl", "../a.part"):
        (state / name).write_bytes(b"of somebody")
    small_files.write(small_files.ct_dataset(), state / "hidden.dcm")
    found = scanned(tmp_path)
    assert len(found.inventory.entries) == 1
    assert sorted(os.path.basename(one.file) for one in found.inventory.skipped) == [
        *("a.part", "kept.jsonl", "notes.txt", "notes.txt")
    ]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    found = scanned(tmp_path / "nothing")
    assert reasons(found) == {"nothing": "is not there"}


def test_links_that_were_opened_are_followed_loops_are_not(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "good")
    (folder / "loop").symlink_to(folder)
    (tmp_path / "opened").symlink_to(folder)
    found = scanned(tmp_path / "opened", folder)
    assert found.inventory.files_read == 19


def test_the_same_file_twice_is_ignored(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    for path in sorted(folder.iterdir()):
        shutil.copy(path, folder / f"copy of {path.name}")
    found = scanned(folder)
    assert found.inventory.files_read == 19
    assert not found.inventory.findings
    assert all("the same file as" in reason for reason in reasons(found).values())


def test_another_file_with_the_same_uid_is_an_object_of_its_own(tmp_path: Path) -> None:
    first = write_good(tmp_path / "1")
    second = write_good(tmp_path / "2", setting("plan", "RTPlanLabel", "Other"))
    found = scanned(first, second)
    plans = found.inventory.plans
    assert [plan.label for plan in plans] == ["Good plan", "Other"]
    assert len({plan.uid for plan in plans}) == 2
    assert len({plan.own_uid for plan in plans}) == 1
    assert found.inventory.findings == ()


def test_files_can_be_added(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "all")
    (apart,) = folder.glob("RP*")
    apart.rename(tmp_path / "apart")
    first = scanned(folder)
    assert not first.inventory.plans
    both = finish(scan([tmp_path / "apart", folder], first))
    assert len(both.inventory.plans) == 1
    assert both.inventory.files_read == 19
    assert both.inventory.of(Role.CT) == first.inventory.of(Role.CT)
    assert not both.inventory.skipped


def test_a_file_that_was_incomplete_is_read_when_it_is_opened_again(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path)
    (plan,) = folder.glob("RP*")
    whole = plan.read_bytes()
    plan.write_bytes(whole[:-100])
    first = scanned(folder)
    assert list(reasons(first)) == [plan.name]
    plan.write_bytes(whole)
    again = finish(scan([plan], first))
    assert len(again.inventory.plans) == 1
    assert not again.inventory.skipped


def test_progress_counts_files_and_can_be_stopped(tmp_path: Path) -> None:
    steps = scan([write_good(tmp_path)])
    seen = [next(steps) for _ in range(10)]
    assert seen[-1].total == 19
    assert 0 < seen[-1].done < 19
    steps.close()


def test_nothing_is_written(tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in folder.iterdir()}
    scanned(folder)
    after = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in folder.iterdir()}
    assert before == after


def test_an_object_without_a_uid_is_listed(tmp_path: Path) -> None:
    built = good_built()
    built.ct, built.doses, built.structure_set = [], [], None
    (path,) = built.write(tmp_path)
    small_files.patch(path, tags.SOPInstanceUID, b"UI", b"")
    found = scanned(tmp_path)
    assert not found.inventory.entries
    assert "SOPInstanceUID" in next(iter(reasons(found).values()))


def test_words_of_a_file_do_not_choose_the_rule(tmp_path: Path) -> None:
    entry = scanned(write_good(tmp_path)).inventory.entries[0]
    note = Note('found "no preamble", longer than its transfer syntax')
    (finding,) = file_findings(entry, [[note]])
    assert finding.rule == "F16"
    (finding,) = file_findings(entry, [[Note(str(note), "T22")]])
    assert finding.rule == "T22"


@pytest.fixture
def all_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file for one that is too large to be kept."""
    monkeypatch.setattr(part10, "_KEPT", 0)


@pytest.mark.usefixtures("all_large")
def test_what_is_large_is_kept_no_longer_than_it_is_read(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path))
    selection = propose(found.inventory)
    first = finish(load(found, selection))
    assert all(file._held.dataset is None for file in found.objects.values())
    again = finish(load(found, selection))
    assert first.structure_set is not None
    assert again.structure_set is not None
    assert first.findings == again.findings
    for one, two in zip(
        first.structure_set.rois, again.structure_set.rois, strict=True
    ):
        assert np.array_equal(one.contours.points, two.contours.points)


@pytest.mark.usefixtures("all_large")
def test_what_was_let_go_and_changed_is_not_taken(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path))
    (entry,) = found.inventory.of(Role.STRUCTURE_SET)
    finish(load(found, propose(found.inventory)))
    path = found.objects[entry.uid].path
    with open(path, "ab") as file:
        file.write(bytes(2))
    case = finish(load(found, propose(found.inventory)))
    assert case.structure_set is None
    (withheld,) = case.withheld
    assert "the file changed after it was listed" in str(withheld.reason)


@pytest.mark.usefixtures("all_large")
def test_what_was_doubtful_stays_said_when_the_file_is_let_go(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path))
    (entry,) = found.inventory.of(Role.STRUCTURE_SET)
    file = found.objects[entry.uid]
    file.dataset.doubt("this")
    before = file.notes
    file.let_go()
    assert file.notes == before
    assert file.dataset.text(tags.StructureSetLabel) == entry.label
    assert file.notes == before


@pytest.mark.usefixtures("all_large")
def test_what_was_let_go_and_went_away_is_listed_when_files_are_added(
    tmp_path: Path,
) -> None:
    found = scanned(write_good(tmp_path / "good"))
    (entry,) = found.inventory.of(Role.STRUCTURE_SET)
    finish(load(found, propose(found.inventory)))
    os.remove(found.objects[entry.uid].path)
    (tmp_path / "notes.txt").write_text("nothing")
    more = finish(scan([tmp_path / "notes.txt"], found))
    assert not more.inventory.of(Role.STRUCTURE_SET)
    assert len(more.inventory.of(Role.DOSE)) == 1
    (lost,) = more.inventory.damaged
    assert lost.reason == "cannot be opened: No such file or directory"


@pytest.mark.usefixtures("all_large")
def test_who_looks_into_a_large_file_holds_it_alone(tmp_path: Path) -> None:
    found = scanned(write_good(tmp_path))
    (entry,) = found.inventory.of(Role.STRUCTURE_SET)
    file = found.objects[entry.uid]
    tree = tag_tree(file)
    assert file._held.dataset is None
    assert any(node.keyword == "StructureSetLabel" for node in tree.children())
