"""What a second dose costs: a step with its isodoses and A - B, a switch to it.

    python -m speed.two_doses FOLDER [--side 1000] [--quick]

prints milliseconds of process time of every frame.  B is the dose of the case, 3 and
2 mm beside it and 3 % higher, as a rival plan has it.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QApplication
from speed.drawing import ROUNDS, Ours, load_case, milliseconds

if TYPE_CHECKING:
    from dosiscope.core.case import Case

_STEPS, _FEW = 30, 8


def with_rival(case: Case) -> Case:
    """Return the case with a companion that has another dose of as many samples."""
    (dose,) = case.doses[:1]
    beside = np.array([3.0, 2.0, 0.0])
    rival = replace(
        dose,
        geometry=replace(dose.geometry, origin=dose.geometry.origin + beside),
        scaling=1.03 * dose.scaling,
        header=replace(dose.header, sop_instance_uid="1.2.826.0.1.3680043.2.1"),
    )
    companion = replace(case, doses=(rival,), companions=())
    return replace(case, companions=(companion,))


class WithOther(Ours):
    """The slice view while a dose B is chosen."""

    def __init__(self, case: Case, side: int, wash: str) -> None:
        from dosiscope.viewer.comparison import Wash

        super().__init__(case, side)
        self.review.comparison.set_other(case.every_dose[-1])
        self.review.comparison.set_wash(Wash(wash))

    def switch(self, n: int) -> None:
        """Show B in place of A, or A again."""
        self.review.show_other(n % 2 == 0)
        self.paint()


def measure(folder: Path, side: int, *, quick: bool = False) -> dict[str, list[float]]:
    """Return the process time of every frame, ms."""
    QApplication.instance() or QApplication([])
    case = with_rival(load_case(folder))
    alone = Ours(case, side)
    lines, difference = (WithOther(case, side, w) for w in ("dose", "difference"))
    by_turns = WithOther(case, side, "dose")
    steps = _FEW if quick else _STEPS
    frames = {
        "alone": alone.plane,
        "lines": lines.plane,
        "difference": difference.plane,
        "switch": by_turns.switch,
    }
    try:
        return milliseconds(
            frames, dict.fromkeys(frames, steps), 2 if quick else ROUNDS
        )
    finally:
        for one in (alone, lines, difference, by_turns):
            one.view.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--side", type=int, default=1000)
    parser.add_argument("--quick", action="store_true")
    words = parser.parse_args()
    print(json.dumps(measure(words.folder, words.side, quick=words.quick)))


if __name__ == "__main__":
    main()
