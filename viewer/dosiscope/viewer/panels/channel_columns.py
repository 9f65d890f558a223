"""The columns of the channels of brachytherapy, and of their dwells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.text import DASH, mm_number, number_text
from dosiscope.viewer.beam_colours import channel_colour
from dosiscope.viewer.panels.stated_columns import number_column, two_decimals, whole
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dosiscope.core.brachy import ApplicationSetup, Channel, Source
    from dosiscope.core.dwells import Dwells
    from dosiscope.core.plan import Plan
    from dosiscope.viewer.seen_channels import SeenChannel

_NAME: Final = 96  # px, at least


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChannelRow:
    """A channel of an application setup, with its source."""

    seen: SeenChannel
    source: Source | None

    @property
    def setup(self) -> ApplicationSetup:
        """The application setup."""
        return self.seen.setup

    @property
    def channel(self) -> Channel:
        """The channel."""
        return self.seen.channel


class DwellRow(NamedTuple):
    """A dwell of a channel, by its place in the order of the control points."""

    seen: SeenChannel
    dwells: Dwells
    n: int

    @property
    def place(self) -> tuple[float, float, float]:
        """Where the source dwells, mm."""
        x, y, z = self.dwells.places[self.n].tolist()
        return x, y, z


def channel_rows(plan: Plan, channels: Iterable[SeenChannel]) -> tuple[ChannelRow, ...]:
    """Return the rows of channels of a plan, in the order of the file."""
    sources = plan.brachy.sources if plan.brachy is not None else ()
    numbered = {one.number: one for one in sources}
    return tuple(
        ChannelRow(seen=seen, source=numbered.get(seen.channel.source))
        for seen in channels
    )


def dwell_rows(channels: Iterable[SeenChannel]) -> tuple[DwellRow, ...]:
    """Return the rows of the dwells of channels, in the order of delivery."""
    return tuple(
        DwellRow(seen, seen.dwells, n)
        for seen in channels
        if seen.dwells is not None
        for n in range(len(seen.dwells))
    )


def dwell_columns() -> tuple[Column[DwellRow], ...]:
    """Return the columns of dwells: channel, time, place."""

    def place(axis: int) -> Callable[[DwellRow], float | None]:
        return lambda row: _finite(row.dwells.places[row.n, axis])

    return (
        number_column(tr("Channel"), "", lambda row: row.seen.channel.number, whole),
        number_column(
            tr("Dwell"), "", lambda row: row.n, whole, tr("In the order of delivery")
        ),
        number_column(
            tr("Time"), "s", lambda row: float(row.dwells.times[row.n]), _time
        ),
        number_column(
            tr("Along"),
            "mm",
            lambda row: _finite(row.dwells.relative[row.n]),
            mm_number,
            tr("From the far end of the channel"),
        ),
        *(
            number_column(name, "mm", place(axis), mm_number)
            for axis, name in enumerate("xyz")
        ),
    )


def _finite(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _time(seconds: float) -> str:
    return number_text(seconds, 1)


def channel_columns() -> tuple[Column[ChannelRow], ...]:
    """Return the columns of channels: setup, source, times, dwells."""

    def strength(row: ChannelRow) -> float | None:
        return row.source.air_kerma_rate if row.source is not None else None

    return (
        Column(
            title=tr("Channel"),
            cell=lambda row: Cell(
                _numbered(row.channel.number), swatch=channel_colour(row.seen.place)
            ),
            is_number=True,
        ),
        Column(title=tr("Setup", "of brachytherapy"), cell=_application, least=_NAME),
        Column(title=tr("Source"), cell=lambda row: Cell(_isotope(row.source))),
        number_column(
            tr("Strength"),
            "µGy/h",
            strength,
            two_decimals,
            tr("Reference Air Kerma Rate, at 1 m"),
        ),
        number_column(
            tr("Total time"), "s", lambda row: row.channel.total_time, two_decimals
        ),
        number_column(tr("Dwells"), "", _dwells, whole),
        number_column(
            "TRAK",
            "µGy",
            lambda row: row.setup.total_air_kerma,
            two_decimals,
            tr("Total Reference Air Kerma of the setup, at 1 m"),
        ),
    )


def _dwells(row: ChannelRow) -> float | None:
    return None if row.seen.dwells is None else len(row.seen.dwells)


def _application(row: ChannelRow) -> Cell:
    setup = row.setup
    return Cell(" ".join(filter(None, (_numbered(setup.number), setup.type))))


def _isotope(source: Source | None) -> str:
    return DASH if source is None else source.isotope or _numbered(source.number)


def _numbered(number: int | None) -> str:
    return DASH if number is None else str(number)
