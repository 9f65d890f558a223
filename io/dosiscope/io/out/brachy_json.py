"""Brachytherapy of a plan as values for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.dwells import air_kerma_of, dwells_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.text import seven_figures
from dosiscope.io.out.plain_values import number_list, plain_values

if TYPE_CHECKING:
    from dosiscope.core.brachy import ApplicationSetup, Brachy, Channel


def brachy_values(brachy: Brachy) -> dict[str, Any]:
    """Return sources, setups, channels and their dwells."""
    return {
        "technique": brachy.technique,
        "type": brachy.type,
        "machine": brachy.machine,
        "sources": [plain_values(one) for one in brachy.sources],
        "setups": [_setup(brachy, one) for one in brachy.setups],
    }


def _setup(brachy: Brachy, setup: ApplicationSetup) -> dict[str, Any]:
    found, why = None, None
    try:
        found = seven_figures(air_kerma_of(brachy, setup))
    except NotEvaluableError as error:
        why = str(error)
    return {
        "number": setup.number,
        "name": setup.name,
        "type": setup.type,
        "total_air_kerma_ugy": setup.total_air_kerma,
        "air_kerma_of_dwells_ugy": found,
        "withheld": why,
        "channels": [_channel(one) for one in setup.channels],
    }


def _channel(channel: Channel) -> dict[str, Any]:
    values = {
        "number": channel.number,
        "source": channel.source,
        "movement": channel.movement,
        "length_mm": channel.length,
        "total_time_s": channel.total_time,
        "pulses": channel.pulses,
        "pulse_interval_s": channel.pulse_interval,
        "applicator": None
        if channel.applicator is None
        else plain_values(channel.applicator),
        "transfer_tube": channel.transfer_tube,
        "transfer_tube_length_mm": channel.transfer_tube_length,
    }
    try:
        dwells = dwells_of(channel)
    except NotEvaluableError as error:
        return {**values, "dwells": None, "between_s": None, "withheld": str(error)}
    return {
        **values,
        "dwells": [
            {
                "position_mm": None if np.isnan(place).any() else number_list(place),
                "relative_mm": seven_figures(float(along)),
                "time_s": seven_figures(float(time)),
            }
            for place, along, time in zip(
                dwells.places, dwells.relative, dwells.times, strict=True
            )
        ],
        "between_s": seven_figures(dwells.between),
        "withheld": None,
    }
