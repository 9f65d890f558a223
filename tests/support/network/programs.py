"""Programs of other makers that tests start."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

_PACKAGES: Final = {"Orthanc": "orthanc", "openssl": "openssl"}
_PATIENCE_S: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One that runs; ``log`` has what it prints, ``errors`` what it complains of."""

    process: subprocess.Popen[bytes]
    log: Path
    errors: Path

    def said(self) -> str:
        """Return all its words."""
        return "".join(
            file.read_text("utf-8", "replace") for file in (self.log, self.errors)
        )

    def has_ended_within(self, seconds: float) -> bool:
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def end(self) -> None:
        """Kill it: no test leaves one behind."""
        self.process.kill()
        self.process.wait(_PATIENCE_S)


def program(name: str | Path) -> str:
    """Return where a program is; skips where it is not installed."""
    if isinstance(name, Path):
        return str(name)
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if found is None:
        package = _PACKAGES.get(name, "dcmtk")
        pytest.skip(f"{name} is not installed (package {package} of the system)")
    return found
