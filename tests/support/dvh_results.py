"""Results of a DVH of a closed form, for what writes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dosiscope.core.dvh.band import Band, Variant
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.results import DvhResult


def ramp(name: str = "Bladder", covered_cc: float = 40.0, **more: Any) -> Dvh:
    """V(D) = 40 cc (1 - D / 80 Gy)."""
    edges = np.linspace(0, 80, 81)
    values: dict[str, Any] = {
        "roi_numbers": (3,),
        "name": name,
        "source": DvhSource.COMPUTED,
        "dose": edges,
        "volume": 40 * (1 - edges / 80),
        "dose_unit": "Gy",
        "volume_unit": "cc",
        "volume_cc": 40.0,
        "covered_cc": covered_cc,
        "minimum": 0.0,
        "maximum": None,
        "mean": 40.0,
        "dose_uid": "1.2.3",
        "method": {"end rule": "half a slice"},
        "doubts": ("one doubt",),
    }
    return Dvh(**{**values, **more})


def result(name: str = "Bladder", covered_cc: float = 40.0) -> DvhResult:
    """The result that a ramp is."""
    return DvhResult.of(ramp(name, covered_cc))


def banded() -> DvhResult:
    """A ramp and its band: a variant has 90 % of the volume at every dose."""
    dvh = ramp()
    other = replace(dvh, volume=0.9 * dvh.volume, volume_cc=0.9 * dvh.total)
    return DvhResult.of(
        dvh,
        band=Band(
            dvh, (Variant(source="ends", share=1.0, against=dvh, others=(other,)),)
        ),
    )
