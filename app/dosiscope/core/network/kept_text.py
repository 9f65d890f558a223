"""Archives and the settings of a receiver as text that is kept, read strictly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final, TypeVar

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.network.checks import checked_node, checked_receiver
from dosiscope.core.network.node import Node
from dosiscope.core.network.receiving import ReceiverSettings
from dosiscope.core.sidecar.codec import record_of, values_of

MOST_NODES: Final = 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nodes:
    """What a file of archives holds."""

    nodes: tuple[Node, ...] = ()


def nodes_text(nodes: tuple[Node, ...]) -> str:
    """Return archives as JSON: ``{"nodes": [{"name": …}, …]}``."""
    return json.dumps(values_of(_Nodes(nodes=nodes)), indent=1, ensure_ascii=False)


def nodes_of(text: str) -> tuple[Node, ...]:
    """Return the archives that a text names; every name once.

    Raises
    ------
    DosiscopeError
        It is no such text; the message says where.
    """
    nodes = _record(_Nodes, text).nodes
    if len(nodes) > MOST_NODES:
        raise DosiscopeError(
            tr(
                "{count} archives are named; {most} at most are read",
                count=len(nodes),
                most=MOST_NODES,
            )
        )
    checked = tuple(map(checked_node, nodes))
    names = [one.name.casefold() for one in checked]
    twice = next((one for one in checked if names.count(one.name.casefold()) > 1), None)
    if twice is not None:
        raise DosiscopeError(tr("two archives are called “{name}”", name=twice.name))
    return checked


def receiver_text(settings: ReceiverSettings) -> str:
    """Return the settings of a receiver as JSON."""
    return json.dumps(values_of(settings), indent=1, ensure_ascii=False)


def receiver_of(text: str) -> ReceiverSettings:
    """Return the settings of a receiver that a text holds.

    Raises
    ------
    DosiscopeError
        It is no such text; the message says where.
    """
    return checked_receiver(_record(ReceiverSettings, text))


def _record(kind: type[T], text: str) -> T:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        raise DosiscopeError(tr("it is no JSON")) from None
    return record_of(kind, values)
