"""A case whose patient lies in any way, and whose beams come from any side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.demo.dicom.description import Beam, ControlPoint
from support.synthetic.good import ISOCENTRE, good_case

if TYPE_CHECKING:
    from dosiscope.demo.dicom.description import CaseDescription

#: The patient positions of which it is known how the patient lies.
POSITIONS: Final = ("HFS", "HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")
#: Borders of four pairs of leaves, and their tips: no two alike, the last pair closed.
BORDERS: Final = (-40.0, -20.0, -5.0, 10.0, 40.0)
TIPS: Final = (-25.0, -30.0, -12.0, 4.0, 18.0, 35.0, 7.0, 4.0)


def placed_case(
    position: str = "HFS",
    *,
    gantry: float = 30.0,
    collimator: float = 10.0,
    couch: float = 20.0,
) -> CaseDescription:
    """Return the good case with a static beam with leaves, and an arc of five points.

    Both turn collimator and couch so; the leaves of the arc move, its jaws do not.
    """
    case = good_case(position)
    (plan,) = case.plans
    static = Beam(
        1,
        "Static",
        gantry=(gantry,),
        collimator=collimator,
        couch=couch,
        isocentre=ISOCENTRE,
        jaws_x=(-28.0, 40.0),
        jaws_y=(-35.0, 30.0),
        leaf_bounds=BORDERS,
        control_points=(
            ControlPoint(gantry, 0.0, TIPS),
            ControlPoint(gantry, 1.0),
        ),
        dose=1.0,
    )
    angles = (180.0, 270.0, 0.0, 90.0, 179.0)
    arc = replace(
        static,
        number=2,
        name="Arc",
        gantry=(angles[0], angles[-1]),
        direction="CW",
        control_points=tuple(
            ControlPoint(angle, n / 4, tuple(tip + 2.0 * n for tip in TIPS))
            for n, angle in enumerate(angles)
        ),
    )
    return replace(case, plans=(replace(plan, beams=(static, arc)),))
