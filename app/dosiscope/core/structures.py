"""Structure set, ROI and contour, as the file states them."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.header import Header
    from dosiscope.core.reason import Reason


class GeometricType(StrEnum):
    """Contour Geometric Type (3006,0042), PS3.3 C.8.8.6.1.

    INTERPOLATED_PLANAR is a closed contour that was interpolated between others.
    """

    POINT = "POINT"
    CLOSED_PLANAR = "CLOSED_PLANAR"
    CLOSEDPLANAR_XOR = "CLOSEDPLANAR_XOR"
    INTERPOLATED_PLANAR = "INTERPOLATED_PLANAR"
    OPEN_PLANAR = "OPEN_PLANAR"
    OPEN_NONPLANAR = "OPEN_NONPLANAR"

    @property
    def is_closed(self) -> bool:
        """Whether it bounds an area."""
        return self in _CLOSED

    @property
    def is_line(self) -> bool:
        """Whether it goes from its first to its last point and bounds nothing."""
        return self in (GeometricType.OPEN_PLANAR, GeometricType.OPEN_NONPLANAR)

    @property
    def has_plane(self) -> bool:
        """Whether it is meant to lie in a plane: a point does not, nor a catheter."""
        return self not in (GeometricType.POINT, GeometricType.OPEN_NONPLANAR)


_CLOSED: Final = (
    GeometricType.CLOSED_PLANAR,
    GeometricType.CLOSEDPLANAR_XOR,
    GeometricType.INTERPOLATED_PLANAR,
)


@dataclass(frozen=True, slots=True, eq=False)
class Contour:
    """One contour: a view into its ROI's points.

    Attributes
    ----------
    points
        Vertices, shape (n, 3), mm; read-only.  The first is not repeated.
    number
        Contour Number (3006,0048), or None where absent.
    attached
        Attached Contours (3006,0049): None where the attribute is absent, () where
        it is present and empty; presence is what counts.
    image_uids
        Referenced SOP Instance UIDs of its Contour Image Sequence.
    """

    kind: GeometricType
    points: NDArray[np.float64]
    _: KW_ONLY
    number: int | None = None
    attached: tuple[int, ...] | None = None
    image_uids: tuple[str, ...] = ()

    @property
    def z(self) -> float:
        """Patient z of the first vertex, mm."""
        return float(self.points[0, 2])


@dataclass(frozen=True, slots=True, eq=False)
class Contours:
    """All contours of one ROI, held as few arrays (a set may have 10^5 of them).

    Attributes
    ----------
    points
        Vertices of all contours one after the other, shape (N, 3), mm.
    starts
        Contour n owns ``points[starts[n]:starts[n + 1]]``; shape (contours + 1,).
    kinds, numbers, attached, image_uids
        As in `Contour`, one entry a contour.
    closed
        Which contours bound an area, shape (contours,).
    """

    points: NDArray[np.float64]
    starts: NDArray[np.int64]
    kinds: tuple[GeometricType, ...]
    _: KW_ONLY
    numbers: tuple[int | None, ...] = ()
    attached: tuple[tuple[int, ...] | None, ...] = ()
    image_uids: tuple[tuple[str, ...], ...] = ()
    closed: NDArray[np.bool_] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        closed = np.fromiter(
            (kind.is_closed for kind in self.kinds), np.bool_, len(self.kinds)
        )
        closed.setflags(write=False)
        object.__setattr__(self, "closed", closed)
        count = len(self.kinds)
        for name, empty in (("numbers", None), ("attached", None), ("image_uids", ())):
            if len(getattr(self, name)) != count:
                object.__setattr__(self, name, (empty,) * count)
        self.points.setflags(write=False)
        self.starts.setflags(write=False)

    @classmethod
    def of(cls, contours: list[Contour]) -> Contours:
        """Join single contours (tests, generators)."""
        lengths = [len(c.points) for c in contours]
        points = [np.asarray(c.points, dtype=np.float64) for c in contours]
        return cls(
            np.concatenate(points) if points else np.empty((0, 3)),
            np.cumsum([0, *lengths], dtype=np.int64),
            tuple(c.kind for c in contours),
            numbers=tuple(c.number for c in contours),
            attached=tuple(c.attached for c in contours),
            image_uids=tuple(c.image_uids for c in contours),
        )

    def __len__(self) -> int:
        return len(self.kinds)

    def __getitem__(self, n: int) -> Contour:
        return Contour(
            self.kinds[n],
            self.points[self.starts[n] : self.starts[n + 1]],
            number=self.numbers[n],
            attached=self.attached[n],
            image_uids=self.image_uids[n],
        )

    def __iter__(self) -> Iterator[Contour]:
        return (self[n] for n in range(len(self)))

    def only(self, kept: NDArray[np.bool_]) -> Contours:
        """Return the contours that ``kept``, shape (contours,), marks."""
        chosen = np.flatnonzero(kept)
        lengths = np.diff(self.starts)
        return Contours(
            self.points[np.repeat(kept, lengths)],
            np.concatenate([[0], np.cumsum(lengths[chosen])]).astype(np.int64),
            tuple(self.kinds[n] for n in chosen),
            numbers=tuple(self.numbers[n] for n in chosen),
            attached=tuple(self.attached[n] for n in chosen),
            image_uids=tuple(self.image_uids[n] for n in chosen),
        )

    @property
    def z(self) -> NDArray[np.float64]:
        """Patient z of the first vertex of every contour, shape (contours,), mm."""
        z: NDArray[np.float64] = self.points[self.starts[:-1], 2]
        return z


@dataclass(frozen=True, slots=True)
class SourcePixelPlanes:
    """Source Pixel Planes Characteristics (3006,004A): equidistant source planes.

    ``origin`` is Image Position (Patient) of the first plane, ``spacing`` the
    distance between planes, mm, ``count`` their number (PS3.3 C.8.8.6.4).
    """

    origin: tuple[float, float, float]
    spacing: float
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Roi:
    """A region of interest.

    Attributes
    ----------
    number
        ROI Number (3006,0022), the key everything else joins by.
    name
        ROI Name verbatim; "" where empty.
    interpreted_types
        RT ROI Interpreted Type of all its observations, empty ones left out.
    colour
        ROI Display Color (r, g, b) 0..255, or None where absent.
    physical_properties
        ROI Physical Properties: (name, value) pairs, verbatim.
    withheld
        Why it must not be shown or measured; None where it may.
    not_measured
        Why volume and DVH are withheld though it is drawn; () where they are not.
    """

    number: int
    name: str
    _: KW_ONLY
    contours: Contours
    interpreted_types: tuple[str, ...] = ()
    colour: tuple[int, int, int] | None = None
    generation_algorithm: str = ""
    description: str = ""
    laterality: tuple[str, ...] = ()
    stated_volume_cc: float | None = None
    physical_properties: tuple[tuple[str, str], ...] = ()
    frame_of_reference_uid: str = ""
    source_planes: SourcePixelPlanes | None = None
    withheld: Reason | None = None
    not_measured: tuple[Reason, ...] = ()

    @property
    def shown_name(self) -> str:
        """Name for lists: never empty."""
        return (
            self.name
            if self.name.strip()
            else tr("ROI {number} (no name)", number=self.number)
        )

    @property
    def interpreted_type(self) -> str:
        """The first stated interpreted type; "" where none is."""
        return self.interpreted_types[0] if self.interpreted_types else ""

    @property
    def is_point(self) -> bool:
        """Whether it holds points and nothing else."""
        kinds = self.contours.kinds
        return bool(kinds) and all(kind is GeometricType.POINT for kind in kinds)

    @property
    def centre(self) -> tuple[float, float, float] | None:
        """Middle of the box around its points, mm; None without contours."""
        points = self.contours.points
        if not len(points):
            return None
        x, y, z = (points.min(axis=0) + points.max(axis=0)) / 2
        return float(x), float(y), float(z)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StructureSet:
    """An RT Structure Set.

    ``series_uids`` and ``image_uids`` are the CT series and images it names
    (Referenced Frame of Reference Sequence); ``study_uids`` the studies.
    """

    header: Header
    label: str
    rois: tuple[Roi, ...]
    name: str = ""
    description: str = ""
    date: str = ""
    time: str = ""
    frame_of_reference_uids: tuple[str, ...] = ()
    study_uids: tuple[str, ...] = ()
    series_uids: tuple[str, ...] = ()
    image_uids: tuple[str, ...] = field(default=(), repr=False)
    approval: str = ""

    def roi(self, number: int) -> Roi | None:
        """Return the ROI of this number."""
        return next((roi for roi in self.rois if roi.number == number), None)
