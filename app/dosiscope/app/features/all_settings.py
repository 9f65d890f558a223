"""The dialog of what is kept between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.network_choices import NetworkChoices
    from dosiscope.app.features.settings_dialog import SettingsDialog
    from dosiscope.app.settings import Settings


class AllSettings:
    """Shows it; what is chosen there the features hear from the settings."""

    def __init__(
        self, settings: Settings, network: NetworkChoices, top: QWidget
    ) -> None:
        self._settings, self._network, self._top = settings, network, top
        self.dialog: SettingsDialog | None = None

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "settings", "File", tr("Settings…"), "Ctrl+,",
            tr(
                "Theme, text size, colours, pictures, privacy, and where things are "
                "kept"
            ),
            self.show, icon="sliders-horizontal", has_line=True,
        )  # fmt: skip

    def show(self) -> None:
        """Show the dialog over the window, which goes on."""
        from dosiscope.app.features.kept_places import kept_places
        from dosiscope.app.features.settings_dialog import SettingsDialog

        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        places = kept_places(self._settings, self._network.kept)
        self.dialog = dialog = SettingsDialog(self._settings, places, self._top)
        dialog.network_wanted.connect(lambda: self._network.show(dialog))
        dialog.finished.connect(self._forget)
        dialog.show()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
