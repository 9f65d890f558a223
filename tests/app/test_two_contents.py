"""Two contents of one SOP Instance UID that fit alike: the user is asked which."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pydicom
import pytest

from dosiscope.app.main import main
from dosiscope.core.kinds import Role
from support.cases import write_good
from support.windows import open_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window


class Two(NamedTuple):
    """A folder of two doses of one UID, the second of twice the dose."""

    folder: Path
    files: tuple[Path, Path]
    uid: str


@pytest.fixture
def two(tmp_path: Path) -> Two:
    folder = write_good(tmp_path / "in")
    dose = pydicom.dcmread(folder / "RD.dcm")
    dose.DoseGridScaling = str(float(dose.DoseGridScaling) * 2)
    other = folder / "pacs" / "RD.dcm"
    other.parent.mkdir()
    dose.save_as(other)
    return Two(folder, (folder / "RD.dcm", other), str(dose.SOPInstanceUID))


def test_the_command_line_lists_both_with_their_files(
    two: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dvh", str(two.folder)]) == 2
    told = capsys.readouterr().err
    assert "2 different RT Dose files have one UID; choose one:" in told
    for n, file in enumerate(two.files, 1):
        (line,) = (line for line in told.splitlines() if str(file) in line)
        assert line.endswith(f"{two.uid}/{n}")


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_listed_is_what_chooses(
    two: Two, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["probe", str(two.folder), "--json", "--at", "0,0,0"]
    assert main([*words, "--dose", f"{two.uid}/{number}"]) == 1
    dose = json.loads(capsys.readouterr().out)["points"][0]["dose_gy"]
    (first,) = (two.folder / "pacs").iterdir()
    first.unlink()
    assert main(words) == 0
    alone = json.loads(capsys.readouterr().out)["points"][0]["dose_gy"]
    assert dose == pytest.approx(number * alone, rel=1e-9)


def test_json_names_both_and_leaves_paths_out_where_asked(
    two: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dvh", str(two.folder), "--json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert [one["uid"] for one in found["candidates"]] == [
        f"{two.uid}/1",
        f"{two.uid}/2",
    ]
    for one, file in zip(found["candidates"], two.files, strict=True):
        assert str(file) in one["detail"]
    assert main(["dvh", str(two.folder), "--json", "--no-identity"]) == 2
    assert str(two.folder) not in "".join(capsys.readouterr())


def test_check_opens_each_and_warns_of_the_other(
    two: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(two.folder), "--json"]) == 1
    cases = json.loads(capsys.readouterr().out)["cases"]
    assert len(cases) == 2
    for case in cases:
        (found,) = (one for one in case["findings"] if one["rule"] == "T07")
        assert found["action"] == "WARN"
        (left,) = case["outside"]
        assert "has the SOP Instance UID of the one shown" in left["reason"]


def test_the_case_browser_asks_and_either_can_be_clicked(
    qtbot: QtBot, window: Window, two: Two
) -> None:
    with qtbot.waitSignal(window.session.choice_needed, timeout=20_000):
        open_in(window, two.folder)
    assert window.review.case is None
    assert window.notice.text() == (
        "2 different RT Dose files have one UID; choose one in the case browser."
    )
    browser = window.late.cases.panel
    rows = [
        row
        for row in browser.rows()
        if row.entry is not None and row.entry.kind.role is Role.DOSE
    ]
    assert [row.below.split(" · ")[0] for row in rows] == ["in/RD.dcm", "pacs/RD.dcm"]
    maxima = []
    for row in rows:
        browser._click(row)
        with qtbot.waitSignal(window.session.opened, timeout=20_000):
            browser.show_button.click()
        assert window.review.dose is not None
        maxima.append(window.review.dose.maximum)
    assert maxima[1] == pytest.approx(2 * maxima[0], rel=1e-9)


def test_marking_one_in_the_browser_takes_the_other_away(
    qtbot: QtBot, window: Window, two: Two
) -> None:
    with qtbot.waitSignal(window.session.choice_needed, timeout=20_000):
        open_in(window, two.folder)
    browser = window.late.cases.panel
    rows = [
        row
        for row in browser.rows()
        if row.entry is not None and row.entry.kind.role is Role.DOSE
    ]
    for row in rows:
        browser._toggle(row)
    assert browser.pending.doses == (f"{two.uid}/2",)
