"""What a receiver tells, in words: for the command line and the window alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from dosiscope.core.network.receiving import (
    Arrived,
    CallBegan,
    CallEnded,
    Deleted,
    Listening,
    Refused,
)
from dosiscope.core.text import bytes_text, counted
from dosiscope.core.visible import path_text, visible
from dosiscope.io.files.dictionary import uid_name
from dosiscope.io.network.statuses import STATUSES

if TYPE_CHECKING:
    from dosiscope.core.network.receiving import ReceiverEvent

_OF_OBJECTS: Final = frozenset(why for one in STATUSES for why in one.reasons)


def event_text(event: ReceiverEvent) -> str:
    """Return an event as a line of words, without identity."""
    match event:
        case Listening():
            return f"listening at {event.host}, port {event.port}"
        case CallBegan():
            return f"call {event.call}: {_who(event)} calls"
        case Arrived():
            when = f"call {event.call}" if event.call else "kept of a call broken off"
            return f"{when}: {_of_object(event)}"
        case Refused():
            return _of_refusal(event)
        case CallEnded():
            how = "ended" if event.is_whole else "broke off"
            came = counted(event.objects, "object")
            return f"call {event.call}: {how} after {came}"
        case Deleted():
            gone = counted(event.objects, "object")
            return f"{gone} ({bytes_text(event.bytes)}) deleted by the rule of the user"
    assert_never(event)


def _of_object(event: Arrived) -> str:
    name = uid_name(event.sop_class_uid).removesuffix(" Storage") or "object"
    path = path_text(event.path)
    if event.is_again:
        return f"{event.count}. {name}: the same is there already: {path}"
    text = f"{event.count}. {name}, {bytes_text(event.size)}: {path}"
    if event.beside is not None:
        beside = path_text(event.beside)
        text += f"; another object of the same UID is there, and is kept too: {beside}"
    return text


def _of_refusal(event: Refused) -> str:
    if event.call and event.why in _OF_OBJECTS:
        return f"call {event.call}: an object is not kept: {event.text}"
    if event.call:
        return f"call {event.call}: broken off: {event.text}"
    if event.address or event.times > 1:
        who = _who(event) if event.address else "others"
        are = "is" if event.address else "are"
        often = f", {counted(event.times, 'more time')}" if event.times > 1 else ""
        return f"{who} {are} refused{often}: {event.text}"
    return event.text


def _who(event: CallBegan | Refused) -> str:
    if not event.caller:
        return f"a caller at {event.address}"
    return f"{visible(event.caller)} at {event.address}"
