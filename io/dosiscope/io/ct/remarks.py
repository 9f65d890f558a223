"""What is noticed about a volume of images as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr, tr_count
from dosiscope.core.missing_images import missing_images
from dosiscope.core.text import are, in_row, mm_number
from dosiscope.io.files import tags
from dosiscope.io.ranges import SPACING_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.io.ct.image import CtCommon, CtImage
    from dosiscope.io.remarks import Remarks

POSITIONS: Final = frozenset(
    ("HFS", "HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")
)
SLACK_MM: Final = 1e-6  # for the rounding of decimal strings


def images_text(count: int, kind: Kind) -> str:
    """Return the count of images of a kind: "2 CT images"."""
    return tr_count(
        "{n} {modality} image", "{n} {modality} images", count, modality=kind.noun
    )


def judge_steps(z: NDArray[np.float64], kind: Kind, remarks: Remarks) -> None:
    """Name gaps of whole slices in a series that is regular otherwise (C04)."""
    steps = np.diff(z)
    if len(steps) and steps.max() > SPACING_MM.high:
        widest = int(steps.argmax())
        remarks.add(
            "ACT-13:far",
            z=float(z[widest]),
            tag=tags.ImagePositionPatient,
            found=f"{mm_number(float(steps[widest]))} mm",
            expected=str(SPACING_MM),
        )
        return
    if len(steps) < 2:
        return
    usual = float(np.sort(steps)[len(steps) // 2])  # np.median loads numpy.ma
    missing = missing_images(z)
    for n, count in list(missing.items())[:20]:
        remarks.add(
            "IMG-11:gap",
            images=images_text(count, kind),
            several=count > 1,
            next_z=z[n + 1],
            z=float(z[n]),
            tag=tags.ImagePositionPatient,
            found=tr("a step of {step:.2f} mm", step=steps[n]),
            expected=f"{usual:.2f} mm",
        )
    steps = np.delete(steps, list(missing))
    if np.abs(steps - usual).max() <= SAME_PLANE_MM + SLACK_MM:
        return
    remarks.add(
        "ACT-13",
        least=steps.min(),
        most=steps.max(),
        tag=tags.ImagePositionPatient,
        found=tr("{least:.2f} to {most:.2f} mm", least=steps.min(), most=steps.max()),
    )


def _judge_hounsfield(images: Sequence[CtImage], remarks: Remarks) -> None:
    """Note where the values of a CT are not stated to be HU."""
    for key, lack, tag, expected in (
        ("IMG-05:none", _has_no_rescale, tags.RescaleSlope, tr("slope and intercept")),
        ("IMG-05:silent", _is_silent, tags.RescaleType, "HU"),
    ):
        count = sum(lack(image.common) for image in images)
        if count:
            remarks.add(
                key,
                images=images_text(count, Kind.CT),
                several=count > 1,
                tag=tag,
                found=tr("nothing"),
                expected=expected,
            )
    types = {image.common.rescale_type for image in images} - {"", "HU"}
    if types:
        remarks.add(
            "IMG-05:type",
            tag=tags.RescaleType,
            found=", ".join(sorted(types)),
            expected="HU",
        )


def _has_no_rescale(common: CtCommon) -> bool:
    return common.rescale is None


def _is_silent(common: CtCommon) -> bool:
    """Whether it is unknown what rescaled values mean; of single-frame CT it is not."""
    return common.rescale is not None and not (common.rescale_type or common.unit)


def judge_attributes(images: Sequence[CtImage], remarks: Remarks) -> None:
    """Note what is unusual in the attributes of the images of a volume."""
    common = images[0].common
    kind = common.header.kind
    if kind.is_ct:
        _judge_hounsfield(images, remarks)
    unused = [image.common.unused_mapping for image in images]
    if any(unused):
        remarks.add(
            "IMG-05:mapping",
            tag=tags.RealWorldValueMappingSequence,
            found=next(filter(None, unused)),
            expected=tr("one linear mapping of all stored values, with its unit"),
        )
    if abs(common.spacing[0] - common.spacing[1]) > 1e-4:
        remarks.add(
            "IMG-04",
            between_rows=common.spacing[0],
            between_columns=common.spacing[1],
            tag=tags.PixelSpacing,
            found="{:g}\\{:g}".format(*common.spacing),
            expected=tr("two equal values"),
        )
    count = len({image.common.header.series_uid for image in images})
    if count > 1:
        remarks.add(
            "ACT-05",
            images=images_text(len(images), kind),
            tag=tags.SeriesInstanceUID,
            found=tr("{count} different Series Instance UIDs", count=count),
            expected=tr("one"),
        )
    positions = {image.common.patient_position for image in images}
    if len(positions) > 1 or not positions <= POSITIONS:
        found = in_row(", ", (p or tr("nothing") for p in sorted(positions)))
        remarks.add(
            "SER-02:differ" if len(positions) > 1 else "SER-02:none",
            tag=tags.PatientPosition,
            found=found,
            expected=tr("one of {terms}", terms=", ".join(sorted(POSITIONS))),
        )
    lossy = sum(image.common.lossy for image in images)
    if lossy:
        remarks.add(
            "F11:ct",
            images=images_text(lossy, kind),
            are=are(lossy),
            tag=tags.LossyImageCompression,
            found="01",
            expected="00",
        )
