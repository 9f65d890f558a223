"""The look: every colour, size and distance of the program, in one place."""

from __future__ import annotations

from typing import NamedTuple


class Theme(NamedTuple):
    """Colours as #rrggbb."""

    name: str
    window: str  # the deepest surface: window, bars
    panel: str
    raised: str  # hovered rows, inputs, chips
    line: str
    text: str
    secondary: str
    disabled: str
    accent: str
    good: str
    caution: str
    bad: str
    picture: str = "#000000"

    @property
    def zebra(self) -> str:
        """Surface of every other row of a list."""
        return blend(self.panel, self.raised, 0.45)

    @property
    def selected(self) -> str:
        """Surface of a selected row or an active chip."""
        return blend(self.panel, self.accent, 0.2)

    @property
    def active(self) -> str:
        """Surface of a switch that is on; text on it is `on_active`."""
        return blend(self.panel, self.accent, 0.5 if self.name == "dark" else 1.0)

    @property
    def edge(self) -> str:
        """Lines and signs by which a control is known; 3 : 1 on every surface."""
        return "#737e8b" if self.name == "dark" else "#7b8692"

    @property
    def field(self) -> str:
        """Surface of an input."""
        return self.window if self.name == "dark" else self.raised

    @property
    def on_active(self) -> str:
        """Text on `active`."""
        return "#ffffff"

    def soft(self, colour: str) -> str:
        """Surface of a pill or banner in one of the theme's colours."""
        return blend(self.panel, colour, 0.18)


def blend(below: str, above: str, share: float) -> str:
    """Return ``above`` laid over ``below`` with this opacity, as #rrggbb."""
    pairs = zip(_channels(below), _channels(above), strict=True)
    return "#" + "".join(f"{round(b + share * (a - b)):02x}" for b, a in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


DARK = Theme(
    name="dark",
    window="#15181c",
    panel="#1b1f24",
    raised="#232830",
    line="#2e343c",
    text="#e6e9ed",
    secondary="#9aa4b0",
    disabled="#6c7682",
    accent="#52a6ff",
    good="#3fb68b",
    caution="#f0c35a",
    bad="#eb8678",
)

LIGHT = Theme(
    name="light",
    window="#e9ecf0",
    panel="#f6f7f9",
    raised="#ffffff",
    line="#cfd5dc",
    text="#1b1f24",
    secondary="#535d69",
    disabled="#98a2ad",
    accent="#145cab",
    good="#17694a",
    caution="#7a5500",
    bad="#a63424",
)

PRINT = LIGHT._replace(
    name="print",
    window="#ffffff",
    panel="#ffffff",
    raised="#ffffff",
    line="#b9c1ca",
    text="#101418",
    secondary="#444d58",
    picture="#ffffff",
)


class PictureColours(NamedTuple):
    """What stands on a picture: its words, and the ground beside the image.

    Attributes
    ----------
    ground
        Where there is no image.
    halo, halo_share
        Around letters, and below what is drawn in `strong`; how dense it is.
    plate, plate_alpha
        Below words that stand on the image; opacity 0 to 255.
    strong
        Scales, and numbers at their ends.
    quiet
        Words beside the point: on bright bone the grey of the panels is too quiet.
    """

    name: str
    ground: str
    halo: str
    halo_share: float
    plate: str
    plate_alpha: int
    text: str
    strong: str
    quiet: str
    caution: str
    bad: str
    line: str

    def letter(self, colour: str) -> str:
        """Return the colour of letters: of a role, or #rrggbb that can be read.

        A colour of a file is kept on the dark picture, where it is one of many on
        greys; on white paper it is darkened until it has the contrast of text.
        """
        if not colour.startswith("#"):
            role: str = getattr(self, colour)
            return role
        share = 0.0
        while contrast(colour, self.halo) < _LEGIBLE and share < 1 and self.is_light:
            colour, share = blend(colour, self.strong, 0.1), share + 0.1
        return colour

    @property
    def is_light(self) -> bool:
        """Whether the ground is light."""
        return contrast(self.ground, "#ffffff") < contrast(self.ground, "#000000")


_LEGIBLE = 7.0  # contrast of text (WCAG 2, 1.4.6)


class BeamColours(NamedTuple):
    """What shapes a beam, on a picture from its source.

    Attributes
    ----------
    opening
        The outline of what is left open.
    leaf
        Leaves, and thinner all else that is closed.
    axes
        Graticule and isocentre.
    """

    opening: str
    jaw: str
    leaf: str
    block: str
    axes: str
    spot: str


BEAM_ON_PICTURE = BeamColours(
    opening="#ffffff",
    jaw="#5ad1e6",
    leaf="#8aa0bd",
    block="#d79bff",
    axes="#aeb8c4",
    spot="#ffb347",
)
BEAM_ON_PAPER = BeamColours(
    opening="#101418",
    jaw="#00697d",
    leaf="#5c6f8a",
    block="#7a3fb0",
    axes="#59626d",
    spot="#b35c00",
)

SCREEN_PICTURE = PictureColours(
    name="dark",
    ground=DARK.picture,
    halo="#000000",
    halo_share=1.0,
    plate="#14161a",
    plate_alpha=190,
    text=DARK.text,
    strong="#ffffff",
    quiet="#c0c8d2",
    caution=DARK.caution,
    bad=DARK.bad,
    line=DARK.line,
)

PRINT_PICTURE = PictureColours(
    name="print",
    ground=PRINT.picture,
    halo="#ffffff",
    halo_share=1.6,
    plate="#ffffff",
    plate_alpha=225,
    text=PRINT.text,
    strong="#000000",
    quiet=PRINT.secondary,
    caution=PRINT.caution,
    bad=PRINT.bad,
    line=PRINT.line,
)

GRID = 4  # px; every distance is a multiple
ROW = 28  # px, height of a row in a list
RADIUS = 6  # px
FONT = "Inter"
SMALL, NORMAL, LARGE, TITLE = 11.0, 12.5, 14.0, 20.0  # px
ICON = 16  # px
