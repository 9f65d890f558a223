"""What the tools have measured, and a profile, as CSV with what they are made of."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.language import tr
from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.text import cell_text, seven_figures_text
from dosiscope.io.out.provenance import head_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Reference
    from dosiscope.core.marks.area_statistics import Spread
    from dosiscope.core.marks.line_profile import LineProfile
    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.marks.reading import MarkReading
    from dosiscope.core.plane import Vector

RULE = tr(
    "areas: of the pixels whose centres lie inside or on the edge; the dose is "
    "interpolated at these centres; sd with n - 1"
)


def marks_csv(
    readings: Sequence[MarkReading],
    ct: Ct | None,
    dose: Dose | None,
    made: dict[str, Any],
    reference: Reference | None = None,
) -> str:
    """Return a row for each mark, below a head of one pair a line after ``#``.

    Numbers of a point stand in the columns of the means.  ``reference`` is what their
    percentages are of.
    """
    text, rows = _begun(ct, made)
    if reference is not None:
        told = f"{seven_figures_text(reference.gray)} {_unit(dose)}, {reference.source}"
        rows.writerow(["# reference_dose", cell_text(told)])
    rows.writerow(["# statistics", RULE])
    rows.writerow([])
    image, unit = _image_name(ct), _unit(dose)
    spread = ("sd", "min", "max", "pixels")
    rows.writerow(
        [
            *("name", "kind", "plane", "x_mm", "y_mm", "z_mm", "points_mm"),
            *("length_mm", "angle_deg", "area_mm2", "width_mm", "height_mm"),
            *("pixels", image, *(f"{image}_{one}" for one in spread)),
            *(f"dose {unit}", *(f"dose_{one} {unit}".strip() for one in spread[:3])),
            *("dose_pixels", "dose_percent", "structures"),
        ]
    )
    for reading in readings:
        rows.writerow(_row(reading))
    return text.getvalue()


def profile_csv(
    mark: Mark,
    profile: LineProfile,
    ct: Ct | None,
    doses: Sequence[Dose],
    made: dict[str, Any],
) -> str:
    """Return a row for each point of a profile; empty cells where there is no value."""
    text, rows = _begun(ct, made)
    rows.writerow(["# profile", cell_text(mark.title)])
    for name, point in (("from_mm", mark.points[0]), ("to_mm", mark.points[-1])):
        rows.writerow([f"# {name}", _place(point)])
    rows.writerow([])
    heads = ["distance_mm", "x_mm", "y_mm", "z_mm"]
    columns = [profile.along, *profile.points.T]
    if ct is not None and profile.image is not None:
        heads.append(_image_name(ct))
        columns.append(profile.image)
    for dose, values in zip(doses, profile.doses, strict=True):
        heads.append(cell_text(f"dose {_unit(dose)} {dose.label} {dose.key}"))
        columns.append(values)
    rows.writerow(heads)
    lists = [map(seven_figures_text, column.tolist()) for column in columns]
    rows.writerows(zip(*lists, strict=True))
    return text.getvalue()


def _begun(ct: Ct | None, made: dict[str, Any]) -> tuple[StringIO, Any]:
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# purpose", PURPOSE])
    if ct is not None:
        rows.writerow(["# images_uid", cell_text(ct.header.uid)])
        rows.writerow(["# images_values", cell_text(ct.value_name)])
    for name, value in head_lines(made):
        rows.writerow([f"# {name}", cell_text(value)])
    return text, rows


def _row(reading: MarkReading) -> list[str]:
    mark, area = reading.mark, reading.area
    kind = mark.kind
    return [
        cell_text(mark.title),
        str(kind),
        "" if kind is MarkKind.POINT else mark.plane.orientation.name,
        *map(seven_figures_text, mark.middle),
        "; ".join(map(_place, mark.points)),
        seven_figures_text(mark.length) if kind.is_line else "",
        seven_figures_text(mark.angle) if kind is MarkKind.ANGLE else "",
        seven_figures_text(mark.area) if kind.is_area else "",
        *(map(seven_figures_text, mark.sides) if kind.is_area else ("", "")),
        "" if area is None else str(area.pixels),
        *_spread(reading.image, area.image if area else None),
        *_spread(reading.dose, area.dose if area else None),
        seven_figures_text(reading.percent),
        cell_text(", ".join(reading.structures)),
    ]


def _spread(value: float | None, spread: Spread | None) -> list[str]:
    """Return mean (or the value of a point), SD, least, greatest and count."""
    if spread is None:
        return [seven_figures_text(value), "", "", "", ""]
    numbers = spread.mean, spread.deviation, spread.least, spread.greatest
    return [*map(seven_figures_text, numbers), str(spread.count)]


def _image_name(ct: Ct | None) -> str:
    if ct is None or ct.is_hounsfield:
        return "hu"
    return ct.value_name.replace(" ", "_").lower()


def _unit(dose: Dose | None) -> str:
    return "Gy" if dose is None else dose.unit_text


def _place(point: Vector) -> str:
    return " ".join(map(seven_figures_text, point))
