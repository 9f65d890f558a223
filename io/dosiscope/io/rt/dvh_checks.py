"""What a stored DVH cannot be: encodings known to be wrong, impossible curves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.stored_dvh import DvhType
from dosiscope.core.text import dose_number
from dosiscope.io.files import tags
from dosiscope.io.ranges import DOSE, VOLUME_CC

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.stored_dvh import StoredDvh

# Dose values in the place of bin widths: so many widths that grow from bin to bin
# are no widths, and their sum lies so far beyond the dose.
_GROWING_BINS: Final = 5
_FAR: Final = 1.5
# Statistics may differ from the curve by two bins and so much of its end.
_BINS: Final = 2
_SHARE: Final = 0.05
# Mean and maximum in percent give one reference dose within so much.
_ALIKE: Final = 0.1
# Below this share of the largest volume a negative one (real files end in -3e-13)
# or a rise is rounding.
_ROUNDING: Final = 1e-9
# Defined terms (PS3.3 C.8.8.4).
_TYPES: Final = tuple(str(kind) for kind in DvhType)
_DOSE_UNITS: Final = ("GY", "RELATIVE")
_VOLUME_UNITS: Final = ("CM3", "PERCENT", "PER_U")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a stored DVH must not be shown: an outcome of the table of rules.

    ``tag``, ``found`` and ``expected`` are those of its finding, ``values`` what its
    sentence asks for besides.
    """

    key: str
    tag: int
    found: str
    expected: str
    values: Mapping[str, object] = field(default_factory=dict)


def fault_of(dvh: StoredDvh, grid_maximum: float | None) -> Fault | None:
    """Return why the curve must not be shown; None if it may."""
    if not dvh.included:
        return Fault(
            "DVH-07",
            tags.DVHReferencedROISequence,
            tr("no ROI included"),
            tr("one at least"),
        )
    for key, tag, found, defined in (
        ("DVH-02", tags.DVHType, dvh.type, _TYPES),
        ("DVH-05:units", tags.DoseUnits, dvh.dose_units, _DOSE_UNITS),
        ("DVH-06", tags.DVHVolumeUnits, dvh.volume_units, _VOLUME_UNITS),
    ):
        if found not in defined:
            return Fault(
                key, tag, found, tr("one of {terms}", terms=", ".join(defined))
            )
    if dvh.scaling <= 0:
        found = f"{dvh.scaling:g}" if dvh.scaling else tr("0 or nothing")
        return Fault(
            "DVH-03:scaling", tags.DVHDoseScaling, found, tr("a positive number")
        )
    if np.any(dvh.volumes < -_rounding(dvh)) or np.any(dvh.widths < 0):
        found = f"{min(dvh.volumes.min(), dvh.widths.min()):g}"
        return Fault("DVH-10:negative", tags.DVHData, found, tr("no negative values"))
    return _beyond(dvh) or _doses_for_widths(dvh, grid_maximum)


def _beyond(dvh: StoredDvh) -> Fault | None:
    """Return that doses or volumes are infinite, nothing or nonsense; else None."""
    relative = dvh.dose_units == "RELATIVE" and dvh.normalization_dose is not None
    reference = dvh.normalization_dose if relative else 1.0
    assert reference is not None
    with np.errstate(over="ignore"):
        end = float((dvh.widths * dvh.scaling).sum() * reference)
        # those of a differential DVH are parts of the whole
        parts = dvh.type == DvhType.DIFFERENTIAL
        volume = float(dvh.volumes.sum() if parts else dvh.volumes.max())
    nothing = end == 0 and reference != 0 and dvh.widths.any()
    if nothing or not DOSE.holds(end):
        doses = DOSE._replace(unit="Gy" if relative or dvh.dose_units == "GY" else "")
        found = f"{end:.4g} {doses.unit}".rstrip()
        return Fault("DVH-03:range", tags.DVHDoseScaling, found, str(doses))
    if not VOLUME_CC.holds(max(volume, 0.0)):
        unit = {"CM3": "cc", "PERCENT": "%"}.get(dvh.volume_units, "")
        found = f"{volume:.4g} {unit}".rstrip()
        possible = str(VOLUME_CC._replace(unit=unit))
        return Fault("DVH-10:range", tags.DVHData, found, possible)
    return None


def _doses_for_widths(dvh: StoredDvh, grid_maximum: float | None) -> Fault | None:
    """Return that the widths are doses instead; None where they are widths."""
    widths = dvh.widths * dvh.scaling
    if len(widths) < _GROWING_BINS or not np.all(np.diff(widths) > 0):
        return None
    known = [
        value
        for value in (dvh.maximum, grid_maximum)
        if value is not None and value > 0
    ]
    end, limit = float(widths.sum()), max(known, default=float(widths[-1]))
    if end <= _FAR * limit:
        return None
    return Fault(
        "DVH-03:doses",
        tags.DVHData,
        tr("bins that add up to {end:.5g}", end=end),
        tr("widths that add up to about {limit:.5g}", limit=limit),
        {"end": end, "limit": limit},
    )


def doubts_of(dvh: StoredDvh) -> tuple[str, ...]:
    """Return the outcomes for what is odd though the curve is shown."""
    doubts = []
    if dvh.type == DvhType.CUMULATIVE and len(dvh.volumes) > 1:
        if np.diff(dvh.volumes).max() > _rounding(dvh):
            doubts.append("DVH-10:rises")
    if dvh.dose_units == "RELATIVE" and dvh.normalization_dose is None:
        doubts.append("DVH-05:relative")
    return tuple(doubts)


def doubt_statistics(dvh: StoredDvh) -> str:
    """Return why minimum, mean and maximum cannot be in Dose Units; "" if they can.

    They are compared with what the curve of the same item allows.  Percent of a
    prescription under Dose Units GY is a known fault.
    """
    filled = np.flatnonzero(dvh.volumes > _rounding(dvh))
    if dvh.type == DvhType.NATURAL or not len(filled):
        return ""
    edges = np.concatenate([[0.0], np.cumsum(dvh.widths * dvh.scaling)])
    end = float(edges[filled[-1] + 1])
    slack = _BINS * float(dvh.widths.max()) * dvh.scaling + _SHARE * end
    named = (
        (tr("the minimum"), dvh.minimum),
        (tr("the mean"), dvh.mean),
        (tr("the maximum"), dvh.maximum),
    )
    beyond = [
        one for one in reversed(named) if one[1] is not None and one[1] > end + slack
    ]
    if not beyond and dvh.maximum is not None and dvh.maximum < end - slack:
        beyond = [named[-1]]
    if beyond:
        what, value = beyond[0]
        return tr(
            "{what} is {value}, but the curve ends at {end}",
            what=what,
            value=dose_number(value),
            end=dose_number(end),
        )
    ordered = [(name, value) for name, value in named if value is not None]
    for (low, less), (high, more) in pairwise(ordered):
        if less > more + _SHARE * end:
            return tr(
                "{low} is {less}, but {high} is {more}",
                low=low,
                less=dose_number(less),
                high=high,
                more=dose_number(more),
            )
    mean = _mean_of_curve(dvh, edges)
    if dvh.mean is not None and abs(dvh.mean - mean) > slack:
        return tr(
            "the mean is {stated}, but that of the curve is {mean}",
            stated=dose_number(dvh.mean),
            mean=dose_number(mean),
        )
    return ""


def percent_of(dvh: StoredDvh) -> float | None:
    """Return the dose of which the statistics seem to be percent; None if they do not.

    They do where mean and maximum are larger than the curve's by one factor.
    """
    filled = np.flatnonzero(dvh.volumes > _rounding(dvh))
    if dvh.maximum is None or dvh.mean is None or not len(filled):
        return None
    edges = np.concatenate([[0.0], np.cumsum(dvh.widths * dvh.scaling)])
    mean = _mean_of_curve(dvh, edges)
    if dvh.maximum <= 0 or dvh.mean <= 0 or mean <= 0:
        return None
    by_maximum = float(edges[filled[-1] + 1]) / dvh.maximum
    by_mean = mean / dvh.mean
    if abs(by_maximum - by_mean) > _ALIKE * by_maximum or 0.9 < by_maximum < 1.1:
        return None
    return 100 * by_maximum


def fits_if_scaled(dvh: StoredDvh) -> bool:
    """Whether minimum, mean and maximum fit the curve times DVH Dose Scaling.

    They are in Dose Units (PS3.3 C.8.8.4), but some writers scale all doses alike.
    """
    stated = (dvh.minimum, dvh.mean, dvh.maximum)
    if dvh.scaling == 1 or not any(stated):
        return False
    least, mean, most = (None if v is None else v * dvh.scaling for v in stated)
    return not doubt_statistics(replace(dvh, minimum=least, mean=mean, maximum=most))


def _rounding(dvh: StoredDvh) -> float:
    return _ROUNDING * float(np.abs(dvh.volumes).max(initial=0.0))


def _mean_of_curve(dvh: StoredDvh, edges: np.typing.NDArray[np.float64]) -> float:
    """Mean dose of the curve, taking a volume as that at the middle of its bin."""
    if dvh.type == DvhType.DIFFERENTIAL:
        middle = (edges[1:] + edges[:-1]) / 2
        return float((dvh.volumes * middle).sum() / dvh.volumes.sum())
    # the mean of a dose is the area under the share that receives at least it
    return float((dvh.volumes * np.diff(edges)).sum() / dvh.volumes.max())
