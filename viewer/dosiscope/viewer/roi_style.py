"""How the outlines of a structure are drawn, beside their colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dosiscope.core.isodose import Dash

WIDTHS: Final = (1.0, 1.5, 2.0, 3.0, 4.0)  # px


@dataclass(frozen=True, slots=True, kw_only=True)
class RoiStyle:
    """Line and fill.

    Attributes
    ----------
    width
        Of the line, px.
    fill
        How much of what is inside is tinted, 0 to 1; 0: nothing.
    opacity
        Of the line, 0 to 1.
    """

    width: float = 2.0
    dash: Dash = Dash.SOLID
    fill: float = 0.0
    opacity: float = 1.0

    def text(self) -> str:
        """Return it as settings keep it."""
        return f"{self.width} {self.dash} {self.fill} {self.opacity}"

    @classmethod
    def of_text(cls, text: str) -> RoiStyle | None:
        """Return what `text` wrote; None of anything else."""
        try:
            width, dash, fill, opacity = text.split()
            found = cls(
                width=float(width),
                dash=Dash(dash),
                fill=float(fill),
                opacity=float(opacity),
            )
        except ValueError:
            return None
        shares = found.fill, found.opacity
        is_sound = found.width in WIDTHS and all(0 <= one <= 1 for one in shares)
        return found if is_sound else None
