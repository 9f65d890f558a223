"""Too little memory is told in a sentence about the object that needs it."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support import small_files
from support.platforms import BOUNDED_MEMORY

if TYPE_CHECKING:
    from pathlib import Path

_LIMIT = 512 << 20


def huge_dose(path: Path, rows: int = 5000) -> None:
    """Write a dose of 10 x rows x 5000 samples of 32 bits whose zeros take no disk."""
    ds = small_files.dose_dataset(tuple(2.0 * k for k in range(10)))
    ds.Rows, ds.Columns, ds.NumberOfFrames = rows, 5000, 10
    small_files.write(ds, path)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"\xe0\x7f\x10\0OW")
    size = 10 * rows * 5000 * 4
    data[at + 8 : at + 12] = struct.pack("<L", size)
    path.write_bytes(data[: at + 12])
    os.truncate(path, at + 12 + size)


@pytest.mark.slow
@BOUNDED_MEMORY
def test_a_dose_larger_than_the_memory_is_refused(tmp_path: Path) -> None:
    import resource

    huge_dose(tmp_path / "RD.dcm")
    code = "import sys; from dosiscope.app.main import main; sys.exit(main())"
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (_LIMIT, _LIMIT)),
    )
    assert done.returncode == 1, done.stderr
    assert "not enough memory" in done.stdout
    assert "Traceback" not in done.stderr
