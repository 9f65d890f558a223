"""Indices of conformity and gradient: of a target and of an isodose in the whole grid.

With TV the volume of the target, PIV that of the prescribed isodose and TVPIV what they
have in common: the index of RTOG is PIV / TV (Shaw 1993), that of Paddick
TVPIV² / (TV PIV) (J Neurosurg 93 suppl. 3 (2000) 219; it is the conformation number
of van 't Riet), the gradient index the volume of half the prescribed dose over PIV
(Paddick and Lippitz, J Neurosurg 105 suppl. (2006) 194), and R50 that volume over TV
(RTOG 0915).

The dose between its samples is read twice (`isodose_volume`); the number is that of
the cubic dose.  TVPIV is no number of the DVH: where isodose and target run alongside
each other, its samples lie on both sides of the dose.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dvh.isodose_volume import (
    IsodoseVolume,
    common_volume,
    isodose_volume,
    share_on_planes,
)
from dosiscope.core.dvh.metric import EXACT
from dosiscope.core.dvh.metric_values import gray_at, whole_volume
from dosiscope.core.dvh.targets import sharing
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import dose_text, first_few

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.dvh.metric import Ends, Metric, Number, Subject

    Read = Callable[[Metric, Subject], Number]
    Reach = Callable[[Metric, Subject], Ends]
    # an index of linear and of cubic volumes
    Both = Callable[[Metric, Subject], tuple[float, float]]

# Of what a cubic dose mends, so much may still be wrong.
_OF_CUBIC = 0.1
_NAMED = 3  # targets
WHOLE_GRID = tr("the isodose counts in the whole dose grid")


def rtog(metric: Metric, of: Subject) -> tuple[float, float]:
    """Return PIV / TV."""
    piv, target = _isodose(metric, of), _target(metric, of)
    return piv.linear_cc / target, piv.cubic_cc / target


def paddick(metric: Metric, of: Subject) -> tuple[float, float]:
    """Return TVPIV² / (TV PIV)."""
    if of.dvh.is_partial:
        raise NotEvaluableError(of.dvh.outside_reason)
    piv, target = _isodose(metric, of), _target(metric, of)
    # a variant shares what the original does
    names = "" if of.is_variant else _sharing(metric, of, 1.0)
    if names:
        raise NotEvaluableError(
            tr(
                "the isodose is also that of {targets}, and nothing tells which part "
                "of it belongs to which target",
                targets=names,
            )
        )
    common = _common(metric, of, target)
    linear = min(common.linear_cc, piv.linear_cc, target)
    cubic = min(common.cubic_cc, piv.cubic_cc, target)
    return linear**2 / (target * piv.linear_cc), cubic**2 / (target * piv.cubic_cc)


def paddick_on_planes(metric: Metric, of: Subject) -> float | None:
    """Return the same, the target covered as it is on the planes of its contours.

    Between them its outline is not known: where it runs alongside the isodose, the
    steps that the solid has there cost it a part of TVPIV.
    """
    if of.solid is None or of.dose is None:
        return None
    share = share_on_planes(of.solid, of.dose, _level(metric, of))
    piv, target = _isodose(metric, of), _target(metric, of)
    if share is None:
        return None
    common = min(share * target, piv.cubic_cc)
    return common**2 / (target * piv.cubic_cc)


def gradient(metric: Metric, of: Subject) -> tuple[float, float]:
    """Return the volume of half the dose over PIV."""
    piv, half = _isodose(metric, of), _isodose(metric, of, 0.5)
    return half.linear_cc / piv.linear_cc, half.cubic_cc / piv.cubic_cc


def r50(metric: Metric, of: Subject) -> tuple[float, float]:
    """Return the volume of half the dose over TV."""
    half, target = _isodose(metric, of, 0.5), _target(metric, of)
    return half.linear_cc / target, half.cubic_cc / target


def number_of(both: Both) -> Read:
    """Return how a table reads an index: in the cubic dose."""

    def read(metric: Metric, of: Subject) -> Number:
        return both(metric, of)[1], "", EXACT

    return read


def ends_of(both: Both) -> Reach:
    """Return how an interval reads it: in both; of a variant the linear one counts."""

    def ends(metric: Metric, of: Subject) -> Ends:
        linear, cubic = both(metric, of)
        if of.is_variant:
            return linear, linear
        more = _OF_CUBIC * abs(cubic - linear)
        return min(linear, cubic) - more, max(linear, cubic) + more

    return ends


def remark(metric: Metric, of: Subject) -> str:
    """Return where the isodose counts, and whether other targets were looked at."""
    if of.targets is None:
        told = tr("whether other targets share it was not looked at")
        return f"{WHOLE_GRID}; {told}"
    return WHOLE_GRID


def remark_alone(metric: Metric, of: Subject) -> str:
    """Return where the isodose counts: no target does."""
    return WHOLE_GRID


def remark_shared(metric: Metric, of: Subject) -> str:
    """Return the same, and who shares the isodose of the dose."""
    return _shared(metric, of, 1.0)


def remark_half_shared(metric: Metric, of: Subject) -> str:
    """Return the same, and who shares the isodose of half the dose."""
    return _shared(metric, of, 0.5)


def _shared(metric: Metric, of: Subject, share: float) -> str:
    names = _sharing(metric, of, share)
    also = tr("it is also that of {targets}", targets=names) if names else ""
    return "; ".join(filter(None, (remark(metric, of), also)))


def _level(metric: Metric, of: Subject, share: float = 1.0) -> float:
    return share * gray_at(metric, of)


def _isodose(metric: Metric, of: Subject, share: float = 1.0) -> IsodoseVolume:
    if of.dose is None:
        raise NotEvaluableError(tr("the dose grid is not known"))
    level = _level(metric, of, share)
    found = isodose_volume(of.dose, level)
    if not (found.linear_cc > 0 and found.cubic_cc > 0):
        raise NotEvaluableError(
            tr("no dose reaches {dose}", dose=dose_text(level, of.dvh.dose_unit))
        )
    return found


def _common(metric: Metric, of: Subject, target: float) -> IsodoseVolume:
    """Return TVPIV; that of a variant is read off its DVH."""
    level = _level(metric, of)
    if of.solid is not None and of.dose is not None and not of.is_variant:
        return common_volume(of.solid, of.dose, level)
    covered = of.dvh.volume_at_dose(level) / of.dvh.whole * target
    return IsodoseVolume(covered, covered)


def _target(metric: Metric, of: Subject) -> float:
    target = whole_volume(metric, of)[0]
    if not target > 0:
        raise NotEvaluableError(tr("the structure has no volume"))
    return target


def _sharing(metric: Metric, of: Subject, share: float) -> str:
    """Return the names of the targets that share an isodose; "" for none."""
    if of.dose is None or of.solid is None or not of.targets:
        return ""
    level = _level(metric, of, share)
    names = sharing(of.solid, of.targets, of.dose, level)
    return first_few(names, _NAMED)
