"""A document of a report that is made by hand, with one of every kind of block."""

from __future__ import annotations

from dosiscope.core.report.document import (
    Cell,
    Column,
    Document,
    Facts,
    Figure,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.text import DASH, MINUS

HOSTILE = "<script>alert('1')</script>"


def a_document(name: str = "PTV") -> Document:
    """Return one in which a structure has this name."""
    table = Table(
        key="dvh",
        title="DVH",
        columns=(
            Column(key="name", heading="Structure", is_name=True),
            Column(key="D95%", heading="D95%", unit="Gy", is_number=True),
            Column(key="mean", heading="Mean", unit="Gy", is_number=True),
        ),
        rows=(
            (
                Cell(text=name, colour="#ff0000"),
                Cell(text="57.12", value=57.1234567, spread=0.25, tone=Tone.GOOD),
                Cell(text="≥ 60.00", value=60.0, sign="≥ "),
            ),
            (
                Cell(text="Cord"),
                Cell(text=DASH, tone=Tone.FAINT),
                Cell(text=f"{MINUS}0.50", value=-0.5),
            ),
            (Cell(text="Lens"), Cell(text="no dose"), Cell(text=DASH)),
        ),
        note="± is of the outline",
    )
    nothing = Table(key="goals", columns=table.columns, rows=(), empty="No goals.")
    facts = Facts(
        pairs=(("Plan label", Cell(text=name)), ("MU", Cell(text="250.5", value=250.5)))
    )
    return Document(
        title="Plan review",
        identity="identity left out",
        subject='"Plan" 2024-01-02 …12.3',
        program="Dosiscope 0.1.0",
        purpose="Not for clinical decisions",
        made="2026-01-02 03:04 +0000",
        sections=(
            Section(key="plan", title="Plan", blocks=(facts,)),
            Section(
                key="plan check",
                title="DVH & goals",
                blocks=(
                    Paragraph(text=f"Of {name}.", tone=Tone.CAUTION),
                    Figure(key="dvh plot", caption=f"DVH of {name}", width=0.5),
                    Figure(key="axial", caption="Axial", width=0.5),
                    table,
                    nothing,
                ),
            ),
        ),
    )
