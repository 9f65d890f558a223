"""Files that come with the program: fonts and icons."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FONT_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
_STROKE = "currentColor"
# not importlib.resources: Qt reads files by their paths only
_ROOT = Path(__file__).parent


def font_paths() -> tuple[str, ...]:
    """Return the paths of the font files: Inter in three weights."""
    return tuple(path_of("fonts", name) for name in FONT_FILES)


@lru_cache(maxsize=256)
def icon_svg(name: str, colour: str) -> bytes:
    """Return the icon ``name`` as SVG with its strokes in ``colour`` (#rrggbb).

    Raises
    ------
    FileNotFoundError
        There is no icon of this name.
    """
    text = (_ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace(_STROKE, colour).encode()


def logo_svg() -> bytes:
    """Return the program's own sign as SVG."""
    return (_ROOT / "logo.svg").read_bytes()


def style_template() -> str:
    """Return the style sheet with $names in place of colours and sizes."""
    return (_ROOT / "style.qss").read_text(encoding="utf-8")


def path_of(*parts: str) -> str:
    """Return the path of a file for Qt's style sheets, with forward slashes."""
    return _ROOT.joinpath(*parts).as_posix()
