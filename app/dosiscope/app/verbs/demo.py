"""``dosiscope demo``: writes the demo patient as DICOM files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "write the demo patient as DICOM files"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    parser.add_argument("folder", metavar="DIR", type=Path)


def run(arguments: Namespace) -> int:
    """Write it as DICOM files into an empty or new folder."""
    from dosiscope.app.cli.opening import run_watched
    from dosiscope.core.outputs import whole_folder
    from dosiscope.core.visible import path_text
    from dosiscope.demo.patient import write_demo

    folder = arguments.folder
    with whole_folder(folder) as aside:
        files = run_watched(write_demo(aside))
    print(f"{len(files)} files written to {path_text(folder)}", file=sys.stderr)
    return 0
