"""In which forms pictures are saved, and how a file says which it is."""

from __future__ import annotations

from pathlib import Path

ONLY_PNG = "PNG (*.png)"
BOTH = f"{ONLY_PNG};;SVG (*.svg)"


def is_svg(path: str) -> bool:
    """Whether a file is to be SVG, by its name; else it is PNG."""
    return Path(path).suffix.casefold() == ".svg"
