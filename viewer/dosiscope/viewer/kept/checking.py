"""Refuses a sidecar that this program cannot show, before anything is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.visible import shown
from dosiscope.viewer.kept.area import check_area
from dosiscope.viewer.kept.dvh import check_dvh
from dosiscope.viewer.kept.showing import VIEWS, KeptViewError, check_view
from dosiscope.viewer.kept.snapshots import check_snapshot
from dosiscope.viewer.tray import MOST

if TYPE_CHECKING:
    from dosiscope.core.sidecar.record import Sidecar


def check_views(sidecar: Sidecar) -> None:
    """Refuse what cannot be shown: of the view, and of the pictures of the tray.

    Raises
    ------
    KeptViewError
        It names what this program does not have.
    """
    if len(sidecar.tray) > MOST:
        raise KeptViewError(
            tr(
                "its tray has {n} pictures; {most} at most are held",
                n=len(sidecar.tray),
                most=MOST,
            )
        )
    for view in (sidecar.view, *(one.view for one in sidecar.tray)):
        check_view(view)
        check_area(view)
        if view.dvh is not None:
            check_dvh(view.dvh)
    for one in sidecar.tray:
        check_snapshot(one)
    if sidecar.picture is not None and sidecar.picture.view not in VIEWS:
        told = shown(sidecar.picture.view, 40)
        raise KeptViewError(tr("it is of a view “{name}”, unknown here", name=told))
