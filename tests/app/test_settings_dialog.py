"""The dialog of settings: it shows what is chosen anywhere, and changes it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPushButton,
)

from dosiscope.app.choices import (
    CONTOUR_HALO,
    HIDE_IDENTITY,
    LANGUAGE,
    LEVEL_DASHES,
    LEVEL_PALETTE,
    LIGHT_THEME,
    NAME_IN_TITLE,
    PICTURES,
    REMEMBER_FOLDERS,
    ROI_PALETTE,
    TEXT_SCALE,
)
from dosiscope.app.features import settings_dialog
from dosiscope.app.features.all_settings import AllSettings
from dosiscope.resources.theme import LIGHT
from dosiscope.viewer import theming
from dosiscope.viewer.mouse_scheme import MouseScheme
from dosiscope.viewer.screen_identity import screen_identity
from support.accessible import name_of
from support.windows import feature

if TYPE_CHECKING:
    from dosiscope.app.features.settings_dialog import SettingsDialog
    from dosiscope.app.setting import Setting
    from dosiscope.app.settings import Settings
    from dosiscope.app.window import Window


@pytest.fixture
def dialog(window: Window) -> SettingsDialog:
    window.menus.actions["settings"].trigger()
    found = feature(window, AllSettings).dialog
    assert found is not None
    return found


def box(dialog: SettingsDialog, name: str) -> QComboBox:
    (found,) = (b for b in dialog.findChildren(QComboBox) if name_of(b) == name)
    return found


def tick(dialog: SettingsDialog, name: str) -> QCheckBox:
    (found,) = (b for b in dialog.findChildren(QCheckBox) if b.text() == name)
    return found


def choose(dialog: SettingsDialog, name: str, text: str) -> None:
    chosen = box(dialog, name)
    chosen.setCurrentIndex(chosen.findText(text))
    chosen.activated.emit(chosen.currentIndex())


def test_what_is_chosen_holds_at_once(
    window: Window, dialog: SettingsDialog, settings: Settings
) -> None:
    actions, review = window.menus.actions, window.review
    choose(dialog, "Theme", "Light")
    assert theming.current_theme() is LIGHT
    assert actions["light_theme"].isChecked()
    choose(dialog, "Text size", "150 %")
    assert theming.state.text_scale == settings.get(TEXT_SCALE) == 1.5
    choose(dialog, "Colours of structures", "Okabe and Ito")
    assert review.display.palette is not None
    assert actions["roi_palette_okabe-ito"].isChecked()
    choose(dialog, "Pictures", "Axial, coronal and sagittal")
    assert window.pictures.arrangement.name == settings.get(PICTURES) == "three"
    choose(dialog, "Mouse", "As in radiology")
    assert review.mouse_scheme is MouseScheme.RADIOLOGY
    tick(dialog, "Halo around contours").click()
    assert review.display.has_halo
    assert settings.get(CONTOUR_HALO)
    tick(dialog, "Isodose lines told apart by dashes").click()
    assert actions["level_dashes"].isChecked()
    settings.set(LIGHT_THEME, False)


def test_it_follows_the_menus(
    window: Window, dialog: SettingsDialog, settings: Settings
) -> None:
    actions = window.menus.actions
    for name in ("level_palette_tol-sunset", "contour_halo", "remember_folders"):
        actions[name].trigger()
    actions["pictures_three"].trigger()
    assert box(dialog, "Colours of isodoses").currentText() == "Tol, sunset"
    assert tick(dialog, "Halo around contours").isChecked()
    assert tick(dialog, "Remember recent folders").isChecked()
    assert box(dialog, "Pictures").currentText() == "Axial, coronal and sagittal"
    actions["pictures_axial"].trigger()
    assert box(dialog, "Pictures").currentText() == "Axial"
    assert settings.get(LEVEL_PALETTE) == "tol-sunset"


def test_a_language_is_asked_for_where_there_are_several(
    window: Window, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"en": "English", "de": "Deutsch"}
    monkeypatch.setattr(settings_dialog, "available", lambda: names)
    window.menus.actions["settings"].trigger()
    dialog = feature(window, AllSettings).dialog
    assert dialog is not None
    asked = box(dialog, "Language")
    assert [asked.itemText(n) for n in range(asked.count())] == [*names.values()]
    assert asked.currentText() == "English"
    assert asked.accessibleDescription() == "Another one holds from the next start"
    choose(dialog, "Language", "Deutsch")
    assert settings.get(LANGUAGE) == "de"
    choose(dialog, "Language", "English")
    assert settings.get(LANGUAGE) == ""


def test_no_language_is_asked_for_where_there_is_one(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_dialog, "available", lambda: {"en": "English"})
    window.menus.actions["settings"].trigger()
    dialog = feature(window, AllSettings).dialog
    assert dialog is not None
    assert "Language" not in map(name_of, dialog.findChildren(QComboBox))


@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_reset_is_asked_for(
    window: Window,
    dialog: SettingsDialog,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    chosen: tuple[tuple[Setting[Any], object], ...] = (
        (ROI_PALETTE, "tol-bright"),
        (TEXT_SCALE, 1.15),
        (LEVEL_DASHES, True),
        (NAME_IN_TITLE, True),
        (REMEMBER_FOLDERS, True),
    )
    for setting, value in chosen:
        settings.set(setting, value)
    asked = []

    def question(_parent: object, _title: str, text: str) -> object:
        asked.append(text)
        return QMessageBox.StandardButton[answer]

    monkeypatch.setattr(QMessageBox, "question", question)
    dialog.reset.click()
    assert len(asked) == 1
    for setting, value in chosen:
        is_kept = settings.get(setting) == value
        assert is_kept is (answer == "No"), setting.key
    assert (window.review.display.palette is None) is (answer == "Yes")
    assert box(dialog, "Colours of structures").currentIndex() == (
        0 if answer == "Yes" else 2
    )


def test_places_are_shown_and_copied(
    dialog: SettingsDialog, settings: Settings
) -> None:
    fields = {
        one.accessibleName(): one
        for one in dialog.findChildren(QLineEdit)
        if one.isReadOnly()
    }
    assert {"Settings", "Inbox", "Retrieved files", "Isodose presets"} <= set(fields)
    assert fields["Settings"].text() == str(settings.file)
    (copy,) = (
        one
        for one in dialog.findChildren(QPushButton)
        if one.accessibleName() == "Copy the path: Settings"
    )
    copy.click()
    assert QApplication.clipboard().text() == str(settings.file)


def test_paths_are_hidden_with_identity(
    dialog: SettingsDialog, settings: Settings
) -> None:
    tick(dialog, "Hide identity").click()
    assert screen_identity.is_hidden
    assert settings.get(HIDE_IDENTITY)
    for field in dialog.findChildren(QLineEdit):
        if field.isReadOnly():
            assert field.echoMode() is QLineEdit.EchoMode.Password
    tick(dialog, "Hide identity").click()
    assert not screen_identity.is_hidden


def test_the_network_has_its_own(window: Window, dialog: SettingsDialog) -> None:
    (button,) = (
        one
        for one in dialog.findChildren(QPushButton)
        if one.text() == "Archives and receiver…"
    )
    button.click()
    names = [type(one).__name__ for one in QApplication.topLevelWidgets()]
    assert "NetworkDialog" in names
    del window


def test_it_is_one(window: Window, dialog: SettingsDialog) -> None:
    window.menus.actions["settings"].trigger()
    assert feature(window, AllSettings).dialog is dialog
    dialog.reject()
    assert feature(window, AllSettings).dialog is None
