"""Make docs/validation.md: the accuracy of DVHs against closed forms and other systems.

    python benchmarks/validate_dvh.py [OUT.md] [--peer INTERPRETER]

Takes about two minutes.  Parts that need the real data sets say so where they are
absent; INTERPRETER is that of an environment with dicompyler-core, see
against_dicompyler.py.
"""

from __future__ import annotations

import argparse
import platform
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from validate_dvh_islands import HEAD as ISLANDS_HEAD
from validate_dvh_islands import island_rows
from validate_dvh_off_slice import HEAD, off_slice_rows
from validate_dvh_planning import eclipse_text, table
from validate_dvh_speed import memory_rows, peer_rows

from dosiscope.core.__about__ import __version__
from dosiscope.core.dvh.engine import DvhOptions, compute_dvh
from dosiscope.core.dvh.grid import Resolution
from dosiscope.core.dvh.smooth import smooth_solid
from dosiscope.core.phantoms.shapes import RADIUS, Shape, make_dose, shape_outlines
from dosiscope.core.solids.end_rule import EndRule
from support.data import DATA
from support.linear_shapes import (
    FINE,
    FRACTIONS,
    MAXIMUM,
    STEPS,
    endpoints,
    sphere_on_slices,
    tried,
)
from support.nelms_files import FRACTIONS as PUBLISHED
from support.nelms_files import computed
from support.stacks import stack
from support.thirty import thirty_structures, thirty_structures_dose

# Error function of the dose around a small target (Stanley 2021, after Suh).
SUH = (0.249, 7.019, 0.029, 1.927)


def generated(steps: list[tuple[float, float]]) -> tuple[list[list[str]], int, int]:
    """Return rows of the largest errors, and endpoints off by over 3 % of how many."""
    rows, off, total = [], 0, 0
    for contour_step, dose_step in steps:
        worst: dict[str, float] = {}
        for shape, dvh, true in tried(contour_step, dose_step):
            for one in endpoints(dvh, true):
                is_volume = one.name == "volume"
                scale = one.true if is_volume else MAXIMUM
                error = 100 * abs(one.found - one.true) / scale
                if is_volume and shape is not Shape.LYING_CYLINDER:
                    worst["others"] = max(worst.get("others", 0), error)
                worst[one.name] = max(worst.get(one.name, 0), error)
                off += one.is_off
                total += 1
        names = ("volume", "others", "Dmean", "Dmin", "Dmax", *FRACTIONS, "D0.03cc")
        rows.append(
            [
                f"{contour_step:g} mm",
                f"{dose_step:g} mm",
                *(f"{worst[name]:.3f}" for name in names),
            ]
        )
    return rows, off, total


def generated_text() -> str:
    head = ["contours", "dose", "volume %", "without lying cylinder %"]
    head += [f"{n} %" for n in ("Dmean", "Dmin", "Dmax", *FRACTIONS, "D0.03cc")]
    fine, off_fine, of_fine = generated([(FINE, step) for step in STEPS])
    matched, off, of = generated([(step, step) for step in STEPS])
    return (
        "## Shapes in a linear dose (after Nelms 2015), generated\n\n"
        "Sphere, cylinder and cone of 24 mm, standing and lying, dose gradients along "
        "z and y, dose grid aligned and shifted: largest errors, doses in % of the "
        "maximum.\n\n"
        + table(head, fine + matched)
        + f"\nEndpoints off by more than 3 % (local): {off_fine} of {of_fine} with "
        f"fine contours, {off} of {of} ({100 * off / of:.1f} %) with matched ones. "
        "Published for matched ones: PlanIQ 7 %, Pinnacle 36 %.\n\n"
        "The rest with matched contours is the linear course of the area between "
        "planes of a lying cylinder, not sampling.\n"
    )


def authors_text() -> str:
    title = "## The authors' own files\n\n"
    if not (DATA / "nelms-dvh").is_dir():
        return title + "Not at hand when this page was made.\n"
    rows, off, total = [], 0, 0
    for row, dvh in computed(DATA / "nelms-dvh"):
        published = float(row["volume_cc"])
        cells = [row["structure"], f"{row['dose_voxel_mm']} mm", row["gradient"]]
        cells.append(f"{100 * (dvh.volume_cc / published - 1):+.2f}")
        pairs = [
            (dvh.mean, row["dmean_cgy"]),
            (dvh.minimum, row["dmin_cgy"]),
            (dvh.maximum, row["dmax_cgy"]),
            *((dvh.dose_at_fraction(p), row[name]) for name, p in PUBLISHED.items()),
            (dvh.dose_at_fraction(0.03 / dvh.volume_cc), row["d0.03cc_cgy"]),
        ]
        off += abs(dvh.volume_cc / published - 1) > 0.03
        total += 1 + len(pairs)
        for found, text in pairs:
            wanted = float(text) / 100
            off += abs(found / wanted - 1) > 0.03
            cells.append(f"{found - wanted:+.3f}")
        rows.append(cells)
    head = ["structure", "dose", "gradient", "volume %"]
    head += [
        f"{n} Gy"
        for n in ("Dmean", "Dmin", "Dmax", "D99", "D95", "D5", "D1", "D0.03cc")
    ]
    return (
        f"{title}Ours minus published, of doses from 4 to 28 Gy:\n\n"
        f"{table(head, rows)}\nEndpoints off by more than 3 %: {off} of {total}.\n"
    )


def convergence_text() -> str:
    fine = DvhOptions(Resolution(across=96, layers=192, lines=512, bins=32000))
    dose = thirty_structures_dose()
    worst: dict[str, tuple[float, str]] = {}
    for name, solid in thirty_structures().items():
        if name == "Body":  # takes long and is even
            continue
        usual, finer = compute_dvh(solid, dose), compute_dvh(solid, dose, options=fine)
        errors = {
            "volume within the grid, %": 100
            * (usual.covered_cc / finer.covered_cc - 1),
            "Dmean, % of Dmax": 100 * (usual.mean - finer.mean) / dose.maximum,
        }
        for part in (98, 95, 50, 2):
            change = usual.dose_at_fraction(part / 100)
            change -= finer.dose_at_fraction(part / 100)
            errors[f"D{part}%, % of Dmax"] = 100 * change / dose.maximum
        for key, error in errors.items():
            if abs(error) >= abs(worst.get(key, (0.0, ""))[0]):
                worst[key] = (error, name)
    rows = [[key, f"{error:+.4f}", name] for key, (error, name) in worst.items()]
    return (
        "## Convergence\n\nThe usual sampling against one four times finer, 29 "
        f"structures in a steep dose of {dose.maximum:.0f} Gy:\n\n"
        + table(["quantity", "largest difference", "structure"], rows)
    )


def phase_text() -> str:
    true = 4 / 3 * np.pi * RADIUS**3 / 1000
    rows = []
    for step in STEPS:
        half, smooth = [], []
        for phase in np.arange(0.04, 1, 0.08):
            at = phase * step
            halves = sphere_on_slices(step, at, EndRule.HALF_SLICE)
            taper = smooth_solid(sphere_on_slices(step, at, EndRule.TAPERED))
            half.append(100 * (halves.volume_cc / true - 1))
            smooth.append(100 * (taper.volume_cc / true - 1))
        rows.append(
            [
                f"{step:g} mm",
                f"{np.mean(half):+.2f} [{min(half):+.2f}, {max(half):+.2f}]",
                f"{np.mean(smooth):+.3f} [{min(smooth):+.3f}, {max(smooth):+.3f}]",
            ]
        )
    return (
        "## Slice phase\n\nVolume error of a sphere of 24 mm at 12 positions of the "
        "planes, mean [least, largest] %:\n\n"
        + table(["slices", "half slices (default)", "smooth profile, tapered"], rows)
    )


def _suh(r, diameter):
    inside = 1 - SUH[0] * np.exp(-SUH[1] * np.maximum(diameter / 2 - r, 0))
    fall = np.exp(-SUH[3] * np.maximum(r - diameter / 2, 0))
    outside = SUH[2] + (1 - SUH[0] - SUH[2]) * fall
    return np.where(r <= diameter / 2, inside, outside)


def small_targets_text() -> str:
    generator = np.random.default_rng(7)
    rows = []
    for diameter, step in ((3, 1.0), (3, 0.5), (5, 1.0), (10, 1.0)):
        errors: dict[bool, list[float]] = {False: [], True: []}
        outlines = [
            (z * diameter / 24, [p * diameter / 24 for p in polygons])
            for z, polygons in shape_outlines(Shape.SPHERE, 0.2)
        ]
        solid = stack(outlines, 0.1 * diameter / 24)
        true = np.pi * diameter**3 / 6000
        for _ in range(10):
            dose = make_dose(
                lambda x, y, z, d=diameter: (
                    20 / 0.751 * _suh(np.sqrt(x * x + y * y + z * z) / 10, d / 10)
                ),
                (step, 1, 1),
                diameter + 6,
                shift=tuple(generator.uniform(-0.5, 0.5, 3)),
            )
            for cubic in errors:
                dvh = compute_dvh(solid, dose, options=DvhOptions(cubic_dose=cubic))
                errors[cubic].append(100 * (dvh.volume_at_dose(20.0) / true - 1))
        cells = [
            f"{np.mean(found):+.1f} [{min(found):+.1f}, {max(found):+.1f}]"
            for found in errors.values()
        ]
        rows.append([f"{diameter} mm", f"1 x 1 x {step:g} mm", *cells])
    return (
        "## Small targets\n\nV100% of spheres in the dose of Stanley 2021 (20 Gy at "
        "the edge), error in % of the volume, mean [least, largest] of 10 positions. "
        "The error is that of interpolating the dose linearly between samples; five "
        "commercial systems reached -36 to +20 % for 3 mm.\n\n"
        + table(["sphere", "dose grid", "trilinear (default)", "cubic dose"], rows)
    )


def off_slice_text() -> str:
    return (
        "## Off-slice contours\n\nAttached contours, capped where the file ends them, "
        "in a linear dose of 2 mm: errors, doses in % of the maximum. Volumes of more "
        "shapes, branches and cycles are in validation-off-slice.md.\n\n"
        + table(HEAD, off_slice_rows())
        + "\nA sphere between two contours bulges; the file does not say so, and a "
        "straight course leaves that out: the rest falls with the square of the "
        "contour distance.\n"
    )


def islands_text() -> str:
    return (
        "## Islands, shells and tubes\n\nIn a peak of 60 Gy on a floor of 5 Gy, "
        "samples every 3 mm: found (minus true), and the ± of the sampling. The truth "
        "is counted by points every 0.05 mm (D0.03cc) and 0.12 mm (D2cc) and good to "
        "about 0.02 Gy; where it is 5 Gy, 2 cc are beyond the peak.\n\n"
        + table(ISLANDS_HEAD, island_rows())
    )


def speed_text(peer: str | None) -> str:
    text = (
        "## Time and memory\n\n30 structures as of a clinic in a dose of 200 x 150 x "
        "100 samples. Times are given as ratios: CPU time of one thread, both sides in "
        "turn, structure by structure, in one run. Seconds depend on the machine: "
        "`python benchmarks/dvh.py` measures them.\n\n"
        + table(["what", "found", "goal"], memory_rows())
    )
    if peer is None:
        return text + "\nNo interpreter with dicompyler-core was given.\n"
    head = ["what", "times faster than dicompyler-core 0.5.6", "goal"]
    return f"{text}\nThe DVH alone:\n\n{table(head, peer_rows(peer))}"


def links_text(folder: Path) -> str:
    """Name the other pages that are there."""
    pages = [
        f"- [{page.stem}]({page.name})"
        for page in sorted(folder.glob("*.md"))
        if page.stem.startswith(("validation-", "performance"))
    ]
    return "## More\n\n" + "\n".join(pages) + "\n" if pages else ""


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    usual = Path(__file__).parents[1] / "docs" / "validation.md"
    parser.add_argument("out", nargs="?", type=Path, default=usual)
    parser.add_argument("--peer", metavar="INTERPRETER")
    chosen = parser.parse_args()
    out = chosen.out
    parts = [
        "# Validation of the DVH\n\nMade by `python benchmarks/validate_dvh.py`; "
        f"Dosiscope {__version__}, Python {platform.python_version()}, numpy "
        f"{np.__version__}, {platform.machine()}. The truth is a closed form unless "
        "stated; `dosiscope selftest` repeats the first part on any installation. "
        "Volumes of ROIs with contours between the images: "
        "[validation-off-slice.md](validation-off-slice.md).\n",
        generated_text(),
        authors_text(),
        convergence_text(),
        phase_text(),
        small_targets_text(),
        islands_text(),
        off_slice_text(),
        eclipse_text(),
        speed_text(chosen.peer),
        links_text(out.parent),
    ]
    out.write_text("\n".join(parts), encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
