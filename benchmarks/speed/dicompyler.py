"""dicompyler-core in an environment of its own: it needs an older pydicom.

    python -m speed.dicompyler FOLDER

prints seconds of process time of reading a structure set and of thirty DVHs, its and
ours; or why that cannot be measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from tempfile import gettempdir

sys.path.insert(0, str(Path(__file__).parents[1]))

PACKAGES = ("dicompyler-core==0.5.6", "pydicom==2.4.4", "numpy<2")
_ROOT = Path(gettempdir(), "dosiscope-benchmark-dicompyler")
_STRUCTURES = """
import sys, time
from dicompylercore import dicomparser
begin = time.process_time()
file = dicomparser.DicomParser(sys.argv[1])
for number in file.GetStructures():
    file.GetStructureCoordinates(number)
print(time.process_time() - begin)
"""


def interpreter() -> Path:
    """Return the Python that has it; make its environment the first time.

    Raises `subprocess.CalledProcessError` where it cannot be installed.
    """
    python = _ROOT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = _ROOT / "complete"
    if not done.exists():
        venv.create(_ROOT, clear=True, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", *PACKAGES],
            check=True,
            capture_output=True,
        )
        done.touch()
    return python


def structures(folder: Path) -> float:
    """Seconds that it takes to read the structure set of a case."""
    done = subprocess.run(
        [interpreter(), "-W", "ignore", "-c", _STRUCTURES, folder / "RS.dcm"],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    try:
        python = interpreter()
    except (subprocess.CalledProcessError, OSError) as error:
        print(json.dumps({"not_measured": f"cannot be installed: {error}"}))
        return
    from against_dicompyler import measure

    found = measure(str(python))
    theirs = structures(Path(sys.argv[1]))
    keys = ("own_s", "default_s", "extents_s")
    print(json.dumps({"structures_s": theirs} | {key: found[key] for key in keys}))


if __name__ == "__main__":
    main()
