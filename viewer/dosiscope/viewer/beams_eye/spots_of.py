"""Which spots of an ion beam are shown at a control point, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import counted, number_text, trimmed
from dosiscope.viewer.beams_eye.spot_map import SpotMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.beams.spots import SpotLayer
    from dosiscope.core.plan import Beam


def spots_of(beam: Beam, point: int, *, all_layers: bool) -> tuple[SpotMap | None, str]:
    """Return the spots of the layer of a control point, or of all layers added up.

    None for a beam that states none, or where they cannot be used: then why, a clause.
    """
    if beam.points is None or not any(beam.points.spots):
        return None, ""
    from dosiscope.core.beams.spots import all_spots, spot_layers

    try:
        layers = spot_layers(beam)
    except DosiscopeError as error:
        return None, str(error)
    if not layers:
        return None, tr("all spots have the weight 0")
    if all_layers:
        positions, weights = all_spots(layers)
        nothing = np.empty((0, 2))
        text = _text_of_all(beam, layers, len(positions))
        return SpotMap(
            positions=positions, weights=weights, others=nothing, text=text
        ), ""
    at = max((n for n, one in enumerate(layers) if one.point <= point), default=0)
    layer = layers[at]
    others = [one.positions for n, one in enumerate(layers) if n != at]
    return SpotMap(
        positions=layer.positions,
        weights=layer.weights,
        others=np.concatenate([np.empty((0, 2)), *others]),
        text=_text_of(beam, layers, at),
    ), ""


def _text_of(beam: Beam, layers: Sequence[SpotLayer], at: int) -> str:
    layer = layers[at]
    used = int(np.count_nonzero(layer.weights))
    parts = [tr("Layer {n} of {count}", n=at + 1, count=len(layers))]
    if layer.energy is not None:
        parts.append(f"{trimmed(layer.energy, 2)} {beam.energy_unit}")
    parts += [counted(used, "spot"), _meterset(beam, layer.metersets, layer.weights)]
    parts += _shifters(beam, layer.point)
    return ", ".join(parts)


def _text_of_all(beam: Beam, layers: Sequence[SpotLayer], places: int) -> str:
    energies = [one.energy for one in layers if one.energy is not None]
    parts = [tr_count("All {n} layer", "All {n} layers", len(layers))]
    if energies:
        ends = tr(
            "{first} to {last}",
            first=trimmed(min(energies), 2),
            last=trimmed(max(energies), 2),
        )
        parts.append(f"{ends} {beam.energy_unit}")
    weights = np.concatenate([one.weights for one in layers])
    metersets = [one.metersets for one in layers if one.metersets is not None]
    whole = np.concatenate(metersets) if len(metersets) == len(layers) else None
    parts += [
        tr(
            "{spots} at {places}",
            spots=counted(len(weights), "spot"),
            places=counted(places, "place"),
        ),
        _meterset(beam, whole, weights),
    ]
    return ", ".join(parts)


def _meterset(
    beam: Beam, metersets: NDArray[np.float64] | None, weights: NDArray[np.float64]
) -> str:
    if metersets is None:
        return tr("weight {weight}", weight=trimmed(float(weights.sum()), 4))
    return f"{number_text(float(metersets.sum()), 2)} {beam.meterset_unit}"


def _shifters(beam: Beam, point: int) -> list[str]:
    """Return the range shifters with their settings at a control point."""
    if beam.points is None:
        return []
    told = []
    for one in beam.range_shifters:
        settings = beam.points.shifter_settings.get(one.number, ())
        setting = settings[point] if point < len(settings) else None
        name = one.id or one.number or ""
        if setting is not None and setting.setting:
            name = f"{name} {setting.setting}"
        text = tr("range shifter {name}", name=name).strip()
        if setting is not None and setting.water_mm is not None:
            water = tr(
                "{thickness} mm of water", thickness=trimmed(setting.water_mm, 1)
            )
            text = f"{text} ({water})"
        told.append(text)
    return told
