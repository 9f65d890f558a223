"""Which pictures are shown, and where they stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action, Submenu
from dosiscope.viewer.picture_area import ARRANGEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.features.action import Entry
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.picture_area import Arrangement, PictureArea


class Arrangements:
    """Arranges the pictures, as the last time to begin with."""

    def __init__(self, area: PictureArea, settings: Settings) -> None:
        self._area, self._settings = area, settings
        before = settings.word("pictures")
        for arrangement in ARRANGEMENTS:
            if arrangement.name == before:
                area.arrange(arrangement)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu(
            "View",
            "Pictures",
            actions=tuple(
                Action(
                    f"pictures_{one.name}",
                    "Pictures",
                    one.text,
                    f"Ctrl+{n}",
                    one.tip,
                    partial(self._arrange, one),
                    is_on=partial(self._is_on, one),
                )
                for n, one in enumerate(ARRANGEMENTS, 1)
            ),
            has_line=True,
        )

    def _is_on(self, arrangement: Arrangement) -> bool:
        return self._area.arrangement is arrangement

    def _arrange(self, arrangement: Arrangement) -> None:
        self._area.arrange(arrangement)
        self._settings.set_word("pictures", arrangement.name)
        self._area.current.setFocus()
