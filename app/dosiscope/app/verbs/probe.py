"""``dosiscope probe``: HU (or what the images have), dose and ROIs at points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.cli.options import add_identity, add_inputs, add_json, point

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose

WHAT = "HU, dose and ROIs at points"
SIGNED = ("--at",)


def add_options(parser: ArgumentParser) -> None:
    """Add the words of this verb."""
    add_inputs(parser)
    add_json(parser)
    parser.add_argument(
        "--at",
        metavar="X,Y,Z",
        action="append",
        type=point,
        required=True,
        help="point in patient coordinates, mm; may be repeated",
    )
    add_identity(parser)


def run(arguments: Namespace) -> int:
    """Print what is at each point; status 1 where a finding warns."""
    from dosiscope.app.cli.naming import print_head
    from dosiscope.app.cli.opening import open_case, print_json, run_watched, status_of
    from dosiscope.app.measure import measure_solids
    from dosiscope.app.opening_cases import as_told
    from dosiscope.app.probing import probed
    from dosiscope.core.text import mm_number
    from dosiscope.io.out.provenance import made_of

    case = as_told(open_case(arguments)[1])
    measured = run_watched(measure_solids(case))
    dose, ct = case.doses[0] if case.doses else None, case.ct
    has_hu = ct is None or ct.is_hounsfield
    if not arguments.json:
        print_head(case)
    points = []
    for at in arguments.at:
        found = probed(case, at, measured)
        points.append(
            {
                "at_mm": list(at),
                "hu": found.hu,
                **({} if has_hu else {"image_value": found.image_value}),
                "dose_gy": found.dose_gy,
                "inside": list(found.inside),
            }
        )
        if not arguments.json:
            where = ", ".join(mm_number(v) for v in at)
            print(
                f"({where}) mm: {_pixel_text(ct, found.pixel)}, "
                f"{_dose_text(dose, found.dose)}, "
                f"{', '.join(found.inside) or 'no ROI'}"
            )
    if arguments.json:
        uid = dose.key if dose else None
        made = {"dose_uid": uid, **made_of(case, dose)}
        if ct is not None and not has_hu:
            made["image_values"] = ct.value_name
        print_json({**made, "points": points})
    return status_of(case.findings)


def _pixel_text(ct: Ct | None, value: float | None) -> str:
    """Return the value of the pixel, "40 HU" or "MR 412", or why there is none."""
    from dosiscope.core.text import number_text

    if ct is None:
        return "no images"
    if value is None:
        return "no image data"
    return f"{number_text(value, 0)} HU" if ct.is_hounsfield else ct.value_text(value)


def _dose_text(dose: Dose | None, value: float | None) -> str:
    """Return the dose with its unit, or why there is none."""
    from dosiscope.core.text import dose_text

    if dose is None:
        return "no dose"
    return "no dose data" if value is None else dose_text(value, dose.unit_text)
