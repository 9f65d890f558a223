"""Generated cases of known size, written once and kept in a temporary folder."""

from __future__ import annotations

import getpass
import os
import shutil
import tempfile
from pathlib import Path

from speed.generated.common import Case, Size
from speed.generated.ct import write_ct
from speed.generated.dose import write_dose
from speed.generated.plan import write_plan
from speed.generated.structures import write_structures

VERSION = 3  # of what speed.generated writes: another one is written anew

P200 = Size("P200", 200, 30, 2.5, 0.67)
P600 = Size("P600", 600, 60, 1.0, 0.11)
CROWDED = Size("crowded", 20, 4, 2.5, 1.0, crowd=1000)
SMALL = Size("small", 40, 10, 2.5, 0.67, side=256, dose=(40, 60, 80))
COMPRESSED = tuple(
    Size(kind, 200, 1, 2.5, 1.0, compression=kind)
    for kind in ("jpeg-lossless", "rle", "jpeg-2000", "jpeg-ls")
)
RLE = next(size for size in COMPRESSED if size.compression == "rle")


def folder_of(size: Size) -> Path:
    """Return the folder of a case; it is written if it is not there yet."""
    base = Path(tempfile.gettempdir()) / f"dosiscope-benchmark-{getpass.getuser()}"
    base.mkdir(mode=0o700, exist_ok=True)
    folder = base / f"{size.name}-{VERSION}"
    if not folder.exists():
        unfinished = base / f"{size.name}.{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        _write(Case(size, unfinished))
        unfinished.rename(folder)
    return folder


def _write(case: Case) -> None:
    """Write all files, in the order in which they draw from the one generator."""
    write_ct(case)
    write_structures(case)
    write_plan(case)
    write_dose(case)
