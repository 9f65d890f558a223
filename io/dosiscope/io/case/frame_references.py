"""References to multi-frame images as references to their frames.

A reference without a frame number means all frames of an instance (PS3.3 10.3).  What
lies in a plane is then on the frame there.  What names an image that was converted into
a frame since means that frame.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.contours.placing import reach_of_images
from dosiscope.core.frames import instance_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.ct import Ct
    from dosiscope.core.structures import Contours, StructureSet

    #: Names, positions and reaches (mm) of the frames of an instance, by its UID.
    Instances = Mapping[str, Sequence[tuple[str, float, float]]]


def on_frames(structure_set: StructureSet, ct: Ct) -> StructureSet:
    """Return the structure set with the frames of the images in place of instances."""
    instances: dict[str, list[tuple[str, float, float]]] = {}
    z = ct.geometry.z
    planes = zip(ct.image_uids, z.tolist(), reach_of_images(z).tolist(), strict=True)
    for name, at, reach in planes:
        if instance_of(name) != name:
            instances.setdefault(instance_of(name), []).append((name, at, reach))
    for uid, frames in instances.items():
        if len(frames) == 1:  # nothing else can be meant
            ((name, at, _),) = frames
            instances[uid] = [(name, at, math.inf)]
    for name, at, source in zip(ct.image_uids, z.tolist(), ct.sources, strict=False):
        if source:  # it names this frame alone, wherever it lies
            instances.setdefault(source, []).append((name, at, math.inf))
    if not instances:
        return structure_set
    # the series that the frames were before is this one
    series = structure_set.series_uids
    if set(structure_set.image_uids) & set(ct.sources) - {""}:
        series = tuple(dict.fromkeys((*series, ct.header.series_uid)))
    listed = (
        frame
        for uid in structure_set.image_uids
        for frame in ([name for name, _, _ in instances.get(uid, ())] or [uid])
    )
    return replace(
        structure_set,
        series_uids=series,
        image_uids=tuple(dict.fromkeys(listed)),
        rois=tuple(
            replace(roi, contours=_on_frames(roi.contours, instances))
            for roi in structure_set.rois
        ),
    )


def _on_frames(contours: Contours, instances: Instances) -> Contours:
    if not any(uid in instances for uids in contours.image_uids for uid in uids):
        return contours
    z = contours.z.tolist()
    return replace(
        contours,
        image_uids=tuple(
            tuple(name for uid in uids for name in _frame_at(uid, z[n], instances))
            for n, uids in enumerate(contours.image_uids)
        ),
    )


def _frame_at(uid: str, z: float, instances: Instances) -> tuple[str, ...]:
    """Return the frame near to a contour; of an instance without one there none."""
    frames = instances.get(uid)
    if frames is None:
        return (uid,)
    name, at, reach = min(frames, key=lambda frame: abs(frame[1] - z))
    return (name,) if abs(at - z) <= reach else ()
