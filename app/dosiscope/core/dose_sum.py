"""Sums and differences of doses: made doses, and why some are not made.

Doses add where their numbers mean the same and nothing is counted twice.  All are
taken at the samples of the finest grid, trilinear; where one of them has no dose data
the result has none.  So of the union of all grids no more is kept than the samples of
the finest in the others: outside of a grid there is no dose data either
(docs/decisions/0011-made-doses.md).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product
from math import isfinite
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose import Dose, SummationType
from dosiscope.core.dose_likeness import refuse_unlike
from dosiscope.core.dose_origin import MadeDose, Part, ReadDose, labelled
from dosiscope.core.effort import spend
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.header import Header
from dosiscope.core.kinds import Kind
from dosiscope.core.language import marked, tr
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.geometry import Geometry
    from dosiscope.core.progress import Steps

_APART: Final = tr("there is no point at which all of them have dose data")
_THIN: Final = tr("they are single planes that do not lie in one plane")
#: How many times a dose may count in a sum that somebody types.
TYPED_WEIGHTS: Final = (0.001, 1000.0)
# Nearer to a sample than this, in samples, a point is on it: rounding of positions.
_ON_SAMPLE: Final = 1e-9
_PLANS: Final = (SummationType.PLAN, SummationType.MULTI_PLAN)
# What tells doses of parts of one plan apart: each is given in full.
_TOLD_BY: Final[dict[str, tuple[str, str, Callable[[ReadDose], tuple[int, ...]]]]] = {
    SummationType.BEAM: (
        marked("{plan}, and both of beam {n}"),
        marked("{plan}, and of which beams is not stated"),
        lambda dose: dose.beam_numbers,
    ),
    SummationType.FRACTION: (
        marked("{plan}, and both of fraction group {n}"),
        marked("{plan}, and of which fraction groups is not stated"),
        lambda dose: dose.fraction_groups,
    ),
    SummationType.BRACHY: (
        marked("{plan}, and both of application setup {n}"),
        marked("{plan}, and of which application setups is not stated"),
        lambda dose: dose.brachy_setups,
    ),
}
# Several of these of one plan are of several fractions or control points.
_PIECES: Final = (
    SummationType.FRACTION_SESSION,
    SummationType.BEAM_SESSION,
    SummationType.BRACHY_SESSION,
    SummationType.CONTROL_POINT,
    SummationType.RECORD,
)


def adding(
    doses: Sequence[Dose],
    weights: Sequence[float],
    *,
    whole_plan: str = "",
    labels: Mapping[str, str] | None = None,
    fractions_gy: Sequence[float] = (),
) -> Steps[Dose]:
    """Add doses up, each so many times, plane by plane.

    Parameters
    ----------
    doses
        At least one; one that comes twice counts twice.
    weights
        A positive number for each: of the dose of one fraction (FRACTION_SESSION,
        BEAM_SESSION, BRACHY_SESSION) how many fractions; all others are of the whole
        delivery.
    whole_plan
        UID of the plan whose beams these all are.
    labels
        What doses are called in the name of the sum, by UID: with their plan, where
        there are several (`dose_labels`).
    fractions_gy
        The most that one fraction of each gives, 0 where that is not known
        (`fraction_size`): of fractions of other sizes it is told that they are added.

    Raises
    ------
    NotEvaluableError
        They do not add: other patient, frame of reference, units or type, relative
        doses, differences, a dose that is or may be part of another; or no point has
        all doses.
    """
    if not doses or len(doses) != len(weights):
        raise NotEvaluableError(tr("a sum needs doses, and a weight for each"))
    if not all(isfinite(weight) and weight > 0 for weight in weights):
        raise NotEvaluableError(tr("the weights of a sum must be positive numbers"))
    made = replace(_made(doses, weights, labels, fractions_gy), whole_plan=whole_plan)
    refuse_unlike(doses, tr("no {dose}", dose=made.what), made.parts_names)
    if any(dose.made and dose.made.is_difference for dose in doses):
        raise NotEvaluableError(
            tr("no {dose}: a difference of doses does not add", dose=made.what)
        )
    for one, other in combinations(made.read, 2):
        names = {"one": made.names[one.uid], "other": made.names[other.uid]}
        reason = _counted_twice(one, other, names)
        if reason:
            raise NotEvaluableError(tr("no {dose}: {why}", dose=made.what, why=reason))
    return (yield from _combined(doses, made, _summation(doses, made)))


def subtracting(dose: Dose, other: Dose) -> Steps[Dose]:
    """Find what a dose is above another, below 0 where it is less, plane by plane.

    Both may be of one plan: nothing is added.

    Raises
    ------
    NotEvaluableError
        They do not compare: other patient, frame of reference, units or type, relative
        doses; or no point has both.
    """
    doses = (dose, other)
    made = _made(doses, (1, -1))
    refuse_unlike(doses, tr("no {dose}", dose=made.what), made.parts_names)
    return (yield from _combined(doses, made, SummationType.NOT_STATED))


def finest(doses: Sequence[Dose]) -> Dose:
    """Return the dose at whose samples a sum or difference is taken."""
    return min(doses, key=lambda dose: _fineness(dose.geometry))


def _made(
    doses: Sequence[Dose],
    weights: Sequence[float],
    labels: Mapping[str, str] | None = None,
    fractions_gy: Sequence[float] = (),
) -> MadeDose:
    sizes = fractions_gy or [0.0] * len(doses)
    return MadeDose(
        tuple(
            Part(float(weight), labelled(dose.origin, labels or {}), fraction_gy=size)
            for dose, weight, size in zip(doses, weights, sizes, strict=True)
        )
    )


def _counted_twice(one: ReadDose, other: ReadDose, names: dict[str, str]) -> str:
    """Return why a sum would count a part of two doses twice, or may; "" if not.

    PS3.3 C.8.8.3: a PLAN dose holds those of its beams, and a dose of several plans
    those of each.  A dose that names no plan may be of any.
    """
    for either in (one, other):
        if _is_open(either):
            return tr(
                "{one} and {other} may have plans in common: a {summation} does not "
                "name all",
                **names,
                summation=either.summation,
            )
    summations = {one.summation, other.summation}
    is_shared = not set(one.plan_uids).isdisjoint(other.plan_uids)
    if one.plan_uids and other.plan_uids and not is_shared:
        return ""
    of_one_plan = (
        tr("{one} and {other} are of one plan", **names)
        if is_shared
        else tr("{one} and {other} may be of one plan", **names)
    )
    if len(summations) > 1:
        return tr("{plan}, and one may be part of the other", plan=of_one_plan)
    told_by = _TOLD_BY.get(one.summation)
    if told_by is not None:
        return _same_part(one, other, *told_by, of_one_plan)
    if one.control_points and one.control_points == other.control_points:
        ((beam, first, last), *_) = one.control_points
        return tr(
            "{plan}, and both of control points {first} to {last} of beam {beam}",
            plan=of_one_plan,
            first=first,
            last=last,
            beam=beam,
        )
    if one.summation in _PLANS:
        return tr("{plan}, which would count twice", plan=of_one_plan)
    if one.summation not in _PIECES:
        return tr("{plan}, and may be of the same part of it", plan=of_one_plan)
    return ""


def _same_part(
    one: ReadDose,
    other: ReadDose,
    of_both: str,
    not_stated: str,
    parts: Callable[[ReadDose], tuple[int, ...]],
    of_one_plan: str,
) -> str:
    """Return that two doses are, or may be, of the same part of a plan; "" if not."""
    mine, its = set(parts(one)), set(parts(other))
    if mine & its:
        return tr(of_both, plan=of_one_plan, n=min(mine & its))
    return "" if mine and its else tr(not_stated, plan=of_one_plan)


def _is_open(dose: ReadDose) -> bool:
    """Whether it is of several plans and does not name them."""
    if dose.summation == SummationType.MULTI_PLAN:
        return len(dose.plan_uids) < 2
    return dose.summation == SummationType.PLAN_OVERVIEW


def _summation(doses: Sequence[Dose], made: MadeDose) -> SummationType:
    """Return MULTI_PLAN where each of several plans counts once as a whole."""
    plans = {uid for one in made.read for uid in one.plan_uids}
    is_whole = (
        len(made.read) >= len(doses)  # none comes twice
        and all(part.weight == 1 for part in made.parts)
        and all(dose.summation in _PLANS for dose in doses)
    )
    return (
        SummationType.MULTI_PLAN
        if is_whole and len(plans) > 1
        else SummationType.NOT_STATED
    )


def _combined(
    doses: Sequence[Dose], made: MadeDose, summation: SummationType
) -> Steps[Dose]:
    """Add up the parts at the samples of the finest grid that have them all."""
    geometry = finest(doses).geometry
    block = _common_block(geometry, doses)
    if block is None:
        raise _apart(doses, made)
    geometry = geometry.part(*block)
    # one grid is held besides those of the doses: each plane is done with at once
    total = np.zeros(geometry.shape)
    count = len(total)
    for k, plane in enumerate(total):
        yield Progress(k, count, tr("Adding doses"))
        spend()
        for dose, part in zip(doses, made.parts, strict=True):
            plane += part.weight * _plane_on(geometry, k, dose)
    known = ~np.isnan(total)
    if not known.any():
        raise _apart(doses, made)
    geometry, total = _known_part(geometry, total, known)
    yield Progress(count, count, tr("Adding doses"))
    first = doses[0]
    return Dose(
        header=shared_header(doses),
        geometry=geometry,
        stored=total,
        scaling=1.0,
        units=first.units,
        type=first.type,
        summation=summation,
        label=made.text,
        made=made,
    )


def _common_block(
    geometry: Geometry, doses: Sequence[Dose]
) -> tuple[slice, slice, slice] | None:
    """Return a block of the samples of a grid beyond which not all doses have any.

    It may be larger than needed; None where there is none.
    """
    low, high = np.zeros(3), np.array(geometry.shape) - 1.0
    plane = geometry.to_mm((0, 0, 0)), geometry.normal
    for dose in doses:
        ends = [(0, count - 1) for count in dose.geometry.shape]
        corners = dose.geometry.to_mm(np.array(list(product(*ends)), np.float64))
        # on which sides of the planes they lie, beyond the first and last of them too
        along = (corners - plane[0]) @ plane[1]
        k = _index_along(geometry.offsets, along)
        row, column = geometry.spacing
        j = (corners - plane[0]) @ geometry.column_direction / row
        i = (corners - plane[0]) @ geometry.row_direction / column
        at = np.stack([k, j, i], axis=-1)
        low = np.maximum(low, np.floor(at.min(axis=0) + _ON_SAMPLE))
        high = np.minimum(high, np.ceil(at.max(axis=0) - _ON_SAMPLE))
    if (high < low).any():
        return None
    planes, rows, columns = (
        slice(int(a), int(b) + 1) for a, b in zip(low, high, strict=True)
    )
    return planes, rows, columns


def _index_along(
    offsets: NDArray[np.float64], along: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return between which planes places along the normal lie; whole numbers beyond."""
    if offsets[0] > offsets[-1]:
        offsets, along = -offsets, -along
    planes = np.arange(len(offsets), dtype=np.float64)
    index = np.interp(along, offsets, planes)
    index[along < offsets[0] - _ON_SAMPLE] = -1
    index[along > offsets[-1] + _ON_SAMPLE] = len(offsets)
    return index


def _apart(doses: Sequence[Dose], made: MadeDose) -> NotEvaluableError:
    """Return that there is no point with all of some doses, and why where it shows."""
    single = [dose.geometry for dose in doses if len(dose.geometry.offsets) == 1]
    are_apart = any(
        abs(one.normal @ other.normal) < 1 - _ON_SAMPLE
        or abs((other.origin - one.origin) @ one.normal) > _ON_SAMPLE
        for one, other in combinations(single, 2)
    )
    return NotEvaluableError(
        tr("no {dose}: {why}", dose=made.what, why=_THIN if are_apart else _APART)
    )


def _known_part(
    geometry: Geometry, total: NDArray[np.float64], known: NDArray[np.bool_]
) -> tuple[Geometry, NDArray[np.float64]]:
    """Leave out the outermost samples that have no data: they are outside the grid."""
    planes = known.any(axis=(1, 2)), known.any(axis=(0, 2)), known.any(axis=(0, 1))
    block = tuple(_extent(np.flatnonzero(flags)) for flags in planes)
    return geometry.part(*block), np.ascontiguousarray(total[block])


def _fineness(geometry: Geometry) -> tuple[float, ...]:
    """Return by what grids are sorted, the finest first, in whatever order they come.

    Of equally fine ones it is always the same that is taken: A - B is B - A with the
    other sign.
    """
    volume = _sample_volume(geometry)
    axes = (geometry.origin, geometry.normal, geometry.row_direction)
    return volume, *geometry.spacing, *(n for axis in axes for n in axis.tolist())


def _sample_volume(geometry: Geometry) -> float:
    """Return the volume of a sample, mm^3.

    It is 0 where there is one sample only along an axis: no other grid has samples
    at its height.
    """
    if min(geometry.shape) < 2:
        return 0.0
    row, column = geometry.spacing
    return row * column * float(np.median(np.abs(np.diff(geometry.offsets))))


def _plane_on(geometry: Geometry, k: int, dose: Dose) -> NDArray[np.float64]:
    """Return a dose at the samples of a plane of a grid, shape (rows, columns)."""
    own = _same_plane(geometry, k, dose.geometry)
    if own is not None:
        samples: NDArray[np.float64] = dose.values(*own)[0]
        return samples
    plane = np.full(geometry.size, np.nan)
    index = np.moveaxis(np.indices((1, *geometry.size), np.float64)[:, 0], 0, -1)
    index[..., 0] = k
    at = dose.geometry.to_index(geometry.to_mm(index))
    inside = dose.geometry.covers(at)
    at = at[inside]
    sample = np.rint(at)
    plane[inside] = dose.at_index(
        np.where(np.abs(at - sample) < _ON_SAMPLE, sample, at)
    )
    return plane


def is_read_between(geometry: Geometry, dose: Dose) -> bool:
    """Whether a dose is interpolated where it is taken at the samples of a grid."""
    planes = range(geometry.shape[0])
    return any(_same_plane(geometry, k, dose.geometry) is None for k in planes)


def _same_plane(
    geometry: Geometry, k: int, other: Geometry
) -> tuple[slice, slice, slice] | None:
    """Return the samples of another grid that are those of a plane; None if not."""
    if geometry.spacing != other.spacing or not (
        np.array_equal(geometry.row_direction, other.row_direction)
        and np.array_equal(geometry.column_direction, other.column_direction)
    ):
        return None
    rows, columns = geometry.size
    ends = other.to_index(geometry.to_mm([(k, 0, 0), (k, rows - 1, columns - 1)]))
    if np.isnan(ends).any() or np.abs(ends - np.rint(ends)).max() > _ON_SAMPLE:
        return None
    (plane, j, i), (_, last_j, last_i) = np.rint(ends).astype(int)
    if min(j, i) < 0 or last_j >= other.size[0] or last_i >= other.size[1]:
        return None
    return slice(plane, plane + 1), slice(j, last_j + 1), slice(i, last_i + 1)


def _extent(indices: NDArray[np.intp]) -> slice:
    """Return from the least to the largest of indices."""
    return slice(int(indices.min()), int(indices.max()) + 1)


def shared_header(doses: Sequence[Dose]) -> Header:
    """Return what the headers of doses share; a made dose is no object."""
    headers = [dose.header for dose in doses]
    first = headers[0]
    studies = {header.study_uid for header in headers}
    files = dict.fromkeys(file for header in headers for file in header.files)
    return Header(
        kind=Kind.DOSE,
        sop_class_uid="",
        sop_instance_uid="",
        series_uid="",
        study_uid=first.study_uid if len(studies) == 1 else "",
        frame_of_reference_uid=first.frame_of_reference_uid,
        patient=first.patient,
        files=tuple(files),
    )
