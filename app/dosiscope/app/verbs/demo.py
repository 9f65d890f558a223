"""``dosiscope demo``: writes the demo patient as DICOM files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

WHAT = "write the demo patient as DICOM files"


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    parser.add_argument("folder", metavar="DIR", type=Path)


def run(arguments: Namespace) -> int:
    """Do it and return the status of the process."""
    from dosiscope.app.cli.demo import demo

    return demo(arguments)
