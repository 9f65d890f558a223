"""Which published colours are shown in place of the usual ones, by their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.resources.palettes import LEVEL_PALETTES, ROI_PALETTES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.viewer.review import Review


def why_no_palettes(keys: Iterable[str]) -> str:
    """Return why these cannot be shown together; "" where they can."""
    known = (*ROI_PALETTES, *LEVEL_PALETTES)
    keys = tuple(keys)
    for key in keys:
        if key not in known:
            return f"{key!r} is no palette; there are {', '.join(known)}"
    for of, what in ((ROI_PALETTES, "structures"), (LEVEL_PALETTES, "isodoses")):
        alike = [key for key in keys if key in of]
        if len(alike) > 1:
            return f"{' and '.join(alike)} are both palettes of {what}"
    return ""


def show_palettes(review: Review, keys: Iterable[str]) -> None:
    """Give structures and isodoses the colours of palettes."""
    for key in keys:
        if key in ROI_PALETTES:
            review.display.set_palette(ROI_PALETTES[key])
        else:
            dashes = review.look.has_level_dashes
            review.look.set_level_look(LEVEL_PALETTES[key], dashes=dashes)
