"""``dosiscope demo``: writes the demo patient."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dosiscope.app.cli.opening import run
from dosiscope.core.outputs import whole_folder
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from argparse import Namespace


def demo(arguments: Namespace) -> int:
    """Write the demo patient as DICOM files into an empty or new folder."""
    from dosiscope.demo.patient import write_demo

    folder = arguments.folder
    with whole_folder(folder) as aside:
        files = run(write_demo(aside))
    print(f"{len(files)} files written to {path_text(folder)}", file=sys.stderr)
    return 0
