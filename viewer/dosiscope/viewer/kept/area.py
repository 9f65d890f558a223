"""Takes down which pictures are on the screen and what is seen of their planes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from dosiscope.core.language import tr
from dosiscope.core.sidecar.view import KeptAim, KeptArea
from dosiscope.core.visible import shown
from dosiscope.viewer.kept.showing import KeptViewError
from dosiscope.viewer.picture_area import ARRANGEMENTS, DVH, Place
from dosiscope.viewer.plane_box import Aim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.viewer.picture_area import PictureArea


def area_of(area: PictureArea, dvh: QWidget | None = None) -> KeptArea:
    """Return how the pictures stand; ``dvh`` is what stands in place of them."""
    room = dvh or area
    return KeptArea(
        arrangement=area.arrangement.name,
        enlarged=area.enlarged,
        current=area.current.state.name,
        size=(max(room.width(), 1), max(room.height(), 1)),
        dvh_alone=dvh is not None,
    )


def aims_of(area: PictureArea) -> Mapping[str, KeptAim]:
    """Return what is seen of the planes of the pictures, by name."""
    return {name: _kept(aim) for name, aim in area.aims.items()}


def _kept(aim: Aim) -> KeptAim:
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
        raise KeptViewError(
            tr("it names an arrangement “{name}”, unknown here", name=told)
        )
    views = {place.view for place in found.places} - {DVH}
    for name in filter(None, (kept.area.enlarged, kept.area.current)):
        if name not in views:
            raise KeptViewError(
                tr("it has no picture “{name}” to show", name=shown(name, 40))
            )


def aim_again(area: PictureArea, kept: KeptView) -> None:
    """Show the parts of the planes that were seen."""
    area.take_aims({p.name: _aim(p.aim) for p in kept.planes if p.aim is not None})


def boxes_of(kept: KeptView, size: tuple[int, int] | None = None) -> dict[str, QRectF]:
    """Return what was seen of the planes of the pictures, mm, by name.

    ``size`` is that of all of the pictures, px; None: as it was.
    """
    area = kept.area or KeptArea()
    width, height = size or area.size
    arrangement = next(a for a in ARRANGEMENTS if a.name == area.arrangement)
    alone = area.enlarged and [Place(area.enlarged, 0, 0, 2, 2)]
    places = {place.view: place for place in alone or arrangement.places}
    used = {n for p in places.values() for n in range(p.column, p.column + p.columns)}
    shares = {n: 1 if alone else arrangement.shares[n] for n in used}
    boxes = {}
    for plane in kept.planes:
        place, aim = places.get(plane.name), plane.aim
        if place is None or aim is None:
            continue
        if aim.whole is not None:
            boxes[plane.name] = QRectF(*aim.whole)
            continue
        columns = range(place.column, place.column + place.columns)
        share = sum(shares[n] for n in columns) / sum(shares.values())
        seen = QSizeF(width * share, height * place.rows / 2) / aim.scale
        box = QRectF(QPointF(), seen)
        box.moveCenter(QPointF(*aim.middle))
        boxes[plane.name] = box
    if "axial" in boxes and "beside" in places:
        boxes.setdefault("beside", boxes["axial"])  # which it follows
    return boxes


def _aim(kept: KeptAim) -> Aim:
    if kept.whole is not None:
        return Aim(QRectF(*kept.whole))
    return Aim(None, QPointF(*kept.middle), kept.scale)
