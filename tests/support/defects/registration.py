"""Defects of Spatial Registrations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.defects.made import Defect
from support.synthetic.encode import as_read
from support.synthetic.second import (
    OTHER_FRAME,
    frame_of,
    homogeneous,
    join,
    registration,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from support.defects.made import Change
    from support.synthetic.build import BuiltCase

SHIFT = homogeneous(shift=(5.0, -3.0, 2.0))
SHEAR = homogeneous(((1.0, 0.1, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))


def _with(*matrices: NDArray[np.float64], kind: str = "RIGID") -> Change:
    """Return what adds a registration of another frame to that of the case."""

    def change(built: BuiltCase) -> None:
        _add(built, join(OTHER_FRAME, *matrices, kind=kind))

    return change


def _add(built: BuiltCase, *joins: Dataset, is_deformable: bool = False) -> None:
    one = registration(built, *joins, is_deformable=is_deformable)
    built.along.append(as_read(one))


def _moving_itself(built: BuiltCase) -> None:
    _add(built, join(frame_of(built), SHIFT), join(OTHER_FRAME, SHIFT))


def _deformable(built: BuiltCase) -> None:
    _add(built, join(OTHER_FRAME, SHIFT), is_deformable=True)


DEFECTS = (
    Defect((), _with(SHIFT), name="a good registration", rule="REG-01"),
    Defect((), _with(SHIFT, kind="AFFINE"), name="rigid all the same", rule="REG-01"),
    Defect(("REG-01:false",), _with(SHEAR)),
    Defect(("REG-01",), _with(SHEAR, kind="AFFINE")),
    Defect(("REG-02",), _moving_itself),
    Defect(("REG-03",), _deformable),
)
