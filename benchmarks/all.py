"""Every speed figure in one run: one table of ratios, with median and spread.

    python benchmarks/all.py [--quick] [--repeat N] [--json FILE] [--only PART]

Cases are generated and kept in the temporary folder.  Everything is measured against
a floor (the bytes, a bare window, the CT alone) or a peer (pydicom, pyqtgraph) in the
same run, in fresh processes that take turns, so that the machine's load cancels out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from speed.cases import COMPRESSED, CROWDED, P200, P600, RLE, folder_of
from speed.timing import Row, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent


def run(
    module: str, *words: object, sources: str | None = None, place: Path = HERE
) -> Any:
    """Run a part in a fresh process; return what it prints as JSON.

    ``sources`` is the PYTHONPATH of the program, that of the environment if None, and
    ``place`` the folder of the benchmarks.
    """
    environment = os.environ | {
        "SPEED_STARTED": repr(time.time()),
        "QT_QPA_PLATFORM": "offscreen",
        # as at every start but a user's first: with byte code
        "PYTHONPYCACHEPREFIX": str(Path(gettempdir(), "dosiscope-benchmark-bytecode")),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if sources is not None:
        environment["PYTHONPATH"] = sources
    done = subprocess.run(
        [sys.executable, "-m", f"speed.{module}", *map(str, words)],
        cwd=place,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    return json.loads(done.stdout.splitlines()[-1])


def in_turns(rounds: int, tasks: Sequence[str], folder: Path) -> dict[str, list[Any]]:
    """Run reading tasks in turns, so that all see the same load."""
    found: dict[str, list[Any]] = {task: [] for task in tasks}
    for task in tasks:  # byte code and files into the system's cache
        run("reading", task, folder)
    for _ in range(rounds):
        for task in tasks:
            found[task].append(run("reading", task, folder))
    return found


def _cpu(runs: Sequence[Any]) -> list[float]:
    return [one["cpu"] for one in runs]


def reading(repeat: int, quick: bool) -> Iterator[Row]:
    """CT, structure set and memory."""
    folder = folder_of(P200)
    found = in_turns(repeat + 4, ("ct_bytes", "ct_ours", "ct_pydicom"), folder)
    ours, floor, plain = (
        _cpu(found[f"ct_{which}"]) for which in ("ours", "bytes", "pydicom")
    )
    yield ratio("CT, headers and sorting / the bytes alone", ours, floor, 1.5)
    yield ratio("CT / pydicom pixel_array + stack", ours, plain, 1 / 8)
    megabytes = (folder / "RS.dcm").stat().st_size / 2**20
    found = in_turns(
        repeat, ("structures_ours", "structures_pydicom_numpy"), folder
    ) | in_turns(1 if quick else 2, ("structures_pydicom",), folder)
    ours = _cpu(found["structures_ours"])
    plain = [statistics.median(_cpu(found["structures_pydicom"]))] * len(ours)
    yield ratio("structure set / pydicom", ours, plain, 1 / 12)
    yield ratio(
        "structure set / pydicom with use_DS_numpy",
        ours,
        _cpu(found["structures_pydicom_numpy"]),
        None,
    )
    peaks = tuple(one["peak_mb"] / megabytes for one in found["structures_ours"])
    yield Row("structure set, peak of the process / size of the file", peaks, "x", 10)
    if quick:
        return
    for size in (P600, CROWDED):
        runs = in_turns(3, ("case_ours",), folder_of(size))["case_ours"]
        yield Row(
            f"{size.name}: everything read", tuple(1000 * r["wall"] for r in runs), "ms"
        )
        yield Row(
            f"{size.name}: peak of reading", tuple(r["peak_mb"] for r in runs), "MB"
        )
    for size in COMPRESSED:
        runs = in_turns(3, ("ct_ours",), folder_of(size))["ct_ours"]
        times = tuple(1000 * one["wall"] for one in runs)
        yield Row(f"CT {size.compression}, 200 images", times, "ms")
    found = in_turns(3, ("ct_ours", "ct_pydicom"), folder_of(RLE))
    yield ratio(
        "CT rle / pydicom",
        [one["wall"] for one in found["ct_ours"]],
        [one["wall"] for one in found["ct_pydicom"]],
        None,
    )


def growing(repeat: int, quick: bool) -> Iterator[Row]:
    """What files that arrive cost an open case."""
    words = (folder_of(P200), "--rounds", "3" if quick else "5")
    rounds = [run("growing", *words) for _ in range(repeat)]
    whole = [one["whole"] for one in rounds]
    for name, what, goal in (
        ("dose", "a dose arrives", 1 / 10),
        ("arriving", "20 of 200 images arrive, more to come", 1 / 5),
        ("image", "the last image arrives: all is checked", 1 / 2),
        ("stranger", "a file of another patient arrives", 1 / 10),
    ):
        found = [one[name] for one in rounds]
        yield ratio(f"{what} / opening the whole case", found, whole, goal)


def window(repeat: int, quick: bool) -> Iterator[Row]:
    """From the start to everything on the screen."""
    bare, ours = [], []
    run("window", folder_of(P200))  # writes the byte code
    for _ in range(repeat):
        bare.append(run("window", "bare"))
        ours.append(run("window", folder_of(P200)))
    floor = [one["cpu"] for one in bare]

    def of(key: str) -> tuple[float, ...]:
        return tuple(one.get(key, float("nan")) for one in ours)

    # process time of all threads: on a machine at rest the wall is no longer
    for key, title, limit in (
        ("window_cpu", "first window", 1.6),
        ("first_slice_cpu", "first CT slice", None),
        ("complete_cpu", "P200 on the screen", None),
    ):
        yield ratio(f"{title} / bare QMainWindow", of(key), floor, limit)
    yield Row("first CT slice after the start", of("first_slice"), "ms")
    yield Row("P200 on the screen after the start", of("complete"), "ms", 900)
    yield Row("P200: all DVHs", of("dvhs"), "ms")
    yield Row("P200: stalls of more than 100 ms", of("stalls_over_100"), "")
    title = "P200: longest stall before the first image"
    yield Row(title, of("longest_stall_before"), "ms")
    yield Row("P200: longest stall of the window", of("longest_stall"), "ms", 100)
    for phase, words in (("loading", "loading"), ("measuring", "DVHs are computed")):
        title = f"P200: frames (95 %) while {words}"
        yield Row(title, of(f"frame_95_{phase}"), "ms", 20)
    yield Row("P200: peak memory", of("peak_mb"), "MB", 420)
    if quick:
        return
    ours = [run("window", folder_of(P600)) for _ in range(3)]
    yield Row("P600 on the screen after the start", of("complete"), "ms", 2200)
    yield Row("P600: longest stall of the window", of("longest_stall"), "ms", 100)
    yield Row("P600: peak memory", of("peak_mb"), "MB", 700)


def drawing(repeat: int, quick: bool) -> Iterator[Row]:
    """Steps of the wheel and drags."""
    folder = folder_of(P200)
    rounds = [run("drawing", folder) for _ in range(2 if quick else repeat)]

    def medians(name: str) -> tuple[float, ...]:
        return tuple(statistics.median(one[name]) for one in rounds)

    step = medians("step")
    yield ratio("step / naive pyqtgraph", step, medians("naive"), 1 / 2)
    yield ratio("step / CT and its words alone", step, medians("only_ct"), 3.3)
    yield Row("step, 1000 x 1000", step, "ms", 9)
    last = tuple(sorted(one["step"])[int(0.95 * len(one["step"]))] for one in rounds)
    yield Row("step, 1000 x 1000, 95 %", last, "ms", 16)
    for name, title in (
        ("window", "window/level drag"),
        ("wash", "colour wash drag"),
        ("isodose", "isodose drag"),
    ):
        yield Row(title, medians(name), "ms", 10)
    yield from two_doses(folder, 2 if quick else repeat, quick)
    if quick:
        return
    rounds = [run("drawing", folder, "--side", 2000) for _ in range(2)]
    yield Row("step, 2000 x 2000", medians("step"), "ms", 18)
    rounds = [run("drawing", folder_of(CROWDED)) for _ in range(2)]
    yield Row("step with 1000 contours more", medians("step"), "ms")


def two_doses(folder: Path, repeat: int, quick: bool) -> Iterator[Row]:
    """A second dose on the picture."""
    words = ["--quick"] if quick else []
    rounds = [run("two_doses", folder, *words) for _ in range(repeat)]

    def medians(name: str) -> tuple[float, ...]:
        return tuple(statistics.median(one[name]) for one in rounds)

    alone = medians("alone")
    yield ratio("step with the isodoses of B / alone", medians("lines"), alone, 2)
    yield ratio("step with them and A - B / alone", medians("difference"), alone, 2)
    yield Row("switch from A to B, 1000 x 1000", medians("switch"), "ms", 50)


def beams_eye(repeat: int, quick: bool) -> Iterator[Row]:
    """A beam's eye that is played."""
    words = ["--quick"] if quick else []
    rounds = [run("beams_eye", folder_of(P200), *words) for _ in range(repeat)]
    for name, title in (
        ("frame", "beam's eye, 10 structures, a control point"),
        ("still", "the same, painted again"),
    ):
        found = [statistics.median(one[name]) for one in rounds]
        yield Row(title, found, "ms", 33)


def dvh_plot(repeat: int, quick: bool) -> Iterator[Row]:
    """The DVH plot."""
    rounds = [run("dvh_plot") for _ in range(repeat)]

    def medians(name: str) -> list[float]:
        return [statistics.median(one[name]) for one in rounds]

    yield ratio(
        "60 DVHs: cross-hair with read-out / pyqtgraph",
        medians("cross"),
        medians("naive_cross"),
        1 / 60,
    )
    yield ratio("60 DVHs: pan / pyqtgraph", medians("pan"), medians("naive_pan"), 1 / 7)


def plain(repeat: int, quick: bool) -> Iterator[Row]:
    """pyqtgraph's view against a plain widget that paints the same stack."""
    sides = {1000: (1.05, 1.15)} if quick else {1000: (1.05, 1.15), 2000: (1.2, 1.2)}
    for side, limits in sides.items():
        rounds = [run("plain", folder_of(P200), "--side", side) for _ in range(repeat)]
        for name in (one for one in rounds[0] if not one.startswith("plain ")):
            values = tuple(
                statistics.median(one[name]) / statistics.median(one[f"plain {name}"])
                for one in rounds
            )
            limit = limits[name in ("pan", "zoom", "cross")]
            yield Row(f"{name}, {side} px / plain widget", values, "x", limit)
    added = tuple(run("memory")["added"] for _ in range(repeat))
    yield Row("memory of pyqtgraph", added, "MB", 10)


def measuring(repeat: int, quick: bool) -> Iterator[Row]:
    """Bands, and DVHs beside a wheel that is turned all the time."""
    found = run("bands", folder_of(P200), repeat)
    yield ratio("P200: bands / DVHs", found["bands"], found["dvhs"], 1.5)
    rounds = run("beside", folder_of(P200), repeat)
    alone, beside = ([one[way] for one in rounds] for way in ("alone", "beside"))
    took = [one["wall"] for one in beside]
    cpu = [one["cpu"] for one in alone]
    yield ratio("P200: DVHs beside scrolling / their processor time", took, cpu, 2)
    for key, what in (("frame_95", "on the wall"), ("frame_cpu_95", "of processor")):
        values = tuple(one[key] for one in beside)
        yield Row(f"P200: frames (95 %) beside DVHs, {what}", values, "ms", 20)


def dicompyler(repeat: int, quick: bool) -> Iterator[Row]:
    """dicompyler-core, where it can be installed: structure set and DVHs."""
    if quick:
        return
    folder = folder_of(P200)
    theirs = run("dicompyler", folder)
    if "not_measured" in theirs:
        print(f"dicompyler-core: {theirs['not_measured']}")
        return
    ours = _cpu(in_turns(2, ("structures_ours",), folder)["structures_ours"])
    title = "structure set / dicompyler-core"
    yield ratio(title, ours, [theirs["structures_s"]] * len(ours), None)
    for mode, words in (("default", "as it comes"), ("extents", "its fastest")):
        title = f"30 DVHs / dicompyler-core, {words}"
        yield ratio(title, [theirs["own_s"]], [theirs[f"{mode}_s"]], None)


def imports(repeat: int, quick: bool) -> Iterator[Row]:
    """What importing costs before each stage of the start (-X importtime)."""
    for stage, found in run("imports").items():
        yield Row(f"imported until then: {stage}", (found["all"],), "ms")


def planes(repeat: int, quick: bool) -> Iterator[Row]:
    """Three linked planes at 1600 x 1000."""
    words = ("--quick",) if quick else ()
    rounds = [
        run("planes", folder_of(P200), *words) for _ in range(2 if quick else repeat)
    ]

    def middle(name: str) -> list[float]:
        return [statistics.median(one[name]) for one in rounds]

    for name, text, most, share in (
        ("step", "step, lines on two other planes follow", 16, 1 / 2),
        ("drag", "drag of the cross-hair, three planes", None, None),
    ):
        yield Row(text, tuple(middle(name)), "ms", most)
        theirs = middle(f"naive {name}")
        yield ratio(f"{text} / three naive pyqtgraph", middle(name), theirs, share)
    for name, limit in (("first sagittal", 30), ("first three", None)):
        yield Row(
            f"{name} picture(s) of an open case", tuple(middle(name)), "ms", limit
        )
    grown = tuple(after / before for before, after in (one["memory"] for one in rounds))
    yield Row("peak memory with three planes / with the case", grown, "x", 1.25)


PARTS = {
    part.__name__: part
    for part in (
        reading,
        growing,
        imports,
        window,
        drawing,
        planes,
        plain,
        beams_eye,
        dvh_plot,
        measuring,
        dicompyler,
    )
}


def main() -> None:
    """Measure all and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the P200 case only")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    rows: list[Row] = []
    for name, part in PARTS.items():
        if chosen.only in (None, name):
            for row in part(chosen.repeat, chosen.quick):
                print(row.text(), flush=True)
                rows.append(row)
    if chosen.json:
        result = {
            "python": platform.python_version(),
            "processors": os.cpu_count(),
            "rows": [
                {
                    "name": row.name,
                    "unit": row.unit,
                    "median": row.median,
                    "values": row.values,
                    "limit": row.limit,
                    "met": row.is_met,
                }
                for row in rows
            ],
        }
        chosen.json.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
