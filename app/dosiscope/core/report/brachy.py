"""What a report tells of brachytherapy: sources, application setups, channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.report.cells import count, nothing, number, words
from dosiscope.core.report.document import Cell, Column, Facts, Table
from dosiscope.core.text import moment_text, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.brachy import ApplicationSetup, Brachy, Channel, Source
    from dosiscope.core.report.document import Block


def brachy_blocks(brachy: Brachy) -> Iterator[Block]:
    """Yield what a plan states of brachytherapy."""
    yield Facts(
        pairs=(
            (tr("Brachytherapy"), words(brachy.technique)),
            (tr("Treatment type"), words(brachy.type)),
            (tr("Treatment machine"), words(brachy.machine)),
        )
    )
    yield _sources(brachy)
    yield Table(
        key="brachy channels",
        title=tr("Channels"),
        columns=(
            Column(
                key="setup",
                heading=tr("Setup", "of brachytherapy"),
                is_number=True,
                is_name=True,
            ),
            Column(key="setup_type", heading=tr("Type")),
            Column(
                key="air_kerma",
                heading=tr("Total air kerma"),
                unit="µGy",
                is_number=True,
            ),
            Column(key="channel", heading=tr("Channel"), is_number=True, is_name=True),
            Column(key="source", heading=tr("Source"), is_number=True),
            Column(key="time_s", heading=tr("Total time"), unit="s", is_number=True),
            Column(key="control_points", heading=tr("Control points"), is_number=True),
        ),
        rows=tuple(
            _channel(setup, channel)
            for setup in brachy.setups
            for channel in setup.channels or (None,)
        ),
        note=tr("Total reference air kerma is that of the setup, at 1 m."),
        empty=tr("The plan states no application setup."),
    )


def _sources(brachy: Brachy) -> Table:
    return Table(
        key="brachy sources",
        title=tr("Sources"),
        columns=(
            Column(key="number", heading=tr("No."), is_number=True, is_name=True),
            Column(key="isotope", heading=tr("Isotope")),
            Column(
                key="strength",
                heading=tr("Strength"),
                unit="µGy/h at 1 m",
                is_number=True,
            ),
            Column(key="as_of", heading=tr("As of")),
            Column(
                key="half_life", heading=tr("Half-life"), unit="days", is_number=True
            ),
        ),
        rows=tuple(map(_source, brachy.sources)),
        empty=tr("The plan states no source."),
    )


def _source(one: Source) -> tuple[Cell, ...]:
    return (
        count(one.number),
        words(one.isotope),
        number(one.air_kerma_rate, trimmed(one.air_kerma_rate, 2)),
        words(moment_text(one.date, one.time)),
        number(one.half_life_days, trimmed(one.half_life_days, 3)),
    )


def _channel(setup: ApplicationSetup, channel: Channel | None) -> tuple[Cell, ...]:
    """Return the row of a channel; of a setup without any, what it states itself."""
    own = (
        count(setup.number),
        words(setup.type),
        number(setup.total_air_kerma, trimmed(setup.total_air_kerma, 2)),
    )
    if channel is None:
        return (*own, *(nothing() for _ in range(4)))
    return (
        *own,
        count(channel.number),
        count(channel.source),
        number(channel.total_time, trimmed(channel.total_time, 2)),
        count(len(channel.weights)),
    )
