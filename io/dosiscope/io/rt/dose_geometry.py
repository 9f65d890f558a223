"""Where the planes of a dose lie: Grid Frame Offset Vector (PS3.3 C.8.8.3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import Geometry
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError, Dataset
from dosiscope.io.orientation import judge_orientation, unit_directions
from dosiscope.io.ranges import SPACING_MM, read_spacing
from dosiscope.io.refused import RefusedError
from dosiscope.io.rt.dose_meaning import refuse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.io.files.pixel_format import PixelFormat
    from dosiscope.io.remarks import Remarks

# steps are equal within this (BRTO-II 3.11.4.1.3), with room for rounding
STEP_MM: Final = 0.01 + 1e-6


def read_dose_geometry(
    dataset: Dataset, form: PixelFormat, remarks: Remarks
) -> tuple[Geometry, slice]:
    """Return the geometry, and the order of frames in which z increases.

    Raises
    ------
    RefusedError
        After a finding: tilted planes, or planes whose place is ambiguous.
    BadValueError, GeometryError
        An attribute is missing or wrong.
    """
    position = _vector(dataset, tags.ImagePositionPatient, 3)
    orientation = _vector(dataset, tags.ImageOrientationPatient, 6)
    spacing = read_spacing(dataset)
    row, column, normal = unit_directions(orientation)
    if not judge_orientation(orientation, remarks, "DO-01:slightly", "DO-02:tilted"):
        raise RefusedError
    offsets = _offsets(dataset, form, position, orientation, remarks)
    _judge_pointer(dataset, form, remarks)
    upwards = offsets if normal[2] > 0 else -offsets
    order = slice(None) if upwards[-1] >= upwards[0] else slice(None, None, -1)
    offsets = offsets[order]
    origin = np.array(position) + offsets[0] * normal
    geometry = Geometry(
        origin=origin,
        row_direction=row,
        column_direction=column,
        spacing=spacing,
        offsets=offsets - offsets[0],
        size=(form.rows, form.columns),
    )
    return geometry, order


def _vector(dataset: Dataset, tag: int, count: int) -> tuple[float, ...]:
    values = dataset.vector(tag, count)
    if values is None:
        raise BadValueError(tag, tr("nothing"), counted(count, "number"))
    return values


def _offsets(
    dataset: Dataset,
    form: PixelFormat,
    position: tuple[float, ...],
    orientation: tuple[float, ...],
    remarks: Remarks,
) -> NDArray[np.float64]:
    """Signed distance of every frame from the first pixel's plane, in file order."""
    offsets = dataset.numbers(tags.GridFrameOffsetVector)
    if offsets is None:
        if form.frames > 1:
            # neither Slice Thickness nor any other attribute says where they are
            raise _refused(
                remarks,
                "D03",
                tr("nothing"),
                counted(form.frames, "offset"),
                planes=form.frames,
            )
        offsets = np.zeros(1)
    if form.frames == 1:
        remarks.add(
            "DO-04",
            tag=tags.NumberOfFrames,
            found="1",
            expected=tr("several frames"),
        )
    if len(offsets) != form.frames:
        raise _refused(
            remarks,
            "DO-09:count",
            counted(len(offsets), "offset"),
            counted(form.frames, "offset"),
            planes=form.frames,
            positions=len(offsets),
        )
    with np.errstate(over="ignore"):
        steps = np.diff(offsets)
    if len(steps) and not (np.all(steps > 0) or np.all(steps < 0)):
        raise _refused(
            remarks,
            "DO-07:order",
            _shown(offsets),
            tr("rising or falling offsets"),
        )
    sizes = np.abs(steps)
    if len(steps) and not (
        SPACING_MM.holds(float(sizes.min())) and SPACING_MM.holds(float(sizes.max()))
    ):
        least, most = f"{sizes.min():.4g}", f"{sizes.max():.4g}"
        raise _refused(
            remarks,
            "DO-05:range",
            f"{least} mm"
            if least == most
            else tr("{least} to {most} mm", least=least, most=most),
            tr("steps from {limits}", limits=SPACING_MM),
        )
    if offsets[0] != 0:
        offsets = _absolute(offsets, position, orientation, remarks)
    judge_steps(steps, remarks)
    return offsets


def _absolute(
    offsets: NDArray[np.float64],
    position: tuple[float, ...],
    orientation: tuple[float, ...],
    remarks: Remarks,
) -> NDArray[np.float64]:
    """Offsets from the first plane of a vector that does not start with 0.

    If it starts with the z of Image Position it holds patient z: option b, which is
    for patients on their back with the head first.  Wherever planes are counted
    upwards it is the one reading, as offsets that merely start with that z lead to
    the same planes.  Counted downwards they lead to others.  After any other start it
    is not known whether the first plane lies where Image Position says.
    """
    z, upwards = position[2], float(unit_directions(orientation)[2][2])
    relative: NDArray[np.float64] = offsets - offsets[0]
    by_offset = z + upwards * relative[-1]
    if abs(offsets[0] - z) > STEP_MM:
        raise _refused(
            remarks,
            "DO-06:neither",
            _shown(offsets),
            tr("0 as first offset"),
            first=offsets[0],
            position=z,
            apart=z + upwards * offsets[0],
        )
    if upwards < 0:
        raise _refused(
            remarks,
            "DO-06:downwards",
            _shown(offsets),
            tr("0 as first offset"),
            first=z,
            absolute=offsets[-1],
            by_offset=by_offset,
        )
    remarks.add(
        "DO-06:absolute",
        tag=tags.GridFrameOffsetVector,
        found=_shown(offsets),
        expected=tr("0 as first offset"),
    )
    return relative


def judge_steps(steps: NDArray[np.float64], remarks: Remarks) -> None:
    """Warn of planes that are not equidistant; ``steps`` between them, mm."""
    if not len(steps):
        return
    sizes = np.abs(steps)
    usual = np.sort(sizes)[len(sizes) // 2]  # np.median would load numpy.ma
    if np.abs(sizes - usual).max() > STEP_MM:
        remarks.add(
            "DO-05",
            least=sizes.min(),
            most=sizes.max(),
            tag=tags.GridFrameOffsetVector,
            found=tr(
                "{least:.3f} to {most:.3f} mm", least=sizes.min(), most=sizes.max()
            ),
            expected=tr("equal steps within 0.01 mm"),
        )


def _judge_pointer(dataset: Dataset, form: PixelFormat, remarks: Remarks) -> None:
    """Frame Increment Pointer holds the tag of the vector (PS3.3 C.8.8.3)."""
    if form.frames == 1:
        return
    pointer = dataset.tags(tags.FrameIncrementPointer)
    if pointer != (tags.GridFrameOffsetVector,):
        remarks.add(
            "DO-03",
            tag=tags.FrameIncrementPointer,
            found=", ".join(f"({t >> 16:04X},{t & 0xFFFF:04X})" for t in pointer)
            or tr("nothing"),
            expected="(3004,000C)",
        )


def _refused(
    remarks: Remarks, key: str, found: str, expected: str, **values: object
) -> RefusedError:
    return refuse(remarks, key, tags.GridFrameOffsetVector, found, expected, **values)


def _shown(offsets: NDArray[np.float64]) -> str:
    text = "\\".join(f"{value:g}" for value in offsets[:4])
    return text + ("\\…" if len(offsets) > 4 else "")
