"""Writes the program's own sign as PNG in the sizes of desktops, and as SVG.

Usage: python packaging/linux/icons.py ICONS

ICONS is a folder like /usr/share/icons/hicolor.  Needs PySide6.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

LOGO = Path(__file__).parents[2] / "resources/dosiscope/resources/logo.svg"
NAME = "org.dosiscope.Dosiscope"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Write all of them."""
    icons, renderer = Path(sys.argv[1]), QSvgRenderer(str(LOGO))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter)
        painter.end()
        path = icons / f"{size}x{size}/apps/{NAME}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(path)):
            raise SystemExit(f"{path} cannot be written.")
    scalable = icons / f"scalable/apps/{NAME}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(LOGO, scalable)


if __name__ == "__main__":
    main()
