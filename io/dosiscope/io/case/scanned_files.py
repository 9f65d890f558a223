"""The files behind the objects of a scan: to be looked into, and to be hashed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.tag_node import TagFile
from dosiscope.core.text import mm_number
from dosiscope.core.visible import path_text
from dosiscope.io.files.part10 import read_file
from dosiscope.io.files.tag_tree import tag_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.inventory import Selection
    from dosiscope.core.tag_node import TagNode
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.files.part10 import DicomFile


def files_of(scan: Scan, selections: Iterable[Selection]) -> list[str]:
    """Return the paths of all objects of these selections, sorted, each once."""
    paths: set[str] = set()
    for selection in selections:
        uids = selection.uids.difference({selection.ct_series})
        files = (file for uid in uids for file in _object_files(scan, uid))
        paths |= {file.path for file in files}
        paths |= {image.path for image in scan.images.get(selection.ct_series, ())}
    return sorted(paths)


def _object_files(scan: Scan, uid: str) -> tuple[DicomFile, ...]:
    """Return the files of an object, of a dose in several files all its planes."""
    if uid not in scan.objects:
        return ()
    return scan.planes.get(uid, (scan.objects[uid],))


def tag_files(scan: Scan, uid: str) -> tuple[TagFile, ...]:
    """Return the files of an object (SOP Instance UID) or CT series, by position."""
    of_object = _object_files(scan, uid)
    if of_object:
        count = len(of_object)
        return tuple(
            TagFile(
                title=tr("File {n} of {count}", n=n, count=count) if count > 1 else "",
                file=path_text(file.path),
                open=partial(tag_tree, file),
            )
            for n, file in enumerate(of_object, 1)
        )
    contents = [file for key, file in scan.objects.items() if key.startswith(f"{uid}/")]
    if contents:  # of several contents each
        return tuple(
            TagFile(
                title=tr("File {n} of {count}", n=n, count=len(contents)),
                file=path_text(file.path),
                open=partial(tag_tree, file),
            )
            for n, file in enumerate(contents, 1)
        )
    of_series = scan.images.get(uid) or [
        image
        for images in scan.images.values()
        for image in images
        if image.header.series_uid == uid
    ]
    images = sorted(of_series, key=lambda image: image.position[2])
    paths = list(dict.fromkeys(image.path for image in images))
    if len(paths) < len(images):  # of many frames each
        return tuple(
            TagFile(
                title=tr("File {n} of {count}", n=n, count=len(paths)),
                file=path_text(path),
                open=partial(_read_tree, path),
            )
            for n, path in enumerate(paths, 1)
        )
    return tuple(
        TagFile(
            title=tr(
                "Image {n} of {count} · z {z} mm",
                n=n,
                count=len(images),
                z=mm_number(image.position[2]),
            ),
            file=path_text(image.path),
            open=partial(_read_tree, image.path),
            z=image.position[2],
        )
        for n, image in enumerate(images, 1)
    )


def _read_tree(path: str) -> TagNode:
    """Raise `NotReadableError` where the file has gone or changed."""
    return tag_tree(read_file(path))
