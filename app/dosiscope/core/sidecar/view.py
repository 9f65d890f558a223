"""How a case was seen, as plain values: what doses, colours, planes, marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dosiscope.core.isodose import MOST_LEVELS, TYPED_LEVEL, TYPED_REFERENCE, Dash
from dosiscope.core.language import tr
from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.sidecar.codec import Longest, Within
from dosiscope.core.solids.end_rule import EndRule

#: By which a dose is known: its UID, or of a made one what it is made of.
Key = Annotated[str, Longest(20_000)]
Place = Annotated[float, Within(-1e5, 1e5)]  # mm
Point = tuple[Place, Place, Place]
Dose = Annotated[float, Within(-1e6, 1e6)]  # in the unit of the dose
Share = Annotated[float, Within(0.0, 1.0)]
Byte = Annotated[int, Within(0, 255)]
Colour = tuple[Byte, Byte, Byte]
Number = Annotated[int, Within(-(2**31), 2**31 - 1)]  # an ROI's
Word = Annotated[str, Longest(60)]
Name = Annotated[str, Longest(200)]
Side = Annotated[int, Within(1, 16_384)]  # px
Scale = Annotated[float, Within(1e-4, 1e5)]  # px per mm
_Level = Annotated[float, Within(*TYPED_LEVEL)]
_Reference = Annotated[float, Within(*TYPED_REFERENCE)]
_Width = Annotated[float, Within(0.5, 10.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLevel:
    """An isodose (`Level`)."""

    value: _Level
    is_percent: bool
    colour: Colour
    is_shown: bool = True
    width: _Width = 1.5
    dash: Dash = Dash.SOLID
    is_filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReference:
    """The dose that is 100 %, Gy, and whether the plan states it, or the user typed."""

    gray: _Reference
    is_stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWash:
    """The colours of the dose; ``before`` is the range while hot spots alone show."""

    low: Dose
    high: Dose
    opacity: Share
    table: Word
    before: tuple[Dose, Dose] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLook:
    """Window, isodoses, wash, overlays (`Appearance`)."""

    window: tuple[
        Annotated[float, Within(-1e7, 1e7)], Annotated[float, Within(1e-9, 1e7)]
    ]
    levels: tuple[KeptLevel, ...]
    reference: KeptReference | None
    wash: KeptWash
    switched_off: tuple[Word, ...]
    slab: Annotated[float, Within(0.0, 1000.0)] = 0.0

    def __post_init__(self) -> None:
        """Hold no more levels than a person may ask for."""
        if len(self.levels) > MOST_LEVELS:
            from dosiscope.core.sidecar.codec import ValueRefusedError

            told = tr(
                "view.look.levels has {number} items; {most} at most are drawn",
                number=len(self.levels),
                most=MOST_LEVELS,
            )
            raise ValueRefusedError(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRoi:
    """How a structure is drawn, by ROI Number.

    ``style`` is its own line and fill as settings keep it; "" for that of all.
    """

    number: Number
    is_shown: bool
    colour: Colour
    style: Word = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRois:
    """The structures in the order of the list (`RoiDisplay`)."""

    rois: tuple[KeptRoi, ...]
    style: Word
    has_halo: bool = False
    has_names: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAim:
    """What is seen of a plane: a box (left, top, width, height, mm), or middle, scale.

    The box is seen whole, however large the view is.
    """

    whole: tuple[Place, Place, Place, Place] | None = None
    middle: tuple[Place, Place] = (0.0, 0.0)
    scale: Scale = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPlane:
    """A view (`ViewState`): where its plane lies along the normal, mm.

    ``dose`` is one of its own, ``aim`` None where the view was never on the screen, or
    follows another.
    """

    name: Word
    at: Place
    images_only: bool = False
    dose: Key = ""
    aim: KeptAim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGamma:
    """What a gamma was asked with; ``named_gy`` is its 100 %, else the maximum is."""

    percent: Annotated[float, Within(0.1, 50.0)]
    mm: Annotated[float, Within(0.1, 10.0)]
    is_local: bool
    threshold_percent: Annotated[float, Within(0.0, 95.0)]
    named: KeptReference | None = None
    of_b: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptComparison:
    """What the shown dose is compared with, and how (`Comparison`).

    ``further`` are the doses C and D whose DVHs are kept; "" for a letter that is free.
    """

    other: Key
    further: tuple[Key, Key] = ("", "")
    wash: Word
    end: Annotated[float, Within(1e-9, 1e6)]
    threshold: Annotated[float, Within(0.0, 1e6)]
    in_percent: bool
    has_lines: bool
    gamma: KeptGamma | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSecond:
    """The second image, by the UIDs of series and registration, and how it lies over.

    ``window`` is centre and width in its unit.
    """

    series: Name
    registration: Name = ""
    is_on: bool = True
    laying: Word = "blend"
    share: Share = 0.5
    square: Annotated[float, Within(2.0, 200.0)] = 20.0
    window: tuple[
        Annotated[float, Within(-1e9, 1e9)], Annotated[float, Within(1e-9, 1e9)]
    ]
    table: Word = "grey"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMark:
    """What a tool has left (`Mark`)."""

    kind: MarkKind = MarkKind.POINT
    orientation: Word
    at: Place
    points: tuple[Point, ...]
    number: Annotated[int, Within(1, 1_000_000)]
    name: Name = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBeam:
    """Which beam is drawn, and at which of its control points (`ShownBeam`).

    ``plan`` is the UID of its plan, ``number`` None where no beam is chosen.
    """

    plan: Key
    number: Number | None = None
    point: Annotated[int, Within(0, 1_000_000)] = 0
    shows_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDvh:
    """What the DVH shows, and how it is made."""

    differential: bool = False
    percent_dose: bool = False
    percent_volume: bool = True
    differences: bool = False
    a_minus_b: bool = False
    band: bool = False
    metrics: tuple[Name, ...] = ()
    end_rule: EndRule = EndRule.HALF_SLICE
    smooth: bool = False
    cubic_dose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptArea:
    """How the pictures stand (`PictureArea`), and the size of all of them, px.

    ``dvh_alone``: the DVH stands in place of them.
    """

    arrangement: Word = "axial"
    enlarged: Word = ""
    current: Word = "axial"
    size: tuple[Side, Side] = (1000, 1000)
    dvh_alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptView:
    """All that is seen of a case.

    Attributes
    ----------
    dose
        The shown dose; "" where there is none.
    planes
        The views by their names.
    cursor
        The cross-hair.
    area
        None where it was seen without a window.
    dvh
        None where no DVH was seen.
    beam
        None where no beam was drawn.
    second
        The images that were laid over; None where none were.
    """

    dose: Key
    look: KeptLook
    rois: KeptRois
    planes: tuple[KeptPlane, ...]
    cursor: Point | None = None
    marks: tuple[KeptMark, ...] = ()
    comparison: KeptComparison | None = None
    area: KeptArea | None = None
    dvh: KeptDvh | None = None
    beam: KeptBeam | None = None
    second: KeptSecond | None = None
