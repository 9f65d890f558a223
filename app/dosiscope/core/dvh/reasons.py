"""Why a stored DVH differs from the computed one, where that can be told.

A reason is given only where it is checked against numbers: a volume that another end
rule gives, a factor that all doses share, a difference within one bin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.language import tr
from dosiscope.core.polygons.rings import signed_areas
from dosiscope.core.text import MINUS, two_figures, volume_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.difference import Difference
    from dosiscope.core.solids.solid import Solid

# A volume is explained if it agrees this well, and a common factor on all doses is one
# if they agree on it this well.
_SAME_VOLUME = 0.005
_SAME_FACTOR = 0.003
_OTHER_FACTOR = 0.01
_COARSE_BIN = 0.01
# An outline resampled into voxels moves by no more than this, mm.
_MOST_SHIFT = 1.5


def last_dose(dvh: Dvh) -> float:
    """Return the largest dose that any volume receives."""
    if dvh.maximum is not None:
        return dvh.maximum
    held = np.flatnonzero(dvh.volume > 1e-9 * max(dvh.total, 0.0))
    return float(dvh.dose[held[-1]]) if len(held) else 0.0


def reasons_of(
    computed: Dvh,
    stored: Dvh,
    differences: Sequence[Difference],
    solid: Solid | None,
    band: Band | None = None,
) -> list[str]:
    """Return the reasons, those of what is compared first, then volume, then dose.

    Parameters
    ----------
    differences
        Of all metrics that tables show.
    solid
        What the computed DVH was made of.
    band
        How well it can be known.
    """
    reasons = []
    if computed.dose_unit != stored.dose_unit:
        reasons.append(
            tr(
                "the stored dose is in {stored}, the computed one in {computed}: doses "
                "are not compared",
                stored=tr(stored.dose_unit),
                computed=tr(computed.dose_unit),
            )
        )
    if stored.dose_uid and computed.dose_uid and stored.dose_uid != computed.dose_uid:
        reasons.append(
            tr("the stored DVH belongs to another RT Dose (a beam's or a sum's)")
        )
    if computed.is_partial:
        reasons.append(computed.outside_reason)
    volume = next((d.percent for d in differences if d.name == "volume"), None)
    if volume is not None and abs(volume) >= 100 * _SAME_VOLUME:
        reasons.append(_volume_reason(computed, stored, volume, solid))
    reasons += _dose_reasons(stored, differences, band)
    doses = [d for d in differences if d.unit == computed.dose_unit]
    factor = _common_factor(stored, doses)
    if factor is not None:
        reasons.append(
            tr(
                "all stored doses are {factor:.4g} times the computed ones: "
                "another normalisation or number of fractions",
                factor=factor,
            )
        )
    return reasons


def _volume_reason(
    computed: Dvh, stored: Dvh, percent: float, solid: Solid | None
) -> str:
    """Say which rule gives the stored volume, if one does."""
    assert computed.volume_cc is not None
    assert stored.volume_cc is not None
    covered = computed.covered_cc
    if covered is not None and covered < computed.volume_cc and _same(stored, covered):
        return tr("the stored volume is that of the part within the dose grid")
    ends = _ends_cc(solid)
    without = computed.volume_cc - ends
    if ends and _same(stored, without):
        return tr("the stored volume is that without half slices at the ends")
    nested = _nested_cc(solid)
    if nested and _same(stored, computed.volume_cc + nested):
        return tr("the stored volume counts nested contours as filled, not as holes")
    if nested and covered is not None and covered < stored.volume_cc < covered + nested:
        return tr(
            "nested contours are holes here and may be filled there: they "
            "enclose {volume} cc",
            volume=volume_text(nested),
        )
    dosed = _dosed_cc(computed, stored)
    if dosed is not None and _same(stored, dosed):
        return tr("the stored DVH leaves out what receives no dose")
    if ends and without < stored.volume_cc < computed.volume_cc:
        return tr(
            "the stored volume lies between those without and with half slices at the "
            "ends: rounded ends there"
        )
    sign = "+" if percent > 0 else MINUS
    text = tr(
        "the volumes differ by {percent} %", percent=sign + two_figures(abs(percent))
    )
    shift = _shift(computed.volume_cc - stored.volume_cc, solid)
    if shift is not None and abs(shift) <= _MOST_SHIFT:
        if shift > 0:
            return tr(
                "{difference}, as if the outline there lay {shift:.2g} mm within the "
                "contours: resampled into voxels",
                difference=text,
                shift=shift,
            )
        return tr(
            "{difference}, as if the outline there lay {shift:.2g} mm beyond the "
            "contours: resampled into voxels",
            difference=text,
            shift=-shift,
        )
    return tr("{difference}: no end rule explains it", difference=text)


def _same(stored: Dvh, volume_cc: float) -> bool:
    assert stored.volume_cc is not None
    return volume_cc > 0 and abs(stored.volume_cc / volume_cc - 1) < _SAME_VOLUME


def _ends_cc(solid: Solid | None) -> float:
    """Return the volume that lies beyond the first and last contours, cc."""
    if solid is None:
        return 0.0
    return sum(
        (span.high - span.low) * float(solid.areas[span.lower]) / 1000
        for span in solid.spans
        if span.lower == span.upper
    )


def _nested_cc(solid: Solid | None) -> float:
    """Return what contours within contours would add were each filled, cc."""
    if solid is None:
        return 0.0
    rings, section = solid.rings
    filled = np.bincount(section, np.abs(signed_areas(rings)), len(solid.sections))
    more = filled - solid.areas
    if not np.any(more > _SAME_VOLUME * solid.areas):
        return 0.0
    return sum(
        (span.high - span.low) * float(more[span.lower] + more[span.upper]) / 2000
        for span in solid.spans
    )


def _dosed_cc(computed: Dvh, stored: Dvh) -> float | None:
    """Return what receives at least half a stored bin, cc."""
    if len(stored.dose) < 2 or computed.dose_unit != stored.dose_unit:
        return None
    if computed.volume_unit != "cc":
        return None
    return computed.volume_at_dose(float(stored.dose[1] - stored.dose[0]) / 2)


def _shift(cc: float, solid: Solid | None) -> float | None:
    """Return how far the outline must move inwards to take this volume away, mm."""
    if solid is None:
        return None
    around = [
        sum(
            float(np.hypot(*np.diff(p, axis=0, append=p[:1]).T).sum())
            for p in section.polygons
        )
        for section in solid.sections
    ]
    side = sum(
        (span.high - span.low) * (around[span.lower] + around[span.upper]) / 2
        for span in solid.spans
    )
    return 1000 * cc / side if side > 0 else None


def _dose_reasons(
    stored: Dvh, differences: Sequence[Difference], band: Band | None
) -> list[str]:
    """Say whether bins or the uncertainty of the contours explain the doses."""
    widths = np.diff(stored.dose)
    if not len(widths):
        return []
    width, end = float(widths.max()), last_dose(stored)
    reasons = []
    if end and width > _COARSE_BIN * end:
        reasons.append(
            tr(
                "the stored bins are {width:.3g} {unit} wide, {percent} % of its "
                "maximum",
                width=width,
                unit=stored.dose_unit,
                percent=two_figures(100 * width / end),
            )
        )
    texts = {m.symbol: m.listed for m in standard(Where.SHOWN) if m.kind.is_read_off}
    sizes = {
        texts[d.name]: abs(d.absolute)
        for d in differences
        if d.name in texts and d.absolute is not None
    }
    largest = max(sizes.values(), default=0.0)
    if 0 < largest <= width:
        reasons.append(
            tr(
                "the doses agree within one stored bin ({width:.3g} {unit})",
                width=width,
                unit=stored.dose_unit,
            )
        )
    elif largest and band is not None:
        allowed = band.plus_minus
        if all(size <= width + allowed.get(n, 0.0) for n, size in sizes.items()):
            most = max(allowed.get(name, 0.0) for name in sizes)
            reasons.append(
                tr(
                    "the doses agree within what these contours tell (up to ± "
                    "{most:.2g} {unit})",
                    most=most,
                    unit=stored.dose_unit,
                )
            )
    return reasons


def _common_factor(stored: Dvh, doses: Sequence[Difference]) -> float | None:
    """Return the factor that all stored doses share, where it is not 1.

    A dose is known to a bin of its curve: doses of a few bins tell no factor.
    """
    widths = np.diff(stored.dose)
    width = float(widths.max()) if len(widths) else 0.0
    pairs = [
        (d.second / d.first, d.second)
        for d in doses
        if d.name != "Dmin" and d.second and d.first
    ]
    if len(pairs) < 3:
        return None
    middle = float(np.median([ratio for ratio, _ in pairs]))
    if abs(middle - 1) <= _OTHER_FACTOR:
        return None
    for ratio, dose in pairs:
        allowed = _SAME_FACTOR + width / abs(dose)
        if allowed > _OTHER_FACTOR or abs(ratio / middle - 1) > allowed:
            return None
    return middle
