"""What the events of a receiver amount to: calls, refusals, whether it listens."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked, tr
from dosiscope.core.network.receiving import (
    Arrived,
    CallBegan,
    CallEnded,
    Deleted,
    Listening,
    Refused,
)
from dosiscope.core.text import counted
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from datetime import datetime

    from dosiscope.core.network.receiving import ReceiverEvent

MOST_ROWS: Final = 200  # older ones go


class CallState(StrEnum):
    """How a call stands."""

    OPEN = marked("receiving")
    WHOLE = marked("complete")
    BROKEN = marked("broken off")
    REFUSED = marked("refused")


@dataclass(slots=True, kw_only=True)
class Call:
    """A call, or somebody who was not let in.

    Attributes
    ----------
    began
        When, by the clock of this computer.
    objects, again
        That arrived, and how many of them had come before.
    refused
        How many of its objects were refused; of somebody not let in how often.
    why
        Why the last of them was, a sentence; "" where none was.
    """

    began: datetime
    caller: str
    address: str
    state: CallState = CallState.OPEN
    objects: int = 0
    again: int = 0
    bytes: int = 0
    refused: int = 0
    why: str = ""

    @property
    def text(self) -> str:
        """How it stands, in words."""
        if self.state is CallState.REFUSED:
            if not self.why:
                return tr(self.state)
            often = counted(self.refused, "time")
            return tr("refused, {times}: {why}", times=often, why=self.why)
        parts = [tr(self.state)]
        if self.again:
            parts.append(tr("{count} had come before", count=self.again))
        if self.refused:
            parts.append(tr("{count} refused: {why}", count=self.refused, why=self.why))
        return "; ".join(parts)


class Calls:
    """Takes events as they come, and keeps the last calls.

    Attributes
    ----------
    listening
        Where is listened, or None.
    objects
        How many have arrived in all.
    deleted
        How many left the inbox by the rule that the user set.
    """

    def __init__(self) -> None:
        self.listening: Listening | None = None
        self.objects = 0
        self.deleted = 0
        self._run = 0  # a process that is started again counts its calls anew
        self._rows: OrderedDict[tuple[object, ...], Call] = OrderedDict()

    @property
    def rows(self) -> tuple[Call, ...]:
        """The calls, the newest first."""
        return tuple(reversed(self._rows.values()))

    @property
    def open(self) -> tuple[Call, ...]:
        """The calls that go on, the newest first."""
        return tuple(one for one in self.rows if one.state is CallState.OPEN)

    def take(self, event: ReceiverEvent, now: datetime) -> None:
        """Take what the receiver tells."""
        match event:
            case Listening():
                self.listening = event
            case CallBegan():
                self._add(
                    (self._run, event.call),
                    Call(began=now, caller=event.caller, address=event.address),
                )
            case Arrived():
                self._arrive(event)
            case Refused():
                self._refuse(event, now)
            case CallEnded():
                call = self._rows.get((self._run, event.call))
                if call is not None:
                    state = CallState.WHOLE if event.is_whole else CallState.BROKEN
                    call.state = state
            case Deleted():
                self.deleted += event.objects

    def _arrive(self, event: Arrived) -> None:
        self.objects += 1
        call = self._rows.get((self._run, event.call))
        if call is not None:
            call.objects = max(call.objects, event.count)
            call.again += event.is_again
            call.bytes += event.size

    def _refuse(self, event: Refused, now: datetime) -> None:
        call = self._rows.get((self._run, event.call)) if event.call else None
        if call is None:
            # one who tries again and again is one row
            key = (self._run, event.why, event.caller, event.address)
            call = self._rows.pop(key, None) or Call(
                began=now,
                caller=event.caller,
                address=event.address,
                state=CallState.REFUSED,
            )
            call.began = now
            self._add(key, call)
        call.refused += event.times
        call.why = event.text

    def _add(self, key: tuple[object, ...], call: Call) -> None:
        self._rows[key] = call
        while len(self._rows) > MOST_ROWS:
            # a call that goes on is told to its end, whoever is refused meanwhile
            over = (k for k, c in self._rows.items() if c.state is not CallState.OPEN)
            del self._rows[next(over, next(iter(self._rows)))]

    def end(self) -> tuple[CallEnded, ...]:
        """Take that the receiver has ended; return what it would have told of calls."""
        ended = []
        for (_, number, *_), call in self._rows.items():
            if call.state is CallState.OPEN and isinstance(number, int):
                call.state = CallState.BROKEN
                ended.append(
                    CallEnded(call=number, objects=call.objects, is_whole=False)
                )
        self.listening = None
        self._run += 1
        return tuple(ended)

    @property
    def line(self) -> str:
        """What is received now, or how much was; "" where nothing came."""
        going = self.open
        if len(going) == 1:
            (call,) = going
            who = visible(call.caller) or call.address
            return tr(
                "receiving from {who}: {objects}",
                who=who,
                objects=counted(call.objects, "object"),
            )
        if going:
            total = sum(one.objects for one in going)
            return tr(
                "{calls} calls: {objects}",
                calls=len(going),
                objects=counted(total, "object"),
            )
        return (
            tr("{objects} received", objects=counted(self.objects, "object"))
            if self.objects
            else ""
        )
