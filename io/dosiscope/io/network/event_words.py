"""What a receiver tells, in words: for the command line and the window alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from dosiscope.core.language import tr
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
            return tr(
                "listening at {host}, port {port}", host=event.host, port=event.port
            )
        case CallBegan():
            return tr("call {call}: {who} calls", call=event.call, who=_who(event))
        case Arrived():
            when = (
                tr("call {call}", call=event.call)
                if event.call
                else tr("kept of a call broken off")
            )
            return f"{when}: {_of_object(event)}"
        case Refused():
            return _of_refusal(event)
        case CallEnded():
            came = counted(event.objects, "object")
            if event.is_whole:
                return tr(
                    "call {call}: ended after {objects}", call=event.call, objects=came
                )
            return tr(
                "call {call}: broke off after {objects}", call=event.call, objects=came
            )
        case Deleted():
            gone = counted(event.objects, "object")
            return tr(
                "{objects} ({bytes}) deleted by the rule of the user",
                objects=gone,
                bytes=bytes_text(event.bytes),
            )
    assert_never(event)


def _of_object(event: Arrived) -> str:
    name = uid_name(event.sop_class_uid).removesuffix(" Storage") or tr("object")
    path = path_text(event.path)
    if event.is_again:
        return tr(
            "{count}. {name}: the same is there already: {path}",
            count=event.count,
            name=name,
            path=path,
        )
    text = f"{event.count}. {name}, {bytes_text(event.size)}: {path}"
    if event.beside is not None:
        beside = path_text(event.beside)
        text = tr(
            "{told}; another object of the same UID is there, and is kept too: {path}",
            told=text,
            path=beside,
        )
    return text


def _of_refusal(event: Refused) -> str:
    if event.call and event.why in _OF_OBJECTS:
        return tr(
            "call {call}: an object is not kept: {why}",
            call=event.call,
            why=event.text,
        )
    if event.call:
        return tr("call {call}: broken off: {why}", call=event.call, why=event.text)
    if event.address or event.times > 1:
        often = counted(event.times, "more time") if event.times > 1 else ""
        if not event.address:
            return tr("others are refused, {times}: {why}", times=often, why=event.text)
        who = _who(event)
        if often:
            return tr(
                "{who} is refused, {times}: {why}",
                who=who,
                times=often,
                why=event.text,
            )
        return tr("{who} is refused: {why}", who=who, why=event.text)
    return event.text


def _who(event: CallBegan | Refused) -> str:
    if not event.caller:
        return tr("a caller at {address}", address=event.address)
    return tr(
        "{caller} at {address}", caller=visible(event.caller), address=event.address
    )
