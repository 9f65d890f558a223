"""The images that a structure set names, where the series holds others beside them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import marked, tr
from dosiscope.core.text import are, in_row
from dosiscope.io.ct.remarks import SLACK_MM, images_text
from dosiscope.io.ct.selection import is_one_spacing
from dosiscope.io.ct.stack import stack
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.findings import Finding
    from dosiscope.io.ct.image import CtImage
    from dosiscope.io.ct.stack import CtStack

_TURNED: Final = 1e-3  # of direction cosines, beyond rounding

_FRAME: Final = marked("{n} of another frame of reference")
_PATIENT: Final = marked("{n} of another Patient ID")


def stack_named(
    images: Sequence[CtImage], named: frozenset[str]
) -> tuple[CtStack | None, list[Finding]]:
    """Return the volume of a series, given what images the structure set names.

    Mostly that is the one that all its images make, though not all are named.  Where
    they make none, or one without an image that is named, or another scan lies
    between the named ones, the named ones are the volume, exactly; what else the
    series holds (phases, copies, a scout, reformatted images) is told once.
    """
    whole, findings = stack(images)
    mine = [image for image in images if not named.isdisjoint(image.names)]
    rest = [image for image in images if named.isdisjoint(image.names)]
    if not mine or not rest:
        return whole, findings
    if whole is not None and not _has_pages(findings):
        shown = {image.name for image in whole.images}
        if shown.issuperset(i.name for i in mine) and not _lie_between(mine, rest):
            return whole, findings
    exact, found = stack(mine)
    if exact is None or len(exact.images) < len(mine):
        return whole, findings
    remarks = Remarks(images[0].common.header)
    counts = _kinds(mine, rest)
    text = in_row(", ", (tr(words, n=count) for words, count in counts.items()))
    is_strange = _PATIENT in counts or _FRAME in counts
    remarks.add(
        "SS-06:strangers" if is_strange else "SS-06:rest",
        images=images_text(len(rest), images[0].common.header.kind),
        are=are(len(rest)),
        kept=len(mine),
        tag=tags.ContourImageSequence,
        found=text,
        expected=tr("the images that the structure set names"),
    )
    return exact, [*found, *remarks.found]


def volume_names(images: Sequence[CtImage], named: frozenset[str]) -> tuple[str, ...]:
    """Return which images are the volume of a series, where others may be; else ().

    It is () where what the structure set names makes no difference.
    """
    count = sum(not named.isdisjoint(image.names) for image in images)
    if count in (0, len(images)):
        return ()
    volume, _ = stack_named(images, named)
    whole, _ = stack(images)
    names = () if volume is None else tuple(image.name for image in volume.images)
    of_all = () if whole is None else tuple(image.name for image in whole.images)
    return () if names == of_all else names


def _has_pages(findings: Sequence[Finding]) -> bool:
    """Whether images that are no slices were left out: then all of the rest is told."""
    return any(one.outcome.key == "C08:pages" for one in findings)


def _lie_between(mine: Sequence[CtImage], rest: Sequence[CtImage]) -> bool:
    """Whether images of another acquisition or type lie between the named ones."""
    heights = [image.position[2] for image in mine]
    alike = {_scan(image) for image in mine}
    return any(
        min(heights) < image.position[2] < max(heights) and _scan(image) not in alike
        for image in rest
        if not image.common.is_localizer
    )


def _scan(image: CtImage) -> tuple[str, tuple[str, ...]]:
    return image.common.acquisition, image.common.image_type


def _kinds(mine: Sequence[CtImage], rest: Sequence[CtImage]) -> Counter[str]:
    """Return how those differ that are not named, and how many do so."""
    heights = np.sort([image.position[2] for image in mine])
    return Counter(_difference(image, mine[0], heights) for image in rest)


def _difference(image: CtImage, one: CtImage, heights: NDArray[np.float64]) -> str:
    if image.common.is_localizer:
        return marked("{n} of type LOCALIZER")
    turned = np.subtract(image.common.orientation, one.common.orientation)
    if np.abs(turned).max() > _TURNED:
        return marked("{n} of another orientation")
    mine, its = image.common.header, one.common.header
    if mine.frame_of_reference_uid != its.frame_of_reference_uid:
        return _FRAME
    if mine.patient.id.strip() != its.patient.id.strip():
        return _PATIENT
    if not is_one_spacing([image, one]):
        return marked("{n} of another size")
    if np.abs(heights - image.position[2]).min() <= SAME_PLANE_MM + SLACK_MM:
        return marked("{n} at positions of named ones")
    return marked("{n} elsewhere")
