"""What a Spatial Registration states: how frames of reference lie to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.language import in_quotes, tr
from dosiscope.core.rigid import Rigid, rigid_of, why_not_rigid
from dosiscope.core.text import date_text, number_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.header import Header


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Join:
    """How one frame of reference lies in the one that a registration is of.

    PS3.3 C.20.2.1.1: the matrix takes points of the source to the registered frame.

    Attributes
    ----------
    frame_uid
        Frame of Reference UID of the source; "" where its images alone are named.
    image_uids
        SOP Instance UIDs of images of the source.
    matrices
        As they stand in the file, shape (4, 4) each.
    types
        What they are stated to be: RIGID, RIGID_SCALE, AFFINE.
    comment, method
        What the registration is said to be, and by what it was made.
    problem
        Why its matrix could not be read, a clause.
    """

    frame_uid: str
    matrices: tuple[NDArray[np.float64], ...]
    image_uids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    comment: str = ""
    method: str = ""
    problem: str = ""

    @property
    def matrix(self) -> NDArray[np.float64]:
        """The product of the matrices in the order of the file, shape (4, 4)."""
        product: NDArray[np.float64] = reduce(np.matmul, self.matrices, np.eye(4))
        return product

    @property
    def why_not(self) -> str:
        """Why it is not applied, a clause; "" where it can be."""
        if self.problem or not self.matrices:
            return self.problem or tr("it states no matrix")
        for one in self.matrices:
            why = why_not_rigid(one)
            if why:
                return why
        other: NDArray[np.float64] = reduce(
            np.matmul, reversed(self.matrices), np.eye(4)
        )
        if np.abs(other - self.matrix).max() > 1e-6:
            return tr(
                "it is of {number} matrices whose order matters, and programs "
                "multiply them in either",
                number=len(self.matrices),
            )
        return ""

    @property
    def motion(self) -> Rigid:
        """From the source to the registered frame, where nothing is ``why_not``."""
        return rigid_of(self.matrix)

    @property
    def matrix_text(self) -> str:
        """The numbers of its matrices as they stand in the file, row by row."""
        return tr("; then ").join(map(_rows, self.matrices))

    @property
    def motion_text(self) -> str:
        """Angles and shift, or why it is no rigid motion."""
        why = self.why_not
        return tr("not applied: {why}", why=why) if why else motion_text(self.motion)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpatialRegistration:
    """A Spatial Registration (PS3.3 A.39.1).

    Attributes
    ----------
    header
        Its Frame of Reference UID is that of the registered frame.
    label, description
        Content Label and Content Description.
    date, time
        Content Date and Content Time; DICOM's form.
    joins
        The items of its Registration Sequence.
    """

    header: Header
    label: str = ""
    description: str = ""
    date: str = ""
    time: str = ""
    joins: tuple[Join, ...] = ()

    @property
    def uid(self) -> str:
        """Its SOP Instance UID."""
        return self.header.sop_instance_uid

    @property
    def name(self) -> str:
        """What it is called on pictures: label and date."""
        label = in_quotes(self.label) if self.label else tr("without label")
        return (
            tr("{label} of {date}", label=label, date=date_text(self.date))
            if self.date
            else label
        )


def _rows(matrix: NDArray[np.float64]) -> str:
    rows = ("  ".join(f"{v:.6g}" for v in row) for row in matrix)
    return " | ".join(rows).replace("-", "\N{MINUS SIGN}")


def motion_text(motion: Rigid) -> str:
    """Return the angles about x, y and z, and the shift, in words."""
    angles = ", ".join(f"{number_text(v, 2)}°" for v in motion.angles)
    shift = ", ".join(number_text(v, 2) for v in motion.shift.tolist())
    return tr(
        "turned about x, y, z by {angles}; shifted by {shift} mm",
        angles=angles,
        shift=shift,
    )
