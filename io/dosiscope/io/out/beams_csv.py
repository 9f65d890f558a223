"""The control points of beams, and dwells of sources, as CSV."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.beams.point_rows import point_rows
from dosiscope.core.dwells import dwells_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.text import cell_text, in_row, seven_figures_text
from dosiscope.io.out.provenance import head_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.beams.point_rows import PointRow
    from dosiscope.core.plan import Beam, Plan

_HEADS: Final = (
    *("beam", "name", "machine", "control_point", "weight", "meterset", "unit"),
    *("gantry_deg", "collimator_deg", "couch_deg"),
    *("source_x_mm", "source_y_mm", "source_z_mm"),
    *("jaw_x1_mm", "jaw_x2_mm", "jaw_y1_mm", "jaw_y2_mm"),
    *("energy", "energy_unit", "dose_rate", "ssd_mm"),
    *("point_bev_x_mm", "point_bev_y_mm", "withheld"),
)
_DWELL_HEADS: Final = (
    *("setup", "channel", "source", "dwell", "time_s", "relative_mm"),
    *("x_mm", "y_mm", "z_mm", "withheld"),
)


def beams_csv(
    plan: Plan,
    beams: Iterable[Beam],
    made: dict[str, Any],
    at: Sequence[float] | None = None,
) -> str:
    """Return a row a control point, then, of brachytherapy, a row a dwell.

    Parameters
    ----------
    made
        The objects (`dosiscope.io.out.provenance.made_of`).
    at
        A point of the patient that is looked for in the beam's eye, mm.
    """
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# purpose", PURPOSE])
    for key, value in head_lines(made):
        rows.writerow([f"# {key}", cell_text(value)])
    if at is not None:
        rows.writerow(["# point_mm", in_row(" ", map(seven_figures_text, at))])
    tables: list[tuple[tuple[str, ...], Iterable[Iterable[str]]]] = []
    chosen = list(beams)
    if chosen:
        tables.append((_HEADS, _beams(plan, chosen, at)))
    if plan.brachy is not None:
        tables.append((_DWELL_HEADS, _dwells(plan)))
    for heads, of_table in tables:
        rows.writerow([])
        rows.writerow(heads)
        rows.writerows([cell_text(cell) for cell in row] for row in of_table)
    return text.getvalue()


def _beams(
    plan: Plan, beams: Iterable[Beam], at: Sequence[float] | None
) -> Iterator[Iterator[str]]:
    for beam in beams:
        for row in point_rows(plan, beam, at):
            yield _point(beam, row)


def _point(beam: Beam, row: PointRow) -> Iterator[str]:
    yield str(beam.number)
    yield beam.name
    yield beam.machine
    yield str(row.index)
    yield seven_figures_text(row.weight)
    yield seven_figures_text(row.meterset)
    yield beam.meterset_unit
    for angle in (row.gantry, row.collimator, row.couch):
        yield seven_figures_text(angle)
    source = (None,) * 3 if row.eye is None else row.eye.source.tolist()
    yield from map(seven_figures_text, source)
    for side in ("x1", "x2", "y1", "y2"):
        yield seven_figures_text(getattr(row.jaws, side))
    yield seven_figures_text(row.energy)
    yield beam.energy_unit
    yield seven_figures_text(row.rate)
    yield seven_figures_text(row.skin_distance)
    yield from map(seven_figures_text, row.seen or (None, None))
    yield in_row("; ", filter(None, (row.withheld, row.not_shaped)))


def _dwells(plan: Plan) -> Iterator[tuple[str, ...]]:
    assert plan.brachy is not None
    for setup in plan.brachy.setups:
        for channel in setup.channels:
            own = tuple(
                "" if number is None else str(number)
                for number in (setup.number, channel.number, channel.source)
            )
            try:
                dwells = dwells_of(channel)
            except NotEvaluableError as error:
                yield (*own, *[""] * 6, str(error))
                continue
            for n, time in enumerate(dwells.times.tolist()):
                numbers = (time, float(dwells.relative[n]), *dwells.places[n].tolist())
                yield (*own, str(n + 1), *map(seven_figures_text, numbers), "")
