"""The files of series of images, and what they make.

Of an image that two files hold with other content, each belongs to a volume of its
own where nothing else tells which is meant: the user is asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dosiscope.core.identity import Personal, joined
from dosiscope.core.text import first_few
from dosiscope.core.visible import path_text
from dosiscope.io.case.apart_series import join_apart
from dosiscope.io.case.contents import settle
from dosiscope.io.case.file_notes import Duplicate
from dosiscope.io.kinds.table import series_entries, series_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from dosiscope.core.inventory import Entry
    from dosiscope.io.kinds.registration import SeriesImage

    #: The images that one file holds.
    OfFile: TypeAlias = Sequence[SeriesImage]
    #: An object that images make, and these.
    Volume: TypeAlias = tuple[Entry, tuple[SeriesImage, ...]]


class Volumes(NamedTuple):
    """What the files make; ``left`` and ``contenders`` as those of `Settled`."""

    volumes: list[Volume]
    left: list[Duplicate]
    contenders: list[Duplicate]


class SeriesFiles:
    """Files by series and SOP Instance UID, several where their contents differ."""

    def __init__(self, held: Collection[str] = ()) -> None:
        self._held = held
        self._files: dict[str, dict[str, list[OfFile]]] = {}

    def add(self, series: str, images: OfFile) -> None:
        """Add the images of a file, of whose UID no other holds the same."""
        contents = self._files.setdefault(series, {}).setdefault(images[0].uid, [])
        contents.append(images)

    def last(self, series: str) -> SeriesImage | None:
        """Return the last image of a series; None where there is none."""
        contents = next(reversed(self._files.get(series, {}).values()), None)
        return contents[-1][-1] if contents else None

    def contents(self, series: str, uid: str) -> Sequence[OfFile]:
        """Return the files of one UID in a series."""
        return self._files.get(series, {}).get(uid, ())

    def entries(self) -> list[Entry]:
        """Return each series as one object."""
        return [
            series_entry(_images(contents[0] for contents in files.values()))
            for files in self._files.values()
        ]

    def settle(self, objects: Sequence[Entry]) -> Volumes:
        """Return what the images make; ``objects`` is all else that is here."""
        found = Volumes([], [], [])
        kept = {
            series: {
                uid: self._kept(series, uid, objects, found.left)
                if len(contents) > 1
                else contents
                for uid, contents in files.items()
            }
            for series, files in self._files.items()
        }
        firsts = {
            series: {
                image.name: image
                for image in _images(contents[0] for contents in files.values())
            }
            for series, files in kept.items()
        }
        for images in join_apart(firsts, objects):
            keys = dict.fromkeys((one.header.series_uid, one.uid) for one in images)
            of_each = [kept[series][uid] for series, uid in keys]
            volumes = _volumes(of_each)
            found.volumes.extend(volumes)
            found.contenders.extend(_contenders(volumes, of_each))
        found.contenders.extend(self._elsewhere(found.volumes))
        return found

    def _kept(
        self, series: str, uid: str, objects: Sequence[Entry], left: list[Duplicate]
    ) -> list[OfFile]:
        """Return the contents of one UID that fit the rest, in the order of paths."""
        contents = self._files[series][uid]
        rest = _images(
            files[0]
            for other, files in self._files[series].items()
            if other != uid and len(files) == 1
        )
        others = [*objects, *([series_entry(rest)] if rest else [])]
        of_each = [(series_entry(c), c[0]) for c in contents]
        # none is a copy of another: those are not added
        settled = settle(of_each, others, held=self._held)
        left += (
            replace(d, entry=series_entry(rest or contents[0]), uid=uid)
            for d in settled.left
        )
        by_path = {c[0].path: c for c in contents}
        return [by_path[image.path] for _, image in settled.kept]

    def _elsewhere(self, volumes: Sequence[Volume]) -> Iterator[Duplicate]:
        """Yield the images whose UID is that of an image of another series too."""
        by_uid: dict[str, dict[str, tuple[Entry, str]]] = {}
        for entry, images in volumes:
            for one in images:
                places = by_uid.setdefault(one.uid, {})
                places.setdefault(one.header.series_uid, (entry, one.path))
        for uid, places in by_uid.items():
            for series, (entry, path) in places.items():
                for other, (_, left) in places.items():
                    if other != series:
                        yield Duplicate(entry, uid, path, left, is_copy=False)


def _images(files: Iterable[OfFile]) -> list[SeriesImage]:
    return [image for file in files for image in file]


def _volumes(of_each: Sequence[Sequence[OfFile]]) -> list[Volume]:
    """Return the objects that files make, of each UID one of its contents."""
    found: dict[tuple[tuple[str, str], ...], Volume] = {}
    several = (contents for contents in of_each if len(contents) > 1)
    contested = {content[0].path for contents in several for content in contents}
    for n in range(max(map(len, of_each))):
        files = (contents[min(n, len(contents) - 1)] for contents in of_each)
        for entry, images in series_entries(_images(files)):
            key = tuple((image.path, image.name) for image in images)
            found.setdefault(key, (entry, images))
    if not contested:
        return list(found.values())
    return [
        (_named(entry, n, images, contested), images)
        for n, (entry, images) in enumerate(found.values(), 1)
    ]


def _named(entry: Entry, number: int, images: OfFile, contested: set[str]) -> Entry:
    """Return one of several volumes, known by its number and what is in it alone."""
    uid = entry.header.series_uid
    paths = dict.fromkeys(one.path for one in images if one.path in contested)
    if not paths:
        return replace(entry, uid=f"{uid}/{number}")
    names = Personal(first_few(map(path_text, paths)))
    detail = joined(", ", [entry.detail, names])
    return replace(entry, uid=f"{uid}/{number}", stated_uid=uid, detail=detail)


def _contenders(
    volumes: Sequence[Volume], of_each: Sequence[Sequence[OfFile]]
) -> Iterator[Duplicate]:
    """Yield for each volume the contents that are not in it."""
    for entry, images in volumes:
        paths = {image.path for image in images}
        for contents in of_each:
            mine = next((c[0] for c in contents if c[0].path in paths), None)
            if mine is None:
                continue
            for content in contents:
                if content[0].path != mine.path:
                    yield Duplicate(
                        entry, mine.uid, mine.path, content[0].path, is_copy=False
                    )
