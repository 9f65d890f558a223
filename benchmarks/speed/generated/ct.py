"""The CT of a generated case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from speed.generated.common import CT_CLASS, PIXEL, head
from speed.generated.pixels import ENCODERS, SYNTAX
from speed.writer import element, write_file

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from speed.generated.common import Case


def write_ct(case: Case) -> None:
    """Write one file a slice."""
    side = case.size.side
    encode = ENCODERS[case.size.compression]
    pixels = [encode(picture) for picture in _pictures(case)]
    # an 8 KB private value, as scanners write
    vendor = element(0x00290010, "LO", "GENERATED") + element(
        0x00291010, "OB", bytes(8192)
    )
    images = case.folder / "CT"
    images.mkdir()
    for k, z in enumerate(case.z):
        fields = [
            *head(CT_CLASS, case.images[k], "CT", "9.3"),
            (0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
            (0x00180050, "DS", f"{case.size.spacing}"),
            (0x00180060, "DS", "120"),
            (0x00185100, "CS", "HFS"),
            (0x00200012, "IS", "1"),
            (0x00200013, "IS", f"{k + 1}"),
            (0x00200032, "DS", f"{case.corner}\\{case.corner}\\{z:g}"),
            (0x00200037, "DS", "1\\0\\0\\0\\1\\0"),
            (0x00201041, "DS", f"{z:g}"),
            (0x00280002, "US", 1),
            (0x00280004, "CS", "MONOCHROME2"),
            (0x00280010, "US", side),
            (0x00280011, "US", side),
            (0x00280030, "DS", f"{PIXEL}\\{PIXEL}"),
            (0x00280100, "US", 16),
            (0x00280101, "US", 16),
            (0x00280102, "US", 15),
            (0x00280103, "US", 1),
            (0x00281050, "DS", "40"),
            (0x00281051, "DS", "400"),
            (0x00281052, "DS", "0"),
            (0x00281053, "DS", "1"),
            (0x00281054, "LO", "HU"),
        ]
        low = sorted(f for f in fields if f[0] < 0x00290000)
        dataset = b"".join(element(*field) for field in low) + vendor
        write_file(
            images / f"CT.{k + 1:04d}.dcm",
            CT_CLASS,
            case.images[k],
            dataset + pixels[k % len(pixels)],
            SYNTAX[case.size.compression],
        )


def _pictures(case: Case) -> list[NDArray[np.int16]]:
    """Eight pictures of a trunk with lungs, bone and noise."""
    at = case.corner + PIXEL * np.arange(case.size.side)
    x, y = at[None, :], at[:, None]
    result = []
    for n in range(8):
        wide, high = 180 - 2 * n, 120 - n
        radius = np.hypot(x / wide, y / high)
        hu = np.full((case.size.side, case.size.side), -1000.0)
        hu[radius < 1], hu[radius < 0.92] = -90, 45
        for side in (-1, 1):
            hu[np.hypot((x - side * 70) / 55, (y + 5) / 70) < 1] = -810
            hu[np.hypot((x - side * 110) / 20, (y - 20) / 20) < 1] = 500 + 20 * n
        hu[np.hypot(x / 18, (y - 80) / 18) < 1] = 700
        hu[(np.abs(y - 150) < 6) & (np.abs(x) < 200)] = -650
        hu += case.random.normal(0, 14, hu.shape)
        result.append(np.clip(np.round(hu), -1024, 3071).astype(np.int16))
    return result
