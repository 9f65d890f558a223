"""Memory and time of DVHs beside another program, a part of docs/validation.md."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

from against_dicompyler import measure

from dosiscope.core.dvh.engine import compute_dvh
from support.thirty import thirty_structures, thirty_structures_dose


def memory_rows() -> list[list[str]]:
    """Return quantity, found and goal."""
    dose, solids = thirty_structures_dose(), thirty_structures()
    points = sum(
        len(p) for s in solids.values() for c in s.sections for p in c.polygons
    )
    tracemalloc.start()
    for solid in solids.values():
        compute_dvh(replace(solid), dose)  # nothing kept from before
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    what = f"peak memory of 30 DVHs, {points} points"
    return [[what, f"{peak:.0f} MiB", "≤ 100 MiB"]]


def peer_rows(interpreter: str) -> list[list[str]]:
    """Return the ratio of their time to ours, for dicompyler-core's two ways."""
    found = measure(interpreter)
    rows = []
    for what, key, goal in (
        ("its default", "default", "≥ 15"),
        ("use_structure_extents, its fastest", "extents", "≥ 6"),
    ):
        ratio, many = found[f"{key}_ratio"], found[f"many_{key}_ratio"]
        rows.append([f"30 structures, {what}", f"{ratio:.1f}", goal])
        rows.append([f"1000 contours on one slice, {what}", f"{many:.1f}", ""])
    return rows
