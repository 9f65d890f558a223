"""What a receiver tells, as lines of JSON: from its process to that of the window."""

from __future__ import annotations

import json
from typing import Any, Final, get_args

from dosiscope.core.language import tr
from dosiscope.core.network.receiving import ReceiverEvent
from dosiscope.core.sidecar.codec import ValueRefusedError, record_of, values_of

_KIND: Final = "event"
_KINDS: Final[dict[str, type[Any]]] = {
    kind.__name__: kind for kind in get_args(ReceiverEvent)
}
LONGEST: Final = 64 << 10


def line_of(event: ReceiverEvent) -> str:
    """Return an event as one line, without its end; ASCII alone."""
    return json.dumps({_KIND: type(event).__name__, **values_of(event)})


def event_of(line: str) -> ReceiverEvent:
    """Return the event that a line tells.

    Raises
    ------
    ValueRefusedError
        It tells none; the message says what was found and what is expected.
    """
    if len(line) > LONGEST:
        raise ValueRefusedError(tr("a line has more than {most} letters", most=LONGEST))
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueRefusedError(tr("a line is no JSON")) from None
    kind = _KINDS.get(str(values.pop(_KIND, ""))) if isinstance(values, dict) else None
    if kind is None:
        raise ValueRefusedError(
            tr("a line tells none of {kinds}", kinds=", ".join(_KINDS))
        )
    event: ReceiverEvent = record_of(kind, values)
    return event
