"""The files behind the objects of a scan: to be looked into, and to be hashed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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


def files_of(scan: Scan, selections: Iterable[Selection]) -> list[str]:
    """Return the paths of all objects of these selections, sorted, each once."""
    paths: set[str] = set()
    for selection in selections:
        single = (selection.structure_set, selection.plan, *selection.doses)
        paths |= {scan.objects[uid].path for uid in single if uid in scan.objects}
        paths |= {image.path for image in scan.images.get(selection.ct_series, ())}
    return sorted(paths)


def tag_files(scan: Scan, uid: str) -> tuple[TagFile, ...]:
    """Return the files of an object (SOP Instance UID) or CT series, by position."""
    if uid in scan.objects:
        file = scan.objects[uid]
        path = path_text(file.path)
        return (TagFile(title="", file=path, open=partial(tag_tree, file)),)
    contents = [file for key, file in scan.objects.items() if key.startswith(f"{uid}/")]
    if contents:  # of several contents each
        return tuple(
            TagFile(
                title=f"File {n} of {len(contents)}",
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
                title=f"File {n} of {len(paths)}",
                file=path_text(path),
                open=partial(_read_tree, path),
            )
            for n, path in enumerate(paths, 1)
        )
    return tuple(
        TagFile(
            title=f"Image {n} of {len(images)} · z {mm_number(image.position[2])} mm",
            file=path_text(image.path),
            open=partial(_read_tree, image.path),
            z=image.position[2],
        )
        for n, image in enumerate(images, 1)
    )


def _read_tree(path: str) -> TagNode:
    """Raise `NotReadableError` where the file has gone or changed."""
    return tag_tree(read_file(path))
