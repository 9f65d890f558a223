"""Plans, doses, stored DVHs and files as public reports tell of them, from outside.

Each kind is opened by the command line alone.  What it measures is compared with the
closed form of the phantom; what it says, with what was seen to be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.isodose import stated_reference, stated_references
from support.command_line import run_json
from support.opened import opened
from support.real_kinds import doses, files, plans, stored_dvhs
from support.real_kinds.phantom import MAXIMUM_GY, PTV_CC, PTV_MEAN_GY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]
    Write = Callable[[Path], Path | list[Path]]

# linear interpolation of the Gaussian lies so far below it at samples 3 mm apart:
# h^2/12 (1/32^2 + 1/32^2 + 1/30^2) with h = 3, and a little less off the middle
INTERPOLATED = 0.003
BESIDE = ("REL-08", "NOTE")  # the grid of the phantom reaches beyond its CT
MOST = 6  # findings of one cause


@dataclass
class Seen:
    """What ``check --json`` and ``dvh --json`` say of a kind."""

    check_status: int
    check: Any
    dvh_status: int
    dvh: Any

    @property
    def case(self) -> Any:
        (case,) = self.check["cases"]
        return case

    @property
    def said(self) -> set[tuple[str, str]]:
        """Rule and action of the findings but the one on the phantom itself."""
        found = [(f["rule"], f["action"]) for f in self.case["findings"]]
        assert BESIDE in found or not self.case["ct"] or not self.case["doses"]
        assert len(found) <= MOST
        return set(found) - {BESIDE}

    def message(self, rule: str) -> str:
        """What the one finding of a rule says."""
        (found,) = (f["message"] for f in self.case["findings"] if f["rule"] == rule)
        return str(found)

    def ptv(self, source: str = "computed") -> Any:
        (roi,) = (
            roi
            for roi in self.dvh["rois"]
            if roi["name"] == "PTV" and roi["source"] == source
        )
        return roi


#: Of kinds that several tests are about, by name.
_SEEN: dict[str, Seen] = {}


def seen(write: Write, folder: Path, capsys: Capture) -> Seen:
    """What is said of a kind; it is written and opened once."""
    name = _name(write)
    if name not in _SEEN:
        _SEEN[name] = seen_in(write(folder), capsys)
    return _SEEN[name]


def seen_in(paths: Path | list[Path], capsys: Capture, *more: str) -> Seen:
    paths = paths if isinstance(paths, list) else [paths]
    status, check = run_json(capsys, "check", *paths)
    dvh_status, dvh = run_json(capsys, "dvh", *paths, *more)
    return Seen(status, check, dvh_status, dvh)


# what is shown and measured as the sound case is: kind, findings, exit status of check
SOUND: tuple[tuple[Write, set[tuple[str, str]], int], ...] = (
    (doses.research_dose_without_a_plan, {("DO-17", "WARN"), ("DO-18", "NOTE")}, 1),
    (doses.recalculated_dose_of_another_plan, {("DO-17", "WARN")}, 1),
    (doses.plan_dose_among_beam_doses, {("DO-16", "WARN"), ("SUM-01", "NOTE")}, 1),
    (doses.dose_exported_twice, {("T07", "NOTE")}, 0),
    (doses.planes_at_patient_z, {("DO-06", "NOTE")}, 0),
    (doses.sixteen_bits_to_the_last, set(), 0),
    (plans.plan_without_fraction_group, {("FX-01", "NOTE"), ("BM-04", "NOTE")}, 0),
    (plans.setup_beams_among_others, set(), 0),
    (plans.beams_without_meterset, {("BM-04", "NOTE")}, 0),
    (plans.target_doses_of_single_beams, set(), 0),
    (plans.prescription_to_a_volume, set(), 0),
    (stored_dvhs.histogram_in_cgy, {("DVH-15", "WARN")}, 1),
    (stored_dvhs.histogram_with_a_scaling, set(), 0),
    (stored_dvhs.statistics_without_the_scaling, {("DVH-09", "WARN")}, 1),
    (stored_dvhs.histograms_of_no_roi, {("DVH-07", "WITHHOLD")}, 1),
    (stored_dvhs.differential_histogram, set(), 0),
    (
        partial(files.without_file_meta, implicit=True, little=True),
        {("F01", "NOTE")},
        0,
    ),
    (
        partial(files.without_file_meta, implicit=False, little=True),
        {("F01", "NOTE")},
        0,
    ),
    (
        partial(files.without_file_meta, implicit=False, little=False),
        {("F01", "NOTE")},
        0,
    ),
    (files.under_another_transfer_syntax, {("F12", "NOTE")}, 0),
    (files.decimal_commas, {("T23", "WARN"), ("RC-12", "WARN")}, 1),
    (files.zip_of_macos, set(), 0),
    (files.compressed_one_by_one, set(), 0),
    (files.directory_of_renamed_files, set(), 0),
    (files.without_images, {("IMG-11", "WARN")}, 1),
    (files.beside_objects_that_are_not_shown, set(), 0),
)


def _name(write: object) -> str:
    if isinstance(write, partial):
        return f"{write.func.__name__} {' '.join(map(str, write.keywords.values()))}"
    return getattr(write, "__name__", "")


@pytest.mark.parametrize(("write", "said", "status"), SOUND, ids=_name)
def test_it_is_shown_and_measured_as_the_sound_case(
    tmp_path: Path,
    capsys: Capture,
    write: Write,
    said: set[tuple[str, str]],
    status: int,
) -> None:
    found = seen(write, tmp_path / "case", capsys)
    assert found.said == said
    assert (found.check_status, found.dvh_status) == (status, status)
    ptv = found.ptv()
    assert ptv["state"] == "ok"
    assert ptv["volume_cc"] == pytest.approx(PTV_CC, rel=1e-3)
    assert ptv["mean_gy"] == pytest.approx(PTV_MEAN_GY, rel=INTERPOLATED)
    assert ptv["max_gy"] == pytest.approx(MAXIMUM_GY, abs=1e-4)
    assert found.case["withheld"] == []


def test_a_plan_that_is_not_named_is_not_taken(tmp_path: Path, capsys: Capture) -> None:
    for write in (
        doses.research_dose_without_a_plan,
        doses.recalculated_dose_of_another_plan,
    ):
        found = seen(write, tmp_path / write.__name__, capsys)
        assert found.case["plan"] is None
        (left,) = found.case["outside"]
        assert (left["object"], left["label"]) == ("RT Plan", "PLAN1")


@pytest.mark.parametrize("position", ["FFS", "FFP"])
def test_planes_at_patient_z_feet_first_have_two_readings(
    tmp_path: Path, capsys: Capture, position: str
) -> None:
    write = partial(doses.planes_at_patient_z, position=position)
    found = seen(write, tmp_path / "case", capsys)
    assert ("DO-06", "REFUSE") in found.said
    # 24 planes 3 mm apart about 0: from 34.5 mm down, or up to 103.5 mm
    said = found.message("DO-06")
    assert "z = 34.50 to 103.50 mm" in said
    assert "or to \N{MINUS SIGN}34.50 mm" in said
    assert found.dvh_status == 2


def test_the_dose_of_the_whole_plan_is_taken(tmp_path: Path, capsys: Capture) -> None:
    found = seen(doses.plan_dose_among_beam_doses, tmp_path / "case", capsys)
    labels = [dose["label"] for dose in found.case["doses"]]
    assert labels == ["PLAN", "BEAM 1", "BEAM 2"]
    assert found.dvh["dose"]["label"] == "PLAN"


def test_the_sum_of_two_plans(tmp_path: Path, capsys: Capture) -> None:
    folder = doses.sum_of_two_plans(tmp_path / "case")
    status, cases = run_json(capsys, "check", folder)
    by_dose = {case["doses"][0]["label"]: case for case in cases["cases"]}
    labels = {case["plan"] and case["plan"]["label"] for case in cases["cases"]}
    assert (status, labels) == (1, {"PLAN1", "BOOST", None})
    whole = by_dose["MULTI PLAN"]
    said = {(f["rule"], f["action"]): f["message"] for f in whole["findings"]}
    assert set(said) == {("DO-16", "WARN"), ("DO-17", "WARN"), BESIDE}
    assert "names 2 plans" in said["DO-17", "WARN"]
    assert not any("not here" in text for text in (*said.values(), *whole["missing"]))
    plans_left = [o for o in whole["outside"] if o["object"] == "RT Plan"]
    assert ["of which it is one" in one["reason"] for one in plans_left] == [True, True]
    found = seen_in(folder, capsys, "--dose", whole["doses"][0]["uid"])
    assert found.ptv()["mean_gy"] == pytest.approx(
        4 / 3 * PTV_MEAN_GY, rel=INTERPOLATED
    )
    # without a choice none is taken
    status, refused = run_json(capsys, "dvh", folder)
    assert (status, len(refused["candidates"])) == (2, 3)


def test_two_plans_on_one_structure_set(tmp_path: Path, capsys: Capture) -> None:
    folder = plans.two_plans_on_one_structure_set(tmp_path / "case")
    status, refused = run_json(capsys, "dvh", folder)
    assert status == 2
    told = sorted(
        one["detail"].rpartition(", of plan ")[2] for one in refused["candidates"]
    )
    assert told == ['"PLAN1"', '"VARIANT"']
    _, cases = run_json(capsys, "check", folder)
    for case in cases["cases"]:
        assert case["doses"][0]["plan_uid"] == case["plan"]["uid"]
        assert {f["rule"] for f in case["findings"]} == {"REL-08"}
    assert {c["plan"]["label"] for c in cases["cases"]} == {"PLAN1", "VARIANT"}


def test_a_relative_dose_has_no_gray(tmp_path: Path, capsys: Capture) -> None:
    found = seen(doses.relative_dose_of_an_old_system, tmp_path / "case", capsys)
    assert found.said == {("DO-13", "WARN")}
    assert found.dvh["dose"]["max"] == pytest.approx(MAXIMUM_GY / 60 * 100)
    assert found.ptv()["state"] == "withheld"
    assert found.ptv()["mean_gy"] is None


@pytest.mark.parametrize(
    ("write", "rule", "words"),
    [
        (doses.dose_of_one_particle, "DO-15", "6.278e-11 Gy (the dose of one particle"),
        (doses.float_values, "F17", "FloatPixelData, floating point numbers"),
    ],
)
def test_what_is_refused_says_what_it_is(
    tmp_path: Path, capsys: Capture, write: Write, rule: str, words: str
) -> None:
    found = seen(write, tmp_path / "case", capsys)
    findings = [*found.case["findings"], *found.check["findings"]]
    assert words in next(f["message"] for f in findings if f["rule"] == rule)
    assert not any("cut short" in f["message"] for f in findings)
    assert (found.check_status, found.dvh_status) == (1, 2)


def test_a_dose_off_by_a_hundred_is_warned_of(tmp_path: Path, capsys: Capture) -> None:
    found = seen(doses.dose_off_by_a_hundred, tmp_path / "case", capsys)
    assert found.said == {("RX-03", "WARN"), ("D09", "NOTE")}
    assert "is the dose in cGy? Divided by 100 its maximum would be 62.78 Gy" in (
        found.message("RX-03")
    )
    # nothing is corrected
    assert found.ptv()["max_gy"] == pytest.approx(100 * MAXIMUM_GY, rel=1e-6)


def test_a_dose_that_was_cut_off_is_warned_of(tmp_path: Path, capsys: Capture) -> None:
    found = seen(doses.dose_cut_off_at_the_top, tmp_path / "case", capsys)
    assert found.said == {("DO-28", "WARN")}
    assert "greatest that 16 bits can hold (55.00 Gy)" in found.message("DO-28")
    assert found.ptv()["max_gy"] == pytest.approx(55, abs=1e-6)
    assert found.message("DO-28") in found.dvh["warnings"]


def test_of_several_target_doses_none_is_chosen(
    tmp_path: Path, capsys: Capture
) -> None:
    folder = plans.target_doses_of_single_beams(tmp_path / "case")
    found = seen_in(folder, capsys)
    stated = [one["dose_gy"] for one in found.case["plan"]["prescription"]]
    assert stated == [60, 12, 12, 12, 12, 12]
    case = opened(folder)
    assert stated_reference(case.plan, case.doses[0]) is None
    references = stated_references(case.plan, case.doses[0])
    assert [reference.gray for reference in references] == [60, 12]


def test_the_limit_of_an_organ_is_no_prescription(tmp_path: Path) -> None:
    case = opened(plans.prescription_to_a_volume(tmp_path / "case"))
    reference = stated_reference(case.plan, case.doses[0])
    assert reference is not None
    assert reference.gray == 60


@pytest.mark.parametrize(
    ("write", "unit", "has_statistics"),
    [
        (stored_dvhs.histogram_in_cgy, 100, True),
        (stored_dvhs.histogram_with_a_scaling, 1, True),
        (stored_dvhs.differential_histogram, 1, True),
        (stored_dvhs.statistics_without_the_scaling, 1, False),
    ],
)
def test_stored_histograms_are_shown_as_the_file_says(
    tmp_path: Path, capsys: Capture, write: Write, unit: int, has_statistics: bool
) -> None:
    found = seen(write, tmp_path / "case", capsys)
    stored = found.ptv("stored")
    assert stored["state"] == "ok"
    if not has_statistics:
        assert stored["mean_gy"] is None
        return
    assert stored["mean_gy"] == pytest.approx(unit * PTV_MEAN_GY, rel=0.003)
    assert stored["max_gy"] == pytest.approx(unit * 63, rel=0.003)


def test_what_is_said_of_stored_histograms(tmp_path: Path, capsys: Capture) -> None:
    found = seen(stored_dvhs.histogram_in_cgy, tmp_path / "cgy", capsys)
    said = found.message("DVH-15")
    assert "its maximum is 62.78 Gy (in cGy? Divided by 100 they would reach 63" in said
    assert said in found.dvh["warnings"]
    found = seen(stored_dvhs.statistics_without_the_scaling, tmp_path / "as is", capsys)
    assert "times DVH Dose Scaling (0.01) they would fit" in found.message("DVH-09")
    found = seen(stored_dvhs.histograms_of_no_roi, tmp_path / "none", capsys)
    assert found.message("DVH-07").startswith("8 stored DVHs are not shown")


def test_what_macos_packs_is_named_and_no_damage(
    tmp_path: Path, capsys: Capture
) -> None:
    found = seen(files.zip_of_macos, tmp_path / "case", capsys)
    skipped = found.check["files"]["skipped"]
    assert len(skipped) == 24
    assert found.check["findings"] == []
    assert sum("AppleDouble" in one["reason"] for one in skipped) == 23


@pytest.mark.parametrize("pattern", [r"^rd", r"^ct"])
def test_compressed_files_that_are_cut_are_damaged(
    tmp_path: Path, capsys: Capture, pattern: str
) -> None:
    write = partial(files.cut, files.compressed_one_by_one, pattern=pattern)
    found = seen(write, tmp_path / "case", capsys)
    assert found.check_status == 1
    assert "F17" in {
        f["rule"] for f in (*found.case["findings"], *found.check["findings"])
    }


def test_other_kinds_are_counted_and_no_findings(
    tmp_path: Path, capsys: Capture
) -> None:
    found = seen(files.beside_objects_that_are_not_shown, tmp_path / "case", capsys)
    assert found.check["findings"] == []
