"""Brachytherapy as a plan states it (PS3.3 C.8.8.15); times in seconds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source.

    Attributes
    ----------
    air_kerma_rate
        Reference Air Kerma Rate, µGy/h at 1 m, on ``date`` and ``time``.
    half_life_days
        As stated.
    """

    number: int | None
    isotope: str = ""
    air_kerma_rate: float | None = None
    half_life_days: float | None = None
    date: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Channel:
    """A channel of an applicator.

    Attributes
    ----------
    total_time
        Sum of its dwell times, s.
    weights
        Cumulative Time Weight of its control points, shape (points,); NaN where one
        states none.
    places
        Their positions, shape (points, 3), mm; NaN where one states none.
    """

    number: int | None
    total_time: float | None
    final_weight: float | None
    source: int | None
    weights: NDArray[np.float64]
    places: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationSetup:
    """An application setup; ``total_air_kerma`` in µGy at 1 m."""

    number: int | None
    type: str = ""
    total_air_kerma: float | None = None
    channels: tuple[Channel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brachy:
    """What a plan states of brachytherapy; ``type`` is MANUAL, HDR, MDR, LDR, PDR."""

    technique: str = ""
    type: str = ""
    machine: str = ""
    sources: tuple[Source, ...] = ()
    setups: tuple[ApplicationSetup, ...] = ()
