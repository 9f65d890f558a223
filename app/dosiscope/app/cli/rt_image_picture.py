"""Writes an RT Image as a picture: ``dosiscope snapshot --rt-image``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import status_of
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.outputs import write_output
from dosiscope.core.typed_uid import meant_by
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.case import Case
    from dosiscope.core.rt_image import RtImage

# of pictures of planes, and nothing to an RT Image
_OF_PLANES = {
    "--plane": "plane",
    "--layout": "layout",
    "--wash": "wash",
    "--at": "at",
    "--z": "z",
    "--levels": "levels",
    "--with": "with_dose",
    "--beams": "beams",
    "--over": "over",
    "--rois": "rois",
    "--centre": "centre",
    "--through": "through",
    "--each-structure": "each_structure",
    "--sheet": "sheet",
    "--sidecar": "sidecar",
}
_USUAL = ("axial", "dose")  # of a plane, where nothing is said


def refuse_planes(arguments: Namespace) -> None:
    """Refuse words that are of pictures of planes, beside ``--rt-image``.

    Raises
    ------
    DosiscopeError
        Such a word is there.
    """
    for word, name in _OF_PLANES.items():
        if getattr(arguments, name) not in (None, "", False, *_USUAL):
            raise DosiscopeError(f"{word} is of planes, not of an RT Image")


def write_rt_image(arguments: Namespace, case: Case) -> int:
    """Write the image that is named; status 1 where something of it warns.

    Raises
    ------
    DosiscopeError
        No image of the case is meant, or several are.
    """
    from PySide6.QtCore import QSize

    from dosiscope.app.gui import application
    from dosiscope.app.picture_files import is_svg
    from dosiscope.resources.theme import DARK, PRINT
    from dosiscope.viewer.picture import png_of
    from dosiscope.viewer.rt_image.picture import picture_of, who_text
    from dosiscope.viewer.rt_image.sight import sight_of
    from dosiscope.viewer.style import apply_style

    image = image_meant(arguments.rt_image, case)
    apply_style(application(headless=True), DARK)
    window = arguments.window or image.usual_window
    who = who_text(case, shows_identity=not arguments.no_identity)
    picture = picture_of(sight_of(image, case, window), who)
    theme = PRINT if arguments.colours == "print" else DARK
    size = QSize(*arguments.size) if arguments.size else picture.size
    output = str(arguments.output)
    written = (
        picture.svg(size, theme)
        if is_svg(output)
        else png_of(picture.image(size, arguments.scale, theme))
    )
    write_output(arguments.output, written, arguments.paths, replace=arguments.force)
    uid = image.header.uid
    return status_of(f for f in case.findings if f.object_uid == uid)


def image_meant(typed: str, case: Case) -> RtImage:
    """Return the image that is meant by its label, its UID or the end of that.

    Raises
    ------
    DosiscopeError
        None is meant, or several are.
    """
    images = {one.header.uid: one for one in case.rt_images}
    labelled = [one for one in images.values() if one.label == typed]
    if len(labelled) == 1:
        return labelled[0]
    if not images:
        raise DosiscopeError("no RT Image came along with what is shown")
    if labelled:
        there = ", ".join(one.header.uid for one in labelled)
        told = f"{len(labelled)} RT Images are labelled {visible(typed)}"
        raise DosiscopeError(f"{told}: name one by its UID, of {there}")
    uid = meant_by(typed, images)
    if uid not in images:
        labels = dict.fromkeys(one.label or "(no label)" for one in images.values())
        told = f"no one RT Image is called {visible(typed)}"
        raise DosiscopeError(f"{told}; there are: {', '.join(labels)}")
    return images[uid]
