"""``dosiscope demo``: writes the demo patient."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import run
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from argparse import Namespace


def demo(arguments: Namespace) -> int:
    """Write the demo patient as DICOM files into an empty or new folder."""
    from dosiscope.io.synthetic.demo import write_demo

    folder, name = arguments.folder, path_text(arguments.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DosiscopeError(f"{name} is there already and not an empty folder")
    try:
        files = run(write_demo(folder))
    except OSError as error:
        reason = error.strerror or "writing failed"
        raise DosiscopeError(f"{name} cannot be written: {reason}") from error
    print(f"{len(files)} files written to {name}", file=sys.stderr)
    return 0
