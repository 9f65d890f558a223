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
    type
        POINT, LINE, CYLINDER or SPHERE.
    strength, strength_unit
        Of sources whose strength is not told by an air kerma rate (beta).
    active_length, active_diameter
        mm.
    """

    number: int | None
    isotope: str = ""
    type: str = ""
    strength: float | None = None
    strength_unit: str = ""
    active_length: float | None = None
    active_diameter: float | None = None
    air_kerma_rate: float | None = None
    half_life_days: float | None = None
    date: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceApplicator:
    """A source applicator: FLEXIBLE or RIGID; lengths in mm."""

    number: int | None
    id: str = ""
    type: str = ""
    length: float | None = None
    step: float | None = None


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
    relative
        Their positions along the channel from its far end, shape (points,), mm; NaN
        where one states none; None where none does.
    movement
        Source Movement Type: STEPWISE, FIXED, OSCILLATING, UNIDIRECTIONAL.
    length
        Of the channel, mm.
    pulses, pulse_interval
        Of PDR: how many a fraction, and how far apart, s.
    applicator
        The source applicator; None where not stated.
    transfer_tube, transfer_tube_length
        The number of the tube to it, and its length, mm.
    """

    number: int | None
    total_time: float | None
    final_weight: float | None
    source: int | None
    weights: NDArray[np.float64]
    places: NDArray[np.float64]
    relative: NDArray[np.float64] | None = None
    movement: str = ""
    length: float | None = None
    pulses: int | None = None
    pulse_interval: float | None = None
    applicator: SourceApplicator | None = None
    transfer_tube: int | None = None
    transfer_tube_length: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationSetup:
    """An application setup; ``total_air_kerma`` in µGy at 1 m."""

    number: int | None
    name: str = ""
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
