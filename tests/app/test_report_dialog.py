"""The report of what is open in the window: its pages, files and prints."""

from __future__ import annotations

import json
from dataclasses import replace
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from dosiscope.app import compared, report_figures, report_text
from dosiscope.app.choices import REPORT_TEMPLATE
from dosiscope.app.comparing import Compared
from dosiscope.app.features import report_files
from dosiscope.app.features.compare import Compare
from dosiscope.app.features.report import Report
from dosiscope.app.features.report_gathering import ReportGathering
from dosiscope.app.main import main
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.link import propose
from dosiscope.core.progress import Progress
from dosiscope.core.report.template import Page
from dosiscope.core.report.template_text import template_text
from dosiscope.io.out import document_html
from dosiscope.resources.report_templates import preset
from dosiscope.viewer.report import pages as page_layout
from dosiscope.viewer.report import printing
from dosiscope.viewer.screen_identity import screen_identity
from support.arriving import arrive, of_kind
from support.cases import write_good
from support.named_patient import (
    IDENTITY,
    identity_in,
    personal,
    without_moment,
)
from support.pdf_read import about, pages_text, sizes_mm, unpacked
from support.rival_plans import good_dose, write_two_plans
from support.windows import feature, measured, open_and_wait, open_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.viewer.report.dialog import ReportDialog
    from support.synthetic.build import BuiltCase


@pytest.fixture(scope="module")
def reviewed(
    module_bot: QtBot, lasting_window: Window, tmp_path_factory: pytest.TempPathFactory
) -> Window:
    folder = tmp_path_factory.mktemp("report") / "zzyzx_quentin"
    open_and_wait(module_bot, lasting_window, write_good(folder, personal))
    measured(module_bot, lasting_window)
    return lasting_window


@pytest.fixture
def report(reviewed: Window) -> Iterator[Report]:
    """The report of a case that is measured; left as it was found."""
    found, at = feature(reviewed, Report), reviewed.review.axial.at
    yield found
    if found.dialog is not None:
        found.dialog.reject()
    reviewed.settings.set(REPORT_TEMPLATE, "")
    reviewed.review.tray.replace_all(())
    reviewed.review.axial.go_to(at)
    reviewed.notice.hide()
    screen_identity.set_hidden(False)


def opened(qtbot: QtBot, report: Report) -> ReportDialog:
    """Open the dialog and wait for its pages."""
    if report.dialog is None:
        report.open()
    dialog = report.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.save.isEnabled(), timeout=30_000)
    return dialog


def saved(
    qtbot: QtBot, report: Report, path: Path, monkeypatch: pytest.MonkeyPatch
) -> bytes:
    """Save the report as the dialog does, and read it."""
    asked = []

    def ask(*words: object) -> tuple[str, str]:
        asked.append(words)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    report.save(path.suffix[1:])
    qtbot.waitUntil(path.is_file, timeout=30_000)
    proposed = str(asked[0][2])
    assert not identity_in(proposed)
    return path.read_bytes()


def test_one_step_shows_the_pages_with_the_usual_template_and_pdf_has_them(
    qtbot: QtBot,
    report: Report,
    reviewed: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    review = reviewed.review
    before = [view.at for view in review.views], review.cursor, review.dose
    dialog = opened(qtbot, report)
    shown = dialog.preview.pages
    assert shown is not None
    assert len(shown) >= 2
    assert dialog.template == preset("plan review")
    assert dialog.where.text() == f"Page 1 of {len(shown)}"
    # nothing on the screen has moved
    assert ([view.at for view in review.views], review.cursor, review.dose) == before
    data = saved(qtbot, report, tmp_path / "r.pdf", monkeypatch)
    pages = pages_text(data)
    assert len(pages) == len(shown)
    assert all("Zzyzx" in text and "PQ-7788" in text for text in pages)
    assert about(data)["/Title"] == "Plan review"
    assert not identity_in(repr(about(data)))
    assert len(data) < 5_000_000


def test_what_is_ticked_and_moved_is_on_the_pages(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    parts = dialog.parts
    for row in range(parts.count()):
        item = parts.item(row)
        wanted = item.text() in ("Patient", "DVH", "Method")
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    parts.setCurrentRow(
        [parts.item(n).text() for n in range(parts.count())].index("Method")
    )
    for _ in range(parts.count()):
        qtbot.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [part.key for part in dialog.template.parts] == ["method", "identity", "dvh"]
    assert dialog.presets.currentText() == "As set below"
    opened(qtbot, report)
    text = " ".join(pages_text(saved(qtbot, report, tmp_path / "r.pdf", monkeypatch)))
    assert text.index("Method") < text.index("Patient's Name") < text.index("D98%")
    assert "Plan check" not in text


def test_the_last_part_cannot_be_switched_off(qtbot: QtBot, report: Report) -> None:
    dialog = opened(qtbot, report)
    for row in range(dialog.parts.count()):
        dialog.parts.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert len(dialog.template.parts) == 1
    assert dialog.parts.parts == dialog.template.parts


def test_the_last_template_is_used_again(
    qtbot: QtBot, report: Report, reviewed: Window
) -> None:
    dialog = opened(qtbot, report)
    other = replace(preset("one page"), title="My own", page=Page.LETTER)
    dialog.take_template(other)
    qtbot.waitUntil(
        lambda: reviewed.settings.get(REPORT_TEMPLATE) == template_text(other),
        timeout=5_000,
    )
    dialog.reject()
    assert report.dialog is None
    assert opened(qtbot, report).template == other


def test_paper_and_turn_are_those_that_are_chosen(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    dialog.page.setCurrentIndex(1)
    dialog.turn.setCurrentIndex(1)
    dialog.turn.activated.emit(1)
    assert not dialog.save.isEnabled()  # the pages are of before
    opened(qtbot, report)
    data = saved(qtbot, report, tmp_path / "r.pdf", monkeypatch)
    assert set(sizes_mm(data)) == {(279, 216)}


def test_without_identity_no_byte_tells_who_it_is(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    dialog.identity.setChecked(False)
    assert not dialog.save.isEnabled()
    opened(qtbot, report)
    for kind in ("pdf", "html", "json"):
        data = saved(qtbot, report, tmp_path / f"r.{kind}", monkeypatch)
        text = unpacked(data)
        if kind == "pdf":
            pages = pages_text(data)
            assert all("left out" in page for page in pages)
            text += " ".join(pages).encode()
        for word in IDENTITY:
            for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
                assert word.encode(encoding) not in text.lower(), kind


def test_hidden_identity_is_left_out_unasked(qtbot: QtBot, report: Report) -> None:
    screen_identity.set_hidden(True)
    assert not opened(qtbot, report).identity.isChecked()


def test_json_and_html_are_of_the_same_record(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(qtbot, report)
    values = json.loads(saved(qtbot, report, tmp_path / "r.json", monkeypatch))
    html = saved(qtbot, report, tmp_path / "r.html", monkeypatch).decode()
    pages = " ".join(pages_text(saved(qtbot, report, tmp_path / "r.pdf", monkeypatch)))
    assert values["made"] in html
    assert values["made"] in pages
    assert html.count("<img") == html.count("data:image/png;base64,") > 0


def test_pages_are_printed_that_are_asked_for(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    path = tmp_path / "printed.pdf"

    def ask(pages: object, title: str, parent: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setFullPage(True)
        printer.setFromTo(2, 2)
        return printer

    monkeypatch.setattr(printing, "ask_for_printer", ask)
    dialog.print_asked.emit()
    qtbot.waitUntil(lambda: dialog.save.isEnabled() and path.is_file(), timeout=30_000)
    (text,) = pages_text(path.read_bytes())
    assert dialog.preview.pages is not None
    assert f"page 2 of {len(dialog.preview.pages)}" in text


def test_an_input_is_never_written_over(
    qtbot: QtBot,
    report: Report,
    reviewed: Window,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(qtbot, report)
    (folder,) = reviewed.session.inputs
    file = next(path for path in sorted(folder.rglob("*")) if path.is_file())
    before = file.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    for kind in ("pdf", "html", "json", "csv"):
        dialog.notice.show_note("")
        report.save(kind)
        assert "never overwritten" in dialog.notice.text()
    assert file.read_bytes() == before


def test_closing_ends_what_is_being_made(qtbot: QtBot, report: Report) -> None:
    report.open()
    dialog = report.dialog
    assert dialog is not None
    dialog.reject()
    assert report.dialog is None
    report.open()  # and it can be opened again
    opened(qtbot, report)


def test_the_pictures_of_the_tray_are_in_the_report(
    qtbot: QtBot, report: Report, reviewed: Window, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for caption in ("The hot spot", "The cold spot"):
        reviewed.menus.actions["tray_add"].trigger()
        reviewed.review.tray.rename(len(reviewed.review.tray.all) - 1, caption)
        reviewed.review.axial.step(1)
    reviewed.review.tray.move(1, 0)
    opened(qtbot, report)
    text = " ".join(pages_text(saved(qtbot, report, tmp_path / "r.pdf", monkeypatch)))
    assert text.index("The cold spot") < text.index("The hot spot")


def test_opened_at_once_it_waits_for_what_the_window_measures(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "case"))
    report = feature(window, Report)
    dialog = opened(qtbot, report)
    results, display = window.review.results, window.review.display
    shown = {roi.number for roi in display.visible_rois}
    # else pictures across the contours would say what is still to be cut
    assert not shown & results.uncut.keys()
    assert shown <= {*results.dvhs, *results.reasons}
    dialog.reject()


def test_of_the_session_beside_it_the_same_report_is_made_again(
    qtbot: QtBot,
    report: Report,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(qtbot, report)
    dialog.identity.setChecked(False)
    opened(qtbot, report)
    dialog.beside.setChecked(True)
    data = saved(qtbot, report, tmp_path / "r.pdf", monkeypatch)
    beside = tmp_path / "r.json"
    qtbot.waitUntil(beside.is_file, timeout=30_000)
    text = beside.read_text(encoding="utf-8")
    assert not identity_in(text)
    again = tmp_path / "again.pdf"
    assert main(["report", str(beside), "-o", str(again)]) in (0, 1)

    def told(pdf: bytes) -> list[str]:
        return [without_moment(page) for page in pages_text(pdf)]

    assert told(again.read_bytes()) == told(data)


def test_json_has_no_session_beside_it_and_says_so(
    qtbot: QtBot,
    report: Report,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = opened(qtbot, report)
    dialog.beside.setChecked(True)
    values = json.loads(saved(qtbot, report, tmp_path / "r.json", monkeypatch))
    assert "dvh" in values
    qtbot.waitUntil(dialog.save.isEnabled, timeout=30_000)
    assert "JSON has no session" in dialog.notice.text()
    assert [path.name for path in tmp_path.glob("*.json")] == ["r.json"]


def test_csv_is_that_of_the_verb_and_names_nobody(
    qtbot: QtBot,
    report: Report,
    reviewed: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert opened(qtbot, report).identity.isChecked()
    data = saved(qtbot, report, tmp_path / "r.csv", monkeypatch)
    (folder,) = reviewed.session.inputs
    assert main(["report", str(folder), "-o", str(tmp_path / "verb.csv")]) in (0, 1)
    told, verb = data.decode(), (tmp_path / "verb.csv").read_text("utf-8")
    assert without_moment(told).splitlines() == without_moment(verb).splitlines()
    assert not identity_in(told)


def test_a_folder_of_csv_is_filled_whole_and_no_other_is_touched(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    folder = tmp_path / "tables"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder), ""))
    report.save("csv folder")
    qtbot.waitUntil(dialog.save.isEnabled, timeout=30_000)
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert "dvh.csv" in written
    for data in written.values():
        assert b"# made" in data
        assert not identity_in(data.decode())
    report.save("csv folder")
    assert "not an empty folder" in dialog.notice.text()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == written


def test_what_is_text_is_made_in_a_job(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[str, bool]] = []
    for module, name in (
        (report_figures, "document_of"),
        (report_text, "report_json"),
        (report_text, "tables_csv"),
        (document_html, "document_html"),
        (report_files, "write_output"),
    ):
        make = getattr(module, name)

        def told(
            *given: object, name: str = name, make: Any = make, **more: Any
        ) -> Any:
            made.append((name, current_thread() is main_thread()))
            return make(*given, **more)

        monkeypatch.setattr(module, name, told)
    opened(qtbot, report)
    for form in ("pdf", "html", "json", "csv"):
        saved(qtbot, report, tmp_path / f"r.{form}", monkeypatch)
        opened(qtbot, report)
    assert {name for name, _ in made} == {
        "document_of", "report_json", "tables_csv", "document_html", "write_output",
    }  # fmt: skip
    assert not any(in_window for _, in_window in made)


def test_another_choice_of_identity_measures_nothing_again(
    qtbot: QtBot, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    monkeypatch.setattr(ReportGathering, "begin", pytest.fail)
    dialog.identity.setChecked(False)
    opened(qtbot, report)


def test_metrics_of_a_template_are_there_while_it_is_used(
    qtbot: QtBot, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    usual = dialog.template
    for n, (metrics, is_there) in enumerate(((("V12.3Gy",), True), ((), False))):
        wanted = tuple(map(parse_metric, metrics))
        parts = (
            replace(part, metrics=wanted) if part.key == "dvh" else part
            for part in usual.parts
        )
        dialog.take_template(replace(usual, parts=tuple(parts)))
        opened(qtbot, report)
        text = saved(qtbot, report, tmp_path / f"r{n}.json", monkeypatch).decode()
        assert ("V12.3Gy" in text) == is_there


def test_a_mistake_of_the_program_does_not_leave_the_dialog_busy(
    qtbot: QtBot, report: Report, reviewed: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> Iterator[object]:
        yield Progress(0, 1)
        raise RuntimeError("not as it should be")

    monkeypatch.setattr(page_layout, "pages_of", wrong)
    report.open()
    qtbot.waitUntil(lambda: report.dialog is None, timeout=30_000)
    assert "RuntimeError" in reviewed.notice.text()


def test_letters_that_no_font_has_are_told(
    qtbot: QtBot, window: Window, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def strange(built: BuiltCase) -> None:
        built.structures.SpecificCharacterSet = "ISO_IR 192"
        built.structures.StructureSetROISequence[0].ROIName = "Blase \ue123"

    case = write_good(tmp_path / "case", strange)
    open_and_wait(qtbot, window, case)
    report = feature(window, Report)
    dialog = opened(qtbot, report)
    assert "1 letter of this report is in no font" in dialog.notice.text()
    dialog.reject()
    assert main(["report", str(case), "-o", str(tmp_path / "r.pdf")]) in (0, 1)
    told = capsys.readouterr().err
    assert told.count("in no font") == 1
    text = " ".join(pages_text((tmp_path / "r.pdf").read_bytes()))
    assert "Blase \u2039U+E123\u203a" in text
    assert "in no font" in text


def test_the_dialog_of_the_system_is_asked_with_the_pages_and_the_paper(
    qtbot: QtBot, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    pages = dialog.preview.pages
    assert pages is not None
    asked: list[QPrintDialog] = []

    def exec_(self: QPrintDialog) -> QDialog.DialogCode:
        asked.append(self)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", exec_)
    printer = printing.ask_for_printer(pages, "Plan review", dialog)
    assert printer is not None
    assert printer.docName() == "Plan review"
    assert (asked[0].minPage(), asked[0].maxPage()) == (1, len(pages))
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.A4
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert printing.ask_for_printer(pages, "Plan review", dialog) is None


def test_no_input_is_printed_over(
    qtbot: QtBot, report: Report, reviewed: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, report)
    (folder,) = reviewed.session.inputs
    file = next(path for path in sorted(folder.rglob("*")) if path.is_file())
    before = file.read_bytes()

    def ask(*_: object) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return printer

    monkeypatch.setattr(printing, "ask_for_printer", ask)
    dialog.print_asked.emit()
    assert "never overwritten" in dialog.notice.text()
    assert file.read_bytes() == before


def test_what_the_window_worked_out_of_two_doses_is_not_worked_out_again(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rival = write_two_plans(tmp_path / "two", 1.1)
    open_in(window, tmp_path / "two")
    session = window.session
    with qtbot.waitSignal(session.choice_needed, timeout=20_000):
        pass
    with qtbot.waitSignal(session.opened, timeout=20_000):
        assert session.inventory is not None
        session.choose(propose(session.inventory, dose=good_dose()))
    session.compare_with(rival.dose)
    qtbot.waitUntil(lambda: window.review.other_dose is not None, timeout=20_000)
    comparing = feature(window, Compare).comparing
    comparing.ask_for_gamma(GammaCriteria(3.0, 2.0))
    comparing.want((Compared.DIFFERENCE,))
    qtbot.waitUntil(lambda: comparing.gamma.value is not None, timeout=20_000)
    qtbot.waitUntil(lambda: comparing.difference.value is not None, timeout=20_000)
    measured(qtbot, window)
    for name in ("gamma", "dose_difference"):
        monkeypatch.setattr(compared, name, pytest.fail)
    report = feature(window, Report)
    dialog = opened(qtbot, report)
    path = tmp_path / "r.json"
    told = json.loads(saved(qtbot, report, path, monkeypatch))["comparison"]
    assert comparing.gamma.value is not None
    assert told["gamma"]["pass_percent"] == comparing.gamma.value.numbers.pass_percent
    dialog.reject()


@pytest.fixture
def without_dose(qtbot: QtBot, window: Window, tmp_path: Path) -> list[Path]:
    """All of a case is open but its dose, which is returned."""
    files = sorted(write_good(tmp_path / "inbox").iterdir())
    open_and_wait(qtbot, window, *of_kind(files, "CT", "RS", "RP"))
    measuring = window.session.measuring
    qtbot.waitUntil(lambda: bool(measuring.measured), timeout=20_000)
    return of_kind(files, "RD")


def test_the_pages_are_of_the_case_as_it_has_grown(
    qtbot: QtBot,
    window: Window,
    without_dose: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = feature(window, Report)
    dialog = opened(qtbot, report)
    before = dialog.preview.pages
    arrive(qtbot, window, without_dose)
    qtbot.waitUntil(lambda: dialog.preview.pages not in (None, before), timeout=20_000)
    opened(qtbot, report)
    text = " ".join(pages_text(saved(qtbot, report, tmp_path / "r.pdf", monkeypatch)))
    dose = window.review.dose
    assert dose is not None
    assert dose.header.sop_instance_uid in text.replace(" ", "")
    dialog.reject()


def test_pages_of_before_are_not_written_where_the_case_grows_meanwhile(
    qtbot: QtBot,
    window: Window,
    without_dose: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = feature(window, Report)
    dialog = opened(qtbot, report)

    def ask(*_: object) -> tuple[str, str]:
        arrive(qtbot, window, without_dose)
        return str(tmp_path / "r.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    report.save("pdf")
    assert "Nothing is written" in dialog.notice.text()
    opened(qtbot, report)
    assert not (tmp_path / "r.pdf").exists()
    dialog.reject()
