"""The plan of a generated case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from speed.generated.common import (
    PLAN_CLASS,
    ROOT,
    STRUCTURES_CLASS,
    head,
    reference,
)
from speed.writer import element, sequence, write_file

if TYPE_CHECKING:
    from speed.generated.common import Case


def write_plan(case: Case) -> None:
    """Write a plan of two arcs with the leaves of every control point."""
    uid = ROOT + "3"
    beams = []
    for number in (1, 2):
        points = []
        for n in range(178):
            leaves = "\\".join(f"{v:.2f}" for v in case.random.uniform(-50, 50, 120))
            device = element(0x300A00B8, "CS", "MLCX") + element(
                0x300A011C, "DS", leaves
            )
            points.append(
                element(0x300A0112, "IS", f"{n}")
                + sequence(0x300A011A, [device])
                + element(0x300A011E, "DS", f"{n * 2.01:.2f}")
                + (element(0x300A012C, "DS", "0\\0\\0") if n == 0 else b"")
                + element(0x300A0134, "DS", f"{n / 177:.6f}")
            )
        beams.append(
            element(0x300A00B2, "SH", "LINAC")
            + element(0x300A00C0, "IS", f"{number}")
            + element(0x300A00C2, "LO", f"Arc {number}")
            + element(0x300A00C4, "CS", "DYNAMIC")
            + element(0x300A00C6, "CS", "PHOTON")
            + element(0x300A0110, "IS", "178")
            + sequence(0x300A0111, points)
        )
    prescription = (
        element(0x300A0012, "IS", "1")
        + element(0x300A0014, "CS", "SITE")
        + element(0x300A0016, "LO", "PTV")
        + element(0x300A0020, "CS", "TARGET")
        + element(0x300A0026, "DS", "60")
    )
    fractions = (
        element(0x300A0071, "IS", "1")
        + element(0x300A0078, "IS", "30")
        + element(0x300A0080, "IS", "2")
        + element(0x300A00A0, "IS", "0")
    )
    fields = head(PLAN_CLASS, uid, "RTPLAN", "9.5")
    dataset = (
        b"".join(element(*field) for field in fields)
        + element(0x300A0002, "SH", "generated")
        + element(0x300A0006, "DA", "20240101")
        + element(0x300A0007, "TM", "120000")
        + element(0x300A000C, "CS", "PATIENT")
        + sequence(0x300A0010, [prescription])
        + sequence(0x300A0070, [fractions])
        + sequence(0x300A00B0, beams)
        + reference(0x300C0060, STRUCTURES_CLASS, "2")
        + element(0x300E0002, "CS", "UNAPPROVED")
    )
    write_file(case.folder / "RP.dcm", PLAN_CLASS, uid, dataset)
