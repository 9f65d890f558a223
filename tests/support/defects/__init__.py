"""One defect a rule: how the good case is broken, and which outcomes follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.defects import (
    ct,
    dose,
    dvh,
    files,
    identity,
    observations,
    off_slice,
    plan,
    records,
    registration,
    rt_image,
    structures,
)
from support.defects.made import Defect, found

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DEFECTS", "Defect", "found"]


def _all() -> Iterator[Defect]:
    for module in (
        identity,
        ct,
        structures,
        off_slice,
        plan,
        dose,
        dvh,
        files,
        observations,
        records,
        registration,
        rt_image,
    ):
        yield from module.DEFECTS


DEFECTS: tuple[Defect, ...] = tuple(_all())
