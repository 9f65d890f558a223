"""Time and memory of DVHs and of reading contours, a part of docs/validation.md."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from against_dicompyler import measure, write_structures

from dosiscope.core.dvh.band import estimate_band
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.progress import finish
from dosiscope.io.case.scan import scan
from dosiscope.io.files.decimals import parse_decimals
from dosiscope.io.rt.contour_points import contour_texts, read_values, split_texts
from support.thirty import many_contours, thirty_structures, thirty_structures_dose

ROUNDS = 3


def _best(function, *arguments) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        function(*arguments)
        times.append(time.process_time() - begin)
    return min(times)


def _fresh(solid, dose) -> None:
    compute_dvh(replace(solid), dose)  # nothing kept from the round before


def dvh_rows() -> list[list[str]]:
    """Return quantity, found and goal."""
    dose, solids = thirty_structures_dose(), thirty_structures()
    own = [_best(_fresh, solid, dose) for solid in solids.values()]
    dvhs = [compute_dvh(solid, dose) for solid in solids.values()]
    pairs = zip(solids.values(), dvhs, strict=True)
    bands = sum(_best(estimate_band, solid, dose, dvh) for solid, dvh in pairs)
    many = _best(_fresh, many_contours(1000, 1), dose)
    tracemalloc.start()
    for solid in solids.values():
        _fresh(solid, dose)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    points = sum(
        len(p) for s in solids.values() for c in s.sections for p in c.polygons
    )
    return [
        [f"30 structures, {points} points", f"{sum(own):.2f} s", "≤ 1 s"],
        ["median structure", f"{1000 * statistics.median(own):.1f} ms", "≤ 15 ms"],
        ["1000 contours on one slice", f"{1000 * many:.0f} ms", "≤ 60 ms"],
        ["bands of the 30 structures", f"{bands:.2f} s", ""],
        ["peak memory of the 30 DVHs", f"{peak:.0f} MiB", "≤ 100 MiB"],
    ]


class _NoDefects:
    """Takes no defect: the contours are sound."""

    def leave_out(self, *args: object) -> None:
        raise AssertionError(args)


def reading_rows() -> list[list[str]]:
    """Return the seconds per million numbers of Contour Data."""
    from dosiscope.io.files import tags
    from dosiscope.io.files.part10 import read_file

    with TemporaryDirectory() as folder:
        path = Path(folder) / "rs.dcm"
        write_structures(path, dict(thirty_structures()))
        opening = _best(lambda: finish(scan([path])))
        dataset = read_file(path).dataset
        items = [
            item
            for roi in dataset.items(tags.ROIContourSequence)
            for item in roi.items(tags.ContourSequence)
        ]
        texts = contour_texts(items)
        split = split_texts(texts)
        values, _ = read_values(texts, split, _NoDefects())
        text = b"\\".join(bytes(item.raw(tags.ContourData)).strip() for item in items)
        count = len(values) / 1e6
        parsing = _best(parse_decimals, text)
        reading = _best(read_values, texts, split, _NoDefects())
    return [
        ["numbers in the file", f"{1e6 * count:.0f}", ""],
        ["decimal strings to numbers", f"{parsing / count:.3f} s per 10⁶", "≤ 0.5 s"],
        ["contours of a structure set", f"{reading / count:.3f} s per 10⁶", "≤ 0.5 s"],
        ["file found and its head read", f"{1000 * opening:.0f} ms", ""],
    ]


def peer_rows(interpreter: str) -> list[list[str]]:
    """Return own time, theirs and the ratio, for dicompyler-core's two ways."""
    found = measure(interpreter)
    rows = []
    for what, key, goal in (
        ("its default", "default", "≥ 15"),
        ("use_structure_extents, its fastest", "extents", "≥ 6"),
    ):
        rows.append(
            [
                f"30 structures, {what}",
                f"{found['own_s']:.2f} s",
                f"{found[f'{key}_s']:.2f} s",
                f"{found[f'{key}_ratio']:.1f}",
                goal,
            ]
        )
        rows.append(
            [
                f"1000 contours on one slice, {what}",
                f"{found['many_ms'] / 1000:.3f} s",
                f"{found['many_ms'] * found[f'many_{key}_ratio'] / 1000:.2f} s",
                f"{found[f'many_{key}_ratio']:.1f}",
                "",
            ]
        )
    return rows
