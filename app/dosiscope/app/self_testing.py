"""The whole self-test: what this installation calculates, and what it can read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosiscope.core.phantoms.selftest import SelfTest
    from dosiscope.core.progress import Steps


def whole_selftest() -> Steps[SelfTest]:
    """Run the phantoms, and read one frame of every transfer syntax."""
    from dosiscope.core.phantoms.selftest import run_selftest
    from dosiscope.io.files.sample_frames import check_frames

    result = yield from run_selftest()
    frames = yield from check_frames()
    return replace(result, frames=frames)
