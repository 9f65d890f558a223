"""The plan of the demo patient: two full arcs with a multileaf collimator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.demo.dicom.description import Beam, ControlPoint, Plan, Prescription
from dosiscope.demo.rois import ISOCENTRE
from dosiscope.demo.texture import SEED
from dosiscope.demo.vmat import PRESCRIPTION

if TYPE_CHECKING:
    from dosiscope.demo.dicom.description import Roi

FRACTIONS = 39
#: 60 leaf pairs: ten of 10 mm, forty of 5 mm, ten of 10 mm.
LEAF_BOUNDS = tuple(
    float(v)
    for v in (*range(-200, -100, 10), *range(-100, 100, 5), *range(100, 201, 10))
)
_LEAF_MARGIN = 5.0


def demo_plan(target: Roi) -> Plan:
    """Return the plan; its leaves follow the outline of the target."""
    points = np.concatenate([c.points for c in target.contours]) - ISOCENTRE
    arcs = (
        ("Arc 1 CW", (181.0, 179.0), "CW", 10.0, 312.4),
        ("Arc 2 CCW", (179.0, 181.0), "CC", 350.0, 298.7),
    )
    beams = tuple(
        _arc(n, name, gantry, turn, collimator, meterset, points)
        for n, (name, gantry, turn, collimator, meterset) in enumerate(arcs, 1)
    )
    return Plan(
        label="Demo VMAT",
        name="Prostate VMAT 78 Gy",
        description="Synthetic demonstration plan, not of a person",
        date="20240307",
        time="101530",
        approval="APPROVED",
        review_date="20240308",
        review_time="083000",
        position="HFS",
        fractions=FRACTIONS,
        prescriptions=(
            Prescription("PTV 78 Gy in 39", PRESCRIPTION, roi=target.number),
        ),
        beams=beams,
    )


def _arc(
    number: int,
    name: str,
    gantry: tuple[float, float],
    turn: str,
    collimator: float,
    meterset: float,
    target: np.ndarray,
) -> Beam:
    """Return an arc of 178 control points, about 2 degrees apart."""
    sign = 1 if turn == "CW" else -1
    angles = np.round((gantry[0] + sign * np.linspace(0, 358, 178)) % 360, 1)
    rng = np.random.default_rng([SEED, 20 + number])
    share = 1 + 0.25 * np.sin(np.linspace(0, 6 * np.pi, 177) + number)
    weights = np.concatenate([[0], np.cumsum(share) / share.sum()])
    sway = np.cumsum(rng.normal(size=(178, len(LEAF_BOUNDS) - 1)), axis=0)
    sway = 3.0 * np.sin(sway / 3.0)
    points = tuple(
        ControlPoint(float(a), float(w), _leaves(target, float(a), collimator, sway[n]))
        for n, (a, w) in enumerate(zip(angles, weights, strict=True))
    )
    return Beam(
        number,
        name,
        "Full arc",
        gantry=gantry,
        direction=turn,
        collimator=collimator,
        energy=10.0,
        fluence_mode="NON_STANDARD",
        meterset=meterset,
        dose=PRESCRIPTION / FRACTIONS / 2,
        isocentre=ISOCENTRE,
        jaws_x=(-48.0, 48.0),
        jaws_y=(-48.0, 53.0),
        leaf_bounds=LEAF_BOUNDS,
        control_points=points,
        machine="Demo Linac",
        dose_rate=2400.0,
    )


def _leaves(
    target: np.ndarray, gantry: float, collimator: float, sway: np.ndarray
) -> tuple[float, ...]:
    """Positions of both banks, mm at the isocentre, around the target's outline."""
    g, c = np.deg2rad(gantry), np.deg2rad(collimator)
    across = target[:, 0] * np.cos(g) + target[:, 1] * np.sin(g)
    x = across * np.cos(c) + target[:, 2] * np.sin(c)
    y = -across * np.sin(c) + target[:, 2] * np.cos(c)
    pair = np.searchsorted(LEAF_BOUNDS, y, side="right") - 1
    low, high = np.full(len(sway), np.inf), np.full(len(sway), -np.inf)
    np.minimum.at(low, pair, x)
    np.maximum.at(high, pair, x)
    closed = ~np.isfinite(low)
    left = np.where(closed, 0.0, low - _LEAF_MARGIN + np.abs(sway))
    right = np.where(
        closed, 0.0, np.maximum(high + _LEAF_MARGIN - np.abs(sway[::-1]), left)
    )
    return tuple(np.round(np.concatenate([left, right]), 1).tolist())
