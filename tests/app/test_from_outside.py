"""What a user sees of numbers that could mislead: through verbs and window alone.

Nothing here names an inner part of the program beyond the window's own widgets, so
every test runs on any version; the right values are those of the generators or come
from pydicom.
"""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QWidget

from dosiscope.app.main import main
from dosiscope.demo.dicom.description import Dose, Histogram
from support.cases import good_built, setting, without, write_good
from support.data import case_dir
from support.made_cases import made_case
from support.reading import docked_words, visible_words
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import open_and_wait, open_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from support.cases import Mutation
    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]

PTV_CC = 21.2  # of the generated cases: 10 planes of 3 mm, radius 15 mm


def said(capsys: Capture, *words: object) -> dict[str, Any]:
    """What a verb prints as JSON."""
    main([*(str(word) for word in words), "--json"])
    record: dict[str, Any] = json.loads(capsys.readouterr().out)
    return record


def computed(capsys: Capture, folder: Path, name: str, *more: str) -> dict[str, Any]:
    """The record of the computed DVH of an ROI."""
    rois = said(capsys, "dvh", folder, *more)["rois"]
    (found,) = (r for r in rois if r["name"] == name and r["source"] == "computed")
    record: dict[str, Any] = found
    return record


def only_file(folder: Path, kind: str) -> Path:
    """The one file whose name begins so."""
    (found,) = folder.glob(f"{kind}*.dcm")
    return found


def of_modality(folder: Path, modality: str) -> tuple[Path, pydicom.Dataset]:
    """The one file of a modality and what it holds."""
    read = ((path, pydicom.dcmread(path)) for path in sorted(folder.rglob("*.dcm")))
    (found,) = ((path, data) for path, data in read if data.Modality == modality)
    return found


def choose_in(qtbot: QtBot, dock: QWidget, text: str) -> None:
    """Choose a text in the list of a panel, once it is there, as a click does."""
    dock.raise_()  # as a click on its tab does

    def offers() -> list[tuple[QComboBox, int]]:
        boxes = dock.findChildren(QComboBox)
        rows = [(box, row) for box in boxes for row in range(box.count())]
        return [(box, row) for box, row in rows if text in box.itemText(row)]

    qtbot.waitUntil(lambda: bool(offers()), timeout=20_000)
    box, row = offers()[0]
    box.setCurrentIndex(row)
    box.activated.emit(row)


def click_the_picture(qtbot: QtBot, window: Window) -> None:
    middle = window.view.rect().center()
    under = window.view.childAt(middle) or window.view
    at = under.mapFrom(window.view, middle)
    qtbot.mouseClick(under, Qt.MouseButton.LeftButton, pos=at)


def gray_at(data: pydicom.Dataset, point: tuple[float, float, float]) -> float:
    """The dose at a point that is a sample of the file, by pydicom."""
    x, y, z = (float(value) for value in data.ImagePositionPatient)
    dy, dx = (float(value) for value in data.PixelSpacing)
    offsets = [float(value) for value in data.GridFrameOffsetVector]
    up = offsets if offsets[0] == 0 else [value - z for value in offsets]
    frame = min(range(len(up)), key=lambda n: abs(z + up[n] - point[2]))
    row, column = round((point[1] - y) / dy), round((point[0] - x) / dx)
    return float(data.pixel_array[frame, row, column] * data.DoseGridScaling)


def test_the_read_out_is_of_the_dose_that_is_chosen(
    qtbot: QtBot, window: Window
) -> None:
    folder = case_dir("oncentra-phantom")
    read = map(pydicom.dcmread, folder.rglob("*.dcm"))
    doses = [data for data in read if data.Modality == "RTDOSE"]
    window.session.want("", doses[0].SOPInstanceUID, "")
    open_and_wait(qtbot, window, folder)
    point = (-5.006909, -6.014013, 0.0)
    window.review.axial.go_to(point[2])
    window.review.set_cursor(point)
    for label in ("BEAM 2", "BEAM 3", "BEAM 1"):
        choose_in(qtbot, window.docks["Dose"], label)
        assert window.review.dose is not None
        uid = window.review.dose.header.sop_instance_uid
        (data,) = (data for data in doses if data.SOPInstanceUID == uid)
        assert f"{gray_at(data, point):.2f} Gy" in window.at_cursor.text()


def test_nothing_is_read_out_of_a_patient_who_was_replaced(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = good_built(seed="other")
    setting("all", "PatientID", "OTHER-9")(other)
    setting("all", "PatientName", "Other^One")(other)
    other.write(tmp_path / "second")
    open_and_wait(qtbot, window, write_good(tmp_path / "first"))
    click_the_picture(qtbot, window)
    assert "Gy" in window.at_cursor.text()

    def replaced(box: QMessageBox) -> int:
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", replaced)
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        open_in(window, tmp_path / "second", add=True)
    assert window.review.case is not None
    assert window.review.case.patient.id == "OTHER-9"
    assert window.at_cursor.text() == ""


def shifted(points: Any, by: float) -> list[str]:
    """The points of a contour, moved along x, as a file has them."""
    moved = np.reshape(np.array(points, dtype=float), (-1, 3))
    moved[:, 0] += by
    return [f"{value:.9g}" for value in moved.ravel()]


@pytest.mark.parametrize("by", [0.0, 0.001])
@pytest.mark.parametrize("slices", ["half of them", "all"])
def test_a_contour_that_is_written_twice_counts_once(
    capsys: Capture, tmp_path: Path, by: float, slices: str
) -> None:
    folder = made_case("c23", tmp_path)
    path, data = of_modality(folder, "RTSTRUCT")
    ptv = data.ROIContourSequence[1].ContourSequence
    once = {float(contour.ContourData[2]): contour for contour in ptv}
    again = [once[z] for z in sorted(once)[:: 2 if slices == "half of them" else 1]]
    copies = [copy.deepcopy(contour) for contour in again]
    for contour in copies:
        contour.ContourData = shifted(contour.ContourData, by)
    ptv[:] = [*once.values(), *copies]
    data.save_as(path)
    assert computed(capsys, folder, "PTV")["volume_cc"] == pytest.approx(PTV_CC, 2e-3)
    (case,) = said(capsys, "check", folder)["cases"]
    told = [f for f in case["findings"] if "PTV" in f["message"]]
    assert [f["action"] for f in told] == ["WARN"]
    assert f"repeat others of their planes ({len(copies)} " in told[0]["message"]
    at = [word for z in once for word in ("--at", f"0,0,{z}")]
    for point in said(capsys, "probe", folder, *at)["points"]:
        assert "PTV" in point["inside"]


@pytest.mark.parametrize(("stated", "meant"), [("6000", "60.00"), ("2", "60.00")])
def test_a_prescription_out_of_proportion_is_told_beside_its_number(
    qtbot: QtBot, window: Window, tmp_path: Path, stated: str, meant: str
) -> None:
    folder = made_case("c17", tmp_path)
    path, data = of_modality(folder, "RTPLAN")
    data.DoseReferenceSequence[0].TargetPrescriptionDose = stated
    data.FractionGroupSequence[0].NumberOfFractionsPlanned = 30
    data.save_as(path)
    open_and_wait(qtbot, window, folder)
    words = "\n".join([visible_words(window), *docked_words(window).values()])
    assert "does not fit the dose" in words
    assert f"it would be {meant} Gy" in words
    # levels that are no line, or one around all that has any dose, say nothing
    dose, reference = window.review.dose, window.review.look.reference
    assert dose is not None
    grays = [
        level.value * (reference.gray / 100 if level.is_percent and reference else 1)
        for level in window.review.look.levels
    ]
    assert sum(0.1 * dose.maximum < gray < dose.maximum for gray in grays) >= 3


@pytest.mark.parametrize("kind", ["RS", "RD", "CT.0004"])
def test_a_file_that_is_cut_is_no_clean_case(
    qtbot: QtBot, window: Window, tmp_path: Path, kind: str
) -> None:
    folder = write_good(tmp_path)
    path = only_file(folder, kind)
    path.write_bytes(path.read_bytes()[:1500])
    open_and_wait(qtbot, window, folder)
    words = visible_words(window)
    assert "No findings" not in words
    assert "1 refused" in window.header.findings.text()
    everything = "\n".join([words, *docked_words(window).values()])
    assert "No structure set is here:" not in everything
    assert path.name in everything


def test_a_case_without_its_ct_is_not_vouched_for(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path)
    for path in folder.glob("CT*"):
        path.unlink()
    open_and_wait(qtbot, window, folder)
    words = visible_words(window)
    assert "Frame of reference \N{CHECK MARK}" not in words
    assert "No findings" not in words


def test_a_table_without_rows_is_refused(capsys: Capture, tmp_path: Path) -> None:
    folder = write_good(tmp_path)
    path, data = of_modality(folder, "RTSTRUCT")
    data.StructureSetROISequence = []
    data.ROIContourSequence = []
    data.RTROIObservationsSequence = []
    data.save_as(path)
    assert main(["dvh", str(folder)]) == 2
    assert capsys.readouterr().out == ""


def test_a_volume_has_one_format(
    qtbot: QtBot, window: Window, tmp_path: Path, capsys: Capture
) -> None:
    window.resize(1600, 1000)  # every row is seen whole
    folder = write_good(tmp_path)
    open_and_wait(qtbot, window, folder)
    wanted = {"Target", "Bone", "Tube wall"}
    main(["dvh", str(folder)])
    lines = capsys.readouterr().out.splitlines()
    volumes = {}
    for name in wanted:
        (line,) = (x for x in lines if x.startswith(name) and " computed " in x)
        volumes[name] = line.split(" computed ")[1].split()[0]

    def is_read(volume: str, words: str) -> bool:
        return volume in words.splitlines() or f"{volume} cc" in words

    # what is measured is shown in its time
    qtbot.waitUntil(
        lambda: all(
            is_read(volume, docked_words(window)[dock])
            for volume in volumes.values()
            for dock in ("Structures", "DVH")
        ),
        timeout=20_000,
    )


def long_named(folder: Path) -> Path:
    """The good case of a patient and a plan with long names."""
    return write_good(
        folder,
        setting(
            "all", "PatientName", "Wolfeschlegelsteinhausenbergerdorff^Hubert Blaine"
        ),
        setting("all", "PatientID", "I" * 48),
        setting("plan", "RTPlanLabel", "Prostate+nodes A"),
    )


def test_a_picture_too_small_for_its_words_is_refused(
    capsys: Capture, tmp_path: Path
) -> None:
    path = tmp_path / "a.png"
    words = ["snapshot", str(long_named(tmp_path / "case")), "-o", str(path)]
    assert main([*words, "--size", "300x300"]) == 2
    told = capsys.readouterr().err
    assert "do not fit on a picture of 300 x 300 pixels" in told
    assert "pixels are enough" in told
    assert not path.exists()


def test_a_saved_picture_names_its_structures(tmp_path: Path) -> None:
    pictures = []
    for name in ("Bladder", "Rectum"):
        path = tmp_path / f"{name}.png"
        renamed = setting("structures", "StructureSetROISequence.1.ROIName", name)
        folder = write_good(tmp_path / name, renamed)
        words = ["snapshot", str(folder), "-o", str(path), "--rois", name]
        assert main(words) in (0, 1)
        pictures.append(path.read_bytes())
    assert pictures[0] != pictures[1]


def test_a_long_name_leaves_plan_and_approval_whole(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = long_named(tmp_path)
    open_and_wait(qtbot, window, folder)

    def whole() -> None:
        for field in ("RT Plan label", "Date · time", "Approval", "Dose"):
            value = window.header.fields[field].value
            needed = value.fontMetrics().horizontalAdvance(value.text())
            assert value.width() >= needed, field

    qtbot.waitUntil(whole)
    assert window.width() == 1366


def test_no_number_of_a_dvh_is_cut(qtbot: QtBot, window: Window) -> None:
    """A column in sight is as wide as its numbers, or is left out whole."""
    open_and_wait(qtbot, window, case_dir("eclipse-breast"))
    qtbot.waitUntil(lambda: len(window.review.results.dvhs) > 5, timeout=60_000)
    window.docks["DVH"].raise_()
    QApplication.processEvents()
    table = window.dvh.table
    model, metrics = table.model(), table.fontMetrics()
    for column in range(2, model.columnCount()):
        if table.isColumnHidden(column):
            continue
        texts = (
            model.index(row, column).data(Qt.ItemDataRole.DisplayRole)
            for row in range(model.rowCount())
        )
        needed = max(metrics.horizontalAdvance(text or "") for text in texts)
        assert table.columnWidth(column) >= needed, column


def stored_dvh(key: str, kind: str = "PHYSICAL", units: str = "GY") -> Dose:
    """An RT Dose that holds a DVH of the target alone; D50% is 40."""
    volumes = 10 * np.clip((60 - np.arange(60.0)) / 40, 0, 1)
    histogram = Histogram((2,), np.full(60, 1.0), volumes)
    return Dose(
        None, None, type=kind, units=units, dvhs=(histogram,), key=key, comment=key
    )


def test_stored_dvhs_alone_have_their_numbers(capsys: Capture, tmp_path: Path) -> None:
    case = replace(good_case(), doses=(stored_dvh("alone"),))
    build_case(case).write(tmp_path)
    (record,) = said(capsys, "dvh", tmp_path)["rois"]
    assert record["source"] == "stored"
    assert record["metrics"]["D50%"]["value"] == pytest.approx(40, abs=0.5)


def test_stored_dvhs_of_another_plan_are_named_beside_the_case(
    qtbot: QtBot, window: Window, capsys: Capture, tmp_path: Path
) -> None:
    case = good_case()
    plan = replace(case.plans[0], key="second", label="Second plan")
    dvhs = replace(stored_dvh("of the second"), plan="second")
    doses, plans = (*case.doses, dvhs), (*case.plans, plan)
    build_case(replace(case, plans=plans, doses=doses)).write(tmp_path)
    main(["check", str(tmp_path)])
    printed = capsys.readouterr().out
    open_and_wait(qtbot, window, tmp_path)
    window.docks["Checks"].raise_()
    parts = ("its DVHs are of another plan than that shown", "Second plan")
    assert all(part in printed for part in parts)

    def is_listed() -> bool:
        words = docked_words(window)["Checks"]
        return all(part in words for part in parts)

    qtbot.waitUntil(is_listed)


def without_meterset(built: BuiltCase) -> None:
    for beam in built.plan.FractionGroupSequence[0].ReferencedBeamSequence:
        del beam.BeamMeterset


def prone(built: BuiltCase) -> None:
    """The dose is laid out as for a patient on the other side, the CT is not."""
    rows = built.dose.pixel_array[:, ::-1, ::-1]
    dy, dx = (float(value) for value in built.dose.PixelSpacing)
    x, y, z = (float(value) for value in built.dose.ImagePositionPatient)
    last = (x + (rows.shape[2] - 1) * dx, y + (rows.shape[1] - 1) * dy, z)
    built.dose.ImagePositionPatient = [*last]
    built.dose.ImageOrientationPatient = [-1, 0, 0, 0, -1, 0]
    built.dose.PixelData = rows.tobytes()


FINDINGS: dict[str, tuple[tuple[Mutation, ...], str, str]] = {
    "no meterset beside the plan's dose": (
        (without_meterset,),
        "NOTE",
        "although a dose names it: what is to be delivered is not stated there",
    ),
    "dose laid out otherwise": ((prone,), "WARN", "The rows and columns of the dose"),
    "plan later than its dose": (
        (setting("plan", "RTPlanDate", "29991231"),),
        "NOTE",
        "later than the content of its dose",
    ),
    "neither plan nor comment": (
        (without("dose", "ReferencedRTPlanSequence"),),
        "NOTE",
        "names no plan and has no Dose Comment",
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_what_the_files_do_not_bear_out_is_a_finding(
    capsys: Capture, tmp_path: Path, name: str
) -> None:
    mutations, action, words = FINDINGS[name]
    (case,) = said(capsys, "check", write_good(tmp_path, *mutations))["cases"]
    told = [f["action"] for f in case["findings"] if words in f["message"]]
    assert told == [action]


@pytest.mark.parametrize(
    "change", [without_meterset, without("plan", "FractionGroupSequence")]
)
def test_a_plan_of_which_no_dose_is_here_is_called_geometric(
    capsys: Capture, tmp_path: Path, change: Mutation
) -> None:
    only_file(write_good(tmp_path, change), "RD").unlink()
    (case,) = said(capsys, "check", tmp_path)["cases"]
    words = "no dose that is here names it: a geometric plan"
    told = [f["action"] for f in case["findings"] if words in f["message"]]
    assert told == ["WARN"]


def test_stored_dvhs_of_another_frame_are_told(capsys: Capture, tmp_path: Path) -> None:
    case = good_case()
    built = build_case(replace(case, doses=(*case.doses, stored_dvh("apart"))))
    built.doses[1].FrameOfReferenceUID = "1.2.3.4.5"
    built.write(tmp_path)
    (shown,) = said(capsys, "check", tmp_path)["cases"]
    told = [f for f in shown["findings"] if "1.2.3.4.5" in f["message"]]
    assert [f["action"] for f in told] == ["WARN"]
    assert "check whether they are of this case" in told[0]["message"]


def test_rows_of_another_unit_than_their_column_name_it(
    capsys: Capture, tmp_path: Path
) -> None:
    case = good_case()
    others = (
        stored_dvh("rbe", "EFFECTIVE"),
        stored_dvh("part", units="RELATIVE"),
        stored_dvh("unsure", "ERROR"),
    )
    build_case(replace(case, doses=(*case.doses, *others))).write(tmp_path)
    main(["dvh", str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    rows = [line for line in lines if re.match("Target +stored", line)]
    assert len(rows) == 3
    told = {"rbe": "Gy (RBE)", "part": "relative", "unsure": "Dose Type is ERROR"}
    for key, words in told.items():
        assert [key in row for row in rows if words in row] == [True], key


def test_no_word_of_a_picture_without_identity_is_that_of_a_patient(
    tmp_path: Path,
) -> None:
    """The name is left out of its fields: letters of it elsewhere are no name."""
    pictures = []
    for name in ("a", "Test^Patient"):
        folder = write_good(
            tmp_path / name,
            setting("all", "PatientName", name),
            setting("all", "PatientID", name),
        )
        (folder / "CT.0004.dcm").unlink()
        words = ["snapshot", str(folder), "-o", str(tmp_path / f"{name}.png")]
        assert main([*words, "--no-identity"]) == 1
        pictures.append((tmp_path / f"{name}.png").read_bytes())
    assert pictures[0] == pictures[1]
