"""Reading a case: ours, the bytes alone, and pydicom; each in a fresh process.

    python -m speed.reading TASK FOLDER

prints seconds of wall and process time, and the peak of memory.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from speed.timing import peak_mb

if TYPE_CHECKING:
    from collections.abc import Callable


def ct_bytes(folder: Path) -> Callable[[], object]:
    """Floor: the pixels' bytes straight into one array of the right size."""
    files = sorted(folder.glob("CT/*.dcm"))

    def read() -> object:
        volume = np.empty((len(files), 512 * 512), np.int16)
        for file, plane in zip(files, volume, strict=True):
            with open(file, "rb", buffering=0) as opened:
                opened.seek(-plane.nbytes, os.SEEK_END)
                opened.readinto(plane.data)
        return volume

    return read


def ct_ours(folder: Path) -> Callable[[], object]:
    """Headers, sorting, checks and pixels as the program does it."""
    from dosiscope.core.progress import finish
    from dosiscope.io.case.scan import scan
    from dosiscope.io.ct import volume as ct
    from dosiscope.io.ct.image import CtImage

    count = len(list(folder.glob("CT/*.dcm")))

    def read() -> object:
        found = finish(scan([folder / "CT"]))
        (images,) = found.images.values()
        volume, _ = finish(ct.load([i for i in images if isinstance(i, CtImage)]))
        assert volume is not None
        assert len(volume.image_uids) == count
        return volume

    return read


def ct_pydicom(folder: Path) -> Callable[[], object]:
    """What most programs do: pydicom's pixel_array, sorted and stacked."""
    import pydicom

    files = sorted(folder.glob("CT/*.dcm"))

    def read() -> object:
        images = [pydicom.dcmread(file) for file in files]
        images.sort(key=lambda image: float(image.ImagePositionPatient[2]))
        return np.stack([image.pixel_array for image in images])

    return read


def structures_bytes(folder: Path) -> Callable[[], object]:
    """Floor: the file's bytes."""
    return (folder / "RS.dcm").read_bytes


def structures_ours(folder: Path) -> Callable[[], object]:
    """The whole structure set with all its checks."""
    from dosiscope.core.progress import finish
    from dosiscope.io.files.part10 import read_file
    from dosiscope.io.rt.structure_set import structure_set_steps

    return lambda: finish(structure_set_steps(read_file(folder / "RS.dcm")))


def structures_pydicom(folder: Path) -> Callable[[], object]:
    """pydicom as it is: an array of every ContourData."""
    import pydicom

    def read() -> object:
        dataset = pydicom.dcmread(folder / "RS.dcm")
        return [
            np.array(contour.ContourData, float)
            for roi in dataset.ROIContourSequence
            for contour in roi.ContourSequence
        ]

    return read


def structures_pydicom_numpy(folder: Path) -> Callable[[], object]:
    """pydicom with its switch for arrays (config.use_DS_numpy)."""
    import pydicom

    pydicom.config.use_DS_numpy = True
    return structures_pydicom(folder)


def case_ours(folder: Path) -> Callable[[], object]:
    """Everything of a folder: scan, choice, load."""
    from dosiscope.core.link import propose
    from dosiscope.core.progress import finish
    from dosiscope.io.case.load import load
    from dosiscope.io.case.scan import scan

    def read() -> object:
        found = finish(scan([folder]))
        return finish(load(found, propose(found.inventory)))

    return read


TASKS = {
    task.__name__: task
    for task in (
        ct_bytes,
        ct_ours,
        ct_pydicom,
        structures_bytes,
        structures_ours,
        structures_pydicom,
        structures_pydicom_numpy,
        case_ours,
    )
}


def main() -> None:
    """Run one task."""
    task, folder = sys.argv[1], Path(sys.argv[2])
    work = TASKS[task](folder)
    for file in folder.rglob("*.dcm"):
        file.read_bytes()  # into the system's cache
    gc.freeze()  # as the program does after its imports
    begin, used = time.perf_counter(), time.process_time()
    result: Any = work()
    figures = {
        "wall": time.perf_counter() - begin,
        "cpu": time.process_time() - used,
        "peak_mb": peak_mb(),
    }
    del result
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
