"""Takes down which pictures are on the screen and what is seen of their planes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from dosiscope.core.sidecar.view import KeptAim, KeptArea
from dosiscope.core.visible import shown
from dosiscope.viewer.kept.showing import KeptViewError
from dosiscope.viewer.picture_area import ARRANGEMENTS, DVH
from dosiscope.viewer.plane_box import Aim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.viewer.picture_area import PictureArea


def area_of(area: PictureArea) -> KeptArea:
    """Return how the pictures stand."""
    return KeptArea(
        arrangement=area.arrangement.name,
        enlarged=area.enlarged,
        current=area.current.state.name,
        size=(max(area.width(), 1), max(area.height(), 1)),
    )


def aims_of(area: PictureArea) -> Mapping[str, KeptAim]:
    """Return what is seen of the planes of the pictures that were made, by name."""
    return {view.state.name: kept_aim(view.box.aim) for view in area.made}


def kept_aim(aim: Aim) -> KeptAim:
    """Return what is seen of a plane."""
    if aim.whole is not None:
        box = aim.whole
        return KeptAim(whole=(box.x(), box.y(), box.width(), box.height()))
    return KeptAim(middle=(aim.middle.x(), aim.middle.y()), scale=aim.scale)


def check_area(kept: KeptView) -> None:
    """Refuse pictures that do not stand in any way that is known.

    Raises
    ------
    KeptViewError
        There is no such arrangement, or not with these pictures.
    """
    if kept.area is None:
        return
    wanted = kept.area.arrangement
    found = next((one for one in ARRANGEMENTS if one.name == wanted), None)
    if found is None:
        told = shown(wanted, 40)
        raise KeptViewError(f"it names an arrangement “{told}”, unknown here")
    views = {place.view for place in found.places} - {DVH}
    for name in filter(None, (kept.area.enlarged, kept.area.current)):
        if name not in views:
            raise KeptViewError(f"it has no picture “{shown(name, 40)}” to show")


def aim_again(area: PictureArea, kept: KeptView) -> None:
    """Show the parts of the planes that were seen, of the views that are made."""
    aims = {one.name: one.aim for one in kept.planes}
    for view in area.made:
        aim = aims.get(view.state.name)
        if aim is not None:
            view.box.take_aim(_aim(aim))


def _aim(kept: KeptAim) -> Aim:
    if kept.whole is not None:
        return Aim(QRectF(*kept.whole))
    return Aim(None, QPointF(*kept.middle), kept.scale)
