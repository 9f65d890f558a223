"""Which images of a series make its volume, and which are left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import GeometryError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.text import are, date_text, first_few, in_row
from dosiscope.io.ct.remarks import images_text
from dosiscope.io.files import tags
from dosiscope.io.refused import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from dosiscope.core.header import Patient
    from dosiscope.io.ct.image import CtImage
    from dosiscope.io.remarks import Remarks


# what is one in so many images or more seldom may be left out of the volume
_FEW: Final = 4
_ROUNDED_MM: Final = 0.01  # over the image, as for positions (7.4.8.2.1)


def select(images: Sequence[CtImage], remarks: Remarks) -> list[CtImage]:
    """Return the images of one frame of reference, orientation and size.

    Raises `RefusedError` (after a finding) or `GeometryError` where it is not
    plain which of them make the volume.
    """
    common = images[0].common
    if not common.is_localizer and all(image.common is common for image in images):
        return list(images)
    kept = _without_localizers(images, remarks)
    kept = _of_one_frame_of_reference(kept, remarks)
    _note_patients(kept, remarks)
    kept = _of_one_orientation(kept, remarks)
    kept = _without_pages(kept, remarks)
    _require_one_size(kept, remarks)
    return kept


def _without_localizers(images: Sequence[CtImage], remarks: Remarks) -> list[CtImage]:
    kept = [image for image in images if not image.common.is_localizer]
    count = len(images) - len(kept)
    if not kept:
        raise GeometryError(tr("the series holds localizers only"))
    if count:
        remarks.add(
            "IMG-07:localizer",
            images=images_text(count, images[0].common.header.kind),
            are=are(count),
            tag=tags.ImageType,
            found="LOCALIZER",
            expected="AXIAL",
        )
    return kept


def _of_one_frame_of_reference(
    images: list[CtImage], remarks: Remarks
) -> list[CtImage]:
    def belongs(image: CtImage) -> Hashable:
        header = image.common.header
        return header.frame_of_reference_uid, header.patient.id.strip()

    groups = _groups(images, belongs)
    if len(groups) == 1:
        return images
    kept, *others = groups
    count = sum(map(len, others))
    mixed, some, why = "IMG-08:mixed", "IMG-08:some", _other_frame
    tag, value = tags.FrameOfReferenceUID, "frame_of_reference_uid"
    header, other = kept[0].common.header, others[0][0].common.header
    found, expected = getattr(other, value), getattr(header, value)
    if found == expected:
        mixed, some, why = "PAT-03:mixed", "PAT-03:some", _other_patient
        tag = tags.PatientID
        found, expected = Personal(other.patient.id), Personal(header.patient.id)
    if _FEW * count > len(images):
        remarks.add(
            mixed,
            count=count,
            total=len(images),
            tag=tag,
            found=found,
            expected=expected,
        )
        raise RefusedError
    remarks.add(
        some,
        images=images_text(count, header.kind),
        are=are(count),
        why=why(found.strip(), expected.strip(), len(kept)),
        tag=tag,
        found=found,
        expected=expected,
    )
    return kept


def _other_frame(found: str, expected: str, kept: int) -> str:
    if found and expected:
        return tr("of another frame of reference than the other {kept}", kept=kept)
    if found:
        return tr("with a frame of reference, unlike the other {kept}", kept=kept)
    return tr("without frame of reference, unlike the other {kept}", kept=kept)


def _other_patient(found: str, expected: str, kept: int) -> str:
    if found and expected:
        return tr("of another Patient ID than the other {kept}", kept=kept)
    if found:
        return tr("with a Patient ID, unlike the other {kept}", kept=kept)
    return tr("without Patient ID, unlike the other {kept}", kept=kept)


def _note_patients(images: list[CtImage], remarks: Remarks) -> None:
    """Warn where images of one Patient ID state several names, birth dates or sexes."""
    patients = dict.fromkeys(image.common.header.patient for image in images)
    names: list[Patient] = []
    for one in patients:
        if one.name.strip(" ^=") and not any(map(one.same_name, names)):
            names.append(one)
    if len(names) > 1:
        remarks.add(
            "PAT-04:images",
            tag=tags.PatientName,
            found=Personal(first_few(f'"{one.name}"' for one in names)),
            expected=tr("one for all images"),
        )
    dates = (date_text(one.birth_date) for one in patients if one.birth_date.strip())
    sexes = (one.sex.strip() for one in patients if one.sex.strip())
    for tag, what, stated in (
        (tags.PatientBirthDate, tr("birth dates"), dict.fromkeys(dates)),
        (tags.PatientSex, tr("sexes"), dict.fromkeys(sexes)),
    ):
        if len(stated) > 1:
            remarks.add(
                "PAT-05:images",
                what=what,
                tag=tag,
                found=Personal(first_few(stated)),
                expected=tr("one for all images"),
            )


def _of_one_orientation(images: list[CtImage], remarks: Remarks) -> list[CtImage]:
    kept, *others = _groups(
        images, lambda image: tuple(round(v, 3) for v in image.common.orientation)
    )
    # directions that differ by rounding only are one group
    first = np.array(kept[0].common.orientation)
    apart: list[CtImage] = []
    for group in others:
        difference = np.abs(np.array(group[0].common.orientation) - first).max()
        (kept if difference < 1e-3 else apart).extend(group)
    if len({image.common.orientation for image in kept}) > 1:
        spread = np.ptp([image.common.orientation for image in kept], axis=0).max()
        if spread > 1e-4:
            raise GeometryError(
                tr(
                    "their Image Orientations differ slightly from each other (by up "
                    "to {spread:.4f})",
                    spread=spread,
                )
            )
    if apart:
        remarks.add(
            "IMG-07:many" if len(apart) > 2 else "IMG-07:aside",
            images=images_text(len(apart), kept[0].common.header.kind),
            are=are(len(apart)),
            kept=len(kept),
            tag=tags.ImageOrientationPatient,
            found=_decimals(apart[0].common.orientation),
            expected=_decimals(kept[0].common.orientation),
        )
    return kept


def _without_pages(images: list[CtImage], remarks: Remarks) -> list[CtImage]:
    """Return the images but for a few of both another size and another Image Type.

    Such are pages of a dose report or pictures of the screen, stored with the slices.
    """

    def looks(image: CtImage) -> Hashable:
        form = image.common.form
        return form.rows, form.columns, image.common.image_type[:3]

    kept, *others = _groups(images, looks)
    form, kind = kept[0].common.form, kept[0].common.image_type[:3]
    pages = [
        image
        for group in others
        for image in group
        if (image.common.form.rows, image.common.form.columns)
        != (form.rows, form.columns)
        and image.common.image_type[:3] != kind
    ]
    if not pages or _FEW * len(pages) > len(images):
        return images
    sizes = (f"{one.rows} x {one.columns}" for one in (p.common.form for p in pages))
    types = ("\\".join(page.common.image_type[:3]) for page in pages)
    remarks.add(
        "C08:pages",
        images=images_text(len(pages), kept[0].common.header.kind),
        are=are(len(pages)),
        kept=len(images) - len(pages),
        size=first_few(dict.fromkeys(sizes)),
        type=first_few(dict.fromkeys(types)),
        tag=tags.ImageType,
        found=tr("{count} of another size and type", count=len(pages)),
        expected=tr("one size and type"),
    )
    return [image for image in images if image not in pages]


def _require_one_size(images: list[CtImage], remarks: Remarks) -> None:
    """Refuse images of different matrix or pixel spacing (C08).

    Pixel spacings that differ in the last digits written are one.
    """
    groups = Counter(
        (image.common.form.rows, image.common.form.columns, *image.common.spacing)
        for image in images
    )
    if len(groups) == 1:
        return
    sizes = (
        tr(
            "{count} of {rows} x {columns} pixels of {height:.10g} x {width:.10g} mm",
            count=count,
            rows=rows,
            columns=columns,
            height=a,
            width=b,
        )
        for (rows, columns, a, b), count in groups.most_common(4)
    )
    is_one = is_one_spacing(images)
    remarks.add(
        "C08:rounded" if is_one else "C08",
        tag=tags.PixelSpacing,
        found=in_row("; ", sizes),
        expected=tr("one matrix and pixel spacing"),
    )
    if not is_one:
        raise RefusedError


def is_one_spacing(images: Sequence[CtImage]) -> bool:
    """Whether images of one matrix differ in spacing by rounding alone.

    The first and the last pixels of each, laid at one place, are then within
    `_ROUNDED_MM` of those of the others.
    """
    sizes = {(image.common.form.rows, image.common.form.columns) for image in images}
    if len(sizes) > 1:
        return False
    spread = np.ptp([image.common.spacing for image in images], axis=0)
    return bool((spread * (np.array(sizes.pop()) - 1)).max() < _ROUNDED_MM)


def usual_spacing(images: Sequence[CtImage]) -> tuple[float, float]:
    """Return the distance of rows and of columns that most images state, mm."""
    return Counter(image.common.spacing for image in images).most_common(1)[0][0]


def _groups(
    images: Sequence[CtImage], key: Callable[[CtImage], Hashable]
) -> list[list[CtImage]]:
    """Return the images by key, the largest group first."""
    groups: dict[Hashable, list[CtImage]] = {}
    for image in images:
        groups.setdefault(key(image), []).append(image)
    return sorted(groups.values(), key=len, reverse=True)


def _decimals(values: tuple[float, ...]) -> str:
    return "\\".join(f"{value:g}" for value in values)
