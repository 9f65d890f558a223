"""Files that come with the program: fonts and icons."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FONT_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
_STROKE = "currentColor"


def _root() -> Traversable:
    return files("dosiscope.resources")


def fonts() -> tuple[bytes, ...]:
    """Return the contents of the font files: Inter in three weights."""
    return tuple((_root() / "fonts" / name).read_bytes() for name in FONT_FILES)


@lru_cache(maxsize=256)
def icon_svg(name: str, colour: str) -> bytes:
    """Return the icon ``name`` as SVG with its strokes in ``colour`` (#rrggbb).

    Raises
    ------
    FileNotFoundError
        There is no icon of this name.
    """
    text = (_root() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace(_STROKE, colour).encode()


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons, sorted."""
    names = (entry.name for entry in (_root() / "icons").iterdir())
    return tuple(sorted(n.removesuffix(".svg") for n in names if n.endswith(".svg")))


def logo_svg() -> bytes:
    """Return the program's own sign as SVG."""
    return (_root() / "logo.svg").read_bytes()


def style_template() -> str:
    """Return the style sheet with $names in place of colours and sizes."""
    return (_root() / "style.qss").read_text(encoding="utf-8")


def path_of(*parts: str) -> str:
    """Return the path of a file for Qt's style sheets, with forward slashes."""
    entry = _root()
    for part in parts:
        entry = entry / part
    return str(entry).replace("\\", "/")
