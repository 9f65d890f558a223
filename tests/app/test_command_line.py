"""The command line on real cases: what each file says, read from outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest
from pydicom.uid import UID

from dosiscope.app.cli.picture import parse_levels
from dosiscope.app.command_line import parse, verb_of
from dosiscope.app.main import main
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.isodose import Reference
from support.axial import small_case
from support.cases import write_good
from support.command_line import run_json
from support.data import case_dir
from support.made_cases import made_case

if TYPE_CHECKING:
    from pathlib import Path

    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]


def test_check_names_everything_of_the_ihe_ro_set(capsys: Capture) -> None:
    status, report = run_json(capsys, "check", case_dir("ihero-brto-equidistant"))
    assert status == 1  # dose steps of 5 and 7 mm stand as a warning
    (case,) = report["cases"]
    assert case["patient"]["id"]
    assert case["ct"]["slices"] == 39
    steps = {
        round(b - a, 3)
        for a, b in zip(case["ct"]["z_mm"], case["ct"]["z_mm"][1:], strict=False)
    }
    assert steps == {5.0, 7.0}
    rois = case["structure_set"]["rois"]
    assert len(rois) == 13
    assert sum(roi["contours"] for roi in rois) == 163
    assert sum(roi["volume_cc"] is None for roi in rois) >= 4  # the points
    assert case["plan"]["label"] == "Dosimetric Plan"
    assert (case["plan"]["date"], case["plan"]["time"]) == ("20070720", "094345")
    (dose,) = case["doses"]
    assert dose["shape"] == [39, 30, 40]
    assert (dose["units"], dose["type"], dose["summation"]) == (
        "GY",
        "PHYSICAL",
        "PLAN",
    )
    assert dose["max_gy"] == pytest.approx(124.0098, abs=1e-4)


def test_check_of_a_case_without_preamble(capsys: Capture) -> None:
    _, report = run_json(capsys, "check", case_dir("monaco-becker"))
    (case,) = report["cases"]
    assert case["ct"]["slices"] == 5
    assert len(case["structure_set"]["rois"]) == 3
    assert case["plan"]["label"] == "APlan1"
    assert case["plan"]["date"] == "20180903"
    stated = [p["dose_gy"] for p in case["plan"]["prescription"]]
    assert [gray for gray in stated if gray is not None] == [78.0]
    assert case["doses"][0]["max_gy"] == pytest.approx(85.3515, abs=1e-4)


def test_beam_doses_are_never_the_plan_s(capsys: Capture) -> None:
    _, report = run_json(capsys, "check", case_dir("oncentra-phantom"))
    (case,) = report["cases"]
    assert [dose["summation"] for dose in case["doses"]] == ["BEAM"] * 4
    assert sum(dose["max_gy"] == 0 for dose in case["doses"]) == 1
    assert {f["rule"] for f in case["findings"]} >= {"DO-16"}


def test_stored_statistics_in_percent_are_flagged_not_shown(capsys: Capture) -> None:
    _, found = run_json(capsys, "dvh", case_dir("eclipse-breast"))
    stored = [roi for roi in found["rois"] if roi["source"] == "stored"]
    computed = [roi for roi in found["rois"] if roi["source"] == "computed"]
    assert len(stored) == 9
    assert len(computed) >= 9
    assert all(roi["max_gy"] is None for roi in stored)
    _, report = run_json(capsys, "check", case_dir("eclipse-breast"))
    (case,) = report["cases"]
    assert case["ct"]["slices"] == 1
    assert case["doses"][0]["max_gy"] == pytest.approx(14.6808, abs=1e-4)
    assert any("98" in f["message"] for f in case["findings"])
    assert any("percent" in f["message"] for f in case["findings"])


def test_ion_plan_without_ct(capsys: Capture) -> None:
    folder = case_dir("raystation-proton") / "plan03_ramp_full"
    _, report = run_json(capsys, "check", folder)
    (case,) = report["cases"]
    assert case["ct"] is None
    assert [d["summation"] for d in case["doses"]] == ["PLAN", "BEAM", "BEAM"]
    assert case["doses"][0]["type"] == "EFFECTIVE"


def test_probe_at_the_stated_maximum(capsys: Capture) -> None:
    folder = case_dir("ihero-brto-equidistant")
    _, report = run_json(capsys, "check", folder)
    at = report["cases"][0]["doses"][0]["max_at_mm"]
    _, probe = run_json(
        capsys,
        "probe",
        folder,
        "--at",
        ",".join(map(str, at)),
        "--at",
        "9000,0,0",
        "--json",
    )
    inside, outside = probe["points"]
    assert inside["dose_gy"] == pytest.approx(124.0098, abs=1e-4)
    assert outside == {"at_mm": [9000, 0, 0], "hu": None, "dose_gy": None, "inside": []}


def test_probe_tells_the_hu_of_the_pixel_as_another_reader_has_it(
    tmp_path: Path, capsys: Capture
) -> None:
    def noise(built: BuiltCase) -> None:
        rng = np.random.default_rng(5)
        for image in built.ct:
            stored = rng.integers(900, 1200, (image.Rows, image.Columns))
            image.PixelData = stored.astype("<u2").tobytes()

    folder = write_good(tmp_path / "case", noise)
    images = sorted(
        (pydicom.dcmread(path) for path in folder.glob("CT*.dcm")),
        key=lambda image: float(image.ImagePositionPatient[2]),
    )
    lower, upper = images[3], images[4]
    x0, y0, z0 = map(float, lower.ImagePositionPatient)
    z1 = float(upper.ImagePositionPatient[2])
    dy, dx = map(float, lower.PixelSpacing)
    row, column = lower.Rows // 2, lower.Columns // 2
    # 0.4 of a pixel off its centre: the pixel is what counts, not its neighbours
    x, y = x0 + (column + 0.4) * dx, y0 + (row - 0.4) * dy

    def hu(image: pydicom.Dataset) -> float:
        stored = image.pixel_array[row, column]
        return float(stored * image.RescaleSlope + image.RescaleIntercept)

    assert hu(lower) != hu(upper)
    part = 0.3  # of the way up: between images the value is mixed
    words = [f"{x},{y},{z}" for z in (z0, z0 + part * (z1 - z0))]
    at = [word for point in words for word in ("--at", point)]
    _, probe = run_json(capsys, "probe", folder, *at)
    on, between = (point["hu"] for point in probe["points"])
    assert on == pytest.approx(hu(lower), abs=1e-6)
    mixed = hu(lower) + part * (hu(upper) - hu(lower))
    assert between == pytest.approx(mixed, abs=1e-6)


def test_snapshot_of_every_real_case(tmp_path: Path) -> None:
    for name in ("ihero-brto-equidistant", "monaco-becker"):
        picture = tmp_path / f"{name}.png"
        assert main(["snapshot", str(case_dir(name)), "-o", str(picture)]) in (0, 1)
        assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "words", [["dvh"], ["probe", "--at", "0,0,0"], ["snapshot", "-o", "a.png"]]
)
def test_no_verb_takes_the_first_of_several_doses(
    words: list[str], capsys: Capture, tmp_path: Path
) -> None:
    folder = made_case("c29", tmp_path / "case")
    verb, *more = (str(tmp_path / w) if w == "a.png" else w for w in words)
    assert main([verb, str(folder), *more]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert sum(line.startswith("  RT Dose ") for line in lines) == 3
    assert "none of a whole plan" in told.err
    assert not (tmp_path / "a.png").exists()


def test_dvh_says_what_it_is_made_of(capsys: Capture, tmp_path: Path) -> None:
    folder = made_case("c29", tmp_path / "case")
    (_, uid, _) = (c["uid"] for c in asked(capsys, "dvh", folder)["candidates"])
    assert main(["dvh", str(folder), "--dose", uid]) == 1
    told = capsys.readouterr().out
    for part in ("BEAM 2", "PHYSICAL", uid[-12:], "SS1", "Mean Gy", "end rule"):
        assert part in told
    assert "WARN: The Dose Summation Type is BEAM" in told
    _, found = run_json(capsys, "dvh", folder, "--dose", uid)
    assert found["dose"]["label"] == "BEAM 2"
    assert found["structure_set"]["label"] == "SS1"
    assert any("BEAM" in warning for warning in found["warnings"])


def asked(capsys: Capture, *words: object) -> Any:
    """What is printed as JSON where the program asks back."""
    status, found = run_json(capsys, *words)
    assert status == 2
    return found


def plan_and_beam_dose(folder: Path) -> str:
    """Write a good case and beside its dose that of a beam; return a warning of it."""
    write_good(folder)
    dose = next(
        read
        for read in map(pydicom.dcmread, sorted(folder.rglob("*.dcm")))
        if read.Modality == "RTDOSE"
    )
    uid = UID("1.2.3.4.5")
    dose.SOPInstanceUID = dose.file_meta.MediaStorageSOPInstanceUID = uid
    dose.DoseSummationType = "BEAM"
    dose.save_as(folder / "beam.dcm")
    return "The Dose Summation Type is BEAM"


def test_numbers_of_one_dose_carry_no_warning_of_another(
    capsys: Capture, tmp_path: Path
) -> None:
    warning = plan_and_beam_dose(tmp_path)
    for verb in (["dvh"], ["probe", "--at", "0,0,0"]):
        main([*verb, str(tmp_path)])
        assert warning not in capsys.readouterr().out
        _, found = run_json(capsys, *verb, tmp_path)
        assert not any(warning in told for told in found["warnings"])
        main([*verb, str(tmp_path), "--dose", "1.2.3.4.5"])
        assert warning in capsys.readouterr().out


def test_csv_carries_the_warnings_that_the_text_does(
    capsys: Capture, tmp_path: Path
) -> None:
    warning = plan_and_beam_dose(tmp_path / "case")
    table = tmp_path / "a.csv"
    words = ["dvh", str(tmp_path / "case"), "--csv", str(table), "--force"]
    main(words)
    assert warning not in table.read_text(encoding="utf-8")
    main([*words, "--dose", "1.2.3.4.5"])
    capsys.readouterr()
    assert f"# warning,{warning}" in table.read_text(encoding="utf-8")


def test_what_is_told_of_several_doses_is_told_once_and_of_which(
    capsys: Capture, tmp_path: Path
) -> None:
    main(["check", str(made_case("c29", tmp_path))])
    lines = [x for x in capsys.readouterr().out.splitlines() if "DO-16" in x]
    assert [line.split("DO-16", 1)[1].split(": ")[0].strip() for line in lines] == [
        "BEAM 1; BEAM 2; BEAM 3"
    ]


def test_a_relative_dose_has_no_dvh(capsys: Capture, tmp_path: Path) -> None:
    write_good(tmp_path)
    for path in sorted(tmp_path.rglob("*.dcm")):
        read = pydicom.dcmread(path)
        if read.Modality == "RTDOSE":
            read.DoseUnits = "RELATIVE"
            read.save_as(path)
    status, found = run_json(capsys, "dvh", tmp_path)
    assert status == 1
    computed = [roi for roi in found["rois"] if roi["source"] == "computed"]
    assert computed
    for roi in computed:
        assert roi["state"] == "withheld"
        assert roi["curve"] is None
    assert any("relative, not in Gy" in roi["reason"] for roi in computed)


def test_json_is_printed_when_nothing_can_be_read(
    capsys: Capture, tmp_path: Path
) -> None:
    (tmp_path / "CT.dcm").write_bytes(b"no image" * 40)
    for words in (["check"], ["dvh"], ["probe", "--at", "0,0,0"]):
        found = asked(capsys, words[0], tmp_path, *words[1:])
        assert found["error"].startswith("nothing that can be shown was found")
        assert found["skipped"][0]["damaged"]


@pytest.mark.parametrize("verb", ["dvh", "check"])
@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(28, "No space left on device"), 2),
        (KeyboardInterrupt(), 130),
        (KeyError(1), 2),
    ],
)
def test_json_is_printed_whatever_stops_a_verb(
    capsys: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
    error: BaseException,
    status: int,
) -> None:
    def stop(_: object) -> None:
        raise error

    monkeypatch.setattr(verb_of(verb), "run", stop)
    found, report = run_json(capsys, verb, tmp_path)
    assert found == status
    assert report["error"]


@pytest.mark.parametrize(
    "words",
    [
        ["--dose", "1.2.3"],
        ["--plan", "1.2.3"],
        ["--structure-set", "1.2.3"],
        ["--rois", "nobody"],
        ["--dvh-at", "D95furlongs"],
        ["--reference", "-1"],
        ["--csv", "no/such/folder/a.csv"],
        ["--html", "no/such/folder/a.html"],
        ["--no-such-option"],
    ],
)
def test_json_is_printed_of_every_refusal(
    capsys: Capture, tmp_path: Path, words: list[str]
) -> None:
    folder = write_good(tmp_path / "case")
    verbs = {"--html": ["check"], "--dose": ["check", "dvh"]}
    for verb in verbs.get(words[0], ["dvh"]):
        try:
            found = asked(capsys, verb, folder, *words)
        except SystemExit:  # of the words themselves
            found = json.loads(capsys.readouterr().out)
        assert found["error"]
    (tmp_path / "empty").mkdir()
    assert asked(capsys, "dvh", tmp_path / "empty")["error"]
    assert asked(capsys, "check", tmp_path / "nowhere")["error"]


def test_json_is_printed_of_a_case_without_dose_or_structures(
    capsys: Capture, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "case")
    (path,) = folder.glob("RS*.dcm")
    path.unlink()
    assert "no structure" in asked(capsys, "dvh", folder)["error"]
    (path,) = folder.glob("RD*.dcm")
    path.unlink()
    assert "no dose" in asked(capsys, "dvh", folder)["error"]


@pytest.mark.parametrize("kept", [0, 400, 1500])
@pytest.mark.parametrize("kind", ["RS", "RD", "RP", "CT.0004"])
def test_damage_is_a_finding_and_a_status(
    capsys: Capture, tmp_path: Path, kind: str, kept: int
) -> None:
    folder = write_good(tmp_path / "case")
    (path,) = folder.glob(f"{kind}*.dcm")
    path.write_bytes(path.read_bytes()[:kept])
    status, report = run_json(capsys, "check", folder)
    assert status == 1
    (case,) = report["cases"]
    (said,) = (f for f in case["findings"] if f["rule"] == "F17")
    assert path.name in said["message"]
    if kind == "RS":
        assert any("it may be in 1 damaged file" in m for m in case["missing"])


def test_other_files_are_no_damage(capsys: Capture, tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case")
    before, _ = run_json(capsys, "check", folder)
    (folder / "readme.txt").write_text("to whom it may concern")
    (folder / "DICOMDIR").write_bytes(b"no index")
    after, _ = run_json(capsys, "check", folder)
    assert after == before


def test_percent_without_a_reference_is_refused(
    capsys: Capture, tmp_path: Path
) -> None:
    folder = case_dir("ihero-brto-equidistant")  # its plan states no dose
    words = ["snapshot", str(folder), "-o", str(tmp_path / "a.png"), "--levels", "95%"]
    assert main(words) == 2
    assert "reference" in capsys.readouterr().err
    assert main([*words, "--reference", "100"]) in (0, 1)


@pytest.mark.parametrize(
    "words",
    [
        *(["--reference", gray] for gray in ("inf", "nan", "1e308", "1e-300", "0")),
        *(["--levels", level] for level in ("infGy", "nan%", "1e-300Gy", "1e9%")),
    ],
)
def test_numbers_that_are_no_dose_are_refused_as_in_the_window(
    capsys: Capture, tmp_path: Path, words: list[str]
) -> None:
    folder, picture = write_good(tmp_path / "case"), tmp_path / "a.png"
    assert main(["snapshot", str(folder), "-o", str(picture), *words]) == 2
    assert capsys.readouterr().err.startswith(f"dosiscope: {words[0]}")
    assert not picture.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["check", "/nowhere/at/all"],
        ["probe", ".", "--at", "1,2"],
        ["snapshot", ".", "-o", "x.png", "--window", "1,-2"],
        *(["snapshot", ".", "-o", "x.png", "--z", z] for z in ("nan", "-inf", "1e300")),
        ["nonsense-verb"],
    ],
)
def test_wrong_use_ends_with_status_2_and_a_sentence(
    words: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    try:
        status = main(words)
    except SystemExit as stop:
        status = int(str(stop.code))
    assert status == 2
    told = capsys.readouterr().err
    assert told
    assert "Traceback" not in told


def test_a_folder_of_junk_is_told_with_its_reasons(
    capsys: Capture, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("nothing of interest")
    assert main(["check", str(tmp_path)]) == 2
    assert "notes.txt" in capsys.readouterr().err


def test_check_says_which_of_several_doses_a_finding_is_about(
    capsys: Capture,
) -> None:
    main(["check", str(case_dir("oncentra-phantom"))])
    lines = capsys.readouterr().out.splitlines()
    (zero,) = [line for line in lines if "DO-15" in line]
    assert "BEAM 1, 2, 3: The dose is zero everywhere." in zero
    (parts,) = [line for line in lines if "DO-16" in line]
    assert parts.count("BEAM") - parts.count("is BEAM:") == 4


def test_the_text_of_dvh_has_units_in_its_heads_and_the_band_in_its_cells(
    capsys: Capture, tmp_path: Path
) -> None:
    folder = write_good(tmp_path)
    words = ["dvh", str(folder), "--dvh-at", "V50%,D2cc,V1Gy(cc)", "--reference", "60"]
    main(words)
    plain = capsys.readouterr().out
    for head in ("V50% %", "D2cc Gy", "V1Gy[cc]", "D98% Gy", "Mean Gy"):
        assert f"  {head}" in plain
    assert "\N{PLUS-MINUS SIGN}" not in plain
    main([*words, "--band"])
    banded = capsys.readouterr().out.splitlines()
    first = next(n for n, line in enumerate(banded) if line.startswith("ROI "))
    assert any("\N{PLUS-MINUS SIGN}" in line for line in banded[first:])
    rows = [line for line in banded[first:] if " computed " in line]
    whole = [line for line in rows if "withheld" not in line]
    assert {len(line) for line in whole} == {len(banded[first])}  # nothing runs over


def test_dvh_names_what_was_chosen_and_carries_the_band(
    capsys: Capture, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "good")
    _, usual = run_json(capsys, "dvh", folder)
    _, bare = run_json(capsys, "dvh", folder, "--end-rule", "none", "--band")
    _, smooth = run_json(capsys, "dvh", folder, "--smooth", "--cubic-dose")
    pairs = [
        (a, b, c)
        for a, b, c in zip(usual["rois"], bare["rois"], smooth["rois"], strict=True)
        if a["source"] == "computed" and a["state"] == "ok"
    ]
    assert pairs
    for a, b, c in pairs:
        assert b["method"]["end rule"] == "none"
        assert b["volume_cc"] <= a["volume_cc"]
        assert b["uncertainty"]["volume_cc"] >= 0
        assert b["metrics"]["D95%"]["plus_minus"] is not None
        assert "band" not in a
        assert "cubic" in c["method"]["dose"]
        assert (
            "cubic" in c["method"]["between contours"]
            or "not" in c["method"]["between contours"]
        )


def test_a_missing_ct_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_good(tmp_path / "case")
    for path in folder.glob("CT*"):
        path.unlink()
    main(["check", str(folder)])
    lines = capsys.readouterr().out.splitlines()
    (told,) = [line for line in lines if "no CT image is here" in line]
    assert "IMG-11" in told
    assert "16 images are referenced" in told
    assert "found" not in told


@pytest.mark.parametrize(
    "twice", ["95%,95%", "20Gy,20.0Gy", "50%,25Gy", "20Gy,20.001Gy"]
)
def test_a_level_is_asked_for_once(twice: str) -> None:
    reference, case = Reference(50.0), small_case()
    with pytest.raises(DosiscopeError, match=r"is there twice|are one dose"):
        parse_levels(twice, case, reference)
    assert len(parse_levels("95%,50%,20Gy", case, reference)) == 3


def test_a_line_of_levels_is_read_as_in_the_window() -> None:
    reference, case = Reference(50.0), small_case()
    levels = parse_levels("107,100,95%,20Gy", case, reference)
    told = [(one.value, one.is_percent) for one in levels]
    assert told == [(107, True), (100, True), (95, True), (20, False)]
    with pytest.raises(
        DosiscopeError, match="--levels: “107” could be 107 % or 107 Gy"
    ):
        parse_levels("107,100", case, reference)


@pytest.mark.parametrize(
    "words",
    ["check --acc PAT-03", "dvh --ref 2", "snapshot -o p.png --win 40,400", "--ignore"],
)
def test_an_option_is_never_guessed_from_its_first_letters(
    capsys: Capture, words: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse([*words.split(), "folder"])
    assert "unrecognized arguments: --" in capsys.readouterr().err
