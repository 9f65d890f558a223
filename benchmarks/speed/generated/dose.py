"""The dose of a generated case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from speed.generated.common import DOSE_CLASS, PLAN_CLASS, ROOT, head, reference
from speed.writer import element, write_file

if TYPE_CHECKING:
    from speed.generated.common import Case

SCALING = 1.6e-8


def write_dose(case: Case) -> None:
    """Write a dose with three maxima, zero outside the body, with some noise."""
    planes, rows, columns = case.size.dose
    step = 2.5
    x, y, z = ((np.arange(n) - n / 2) * step for n in (columns, rows, planes))
    dose = np.zeros(case.size.dose)
    for centre, widths, height in (
        ((20, 0, 0), (35, 30, 60), 60),
        ((-30, -20, 40), (25, 20, 30), 25),
        ((0, 50, -60), (40, 20, 40), 18),
    ):
        terms = [
            ((axis - c) / w) ** 2
            for axis, c, w in zip((x, y, z), centre, widths, strict=True)
        ]
        square = terms[0] + terms[1][:, None] + terms[2][:, None, None]
        dose += height / (1 + square**1.5)
    dose *= np.hypot(x / 180, y[:, None] / 120) < 1
    dose *= 63 / dose.max()
    dose += np.abs(case.random.normal(0, 0.05, dose.shape)) * (dose > 0)
    stored = np.round(dose / SCALING).astype("<u4")
    uid = ROOT + "4"
    fields = [
        *head(DOSE_CLASS, uid, "RTDOSE", "9.6"),
        (0x00180050, "DS", f"{step}"),
        (0x00200032, "DS", f"{x[0]}\\{y[0]}\\{z[0]}"),
        (0x00200037, "DS", "1\\0\\0\\0\\1\\0"),
        (0x00280002, "US", 1),
        (0x00280004, "CS", "MONOCHROME2"),
        (0x00280008, "IS", f"{planes}"),
        (0x00280009, "AT", b"\x04\x30\x0c\x00"),
        (0x00280010, "US", rows),
        (0x00280011, "US", columns),
        (0x00280030, "DS", f"{step}\\{step}"),
        (0x00280100, "US", 32),
        (0x00280101, "US", 32),
        (0x00280102, "US", 31),
        (0x00280103, "US", 0),
        (0x30040002, "CS", "GY"),
        (0x30040004, "CS", "PHYSICAL"),
        (0x3004000A, "CS", "PLAN"),
        (0x3004000C, "DS", "\\".join(f"{step * k:g}" for k in range(planes))),
        (0x3004000E, "DS", f"{SCALING:g}"),
    ]
    dataset = (
        b"".join(element(*field) for field in sorted(fields))
        + reference(0x300C0002, PLAN_CLASS, "3")
        + element(0x7FE00010, "OW", stored.tobytes())
    )
    write_file(case.folder / "RD.dcm", DOSE_CLASS, uid, dataset)
