"""Identity hidden on the screen: nothing in the window tells who the patient is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydicom import dcmread
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QTreeView,
    QWidget,
)

from dosiscope.app import file_dialogs
from dosiscope.app.choices import COLOUR_SCHEME, NAME_IN_TITLE, REMEMBER_FOLDERS
from dosiscope.app.features.colour_schemes import ColourSchemes
from dosiscope.app.features.isodose_presets import IsodosePresets
from dosiscope.app.features.object_details import ObjectDetails
from dosiscope.app.features.picture_dialog import TIMES, PictureDialog
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.features.recent_folders import RecentFolders
from dosiscope.app.features.report_export import ReportExport
from dosiscope.app.features.roi_names import RoiNames
from dosiscope.app.features.tag_view import TagView
from dosiscope.app.why_nothing import nothing_found
from dosiscope.app.window import Window
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import LEFT_OUT, NO_IDENTITY, Personal, filled
from dosiscope.core.inventory import Inventory, Skipped
from dosiscope.viewer.layers.lettering import written
from dosiscope.viewer.screen_identity import HIDDEN, WHY_NOT, screen_identity
from support.cases import write_good
from support.exports import EXPORTS, answering, end_report, is_written, prepare
from support.named_patient import IDENTITY, identity_in, personal
from support.pdf_read import pages_text, unpacked
from support.windows import feature, make_late_panels, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.qtbot import QtBot

    from support.synthetic.build import BuiltCase


def of_two_names(built: BuiltCase) -> None:
    """The plan states another name."""
    personal(built)
    built.plan.PatientName = "Zzyzx^Quentin^Otto"


@pytest.fixture
def opened(qtbot: QtBot, window: Window, tmp_path: Path) -> Iterator[Window]:
    folder = write_good(tmp_path / "zzyzx_quentin", of_two_names)
    (folder / "zzyzx notes.dcm").write_bytes(b"no DICOM")
    open_and_wait(qtbot, window, folder)
    yield window
    screen_identity.set_hidden(False)


def of_model(
    model: QAbstractItemModel, parent: QModelIndex, is_tree: bool
) -> Iterator[str]:
    roles = Qt.ItemDataRole
    for row in range(model.rowCount(parent)):
        is_list = isinstance(model, QAbstractListModel)
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in (roles.DisplayRole, roles.ToolTipRole, roles.EditRole):
                yield str(model.data(index, role))
            if is_tree and not column:
                yield from of_model(model, index, is_tree)


def of_menu(menu: QMenu) -> Iterator[str]:
    menu.aboutToShow.emit()
    for action in menu.actions():
        yield action.text()
        yield action.toolTip()
        below = action.menu()
        if isinstance(below, QMenu):
            yield from of_menu(below)


def of_widget(widget: QWidget) -> Iterator[str]:
    yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.accessibleName()
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        is_tree = isinstance(widget, QTreeView)
        yield from of_model(widget.model(), QModelIndex(), is_tree)
    elif isinstance(widget, QMenu):
        yield from of_menu(widget)


def on_the_screen(window: Window) -> str:
    """All words of the window, of what belongs to it, and of its pictures."""
    make_late_panels(window)
    QApplication.processEvents()
    widgets = [window, *window.findChildren(QWidget)]
    widgets = [
        one
        for one in widgets
        if not isinstance(one.window(), QDialog) or one.isVisible()
    ]
    texts = [text for widget in widgets for text in of_widget(widget)]
    texts += [
        one.text
        for view in window.pictures.shown
        for one in view.painter.stack.measure(view.frame)
    ]
    return "\n".join(texts).casefold()


def test_identity_is_on_the_screen_and_leaves_no_trace_when_hidden(
    opened: Window,
) -> None:
    opened.settings.set(NAME_IN_TITLE, True)
    opened.settings.set(REMEMBER_FOLDERS, True)
    opened.settings.add_recent(opened.session.inputs[0])
    opened.menus.actions["browse"].trigger()
    opened.menus.actions["pictures_three"].trigger()
    feature(opened, ObjectDetails).show()
    before = on_the_screen(opened)
    assert identity_in(before) == list(IDENTITY[:4] + IDENTITY[5:])
    opened.menus.actions["hide_identity"].trigger()
    after = on_the_screen(opened)
    assert identity_in(after) == []
    assert NO_IDENTITY in after
    assert opened.header.identity.text() == HIDDEN
    assert not opened.header.identity.isHidden()
    assert opened.windowTitle() == "Dosiscope"
    case = opened.review.case
    assert case is not None
    assert case.plan is not None
    assert case.plan.label.casefold() in after  # the plan is never left out
    opened.menus.actions["hide_identity"].trigger()
    assert identity_in(on_the_screen(opened)) == identity_in(before)
    assert opened.header.identity.isHidden()


def test_nothing_is_measured_again(qtbot: QtBot, opened: Window) -> None:
    measured(qtbot, opened)
    dvhs = dict(opened.review.results.dvhs)
    case = opened.review.case
    opened.menus.actions["hide_identity"].trigger()
    assert opened.review.case is case
    assert opened.review.results.dvhs == dvhs


def test_what_would_show_it_is_not_opened_and_says_why(opened: Window) -> None:
    details, tags = feature(opened, ObjectDetails), feature(opened, TagView)
    details.show()
    tags.show_main()
    assert details.dialog is not None
    assert tags.browser is not None
    opened.menus.actions["hide_identity"].trigger()
    assert not details.dialog.isVisible()
    assert not tags.browser.isVisible()
    for name in ("details", "tags"):
        opened.notice.hide()
        opened.menus.actions[name].trigger()
        assert opened.notice.text() == WHY_NOT
    assert not details.dialog.isVisible()
    assert not tags.browser.isVisible()


def test_it_stays_hidden_at_the_next_start_before_anything_is_shown(
    qtbot: QtBot, opened: Window
) -> None:
    opened.menus.actions["hide_identity"].trigger()
    settings = opened.settings
    opened.close()
    screen_identity.set_hidden(False)  # as a new process has it
    again = Window(settings, furnish=False)
    qtbot.addWidget(again)
    again.get_ready()
    assert screen_identity.is_hidden


def test_pictures_follow_the_screen_and_say_what_they_are(
    opened: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    export = feature(opened, PictureExport)
    export.copy()
    assert "with identity" in opened.notice.text()
    assert "clipboard" in opened.notice.text()
    image = QGuiApplication.clipboard().image()
    assert f"{image.width()} {TIMES} {image.height()} pixels" in opened.notice.text()
    opened.menus.actions["hide_identity"].trigger()
    assert not PictureDialog(export).identity.isChecked()
    with written() as words:
        export.copy()
    assert not identity_in(" ".join(one.text for one in words).casefold())
    assert NO_IDENTITY in opened.notice.text()


@pytest.mark.parametrize("what", [0, 1], ids=["view", "window"])
@pytest.mark.parametrize("identity", [True, False])
def test_a_saved_picture_is_told_and_named_without_the_patient(
    opened: Window,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    what: int,
    identity: bool,
) -> None:
    proposed: list[str] = []
    on_it: list[str] = []

    def choose(dialog: PictureDialog) -> QDialog.DialogCode:
        dialog.what.setCurrentIndex(what)
        dialog.identity.setChecked(identity)
        words.clear()  # it has tried sizes
        return QDialog.DialogCode.Accepted

    def ask(_title: str, name: str, _kinds: str) -> str:
        proposed.append(name)
        on_it.extend(one.text for one in words)  # the window is not painted yet
        return str(tmp_path / name)

    monkeypatch.setattr(PictureDialog, "exec", choose)
    monkeypatch.setattr(opened.saving, "ask_where", ask)
    with written() as words:
        feature(opened, PictureExport).save()
    (name,) = proposed
    assert name.startswith("dose-review-")
    assert name.endswith(".png")
    assert not identity_in(name.casefold())
    assert (tmp_path / name).exists()
    note = opened.notice.text()
    assert name in note
    assert ("with identity" if identity else NO_IDENTITY) in note
    assert bool(identity_in(" ".join(on_it).casefold())) is identity
    assert not screen_identity.is_hidden  # the screen is as it was


def test_a_window_saved_without_identity_shows_none(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    export = feature(opened, PictureExport)
    opened.menus.actions["browse"].trigger()

    def look(*_: object) -> None:
        seen.append(on_the_screen(opened))

    monkeypatch.setattr(opened, "render", look)
    export.of_window(1, identity=False)
    export.of_window(1, identity=True)
    hidden, shown = seen
    assert identity_in(hidden) == []
    assert identity_in(shown)


def test_a_plan_label_is_in_the_name_only_where_the_user_wants_it(
    opened: Window,
) -> None:
    export = feature(opened, PictureExport)
    case = opened.review.case
    assert case is not None
    assert case.plan is not None
    without = export.proposed_name(is_view=True, with_label=False)
    name = export.proposed_name(is_view=True, with_label=True)
    assert len(name) > len(without)
    assert all(letter.isalnum() or letter in "-_." for letter in name)
    opened.review.coronal.go_to(12.0)
    opened.menus.actions["pictures_coronal"].trigger()
    assert "coronal-y" in export.proposed_name(is_view=True, with_label=False)
    assert "window" in export.proposed_name(is_view=False, with_label=False)


def test_the_menu_of_folders_is_empty_of_names(opened: Window) -> None:
    assert feature(opened, RecentFolders)
    opened.settings.set(REMEMBER_FOLDERS, True)
    opened.settings.add_recent(opened.session.inputs[0])
    opened.menus.actions["hide_identity"].trigger()
    assert identity_in(on_the_screen(opened)) == []


def fails_to_open(window: Window, folder: Path) -> None:
    window.session._tell(DosiscopeError(nothing_found(skipped(folder))))


def skipped(folder: Path) -> Inventory:
    file = str(folder / "Zzyzx.dcm")
    reason = filled("the same file as {kept}", {"kept": Personal(file)})
    return Inventory(skipped=(Skipped(file=file, reason=reason),))


def fails_to_write(window: Window, folder: Path) -> None:
    assert not window.saving.write(str(folder / "Zzyzx" / "a.txt"), lambda: "")


def writes_a_report(window: Window, folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        answer = str(folder / "Zzyzx.json")
        patch.setattr(window.saving, "ask_where", lambda *_: answer)
        feature(window, ReportExport).export("json")


def fails_to_write_a_report(window: Window, folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        answer = str(folder / "Zzyzx" / "a.json")
        patch.setattr(window.saving, "ask_where", lambda *_: answer)
        feature(window, ReportExport).export("json")


def lacks_a_scheme(window: Window, folder: Path) -> None:
    feature(window, ColourSchemes).use(folder / "Zzyzx.csv")


def lacks_a_scheme_at_the_start(window: Window, folder: Path) -> None:
    schemes = feature(window, ColourSchemes)
    schemes._rules = None
    window.settings.set(COLOUR_SCHEME, str(folder / "Zzyzx.csv"))
    schemes.apply()


def lacks_presets(window: Window, folder: Path) -> None:
    feature(window, IsodosePresets).take(folder / "Zzyzx.txt")


def has_damaged_presets(window: Window, folder: Path) -> None:
    presets = feature(window, IsodosePresets)
    presets.file = folder / "Zzyzx.txt"
    presets.file.write_text("wrong", "utf-8")
    assert presets.own == ()


def has_a_damaged_table(window: Window, folder: Path) -> None:
    names = feature(window, RoiNames)
    names.file = folder / "Zzyzx.csv"
    names.file.write_text("wrong", "utf-8")
    names.use()


MESSAGES = (
    fails_to_open,
    fails_to_write,
    writes_a_report,
    fails_to_write_a_report,
    lacks_a_scheme,
    lacks_a_scheme_at_the_start,
    lacks_presets,
    has_damaged_presets,
    has_a_damaged_table,
)


def test_messages_follow_the_switch(
    qtbot: QtBot, opened: Window, tmp_path: Path
) -> None:
    for happens in MESSAGES:
        (folder := tmp_path / happens.__name__).mkdir()
        follows_the_switch(qtbot, opened, folder, happens)


def follows_the_switch(
    qtbot: QtBot,
    opened: Window,
    folder: Path,
    happens: Callable[[Window, Path], None],
) -> None:
    notice, name = opened.notice, happens.__name__
    for is_hidden in (False, True):
        screen_identity.set_hidden(is_hidden)
        notice.hide()
        notice.show_note("")
        happens(opened, folder)
        qtbot.waitUntil(lambda: bool(notice.text()), timeout=20_000)
        assert ("zzyzx" not in notice.text().casefold()) is is_hidden, name
    hidden = notice.text()
    assert LEFT_OUT in hidden, name
    screen_identity.set_hidden(False)  # what stands there is told anew
    assert "zzyzx" in notice.text().casefold(), name
    screen_identity.set_hidden(True)
    assert notice.text() == hidden, name


def test_the_file_of_an_object_that_is_there_twice_is_left_out(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    folder = write_good(tmp_path / "zzyzx_quentin", of_two_names)
    (other := folder / "quentin").mkdir()
    plan = next(one for one in folder.iterdir() if is_plan(one))
    dataset = dcmread(plan)
    dataset.RTPlanLabel = "ANOTHER"
    dataset.save_as(other / "zzyzx.dcm")
    window.opening.open_paths([folder])
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=20_000)
    hints = "\n".join(row.below for row in window.late.cases.panel.rows()).casefold()
    assert "quentin/zzyzx.dcm" in hints
    screen_identity.set_hidden(True)
    assert [one for one in on_the_screen(window).split("\n") if identity_in(one)] == []
    screen_identity.set_hidden(False)


def is_plan(path: Path) -> bool:
    return path.is_file() and dcmread(path, force=True).get("Modality") == "RTPLAN"


def test_a_dialog_for_files_does_not_begin_in_the_folder_that_is_open(
    opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def choose(
        _parent: QWidget, _title: str, name: str, _kinds: str
    ) -> tuple[str, str]:
        begun.append(name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(file_dialogs._place, "folder", Path("/data/Wolf Anna"))
    opened.saving.ask_and_write("dvh.csv", "")
    screen_identity.set_hidden(True)
    opened.saving.ask_and_write("dvh.csv", "")
    here, elsewhere = begun
    assert here == str(Path("/data/Wolf Anna/dvh.csv"))
    assert elsewhere == str(Path.home() / "dvh.csv")


def test_no_file_of_the_window_tells_what_is_hidden(
    qtbot: QtBot, opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor a name that is proposed for one."""
    measured(qtbot, opened)
    prepare(qtbot, opened)
    screen_identity.set_hidden(True)
    chosen = answering(monkeypatch)
    for name, export in EXPORTS.items():
        path = tmp_path / name
        chosen.append(path)
        export(qtbot, opened)
        qtbot.waitUntil(partial(is_written, path), timeout=20_000)
        data = path.read_bytes()
        text = unpacked(data) if name.endswith(".pdf") else data
        assert not identity_in(text.decode("latin-1")), name
        if name.endswith(".pdf"):
            assert not identity_in(" ".join(pages_text(data)))
        elif name.endswith(".png"):
            image = QImage(str(path))
            assert not identity_in(" ".join(map(image.text, image.textKeys())))
    end_report(opened)
