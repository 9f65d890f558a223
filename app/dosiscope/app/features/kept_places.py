"""Where the program keeps what: settings, presets, what comes, what is unpacked."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.features.isodose_presets import user_file
from dosiscope.app.logs import LEVEL_VARIABLE
from dosiscope.core.language import tr
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from dosiscope.app.network_settings import NetworkSettings
    from dosiscope.app.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlace:
    """What is kept, and where.

    Attributes
    ----------
    path
        "" where it is no one place; ``words`` say then where it is.
    """

    name: str
    path: str
    words: str


def kept_places(settings: Settings, network: NetworkSettings) -> tuple[KeptPlace, ...]:
    """Return all of them; nothing is looked at, some need not be there yet."""

    def at(name: str, path: Path, words: str) -> KeptPlace:
        return KeptPlace(name=name, path=path_text(path), words=words)

    def said(name: str, words: str) -> KeptPlace:
        return KeptPlace(name=name, path="", words=words)

    file = settings.file
    return (
        at(tr("Settings"), file, tr("All that this dialog shows, and the layout"))
        if file is not None
        else said(tr("Settings"), tr("The system keeps them for this user.")),
        at(tr("Isodose presets"), user_file(), tr("Those that you have saved")),
        at(
            tr("Inbox"),
            network.receiver.inbox,
            tr("What the receiver was sent; made when it is first switched on"),
        ),
        at(
            tr("Retrieved files"), network.retrieved, tr("What archives were asked for")
        ),
        at(
            tr("Unpacked archives"),
            Path(tempfile.gettempdir()),
            tr("A folder of each run, for this user alone, removed when it ends"),
        ),
        said(
            tr("Sidecars"),
            tr("Beside the picture or report that they are of, where you ask for one."),
        ),
        said(
            tr("Log"),
            tr(
                "In no file: it goes to the terminal from which the program was "
                "started (the variable {variable} says how much), and holds "
                "nothing of a patient. Where the program makes a mistake, it "
                "offers a report to save.",
                variable=LEVEL_VARIABLE,
            ),
        ),
    )
