"""Files that come one after the other make what they make when all come at once."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.progress import finish
from dosiscope.io.case.scan import part_of, scan, united
from dosiscope.io.files import tags
from dosiscope.io.files.head import read_head
from support import small_files
from support.cases import setting, write_good
from support.opened import scanned
from support.real_kinds import doses, files, identity, images
from support.rival_plans import write_two_plans
from support.scans import as_data, files_under, in_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.io.files.head import Head


def of_two_patients(folder: Path) -> None:
    write_good(folder / "one")
    write_good(
        folder / "two",
        setting("all", "PatientID", "other"),
        setting("all", "PatientName", "Other^Person"),
    )


def every_file_twice(folder: Path) -> None:
    for path in files_under(write_good(folder)):
        shutil.copy(path, folder / f"again {path.name}")


def of_two_contents(folder: Path) -> None:
    write_good(folder / "1")
    write_good(folder / "2", setting("plan", "RTPlanLabel", "Other"))


def plan_that_fits_less(folder: Path) -> None:
    """Of two plans of one UID one names another structure set."""
    write_good(folder / "2")
    other = "ReferencedStructureSetSequence.0.ReferencedSOPInstanceUID"
    write_good(folder / "1", setting("plan", other, "1.2.3.4"))


def written_otherwise(folder: Path) -> None:
    """Copies that hold the same, with other descriptive attributes."""
    write_good(folder / "1")
    write_good(folder / "2", setting("all", "StudyDescription", "exported again"))


def one_uid_for_all(folder: Path) -> None:
    """An image, a plan and a dose of one SOP Instance UID."""
    write_good(folder)
    for path in (next(folder.glob(f"{kind}*")) for kind in ("CT", "RP", "RD")):
        small_files.patch(path, tags.SOPInstanceUID, b"UI", b"1.2.3.4\0")


def kinds_in_one_series(folder: Path) -> None:
    write_good(folder / "1")
    pet = "1.2.840.10008.5.1.4.1.1.128"
    write_good(folder / "2", setting("ct", "SOPClassUID", pet))


def with_what_is_not_taken(folder: Path) -> None:
    write_good(folder)
    (folder / "notes.txt").write_text("no DICOM")
    whole = next(folder.glob("RD*")).read_bytes()
    (folder / "half.dcm").write_bytes(whole[: len(whole) // 2])


WRITERS: dict[str, Callable[[Path], object]] = {
    "good": write_good,
    "two plans": write_two_plans,
    **{
        one.__name__.replace("_", " "): one
        for one in (
            of_two_patients,
            every_file_twice,
            of_two_contents,
            plan_that_fits_less,
            written_otherwise,
            one_uid_for_all,
            kinds_in_one_series,
            with_what_is_not_taken,
            doses.dose_exported_twice,
            doses.plan_dose_among_beam_doses,
            doses.sum_of_two_plans,
            files.beside_objects_that_are_not_shown,
            files.decimal_commas,
            identity.no_frame_of_reference,
            identity.cone_beam_beside,
            images.scout_and_report,
            images.two_reconstructions,
            images.series_of_one_image_each,
            images.series_at_one_place,
        )
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_in_any_order_and_any_parts(tmp_path: Path, name: str) -> None:
    WRITERS[name](tmp_path)
    at_once = as_data(scanned(tmp_path))
    for seed in range(4):
        assert as_data(in_parts(files_under(tmp_path), seed)) == at_once


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_what_leaves_is_as_if_it_had_never_come(tmp_path: Path, name: str) -> None:
    WRITERS[name](tmp_path)
    paths, chance = files_under(tmp_path), random.Random(name)
    whole = scanned(tmp_path)
    for _ in range(3):
        gone = set(chance.sample(paths, chance.randrange(1, len(paths))))
        stay = [path for path in paths if path not in gone]
        left = part_of(whole, [str(path) for path in stay])
        assert as_data(left) == as_data(scanned(*stay))
        again = united(left, part_of(whole, [str(path) for path in gone]))
        assert as_data(again) == as_data(whole)


def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files whose heads are read from now on."""
    read = list[str]()

    def counted(path: str) -> Head:
        read.append(path)
        return read_head(path)

    monkeypatch.setattr("dosiscope.io.case.heads.read_head", counted)
    return read


def test_only_what_is_new_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every_file_twice(tmp_path)
    paths = files_under(tmp_path)
    first = scanned(*paths[:-3])
    read = looked_at(monkeypatch)
    finish(scan(paths, first))
    assert read == [str(path) for path in paths[-3:]]


def test_no_two_files_are_compared_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dosiscope.io.case import comparisons

    every_file_twice(tmp_path)
    written_otherwise(tmp_path)
    asked = list[tuple[str, str]]()
    for name in ("have_same_bytes", "are_copies"):
        ask: Callable[[str, str], bool] = getattr(comparisons, name)

        def counted(
            one: str, other: str, ask: Callable[[str, str], bool] = ask
        ) -> bool:
            asked.append((one, other))
            return ask(one, other)

        monkeypatch.setattr(comparisons, name, counted)
    found = scanned(tmp_path)
    assert asked
    asked.clear()
    (tmp_path / "notes.txt").write_text("nothing")
    more = finish(scan([tmp_path / "notes.txt"], found))
    assert not asked
    assert more.inventory.entries == found.inventory.entries


def test_the_order_in_which_folders_are_opened_makes_no_difference(
    tmp_path: Path,
) -> None:
    one, two = tmp_path / "b", tmp_path / "a"
    write_good(one)
    write_two_plans(two)
    assert as_data(scanned(one, two)) == as_data(scanned(two, one))
