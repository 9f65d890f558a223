"""Item 17: densities that were assigned to structures instead of the CT's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked, tr
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.roi_types import name_text
from dosiscope.core.text import first_few, in_row, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi

# Properties that are a density relative to water (PS3.3 C.8.8.8, ROI Physical Property)
_DENSITIES: Final = {
    "REL_ELEC_DENSITY": marked("electron density"),
    "REL_MASS_DENSITY": marked("mass density"),
}
_OTHERS: Final = {
    "REL_STOP_RATIO": marked("stopping power ratio"),
    "EFFECTIVE_Z": marked("effective atomic number"),
    "EFF_Z_PER_A": marked("ratio of atomic number to mass"),
    "MEAN_EXCI_ENERGY": marked("mean excitation energy"),
    "ELEM_FRACTION": marked("elements"),
}


def check_densities(subject: PlanSubject) -> Iterator[Answer]:
    """List what is assigned; flag what is no number, or no density of anything."""
    low, high = subject.limits.density_low, subject.limits.density_high
    ends = [typed_number(v) if v is not None else "" for v in (low, high)]
    expected = (
        tr("from {least} to {most}", least=ends[0], most=ends[1]) if all(ends) else ""
    )
    listed: list[tuple[Roi, str]] = []
    is_flagged = False
    for roi in subject.structure_set.rois:
        for name, value in roi.physical_properties:
            what = tr(_DENSITIES.get(name) or _OTHERS.get(name) or name)
            told = f"{what} {value}".strip()
            why = _wrong(name, value, low, high)
            if not why:
                listed.append((roi, told))
                continue
            is_flagged = True
            yield flagged(
                message=tr(
                    "{roi} is assigned the {property}, {why}.",
                    roi=name_text(roi),
                    property=told,
                    why=why,
                ),
                found=told,
                expected=expected,
                rois=(roi.number,),
            )
    if listed:
        by_roi: dict[Roi, list[str]] = {}
        for roi, told in listed:
            by_roi.setdefault(roi, []).append(told)
        few = first_few(
            [
                in_row(" ", (name_text(roi), first_few(told, 2)))
                for roi, told in by_roi.items()
            ]
        )
        yield reported(
            message=tr(
                "Assigned instead of the values of the CT: {densities}.", densities=few
            ),
            found=few,
            expected=expected,
            rois=tuple(roi.number for roi in by_roi),
        )
    elif not is_flagged:
        yield passed(
            message=tr("No structure is assigned a density."),
        )


def _wrong(name: str, value: str, low: float | None, high: float | None) -> str:
    """Tell what is wrong with a property; "" where nothing is."""
    if name == "ELEM_FRACTION":
        return ""
    try:
        number = float(value)
    except ValueError:
        return tr("which is no number")
    if not number >= 0 or number == float("inf"):
        return tr("which nothing has")
    if name in _DENSITIES:
        if low is not None and number < low:
            return tr("less than {limit}", limit=typed_number(low))
        if high is not None and number > high:
            return tr("more than {limit}", limit=typed_number(high))
    return ""


CHECKS: Final = {"PC-17": check_densities}
