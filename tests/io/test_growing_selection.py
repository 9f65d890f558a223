"""A case that files are added to keeps what it has, and takes what it lacks."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.errors import ChoiceError
from dosiscope.core.growing import (
    Coming,
    arrived_text,
    belonging,
    grown_selection,
)
from dosiscope.core.kinds import Kind
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import part_of, scan
from support.cases import setting, write_good
from support.opened import scanned
from support.real_kinds import doses, identity, images
from support.rival_plans import good_dose, write_rival, write_two_plans
from support.scans import files_under

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.inventory import Entry, Inventory, Selection
    from dosiscope.io.case.scan import Scan


def shown(inventory: Inventory, selection: Selection) -> dict[str, Entry]:
    """The objects of a case by their roles; of doses the one to start with."""
    uids = {
        "ct": selection.ct_series,
        "structures": selection.structure_set,
        "plan": selection.plan,
        "dose": selection.doses[0] if selection.doses else "",
    }
    return {
        role: next(one for one in inventory.entries if one.uid == uid)
        for role, uid in uids.items()
        if uid
    }


def proposed(found: Scan) -> Selection | None:
    try:
        return propose(found.inventory)
    except ChoiceError:
        return None


WRITERS: dict[str, Callable[[Path], object]] = {
    "good": write_good,
    "two plans": write_two_plans,
    "beams": doses.plan_dose_among_beam_doses,
    "exported twice": doses.dose_exported_twice,
    "no frame": identity.no_frame_of_reference,
    "cone beam": identity.cone_beam_beside,
    "reconstructions": images.two_reconstructions,
    "a series each": images.series_of_one_image_each,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("seed", range(4))
def test_nothing_that_is_shown_goes(tmp_path: Path, name: str, seed: int) -> None:
    WRITERS[name](tmp_path)
    chance = random.Random(seed)
    rest = files_under(tmp_path)
    chance.shuffle(rest)
    found: Scan | None = None
    selection: Selection | None = None
    while rest:
        count = chance.choice((1, 2, 5))
        some, rest = rest[:count], rest[count:]
        before, found = found, finish(scan(some, found))
        if before is None or selection is None:
            selection = proposed(found)
            continue
        was = shown(before.inventory, selection)
        grown = grown_selection(before.inventory, found.inventory, selection)
        assert grown is not None
        now = shown(found.inventory, grown.selection)
        assert was.keys() <= now.keys()
        for role, entry in was.items():
            assert set(entry.header.files) <= set(now[role].header.files)
        assert len(grown.selection.doses) >= len(selection.doses)
        selection = grown.selection
    assert found is not None
    at_once = proposed(found)
    if name in ("good", "beams", "a series each"):  # one case, whatever came first
        assert at_once is not None
        assert selection is not None
        assert selection.uids == at_once.uids


def test_what_the_user_left_out_stays_out_and_what_is_new_comes(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "one")
    (plan,) = folder.glob("RP*")
    first = scanned(*(path for path in folder.iterdir() if path != plan))
    whole = propose(first.inventory)
    chosen = replace(whole, doses=())  # the dose was left out
    more = finish(scan([plan], first))
    grown = grown_selection(first.inventory, more.inventory, chosen)
    assert grown is not None
    assert grown.selection.doses == ()
    assert grown.selection.plan == more.inventory.plans[0].uid


def test_where_several_fit_it_is_asked_and_nothing_is_taken(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "one")
    kinds = [path for path in folder.iterdir() if path.name[:2] in ("CT", "RS")]
    first = scanned(*kinds)
    selection = propose(first.inventory)
    write_rival(folder, "B")
    grown = grown_selection(first.inventory, scanned(folder).inventory, selection)
    assert grown is not None
    assert grown.selection == selection
    assert grown.question == "There are 2 doses; choose one"


def test_a_dose_of_several_can_be_open_before_the_others_come(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "one")
    first = scanned(folder)
    write_rival(folder, "B")
    more = scanned(folder)
    grown = grown_selection(first.inventory, more.inventory, propose(first.inventory))
    assert grown is not None
    assert grown.question == ""
    assert grown.selection == propose(more.inventory, dose=good_dose())


def test_an_object_that_is_listed_no_more_leaves_no_case(tmp_path: Path) -> None:
    first = scanned(write_good(tmp_path))
    gone = {str(path) for path in tmp_path.glob("RP*")}
    less = part_of(first, first.heads.keys() - gone)
    selection = propose(first.inventory)
    assert grown_selection(first.inventory, less.inventory, selection) is None


@pytest.mark.slow
def test_what_belongs_is_of_the_patient_or_named(tmp_path: Path) -> None:
    write_good(tmp_path / "one")
    write_good(
        tmp_path / "two",
        setting("all", "PatientID", "other"),
        setting("all", "PatientName", "Other^One"),
    )
    # the same UIDs in both, and so each names what the other has
    (ct,) = (tmp_path / "one").glob("CT.0001*")
    whole = scanned(tmp_path)
    found = belonging(whole.inventory, [str(ct)])
    assert {entry.header.patient.id for entry in found} == {
        entry.header.patient.id for entry in whole.inventory.entries
    }
    images_alone = scanned(*(tmp_path / "one").glob("CT*"), *_strangers(tmp_path))
    found = belonging(images_alone.inventory, [str(ct)])
    assert len({entry.header.patient.id for entry in found}) == 1


def _strangers(tmp_path: Path) -> list[Path]:
    folder = write_good(
        tmp_path / "three",
        setting("all", "PatientID", "third"),
        setting("all", "PatientName", "Third^One"),
        setting("ct", "SeriesInstanceUID", "1.2.3.4.5"),
    )
    return sorted(folder.glob("CT*"))


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ({}, ""),
        ({Kind.DOSE: 1}, "A dose of this patient arrived."),
        (
            {Kind.DOSE: 2, Kind.CT: 12, Kind.STRUCTURE_SET: 1},
            "12 CT images, a structure set and 2 doses of this patient arrived.",
        ),
        ({Kind.PET: 1}, "1 PET image of this patient arrived."),
    ],
)
def test_what_arrived_in_words(counts: dict[Kind, int], text: str) -> None:
    assert arrived_text(counts.items()) == text


def test_what_is_named_and_not_here_is_awaited_only_while_it_may_come(
    tmp_path: Path,
) -> None:
    folder = write_good(tmp_path)
    for path in (*folder.glob("RP*"), *sorted(folder.glob("CT*"))[4:]):
        path.unlink()
    found = scanned(folder)
    selection = propose(found.inventory)
    whole = finish(load(found, selection))
    assert not whole.unread
    assert whole.missing
    for coming in (Coming.MORE, Coming.PERHAPS):
        case = finish(load(found, selection, coming=coming))
        assert [str(one) for one in case.unread] == ["12 of 16 CT Images", "RT Plan"]
        assert not case.missing
        told = {finding.rule for finding in case.findings}
        assert told < {finding.rule for finding in whole.findings}
        assert case.doses
