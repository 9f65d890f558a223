"""The table of ROI names in use: the program's, or the user's own copy of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths

from dosiscope.app.features.action import Action
from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.outputs import write_output
from dosiscope.core.roi_names import NameRuleError, parse_rules, propose, rules_text
from dosiscope.core.text_file import NotThereError, read_text
from dosiscope.core.visible import path_text
from dosiscope.resources.roi_names import bundled_rules
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from dosiscope.core.roi_names import NameRule, Proposal
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.widgets.notice import Notice

_MOST_BYTES: Final = 1_000_000  # of a table


def user_file() -> Path:
    """Return where the user's own table is, or would be."""
    place = QStandardPaths.StandardLocation.GenericConfigLocation
    return Path(QStandardPaths.writableLocation(place)) / "dosiscope" / "roi-names.csv"


class RoiNames:
    """Reads, keeps and saves the rules, and hands them to the Structures panel."""

    def __init__(
        self,
        panel: StructuresPanel,
        notice: Notice,
        parent: QWidget,
        file: Path | None = None,
    ) -> None:
        self._panel = panel
        self._notice = notice
        self._parent = parent
        self.file = file or user_file()
        self._own: tuple[NameRule, ...] | None = None  # the user's
        self.use()

    @property
    def rules(self) -> tuple[NameRule, ...]:
        """The rules in use: the user's, else those that come with the program."""
        return bundled_rules() if self._own is None else self._own

    @property
    def _where(self) -> Personal:
        return Personal(path_text(self.file))

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "roi_names", "Structures", tr("Table of names…"), "",
            tr(
                "Rules that propose a type and a TG-263 name where the file states "
                "no type"
            ),
            self.edit, icon="table", has_line=True,
        )  # fmt: skip

    def use(self) -> None:
        """Read the table; a wrong copy of the user's is told and not used."""
        self._own = None
        try:
            self._own = parse_rules(read_text(self.file, _MOST_BYTES))
        except NotThereError:
            pass  # nothing was changed: the program's own rules are in use
        except (NameRuleError, NotReadableError) as error:
            self._tell(str(error))
        self._panel.set_proposer(self.propose)

    def propose(self, name: str, manufacturer: str, model: str) -> Proposal | None:
        """Return what the rules propose for a name."""
        return propose(name, self.rules, manufacturer, model)

    def _tell(self, why: str) -> None:
        self._notice.show_caution(
            tr(
                "Your table of structure names ({path}) is not used: {why}. "
                "The program's own table is.",
                path=self._where,
                why=why,
            )
        )

    def edit(self) -> None:
        """Show the table; a change is saved as the user's copy."""
        from dosiscope.viewer.roi_names_editor import RoiNamesEditor

        where = screen_identity.text(self._where)
        editor = RoiNamesEditor(self.rules, where, self._parent)
        editor.saved.connect(self.save)
        editor.restored.connect(lambda: editor.show_rules(bundled_rules()))
        editor.exec()

    def save(self, rules: Sequence[NameRule]) -> None:
        """Save the rules as the user's copy; the program's own need none."""
        try:
            if tuple(rules) == bundled_rules():
                self.file.unlink(missing_ok=True)
            else:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                write_output(self.file, rules_text(rules), replace=True)
        except DosiscopeError as error:
            self._notice.show_error(error.sentence)
            return
        except OSError as error:
            reason = error.strerror or tr("writing failed")
            self._notice.show_error(tr("The table was not saved: {why}.", why=reason))
            return
        self.use()
