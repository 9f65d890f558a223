"""DVHs beside those of a planning system, a part of docs/validation.md."""

from __future__ import annotations

from dosiscope.core.dvh.band import band_steps
from dosiscope.core.dvh.compare import agreement, compare, sorted_by_difference
from dosiscope.core.progress import finish
from support.data import DATA


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def eclipse_text() -> str:
    title = "## Beside a treatment planning system\n\n"
    folder = DATA / "eclipse-breast"
    if not folder.is_dir():
        return title + "Not at hand when this page was made.\n"
    from dosiscope.app.measure import measure_dvhs, measure_solids
    from dosiscope.app.stored import stored_dvhs
    from dosiscope.core.link import propose
    from dosiscope.io.case.load import load
    from dosiscope.io.case.scan import scan

    found = finish(scan([folder]))
    case = finish(load(found, propose(found.inventory)))
    solids = {
        n: m.solid
        for n, m in finish(measure_solids(case)).items()
        if m.solid is not None
    }
    names = {roi.number: roi.shown_name for roi in case.structure_set.rois}
    ours = finish(measure_dvhs(solids, case.doses[0], names, names))
    comparisons = [
        compare(
            ours[dvh.roi_number].dvh,
            dvh,
            solids[dvh.roi_number],
            finish(
                band_steps(
                    solids[dvh.roi_number], case.doses[0], ours[dvh.roi_number].dvh
                )
            ),
        )
        for dvh in stored_dvhs(case)[0]
        if dvh.roi_number in ours and ours[dvh.roi_number].dvh is not None
    ]
    rows = []
    for comparison in sorted_by_difference(comparisons):
        cells = [comparison.computed.name]
        for difference in comparison.differences:
            if difference.name in ("Dmin", "Dmean", "Dmax"):
                continue
            percent = difference.percent
            absolute = difference.absolute
            cells.append(
                "" if absolute is None else f"{absolute:+.2f} ({percent:+.1f} %)"
            )
        rows.append([*cells, "; ".join(comparison.reasons)])
    head = ["structure", "volume cc", "D98% Gy", "D95% Gy", "D50% Gy", "D2% Gy", ""]
    return (
        f"{title}A breast plan of Eclipse, ours minus the curves stored in its RT Dose "
        "(its minimum, mean and maximum are in percent though labelled Gy, so they are "
        f"not compared):\n\n{table(head, rows)}\n{agreement(comparisons)}\n\n"
        "What the numbers show:\n\n"
        "- Doses of structures whose volume agrees are 0.004 to 0.008 Gy above the "
        "stored ones at most places: half a stored bin of 0.01 Gy, a convention.\n"
        "- Breast, Tumor Bed Block: the stored volume is without the half slices at "
        "the ends (within 0.4 %). D98% of the block and D50% of the breast follow: "
        "the ends lie in the fall of the dose, and between 0.2 and 8 Gy the breast's "
        "curve is so flat that the 1.9 cc by which the halves differ are 0.16 Gy.\n"
        "- BODY: 0.97 % lies outside the dose grid, and the stored volume is that "
        "which receives 0.005 Gy or more (13 944 cc stored, 13 932 cc here). "
        "Percentages of another whole give other doses; from 0.03 to 8 Gy the "
        "volumes in cc agree within 2.4 %, mostly within 0.5 %.\n"
        "- Borders, Nodes and Scar are wires of 2 to 6 contours, whose volume is "
        "little more than their ends and their rim: 0.4 mm around the Scar is a third "
        "of it.\n"
    )
