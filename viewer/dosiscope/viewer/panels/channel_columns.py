"""The columns of the channels of brachytherapy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.text import DASH
from dosiscope.viewer.panels.stated_columns import number_column, two_decimals, whole
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from dosiscope.core.brachy import ApplicationSetup, Brachy, Channel, Source

_NAME: Final = 96  # px, at least


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChannelRow:
    """A channel of an application setup, with its source."""

    setup: ApplicationSetup
    channel: Channel
    source: Source | None

    @property
    def key(self) -> tuple[int | None, int | None]:
        """What it is known by."""
        return self.setup.number, self.channel.number


def channel_rows(brachy: Brachy | None) -> tuple[ChannelRow, ...]:
    """Return the channels of a plan, in the order of the file."""
    if brachy is None:
        return ()
    sources = {one.number: one for one in brachy.sources}
    return tuple(
        ChannelRow(
            setup=setup, channel=channel, source=sources.get(channel.source, None)
        )
        for setup in brachy.setups
        for channel in setup.channels
    )


def channel_columns() -> tuple[Column[ChannelRow], ...]:
    """Return the columns of channels: setup, source, times, dwell positions."""

    def strength(row: ChannelRow) -> float | None:
        return row.source.air_kerma_rate if row.source is not None else None

    return (
        Column(
            title="Channel",
            cell=lambda row: Cell(_numbered(row.channel.number)),
            is_number=True,
        ),
        Column(title="Setup", cell=_application, least=_NAME),
        Column(title="Source", cell=lambda row: Cell(_isotope(row.source))),
        number_column(
            "Strength",
            "µGy/h",
            strength,
            two_decimals,
            "Reference Air Kerma Rate, at 1 m",
        ),
        number_column(
            "Total time", "s", lambda row: row.channel.total_time, two_decimals
        ),
        number_column("Dwell points", "", lambda row: len(row.channel.weights), whole),
        number_column(
            "TRAK",
            "µGy",
            lambda row: row.setup.total_air_kerma,
            two_decimals,
            "Total Reference Air Kerma of the setup, at 1 m",
        ),
    )


def _application(row: ChannelRow) -> Cell:
    setup = row.setup
    return Cell(" ".join(filter(None, (_numbered(setup.number), setup.type))))


def _isotope(source: Source | None) -> str:
    return DASH if source is None else source.isotope or _numbered(source.number)


def _numbered(number: int | None) -> str:
    return DASH if number is None else str(number)
