"""Spatial Registration and Deformable Spatial Registration (PS3.3 A.39.1, A.39.2).

Listed with what they state.  One of matrices is applied to a second image where the
user asks for it (`dosiscope.io.case.second_images`), a deformable one never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.kinds.registration import ObjectKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.header import Header
    from dosiscope.core.spatial_registration import Join
    from dosiscope.io.files.dataset import Dataset

_MOST: Final = 6  # items that are told one by one
_REGISTERED: Final = "Registered Frame of Reference"


def _rigid(dataset: Dataset, header: Header) -> Entry:
    from dosiscope.io.spatial_registration import read_registration

    found = read_registration(dataset, header)
    joins = found.joins
    others = [one for one in joins if one.frame_uid != header.frame_of_reference_uid]
    stated = [(_REGISTERED, header.frame_of_reference_uid)]
    for n, one in enumerate(joins[:_MOST], 1):
        stated += _stated(one, str(n) if len(joins) > 1 else "")
    if len(joins) > _MOST:
        stated.append(("Further items", str(len(joins) - _MOST)))
    return _entry(
        dataset,
        header,
        tags.RegistrationSequence,
        detail=others[0].motion_text if len(others) == 1 else _items(len(joins)),
        sources=[one.frame_uid for one in joins],
        stated=tuple(stated),
    )


def _deformable(dataset: Dataset, header: Header) -> Entry:
    from dosiscope.io.spatial_registration import deformed_frames

    frames = deformed_frames(dataset)
    return _entry(
        dataset,
        header,
        tags.DeformableRegistrationSequence,
        detail=tr("deformable: never applied"),
        sources=frames,
        stated=(
            (_REGISTERED, header.frame_of_reference_uid),
            *(("Source Frame of Reference", one) for one in frames[:1]),
            ("Further items", str(max(len(frames) - 1, 0))),
        ),
    )


def _entry(
    dataset: Dataset,
    header: Header,
    sequence: int,
    *,
    detail: str,
    sources: Iterable[str],
    stated: tuple[tuple[str, str], ...],
) -> Entry:
    from dosiscope.io.spatial_registration import referenced_images, referenced_series

    own = header.frame_of_reference_uid
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=dataset.text(tags.ContentLabel),
        date=dataset.text(tags.ContentDate),
        time=dataset.text(tags.ContentTime),
        detail=detail,
        series_uids=referenced_series(dataset),
        image_uids=referenced_images(dataset, sequence),
        frame_of_reference_uid=own,
        joined_frame_uids=tuple(dict.fromkeys(filter(None, (own, *sources)))),
        stated=stated,
    )


def _items(count: int) -> str:
    return counted(count, "item")


def _stated(join: Join, number: str) -> Iterator[tuple[str, str]]:
    """Yield what an item states, with its number where there are several."""
    of_images = tr("that of {images}", images=counted(len(join.image_uids), "image"))
    for name, value in (
        ("Source Frame of Reference", join.frame_uid or of_images),
        ("Matrix", join.matrix_text),
        ("Matrix Type", ", ".join(join.types)),
        ("Motion", join.motion_text),
        ("Registration Type", join.method),
        ("Comment", join.comment),
    ):
        yield f"{name} {number}".rstrip(), value


SPATIAL_REGISTRATION: Final = ObjectKind(
    kind=Kind.REGISTRATION,
    sop_classes=("1.2.840.10008.5.1.4.1.1.66.1",),
    modality="REG",
    entry=_rigid,
    needed=lambda _dataset: (tags.RegistrationSequence,),
)
DEFORMABLE_REGISTRATION: Final = ObjectKind(
    kind=Kind.DEFORMABLE_REGISTRATION,
    sop_classes=("1.2.840.10008.5.1.4.1.1.66.3",),
    modality="REG",
    entry=_deformable,
    needed=lambda _dataset: (tags.DeformableRegistrationSequence,),
)
