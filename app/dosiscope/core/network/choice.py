"""All that a user sets of the network, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.receiving import ReceiverSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChoice:
    """The archives, how is received, and where files are kept.

    Attributes
    ----------
    retrieved
        The folder for what is retrieved.
    starts
        Whether the receiver starts with the window.
    """

    nodes: tuple[Node, ...]
    receiver: ReceiverSettings
    retrieved: Path
    starts: bool = False
