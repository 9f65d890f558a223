"""Our own verbs, run as their users run them: as programs in the private network."""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dosiscope.core.network.ae_title import DEFAULT_TITLE

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from dosiscope.core.network.node import Node
    from support.network.name_space import PrivateNetwork
    from support.network.programs import Program

_PATIENCE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DosiscopeReceiver:
    """``dosiscope receive --json`` that runs."""

    program: Program
    port: int
    inbox: Path

    def files(self) -> list[Path]:
        """Return the files of the objects that are kept."""
        return sorted(self.inbox.rglob("*.dcm"))

    def events(self) -> list[dict[str, Any]]:
        """Return what it told so far; a line that it is at writing is left out."""
        whole, _, _ = self.program.log.read_text("utf-8").rpartition("\n")
        return [json.loads(line) for line in whole.splitlines()]

    def stop(self) -> int:
        """Ask it to end, as a system does that shuts down; return its exit status."""
        self.program.process.send_signal(signal.SIGTERM)
        return self.program.process.wait(_PATIENCE_S)


def start_receiver(
    network: PrivateNetwork,
    folder: Path,
    *options: str | Path,
    port: int | None = None,
    env: dict[str, str] | None = None,
) -> DosiscopeReceiver:
    """Start the receiver; its inbox is made in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    port, inbox = port or network.port(), folder / "inbox"
    words = ["receive", "--port", str(port), "--ae-title", DEFAULT_TITLE, "--json"]
    running = network.start(
        [*_dosiscope(), *words, "--inbox", inbox, *options],
        port=port,
        log=folder / "receiver.log",
        env={**_environment(), **(env or {})},
    )
    return DosiscopeReceiver(program=running, port=port, inbox=inbox)


def dosiscope(
    network: PrivateNetwork, *words: str | Path, env: dict[str, str] | None = None
) -> CompletedProcess[str]:
    """Run a verb to its end."""
    return network.run(
        [*_dosiscope(), *words], env={**_environment(), **(env or {})}, timeout_s=300
    )


def at(node: Node) -> list[str]:
    """Return the options that name an archive."""
    titles = ["--called-title", node.title, "--ae-title", node.own_title]
    return ["--host", node.host, "--port", str(node.port), *titles]


def _dosiscope() -> list[str | Path]:
    return [Path(sys.executable), "-X", "utf8", "-m", "dosiscope"]


def _environment() -> dict[str, str]:
    return {
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        "QT_QPA_PLATFORM": "offscreen",
    }
