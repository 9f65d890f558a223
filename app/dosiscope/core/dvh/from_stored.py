"""A DVH stored in an RT Dose as one that can be shown: read, not repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr
from dosiscope.core.stored_dvh import DvhType
from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dosiscope.core.stored_dvh import StoredDvh

# No dose is so many times its normalisation: such values are percent, or else.
_LARGEST_RATIO = 5.0
_TYPE_TEXT = {
    DvhType.CUMULATIVE: tr("cumulative"),
    DvhType.DIFFERENTIAL: tr("stored differential, shown cumulative"),
    DvhType.NATURAL: tr("natural: no curve is shown"),
}


def stored_dvh_to_dvh(stored: StoredDvh, names: Mapping[int, str]) -> Dvh:
    """Return a stored DVH with dose and volume axes.

    The dose axis is the running sum of the bin widths times DVH Dose Scaling; the
    volume of a cumulative bin is what receives at least the dose at its lower end
    (PS3.3 C.8.8.4).  A natural DVH has no curve, only its statistics.

    Parameters
    ----------
    names
        Name of every ROI Number.

    Raises
    ------
    NotEvaluableError
        The DVH is withheld.
    """
    name = combination_name(stored, names)
    if stored.withheld:
        raise NotEvaluableError(
            tr(
                "The stored DVH of {structure} is withheld: {why}.",
                structure=name,
                why=stored.withheld,
            )
        )
    kind = DvhType(stored.type)
    edges = np.concatenate([[0.0], np.cumsum(stored.widths * stored.scaling)])
    doubts = [str(doubt) for doubt in stored.doubts]
    unit, factor, note = _dose_unit(stored, edges)
    if note:
        doubts.append(note)
    dose, volume = _curve(kind, edges * factor, stored.volumes)
    volume_unit = "%" if stored.volume_units == "PERCENT" else "cc"
    statistics = [stored.minimum, stored.maximum, stored.mean]
    if stored.statistics_doubt:
        doubts.append(
            tr(
                "its minimum, maximum and mean are not shown: {why}",
                why=stored.statistics_doubt,
            )
        )
        statistics = [None, None, None]
    minimum, maximum, mean = (None if v is None else v * factor for v in statistics)
    if kind is DvhType.NATURAL:
        doubts.append(tr("a natural DVH is weighted by distance: no curve is shown"))
    volume_cc = float(volume[0]) if volume_unit == "cc" and len(volume) else None
    return Dvh(
        roi_numbers=stored.included,
        name=name,
        source=DvhSource.STORED,
        dose=dose,
        volume=volume,
        dose_unit=unit,
        volume_unit=volume_unit,
        volume_cc=volume_cc,
        minimum=minimum,
        maximum=maximum,
        mean=mean,
        dose_uid=stored.dose_uid,
        dose_label=stored.dose_label,
        excluded=stored.excluded,
        method=_method(stored, kind, factor, unit),
        doubts=tuple(doubts),
    )


def combination_name(stored: StoredDvh, names: Mapping[int, str]) -> str:
    """Return what the DVH is of: included names with +, excluded ones with minus."""

    def named(number: int) -> str:
        return names.get(number) or f"ROI {number}"

    text = " + ".join(named(number) for number in stored.included)
    minus = "".join(f" \N{MINUS SIGN} {named(number)}" for number in stored.excluded)
    return (text + minus).strip() or tr("no ROI")


def _curve(
    kind: DvhType, edges: NDArray[np.float64], volumes: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Dose and the volume that receives at least it, shape (bins + 1,) each."""
    if kind is DvhType.NATURAL:
        return np.empty(0), np.empty(0)
    if kind is DvhType.DIFFERENTIAL:
        volumes = np.cumsum(volumes[::-1])[::-1]
    volume = np.append(volumes, 0.0)  # nothing beyond the last bin
    edges.setflags(write=False)
    volume.setflags(write=False)
    return edges, volume


def _dose_unit(stored: StoredDvh, edges: NDArray[np.float64]) -> tuple[str, float, str]:
    """Return the unit of the dose axis, a factor on the stored doses, a doubt."""
    gray = "Gy (RBE)" if stored.dose_type == "EFFECTIVE" else "Gy"
    if stored.dose_units == "GY":
        return gray, 1.0, ""
    reference = stored.normalization_dose
    if reference is None or not reference > 0:
        return "relative", 1.0, ""
    held = np.flatnonzero(stored.volumes > 1e-9 * stored.volumes.max(initial=0.0))
    end = float(edges[held[-1] + 1]) if len(held) else 0.0
    if end > _LARGEST_RATIO:
        return (
            "relative",
            1.0,
            tr(
                "its relative doses reach {most:.4g}: whether they are percent of "
                "the DVH Normalization Dose Value of {dose} is not stated",
                most=end,
                dose=dose_text(reference, gray),
            ),
        )
    return gray, reference, ""


def _method(
    stored: StoredDvh, kind: DvhType, factor: float, unit: str
) -> dict[str, str]:
    method = {marked("type"): _TYPE_TEXT[kind], marked("bins"): str(len(stored.widths))}
    if kind is DvhType.CUMULATIVE:
        method[marked("volume of a bin")] = tr("at its lower end")
    widths = stored.widths * stored.scaling * factor
    if len(widths):
        low, high = float(widths.min()), float(widths.max())
        same = high - low <= 1e-6 * high
        text = (
            f"{high:.4g}"
            if same
            else tr("{first} to {last}", first=f"{low:.4g}", last=f"{high:.4g}")
        )
        method["bin width"] = f"{text} {unit}"
    if stored.dose_units != "GY" and unit != "relative":
        method["dose"] = tr(
            "stored relative, times the DVH Normalization Dose Value of {dose}",
            dose=dose_text(factor, unit),
        )
    return method
