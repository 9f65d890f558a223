"""Receives objects that others send: Storage and Verification SCP (PS3.4 A, B)."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr, tr_count
from dosiscope.core.network.ae_title import ae_title
from dosiscope.core.network.receiving import (
    Arrived,
    CallBegan,
    CallEnded,
    Deleted,
    Listening,
    Refused,
    Why,
)
from dosiscope.io.network.alike import Alike
from dosiscope.io.network.certificates import server_context
from dosiscope.io.network.door import Door
from dosiscope.io.network.inbox import Inbox
from dosiscope.io.network.incoming import NotStoredError
from dosiscope.io.network.listening import begin_to_listen, bound
from dosiscope.io.network.pynetdicom_needed import need_pynetdicom
from dosiscope.io.network.request import Rejection, caller_of, may_call, rejected
from dosiscope.io.network.statuses import Status, status_of

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable

    from dosiscope.core.network.receiving import ReceiverEvent, ReceiverSettings
    from dosiscope.io.network.call import Call
    from dosiscope.io.network.incoming import Incoming

_FINISH_S: Final = 1.0  # what is on its way may end so long when receiving stops
_CUT_S: Final = 0.2
_LOOK_S: Final = 0.01
_CLEAN_EVERY_S: Final = 60.0
_TELL_EVERY_S: Final = 1.0  # of refusals of one kind and address
_MORE_THAN_ARE_LET_IN: Final = 1 << 20


class Receiver:
    """Listens for callers and puts what they send into an inbox.

    Parameters
    ----------
    tell
        Is told what happens, in the threads of the receiver, one event at a time.
    """

    def __init__(
        self, settings: ReceiverSettings, tell: Callable[[ReceiverEvent], None]
    ) -> None:
        self._settings = settings
        self._tell = tell
        self._telling = threading.Lock()
        self._calls: set[Call] = set()
        self._number = 0
        self._changing = threading.Lock()
        self._stopping = threading.Event()
        self._door: Door | None = None
        self._inbox: Inbox | None = None
        self._beside: threading.Thread | None = None
        self._alike = Alike()
        self._is_told_of_names = False

    def start(self) -> None:
        """Begin to listen.

        Raises
        ------
        DosiscopeError
            It cannot: the library is missing; a title, an address or a certificate is
            wrong; the inbox cannot be written; the port is taken or not allowed.
        """
        need_pynetdicom()
        settings = self._settings
        ae_title(settings.title)
        tls = None if settings.tls is None else server_context(settings.tls)
        from pynetdicom import AE

        from dosiscope.io.network.call import Call

        entity = AE(ae_title=settings.title)
        # who is let in is decided at the door: the library counts calls that are ending
        entity.maximum_associations = _MORE_THAN_ARE_LET_IN
        self._new_call = partial(Call, entity, self)
        listening = bound(settings)
        try:
            self._inbox = Inbox(settings.inbox, settings.limits)
            self._tell_of_broken_off(self._inbox)
            begin_to_listen(listening, settings)
        except BaseException:
            listening.close()
            if self._inbox is not None:
                self._inbox.close()
            raise
        host, port = listening.getsockname()[:2]
        self._door = Door(
            listening,
            tls=tls,
            may_call=lambda address: may_call(address, settings.addresses),
            enter=self._enter,
            refused=self._turned_away,
        )
        self._beside = threading.Thread(
            target=self._look_after, name="dosiscope-inbox", daemon=True
        )
        self._door.start()
        self._beside.start()
        self._say(Listening(host=str(host), port=int(port)))

    def stop(self) -> None:
        """Take no more callers; let objects on their way end for a second; then cut."""
        self._stopping.set()
        if self._door is not None:
            self._door.close()
        until = time.monotonic() + _FINISH_S
        for call in self._open_calls():
            while call.messages.is_coming and time.monotonic() < until:
                time.sleep(_LOOK_S)
            call.hang_up()
        until = time.monotonic() + _CUT_S
        for call in self._open_calls():
            call.join(max(0.0, until - time.monotonic()))
            call.cut()
        for call in self._open_calls():
            call.join(_FINISH_S)
        if self._beside is not None:
            self._beside.join()
        if self._inbox is not None:
            self._inbox.close()
            self._tell_of_names(self._inbox)

    # --- what calls ask -----------------------------------------------------------

    def began(self, call: Call) -> None:
        """Hear that a caller was let in."""
        self._say(CallBegan(call=call.number, caller=call.caller, address=call.address))
        if not call.accepted_contexts:
            self._refuse(
                call,
                Why.OTHER_OBJECT,
                tr("it offers no objects, or none in a way, that are received here"),
            )

    def begin(self, sop_class: str, uid: str, syntax: str) -> Incoming:
        """Return where an object goes that begins to come."""
        assert self._inbox is not None
        return self._inbox.begin(sop_class=sop_class, uid=uid, syntax=syntax)

    def stored(self, call: Call, incoming: Incoming) -> tuple[Status, str]:
        """Return the answer to an object that has come, and a comment."""
        assert self._inbox is not None
        try:
            stored = self._inbox.store(incoming)
        except NotStoredError as error:
            self._refuse(call, error.why, error.told(identity=False), uid=incoming.uid)
            return status_of(error.why), error.told(identity=False)
        call.stored_count += 1
        self._say(
            Arrived(
                call=call.number,
                path=stored.path,
                count=call.stored_count,
                size=stored.size,
                sop_class_uid=incoming.sop_class,
                uid=incoming.uid,
                is_again=stored.is_again,
                beside=stored.beside,
            )
        )
        return Status.SUCCESS, ""

    def broke_off(self, call: Call, why: Why, text: str) -> None:
        """Hear why a call is ended by us."""
        self._refuse(call, why, text)

    def ended(self, call: Call) -> None:
        """Hear that a call is over."""
        with self._changing:
            self._calls.discard(call)
        if call.has_begun:
            self._say(
                CallEnded(
                    call=call.number, objects=call.stored_count, is_whole=call.is_whole
                )
            )

    # --- what the door asks -------------------------------------------------------

    def _enter(
        self, connection: socket.socket, address: str, request: bytes
    ) -> Rejection | None:
        settings = self._settings
        calls = self._open_calls()
        found = rejected(request, settings, sum(call.is_open for call in calls))
        if found is not None:
            return found
        self._cut_ended(calls)
        connection.setblocking(True)
        self._number += 1
        call = self._new_call(
            number=self._number,
            caller=caller_of(request),
            address=address,
            connection=connection,
            request=request,
            idle_s=settings.limits.idle_s,
        )
        with self._changing:
            self._calls.add(call)
        try:
            call.start()
        except BaseException:  # no thread for it: it holds no room either
            with self._changing:
                self._calls.discard(call)
            raise
        return None

    def _cut_ended(self, calls: Iterable[Call]) -> None:
        """Hang up on callers that have ended and stay, where there are many."""
        ended = sorted(
            (call for call in calls if not call.is_open), key=lambda call: call.number
        )
        most = self._settings.limits.associations
        for call in ended[: max(0, len(ended) - most + 1)]:
            call.cut()

    def _turned_away(self, rejection: Rejection, address: str) -> None:
        event = Refused(
            why=rejection.why,
            text=rejection.text,
            caller=rejection.caller,
            address=address,
        )
        if self._alike.is_first(event):
            self._say(event)

    # --- beside -------------------------------------------------------------------

    def _open_calls(self) -> tuple[Call, ...]:
        with self._changing:
            return tuple(self._calls)

    def _refuse(self, call: Call, why: Why, text: str, uid: str = "") -> None:
        self._say(
            Refused(
                why=why,
                text=text,
                uid=uid,
                call=call.number,
                caller=call.caller,
                address=call.address,
            )
        )

    def _say(self, event: ReceiverEvent) -> None:
        with self._telling:
            self._tell(event)

    def _tell_of_broken_off(self, inbox: Inbox) -> None:
        """Tell what became of objects that were on their way when we were killed."""
        for count, (stored, found) in enumerate(inbox.recovered, 1):
            self._say(
                Arrived(
                    call=0,
                    path=stored.path,
                    count=count,
                    size=stored.size,
                    sop_class_uid=found.sop_class,
                    uid=found.uid,
                    is_again=stored.is_again,
                    beside=stored.beside,
                )
            )
        inbox.recovered.clear()
        if inbox.left_over:
            text = tr_count(
                "{n} object that was on the way when receiving was broken off: not "
                "kept",
                "{n} objects that were on the way when receiving was broken off: not "
                "kept",
                inbox.left_over,
            )
            self._say(Refused(why=Why.NOT_WRITTEN, text=text))

    def _tell_of_names(self, inbox: Inbox) -> None:
        """Tell, once, that what came may not last."""
        if inbox.not_flushed and not self._is_told_of_names:
            self._is_told_of_names = True
            self._say(Refused(why=Why.NOT_WRITTEN, text=inbox.not_flushed))

    def _look_after(self) -> None:
        """Tell of many alike, and delete what the user's rule says, now and then."""
        assert self._inbox is not None
        clean_at = time.monotonic()
        is_last = False
        while not is_last:
            if time.monotonic() >= clean_at:
                clean_at = time.monotonic() + _CLEAN_EVERY_S
                objects, size = self._inbox.delete_old(self._settings.retention)
                if objects:
                    self._say(Deleted(objects=objects, bytes=size))
            is_last = self._stopping.wait(_TELL_EVERY_S)
            for event in self._alike.summed():
                self._say(event)
            self._inbox.flush_names()
            self._tell_of_names(self._inbox)
            self._inbox.look_for_room()
