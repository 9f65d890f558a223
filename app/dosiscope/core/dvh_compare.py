"""Computed beside stored: how far two DVHs of one ROI differ, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh import Dvh
    from dosiscope.core.solid import Solid

_DOSES = (("D98%", 0.98), ("D95%", 0.95), ("D50%", 0.5), ("D2%", 0.02))
# A volume is explained by an end rule if it agrees this well with it, and a common
# factor on all doses is one if they agree on it this well.
_SAME_VOLUME = 0.005
_SAME_FACTOR = 0.003
_OTHER_FACTOR = 0.01
_COARSE_BIN = 0.01


@dataclass(frozen=True, slots=True)
class Difference:
    """One quantity of both DVHs; what is not known is None.

    ``absolute`` is computed minus stored in ``unit``, ``percent`` the same in % of
    the stored value.
    """

    name: str
    unit: str
    computed: float | None
    stored: float | None

    @property
    def absolute(self) -> float | None:
        """Computed minus stored."""
        if self.computed is None or self.stored is None:
            return None
        return self.computed - self.stored

    @property
    def percent(self) -> float | None:
        """Computed minus stored in % of the stored value."""
        if self.absolute is None or not self.stored:
            return None
        return 100 * self.absolute / self.stored


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """All differences of one ROI, and the reasons that can be told."""

    computed: Dvh
    stored: Dvh
    differences: tuple[Difference, ...]
    reasons: tuple[str, ...]

    @property
    def largest_percent(self) -> float:
        """Largest difference of a dose or the volume, %; 0 where none is known.

        Near zero dose a percentage says nothing: doses count as parts of the larger
        maximum of the two.
        """
        scale = max(_end(self.computed), _end(self.stored))
        sizes = [0.0]
        for difference in self.differences:
            if difference.absolute is None:
                continue
            whole = difference.stored if difference.name == "volume" else scale
            if whole:
                sizes.append(100 * abs(difference.absolute) / abs(whole))
        return max(sizes)


def compare(computed: Dvh, stored: Dvh, solid: Solid | None = None) -> Comparison:
    """Compare two DVHs that are of one ROI.

    Parameters
    ----------
    solid
        What the computed one was made of; lets a difference of volume be explained.
    """
    same_unit = computed.dose_unit == stored.dose_unit
    differences = [Difference("volume", "cc", computed.volume_cc, stored.volume_cc)]
    for name, first, second in (
        ("Dmin", computed.minimum, stored.minimum),
        ("Dmean", computed.mean, stored.mean),
        ("Dmax", computed.maximum, stored.maximum),
    ):
        pair = (first, second) if same_unit else (None, None)
        differences.append(Difference(name, computed.dose_unit, *pair))
    for name, fraction in _DOSES:
        known = same_unit and len(stored.volume) and len(computed.volume)
        differences.append(
            Difference(
                name,
                computed.dose_unit,
                computed.dose_at_fraction(fraction) if known else None,
                stored.dose_at_fraction(fraction) if known else None,
            )
        )
    return Comparison(
        computed,
        stored,
        tuple(differences),
        tuple(_reasons(computed, stored, differences, solid)),
    )


def sorted_by_difference(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return the comparisons, the largest difference first."""
    return sorted(comparisons, key=lambda c: -c.largest_percent)


def agreement(comparisons: Sequence[Comparison]) -> str:
    """Return one line on how well all of them agree."""
    if not comparisons:
        return "Nothing to compare: no structure has both a stored and a computed DVH."
    parts = []
    for name in ("volume", "Dmean", "D95%", "D2%"):
        found = [(d, c) for c in comparisons for d in c.differences if d.name == name]
        volume = name == "volume"
        sizes = [
            abs(size)
            for d, _ in found
            if (size := d.percent if volume else d.absolute) is not None
        ]
        if sizes:
            unit = "%" if volume else found[0][0].unit
            parts.append(f"{name} within {max(sizes):.2g} {unit}")
    worst = sorted_by_difference(comparisons)[0]
    count = len(comparisons)
    line = f"{count} structure{'s' if count > 1 else ''} compared: {', '.join(parts)}"
    return f"{line}; the largest difference is that of {worst.computed.name}."


def _end(dvh: Dvh) -> float:
    """Largest dose that any volume receives."""
    if dvh.maximum is not None:
        return dvh.maximum
    held = np.flatnonzero(dvh.volume > 1e-9 * max(dvh.total, 0.0))
    return float(dvh.dose[held[-1]]) if len(held) else 0.0


def _reasons(
    computed: Dvh, stored: Dvh, differences: list[Difference], solid: Solid | None
) -> list[str]:
    reasons = []
    if computed.dose_unit != stored.dose_unit:
        reasons.append(
            f"the stored dose is in {stored.dose_unit}, the computed one in "
            f"{computed.dose_unit}: doses are not compared"
        )
    if stored.dose_uid and computed.dose_uid and stored.dose_uid != computed.dose_uid:
        reasons.append(
            "the stored DVH belongs to another RT Dose (a beam's or a sum's)"
        )
    outside = computed.outside_percent
    if outside is not None and outside > 0.1:
        reasons.append(f"{outside:.3g} % of the structure is outside the dose grid")
    reasons += _volume_reason(differences[0], solid)
    widths = np.diff(stored.dose)
    end = _end(stored)
    if len(widths) and end and float(widths.max()) > _COARSE_BIN * end:
        reasons.append(
            f"the stored bins are {widths.max():.3g} {stored.dose_unit} wide, "
            f"{100 * widths.max() / end:.2g} % of its maximum"
        )
    sizes = [abs(d.absolute) for d in differences[4:] if d.absolute is not None]
    if len(widths) and sizes and 0 < max(sizes) <= float(widths.max()):
        reasons.append(
            f"the doses agree within one stored bin ({widths.max():.3g} "
            f"{stored.dose_unit})"
        )
    factor = _common_factor(differences)
    if factor is not None:
        reasons.append(
            f"all stored doses are {factor:.4g} times the computed ones: another "
            "normalisation or number of fractions"
        )
    return reasons


def _common_factor(differences: list[Difference]) -> float | None:
    ratios = [
        d.stored / d.computed
        for d in differences[1:]
        if d.name != "Dmin" and d.stored and d.computed
    ]
    if len(ratios) < 3:
        return None
    middle = float(np.median(ratios))
    spread = max(abs(ratio / middle - 1) for ratio in ratios)
    return middle if spread < _SAME_FACTOR and abs(middle - 1) > _OTHER_FACTOR else None


def _volume_reason(volume: Difference, solid: Solid | None) -> list[str]:
    """Say whether another end rule gives the stored volume."""
    percent = volume.percent
    if percent is None or abs(percent) < 100 * _SAME_VOLUME:
        return []
    assert volume.computed is not None
    assert volume.stored is not None
    if solid is not None:
        ends = sum(
            (span.high - span.low) * float(solid.areas[span.lower])
            for span in solid.spans
            if span.lower == span.upper
        )
        without = volume.computed - ends / 1000
        if ends and abs(volume.stored / without - 1) < _SAME_VOLUME:
            return ["the stored volume is that without half slices at the ends"]
        if without < volume.stored < volume.computed:
            return [
                "the stored volume lies between those without and with half slices at "
                "the ends: rounded ends there"
            ]
    return [
        f"the volumes differ by {percent:+.2g} %: another end rule, or the contours "
        "were resampled there"
    ]
