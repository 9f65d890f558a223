"""What one more file of an open case costs, beside opening all of it at once.

    python -m speed.growing FOLDER [--rounds 5]

prints milliseconds of process time, each the least of the rounds, in turns: of opening
the whole case, and of taking into an open case its dose, the last of its images, a file
of another patient, and a tenth of its images while more of them are still to come.
"""

from __future__ import annotations

import argparse
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pydicom
from speed.timing import cpu_of, held_apart

from dosiscope.app.grow import GrowingCase, grow_steps
from dosiscope.app.loading import load_steps
from dosiscope.core.acceptance import NOTHING_ACCEPTED
from dosiscope.core.growing import Coming
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.scan import scan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.app.grow import Grown


class Open(NamedTuple):
    """A case that is open, and the files that it is of."""

    growing: GrowingCase
    files: tuple[str, ...]


def opened(files: Sequence[Path]) -> Open:
    """Open a case as the window does, but for showing it."""
    found = finish(scan(files))
    selection = propose(found.inventory)
    loaded = finish(load_steps(found, selection, NOTHING_ACCEPTED))
    growing = GrowingCase(
        scan=found,
        aside=None,
        selection=selection,
        case=loaded.case,
        compared=(),
        accepted=NOTHING_ACCEPTED,
        kept=loaded.kept,
    )
    return Open(growing, tuple(map(str, files)))


def grown(one: Open, files: Sequence[Path], coming: Coming) -> Grown:
    """Take more files into an open case."""
    return finish(grow_steps(one.growing, tuple(map(str, files)), lambda _: coming))


def measure(folder: Path, rounds: int = 5) -> dict[str, float]:
    """Return the process time of each, ms."""
    images = sorted(folder.glob("CT/*.dcm"))
    files = sorted(path for path in folder.rglob("*.dcm"))
    (dose,) = folder.glob("RD*.dcm")
    half = images[len(images) // 2 :]
    stranger = folder.parent / f"{folder.name}-stranger.dcm"
    _write_stranger(images[0], stranger)
    parts = {
        "dose": [dose],
        "image": images[-1:],
        "stranger": [stranger],
        "arriving": half[: len(images) // 10],
    }
    absent = {**parts, "arriving": half}
    opens = {
        name: opened([file for file in files if file not in absent[name]])
        for name in parts
    }
    found: dict[str, list[float]] = {"whole": []}
    with held_apart():
        for _ in range(rounds):
            found["whole"].append(cpu_of(lambda: opened(files)))
            for name, one in opens.items():
                coming = Coming.MORE if name == "arriving" else Coming.NOTHING
                cost = cpu_of(partial(grown, one, parts[name], coming))
                found.setdefault(name, []).append(cost)
    stranger.unlink()
    return {name: 1000 * min(times) for name, times in found.items()}


def _write_stranger(image: Path, path: Path) -> None:
    dataset = pydicom.dcmread(image)
    dataset.PatientID, dataset.PatientName = "stranger", "Stranger"
    for name in ("SOPInstanceUID", "SeriesInstanceUID", "StudyInstanceUID"):
        setattr(dataset, name, f"{getattr(dataset, name)}.1"[-64:].lstrip("."))
    dataset.FrameOfReferenceUID = "1.2.3"
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    dataset.save_as(path)


def main() -> None:
    """Measure a case and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print(json.dumps(measure(asked.folder, asked.rounds)))


if __name__ == "__main__":
    main()
