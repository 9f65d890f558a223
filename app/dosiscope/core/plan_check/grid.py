"""Items 18 and 19: whether the dose grid holds the structures, and is fine enough."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contours.modes import usual_step
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import filled, with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import passed, reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.roi_types import (
    BESIDE_PATIENT,
    TARGETS,
    name_text,
    type_of,
    widest_targets,
)
from dosiscope.core.text import (
    first_few,
    part_text,
    percent_text,
    trimmed,
    volume_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dose import Dose
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi

_NOTHING_PERCENT: Final = 0.01  # of a structure: rounding
_LITTLE_PERCENT: Final = 10.0  # of the maximum: less than this may end with the grid
_ROUNDING: Final = 1e-3  # of a spacing

Box = tuple[float, float, float, float, float, float]


def check_coverage(subject: PlanSubject) -> Iterator[Answer]:
    """Item 18: targets lie in the grid; what leaves it does so where dose is low."""
    dose = subject.dose
    beyond: list[tuple[Roi, str, float]] = []
    held = 0
    for roi in subject.structure_set.rois:
        roi_type = type_of(subject, roi)
        solid = subject.solids.get(roi.number)
        box = solid.extent if solid is not None else None
        if roi_type in BESIDE_PATIENT or roi.withheld is not None or box is None:
            continue
        share = _outside(subject, roi.number, box)
        if not share:
            held += 1
            continue
        is_target = roi_type in TARGETS
        beyond.append((roi, share, 100.0 if is_target else _edge_percent(dose, box)))
    if not held and not beyond:
        raise NotEvaluableError(tr("there is no target and no organ with a volume"))
    targets = [one for one in beyond if type_of(subject, one[0]) in TARGETS]
    high = [one for one in beyond if one not in targets and one[2] >= _LITTLE_PERCENT]
    low = [one for one in beyond if one[2] < _LITTLE_PERCENT]
    edge = percent_text(max((one[2] for one in high), default=0.0))
    for some, result, told in (
        (targets, ItemResult.FLAG, tr("Targets reach out of the dose grid")),
        (
            high,
            ItemResult.FLAG,
            tr(
                "Organs reach out of the dose grid where it still has up to {edge} "
                "of the maximum",
                edge=edge,
            ),
        ),
        (
            low,
            ItemResult.REPORT,
            tr("Organs reach out of the dose grid where it is low"),
        ),
    ):
        if some:
            found = first_few(
                [f"{name_text(roi)} {share}" for roi, share, _ in some], 4
            )
            yield Answer(
                result=result,
                message=filled("{told}: {found}.", {"told": told, "found": found}),
                found=found,
                expected=tr("within the dose grid"),
                rois=tuple(roi.number for roi, *_ in some),
            )
    if not beyond:
        yield passed(
            message=tr_count(
                "The 1 target or organ lies within the dose grid.",
                "All {n} targets and organs lie within the dose grid.",
                held,
            ),
        )


def _outside(subject: PlanSubject, number: int, box: Box) -> str:
    """Return how much of a structure is outside the grid, in words; "" for nothing."""
    result = subject.results.get(number)
    if result is not None and result.dvh is not None:
        percent = result.dvh.outside_percent or 0.0
        return part_text(percent) if percent > _NOTHING_PERCENT else ""
    return "" if _is_within(subject.dose, box) else tr("at least in part")


def _is_within(dose: Dose, box: Box) -> bool:
    ends = [(box[n], box[n + 3]) for n in range(3)]
    corners = np.array(list(product(*ends)))
    return bool(dose.geometry.covers(dose.geometry.to_index(corners)).all())


def _edge_percent(dose: Dose, box: Box) -> float:
    """Return the highest dose where a structure leaves the grid, % of its maximum.

    Looked at are the outermost samples of the grid within the box of the structure.
    """
    geometry = dose.geometry
    ends = [(box[n], box[n + 3]) for n in range(2)]
    # beyond the planes an index is no number: rows and columns are asked on one of them
    middle = float(np.clip((box[2] + box[5]) / 2, geometry.z[0], geometry.z[-1]))
    corners = [(x, y, middle) for x, y in product(*ends)]
    index = geometry.to_index(np.array(corners))[:, 1:]
    planes = np.interp((box[2], box[5]), geometry.z, np.arange(len(geometry.z)))
    low = (planes[0], *index.min(axis=0))
    high = (planes[1], *index.max(axis=0))
    part = [
        (int(np.clip(first, 0, count - 1)), int(np.clip(np.ceil(last), 0, count - 1)))
        for first, last, count in zip(low, high, geometry.shape, strict=True)
    ]
    highest = 0.0
    for axis, (first, last) in enumerate(part):
        for end, edge in ((first, 0), (last, geometry.shape[axis] - 1)):
            if end == edge:
                face = [slice(a, b + 1) for a, b in part]
                face[axis] = slice(end, end + 1)
                # where there is a gap of the dose, what is known counts
                values = dose.values(*face)
                highest = float(np.fmax.reduce(values, None, initial=highest))
    return 100 * highest / dose.maximum if dose.maximum > 0 else 0.0


def check_spacing(subject: PlanSubject) -> Iterator[Answer]:
    """Item 19: rows, columns and planes of the dose are near enough to each other."""
    geometry = subject.dose.geometry
    limits = subject.limits
    across = max(geometry.spacing)
    along = float(np.diff(geometry.z).max()) if len(geometry.z) > 1 else 0.0
    limit, small = limits.grid_spacing_mm, _smallest_target(subject)
    is_small = small is not None and limits.small_grid_spacing_mm is not None
    if is_small:
        limit = limits.small_grid_spacing_mm
    row, column = (trimmed(v, 2) for v in geometry.spacing)
    found = tr(
        "{row} by {column} by {along} mm",
        row=row,
        column=column,
        along=trimmed(along, 2),
    )

    if limit is None:
        yield reported(
            message=tr("The samples of the dose lie {spacing} apart.", spacing=found),
            found=found,
        )
        return
    # between images along z nothing finer is known, unless the target is small
    images = _image_distance(subject)
    most = limit if is_small else max(limit, images)
    fits = across <= limit * (1 + _ROUNDING) and along <= most * (1 + _ROUNDING)
    beside = most > limit and along > limit * (1 + _ROUNDING)
    message = _spaced(found, fits, trimmed(images, 2) if beside else "")
    if is_small and small is not None:
        roi, cc = small
        message = tr(
            "{sentence}, for a target as small as {roi} ({cc} cc)",
            sentence=message,
            roi=name_text(roi),
            cc=volume_text(cc),
        )
    yield Answer(
        result=ItemResult.PASS if fits else ItemResult.FLAG,
        message=with_stop(message),
        found=found,
        expected=tr("at most {limit} mm", limit=trimmed(limit, 2)),
        rois=(small[0].number,) if is_small and small is not None else (),
    )


def _image_distance(subject: PlanSubject) -> float:
    """Return the distance of the images along z, else that of contours, mm."""
    ct, structures = subject.case.ct, subject.case.structure_set
    if ct is not None and len(ct.geometry.z) > 1:
        return float(np.median(np.diff(ct.geometry.z)))
    return (usual_step(structures) or 0.0) if structures is not None else 0.0


def _smallest_target(subject: PlanSubject) -> tuple[Roi, float] | None:
    """Return the smallest of the widest targets and its volume, where it is small."""
    most = subject.limits.small_target_cc
    if most is None or subject.case.structure_set is None:
        return None
    sizes = [
        (subject.solids[roi.number].volume_cc, roi) for roi in widest_targets(subject)
    ]
    if not sizes:
        return None
    cc, roi = min(sizes, key=lambda one: one[0])
    return (roi, cc) if cc < most else None


def _spaced(spacing: str, fits: bool, images: str) -> str:
    if not fits:
        return tr(
            "The samples of the dose lie {spacing} apart, too far", spacing=spacing
        )
    if images:
        return tr(
            "The samples of the dose lie {spacing} apart (along z as the images, "
            "{images} mm)",
            spacing=spacing,
            images=images,
        )
    return tr("The samples of the dose lie {spacing} apart", spacing=spacing)


CHECKS: Final = {"PC-18": check_coverage, "PC-19": check_spacing}
