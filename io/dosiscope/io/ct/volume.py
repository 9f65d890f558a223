"""Loading a volume of images: pixels straight from the files into one array."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from dosiscope.core.ct import NO_PADDING, Ct
from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.progress import PartSteps, Progress
from dosiscope.core.text import first_few, mm_number
from dosiscope.core.visible import path_text
from dosiscope.io.ct.named import stack_named
from dosiscope.io.ct.remarks import images_text
from dosiscope.io.ct.values import Extents, judge_rescale
from dosiscope.io.files import tags
from dosiscope.io.files.many_pixels import read_many
from dosiscope.io.files.pixels import MAX_PIXEL_BYTES, forget_inflated
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.findings import Finding
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.kinds import Kind
    from dosiscope.io.ct.image import CtImage
    from dosiscope.io.ct.stack import CtStack

_TELL_EVERY_S: Final = 0.3  # what has been read of images that take long


@dataclass(frozen=True, slots=True)
class FirstImages:
    """Those images of a volume that have been read, and what was noticed so far.

    Attributes
    ----------
    total
        How many images the volume will have.
    """

    ct: Ct
    total: int
    findings: tuple[Finding, ...]


class ReadPlane(NamedTuple):
    """The pixels of an image that were read, and how many bits there were too many."""

    stored: NDArray[Any]
    odd: int


def load(
    images: Sequence[CtImage],
    first_z: float | None = None,
    named: frozenset[str] = frozenset(),
    known: dict[CtImage, ReadPlane] | None = None,
) -> PartSteps[FirstImages, tuple[Ct | None, list[Finding]]]:
    """Read the volume of one series; the plane at ``first_z`` (or the middle) first.

    The first step carries that one plane as its ``part``, a `FirstImages`; where
    reading takes long, so do later ones, each with all planes that are there.  An
    image whose pixels cannot be read is left out with a finding.  The result's `Ct` is
    None where the images make no volume; its finding of action REFUSE says why.

    ``named`` are the images that the structure set names, by UID; see `stack_named`.
    Planes that are ``known`` are not read again, and what is read is known then.
    """
    known = {} if known is None else known
    stacked, findings = stack_named(images, named)
    if stacked is None:
        return None, findings
    remarks = Remarks(stacked.images[0].common.header)
    volume = _room(stacked, remarks)
    if volume is None:
        return None, findings + remarks.found
    count = len(stacked.images)
    kept, read = np.ones(count, bool), np.zeros(count, bool)
    odd, told, extents = 0, -np.inf, Extents()
    unread: dict[str, list[float]] = {}  # why, and where
    what = tr("{modality} images", modality=stacked.images[0].common.header.kind.noun)
    order = _outwards(stacked.geometry, first_z)
    planes = stacked.images
    had = list(map(partial(_take_known, known), planes, volume))
    tasks = [
        (planes[k].pixels, planes[k].common.form, volume[k : k + 1])
        for k in order
        if had[k] is None
    ]
    with closing(read_many(tasks)) as outcomes:
        for done, k in enumerate(order, 1):
            before = had[k]
            outcome = next(outcomes) if before is None else before
            if isinstance(outcome, NotReadableError):
                kept[k] = False
                unread.setdefault(outcome.told(), []).append(planes[k].position[2])
            else:
                odd += outcome
                known[planes[k]] = ReadPlane(volume[k], outcome)
                kept[k] = read[k] = extents.take(volume[k], planes[k])
            part, now = None, time.monotonic()
            if read[k] and now - told > _TELL_EVERY_S and done < count:
                told = now
                noticed = (*findings, *remarks.found)
                part = FirstImages(_ct(stacked, volume, read), count, noticed)
            yield Progress(done, count, what, part=part)
    forget_inflated()
    _note_unread(unread, planes[0].common.header.kind, remarks)
    if odd:
        remarks.add("C11:bits", odd=odd, count=count, tag=tags.BitsStored)
    extents.note(remarks)
    judge_rescale(volume, planes, kept, remarks)
    findings += remarks.found
    if not kept.any():
        return None, findings
    return _ct(stacked, volume, kept), findings


def _note_unread(
    unread: Mapping[str, Sequence[float]], kind: Kind, remarks: Remarks
) -> None:
    """Name the images that could not be read: for each reason once, however many."""
    for why, places in unread.items():
        remarks.add(
            "F04:image",
            images=images_text(len(places), kind),
            several=len(places) > 1,
            places=first_few(f"{mm_number(z)} mm" for z in sorted(places)),
            error=why,
            z=min(places),
            tag=tags.PixelData,
        )


def _take_known(
    known: dict[CtImage, ReadPlane], image: CtImage, plane: NDArray[Any]
) -> int | None:
    """Fill a plane with what was read of it before; None where that was not read."""
    before = known.get(image)
    if before is None or before.stored.dtype != plane.dtype:
        return None
    plane[:] = before.stored
    return before.odd


def _room(stacked: CtStack, remarks: Remarks) -> NDArray[Any] | None:
    """Memory for the volume, all zero; None with a finding where it cannot be."""
    forms = [image.common.form for image in stacked.images]
    signed = any(form.signed for form in forms)
    if signed and any(not f.signed and f.bits_stored > 15 for f in forms):
        remarks.add(
            "C11:mixed",
            tag=tags.PixelRepresentation,
            found=tr("0 and 1"),
            expected=tr("one value"),
        )
        return None
    total = 2 * int(np.prod(stacked.geometry.shape))
    try:
        if total > MAX_PIXEL_BYTES:
            raise MemoryError
        return np.zeros(stacked.geometry.shape, np.int16 if signed else np.uint16)
    except MemoryError:
        remarks.add(
            "F08:ct",
            total=total,
            limit=MAX_PIXEL_BYTES,
        )
        return None


def _outwards(geometry: Geometry, first_z: float | None) -> NDArray[np.intp]:
    """Planes in the order of their distance from the one to be seen first."""
    planes = np.arange(len(geometry.offsets))
    middle = len(planes) // 2 if first_z is None else geometry.nearest_plane(first_z)
    return np.argsort(np.abs(planes - middle), kind="stable")


def _ct(stacked: CtStack, volume: NDArray[Any], kept: NDArray[np.bool_]) -> Ct:
    """Return the CT of those planes that were read."""
    geometry, images = stacked.geometry, stacked.images
    if not kept.all():
        images = tuple(image for image, keep in zip(images, kept, strict=True) if keep)
        first = int(kept.argmax())
        offsets = geometry.offsets[kept] - geometry.offsets[first]
        geometry = replace(
            geometry,
            origin=geometry.origin + geometry.offsets[first] * geometry.normal,
            offsets=offsets,
        )
        last = first + len(images)
        # planes next to each other need no copy
        volume = volume[first:last] if kept[first:last].all() else volume[kept]
    rescale = np.array([image.common.rescale or (1.0, 0.0) for image in images])
    commons = {id(image.common): image.common for image in images}.values()
    positions = {common.patient_position for common in commons}
    units = {common.unit for common in commons}
    return Ct(
        header=replace(
            images[0].common.header,
            files=tuple(dict.fromkeys(path_text(image.path) for image in images)),
        ),
        geometry=geometry,
        stored=volume.view(),
        slope=rescale[:, 0].copy(),
        intercept=rescale[:, 1].copy(),
        image_uids=tuple(image.name for image in images),
        sources=_sources(images),
        patient_position=positions.pop() if len(positions) == 1 else "",
        padding=_paddings(images),
        unit=units.pop() if len(units) == 1 else "",
    )


def _sources(images: Sequence[CtImage]) -> tuple[str, ...]:
    found = tuple(image.frame.source if image.frame else "" for image in images)
    return found if any(found) else ()


def _paddings(images: Sequence[CtImage]) -> NDArray[np.int32] | None:
    """Return the padding value of every image; None where none states any."""
    stated = [image.common.padding for image in images]
    if all(value is None for value in stated):
        return None
    values = [NO_PADDING if value is None else value for value in stated]
    return np.array(values, np.int32)
