"""RT Images in the window: where they are shown, copied, and what arrives."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.rt_images import RtImages
from dosiscope.app.main import main
from dosiscope.core.inventory import Selection
from dosiscope.core.sidecar.text import read_sidecar
from dosiscope.viewer.details_rows import columns_of
from support.arriving import arrive
from support.case_rows import index_of, labelled
from support.cases import good_built
from support.command_line import run_json
from support.kept_sessions import reopen, save
from support.picture_panels import offered
from support.report_pages import rows_of
from support.rival_plans import write_rival
from support.synthetic.rt_image import UID, rt_image
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

SECOND = "1.2.3.78"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good case with an RT Image of its plan and one that names none."""
    built = good_built()
    lonely = rt_image(
        built, SECOND, RTImageLabel="Lonely", ReferencedRTPlanSequence=...
    )
    built.along = [rt_image(built), lonely]
    built.write(tmp_path / "in")
    return tmp_path / "in"


def test_it_is_offered_where_there_is_one(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    action = window.menus.actions["rt_images"]
    open_and_wait(qtbot, window, folder)
    assert action.isEnabled()
    action.trigger()
    dock = window.docks["RT Image"]
    qtbot.waitUntil(lambda: is_in_sight(dock))
    panel = feature(window, RtImages).panel
    assert panel.image is not None
    assert panel.image.header.uid == UID
    assert window.contents.text().endswith("1 dose · 1 RT Image")


def test_its_picture_is_copied(qtbot: QtBot, window: Window, folder: Path) -> None:
    open_and_wait(qtbot, window, folder)
    images = feature(window, RtImages)
    images.show()
    copy = offered(images.panel)[0]
    assert copy.text() == "Copy picture"
    QGuiApplication.clipboard().clear()
    copy.trigger()
    assert QGuiApplication.clipboard().image().width() > 700


def test_a_click_on_one_without_a_plan_shows_it_alone(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    open_and_wait(qtbot, window, folder)
    browser = window.late.cases.panel
    (row,) = labelled(browser, "RT Image Lonely")
    browser.tree.clicked.emit(index_of(browser, row))
    assert browser.pending == Selection(along=(SECOND,))
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        browser.show_button.click()
    case = window.review.case
    assert case is not None
    assert case.is_of_along_alone
    images = feature(window, RtImages)
    assert images.place.is_maximised
    assert images.panel.isVisible()
    assert images.panel.image is not None
    assert images.panel.image.label == "Lonely"
    assert window.contents.text() == "1 RT Image"
    assert case.missing == ()
    # with the plan the pictures of the patient are back
    (row,) = labelled(browser, "Good plan")
    browser.tree.clicked.emit(index_of(browser, row))
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        browser.show_button.click()
    assert not images.place.is_maximised
    assert window.pictures.isVisible()


def test_one_that_arrives_is_shown(qtbot: QtBot, window: Window, folder: Path) -> None:
    (path,) = folder.glob("RTIMAGE.1.dcm")
    late = folder.parent / "late.dcm"
    shutil.move(path, late)
    open_and_wait(qtbot, window, folder)
    feature(window, RtImages).show()
    panel = feature(window, RtImages).panel
    assert panel.image is None
    arrive(qtbot, window, [late])
    assert panel.image is not None
    assert panel.image.header.uid == UID
    assert window.notice.text() == "1 RT Image of this patient arrived."


def test_details_and_check_tell_what_it_states(
    qtbot: QtBot, window: Window, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_and_wait(qtbot, window, folder)
    case = window.review.case
    assert case is not None
    (column,) = (c for c in columns_of(case) if c.title == "RT Image Field 1")
    assert column.stated["RT Image SID (mm)"] == "1000"
    assert column.stated["Date"] == "2026-01-05"
    status, report = run_json(capsys, "check", folder)
    assert status == 0
    (one,) = report["cases"][0]["along"]
    assert (one["object"], one["label"], one["uid"]) == ("RT Image", "Field 1", UID)
    (other,) = report["cases"][0]["outside"]
    assert other["reason"] == "it names no plan"


def test_a_report_has_a_row_and_a_picture_of_each(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = tmp_path / "t.txt"
    template.write_text("title = Images\n\n[rt images]\n")
    words = ("--template", str(template), "--no-identity")
    _, report = run_json(capsys, "report", folder, *words)
    (section,) = report["report"]["sections"]
    assert section["title"] == "RT Images"
    figure = section["blocks"][1]
    (row,) = rows_of(report, "rt images")
    told = {name: cell["text"] for name, cell in row.items()}
    assert told["image"] == "Field 1 · DRR"
    assert told["beam"] == 'Beam 1 "Anterior" · plan Good plan'
    assert (told["scale"], told["sid"]) == ("1.0000", "1000")
    assert told["extent"].startswith("x \N{MINUS SIGN}40.0 to 40.0, y")
    assert figure["caption"] == "Field 1 · DRR · 2026-01-05 10:15:00"
    page = tmp_path / "r.html"
    main(["report", str(folder), *words, "-o", str(page)])
    assert page.read_text("utf-8").count("<img") == 1


def test_snapshot_writes_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.png"
    words = ["snapshot", str(folder), "-o", str(out), "--rt-image", "Field 1"]
    assert main([*words, "--size", "400x500", "--no-identity"]) == 0
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == (400, 500)
    capsys.readouterr()
    for more, told in (
        (["--plane", "coronal"], "--plane is of planes, not of an RT Image"),
        (["--at", "0"], "--at is of planes, not of an RT Image"),
        (["--dose", "1.2"], "--dose is of planes, not of an RT Image"),
        (["--rt-image", "Field 9"], "no one RT Image is called Field 9; there are: "),
    ):
        assert main([*words, "--force", *more]) == 2
        assert told in capsys.readouterr().err
    drawing = tmp_path / "a.svg"
    assert main([*words[:3], str(drawing), "--rt-image", UID, "--no-identity"]) == 0
    text = drawing.read_text("utf-8")
    assert "TEST-001" not in text
    assert "<svg" in text


def test_snapshot_finds_one_wherever_it_belongs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that names no plan; one beside two plans; one that is withheld."""
    built = good_built()
    askew = rt_image(built, "1.2.3.79", RTImageLabel="Askew", RTImagePlane="NON_NORMAL")
    (folder / "RI.3.dcm").write_bytes(built.file_of(askew))
    write_rival(folder, "1.2.3.4.5")
    for n, label in enumerate(("Lonely", "Field 1")):
        out = tmp_path / f"{n}.png"
        assert main(["snapshot", str(folder), "-o", str(out), "--rt-image", label]) == 0
        assert not QImage(str(out)).isNull()
    capsys.readouterr()
    out = tmp_path / "askew.png"
    assert main(["snapshot", str(folder), "-o", str(out), "--rt-image", "Askew"]) == 2
    assert not out.exists()
    assert capsys.readouterr().err == (
        'dosiscope: Withheld: RT Image "Askew": its plane is not normal to the axis of '
        "the beam (NON_NORMAL).\n"
    )


def test_a_session_keeps_which_came_along(
    qtbot: QtBot, window: Window, folder: Path, tmp_path: Path
) -> None:
    """One that the user left out is not there when it is seen again."""
    built = good_built()
    (folder / "RI.3.dcm").write_bytes(built.file_of(rt_image(built, "1.2.3.79")))
    open_and_wait(qtbot, window, folder)
    browser = window.late.cases.panel
    (first, _) = labelled(browser, "RT Image Field 1")
    browser.tree.button_pressed.emit(first, browser.tree.source.columns[1])
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        browser.show_button.click()
    measured(qtbot, window)
    path = save(qtbot, window, tmp_path / "s.json")
    assert read_sidecar(path).choice.along == ("1.2.3.79",)
    again = reopen(qtbot, tmp_path / "settings", path)
    case = again.review.case
    assert case is not None
    assert [one.header.uid for one in case.rt_images] == ["1.2.3.79"]
    again.close()
