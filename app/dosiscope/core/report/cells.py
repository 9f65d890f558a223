"""Cells of a report made of values, so that all sections write them alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import anonymous
from dosiscope.core.report.document import Cell, Tone
from dosiscope.core.text import (
    DASH,
    PLUS_MINUS,
    grouped,
    uncertainty_number,
    volume_text,
)

if TYPE_CHECKING:
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult


def words(text: str, tone: Tone = Tone.PLAIN) -> Cell:
    """Return a cell of words; a dash where there are none."""
    return Cell(text=text.strip() or DASH, tone=tone)


def told(text: str, *, identity: bool) -> str:
    """Return a sentence as it may be told: without identity where that is left out."""
    return str(text) if identity else anonymous(text)


def count(number: int | None) -> Cell:
    """Return a cell of a whole number; a dash where it is not known."""
    if number is None:
        return Cell(text=DASH)
    return Cell(text=grouped(number), value=number)


def volume(cc: float | None) -> Cell:
    """Return a cell of a volume in cc."""
    return Cell(text=volume_text(cc), value=cc)


def metric(result: DvhResult, asked: Metric) -> Cell:
    """Return a cell of a metric of a DVH, with its bound and its ±."""
    value = result.value(asked)
    text = f"{value.sign}{value.number_text}"
    spread = result.uncertainty(asked)
    if spread is not None:
        text += f" {PLUS_MINUS} {uncertainty_number(spread, value.number_text)}"
    if value.number is None:
        return Cell(text=DASH, tone=Tone.FAINT)
    return Cell(text=text, value=value.number, sign=value.sign, spread=spread)
