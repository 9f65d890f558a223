"""Two structure sets, ROI by ROI: volumes, what both hold, how far outlines are apart.

ROIs belong together by their names: as they are written, then without case, accents
and signs.  Never by ROI Number: of sets that were made apart it says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.comparing.plan_pairs import paired
from dosiscope.core.comparing.surface_distance import NO_DISTANCE, surface_distance
from dosiscope.core.effort import Allowance, bounded, part_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.roi_names import normal_name
from dosiscope.core.solids.common_volume import common_volume
from dosiscope.core.solids.surface import surface_of
from dosiscope.core.text import in_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.comparing.plan_pairs import Pair
    from dosiscope.core.comparing.surface_distance import SurfaceDistance
    from dosiscope.core.field import Place
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi, StructureSet

_SEVERAL: Final = tr("several ROIs have this name: which belong together is not known")
_NO_VOLUME: Final = tr("it has no volume")
_OTHER_FRAME: Final = tr("they are in different frames of reference")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MeasuredSet:
    """A structure set with the solids of its ROIs.

    Attributes
    ----------
    solids
        By ROI Number.
    reasons
        Why an ROI has none, by its number.
    """

    structures: StructureSet
    solids: Mapping[int, Solid]
    reasons: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiComparison:
    """One ROI of both sets, or of one of them.

    Attributes
    ----------
    a_number, b_number
        ROI Numbers; None where the set has no such ROI.
    a_name, b_name
        As lists show them; "" where the set has none.
    by
        What both names have in common: "name", "name but for case and signs"; "" of
        one that has no partner.
    is_identical
        Whether both have the same contours, point by point: nothing was measured.
    a_cc, b_cc
        Volumes; None where not known.
    common_cc, dice
        What both hold, cc, and Dice's coefficient (0 to 1), of the solids as prisms.
    shift
        Centre of A's volume less that of B's (x, y, z), mm.
    distance
        Of the surfaces; None where not measured.
    reason
        Why something of all this is not known, as a clause; "" where all is.
    """

    a_number: int | None = None
    b_number: int | None = None
    a_name: str = ""
    b_name: str = ""
    by: str = ""
    is_identical: bool = False
    a_cc: float | None = None
    b_cc: float | None = None
    common_cc: float | None = None
    dice: float | None = None
    shift: Place | None = None
    distance: SurfaceDistance | None = None
    reason: str = ""

    @property
    def name(self) -> str:
        """What it is called: as A has it, else as B has it."""
        return self.a_name or self.b_name

    @property
    def side(self) -> str:
        """Which set has it: "A", "B" or "both"."""
        if self.a_number is None:
            return "B"
        return "A" if self.b_number is None else "both"

    @property
    def difference_cc(self) -> float | None:
        """Volume of A less that of B."""
        if self.a_cc is None or self.b_cc is None:
            return None
        return self.a_cc - self.b_cc

    @property
    def difference_percent(self) -> float | None:
        """The same in % of A's volume."""
        if self.difference_cc is None or not self.a_cc:
            return None
        return 100 * self.difference_cc / self.a_cc

    @property
    def shift_mm(self) -> float | None:
        """Distance of the centres, mm."""
        return None if self.shift is None else float(np.linalg.norm(self.shift))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StructureSetsComparison:
    """Two structure sets beside each other.

    Attributes
    ----------
    is_same_set
        Whether both are one object.
    rois
        In A's order, then what B has alone.
    """

    a_label: str
    b_label: str
    is_same_set: bool
    rois: tuple[RoiComparison, ...]

    @property
    def only_a(self) -> tuple[str, ...]:
        """Names of the ROIs that A has alone."""
        return tuple(one.name for one in self.rois if one.side == "A")

    @property
    def only_b(self) -> tuple[str, ...]:
        """Names of the ROIs that B has alone."""
        return tuple(one.name for one in self.rois if one.side == "B")


def paired_rois(a: StructureSet, b: StructureSet) -> tuple[Pair[Roi], ...]:
    """Return which ROIs of two sets belong together, by name."""
    if a is b:
        return paired(a.rois, b.rois, (("name", id),))
    return paired(
        a.rois,
        b.rois,
        (
            ("name", lambda roi: roi.name.strip() or None),
            (
                "name but for case and signs",
                lambda roi: normal_name(roi.name) or None,
            ),
        ),
    )


def compare_structure_sets(
    a: MeasuredSet, b: MeasuredSet
) -> PartSteps[RoiComparison, StructureSetsComparison]:
    """Compare two structure sets, one ROI after the other: each is a part.

    Raises
    ------
    NotEvaluableError
        They are of different patients or in different frames of reference, or one
        does not state its own.
    """
    _refuse_unlike(a.structures, b.structures)
    what = tr("Comparing structures")
    pairs = paired_rois(a.structures, b.structures)
    names = tuple(
        {normal_name(roi.name) for roi in one.structures.rois} for one in (a, b)
    )
    found: list[RoiComparison] = []
    for done, pair in enumerate(pairs):
        yield Progress(done, len(pairs), what)
        result = _compared(pair, a, b, len(pairs))
        if not pair.by and all(normal_name(result.name) in those for those in names):
            told = in_row("; ", filter(None, (_SEVERAL, result.reason)))
            result = replace(result, reason=told)
        found.append(result)
        yield Progress(done + 1, len(pairs), what, part=found[-1])
    return StructureSetsComparison(
        a_label=a.structures.label,
        b_label=b.structures.label,
        is_same_set=(
            a.structures.header.sop_instance_uid == b.structures.header.sop_instance_uid
        ),
        rois=tuple(found),
    )


def _refuse_unlike(a: StructureSet, b: StructureSet) -> None:
    frames = [
        {
            *one.frame_of_reference_uids,
            *(roi.frame_of_reference_uid for roi in one.rois),
        }
        - {""}
        for one in (a, b)
    ]

    patients = a.header.patient, b.header.patient
    if not (patients[0].is_same(patients[1]) or patients[0].has_same_id(patients[1])):
        raise NotEvaluableError(
            tr("the structure sets do not compare: they are of different patients")
        )
    if not all(frames):
        raise NotEvaluableError(
            tr(
                "the structure sets do not compare: the Frame of Reference is not "
                "stated"
            )
        )
    if frames[0].isdisjoint(frames[1]):
        raise NotEvaluableError(
            tr(
                "the structure sets do not compare: they are in different frames of "
                "reference"
            )
        )


def _compared(
    pair: Pair[Roi], a: MeasuredSet, b: MeasuredSet, count: int
) -> RoiComparison:
    one, two = pair.a, pair.b
    solid, other = _solid(one, a), _solid(two, b)
    result = RoiComparison(
        a_number=None if one is None else one.number,
        b_number=None if two is None else two.number,
        a_name="" if one is None else one.shown_name,
        b_name="" if two is None else two.shown_name,
        by=pair.by,
        a_cc=None if solid is None else solid.volume_cc,
        b_cc=None if other is None else other.volume_cc,
        reason=_reasons(one, two, a, b),
    )
    if one is None or two is None or solid is None or other is None:
        return result
    if one.frame_of_reference_uid != two.frame_of_reference_uid:
        return replace(result, reason=_OTHER_FRAME)
    empty = [n for n, s in (("A", solid), ("B", other)) if not s.volume_cc > 0]
    if empty:
        result = replace(
            result, reason=in_row("; ", (in_row(": ", (n, _NO_VOLUME)) for n in empty))
        )
    if _is_identical(one, two, solid, other):
        return replace(
            result,
            is_identical=True,
            common_cc=solid.volume_cc,
            dice=None if empty else 1.0,
            shift=(0.0, 0.0, 0.0),
            distance=NO_DISTANCE,
        )
    if empty:
        return result
    points = len(one.contours.points) + len(two.contours.points)
    try:
        with bounded(Allowance(points, part_of(count))):
            return _measured(result, solid, other)
    except NotEvaluableError as error:
        return replace(result, reason=str(error))


def _measured(result: RoiComparison, solid: Solid, other: Solid) -> RoiComparison:
    shared = common_volume(solid, other)
    result = replace(result, common_cc=shared.common_cc, dice=shared.dice)
    try:
        surfaces = surface_of(solid), surface_of(other)
        distance = surface_distance(*surfaces)
    except NotEvaluableError as error:
        return replace(result, reason=str(error))
    x, y, z = np.subtract(surfaces[0].centre, surfaces[1].centre).tolist()
    return replace(result, shift=(x, y, z), distance=distance)


def _solid(roi: Roi | None, of: MeasuredSet) -> Solid | None:
    return None if roi is None else of.solids.get(roi.number)


def _reasons(one: Roi | None, two: Roi | None, a: MeasuredSet, b: MeasuredSet) -> str:
    """Return why one of them cannot be measured, as clauses; "" where both can."""
    told = [
        f"{side}: {of.reasons.get(roi.number) or _NO_VOLUME}"
        for side, roi, of in (("A", one, a), ("B", two, b))
        if roi is not None and roi.number not in of.solids
    ]
    return in_row("; ", told)


def _is_identical(one: Roi, two: Roi, solid: Solid, other: Solid) -> bool:
    """Whether two ROIs are the same points, made to the same solid."""
    if solid is other:
        return True
    a, b = one.contours, two.contours
    return (
        a.kinds == b.kinds
        and np.array_equal(a.starts, b.starts)
        and np.array_equal(a.points, b.points)
        and solid.spans == other.spans
    )
