"""A case that is open while DCMTK sends the rest of it to the window's receiver."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.features.network_choices import NetworkChoices
from dosiscope.app.features.receiving import Receiving
from dosiscope.app.receiver_process import ReceiverState
from support.arriving import case_of, of_kind, state, wait
from support.cases import write_good
from support.network.dcmtk import storescu
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from support.network.name_space import PrivateNetwork

pytestmark = pytest.mark.slow


def test_what_is_sent_in_three_calls_is_as_if_it_had_been_there(
    qtbot: QtBot, network: PrivateNetwork, window: Window, tmp_path: Path
) -> None:
    files = sorted(write_good(tmp_path / "good").iterdir())
    open_and_wait(qtbot, window, *files)
    at_once = state(qtbot, window)
    window.session.close_case()

    choices, receiving = feature(window, NetworkChoices), feature(window, Receiving)
    choice, inbox, port = choices.kept.choice, tmp_path / "inbox", network.port()
    receiver = replace(choice.receiver, inbox=inbox, port=port)
    choices.kept.take(replace(choice, receiver=receiver))
    choices.changed.emit()
    receiving.switch()
    process = receiving.process
    qtbot.waitUntil(lambda: process.state is ReceiverState.ON, timeout=30_000)

    def send(some: Iterable[Path]) -> None:
        before, some = receiving.calls.objects, list(some)
        sent = storescu(network, port, some)
        assert sent.returncode == 0, sent.stderr
        count = before + len(some)
        qtbot.waitUntil(lambda: receiving.calls.objects == count, timeout=20_000)

    images = of_kind(files, "CT")
    send([*images[3:7], *of_kind(files, "RS")])
    here = [path for path in sorted(inbox.rglob("*.dcm")) if path.is_file()]
    assert len(here) == 5
    open_and_wait(qtbot, window, *here)
    assert [str(one) for one in case_of(window).unread] == ["12 of 16 CT Images"]
    send([*of_kind(files, "RD"), *images[7:]])
    send([*images[:3], *of_kind(files, "RP")])
    received = [path for path in inbox.rglob("*.dcm") if path.is_file()]
    assert len(received) == len(files)
    wait(qtbot, window, received)
    assert not case_of(window).unread
    assert state(qtbot, window) == at_once
    receiving.switch()
    qtbot.waitUntil(lambda: process.state is ReceiverState.OFF, timeout=20_000)
