"""What stands in a beam, or lies on the patient (PS3.3 C.8.8.14, C.8.8.25).

Lengths are in mm, angles in degrees, as the file has them; None is what it does not
state, "" for text. Distances of trays are from the source, for ions from the isocentre.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedge:
    """A wedge; ``is_used`` where a control point has it in the beam."""

    number: int | None
    type: str = ""
    id: str = ""
    angle: float | None = None
    orientation: float | None = None
    factor: float | None = None
    tray_distance: float | None = None
    is_used: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block or an insert.

    Attributes
    ----------
    type
        SHIELDING is what stops within the outline, APERTURE what stops around it.
    outline
        x, y of its corners as they are seen on the isocentre plane, beam limiting
        device system, mm; () where not stated.
    transmission
        Part of the beam that passes it.
    thickness
        Along the beam, mm.
    divergence
        PRESENT where its edges are cut along the rays, else ABSENT.
    mounting
        PATIENT_SIDE or SOURCE_SIDE of the tray.
    """

    number: int | None
    name: str = ""
    type: str = ""
    outline: tuple[tuple[float, float], ...] = ()
    transmission: float | None = None
    thickness: float | None = None
    tray_distance: float | None = None
    divergence: str = ""
    mounting: str = ""
    material: str = ""
    tray: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compensator:
    """A compensator; that of ions shapes the range.

    Attributes
    ----------
    rows, columns, spacing, position
        Its map: how many values, between rows and columns, and x, y of the first, mm
        on the isocentre plane.
    """

    number: int | None
    id: str = ""
    type: str = ""
    material: str = ""
    rows: int | None = None
    columns: int | None = None
    spacing: tuple[float, float] | None = None
    position: tuple[float, float] | None = None
    tray_distance: float | None = None
    divergence: str = ""
    mounting: str = ""
    tray: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bolus:
    """A bolus that a beam names: the ROI that it is."""

    roi_number: int | None
    id: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicator:
    """An applicator.

    Attributes
    ----------
    shape
        Of its aperture: SYM_SQUARE, SYM_RECTANGLE, SYM_CIRCULAR.
    opening
        Of its aperture in x and in y, mm; of a circle twice the diameter.
    mounting_distance
        From the source to where it is mounted, mm.
    """

    id: str = ""
    type: str = ""
    description: str = ""
    shape: str = ""
    opening: tuple[float, float] | None = None
    mounting_distance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeShifter:
    """A range shifter of an ion beam: ANALOG or BINARY."""

    number: int | None
    id: str = ""
    type: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeModulator:
    """A range modulator of an ion beam: FIXED, WHL_FIXEDWEIGHTS, WHL_MODWEIGHTS."""

    number: int | None
    id: str = ""
    type: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadingDevice:
    """A lateral spreading device of an ion beam: SCATTERER or MAGNET."""

    number: int | None
    id: str = ""
    type: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceSetting:
    """How a range shifter or a lateral spreading device stands at a control point.

    Attributes
    ----------
    setting
        As the file has it: IN, OUT, or a number that the machine knows.
    distance
        From the isocentre to its side towards the source, mm.
    water_mm
        Its water equivalent thickness, mm.
    """

    setting: str = ""
    distance: float | None = None
    water_mm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModulatorSetting:
    """Between which values a range modulator lets the beam pass.

    Attributes
    ----------
    gating
        Start and stop, in what the machine counts.
    water_mm
        The water equivalent thicknesses there, mm.
    distance
        From the isocentre to its side towards the source, mm.
    """

    gating: tuple[float | None, float | None] = (None, None)
    water_mm: tuple[float | None, float | None] = (None, None)
    distance: float | None = None
