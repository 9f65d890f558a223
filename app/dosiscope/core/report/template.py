"""What a report is to hold, in which order, and on which paper.

How it is written as a small text is in `dosiscope.core.report.template_text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dosiscope.core.dvh.metric import Metric


class Page(Enum):
    """A size of paper; its name as templates write it."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height as it stands upright."""
        return (210.0, 297.0) if self is Page.A4 else (215.9, 279.4)


class Colours(Enum):
    """Of pictures and plots: dark on light as print wants it, or as on the screen."""

    PRINT = "print"
    DARK = "dark"


class Rows(Enum):
    """Which rows of a table are told."""

    ALL = "all"
    NOTABLE = "notable"  # what a reader must act on, or what differs


class Detail(Enum):
    """How much is told of each thing."""

    FULL = "full"
    BRIEF = "brief"  # what a decision is made by


class Structures(Enum):
    """Of which structures the DVHs are told."""

    ALL = "all"
    SHOWN = "shown"  # those that are switched on


class Place(Enum):
    """Where the planes of pictures lie."""

    ISOCENTRE = "isocentre"
    MAXIMUM = "maximum"


PLANES: Final = ("axial", "coronal", "sagittal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a report, and how it is wanted.

    Which of the options a part has is in `OPTIONS`; the others mean nothing to it.

    Attributes
    ----------
    key
        One of `OPTIONS`; it is the key of the section too.
    detail
        How much is told of each thing.
    figure, table
        Whether the plot of the DVHs and their table are wanted; of beams whether they
    are shown from their sources, of RT Images whether they are pictured.
    stored
        Whether stored DVHs are told beside the computed ones.
    metrics
        Of the DVHs, beside the standard ones.
    places, planes
        Of the pictures that nobody chose: where, and in which orientations.
    spare
        Orientations of pictures that are shown too where the report takes no more pages
        for it.
    tray, dvh
        Whether the pictures of the tray are wanted, and beside all of them the plot of
        the DVHs.
    """

    key: str
    rows: Rows = Rows.ALL
    detail: Detail = Detail.FULL
    structures: Structures = Structures.SHOWN
    figure: bool = True
    table: bool = True
    stored: bool = True
    metrics: tuple[Metric, ...] = ()
    places: tuple[Place, ...] = (Place.ISOCENTRE, Place.MAXIMUM)
    planes: tuple[str, ...] = PLANES
    spare: tuple[str, ...] = ()
    tray: bool = True
    dvh: bool = False

    @property
    def is_brief(self) -> bool:
        """Whether no more is told than a decision is made by."""
        return self.detail is Detail.BRIEF


#: The parts of which reports can be made, in their usual order, and the options that
#: each one has: names of fields of `Part`.
OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "identity": (),
    "plan": ("detail",),
    "goals": ("rows", "detail"),
    "pictures": ("places", "planes", "spare", "tray", "dvh"),
    "dvh": ("structures", "figure", "table", "stored", "metrics"),
    "indices": (),
    "structures": (),
    "plan check": ("rows",),
    "beams": ("figure",),
    "records": ("rows",),
    "rt images": ("figure",),
    "comparison": ("rows",),
    "findings": ("rows",),
    "method": ("rows",),
    "inputs": ("rows",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a report holds, part by part, and what it is laid out on.

    Attributes
    ----------
    title
        What stands above the report.
    """

    title: str
    parts: tuple[Part, ...]
    page: Page = Page.A4
    is_landscape: bool = False
    colours: Colours = Colours.PRINT

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of a page as it is held."""
        width, height = self.page.size_mm
        return (height, width) if self.is_landscape else (width, height)

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """What is asked of DVHs beside the standard metrics."""
        dvh = self.part("dvh")
        return dvh.metrics if dvh is not None else ()

    def part(self, key: str) -> Part | None:
        """Return a part; None where it is not wanted."""
        return next((part for part in self.parts if part.key == key), None)
