"""The structure set of a generated case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from speed.generated.common import ROOT, STRUCTURES_CLASS, head, image
from speed.writer import element, long_decimals, sequence, write_file

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from speed.generated.common import Case


def write_structures(case: Case) -> None:
    """Write the structure set: tubes, and crowds of contours if asked for."""
    size, random = case.size, case.random
    lists: tuple[list[bytes], list[bytes], list[bytes]] = ([], [], [])
    shapes = [_roi(case, number) for number in range(size.rois)]
    if size.crowd:
        shapes.append(_crowd(case))
    for number, contours in enumerate(shapes, 1):
        name = "BODY" if number == 1 else f"ROI_{number:02d}"
        lists[0].append(
            element(0x30060022, "IS", f"{number}")
            + element(0x30060024, "UI", ROOT + "9.2")
            + element(0x30060026, "LO", name)
            + element(0x30060036, "CS", "MANUAL")
        )
        colour = "\\".join(str(v) for v in random.integers(60, 255, 3))
        lists[1].append(
            element(0x3006002A, "IS", colour)
            + sequence(0x30060040, contours)
            + element(0x30060084, "IS", f"{number}")
        )
        lists[2].append(
            element(0x30060082, "IS", f"{number}")
            + element(0x30060084, "IS", f"{number}")
            + element(0x300600A4, "CS", "ORGAN" if number > 1 else "EXTERNAL")
            + element(0x300600A6, "PN", "")
        )
    uid = ROOT + "2"
    fields = head(STRUCTURES_CLASS, uid, "RTSTRUCT", "9.4")
    dataset = (
        b"".join(element(*field) for field in fields)
        + element(0x30060002, "SH", "generated")
        + element(0x30060008, "DA", "20240101")
        + element(0x30060009, "TM", "120000")
        + _references(case)
        + sequence(0x30060020, lists[0])
        + sequence(0x30060039, lists[1])
        + sequence(0x30060080, lists[2])
        + element(0x300E0002, "CS", "UNAPPROVED")
    )
    write_file(case.folder / "RS.dcm", STRUCTURES_CLASS, uid, dataset)


def _references(case: Case) -> bytes:
    images = [image(uid) for uid in case.images]
    series = element(0x0020000E, "UI", ROOT + "9.3") + sequence(0x30060016, images)
    study = (
        element(0x00081150, "UI", "1.2.840.10008.3.1.2.3.1")
        + element(0x00081155, "UI", ROOT + "9.1")
        + sequence(0x30060014, [series])
    )
    frame = element(0x00200052, "UI", ROOT + "9.2") + sequence(0x30060012, [study])
    return sequence(0x30060010, [frame])


def _roi(case: Case, number: int) -> list[bytes]:
    """Contours of 100 to 200 points each, of a wavy, tapering tube."""
    size, random = case.size, case.random
    scale = size.side / 512
    centre = random.uniform((-110, -70), (110, 70)) * scale
    axes = random.uniform(8, 45, 2) * scale
    share = random.uniform(size.spread, 1)
    if number == 0:
        centre, axes, share = np.zeros(2), np.array([178.0, 118.0]) * scale, 1.0
    count = max(5, int(size.slices * share))
    first = (size.slices - count) // 2
    waves = random.normal(0, 0.04, 6)
    contours = []
    for k in range(first, first + count):
        taper = 1 - 0.35 * ((k - first + 0.5) / count * 2 - 1) ** 2
        angle = np.linspace(
            0, 2 * np.pi, int(random.integers(100, 201)), endpoint=False
        )
        wave = 1 + sum(
            w * np.cos((n + 2) * angle + 0.05 * k) for n, w in enumerate(waves)
        )
        x = centre[0] + axes[0] * taper * wave * np.cos(angle)
        y = centre[1] + axes[1] * taper * wave * np.sin(angle)
        contours.append(_contour(case, k, x, y))
    return contours


def _crowd(case: Case) -> list[bytes]:
    """Contours of 12 points each, side by side on every slice."""
    angle = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    across = int(np.ceil(np.sqrt(case.size.crowd)))
    step = 300 / across
    contours = []
    for k in range(case.size.slices):
        for n in range(case.size.crowd):
            x = -150 + (n % across) * step + 0.4 * step * np.cos(angle)
            y = -150 + (n // across) * step + 0.4 * step * np.sin(angle)
            contours.append(_contour(case, k, x, y))
    return contours


def _contour(case: Case, k: int, x: NDArray[Any], y: NDArray[Any]) -> bytes:
    points = np.stack([x, y, np.full_like(x, case.z[k])], axis=1)
    numbers = points.ravel().tolist()
    text = ("%.6f\\" * (len(numbers) - 1) + "%.6f") % tuple(numbers)
    return (
        sequence(0x30060016, [image(case.images[k])])
        + element(0x30060042, "CS", "CLOSED_PLANAR")
        + element(0x30060046, "IS", f"{len(x)}")
        + long_decimals(0x30060050, text.encode())
    )
