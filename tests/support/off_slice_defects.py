"""Defects E1 to E18 of off-slice contours, each one change to a good case.

Tests of the checks make contours of them, tests of the reader DICOM files.  Images lie
at multiples of 4 mm from -16 to 20 mm.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from dosiscope.core.findings import Action, Result
from dosiscope.core.text import MINUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    Verdict = tuple[Result, Action]

PASS_NOTE = (Result.PASS, Action.NOTE)
PASS_WARN = (Result.PASS, Action.WARN)
DEV_NOTE = (Result.DEV, Action.NOTE)
DEV_WARN = (Result.DEV, Action.WARN)
FAIL_WITHHOLD = (Result.FAIL, Action.WITHHOLD)

# cc: a cylinder of radius 5 mm from z = 7 to 13 mm, and 1 mm of it
WHOLE = math.pi * 5**2 * 6 / 1000
A_MM = WHOLE / 6

Made = TypeVar("Made", covariant=True)


class MakeRung(Protocol[Made]):
    """Makes a round contour of what is given."""

    def __call__(
        self, z: float, number: int | None, *attached: int, radius: float, at: float
    ) -> Made: ...


class Rung(NamedTuple):
    """A round contour around x = ``at`` (mm), and what it states."""

    z: float
    number: int | None
    attached: tuple[int, ...] = ()
    radius: float = 5.0
    at: float = 0.0


@dataclass(frozen=True)
class OffSliceDefect:
    """The contours, what follows, and words of the sentence.

    ``volume_cc`` is None where volume and DVH are withheld; ``tolerance`` is its
    relative one.
    """

    rungs: Sequence[Rung]
    rule: str
    verdict: Verdict
    volume_cc: float | None
    words: str
    tolerance: float = 2e-4

    def made_by(self, make: MakeRung[Made]) -> list[Made]:
        """Return its contours, each made by ``make``."""
        return [
            make(r.z, r.number, *r.attached, radius=r.radius, at=r.at)
            for r in self.rungs
        ]


def _rung(z: float, number: int | None, *attached: int, **more: float) -> Rung:
    return Rung(z, number, attached, **more)


ONE, TWO, THREE, FOUR = GOOD = (
    _rung(7, 1),
    _rung(8, 2, 1),
    _rung(12, 3, 2),
    _rung(13, 4, 3),
)

DEFECTS = {
    "E1 to itself": OffSliceDefect(
        (_rung(7, 1, 1), TWO, THREE, FOUR),
        "OS-04/E1", DEV_NOTE, WHOLE, "(contour 1)",
    ),
    "E2 forward": OffSliceDefect(
        (_rung(7, 1, 2), _rung(8, 2), THREE, FOUR),
        "OS-04/E2", DEV_NOTE, WHOLE, "higher number",
    ),
    "E3 redundant": OffSliceDefect(
        (ONE, TWO, THREE, _rung(13, 4, 3, 2)),
        "OS-06/E3", DEV_NOTE, WHOLE, "ignored",
    ),
    "E3 skipping": OffSliceDefect(
        (_rung(8, 1), _rung(9, 2, 1), _rung(10, 3, 1)),
        "OS-06/E3", FAIL_WITHHOLD, None, "does not connect",
    ),
    "E4 image skipped": OffSliceDefect(
        (ONE, TWO, _rung(13, 4, 2)),
        "OS-08/E4", FAIL_WITHHOLD, None,
        "(1 plane, first: z = 12.00 mm, between contour 2 at z = 8.00 and contour 4 at "
        "z = 13.00)",
    ),
    "E5 dangling": OffSliceDefect(
        (ONE, TWO, THREE, _rung(13, 4, 3, 99)),
        "OS-05/E5", FAIL_WITHHOLD, None, "contour 99 missing",
    ),
    "E6 ambiguous": OffSliceDefect(
        (ONE, _rung(8, 1, at=30), TWO, THREE, FOUR),
        "OS-02/E6", FAIL_WITHHOLD, None, "ambiguous",
    ),
    "E6 harmless": OffSliceDefect(
        (*GOOD, _rung(16, 8), _rung(20, 8)),
        "OS-02/E6", DEV_NOTE, WHOLE, "repeats Contour Numbers",
    ),
    "E7 no number": OffSliceDefect(
        (*GOOD, _rung(16, None)),
        "OS-01/E7", FAIL_WITHHOLD, None, "without Contour Number (contour item 5)",
    ),
    "E8 one plane": OffSliceDefect(
        (*GOOD, _rung(12, 5, 3, at=20)),
        "OS-06/E8", DEV_NOTE, WHOLE, "their own plane",
    ),
    "E9 stated twice": OffSliceDefect(
        (_rung(7, 1, 2), TWO, THREE, FOUR),
        "OS-04/E9", DEV_NOTE, WHOLE, "more than once",
    ),
    "E10 gap": OffSliceDefect(
        (ONE, TWO, _rung(12, 3), FOUR),
        "OS-07/E10", PASS_NOTE, 2 * A_MM, "z = 8.00 to 12.00 mm",
    ),
    "E14 beyond the images": OffSliceDefect(
        (_rung(16, 1), _rung(20, 2, 1), _rung(23, 3, 2)),
        "RC-05/E14", PASS_WARN, 7 * A_MM, f"{MINUS}16.00 to 20.00 mm",
    ),
    "E16 none attached": OffSliceDefect(
        (_rung(7, 1), _rung(8, 2)),
        "OS-07/E16", DEV_WARN, 0.0, "the volume is 0",
    ),
    "E17 apart": OffSliceDefect(
        (ONE, TWO, THREE, _rung(13, 4, 3, at=20)),
        "OS-07/E17", PASS_NOTE, WHOLE, "contour 3 and contour 4",
    ),
    "E18 hole to hole": OffSliceDefect(
        (_rung(8, 1), _rung(8, 2, radius=2), _rung(9, 3, 1), _rung(9, 4, 2, radius=2)),
        "RC-17/E18", DEV_NOTE, A_MM * (1 - (2 / 5) ** 2), "even-odd",
    ),
    "E18 hole to outline": OffSliceDefect(
        (_rung(8, 1), _rung(8, 2, radius=2), _rung(9, 3, 1, 2)),
        # the hole closes as a cone where the outline has none
        "RC-17/E18", DEV_WARN, A_MM - math.pi * 2**2 / 3 / 1000, "hole to an outline",
        tolerance=0.05,  # within 1 mm it is cut into few pieces
    ),
    "lamina": OffSliceDefect(
        (*GOOD, _rung(14.5, 5, at=40)),
        "OS-14", PASS_NOTE, WHOLE, "no thickness",
    ),
}  # fmt: skip
