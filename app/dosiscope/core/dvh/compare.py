"""Computed beside stored: how far two DVHs of one ROI differ, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.dvh.difference import Difference
from dosiscope.core.dvh.reasons import figures, last_dose, reasons_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.solids.solid import Solid

_AGREED = ("volume", "Dmean", "D95%", "D2%")
_DOSES = (("D98%", 0.98), ("D95%", 0.95), ("D50%", 0.5), ("D2%", 0.02))


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
        scale = max(last_dose(self.computed), last_dose(self.stored))
        sizes = [0.0]
        for difference in self.differences:
            if difference.absolute is None:
                continue
            whole = difference.stored if difference.name == "volume" else scale
            if whole:
                sizes.append(100 * abs(difference.absolute) / abs(whole))
        return max(sizes)


def compare(
    computed: Dvh,
    stored: Dvh,
    solid: Solid | None = None,
    band: Band | None = None,
) -> Comparison:
    """Compare two DVHs that are of one ROI.

    Parameters
    ----------
    solid
        What the computed one was made of; lets a difference of volume be explained.
    band
        How well the computed one can be known; lets one of doses be explained.
    """
    same_unit = computed.dose_unit == stored.dose_unit
    # of a structure partly outside the grid only bounds are known: no difference is
    if computed.is_partial or stored.is_partial:
        same_unit = False
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
        tuple(reasons_of(computed, stored, differences, solid, band)),
    )


def sorted_by_difference(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Return the comparisons, the largest difference first."""
    return sorted(comparisons, key=lambda c: -c.largest_percent)


def agreement(comparisons: Sequence[Comparison]) -> str:
    """Return one line on how well all of them agree.

    Structures partly outside the dose grid are counted apart: what is known of them
    differs from system to system.
    """
    if not comparisons:
        return "Nothing to compare: no structure has both a stored and a computed DVH."
    count = len(comparisons)
    line = f"{count} structure{'s' if count > 1 else ''} compared"
    inside = [c for c in comparisons if not c.computed.is_partial]
    if len(inside) < count:
        line += f", {len(inside)} of them within the dose grid"
    worst = sorted_by_difference(comparisons)[0].computed.name
    largest = f"the largest difference is that of {worst}."
    parts = [part for name in _AGREED if (part := _largest(inside, name))]
    return f"{line}: {', '.join(parts)}; {largest}" if parts else f"{line}; {largest}"


def _largest(comparisons: Sequence[Comparison], name: str) -> str:
    """Return how far the worst of them is off, in words; "" where none is known."""
    found = [d for c in comparisons for d in c.differences if d.name == name]
    is_volume = name == "volume"
    sizes = [
        abs(size)
        for d in found
        if (size := d.percent if is_volume else d.absolute) is not None
    ]
    if not sizes:
        return ""
    unit = "%" if is_volume else found[0].unit
    return f"{name} within {figures(max(sizes))} {unit}"
