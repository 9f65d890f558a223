"""Defects of off-slice contours, E1 to E18; the images lie 3 mm apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.demo.contouring import outline
from support.defects.made import Defect
from support.defects.structures import good_and
from support.synthetic.solids import circle

if TYPE_CHECKING:
    from dosiscope.demo.dicom.description import Outline


def rung(
    z: float,
    number: int | None,
    *attached: int,
    at: float = 0.0,
    radius: float = 5.0,
    image: int | None = None,
    stated: bool = True,
) -> Outline:
    """Return a round contour; ``attached`` may be stated and empty."""
    polygon = circle((at, 0.0), radius, 24)
    return outline(polygon, z, number, attached if stated else None, image=image)


def ladder(*extra: Outline) -> tuple[Outline, ...]:
    """Five contours from z = -3 to 3 mm, two of them on images, joined in a row."""
    return (
        rung(-3.0, 1),
        rung(-1.5, 2, 1),
        rung(0.0, 3, 2),
        rung(1.5, 4, 3),
        rung(3.0, 5, 4),
        *extra,
    )


def _but(n: int, contour: Outline) -> tuple[Outline, ...]:
    """The ladder with one contour exchanged."""
    contours = list(ladder())
    contours[n] = contour
    return tuple(contours)


def _of(keys: tuple[str, ...], *contours: Outline, name: str = "") -> Defect:
    return Defect(keys, describe=good_and(*contours), name=name)


def _fine(rule: str, *contours: Outline) -> Defect:
    return Defect((), describe=good_and(*contours), rule=rule)


DEFECTS = (
    _fine("OS-16", *ladder()),
    _fine("OS-10", rung(-2.6, 1), rung(-2.3, 2, 1), rung(-1.5, 3, 2), rung(1.2, 4, 3)),
    _fine(
        "OS-12",
        rung(3.0, 1000, 40),
        rung(-1.5, 900, -7),
        rung(0.0, -7),
        rung(1.5, 40, -7),
    ),
    _fine(
        "OS-15",
        rung(-1.0, 1, radius=20),
        rung(0.0, 2, 1, at=-12),
        rung(0.0, 3, 1, at=12),
        rung(1.0, 4, 2, 3, radius=20),
    ),
    _of(("OS-01/E7",), *_but(4, rung(3.0, None, 4))),
    _of(
        ("OS-02/E6:ambiguous", "OS-14", "OS-07/E10"),
        *ladder(rung(0.0, 3, at=40)),
    ),
    _of(
        ("OS-02/E6:unused", "OS-14"), *ladder(*(rung(0.0, 8, at=x) for x in (40, -40)))
    ),
    _of(("OS-03:unstated",), *_but(0, rung(-3.0, 1, stated=False))),
    _of(
        ("OS-03:gap", "OS-07/E10"),
        *_but(2, rung(0.0, 3, stated=False)),
    ),
    _of(
        ("OS-03:unknown",),
        *(rung(z, None, stated=False) for z in (-1.5, 0.0, 0.7)),
    ),
    _of(("OS-03:own",), *(rung(z, None, stated=False) for z in (-1.5, 0.0, 1.5))),
    Defect(
        ("OS-03:accepted",),
        describe=good_and(*(rung(z, None, stated=False) for z in (-1.5, 0.0, 1.5))),
        accept=True,
    ),
    _of(("OS-04/E1:gap", "OS-07/E10"), *_but(2, rung(0.0, 3, 3))),
    _of(("OS-04/E1",), *_but(0, rung(-3.0, 1, 1))),
    _of(("OS-04/E2",), rung(-3.0, 1, 2), rung(-1.5, 2), *ladder()[2:]),
    _of(("OS-04/E9",), *_but(2, rung(0.0, 3, 2, 2))),
    _of(("OS-05/E5",), *_but(2, rung(0.0, 3, 2, 99))),
    _of(("OS-06/E3:redundant",), *_but(2, rung(0.0, 3, 2, 1))),
    _of(
        ("OS-06/E3:skipping", "OS-07/E10"),
        rung(-1.0, 1),
        rung(-0.5, 2, 1),
        rung(0.0, 3, 1),
    ),
    _of(
        ("OS-06/E8:gap", "OS-07/E10", "OS-14"),
        *_but(2, rung(0.0, 3, -6)),
        rung(0.0, -6, at=11),
    ),
    _of(("OS-06/E8", "OS-14"), *ladder(rung(0.0, 6, 3, at=11))),
    _of(("OS-07/E10",), *_but(2, rung(0.0, 3))),
    _of(("OS-07/E16", "OS-07/E10"), rung(-1.0, 1), rung(0.0, 2)),
    _of(("OS-07/E17",), *_but(4, rung(3.0, 5, 4, at=30))),
    _of(("OS-08/E4",), rung(-3.0, 1), rung(0.0, 2, 1), rung(1.5, 3, 2)),
    _of(
        ("OS-08/E4",),
        *(
            rung(z, number, *attached, at=at)
            for at, lower, upper in ((-40.0, 1, 2), (40.0, 3, 4))
            for z, number, attached in ((-20.0, lower, ()), (20.0, upper, (lower,)))
        ),
    ),
    _of(("OS-11/E11",), *_but(2, rung(0.0, 3, 2, image=7))),
    _of(("OS-11/E12",), *_but(1, rung(-1.5, 2, 1, image=-1))),
    _of(("OS-14",), *ladder(rung(0.0, 6, at=40))),
    _of(
        ("RC-17/E18:nested",),
        *ladder(
            *(
                rung(z, 10 + n, *([9 + n] if n else []), radius=2.0)
                for n, z in enumerate((-3.0, -1.5, 0.0, 1.5, 3.0))
            )
        ),
    ),
    _of(
        ("RC-17/E18:mixed", "OS-07/E10"),
        *ladder(rung(-3.0, 10, radius=2.0), rung(-1.5, 11, 10, 1, radius=2.0)),
    ),
)
