"""CT images to one stack of planes: what belongs to it, in which order, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import GeometryError, NotReadableError
from dosiscope.core.geometry import SAME_PLANE_MM, Geometry
from dosiscope.core.language import tr
from dosiscope.core.text import are
from dosiscope.io.ct.remarks import (
    SLACK_MM,
    images_text,
    judge_attributes,
    judge_steps,
)
from dosiscope.io.ct.selection import select, usual_spacing
from dosiscope.io.files import tags
from dosiscope.io.files.pixels import read_pixels
from dosiscope.io.orientation import judge_orientation, unit_directions
from dosiscope.io.refused import RefusedError
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.findings import Finding
    from dosiscope.io.ct.image import CtImage

# beyond this, planes that are shifted against each other are not drawn as one stack
_MAX_DRIFT_MM: Final = 0.05
_APART_MM: Final = 2 * SAME_PLANE_MM


@dataclass(frozen=True, slots=True, eq=False)
class CtStack:
    """The images of one volume, such that z increases, and their geometry."""

    images: tuple[CtImage, ...]
    geometry: Geometry


def stack(images: Sequence[CtImage]) -> tuple[CtStack | None, list[Finding]]:
    """Return the volume that images of one series make, and what was noticed.

    Planes are ordered by their position along the normal; Instance Number, Slice
    Location and Slice Thickness play no part.  None where the images do not make
    one; the finding of action REFUSE says why.
    """
    if not images:
        return None, []
    remarks = Remarks(images[0].common.header)
    try:
        kept = select(images, remarks)
        orientation = kept[0].common.orientation
        row, column, normal = unit_directions(orientation)
        if not judge_orientation(
            orientation, remarks, "IMG-01:slightly", "IMG-01:tilted"
        ):
            return None, remarks.found
        positions = np.array([image.position for image in kept])
        along = positions @ normal
        order = np.argsort(along if normal[2] > 0 else -along, kind="stable")
        kept, positions = [kept[n] for n in order], positions[order]
        # where planes are clearly apart, there is no image twice
        if np.abs(np.diff(positions, axis=0) @ normal).min(initial=np.inf) < _APART_MM:
            kept = _without_duplicates(kept, normal, remarks)
            positions = np.array([image.position for image in kept])
        offsets = (positions - positions[0]) @ normal
        if not _is_straight(positions, offsets, normal, remarks):
            return None, remarks.found
        form = kept[0].common.form
        geometry = Geometry(
            origin=positions[0],
            row_direction=row,
            column_direction=column,
            spacing=usual_spacing(kept),
            offsets=offsets,
            size=(form.rows, form.columns),
        )
    except RefusedError:
        return None, remarks.found
    except GeometryError as error:
        remarks.add("IMG-01:volume", error=error)
        return None, remarks.found
    judge_steps(geometry.z, kept[0].common.header.kind, remarks)
    judge_attributes(kept, remarks)
    return CtStack(tuple(kept), geometry), remarks.found


def _without_duplicates(
    images: list[CtImage], normal: NDArray[np.float64], remarks: Remarks
) -> list[CtImage]:
    """Images at one z once; refused where their pixels differ (IMG-10)."""
    kept = images[:1]
    dropped = []
    for image in images[1:]:
        last = kept[-1]
        step = abs(float(np.subtract(image.position, last.position) @ normal))
        if step > SAME_PLANE_MM + SLACK_MM:
            kept.append(image)
            continue
        z = image.position[2]
        try:
            same = _same_pixels(last, image)
        except NotReadableError:
            same = False
        if not same:
            is_one = last.common.acquisition == image.common.acquisition
            remarks.add(
                "IMG-10:different" if is_one else "IMG-10:acquisitions",
                z=z,
                tag=tags.ImagePositionPatient,
                found=tr("two different images"),
                expected=tr("one image at a position"),
            )
            raise RefusedError
        dropped.append(z)
    if dropped:
        remarks.add(
            "IMG-10:twice",
            images=images_text(len(dropped), kept[0].common.header.kind),
            are=are(len(dropped)),
            z=dropped[0],
            tag=tags.ImagePositionPatient,
            found=tr("identical images"),
            expected=tr("one image at a position"),
        )
    return kept


def _same_pixels(one: CtImage, other: CtImage) -> bool:
    if one.common.rescale != other.common.rescale:
        return False
    planes = []
    for image in (one, other):
        form = image.common.form
        plane = np.empty((1, form.rows, form.columns), form.dtype)
        read_pixels(image.pixels, form, plane)
        planes.append(plane)
    return bool(np.array_equal(planes[0], planes[1]))


def _is_straight(
    positions: NDArray[np.float64],
    offsets: NDArray[np.float64],
    normal: NDArray[np.float64],
    remarks: Remarks,
) -> bool:
    """Whether the first pixels lie on one line along the normal."""
    shift = positions - positions[0] - offsets[:, None] * normal
    drift = np.linalg.norm(shift, axis=1)
    worst = int(drift.argmax())
    amount = float(drift[worst])
    if amount <= SAME_PLANE_MM + SLACK_MM:
        return True
    refused = amount > _MAX_DRIFT_MM
    remarks.add(
        "IMG-01:sheared" if refused else "IMG-01:shifted",
        amount=amount,
        z=float(positions[worst][2]),
        tag=tags.ImagePositionPatient,
        found=f"{amount:.3f} mm",
        expected=tr("at most {limit}", limit=f"{SAME_PLANE_MM} mm"),
    )
    return not refused
