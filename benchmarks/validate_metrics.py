"""Make docs/validation-metrics.md: metrics and indices against closed forms.

python benchmarks/validate_metrics.py [OUT.md]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from validate_dvh_planning import table

from dosiscope.core.dvh.metrics import METRICS
from support.metric_rows import (
    Row,
    contoured_rows,
    cord_rows,
    gaussian_rows,
    sphere_rows,
    spheres_rows,
)

TEMPLATE = Path(__file__).with_name("validation-metrics.template.md")


def kinds_text() -> str:
    """Return a row of the table for every kind of metric."""
    rows = []
    for kind in METRICS:
        behind = f"{kind.before}x" if kind.at_units else ""
        units = f", x in {', '.join(kind.at_units)}" if kind.at_units else ""
        tip = kind.tip.format(at="x")
        rows.append(f"| `{kind.name}{behind}`{units} | {tip} |")
    return "\n".join(rows)


def rows_text(rows: list[Row]) -> str:
    """Return found values beside true ones."""
    head = ["phantom", "metric", "true", "found", "difference", "interval"]
    return table(head, [row.cells for row in rows])


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = Path(__file__).parents[1] / "docs" / "validation-metrics.md"
    parser.add_argument("out", nargs="?", type=Path, default=usual)
    out = parser.parse_args().out
    text = TEMPLATE.read_text("utf-8").format(
        kinds=kinds_text(),
        sphere=rows_text(sphere_rows()),
        contoured=rows_text(contoured_rows()),
        spheres=rows_text(spheres_rows()),
        gaussian=rows_text(gaussian_rows()),
        cord=rows_text(cord_rows()),
    )
    out.write_text(text, encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
