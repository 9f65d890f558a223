"""Refusals that come by the thousand are told once, and then how often."""

from __future__ import annotations

from dosiscope.core.network.receiving import Refused, Why
from dosiscope.io.network.alike import Alike
from dosiscope.io.network.event_words import event_text


def refused(caller: str = "EVIL", address: str = "10.0.0.9") -> Refused:
    return Refused(
        why=Why.CALLER, text=f"{caller!r} may not call", caller=caller, address=address
    )


def test_one_is_told_and_then_how_often() -> None:
    alike = Alike()
    told = [alike.is_first(refused()) for _ in range(58)]
    assert told == [True, *[False] * 57]
    (again,) = alike.summed()
    assert again.times == 57
    assert event_text(again) == (
        "EVIL at 10.0.0.9 is refused, 57 more times: 'EVIL' may not call"
    )
    assert alike.summed() == []
    assert alike.is_first(refused())  # the next, after a silence, is a first


def test_many_kinds_are_told_as_others_and_of_nobody_else() -> None:
    alike = Alike()
    told = [alike.is_first(refused(f"E{n}", f"10.0.0.{n}")) for n in range(200)]
    assert sum(told) == 17  # sixteen kinds, and the first of the others
    (others,) = alike.summed()
    assert (others.caller, others.address, others.times) == ("", "", 183)
    assert event_text(others) == (
        "others are refused, 183 more times: like the first, 'E16' may not call"
    )
