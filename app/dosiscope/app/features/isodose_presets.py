"""Isodose levels under names: used, saved, handed on as a small text file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QVBoxLayout,
)

from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.file_dialogs import ask_for_file
from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.identity import Personal
from dosiscope.core.isodose_presets import (
    MOST_BYTES,
    IsodosePreset,
    PresetError,
    checked_levels,
    checked_name,
    parse_presets,
    presets_text,
)
from dosiscope.core.isodose_text import levels_line
from dosiscope.core.language import in_curved_quotes, tr, tr_count
from dosiscope.core.outputs import write_output
from dosiscope.core.text import dose_text, in_row
from dosiscope.core.text_file import NotThereError, read_text
from dosiscope.core.visible import path_text
from dosiscope.resources.presets import ISODOSE_PRESETS, level_colour
from dosiscope.viewer.level_line import by_dose
from dosiscope.viewer.widgets.buttons import fresh_menu
from dosiscope.viewer.widgets.text import Paragraph, tip, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.looked_at import LookedAt
    from dosiscope.app.saving import Saving
    from dosiscope.viewer.panels.dose import DosePanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

    _Change = Callable[[tuple[IsodosePreset, ...]], tuple[IsodosePreset, ...]]

_KINDS = tr("Text (*.txt)")
_NAMED = 3  # presets in a sentence


def user_file() -> Path:
    """Return where the user's presets are, or would be."""
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "dosiscope" / "isodoses.txt"


class IsodosePresets:
    """Keeps the presets and gives their levels to the review."""

    def __init__(
        self,
        review: Review,
        panel: LookedAt[DosePanel],
        saving: Saving,
        notice: Notice,
        parent: QWidget,
        file: Path | None = None,
    ) -> None:
        self._review = review
        self._saving = saving
        self._notice = notice
        self._parent = parent
        self.file = file or user_file()
        panel.when_made(
            lambda one: one.isodoses.set_presets(fresh_menu(one, self._fill))
        )

    # --- what there is ---------------------------------------------------------------

    @property
    def own(self) -> tuple[IsodosePreset, ...]:
        """The user's presets as their file has them: another window may keep some."""
        try:
            return self._read_own()
        except (PresetError, NotReadableError) as error:
            self._notice.show_caution(
                tr(
                    "Your isodose presets ({path}) are not used: {why}.",
                    path=Personal(path_text(self.file)),
                    why=str(error),
                )
            )
            return ()

    def _sorted(self, own: tuple[IsodosePreset, ...]) -> tuple[IsodosePreset, ...]:
        """Return the user's and ours, those for the present prescription first."""
        reference = self._review.look.reference
        gray = reference.gray if reference is not None else None
        return tuple(
            sorted(
                (*own, *ISODOSE_PRESETS),
                key=lambda one: gray is None or one.prescription_gy != gray,
            )
        )

    def _read_own(self) -> tuple[IsodosePreset, ...]:
        try:
            return _read(self.file)
        except NotThereError:
            return ()

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        look = self._review.look
        yield Submenu("Dose", tr("Isodose presets"), fill=self._fill, has_line=True)
        yield Action(
            "hot_only", "Dose", tr("Hot spots only"), "H",
            tr("Colour only what lies above 100 %"), self._switch_hot,
            is_on=lambda: look.is_hot_only, needs_case=True, is_of_picture=True,
        )  # fmt: skip

    def _switch_hot(self) -> None:
        look = self._review.look
        if not look.is_hot_only and look.hot_range() is None:
            self._notice.show_note(
                tr("There are no hot spots to show: no dose is named as 100 %.")
                if look.reference is None
                else tr("There are no hot spots to show: nothing lies above 100 %.")
            )
        look.set_hot_only(not look.is_hot_only)

    def _fill(self, menu: QMenu) -> None:
        dose = self._review.dose
        has_levels = dose is not None and not dose.is_zero
        own = self.own
        for preset in self._sorted(own):
            name = verbatim(_shown_name(preset))
            action = menu.addAction(name, partial(self.use, preset))
            action.setToolTip(tip(_told(preset)))
            action.setEnabled(has_levels)
        menu.addSeparator()
        save = menu.addAction(tr("Save these levels…"), self.ask_and_save)
        save.setEnabled(has_levels and bool(self._review.look.levels))
        menu.addAction(tr("Import…"), self.ask_and_import)
        export = menu.addAction(tr("Export…"), self.ask_and_export)
        export.setEnabled(bool(own))
        remove = menu.addMenu(tr("Remove"))
        remove.setEnabled(bool(own))
        for preset in own:
            remove.addAction(verbatim(preset.name), partial(self.remove, preset.name))

    # --- what is done with them ------------------------------------------------------

    def use(self, preset: IsodosePreset) -> None:
        """Show the levels of a preset, or say why they cannot be."""
        look, dose = self._review.look, self._review.dose
        if dose is None:
            return
        reference = look.reference
        if reference is None and any(one.is_percent for one in preset.levels):
            self._notice.show_error(
                tr(
                    "“{name}” is not used: its levels are in %, and no dose is named "
                    "as 100 %. Name one in the Dose panel.",
                    name=_shown_name(preset),
                )
            )
            return
        if not dose.is_gray and not all(one.is_percent for one in preset.levels):
            self._notice.show_error(
                tr(
                    "“{name}” is not used: its levels are in Gy, and the dose is not.",
                    name=_shown_name(preset),
                )
            )
            return
        look.set_levels(by_dose(preset.levels, reference))
        if preset.prescription_gy is None:
            return
        meant = dose_text(preset.prescription_gy, "Gy")
        if reference is None:
            self._notice.show_note(
                tr(
                    "“{name}” was made for {dose}; here no dose is named as 100 %.",
                    name=_shown_name(preset),
                    dose=meant,
                )
            )
        elif dose_text(reference.gray, "Gy") != meant:
            self._notice.show_note(
                tr(
                    "“{name}” was made for {dose}; here 100 % is {reference}, "
                    "{source}.",
                    name=_shown_name(preset),
                    dose=meant,
                    reference=dose_text(reference.gray, "Gy"),
                    source=reference.source,
                )
            )

    def ask_and_save(self) -> None:
        """Ask for a name and keep the present levels under it."""
        if self._has_levels_to_keep():
            reference = self._review.look.reference
            gray = reference.gray if reference is not None else None
            dialog = PresetDialog([one.name for one in self.own], gray, self._parent)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.keep(dialog.name, gray if dialog.is_for_prescription else None)

    def _has_levels_to_keep(self) -> bool:
        """Whether the present levels can be kept; if not, tell why."""
        dose, levels = self._review.dose, self._review.look.levels
        try:
            if dose is not None and not dose.is_gray:
                raise PresetError(
                    tr("a preset is in % or Gy, and this dose is in neither")
                )
            checked_levels(levels)
        except PresetError as error:
            self._notice.show_error(tr("The levels are not saved: {why}.", why=error))
            return False
        return True

    def keep(self, name: str, prescription_gy: float | None = None) -> None:
        """Keep the present levels under a name, in place of those of that name."""
        if not self._has_levels_to_keep():
            return
        preset = IsodosePreset(
            name=checked_name(name),
            levels=self._review.look.levels,
            prescription_gy=prescription_gy,
        )
        if self._change(lambda own: (*_without(own, [preset]), preset)):
            self._notice.show_note(
                tr("The levels are saved as “{name}”.", name=preset.name)
            )

    def remove(self, name: str) -> None:
        """Keep a preset no longer."""
        self._change(lambda own: tuple(one for one in own if one.name != name))

    def _change(self, change: _Change) -> bool:
        """Write the user's presets as ``change`` makes them; tell where that fails.

        A file that cannot be used is left as it is: somebody can mend it.
        """
        try:
            presets = change(self._read_own())
            if presets:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                inputs = self._saving.inputs()
                write_output(self.file, presets_text(presets), inputs, replace=True)
            else:
                self.file.unlink(missing_ok=True)
        except (PresetError, NotReadableError) as error:
            self._notice.show_error(
                tr(
                    "The presets were not saved. Mend {path} or move it away: {why}.",
                    path=Personal(path_text(self.file)),
                    why=str(error),
                )
            )
            return False
        except DosiscopeError as error:
            self._notice.show_error(error.sentence)
            return False
        except OSError as error:
            reason = error.strerror or tr("writing failed")
            self._notice.show_error(
                tr("The presets were not saved: {why}.", why=reason)
            )
            return False
        return True

    def ask_and_import(self) -> None:
        """Ask for a file of presets and take what it holds."""
        path = ask_for_file(self._parent, tr("Import isodose presets"), _KINDS)
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Take the presets of a file; those of a name that is there replace it."""
        try:
            found = _read(path)
        except (PresetError, NotReadableError) as error:
            self._notice.show_error(
                tr(
                    "{name} is not imported: {why}.",
                    name=Personal(path_text(path.name)),
                    why=str(error),
                )
            )
            return
        names = {one.name for one in found}
        replaced = [one.name for one in self.own if one.name in names]
        if self._change(lambda own: (*_without(own, found), *found)):
            told = tr_count(
                "{n} preset imported: {names}.",
                "{n} presets imported: {names}.",
                len(found),
                names=_named(sorted(names)),
            )
            if replaced:
                told += " " + tr("Replaced: {names}.", names=_named(replaced))
            self._notice.show_note(told)

    def ask_and_export(self) -> None:
        """Ask for a file and write the user's presets to it."""
        path = self._saving.ask_where(
            tr("Export isodose presets"), "isodoses.txt", _KINDS
        )
        if path:
            self._saving.write(path, lambda: presets_text(self.own))


def _read(path: Path) -> tuple[IsodosePreset, ...]:
    return parse_presets(read_text(path, MOST_BYTES), level_colour)


def _without(
    presets: tuple[IsodosePreset, ...], others: Iterable[IsodosePreset]
) -> tuple[IsodosePreset, ...]:
    """Return the presets that have the name of no other."""
    names = {one.name for one in others}
    return tuple(one for one in presets if one.name not in names)


def _shown_name(preset: IsodosePreset) -> str:
    """Return what a preset is called: the user's own as they named it."""
    return tr(preset.name) if preset in ISODOSE_PRESETS else preset.name


def _told(preset: IsodosePreset) -> str:
    """Return what a preset is: its levels, and for which prescription."""
    line = levels_line(preset.levels).replace(",", ", ")
    gray = preset.prescription_gy
    return (
        line
        if gray is None
        else f"{line}\n{tr('Made for {dose}', dose=dose_text(gray, 'Gy'))}"
    )


def _named(names: list[str]) -> str:
    told = in_row(", ", map(in_curved_quotes, names[:_NAMED]))
    more = len(names) - _NAMED
    return tr("{names} and {more} more", names=told, more=more) if more > 0 else told


class PresetDialog(QDialog):
    """Asks under which name levels are kept, and for which prescription."""

    def __init__(
        self, known: list[str], gray: float | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known = known
        self.setWindowTitle(tr("Save isodose levels"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Name"))
        self.field.setAccessibleName(tr("Name of the preset"))
        self.field.setMinimumWidth(320)
        told = dose_text(gray, "Gy") if gray is not None else ""
        self.prescription = QCheckBox(tr("For a prescription of {dose}", dose=told))
        self.prescription.setChecked(gray is not None)
        self.prescription.setVisible(gray is not None)
        self.says = Paragraph(role="secondary", size="small")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._check)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for widget in (self.field, self.prescription, self.says, self.buttons):
            column.addWidget(widget)
        self._check()

    @property
    def name(self) -> str:
        """The name as it was typed."""
        return self.field.text()

    @property
    def is_for_prescription(self) -> bool:
        """Whether the prescription is kept with the levels."""
        return self.prescription.isChecked()

    def _check(self) -> None:
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        try:
            name = checked_name(self.field.text())
        except PresetError as error:
            save.setEnabled(False)
            self.says.setText(f"{error}." if self.field.text() else "")
            return
        save.setEnabled(True)
        is_known = name in self._known
        self.says.setText(tr("Replaces the preset of this name.") if is_known else "")
