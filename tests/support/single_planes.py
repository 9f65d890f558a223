"""The dose of the good case written one plane a file."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import numpy as np
from pydicom.uid import UID

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

    from support.synthetic.build import BuiltCase


def split(built: BuiltCase) -> list[Dataset]:
    """Write the dose of the good case, 16 planes, one plane a file, in any order."""
    dose = built.dose
    x, y, z = (float(v) for v in dose.ImagePositionPatient)
    frames = np.frombuffer(dose.PixelData, f"<u{dose.BitsAllocated // 8}")
    frames = frames.reshape(16, -1)
    # offsets count along rows times columns, which may point down
    row, column = np.array(dose.ImageOrientationPatient, float).reshape(2, 3)
    up = float(np.cross(row, column)[2])
    planes = []
    for n, offset in enumerate(map(float, dose.GridFrameOffsetVector)):
        plane = copy.deepcopy(dose)
        plane.NumberOfFrames = 1
        del plane.GridFrameOffsetVector, plane.FrameIncrementPointer
        plane.ImagePositionPatient = [x, y, z + up * offset]
        plane.PixelData = frames[n].tobytes()
        uid = UID(f"1.2.55.{(7 * n) % 16}")
        plane.SOPInstanceUID = plane.file_meta.MediaStorageSOPInstanceUID = uid
        planes.append(plane)
    built.doses = planes[::-1]
    return planes
