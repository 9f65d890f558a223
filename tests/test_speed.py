"""The short form of the benchmarks: ratios within one run, never seconds.

Process time, the least of some rounds in turns.  What shares the processor with it (its
caches, its memory) still weighs on the ratios: the margins are 1.4 to four times what
is measured on a machine at rest (docs/performance.md), so that only a real loss fails.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from speed.bands import measure as measure_bands
from speed.cases import SMALL, folder_of
from speed.drawing import measure as measure_drawing
from speed.dvh_plot import measure as measure_dvh_plot
from speed.growing import measure as measure_growing
from speed.planes import measure as measure_planes
from speed.reading import TASKS
from speed.timing import minimum
from speed.two_doses import measure as measure_two_doses

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder() -> Path:
    return folder_of(SMALL)


def ratio(task: str, peer: str, folder: Path) -> float:
    """Least process time of a task per that of its peer, measured in turns.

    What else the machine does then weighs on both.
    """
    works = [TASKS[name](folder) for name in (task, peer)]
    rounds = [(minimum(works[0]), minimum(works[1], 1)) for _ in range(3)]
    return min(ours for ours, _ in rounds) / min(theirs for _, theirs in rounds)


def test_a_ct_is_read_faster_than_pydicom_stacks_it(folder: Path) -> None:
    assert ratio("ct_ours", "ct_pydicom", folder) < 0.5


def test_a_structure_set_is_read_many_times_faster_than_pydicom(folder: Path) -> None:
    assert ratio("structures_ours", "structures_pydicom", folder) < 1 / 8


def test_files_that_arrive_cost_a_part_of_what_all_of_them_do(folder: Path) -> None:
    found = measure_growing(folder, 4)
    assert found["dose"] < found["whole"] / 4
    assert found["arriving"] < found["whole"] / 3
    assert found["stranger"] < found["whole"] / 4


@pytest.mark.usefixtures("qtbot")
def test_a_step_of_the_wheel(folder: Path) -> None:
    found = measure_drawing(folder, 700, quick=True)
    step, naive, ct = (
        statistics.median(found[name]) for name in ("step", "naive", "only_ct")
    )
    assert step < naive
    assert step < 8 * ct


@pytest.mark.usefixtures("qtbot")
def test_a_second_dose_costs_no_more_than_the_first(folder: Path) -> None:
    found = {
        name: statistics.median(times)
        for name, times in measure_two_doses(folder, 700, quick=True).items()
    }
    for name in ("lines", "difference"):
        assert found[name] < 2.8 * found["alone"], name
    assert found["switch"] < 4 * found["alone"]


@pytest.mark.usefixtures("qtbot")
def test_three_planes(folder: Path) -> None:
    found = measure_planes(folder, quick=True)
    for name in ("step", "drag"):
        ours, naive = (statistics.median(found[n]) for n in (name, f"naive {name}"))
        assert ours < naive, name


def test_the_dvh_plot(qtbot: QtBot) -> None:
    times_of = measure_dvh_plot(30, quick=True)
    found = {name: min(times) for name, times in times_of.items()}
    assert found["cross"] < found["naive_cross"] / 15
    assert found["pan"] < found["naive_pan"] / 5


def test_bands_share_what_they_have_in_common(folder: Path) -> None:
    """Five DVHs each, made one by one, are four times the work and more."""
    found = {name: min(times) for name, times in measure_bands(folder, 3).items()}
    assert found["bands"] < 4 * found["dvhs"]


def test_the_first_window_comes_nearly_as_soon_as_a_bare_one(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: compiled once

    def cpu(which: str) -> float:
        done = subprocess.run(
            [sys.executable, "-m", "speed.window", which],
            cwd=Path(__file__).parents[1] / "benchmarks",
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return float(json.loads(done.stdout)["cpu"])

    rounds = [(cpu("bare"), cpu("first")) for _ in range(4)]
    bare, first = (min(times) for times in zip(*rounds, strict=True))
    assert first < 3 * bare
