"""All that a user sets of the network, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def merged_nodes(
    before: Sequence[Node], mine: Sequence[Node], theirs: Sequence[Node]
) -> tuple[Node, ...]:
    """Return archives with the changes that were made to them in two places.

    Each is told by its name.  Of one that was changed in both, mine is kept; what
    either has removed is gone, unless the other has changed it.

    Parameters
    ----------
    before
        What both began with.
    mine, theirs
        What each made of it.
    """
    first, other = ({one.name: one for one in nodes} for nodes in (before, theirs))
    kept = []
    for node in mine:
        was, now = first.get(node.name), other.get(node.name)
        if node != was:  # new or changed here
            kept.append(node)
        elif now is not None:  # left alone here
            kept.append(now)
    known = {node.name for node in mine}
    kept += (
        node
        for node in theirs
        if node.name not in known and node != first.get(node.name)
    )
    return tuple(kept)
