"""Where sources dwell in a channel, and how long (PS3.3 C.8.8.15).

Control points come in pairs: the source arrives with the first and leaves with the
second. Times are parts of Channel Total Time, as cumulative time weights divide it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.brachy import ApplicationSetup, Brachy, Channel

_HOUR: Final = 3600.0
_SAME_MM: Final = 0.01
_ROUNDED: Final = 1e-3  # share of the final weight that rounding may make
_DWELLING: Final = ("STEPWISE", "FIXED")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dwells:
    """The dwells of a channel, in the order of its control points.

    Attributes
    ----------
    places
        Shape (dwells, 3), mm of the patient; NaN where not stated.
    relative
        Along the channel from its far end, shape (dwells,), mm; NaN where not stated.
    times
        Shape (dwells,), s.
    between
        How long the source is between them, s.
    """

    places: NDArray[np.float64]
    relative: NDArray[np.float64]
    times: NDArray[np.float64]
    between: float

    def __len__(self) -> int:
        return len(self.times)


def dwells_of(channel: Channel) -> Dwells:
    """Return where the source dwells in a channel, and how long.

    Raises
    ------
    NotEvaluableError
        It does not follow from what is stated; the message is one clause, why not.
    """
    if channel.movement not in _DWELLING:
        told = shown(channel.movement, 16) or tr("not stated")
        raise NotEvaluableError(
            tr("the movement of its source is {movement}", movement=told)
        )
    weights, final = channel.weights, channel.final_weight
    if channel.total_time is None or channel.total_time < 0:
        raise NotEvaluableError(tr("its total time is not stated"))
    if not len(weights) or np.isnan(weights).any() or final is None:
        raise NotEvaluableError(tr("its time weights are not all stated"))
    is_used = channel.total_time > 0
    if is_used and final <= 0:
        raise NotEvaluableError(tr("its final time weight is not above 0"))
    if len(weights) % 2:
        raise NotEvaluableError(
            tr("its {number} control points are no pairs", number=len(weights))
        )
    if channel.movement == "FIXED" and len(weights) != 2:
        raise NotEvaluableError(tr("its source is FIXED and has more than one place"))
    first, second = weights[0::2], weights[1::2]
    steps = np.diff(weights, prepend=0.0)
    if (steps < -_ROUNDED * final).any():
        raise NotEvaluableError(tr("its time weights fall"))
    if is_used and abs(float(weights[-1]) - final) > _ROUNDED * final:
        raise NotEvaluableError(
            tr("its last control point has not the final time weight")
        )
    relative = channel.relative
    if relative is None:
        relative = np.full(len(weights), np.nan)
    for values in (channel.places, relative[:, np.newaxis]):
        apart = np.abs(values[1::2] - values[0::2])
        if (apart > _SAME_MM).any():
            n = 2 * int((apart > _SAME_MM).any(axis=1).argmax())
            raise NotEvaluableError(
                tr(
                    "its control points {first} and {second} are a pair and lie apart",
                    first=n,
                    second=n + 1,
                )
            )
    a_weight = channel.total_time / final if is_used else 0.0
    return Dwells(
        places=channel.places[0::2],
        relative=relative[0::2],
        times=(second - first) * a_weight,
        between=float(steps[0::2].sum()) * a_weight,
    )


def air_kerma_of(brachy: Brachy, setup: ApplicationSetup) -> float:
    """Return the total reference air kerma of a setup, µGy at 1 m.

    It is that of the dwells, without what the source gives between them.

    Raises
    ------
    NotEvaluableError
        The dwells of a channel do not follow, its source or the strength of it is not
        stated, or it is pulsed: whether times are of one pulse is not stated.
    """
    if brachy.type == "PDR":
        raise NotEvaluableError(tr("the sources are pulsed"))
    rates: dict[int | None, float | None] = {}
    for source in brachy.sources:
        if source.number in rates:
            raise NotEvaluableError(
                tr("two sources have the number {number}", number=source.number)
            )
        rates[source.number] = source.air_kerma_rate
    total = 0.0
    for channel in setup.channels:
        rate = rates.get(channel.source)
        if not rate:
            raise NotEvaluableError(
                tr(
                    "the strength of the source of channel {number} is not stated",
                    number=channel.number,
                )
            )
        try:
            seconds = float(dwells_of(channel).times.sum())
        except NotEvaluableError as error:
            raise NotEvaluableError(
                tr("channel {number}: {error}", number=channel.number, error=error)
            ) from None
        total += rate * seconds / _HOUR
    return total
