"""Images of one volume that state a Series Instance UID of their own each.

Some anonymisers and converters make a new UID for every file.  Which images belong
together then says the structure set, by their SOP Instance UIDs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.kinds import Role

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

    from dosiscope.core.inventory import Entry
    from dosiscope.io.kinds.registration import SeriesImage

    Series = Mapping[str, Mapping[str, SeriesImage]]

_LEAST: Final = 3  # images that make a volume


def join_apart(series: Series, entries: Iterable[Entry]) -> list[list[SeriesImage]]:
    """Return the images of each series; those that one structure set names are one.

    That is where each of them is the only one of its series, and all are of one kind,
    study, patient and frame of reference (or state none), no two at one place.
    """
    place = {name: key for key, images in series.items() for name in images}
    joined: dict[str, list[SeriesImage]] = {}
    for entry in entries:
        if entry.kind.role is not Role.STRUCTURE_SET:
            continue
        named = [uid for uid in dict.fromkeys(entry.image_uids) if uid in place]
        images = [series[place[uid]][uid] for uid in named]
        keys = [place[uid] for uid in named]
        is_new = joined.keys().isdisjoint(keys)
        if is_new and all(len(series[key]) == 1 for key in keys) and _are_one(images):
            joined.update(dict.fromkeys(keys, images))
    return [
        joined.get(key, list(images.values()))
        for key, images in series.items()
        if key not in joined or joined[key][0].name in images
    ]


def _are_one(images: list[SeriesImage]) -> bool:
    return (
        len(images) >= _LEAST
        and len({_belonging(image) for image in images}) == 1
        and len({image.position for image in images}) == len(images)
    )


def _belonging(image: SeriesImage) -> Hashable:
    header = image.header
    patient = header.patient
    return (
        header.kind,
        header.study_uid,
        header.frame_of_reference_uid,
        patient.id.strip(),
    )
