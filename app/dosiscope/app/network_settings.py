"""What is remembered of the network: archives, the receiver, where files are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths

from dosiscope.app.choices import (
    ARCHIVES,
    LAST_ARCHIVE,
    RECEIVER,
    RECEIVER_STARTS,
    RETRIEVED,
)
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import marked, tr

if TYPE_CHECKING:
    from dosiscope.app.settings import Settings
    from dosiscope.core.network.choice import NetworkChoice
    from dosiscope.core.network.node import Node
    from dosiscope.core.network.receiving import ReceiverSettings

_ARCHIVES_DAMAGED: Final = marked(
    "The settings of the archives cannot be read: {why}. They are as new."
)
_RECEIVER_DAMAGED: Final = marked(
    "The settings of the receiver cannot be read: {why}. They are as new."
)


def own_folder(name: str) -> Path:
    """Return a folder for data of this user on this computer; it need not be there."""
    places = QStandardPaths.StandardLocation
    place = QStandardPaths.writableLocation(places.GenericDataLocation)
    return Path(place or Path.home()) / "Dosiscope" / name


def _own_inbox() -> Path:
    return own_folder("inbox")


class NetworkSettings:
    """Keeps names and addresses of archives, and how is received; nothing of patients.

    Attributes
    ----------
    fault
        Why what was kept could not be read, a sentence; "" where it could.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.fault = ""

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The archives."""
        return self._nodes_of(self._settings.get(ARCHIVES))

    def _nodes_of(self, text: str) -> tuple[Node, ...]:
        from dosiscope.core.network.kept_text import nodes_of

        try:
            return nodes_of(text) if text else ()
        except DosiscopeError as error:
            self.fault = tr(_ARCHIVES_DAMAGED, why=error.told())
            return ()

    @property
    def last_node(self) -> str:
        """The name of the archive that was asked last."""
        return self._settings.get(LAST_ARCHIVE)

    def remember_node(self, name: str) -> None:
        """Remember which archive was asked last."""
        self._settings.set(LAST_ARCHIVE, name)

    @property
    def receiver(self) -> ReceiverSettings:
        """How is received."""
        from dosiscope.core.network.kept_text import receiver_of
        from dosiscope.core.network.receiving import ReceiverSettings

        text = self._settings.get(RECEIVER)
        try:
            if text:
                return receiver_of(text)
        except DosiscopeError as error:
            self.fault = tr(_RECEIVER_DAMAGED, why=error.told())
        return ReceiverSettings(inbox=_own_inbox())

    @property
    def inbox(self) -> Path:
        """The folder for what is received."""
        is_set = self._settings.get(RECEIVER)
        return self.receiver.inbox if is_set else _own_inbox()

    @property
    def retrieved(self) -> Path:
        """The folder for what is retrieved."""
        text = self._settings.get(RETRIEVED)
        return Path(text) if text else own_folder("retrieved")

    @property
    def starts(self) -> bool:
        """Whether the receiver starts with the window."""
        return self._settings.get(RECEIVER_STARTS)

    @property
    def choice(self) -> NetworkChoice:
        """All of it."""
        from dosiscope.core.network.choice import NetworkChoice

        return NetworkChoice(
            nodes=self.nodes,
            receiver=self.receiver,
            retrieved=self.retrieved,
            starts=self.starts,
        )

    def take(self, choice: NetworkChoice, before: NetworkChoice | None = None) -> None:
        """Remember what is another than ``before``; None: all of it.

        What another window has changed meanwhile, and this one has not, stays.
        """
        from dosiscope.core.network.choice import merged_nodes
        from dosiscope.core.network.kept_text import nodes_text, receiver_text

        settings, self.fault = self._settings, ""
        first = before.nodes if before is not None else ()

        def merged(text: str) -> str:
            theirs = self._nodes_of(text) if before is not None else ()
            return nodes_text(merged_nodes(first, choice.nodes, theirs))

        settings.change(ARCHIVES, merged)
        self.fault = ""  # what could not be read is no more
        if before is None or choice.receiver != before.receiver:
            settings.set(RECEIVER, receiver_text(choice.receiver))
        if before is None or choice.retrieved != before.retrieved:
            settings.set(RETRIEVED, str(choice.retrieved))
        if before is None or choice.starts != before.starts:
            settings.set(RECEIVER_STARTS, choice.starts)
