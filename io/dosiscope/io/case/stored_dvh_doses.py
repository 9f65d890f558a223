"""The doses of stored DVHs against the dose grid they are stored with (DVH-15).

A histogram in cGy, or of one fraction, under Dose Units GY is wrong by a factor that
nothing else in its object tells of.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.origins import sources_of
from dosiscope.core.language import marked, tr
from dosiscope.core.reason import Reason
from dosiscope.core.rules import verdict
from dosiscope.core.text import dose_text, in_row
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.core.structures import StructureSet

# shares of the grid's maximum between which the largest dose of the DVHs lies: wide
# enough for another grid, narrow enough for a factor of 100 or of the fractions
_LEAST: Final = 1 / 3
_MOST: Final = 1.5
# ROIs that reach as far as a third of the maximum, whatever is planned
_HIGH: Final = frozenset(("EXTERNAL", "PTV", "CTV", "GTV"))


def settle_doses(
    dvhs: Sequence[StoredDvh],
    header: Header,
    dose: Dose,
    structure_set: StructureSet | None,
    fractions: int | None,
) -> tuple[tuple[StoredDvh, ...], list[Finding]]:
    """Doubt the DVHs of one RT Dose that reach too far, or not as far as they must.

    Parameters
    ----------
    dose
        The grid they are stored with.
    fractions
        Of the plan, where it is known: for what may be the reason.
    """
    shown = [d for d in dvhs if d.withheld is None and d.dose_units == DoseUnits.GY]
    if not shown or not dose.is_gray or dose.is_zero:
        return tuple(dvhs), []
    beyond = max(_reach(dvh, 0) for dvh in shown)
    high = [_reach(dvh, 1) for dvh in shown if _is_high(dvh, structure_set)]
    if beyond > _MOST * dose.maximum:
        key, reach = "DVH-15:beyond", beyond
    elif high and max(high) < _LEAST * dose.maximum:
        key, reach = "DVH-15:below", max(high)
    else:
        return tuple(dvhs), []
    remarks = Remarks(header)
    remarks.add(
        key,
        source=sources_of(shown)[shown[0].dose_uid],
        reason=_reason(reach, dose, fractions),
        tag=tags.DVHData,
        found=dose_text(reach, dose.unit_text),
        expected=dose_text(dose.maximum, dose.unit_text),
    )
    doubt = Reason(verdict(key).reason)
    doubted = (replace(d, doubts=(*d.doubts, doubt)) if d in shown else d for d in dvhs)
    return tuple(doubted), remarks.found


def _reach(dvh: StoredDvh, edge: int) -> float:
    """Dose of the last bin with a volume, Gy: its lower (0) or upper (1) edge."""
    filled = np.flatnonzero(dvh.volumes > 1e-9 * np.abs(dvh.volumes).max(initial=0.0))
    if not len(filled):
        return 0.0
    return float(dvh.widths[: filled[-1] + edge].sum() * dvh.scaling)


def _is_high(dvh: StoredDvh, structure_set: StructureSet | None) -> bool:
    if structure_set is None:
        return False
    rois = (structure_set.roi(number) for number in dvh.included)
    return any(roi is not None and roi.interpreted_type in _HIGH for roi in rois)


def _reason(reach: float, dose: Dose, fractions: int | None) -> str:
    """Return a guess at what the doses are in, for the user to look into."""
    guesses = [
        (
            marked("(in cGy? Divided by {factor} they would reach {dose})"),
            100,
            reach / 100,
        )
    ]
    if fractions is not None and fractions > 1:
        guesses += [
            (
                marked("(of one fraction? Times {factor} they would reach {dose})"),
                fractions,
                reach * fractions,
            ),
            (
                marked(
                    "(the dose that of one fraction? Divided by {factor} they would "
                    "reach {dose})"
                ),
                fractions,
                reach / fractions,
            ),
        ]
    for guess, factor, gray in guesses:
        if _LEAST * dose.maximum <= gray <= _MOST * dose.maximum:
            text = dose_text(gray, dose.unit_text)
            return in_row(" ", ("", tr(guess, factor=factor, dose=text)))
    return ""
