"""Published colours that are told apart with every kind of colour vision.

M. Okabe and K. Ito, Color Universal Design, 2008 (https://jfly.uni-koeln.de/color/),
without their black, which the picture is; P. Tol, Colour Schemes, technical note
SRON/EPS/TN/09-002, issue 3.2, 2021 (https://personal.sron.nl/~pault/): "bright", and
the diverging "sunset" with its own linear interpolation, without the darkest ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours with the name by which they are known.

    Attributes
    ----------
    key
        By which a choice is kept.
    """

    key: str
    name: str
    colours: tuple[RGB, ...]


def _of_text(key: str, name: str, text: str) -> Palette:
    rows = (bytes.fromhex(one) for one in text.split())
    return Palette(
        key=key, name=name, colours=tuple((row[0], row[1], row[2]) for row in rows)
    )


OKABE_ITO: Final = _of_text(
    "okabe-ito",
    marked("Okabe and Ito"),
    "E69F00 56B4E9 009E73 F0E442 0072B2 D55E00 CC79A7",
)
TOL_BRIGHT: Final = _of_text(
    "tol-bright",
    marked("Tol, bright"),
    "4477AA EE6677 228833 CCBB44 66CCEE AA3377 BBBBBB",
)
SUNSET: Final = _of_text(
    "tol-sunset",
    marked("Tol, sunset"),
    "364B9A 4A7BB7 6EA6CD 98CAE1 C2E4EF EAECCC FEDA8B FDB366 F67E4B DD3D2D A50026",
)
ROI_PALETTES: Final = {one.key: one for one in (OKABE_ITO, TOL_BRIGHT)}
LEVEL_PALETTES: Final = {one.key: one for one in (SUNSET,)}
# of the whole: what is darker than that is not seen on a dark picture
_FIRST, _LAST = 0.08, 0.92


def along(palette: Palette, share: float) -> RGB:
    """Return the colour of a place in a palette of steps, 0 (first) to 1 (last)."""
    at = (_FIRST + share * (_LAST - _FIRST)) * (len(palette.colours) - 1)
    number = min(int(at), len(palette.colours) - 2)
    beside = zip(palette.colours[number], palette.colours[number + 1], strict=True)
    red, green, blue = (round(a + (at - number) * (b - a)) for a, b in beside)
    return red, green, blue
