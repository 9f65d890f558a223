"""The beams of a plan as values for JSON: all that is stated, control point by point.

Names of keys end in their unit. What is not stated, or does not follow from what is, is
null; the reason stands beside it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dosiscope.core.beam_words import applicator_gap, first_known
from dosiscope.core.beams.eye import position_of
from dosiscope.core.beams.point_rows import point_rows
from dosiscope.core.beams.spots import is_scanned, spot_layers
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import LEFT_OUT
from dosiscope.core.text import seven_figures
from dosiscope.io.out.brachy_json import brachy_values
from dosiscope.io.out.plain_values import number_list, number_rows, plain_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.beams.point_rows import PointRow
    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, PatientSetup, Plan, ToleranceTable


def beam_values(
    plan: Plan,
    beams: Iterable[Beam],
    made: Mapping[str, Any],
    *,
    at: Sequence[float] | None = None,
    rois: Mapping[int, str],
    with_spots: bool = False,
    identity: bool = True,
) -> dict[str, Any]:
    """Return beams and brachytherapy of a plan.

    Parameters
    ----------
    beams
        Those that are asked for.
    made
        The objects (`dosiscope.io.out.provenance.made_of`).
    at
        A point of the patient that is looked for in the beam's eye, mm.
    rois
        Names of ROIs by number, which boli have.
    with_spots
        Whether every spot of ions is told, not their layers alone.
    identity
        Whether what a user has written of the patient's setup is told.
    """
    return {
        **made,
        "point_mm": None if at is None else list(at),
        "beams": [
            _beam(plan, one, at=at, rois=rois, with_spots=with_spots) for one in beams
        ],
        "setups": [_patient_setup(one, identity=identity) for one in plan.setups],
        "brachy": None if plan.brachy is None else brachy_values(plan.brachy),
        "not_read": list(plan.wrong),
    }


def _beam(
    plan: Plan,
    beam: Beam,
    *,
    at: Sequence[float] | None,
    rois: Mapping[int, str],
    with_spots: bool,
) -> dict[str, Any]:
    points = beam.points
    tables = [
        one for one in plan.tolerance_tables if one.number == beam.tolerance_table
    ]
    return {
        "number": beam.number,
        "name": beam.name,
        "description": beam.description,
        "type": beam.type,
        "radiation": beam.radiation,
        "delivery": beam.delivery,
        "machine": beam.machine,
        "energies": list(beam.energies),
        "energy_unit": beam.energy_unit,
        "fluence": [beam.fluence_mode, beam.fluence_id],
        "meterset": beam.meterset,
        "unit": beam.meterset_unit,
        "dose_gy": beam.dose_gy,
        "final_weight": beam.final_weight,
        "isocentre_mm": None if beam.isocentre is None else list(beam.isocentre),
        "source_axis_mm": None if beam.source_axis is None else list(beam.source_axis),
        "ssd_mm": None if points is None else first_known(points.skin_distances),
        "patient_position": _position(plan, beam),
        "setup": beam.setup,
        "tolerance_table": _tolerances(tables[0]) if len(tables) == 1 else None,
        "wedges": [plain_values(one) for one in beam.wedges],
        "blocks": [plain_values(one) for one in beam.blocks],
        "compensators": [plain_values(one) for one in beam.compensators],
        "bolus": [
            {**plain_values(one), "roi": rois.get(one.roi_number or 0)}
            for one in beam.boli
        ],
        "applicators": [plain_values(one) for one in beam.applicators],
        "opening_withheld": applicator_gap(beam) or None,
        "snout": beam.snout,
        "scan_mode": beam.scan_mode,
        "range_shifters": _devices(beam.range_shifters, points, "shifter_settings"),
        "range_modulators": _devices(
            beam.range_modulators, points, "modulator_settings"
        ),
        "spreading_devices": _devices(
            beam.spreading_devices, points, "spreader_settings"
        ),
        "leaf_boundaries_mm": {
            one.type: list(one.boundaries) for one in beam.devices if one.boundaries
        },
        "reference_images": list(beam.reference_images),
        "not_read": list(beam.wrong),
        "control_points": [_point(row) for row in point_rows(plan, beam, at)],
        **_layers(beam, with_spots=with_spots),
    }


def _patient_setup(setup: PatientSetup, *, identity: bool) -> dict[str, Any]:
    if setup.technique_description and not identity:
        setup = replace(setup, technique_description=LEFT_OUT)
    return plain_values(setup)


def _position(plan: Plan, beam: Beam) -> str | None:
    try:
        return position_of(plan, beam)
    except NotEvaluableError:
        return None


def _point(row: PointRow) -> dict[str, Any]:
    eye, jaws = row.eye, row.jaws
    is_one = eye is None or eye.distances[0] == eye.distances[1]
    return {
        "index": row.index,
        "weight": row.weight,
        "meterset": seven_figures(row.meterset),
        "gantry": row.gantry,
        "collimator": row.collimator,
        "couch": row.couch,
        "isocentre_mm": None if row.isocentre is None else list(row.isocentre),
        "source_mm": None if eye is None else number_list(eye.source),
        # of ions those of x and of y
        **({} if is_one or eye is None else {"sources_mm": number_rows(eye.sources)}),
        "withheld": row.withheld or None,
        "energy": row.energy,
        "dose_rate": row.rate,
        "ssd_mm": row.skin_distance,
        "snout_mm": row.snout,
        "wedges": {str(number): place for number, place in row.wedges.items()},
        "jaws_mm": {"x": [jaws.x1, jaws.x2], "y": [jaws.y1, jaws.y2]},
        "leaves_mm": {
            one.type: {"side_1": one.first.tolist(), "side_2": one.second.tolist()}
            for one in row.leaves
        },
        "shape_withheld": row.not_shaped or None,
        "point_bev_mm": None
        if row.seen is None
        else list(map(seven_figures, row.seen)),
    }


def _layers(beam: Beam, *, with_spots: bool) -> dict[str, Any]:
    """Return the layers of a scanned beam, or why there are none."""
    try:
        layers = spot_layers(beam)
    except NotEvaluableError as error:
        why = str(error) if is_scanned(beam) else None
        return {"layers": None, "layers_withheld": why}
    found = []
    for one in layers:
        meterset = None if one.metersets is None else float(one.metersets.sum())
        values: dict[str, Any] = {
            "control_point": one.point,
            "energy": one.energy,
            "spots": len(one.weights),
            "weight": seven_figures(one.weight),
            "meterset": seven_figures(meterset),
            "tune": one.tune,
            "size_mm": None if one.size is None else list(one.size),
            "paintings": one.paintings,
        }
        if with_spots:
            values["positions_mm"] = number_rows(one.positions)
            values["weights"] = number_list(one.weights)
        found.append(values)
    return {"layers": found, "layers_withheld": None}


def _devices(
    devices: Iterable[Any], points: ControlPoints | None, settings: str
) -> list[dict[str, Any]]:
    """Return what ions pass through, each with how it stands at every control point."""
    held = {} if points is None else getattr(points, settings)
    return [
        {
            **plain_values(one),
            "settings": [
                None if setting is None else plain_values(setting)
                for setting in held.get(one.number, ())
            ],
        }
        for one in devices
    ]


def _tolerances(table: ToleranceTable) -> dict[str, Any]:
    return {
        "number": table.number,
        "label": table.label,
        "tolerances": [plain_values(one) for one in table.tolerances],
    }
