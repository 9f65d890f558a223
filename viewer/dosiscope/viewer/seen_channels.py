"""What can be drawn of the channels of brachytherapy: where their sources dwell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from dosiscope.core.brachy import ApplicationSetup, Channel
    from dosiscope.core.dwells import Dwells
    from dosiscope.core.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenChannel:
    """A channel of an application setup.

    Attributes
    ----------
    place
        In the plan, from 0: its colour is of that, whether others are drawn or not.
    dwells
        None where they do not follow from what is stated.
    why
        Why it is not drawn, a sentence; "" where it is.
    """

    place: int
    setup: ApplicationSetup
    channel: Channel
    dwells: Dwells | None
    why: str


def see_channels(plan: Plan) -> tuple[SeenChannel, ...]:
    """Return the channels of a plan, in the order of the file."""
    if plan.brachy is None:
        return ()
    channels = (
        (setup, channel) for setup in plan.brachy.setups for channel in setup.channels
    )
    return tuple(_seen(place, *one) for place, one in enumerate(channels))


def _seen(place: int, setup: ApplicationSetup, channel: Channel) -> SeenChannel:
    from dosiscope.core.dwells import dwells_of

    dwells, why = None, ""
    try:
        dwells = dwells_of(channel)
    except DosiscopeError as error:
        why = str(error)
    if dwells is not None and np.isnan(dwells.places).any():
        why = tr("where its source dwells is not stated")
    if why:
        name = tr("Channel")
        if channel.number is not None:
            name = tr("Channel {number}", number=channel.number)
        why = tr("{name} is not drawn: {why}.", name=name, why=why)
    return SeenChannel(
        place=place, setup=setup, channel=channel, dwells=dwells, why=why
    )
