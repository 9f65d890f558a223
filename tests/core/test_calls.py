"""What a receiver tells amounts to calls that can be listed, of bounded number."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dosiscope.core.network.calls import MOST_ROWS, Calls, CallState
from dosiscope.core.network.receiving import (
    Arrived,
    CallBegan,
    CallEnded,
    Deleted,
    Listening,
    Refused,
    Why,
)
from dosiscope.core.text import grouped

NOW = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


def arrived(call: int, count: int, *, is_again: bool = False) -> Arrived:
    return Arrived(
        call=call,
        path=Path("a.dcm"),
        count=count,
        size=1000,
        sop_class_uid="1.2",
        uid="1.2.3",
        is_again=is_again,
    )


def began(call: int, caller: str = "PACS") -> CallBegan:
    return CallBegan(call=call, caller=caller, address="10.0.0.1")


def test_a_call_is_told_from_its_beginning_to_its_end() -> None:
    calls = Calls()
    calls.take(Listening(host="127.0.0.1", port=11112), NOW)
    calls.take(began(1), NOW)
    assert calls.listening == Listening(host="127.0.0.1", port=11112)
    assert calls.line == "receiving from PACS: 0 objects"
    for n in (1, 2, 3):
        calls.take(arrived(1, n, is_again=n == 2), NOW)
    full = Refused(why=Why.DISK_FULL, call=1, text="the disk is full")
    calls.take(full, NOW)
    assert calls.line == "receiving from PACS: 3 objects"
    calls.take(CallEnded(call=1, objects=3, is_whole=True), NOW)
    (call,) = calls.rows
    assert (call.objects, call.again, call.bytes) == (3, 1, 3000)
    assert call.state is CallState.WHOLE
    assert call.text == "complete; 1 had come before; 1 refused: the disk is full"
    assert calls.line == "3 objects received"


def test_several_calls_at_a_time_are_told_apart() -> None:
    calls = Calls()
    calls.take(began(1, "A"), NOW)
    calls.take(began(2, "B"), NOW)
    calls.take(arrived(2, 1), NOW)
    assert calls.line == "2 calls: 1 object"
    calls.take(CallEnded(call=1, objects=0, is_whole=False), NOW)
    assert [one.caller for one in calls.rows] == ["B", "A"]
    assert [one.text for one in calls.rows] == ["receiving", "broken off"]


def test_a_caller_is_named_in_signs_that_are_seen_or_by_its_address() -> None:
    for title, told in (("A\x1b[1m", "A␛[1m"), ("", "10.0.0.1")):
        calls = Calls()
        calls.take(began(1, title), NOW)
        assert calls.line == f"receiving from {told}: 0 objects"


def test_who_is_refused_again_and_again_is_one_row() -> None:
    calls = Calls()
    for n in range(1000):
        calls.take(
            Refused(why=Why.CALLER, text=f"no {n}", caller="EVIL", address="10.0.0.9"),
            NOW + timedelta(seconds=n),
        )
    (row,) = calls.rows
    assert row.text == f"refused, {grouped(1000)} times: no 999"
    assert row.began == NOW + timedelta(seconds=999)


def test_refusals_that_are_told_as_one_are_counted_each() -> None:
    calls = Calls()
    refused = Refused(why=Why.CALLER, text="no", caller="EVIL", address="10.0.0.9")
    calls.take(refused, NOW)
    calls.take(replace(refused, times=57), NOW)
    (row,) = calls.rows
    assert row.text == "refused, 58 times: no"


def test_a_call_that_is_refused_within_itself_is_not_a_second_row() -> None:
    calls = Calls()
    calls.take(began(1), NOW)
    calls.take(Refused(why=Why.IDLE, call=1, text="silent for 30 s"), NOW)
    calls.take(CallEnded(call=1, objects=0, is_whole=False), NOW)
    (row,) = calls.rows
    assert row.text == "broken off; 1 refused: silent for 30 s"


def test_ten_thousand_callers_take_no_more_room_than_some() -> None:
    calls = Calls()
    calls.take(began(20_000, "LONG"), NOW)
    for n in range(10_000):
        calls.take(began(n + 1), NOW)
        calls.take(CallEnded(call=n + 1, objects=0, is_whole=True), NOW)
        address = f"10.0.{n // 250}.{n % 250}"
        calls.take(Refused(why=Why.ADDRESS, text="no", address=address), NOW)
    assert len(calls.rows) == MOST_ROWS
    assert calls.rows[0].address == "10.0.39.249"
    # the one that goes on is still among them
    calls.take(arrived(20_000, 1), NOW)
    assert calls.line == "receiving from LONG: 1 object"


def test_a_receiver_that_is_started_again_counts_its_calls_anew() -> None:
    calls = Calls()
    calls.take(began(1, "BEFORE"), NOW)
    calls.take(arrived(1, 1), NOW)
    assert calls.end() == (CallEnded(call=1, objects=1, is_whole=False),)
    assert calls.listening is None
    calls.take(began(1, "AFTER"), NOW)
    calls.take(arrived(1, 1), NOW)
    assert [(one.caller, one.objects, one.text) for one in calls.rows] == [
        ("AFTER", 1, "receiving"),
        ("BEFORE", 1, "broken off"),
    ]
    assert calls.objects == 2


def test_what_was_deleted_is_counted() -> None:
    calls = Calls()
    calls.take(Deleted(objects=3, bytes=10), NOW)
    calls.take(Deleted(objects=4, bytes=10), NOW)
    assert calls.deleted == 7
