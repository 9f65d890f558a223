"""Colours by name: a table of patterns that the user saves, and that is used again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.choices import COLOUR_SCHEME
from dosiscope.app.features.action import Action
from dosiscope.app.file_dialogs import ask_for_file
from dosiscope.core.colour_scheme import (
    colour_by,
    parse_scheme,
    rules_for,
    scheme_text,
)
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, filled
from dosiscope.core.language import tr
from dosiscope.core.text_file import read_text
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.saving import Saving
    from dosiscope.app.settings import Settings
    from dosiscope.core.colour_scheme import ColourRule
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_MOST_BYTES = 1_000_000


class ColourSchemes:
    """Saves the colours of a case by name, and gives them to other cases.

    A scheme stays in use, for every case, until the colours of the files are asked for.
    """

    def __init__(
        self,
        review: Review,
        settings: Settings,
        saving: Saving,
        notice: Notice,
        top: QWidget,
    ) -> None:
        self._review, self._settings = review, settings
        self._saving, self._notice, self._top = saving, notice, top
        self._rules: tuple[ColourRule, ...] | None = None
        review.case_opened.connect(self.apply)
        settings.changed.connect(self._follow)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "save_colours", "Structures", tr("Save colours as a scheme…"), "",
            tr("A table of names and colours; in a name * stands for any letters"),
            self.save, needs_case=True, has_line=True,
        )  # fmt: skip
        yield Action(
            "use_colours", "Structures", tr("Use a scheme of colours…"), "",
            tr("Colour structures by their names, here and in every case from now on"),
            self.ask, icon="palette",
        )  # fmt: skip
        yield Action(
            "file_colours", "Structures", tr("Colours of the file"), "",
            tr("Every structure in the colour that its file states; no scheme is used"),
            self.stop,
        )  # fmt: skip

    def save(self) -> None:
        """Ask for a file and write the colours of this case."""
        display = self._review.display
        rules = rules_for(
            (r.shown_name, display.colour(r.number)) for r in display.rois
        )
        self._saving.ask_and_write("colours.csv", scheme_text(rules))

    def ask(self) -> None:
        """Ask for a scheme and use it."""
        path = ask_for_file(self._top, tr("Use a scheme of colours"), "CSV (*.csv)")
        if path:
            self.use(Path(path))

    def use(self, path: Path) -> None:
        """Use a scheme from now on; what cannot be used is told."""
        try:
            self._rules = _read(path)
        except DosiscopeError as error:
            self._notice.show_error(_told(path, error))
            return
        self._settings.set(COLOUR_SCHEME, str(path))
        self.apply()

    def stop(self) -> None:
        """Use no scheme, and show the colours of the file."""
        self._settings.set(COLOUR_SCHEME, "")
        self._rules = ()
        self._review.display.restore_colours()

    def _follow(self, key: str) -> None:
        """Stop where all choices go back to what they were at first."""
        if key == COLOUR_SCHEME.key and self._rules:
            if not self._settings.get(COLOUR_SCHEME):
                self.stop()

    def apply(self) -> None:
        """Colour the structures of the case by the scheme in use."""
        display = self._review.display
        colours = {
            roi.number: colour
            for roi in display.rois
            if (colour := colour_by(self._used(), roi.shown_name)) is not None
        }
        if colours:
            display.set_colours(colours)

    def _used(self) -> tuple[ColourRule, ...]:
        """Return the scheme in use, read when it is first needed."""
        if self._rules is None:
            self._rules = ()
            path = self._settings.get(COLOUR_SCHEME)
            if path:
                try:
                    self._rules = _read(Path(path))
                except DosiscopeError as error:
                    why = _told(path, error)
                    self._notice.show_caution(
                        tr(
                            "The scheme of colours in use cannot be read: {why}",
                            why=why,
                        )
                    )
        return self._rules


def _told(path: str | Path, error: DosiscopeError) -> str:
    words = {"path": Personal(path_text(path)), "why": error.sentence}
    return filled("{path}: {why}", words)


def _read(path: Path) -> tuple[ColourRule, ...]:
    return parse_scheme(read_text(path, _MOST_BYTES))
