"""The receiver's process: started, heard, started again after a fault, and ended."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from dosiscope.app import languages, receiver_process
from dosiscope.app.cli.receiving import settings_of
from dosiscope.app.command_line import parse
from dosiscope.app.receiver_process import (
    STARTS,
    ReceiverProcess,
    ReceiverState,
    command,
    receive_words,
)
from dosiscope.core.identity import anonymous
from dosiscope.core.network.checks import checked_receiver
from dosiscope.core.network.node import TlsFiles
from dosiscope.core.network.receiving import (
    Limits,
    Listening,
    ReceiverSettings,
    Retention,
)
from dosiscope.io.network.events import event_of, line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from dosiscope.core.network.receiving import ReceiverEvent

LISTENING = Listening(host="127.0.0.1", port=11112)
SAYS = f"print({line_of(LISTENING)!r}, flush=True); "
STAYS = "import sys; sys.stdin.read()"
SETTINGS = ReceiverSettings(
    inbox=Path("-inbox of mine"),
    host="::1",
    port=0,
    title="-T",
    callers=("PACS", "PLANNING 2"),
    addresses=("10.0.0.0/8",),
    tls=TlsFiles(authorities=Path("a"), certificate=Path("c"), key=Path("k")),
    limits=Limits(
        associations=2, idle_s=1.5, object_bytes=3, free_bytes=0, inbox_bytes=10**12
    ),
    retention=Retention(days=3, total_bytes=10**13),
)


class Child:
    """A process whose program is a line of Python, another one each time if wanted."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.programs: list[str] = []
        self.begun = 0
        self.heard: list[ReceiverEvent] = []
        monkeypatch.setattr(receiver_process, "command", self._command)
        monkeypatch.setattr(receiver_process, "AGAIN_MS", 1)
        self._owner = QObject()
        self.process = ReceiverProcess(lambda: ["words"], event_of, self._owner)
        self.process.told.connect(self.heard.append)
        self._qtbot = qtbot

    def _command(self, _words: list[str]) -> list[str]:
        program = self.programs[min(self.begun, len(self.programs) - 1)]
        self.begun += 1
        return [sys.executable, "-S", "-E", "-c", program]

    def run(self, *programs: str) -> None:
        self.programs = list(programs)
        self.process.start()

    def wait(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=20_000)

    def wait_for(self, state: ReceiverState) -> None:
        self.wait(lambda: self.process.state is state)


@pytest.fixture
def child(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Child]:
    made = Child(qtbot, monkeypatch)
    yield made
    made.process.end()


def test_the_words_of_the_command_line_mean_the_settings() -> None:
    for settings in (SETTINGS, ReceiverSettings(inbox=Path("inbox"))):
        assert settings_of(parse(receive_words(settings))) == settings
        assert checked_receiver(settings)
    arguments = parse(receive_words(SETTINGS))
    assert arguments.json
    assert arguments.end_with_input
    plain = replace(SETTINGS, retention=Retention())
    assert settings_of(parse(receive_words(plain))) == plain


def test_it_speaks_as_the_window_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse(receive_words(SETTINGS)).language is None
    monkeypatch.setattr(languages, "_spoken", "de")
    assert parse(receive_words(SETTINGS)).language == "de"
    assert settings_of(parse(receive_words(SETTINGS))) == SETTINGS


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(["receive"])[-1] == "receive"
    assert command(["receive"])[0] == sys.executable
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(["receive", "--json"]) == [sys.executable, "receive", "--json"]


def test_the_frozen_window_starts_the_program_of_terminals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, terminal = (tmp_path / f"dosiscope{n}.exe" for n in ("-window", ""))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(window))
    assert command(["receive"]) == [str(window), "receive"]
    terminal.touch()
    assert command(["receive"]) == [str(terminal), "receive"]


def test_it_is_heard_line_by_line_and_ends_when_asked(child: Child) -> None:
    halves = (
        f"import sys; line = {line_of(LISTENING)!r}; "
        "sys.stdout.write(line[:9]); sys.stdout.flush(); "
        "sys.stdout.write(line[9:] + '\\n\\nno event\\n'); sys.stdout.flush(); "
    )
    child.run(halves + STAYS)
    assert child.process.is_wanted
    child.wait_for(ReceiverState.ON)
    child.wait(lambda: child.heard == [LISTENING])
    child.process.stop()
    assert child.process.state is ReceiverState.OFF
    assert child.process.says == ""
    assert child.begun == 1


def test_why_it_cannot_begin_is_told_and_it_is_not_tried_again(child: Child) -> None:
    child.run("import sys; sys.exit('dosiscope: /data/Wolf cannot be the inbox')")
    child.wait_for(ReceiverState.FAILED)
    assert child.process.says == "/data/Wolf cannot be the inbox."
    assert "Wolf" not in anonymous(child.process.says)
    assert not child.process.is_wanted
    assert child.begun == 1
    child.run(SAYS + STAYS, SAYS + STAYS)
    child.wait_for(ReceiverState.ON)
    assert child.process.says == ""


def test_one_that_ends_without_a_word_is_told_with_its_status(child: Child) -> None:
    child.run("import sys; sys.exit(3)")
    child.wait_for(ReceiverState.FAILED)
    assert child.process.says == "The receiver cannot be started (status 3)."


def test_a_program_that_is_not_there_is_told(
    child: Child, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = str(tmp_path / "nothing")
    monkeypatch.setattr(receiver_process, "command", lambda _: [missing])
    child.process.start()
    child.wait_for(ReceiverState.FAILED)
    assert child.process.says == "The receiver cannot be started."


def test_it_is_started_again_after_a_fault_with_a_sentence(child: Child) -> None:
    child.run(SAYS + "import os; os.abort()", SAYS + STAYS)
    child.wait(lambda: child.begun == 2)
    child.wait_for(ReceiverState.ON)
    told = "The receiver stopped by itself and is started again."
    assert child.process.says.startswith(told)


def test_one_that_stops_again_and_again_stays_off(child: Child) -> None:
    child.run(SAYS + "import sys; sys.exit('dosiscope: no memory')")
    child.wait_for(ReceiverState.FAILED)
    assert child.begun == STARTS + 1
    assert child.process.says == (
        "The receiver stopped 4 times within 120 s, and is off now. No memory."
    )


def test_one_that_talks_without_end_is_ended(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiver_process, "LONGEST_LINE", 1000)
    endless = "import sys\nwhile True: sys.stdout.write('x' * 10000)"
    child.run(endless)
    child.wait_for(ReceiverState.FAILED)


def test_one_that_does_not_end_is_killed(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiver_process, "PATIENCE_MS", 100)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    child.run(deaf + SAYS + "\nwhile True: signal.pause()")
    child.wait_for(ReceiverState.ON)
    child.process.stop()
    assert not child.process.is_wanted
    child.process.start()  # waits for the end of the last
    assert child.begun == 1
    child.wait(lambda: child.begun == 2)


def test_it_is_started_anew_only_where_it_is_there(child: Child) -> None:
    child.process.restart()
    assert child.begun == 0
    child.run(SAYS + STAYS)
    child.wait_for(ReceiverState.ON)
    child.process.restart()
    child.wait_for(ReceiverState.ON)
    assert child.begun == 2
