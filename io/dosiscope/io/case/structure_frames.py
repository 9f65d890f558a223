"""In which frame of reference a structure set and its ROIs lie.

The frame of an ROI is the one that the ROI states (3006,0024).  What the Frame of
Reference module (0020,0052) and the Referenced Frame of Reference Sequence (3006,0010)
state are copies of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.contours.placing import (
    image_heights,
    is_planar,
    states_what_lies_between,
)
from dosiscope.core.language import tr
from dosiscope.io.case.overlay import unless_accepted
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.references import stated_frame

if TYPE_CHECKING:
    from collections.abc import Collection

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.core.structures import Roi, StructureSet

_BY_ROIS: Final = "SS-03:rois"
_BY_IMAGES: Final = "SS-03:images"


class Frame(NamedTuple):
    """Where a structure set lies.

    Attributes
    ----------
    uid
        Frame of Reference UID; "" if unclear.
    key
        Outcome of what has to be said where it states another one; "" if nothing.
    """

    uid: str
    key: str = ""

    @property
    def is_by_images(self) -> bool:
        """Whether the images that its contours name tell it, not what it states."""
        return self.key == _BY_IMAGES


def frame_of(
    structure_set: StructureSet, expected: str = "", ct: Ct | None = None
) -> Frame:
    """Return the frame of reference a structure set lies in.

    Parameters
    ----------
    expected
        That of the case: the structure set lies there if a ROI states it, or if none
        does and every contour names an image of ``ct`` and lies on it.
    """
    module, listed = _copies(structure_set)
    own = {roi.frame_of_reference_uid for roi in structure_set.rois} - {""}
    stated = stated_frame(module, own, listed)
    if not expected:
        return Frame(stated)
    if expected in own:
        is_copied = module in ("", expected) and (not listed or expected in listed)
        return Frame(expected, "" if is_copied else _BY_ROIS)
    if stated == expected:
        return Frame(expected)
    is_there = lies_on(structure_set, ct)
    return Frame(expected, _BY_IMAGES) if is_there else Frame(stated)


def lies_on(structure_set: StructureSet, ct: Ct | None) -> bool:
    """Whether there is a CT, and every contour names an image of it and lies on it."""
    return ct is not None and all_on_images(structure_set, ct)


def frame_by_images(structure_set: StructureSet, ct: Ct) -> str:
    """Return the frame of reference of images that state none; "" if it is not known.

    It is that of a structure set whose ROIs all lie in one, and of which every contour
    names an image of ``ct`` and lies on it.
    """
    module, listed = _copies(structure_set)
    own = {roi.frame_of_reference_uid for roi in structure_set.rois} - {""}
    stated = stated_frame(module, own, listed)
    is_one = bool(stated) and own <= {stated}
    return stated if is_one and all_on_images(structure_set, ct) else ""


def all_on_images(structure_set: StructureSet, ct: Ct) -> bool:
    """Whether every contour names an image of the CT by UID and lies on it.

    Points need not, nor do contours between the images where these are meant.
    """
    image_z = ct.geometry.z
    planes = dict(zip(ct.image_uids, image_z.tolist(), strict=True))
    is_any = False
    for roi in structure_set.rois:
        contours = roi.contours
        if roi.withheld or not len(contours):
            continue
        names = np.array([bool(uids) for uids in contours.image_uids], dtype=np.bool_)
        wanted = is_planar(contours)
        if states_what_lies_between(roi) and names.any():
            wanted &= names
        height = image_heights(contours, image_z, planes)
        if not (names & ~np.isnan(height))[wanted].all():
            return False
        is_any |= bool(wanted.any())
    return is_any


def note_frame(
    structure_set: StructureSet, frame: Frame, anchor: str, remarks: Remarks
) -> None:
    """Warn where a structure set is shown in a frame that it does not state itself.

    ``anchor`` is what of the case has this frame, "the CT".
    """
    if not frame.key:
        return
    module, listed = _copies(structure_set)
    own = [roi.frame_of_reference_uid for roi in structure_set.rois]
    stated = [module, *listed, *(own if frame.is_by_images else ())]
    others = [uid for uid in dict.fromkeys(stated) if uid not in ("", frame.uid)]
    remarks.add(
        frame.key,
        anchor=anchor,
        tag=tags.FrameOfReferenceUID,
        found=", ".join(others) or tr("nothing"),
        expected=frame.uid,
    )


def check_frame_of_images(header: Header, frame: str) -> list[Finding]:
    """Warn where images state no frame of reference and are taken to lie in this.

    ``frame`` is that of the structure set that is shown on them, "" if it states none.
    """
    remarks = Remarks(header)
    if not header.frame_of_reference_uid:
        remarks.add(
            "SS-03:unstated",
            tag=tags.FrameOfReferenceUID,
            found=tr("nothing"),
            expected=frame or tr("not stated"),
        )
    return remarks.found


def _copies(structure_set: StructureSet) -> tuple[str, tuple[str, ...]]:
    """Return what the module states, and what the sequence lists."""
    module = structure_set.header.frame_of_reference_uid
    return module, structure_set.frame_of_reference_uids


def check_frames(structure_set: StructureSet) -> list[Finding]:
    """Return what is unusual about the frames of reference that are stated."""
    remarks = Remarks(structure_set.header)
    if not structure_set.header.frame_of_reference_uid:
        remarks.add(
            "FOR-01:module",
            named=frame_of(structure_set).uid or tr("no single frame"),
            tag=tags.FrameOfReferenceUID,
            found=tr("nothing"),
            expected=tr("a UID"),
        )
    frames = structure_set.frame_of_reference_uids
    if len(frames) != 1:
        remarks.add(
            "SS-02:several" if frames else "SS-02:none",
            tag=tags.ReferencedFrameOfReferenceSequence,
            found=str(len(frames)),
            expected="1",
        )
    return remarks.found


def withhold_strangers(
    structure_set: StructureSet,
    frame: str,
    at_home: Collection[str],
    accepted: Accepted,
) -> tuple[StructureSet, list[Finding]]:
    """Withhold the ROIs that lie in another frame of reference than the case.

    One that states none lies in that of the Frame of Reference module.

    Parameters
    ----------
    frame
        That of the case.
    at_home
        Those in which nothing is withheld: besides ``frame`` that of the structure
        set, which differs only where that is accepted.
    """
    remarks = Remarks(structure_set.header)
    module = structure_set.header.frame_of_reference_uid
    rois: list[Roi] = []
    for roi in structure_set.rois:
        own = roi.frame_of_reference_uid or module
        is_home = roi.withheld or not own or own in at_home
        rois.append(roi if is_home else _settle(roi, own, frame, remarks, accepted))
    remarks.gather({roi.number: roi.name for roi in rois})
    return replace(structure_set, rois=tuple(rois)), remarks.found


def _settle(
    roi: Roi, own: str, frame: str, remarks: Remarks, accepted: Accepted
) -> Roi:
    reason = unless_accepted(
        remarks,
        "SS-08",
        "SS-08:accepted",
        accepted,
        name=roi.name,
        tag=tags.ReferencedFrameOfReferenceUID,
        found=own,
        expected=frame,
        roi=roi.number,
    )
    return roi if reason is None else replace(roi, withheld=reason)
