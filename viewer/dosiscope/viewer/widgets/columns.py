"""What a table shows: typed columns, and what a row has in each of them.

A table is its columns: a heading, a unit, and how a row fills its cell.  What a cell
is (words, a number, a colour, an icon, a pill, a tick) is said here as data; one model
(`table_model`) hands it on and one delegate (`cell_delegate`) paints it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.isodose import RGB

Row = TypeVar("Row")
DOUBT = "⚠ "


class SwatchLook(Enum):
    """How a colour is shown: as it is, as a ring, or faint."""

    FILLED = auto()
    RING = auto()
    FAINT = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row has in a column.

    Attributes
    ----------
    text
        What is read, searched and copied.
    order
        What to sort by; None: the text, and in a column of numbers nothing.
    hint
        The tooltip.
    role
        The theme's colour of the text.
    is_doubtful
        It stands behind a mark, in the colour of caution.
    is_small, is_italic, is_strong
        How the text is written.
    swatch, swatch_look
        A colour before the text; without a text in the middle.
    icon, icon_role
        An icon before the text, likewise, and the theme's colour of it.
    pill
        The text stands on a rounded surface in this tone: neutral, accent, good,
        caution or bad; "" for no pill.
    is_checked
        Whether it is ticked or shown; None where there is nothing to tick.
    place
        Where the value is on the axis of a plot beside the table, in its unit.
    """

    text: str = ""
    order: float | str | None = None
    hint: str = ""
    role: str = "text"
    is_doubtful: bool = False
    is_small: bool = False
    is_italic: bool = False
    is_strong: bool = False
    swatch: RGB | None = None
    swatch_look: SwatchLook = SwatchLook.FILLED
    icon: str = ""
    icon_role: str = "secondary"
    pill: str = ""
    is_checked: bool | None = None
    place: float | None = None

    @property
    def shown_text(self) -> str:
        """The text with the mark of doubt before it, if it is doubtful."""
        return DOUBT + self.text if self.is_doubtful else self.text

    @property
    def shade(self) -> str:
        """The theme's colour that the text is written in."""
        return "caution" if self.is_doubtful else self.role


@dataclass(frozen=True, slots=True)
class Note:
    """A second line of a row, below its first, in one of the theme's colours."""

    text: str
    role: str = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column of a table of ``Row``.

    Attributes
    ----------
    title, unit
        What its head says.
    cell
        How a row fills it.
    hint
        Tooltip of the head, below the head itself.
    note
        What stands in a second line of the row, if anything.
    role
        The theme's colour of the head; "" for that of all heads.
    is_number
        Its texts stand at the right and are never shown in part.
    least, most
        Bounds of the width that its texts ask for, px.
    takes_rest
        It takes the room that the others leave; of several, each its share.
    is_on_demand
        It is shown where the user wants it, at first not.
    is_button
        A click on it does something, and selects nothing.
    is_wrapped
        Its texts go on in further lines, and are never shortened.
    is_copied
        It is part of what is copied.
    """

    title: str
    cell: Callable[[Row], Cell]
    unit: str = ""
    hint: str = ""
    note: Callable[[Row], str] | None = None
    role: str = ""
    is_number: bool = False
    least: int = 0
    most: int | None = None
    takes_rest: bool = False
    is_on_demand: bool = False
    is_button: bool = False
    is_wrapped: bool = False
    is_copied: bool = True

    @property
    def head(self) -> str:
        """Title and unit, as the head of the column says them."""
        return f"{self.title} {self.unit}".strip()

    def order(self, row: Row) -> float | str:
        """Return what to sort a row by; what is no number stands below all numbers."""
        cell = self.cell(row)
        if cell.order is not None:
            return cell.order
        return -math.inf if self.is_number else cell.text.casefold()
