"""Writes an RT Image as a picture: ``dosiscope snapshot --rt-image``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import load_cases, scan_paths, status_of
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.inventory import Selection
from dosiscope.core.kinds import Kind
from dosiscope.core.outputs import write_output
from dosiscope.core.reference_graph import ReferenceGraph
from dosiscope.core.text import uid_tail
from dosiscope.core.typed_uid import meant_by
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.core.inventory import Entry, Inventory

# of pictures of planes, and nothing to an RT Image, which leads to its plan
_OF_PLANES = {
    "--plan": "plan",
    "--dose": "dose",
    "--structure-set": "structure_set",
    "--ct": "ct",
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
    "--palette": "palette",
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
        value = getattr(arguments, name)
        is_said = value is not None and value is not False and value not in ("", ())
        if is_said and value not in _USUAL:
            raise DosiscopeError(f"{word} is of planes, not of an RT Image")


def write_rt_image(arguments: Namespace) -> int:
    """Write the image that is named; status 1 where something of it warns.

    It is shown with the plan that it names, whatever else is there; with none, alone.

    Raises
    ------
    DosiscopeError
        No image is meant, or several are; or it is withheld.
    """
    from PySide6.QtCore import QSize

    from dosiscope.app import leaving
    from dosiscope.app.gui import application
    from dosiscope.app.picture_files import is_svg
    from dosiscope.resources.theme import DARK, PRINT
    from dosiscope.viewer.picture import png_of
    from dosiscope.viewer.rt_image.picture import picture_of, who_text
    from dosiscope.viewer.rt_image.sight import sight_of
    from dosiscope.viewer.style import apply_style

    found = scan_paths(arguments)
    entry = image_meant(arguments.rt_image, found.inventory)
    plan = ReferenceGraph(found.inventory.entries).plan_of(entry)
    selection = Selection(plan=plan.uid if plan else "", along=(entry.uid,))
    (case,) = load_cases(arguments, found, [selection])
    if not case.rt_images:
        raise DosiscopeError(case.withheld[0].sentence)
    (image,) = case.rt_images
    leaving.do_not_interrupt()
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


def image_meant(typed: str, inventory: Inventory) -> Entry:
    """Return the image that is meant by its label, its UID or the end of that.

    Raises
    ------
    DosiscopeError
        None is meant, or several are.
    """
    images = {e.uid: e for e in inventory.entries if e.kind is Kind.RT_IMAGE}
    labelled = [one for one in images.values() if one.label == typed]
    if len(labelled) == 1:
        return labelled[0]
    if not images:
        raise DosiscopeError("no RT Image is here")
    if labelled:
        uids = [one.uid for one in labelled]
        there = ", ".join(uid_tail(uid, uids) for uid in uids)
        told = f"{len(labelled)} RT Images are labelled {visible(typed)}"
        raise DosiscopeError(f"{told}: name one by its UID, of {there}")
    uid = meant_by(typed, images)
    if uid not in images:
        labels = dict.fromkeys(one.label or "(no label)" for one in images.values())
        told = f"no one RT Image is called {visible(typed)}"
        raise DosiscopeError(f"{told}; there are: {', '.join(labels)}")
    return images[uid]
