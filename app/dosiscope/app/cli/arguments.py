"""The words of the command line (a contract: docs/user-guide.md)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator


def parse(words: list[str]) -> argparse.Namespace:
    """Return the arguments; exit with status 2 and a sentence on wrong use."""
    if not words or (words[0] not in VERBS and not _asks_for_itself(words[0])):
        words = ["view", *words]
    return _parser(words[0]).parse_args(list(_joined(words)))


def _joined(words: list[str]) -> Iterator[str]:
    """Join options with values that may begin with a minus sign, for argparse."""
    rest = iter(words)
    for word in rest:
        value = next(rest, None) if word in ("--at", "--window", "--z") else None
        yield word if value is None else f"{word}={value}"


class _Parser(argparse.ArgumentParser):
    """Repeats no control characters: a word may be the name of a file."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and exit with status 2."""
        super().error(visible(message))


def _asks_for_itself(word: str) -> bool:
    return word in ("-h", "--help", "--version")


def _parser(verb: str) -> argparse.ArgumentParser:
    """Return the parser with all verbs, and the options of the one that is used."""
    parser = _Parser(
        "dosiscope",
        description=f"Reviews a radiotherapy dose from DICOM files. {NOT_CLINICAL}.",
        epilog="Exit status: 0 fine, 1 findings at WARN or worse, "
        "2 wrong use or nothing readable. 'dosiscope VERB --help' tells more.",
    )
    parser.add_argument(
        "--version", action="version", version=f"dosiscope {__version__}"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, (what, add_options) in VERBS.items():
        options = verbs.add_parser(name, help=what)
        if name == verb:
            add_options(options)
    return parser


def _view(view: argparse.ArgumentParser) -> None:
    _inputs(view, needed="*")
    view.add_argument("--demo", action="store_true", help="open the demo patient")


def _check(check: argparse.ArgumentParser) -> None:
    _inputs(check)
    _json(check)
    check.add_argument(
        "--html", type=Path, metavar="FILE", help="write the report as an HTML page"
    )
    check.add_argument(
        "--hashes",
        action="store_true",
        help="add the SHA-256 of every input file to --json (--html always has them)",
    )
    _force(check)
    _identity(check)


def _dvh(dvh: argparse.ArgumentParser) -> None:
    _inputs(dvh)
    _json(dvh)
    dvh.add_argument("--csv", type=Path, metavar="FILE", help="write the curves as CSV")
    _force(dvh)
    dvh.add_argument(
        "--dvh-at",
        metavar="LIST",
        default="",
        help="more metrics, such as D95%%,V20Gy,D2cc (see docs/user-guide.md)",
    )
    dvh.add_argument(
        "--rois", metavar="A,B", default="", help="only these ROIs (names or numbers)"
    )
    _reference(dvh)
    _dvh_choice(dvh)
    _identity(dvh)


def _probe(probe: argparse.ArgumentParser) -> None:
    _inputs(probe)
    _json(probe)
    probe.add_argument(
        "--at",
        metavar="X,Y,Z",
        action="append",
        type=_point,
        required=True,
        help="point in patient coordinates, mm; may be repeated",
    )
    _identity(probe)


def _demo(demo: argparse.ArgumentParser) -> None:
    demo.add_argument("folder", metavar="DIR", type=Path)


def _dvh_choice(dvh: argparse.ArgumentParser) -> None:
    dvh.add_argument(
        "--end-rule",
        choices=("half", "1.5mm", "tapered", "none"),
        default="half",
        help="how far on-slice structures reach beyond their first and last contour",
    )
    dvh.add_argument(
        "--smooth",
        action="store_true",
        help="smooth profile with tapered ends, for rounded targets on coarse slices",
    )
    dvh.add_argument(
        "--cubic-dose",
        action="store_true",
        help="interpolate the dose by cubic splines for small structures",
    )
    dvh.add_argument(
        "--band", action="store_true", help="add the uncertainty of every DVH"
    )


def _snapshot(snapshot: argparse.ArgumentParser) -> None:
    _inputs(snapshot)
    snapshot.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.png")
    _force(snapshot)
    snapshot.add_argument(
        "--z", type=float, metavar="MM", help="plane, patient z in mm"
    )
    snapshot.add_argument(
        "--window", type=_pair, metavar="C,W", help="centre, width in HU"
    )
    snapshot.add_argument(
        "--levels", metavar="LIST", default="", help="isodoses, such as 95%%,50%%,20Gy"
    )
    snapshot.add_argument("--rois", metavar="A,B", default=None, help="only these ROIs")
    snapshot.add_argument(
        "--size", type=_size, metavar="WxH", default=(1000, 1000), help="pixels"
    )
    snapshot.add_argument("--scale", type=int, choices=(1, 2, 3, 4), default=1)
    _reference(snapshot)
    _identity(snapshot)


def _inputs(parser: argparse.ArgumentParser, needed: str = "+") -> None:
    parser.add_argument("paths", nargs=needed, type=Path, metavar="PATH")
    for word, what in (
        ("--plan", "plan"),
        ("--dose", "dose"),
        ("--structure-set", "structure set"),
    ):
        parser.add_argument(
            word,
            metavar="UID",
            default="",
            help=f"choose the {what} by SOP Instance UID"
            + ("; of DVHs alone: what is shown as stored" if what == "dose" else ""),
        )
    parser.add_argument(
        "--ignore-off-slice",
        action="store_true",
        help="take contours on images only, as systems do that cannot read others; "
        "every ROI it concerns is flagged",
    )
    parser.add_argument(
        "--shift-to-slices",
        action="store_true",
        help="where all contours lie off the images by one distance of 0.01 to 0.5 mm, "
        "show and measure them on the nearest slice; a warning tells it",
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON on stdout")


def _force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--force",
        action="store_true",
        help="replace an output file that Dosiscope did not write; "
        "what was opened is never replaced",
    )


def _identity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-identity",
        action="store_true",
        help="leave out what tells who the patient is, file names too",
    )


def _reference(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--reference",
        type=float,
        metavar="GY",
        help="dose that is 100 %%; else the plan's, where it states exactly one",
    )


def _numbers(text: str, count: int, what: str) -> tuple[float, ...]:
    try:
        values = tuple(float(part) for part in text.split(","))
    except ValueError:
        values = ()
    if len(values) != count or not all(abs(v) < 1e9 for v in values):
        raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
    return values


def _point(text: str) -> tuple[float, ...]:
    return _numbers(text, 3, "a point X,Y,Z in mm")


def _pair(text: str) -> tuple[float, ...]:
    centre, width = _numbers(text, 2, "a window C,W in HU")
    if width <= 0:
        raise argparse.ArgumentTypeError("the width of a window is positive")
    return centre, width


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size WxH in pixels")
    if not (64 <= int(width) <= 8192 and 64 <= int(height) <= 8192):
        raise argparse.ArgumentTypeError("a size is between 64 and 8192 pixels a side")
    return int(width), int(height)


VERBS = {
    "view": ("open the window (the default verb)", _view),
    "check": ("list cases, objects, references and findings", _check),
    "dvh": ("DVHs, computed and stored, with statistics", _dvh),
    "probe": ("HU, dose and ROIs at points", _probe),
    "snapshot": ("write the axial picture as PNG", _snapshot),
    "demo": ("write the demo patient as DICOM files", _demo),
    "selftest": ("does this installation calculate right?", _json),
}
