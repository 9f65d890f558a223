"""Computes gamma with pymedphys, for `validate_gamma.py`.

Run by the interpreter of an environment that has pymedphys; nothing of this project is
imported.  Reads lines of JSON from stdin, each with a file of arrays and what to do,
and answers each with seconds of process CPU, points and passed points.
"""

import json
import sys
import time

import numpy as np
import pymedphys


def compute(axes, reference, evaluated, asked):
    """Return gamma on the grid of the reference."""
    np.random.seed(7)  # noqa: NPY002 (the peer draws its points with it)
    return pymedphys.gamma(
        tuple(axes[:3]),
        reference,
        tuple(axes[3:]),
        evaluated,
        asked["percent"],
        asked["mm"],
        lower_percent_dose_cutoff=asked["threshold"],
        interp_fraction=asked["fraction"],
        max_gamma=2,
        local_gamma=asked["local"],
        random_subset=asked["subset"],
    )


def main():
    """Answer until stdin ends."""
    axis = np.arange(6.0)
    small = np.ones((6, 6, 6))
    usual = {"percent": 3, "mm": 1, "threshold": 10, "fraction": 2}
    usual |= {"local": False, "subset": None}
    compute([axis] * 6, small, 1.01 * small, usual)  # compiles what it compiles
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        arrays = np.load(asked["file"])
        axes = [arrays[f"axis{n}"] for n in range(6)]
        begin = time.process_time()
        found = compute(axes, arrays["reference"], arrays["evaluated"], asked)
        seconds = time.process_time() - begin
        points = found[np.isfinite(found)]
        np.save(asked["out"], found)
        print(seconds, len(points), int((points <= 1).sum()), flush=True)


if __name__ == "__main__":
    main()
