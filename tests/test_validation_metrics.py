"""The page of validation of metrics says what is so."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from dosiscope.core.dvh.metrics import METRICS
from support.metric_phantoms import SPHERE
from support.metric_rows import (
    CORD_LIMIT,
    Row,
    contoured_rows,
    cord_rows,
    gaussian_rows,
    sphere_rows,
    spheres_rows,
)

PAGE = Path(__file__).parents[1] / "docs" / "validation-metrics.md"
ROWS = {
    "sphere": sphere_rows,
    "contoured": contoured_rows,
    "spheres": spheres_rows,
    "Gaussian": gaussian_rows,
    "cord": cord_rows,
}


@cache
def rows_of(name: str) -> list[Row]:
    return ROWS[name]()


@cache
def told() -> dict[tuple[str, str], list[str]]:
    """The cells of every row of the page, by phantom and metric."""
    found = defaultdict(list)
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6:
            found[cells[0], cells[1]] = cells
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_on_the_page(name: str) -> None:
    for row in rows_of(name):
        cells = told()[row.phantom, row.metric]
        true, found = (cells[n].split(" ")[0] for n in (2, 3))
        assert row.found.number is not None
        # the last figures may be those of another way to sample
        assert float(found) == pytest.approx(row.found.number, rel=1e-3, abs=2e-3)
        assert true == ("" if row.true is None else f"{row.true:.5f}")


def test_the_sphere_is_as_exact_as_promised() -> None:
    # volumes to 0.1 % of the whole
    bars = {"Gy": 0.01, "%": 0.1, "cc": 0.001 * SPHERE["Volume"], "": 0.001}
    for row in rows_of("sphere"):
        bar = bars[row.found.unit]
        assert row.found.number == pytest.approx(row.true, abs=bar), row.metric


@pytest.mark.slow
@pytest.mark.parametrize("name", ["spheres", "Gaussian"])
def test_indices_are_as_exact_as_promised(name: str) -> None:
    for row in rows_of(name):
        assert row.found.number == pytest.approx(row.true, rel=0.005), row


@pytest.mark.slow
def test_intervals_hold_the_truth() -> None:
    for name in ROWS:
        for row in rows_of(name):
            if row.true is not None:
                slack = 1e-3 * max(row.true, 1)
                assert row.found.low - slack <= row.true <= row.found.high + slack, row


def test_the_cord_fails() -> None:
    for row in rows_of("cord"):
        assert row.found.low > CORD_LIMIT, row


def test_every_metric_is_defined() -> None:
    text = PAGE.read_text("utf-8")
    for kind in METRICS:
        behind = f"{kind.before}x" if kind.at_units else ""
        assert f"| `{kind.name}{behind}`" in text
        assert kind.tip.format(at="x") in text
