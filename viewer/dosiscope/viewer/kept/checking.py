"""Refuses a sidecar that this program cannot show, before anything is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.visible import shown
from dosiscope.viewer.kept.area import check_area
from dosiscope.viewer.kept.dvh import check_dvh
from dosiscope.viewer.kept.showing import KeptViewError, check_view
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
    for view in (sidecar.view, *(one.view for one in sidecar.tray)):
        check_view(view)
        check_area(view)
        if view.dvh is not None:
            check_dvh(view.dvh)
    if len(sidecar.tray) > MOST:
        raise KeptViewError(f"its tray has more than {MOST} pictures")
    names = {plane.name for plane in sidecar.view.planes}
    wanted = [one.of for one in sidecar.tray]
    if sidecar.picture is not None:
        wanted.append(sidecar.picture.view)
    for name in wanted:
        if name not in names:
            raise KeptViewError(f"it has no picture “{shown(name, 40)}” to show")
