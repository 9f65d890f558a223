"""Options that several verbs have (a contract: docs/guide/command-line.md)."""

from __future__ import annotations

import argparse
from pathlib import Path

from dosiscope.core.acceptance import IGNORE_OFF_SLICE, SHIFT_TO_SLICES

_DOSES = (
    "; a sum: UID+UID, 0.5*UID+UID, or beams, that of all beams of the plan; of DVHs "
    "alone: what is shown as stored"
)
_LEAST_MM = 0.1
# by which UID each is chosen that is no single instance
_UIDS = {"--ct": "Series Instance UID: another CT, or MR or PET"}


def add_inputs(parser: argparse.ArgumentParser, needed: str = "+") -> None:
    """Add what is opened, and what is chosen of it."""
    parser.add_argument("paths", nargs=needed, type=Path, metavar="PATH")
    for word, what in (
        ("--plan", "plan"),
        ("--dose", "dose"),
        ("--structure-set", "structure set"),
        ("--ct", "grey images"),
    ):
        parser.add_argument(
            word,
            metavar="UID",
            default="",
            help=f"choose the {what} by {_UIDS.get(word, 'SOP Instance UID')}"
            + (_DOSES if what == "dose" else ""),
        )
    _add_conversion(parser)
    parser.add_argument(
        "--accept",
        metavar="RULE[,RULE…]",
        action="extend",
        type=_words,
        default=[],
        help="show what these rules withhold though a person may know better, such as "
        "PAT-03 (another Patient ID) or DO-24 (dose of another frame of reference); "
        "'check' names them, and a red line tells it everywhere",
    )
    parser.add_argument(
        "--ignore-off-slice",
        dest="accept",
        action="append_const",
        const=IGNORE_OFF_SLICE,
        help="take contours on images only, as systems do that cannot read others; "
        "every ROI it concerns is flagged (the same as --accept OS-17)",
    )
    parser.add_argument(
        "--shift-to-slices",
        dest="accept",
        action="append_const",
        const=SHIFT_TO_SLICES,
        help="where all contours lie off the images by one distance of 0.01 to 0.5 mm, "
        "show and measure them on the nearest slice; a warning tells it (the same as "
        "--accept RC-05)",
    )


def _add_conversion(parser: argparse.ArgumentParser) -> None:
    """Add that doses are converted to EQD2 or BED."""
    which = parser.add_mutually_exclusive_group()
    for word, what in (("--eqd2", "EQD2"), ("--bed", "BED")):
        which.add_argument(
            word,
            metavar="AB[,ROI=AB…]",
            default="",
            help=f"make {what} of the dose with this alpha/beta in Gy; structures may "
            "have their own (3,PTV=10), the first counts where they overlap; of a sum "
            "each dose is converted first",
        )
    parser.add_argument(
        "--fractions",
        metavar="N[,N…]",
        type=_fractions,
        default=(),
        help="in how many fractions each dose is given, instead of what the plan "
        "says; the name of the dose says that it was typed",
    )


def _fractions(text: str) -> tuple[int, ...]:
    """Return numbers of fractions, one for each dose."""
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of fractions")
    return tuple(map(int, parts))


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add that the result is printed as JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON on stdout")


def add_force(parser: argparse.ArgumentParser) -> None:
    """Add that a file of others may be replaced."""
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace an output file that Dosiscope did not write; "
        "what was opened is never replaced",
    )


def add_sidecar(parser: argparse.ArgumentParser, what: str) -> None:
    """Add that a file lies beside what is written, from which it is seen again."""
    parser.add_argument(
        "--sidecar",
        type=Path,
        metavar="F.json",
        help="write beside it what it was made of: 'view F.json' opens it again, "
        + what,
    )


def add_identity(parser: argparse.ArgumentParser) -> None:
    """Add that the patient is not told."""
    parser.add_argument(
        "--no-identity",
        action="store_true",
        help="leave out what tells who the patient is, file names too",
    )


def add_reference(parser: argparse.ArgumentParser) -> None:
    """Add the dose that is 100 %."""
    parser.add_argument(
        "--reference",
        type=number,
        metavar="GY",
        help="dose that is 100 %%; else the plan's, where it states exactly one",
    )


def add_palette(parser: argparse.ArgumentParser) -> None:
    """Add published colours in place of the usual ones."""
    parser.add_argument(
        "--palette",
        type=palettes,
        default=(),
        metavar="NAME[,NAME]",
        help="colours that are told apart with every kind of colour vision: okabe-ito "
        "or tol-bright for structures, tol-sunset for isodoses",
    )


def add_goals(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """Add the template of goals, and what its structures are here."""
    parser.add_argument(
        "--goals",
        required=required,
        metavar="FILE",
        help="a template of goals (CSV; JSON of ProKnow or PlanScoreCard), or the name "
        "of an example that comes with the program (see docs/guide/goals.md)",
    )
    parser.add_argument(
        "--assign",
        action="append",
        default=[],
        metavar="GOAL=ROI",
        help="take this ROI for the structure that the template names; as often as "
        "needed",
    )


def add_with(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Add the doses that A is compared with."""
    parser.add_argument(
        "--with",
        dest="with_doses",
        action="append",
        default=None if required else [],
        metavar="UID",
        required=required,
        help="dose B, of the same or of a rival plan, or a sum as of --dose; A is that "
        "of --dose; the difference is A - B; several times: A with each of them",
    )


def add_gamma(parser: argparse.ArgumentParser) -> None:
    """Add with which criteria two doses are compared."""
    parser.add_argument(
        "--gamma",
        metavar="CRITERIA",
        default="",
        help="gamma of B against A, such as 3%%/2mm or 3%%/2mm,local; 3%% are of the "
        "maximum of A, or of the dose at the point",
    )
    parser.add_argument(
        "--threshold",
        type=number,
        metavar="PERCENT",
        help="no gamma where A is below this part of its maximum (10)",
    )


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add what the plan check holds a plan against."""
    parser.add_argument(
        "--limits",
        type=Path,
        metavar="FILE",
        help="the clinic's limits, key = value a line (see docs/plan-check.md)",
    )


def _words(text: str) -> list[str]:
    return [word.strip().upper() for word in text.split(",") if word.strip()]


def _numbers(text: str, count: int, what: str) -> tuple[float, ...]:
    try:
        values = tuple(float(part) for part in text.split(","))
    except ValueError:
        values = ()
    if len(values) != count or not all(abs(v) < 1e9 for v in values):
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
    return values


def number(text: str) -> float:
    """Return a number; whether it can be meant says who takes it."""
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number") from None


def whole(text: str) -> int:
    """Return a whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None


def point(text: str) -> tuple[float, ...]:
    """Return a point X,Y,Z in mm."""
    return _numbers(text, 3, "a point X,Y,Z in mm")


def millimetres(text: str) -> float:
    """Return a position in mm."""
    return _numbers(text, 1, "a position in mm")[0]


def distance(text: str) -> float:
    """Return a distance in mm, more than 0."""
    found = _numbers(text, 1, "a distance in mm")[0]
    if found < _LEAST_MM:
        raise argparse.ArgumentTypeError(f"a distance is at least {_LEAST_MM} mm")
    return found


def share(text: str) -> float:
    """Return a share in %, 0 to 100."""
    found = _numbers(text, 1, "a share in %")[0]
    if not 0 <= found <= 100:
        raise argparse.ArgumentTypeError("a share lies between 0 and 100 %")
    return found


def pair(text: str) -> tuple[float, ...]:
    """Return centre and width of a window, HU."""
    centre, width = _numbers(text, 2, "a window C,W in HU")
    if width <= 0:
        raise argparse.ArgumentTypeError("the width of a window is positive")
    return centre, width


def palettes(text: str) -> tuple[str, ...]:
    """Return the keys of palettes, at most one of structures and one of isodoses."""
    from dosiscope.app.chosen_palettes import why_no_palettes

    keys = tuple(word.strip().lower() for word in text.split(","))
    if why := why_no_palettes(keys):
        raise argparse.ArgumentTypeError(why)
    return keys


def size(text: str) -> tuple[int, int]:
    """Return width and height of a picture."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size WxH in pixels")
    if not (64 <= int(width) <= 8192 and 64 <= int(height) <= 8192):
        raise argparse.ArgumentTypeError("a size is between 64 and 8192 pixels a side")
    return int(width), int(height)
