"""What image, dose and structures have at a mark: one record for list and file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.marks.area_statistics import area_statistics
from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.solids.inside import rois_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.marks.area_statistics import AreaStatistics
    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkReading:
    """What is read at a mark.

    Attributes
    ----------
    image, dose
        At a point: the value of the image's pixel and the trilinear dose; None where
        there is none, and of other marks.
    percent
        The dose in % of the reference dose; None without one.
    structures
        Names of the structures that a point is in.
    area
        Of a circle or a rectangle.
    """

    mark: Mark
    image: float | None = None
    dose: float | None = None
    percent: float | None = None
    structures: tuple[str, ...] = ()
    area: AreaStatistics | None = None


def read_mark(
    mark: Mark,
    *,
    ct: Ct | None,
    dose: Dose | None,
    reference: float | None,
    rois: Iterable[Roi],
    solids: Mapping[int, Solid],
) -> MarkReading:
    """Read a mark; ``reference`` is what 100 % is, in the unit of the dose."""
    if mark.kind.is_area:
        return MarkReading(mark=mark, area=area_statistics(mark, ct, dose))
    if mark.kind is not MarkKind.POINT:
        return MarkReading(mark=mark)
    value = _number(None if dose is None else float(dose.sample(mark.at)))
    inside = rois_at(mark.at, rois, solids)
    return MarkReading(
        mark=mark,
        image=_number(None if ct is None else float(ct.sample(mark.at))),
        dose=value,
        percent=100 * value / reference if reference and value is not None else None,
        structures=tuple(roi.shown_name for roi in inside),
    )


def _number(value: float | None) -> float | None:
    return None if value is None or value != value else value
