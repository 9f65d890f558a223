"""A case in words: what the modules beside this one turn into DICOM objects.

Everything is stated in patient coordinates (LPS) in mm; how the pixels are laid
out in the files (orientation, order of the planes, bits) is a separate choice, so
the same patient can be written in many ways.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydicom.uid import RTPlanStorage

Floats: TypeAlias = NDArray[np.float64]
# value at points: called with broadcastable x, y, z in mm
Field: TypeAlias = Callable[[Floats, Floats, Floats], Floats]

# Row and column direction of transverse images by the usual patient position;
# any of the eight may come with any position (PS3.3 C.7.3.1.1.2).
ORIENTATIONS: dict[str, tuple[int, int, int, int, int, int]] = {
    "HFS": (1, 0, 0, 0, 1, 0),
    "HFP": (-1, 0, 0, 0, -1, 0),
    "FFS": (-1, 0, 0, 0, 1, 0),
    "FFP": (1, 0, 0, 0, -1, 0),
    "HFDL": (0, -1, 0, 1, 0, 0),
    "HFDR": (0, 1, 0, -1, 0, 0),
    "FFDL": (0, 1, 0, 1, 0, 0),
    "FFDR": (0, -1, 0, -1, 0, 0),
}


@dataclass(frozen=True, slots=True)
class Person:
    """The patient; ``charset`` is Specific Character Set of every object."""

    name: str
    id: str
    birth_date: str
    sex: str
    charset: str | tuple[str, ...] = "ISO_IR 100"


@dataclass(frozen=True, slots=True)
class Study:
    """A study; two descriptions with the same ``key`` share its UID."""

    key: str
    date: str
    time: str
    id: str
    accession: str
    description: str


@dataclass(frozen=True, slots=True)
class Grid:
    """Sample positions along the patient's axes and how a file lays them out.

    Attributes
    ----------
    x, y
        First coordinate (smallest), step and number of samples, mm.
    z
        Positions of the planes, ascending, mm; steps may differ.
    orientation
        A key of `ORIENTATIONS`: which axis and sign rows and columns follow.
    """

    x: tuple[float, float, int]
    y: tuple[float, float, int]
    z: tuple[float, ...]
    orientation: str = "HFS"

    @property
    def shape(self) -> tuple[int, int, int]:
        """Number of planes, y samples and x samples (not rows and columns)."""
        return len(self.z), self.y[2], self.x[2]

    def axes(self) -> tuple[Floats, Floats, Floats]:
        """Coordinates along x, y and z, mm, shapes (nx,), (ny,), (nz,)."""
        x, y = (
            a + step * np.arange(n, dtype=np.float64) for a, step, n in (self.x, self.y)
        )
        return x, y, np.array(self.z, dtype=np.float64)

    def evaluate(self, function: Field) -> Floats:
        """Return the function at all samples, shape `shape`, ``[z, y, x]``."""
        x, y, z = self.axes()
        values = function(x[None, None, :], y[None, :, None], z[:, None, None])
        return np.ascontiguousarray(np.broadcast_to(values, self.shape))


@dataclass(frozen=True, slots=True, eq=False)
class Ct:
    """A CT series.

    ``hu`` is a function of position or an array ``[z, y, x]``; stored values are
    ``(hu - intercept) / slope``, rounded.
    """

    grid: Grid
    hu: Field | NDArray[np.generic]
    slope: float = 1.0
    intercept: float = -1024.0
    position: str = "HFS"
    series_description: str = "CT"
    date: str = "20240305"
    time: str = "081730"
    thickness: float | None = None
    kernel: str = "B31f"


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One contour.

    ``points`` has shape (n, 3), mm.  ``number`` and ``attached`` are Contour Number
    and Attached Contours (absent where None; ``()`` is present and empty).  Its
    image is referenced where one lies at its z; ``image`` overrides: an index of
    the CT planes, or -1 for no reference.
    """

    points: Floats
    kind: str = "CLOSED_PLANAR"
    number: int | None = None
    attached: tuple[int, ...] | None = None
    image: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Roi:
    """An ROI with its contours and its observation."""

    number: int
    name: str
    type: str
    contours: tuple[Outline, ...]
    colour: tuple[int, int, int] | None = None
    description: str = ""
    code: tuple[str, str, str] | None = None
    laterality: Literal["L", "R"] | None = None
    digits: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class StructureSet:
    """A structure set."""

    rois: tuple[Roi, ...]
    label: str = "Structures"
    name: str = ""
    date: str = "20240305"
    time: str = "101112"
    approval: str = "UNAPPROVED"
    reviewer: str = "Demo^Physicist"
    series_description: str = "Structures"


@dataclass(frozen=True, slots=True)
class Prescription:
    """A dose reference; of a volume where it names an ROI, else of a site."""

    description: str
    dose: float
    roi: int | None = None
    type: str = "TARGET"


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A control point; ``leaves`` and jaws in mm at the isocentre plane."""

    gantry: float
    weight: float
    leaves: tuple[float, ...] = ()
    jaws_x: tuple[float, float] | None = None
    jaws_y: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Beam:
    """A beam: one gantry angle, or an arc where ``gantry`` has two.

    ``control_points`` may state more than start and end.
    """

    number: int
    name: str
    description: str = ""
    gantry: tuple[float, ...] = (0.0,)
    direction: str = "NONE"
    collimator: float = 0.0
    couch: float = 0.0
    energy: float = 6.0
    fluence_mode: str = "STANDARD"
    meterset: float = 100.0
    dose: float | None = None
    isocentre: tuple[float, float, float] = (0.0, 0.0, 0.0)
    jaws_x: tuple[float, float] = (-50.0, 50.0)
    jaws_y: tuple[float, float] = (-50.0, 50.0)
    leaf_bounds: tuple[float, ...] = ()
    control_points: tuple[ControlPoint, ...] = ()
    delivery: str = "TREATMENT"
    machine: str = "Linac 1"
    dose_rate: float = 600.0


@dataclass(frozen=True, slots=True)
class Plan:
    """An RT Plan; ``key`` makes its UID."""

    sop_class: ClassVar[str] = RTPlanStorage

    label: str = "Plan"
    name: str = ""
    description: str = ""
    date: str = "20240306"
    time: str = "143005"
    approval: str = "APPROVED"
    reviewer: str = "Demo^Physicist"
    review_date: str = "20240307"
    review_time: str = "090000"
    position: str = "HFS"
    fractions: int = 30
    prescriptions: tuple[Prescription, ...] = (Prescription("PTV", 60.0),)
    beams: tuple[Beam, ...] = (Beam(1, "Beam 1"), Beam(2, "Beam 2", gantry=(90.0,)))
    intent: str = "CURATIVE"
    key: str = "plan"


@dataclass(frozen=True, slots=True, eq=False)
class Histogram:
    """A DVH to be stored: cumulative unless said otherwise.

    ``widths`` are bin widths before scaling and ``volumes`` what DVH Data pairs
    with them (PS3.3 C.8.8.4); both of shape (bins,).
    """

    rois: tuple[int, ...]
    widths: Floats
    volumes: Floats
    minimum: float | None = None
    maximum: float | None = None
    mean: float | None = None
    type: str = "CUMULATIVE"
    volume_units: str = "CM3"
    scaling: float = 1.0
    excluded: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Dose:
    """An RT Dose: a grid, or DVHs only where ``grid`` is None.

    ``value`` is a function of position or an array ``[z, y, x]``, in ``units``.
    ``offsets`` says how the Grid Frame Offset Vector is written (PS3.3
    C.8.8.3.2): relative to the first plane along row x column, the same against
    it (descending), or as absolute z.  ``plan`` is the key of the plan it names.
    """

    grid: Grid | None
    value: Field | NDArray[np.generic] | None
    units: str = "GY"
    type: str = "PHYSICAL"
    summation: str = "PLAN"
    bits: Literal[16, 32] = 32
    scaling: float | None = None
    offsets: Literal["relative", "descending", "absolute"] = "relative"
    beam: int | None = None
    plan: str | None = "plan"
    dvhs: tuple[Histogram, ...] = ()
    comment: str = ""
    heterogeneity: tuple[str, ...] = ("IMAGE",)
    date: str = "20240306"
    time: str = "143512"
    series_description: str = "Dose"
    key: str = "dose"


@dataclass(frozen=True, slots=True, eq=False)
class CaseDescription:
    """A whole case; objects that are None or () are not written.

    ``seed`` makes every UID: the same description gives the same bytes, another
    seed another patient's worth of UIDs.
    """

    ct: Ct | None
    structure_set: StructureSet | None = None
    plans: tuple[Plan, ...] = ()
    doses: tuple[Dose, ...] = ()
    person: Person = field(kw_only=True)
    study: Study = field(kw_only=True)
    seed: str = field(kw_only=True)
    model: str = field(kw_only=True)
