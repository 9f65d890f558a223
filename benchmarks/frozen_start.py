"""How long the frozen program takes to its window, beside the one of an environment.

Usage: python benchmarks/frozen_start.py PROGRAM [TIMES]

PROGRAM is what packaging/freeze.sh makes.  Both start in turn on a display of their own
(Xvfb; xdotool hears when the window is there): so the load of the machine is the same
for both.  Told are medians, of the time on the clock and of that of the processor.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DISPLAY = ":96"
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    program, times = Path(sys.argv[1]).resolve(), int((*sys.argv, "9")[2])
    roots = [str(ROOT / name) for name in ("app", "viewer", "io", "resources")]
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": os.environ["PATH"], "HOME": home, "DISPLAY": DISPLAY,
            "LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join(roots),
        }  # fmt: skip
        commands = {
            "environment": [sys.executable, "-m", "dosiscope"],
            "frozen": [str(program)],
        }
        display = subprocess.Popen(
            ["Xvfb", DISPLAY, "-noreset", "-screen", "0", "1366x768x24"],
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for_display(environment)
            found = measure(commands, environment, times)
        finally:
            display.terminate()
            display.wait()
    medians = {
        name: [statistics.median(column) for column in zip(*rows, strict=True)]
        for name, rows in found.items()
    }
    for name, (clock, processor) in medians.items():
        print(f"{name:12} window after {clock:.2f} s, {processor:.2f} s of processor")
    clock, processor = (
        a / b for a, b in zip(medians["frozen"], medians["environment"], strict=True)
    )
    print(f"ratio {clock:.2f} on the clock, {processor:.2f} of processor, n = {times}")


def measure(
    commands: dict[str, list[str]], environment: dict[str, str], times: int
) -> dict[str, list[tuple[float, float]]]:
    """Clock and processor seconds of every start; the first of each is left out."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            begun = time.monotonic()
            process = subprocess.Popen(
                command, env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            wait_for_window(environment)
            clock = time.monotonic() - begun
            used = processor_seconds(process.pid)
            process.terminate()
            process.wait()
            if turn:
                found[name].append((clock, used))
    return found


def wait_for_display(environment: dict[str, str]) -> None:
    for _ in range(100):
        asked = ["xdotool", "getdisplaygeometry"]
        if not subprocess.run(asked, env=environment, capture_output=True).returncode:
            return
        time.sleep(0.2)
    raise SystemExit("There is no display.")


def wait_for_window(environment: dict[str, str]) -> None:
    """Ask often: xdotool's own --sync asks twice a second, as long as a start takes."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "Dosiscope"]
    for _ in range(3000):
        if not subprocess.run(search, env=environment, capture_output=True).returncode:
            return
        time.sleep(0.02)
    raise SystemExit("There is no window.")


def processor_seconds(pid: int) -> float:
    """What a process has used until now (proc(5): utime and stime)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
