"""The words on the picture: everything that identifies or qualifies it."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.__about__ import __version__
from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.geometry import nearest
from dosiscope.core.identity import filled
from dosiscope.core.isodose_text import level_number
from dosiscope.core.kinds import Role
from dosiscope.core.language import (
    tr,
)
from dosiscope.core.not_shown import unread_text
from dosiscope.core.sections.volume_cut import meets
from dosiscope.core.text import (
    counted,
    dose_number,
    first_few,
    mm_number,
    moment_text,
    number_text,
    percent_text,
    uid_tail,
)
from dosiscope.core.text import dose_text as format_dose
from dosiscope.resources.presets import WINDOWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Level, Reference
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.review import Review, ViewState

ZERO = tr("zero everywhere")  # of a dose
PROGRAM = f"Dosiscope {__version__}"


def patient_text(case: Case) -> tuple[str, str]:
    """Name of the patient, and ID with sex; an empty one is said to be empty."""
    patient = case.patient
    identity = patient.id or tr("(no ID)")
    name = patient.spoken_name or tr("(no name)")
    return name, f"{identity} · {patient.sex}" if patient.sex else identity


def plan_text(case: Case, dose: Dose | None) -> tuple[str, str]:
    """RT Plan Label, and its date and time: of the plan of the dose that is shown."""
    plan = case.plan_of(dose)
    if dose is not None and case.is_of_several(dose):
        return several_text(case, dose), ""
    if plan is None:
        if case.awaits(Role.PLAN):
            return tr("plan: {state}", state=case.state_of(Role.PLAN)), ""
        is_withheld = case.withheld_of(Role.PLAN)
        return tr("plan withheld") if is_withheld else tr("no plan"), ""
    when = moment_text(plan.date, plan.time)
    return plan.label or tr("(no plan label)"), when


def several_text(case: Case, dose: Dose) -> str:
    """Return of which plans a dose is that is of several, as far as they are here."""
    plans = case.plans_of(dose)
    if len(plans) < 2 or len(plans) < len(dose.all_plan_uids):
        return tr("several plans")
    labels = ", ".join(plan.label or tr("(no plan label)") for plan in plans)
    return tr("several plans: {plans}", plans=labels)


def approval_text(case: Case, dose: Dose | None) -> str:
    """Approval Status of the plan of the shown dose; "" where that has none."""
    plan = case.plan_of(dose)
    return "" if plan is None else plan.approval or tr("approval not stated")


def which_dose_text(case: Case, dose: Dose) -> str:
    """Return the end of the SOP Instance UID where another dose could be meant.

    Other doses are those of the case, those withheld, and those that were found
    beside it; the end is as long as needed to tell it from them.
    """
    if dose.made is not None:  # it is no object: its name tells its parts apart
        return ""
    own = dose.header.sop_instance_uid
    headers = [
        *(one.header for one in case.every_dose),
        *(one.header for one in case.withheld),
        *(one.entry.header for one in case.outside),
    ]
    others = {h.sop_instance_uid for h in headers if h.kind.role is Role.DOSE} - {own}
    return tr("Dose object {uid}", uid=uid_tail(own, others)) if others else ""


def dose_text(dose: Dose) -> str:
    """Return what the dose is: units, type and summation as the file states them.

    Of a dose that was made, what it is made of.
    """
    if dose.made is not None:
        text = tr("Dose: {made_of}", made_of=dose.made.text)
        return f"{text}: {ZERO}" if dose.is_zero else text
    kind = (
        dose.type.value
        if dose.type is not DoseType.NOT_STATED
        else tr("type not stated")
    )
    summation = dose.label or dose.summation.value
    if not summation or summation == SummationType.NOT_STATED:
        summation = tr("summation not stated")
    units = dose.units.value or tr("unit not stated")
    text = tr(
        "Dose {unit} {type} {summation}", unit=units, type=kind, summation=summation
    )
    return f"{text}: {ZERO}" if dose.is_zero else text


def reference_text(reference: Reference | None, dose: Dose) -> str:
    """Return what 100 % is, or that nothing is."""
    if reference is None:
        unit = dose.unit_text if dose.units is DoseUnits.GY else tr("stored units")
        return tr("isodoses in {unit}: no reference dose", unit=unit)
    whole = format_dose(reference.gray, dose.unit_text)
    told = {"whole": whole, "source": reference.source}
    return filled("100 % = {whole} ({source})", told)


def level_texts(
    level: Level,
    reference: Reference | None,
    dose: Dose,
    decimals: int | None = None,
) -> tuple[str, ...]:
    """% (where there is a reference) and dose of a level, dose last.

    ``decimals`` of the dose; None: as many as its size asks for.
    """
    value = level.dose(reference)
    if value is None:
        return ()
    number = dose_number(value, 1) if decimals is None else number_text(value, decimals)
    gray = f"{number} {dose.unit_text}"
    if reference is None or dose.units is not DoseUnits.GY or not reference.gray:
        return ("", gray)
    if level.is_percent:
        return (level_text(level, dose), gray)
    return (percent_text(100 * value / reference.gray), gray)


def level_text(level: Level, dose: Dose) -> str:
    """Return a level as it was typed: 107 %, 47.5 Gy."""
    return f"{level_number(level.value)} {'%' if level.is_percent else dose.unit_text}"


def read_alike(
    one: Level, other: Level, reference: Reference | None, dose: Dose
) -> bool:
    """Whether two levels are told in the same words: in %, or as a dose."""
    texts = level_texts(one, reference, dose)
    return any(text and text in texts for text in level_texts(other, reference, dose))


def level_decimals(levels: Iterable[Level], reference: Reference | None) -> int:
    """Return the decimals of the doses of all levels, shown or not."""
    doses = (level.dose(reference) for level in levels)
    return common_decimals(dose for dose in doses if dose is not None)


def common_decimals(values: Iterable[float]) -> int:
    """Return the decimals with which every one of these doses can be told.

    A column of numbers is read by its points: they must stand below each other.
    """
    parts = [dose_number(value, 1).partition(".")[2].rstrip("0") for value in values]
    return max(1, *map(len, parts)) if parts else 1


def place_text(plane: Plane) -> str:
    """Return where a plane lies along its normal: "z 12.0 mm"."""
    axis = plane.orientation.axis
    at = mm_number(plane.at)
    if axis is not None:
        return f"{'xyz'[axis]} {at} mm"
    name = tr(plane.orientation.name)
    return tr("{orientation} at {place} mm", orientation=name, place=at)


def place_as_equation(plane: Plane) -> str:
    """Return the same within a sentence: "z = 12.0 mm"."""
    if plane.orientation.axis is None:
        return place_text(plane)
    return place_text(plane).replace(" ", " = ", 1)


def plane_text(view: ViewState) -> tuple[str, str]:
    """Position of the plane, and which image, or which plane of pixels, it is."""
    planes, case = view.image_planes, view.review.case
    place = place_text(view.plane)
    if case is None or not len(planes):
        return place, ""
    count = len(planes)
    if not view.plane.is_axial:
        return place, tr(
            "{orientation} plane {n} of {count}",
            orientation=tr(view.orientation.name),
            n=int(np.abs(planes - view.at).argmin()) + 1,
            count=count,
        )
    return place, _which_image(view) if case.ct is not None else _which_plane(view)


def _which_image(view: ViewState) -> str:
    """Return which image of the series a plane shows, or between which it lies."""
    planes, case = view.image_planes, view.review.case
    count = len(planes)
    if view.has_image:
        n = nearest(planes, view.at) + 1
        # which image of the series it is, is known when all are read
        if case is None or not case.awaits(Role.CT):
            return tr("image {n} of {count}", n=n, count=count)
        if any(one.is_arriving for one in case.unread):
            return tr("image {n} of {count} so far", n=n, count=count)
        return tr("image {n} of {count} read", n=n, count=count)
    upper = int(np.searchsorted(planes, view.at))
    if upper in (0, count):
        if count == 1:
            return tr("outside the image")
        return tr("outside the {n} images", n=count)
    return tr("between images {first} and {next}", first=upper, next=upper + 1)


def _which_plane(view: ViewState) -> str:
    """Return the same where there are no images but planes of contours."""
    planes = view.image_planes
    count = len(planes)
    if view.has_image:
        n = nearest(planes, view.at) + 1
        return tr("plane {n} of {count}", n=n, count=count)
    upper = int(np.searchsorted(planes, view.at))
    if upper in (0, count):
        if count == 1:
            return tr("outside the plane")
        return tr("outside the {n} planes", n=count)
    return tr("between planes {first} and {next}", first=upper, next=upper + 1)


def window_numbers(window: tuple[float, float], grain: float) -> str:
    """Return width and centre to the step in which they are set: "W 400  L 40"."""
    centre, width = window
    decimals = window_decimals(grain)
    return f"W {number_text(width, decimals)}  L {number_text(centre, decimals)}"


def window_decimals(grain: float) -> int:
    """Return how many decimals the step of a window has."""
    return max(0, -round(log10(grain)))


def window_text(review: Review) -> tuple[str, str]:
    """Window width and level, and the preset they are, or of what if not of HU."""
    centre, width = review.look.window
    shown = window_numbers(review.look.window, review.look.grain)
    ct = review.case.ct if review.case is not None else None
    if ct is not None and not ct.is_hounsfield:
        what = (
            tr("stored values")
            if ct.header.kind.is_ct
            else tr("{modality} image", modality=ct.noun)
        )
        return shown, f"{what}, {ct.unit or tr('no HU')}"
    name = next((w.name for w in WINDOWS if (w.centre, w.width) == (centre, width)), "")
    told = tr(name)
    # a noun of another language may keep its capital
    return shown, name.lower() if told == name else told


def banners(view: ViewState, *, with_place: bool = True) -> tuple[str, ...]:
    """Return what the eye could be wrong about on this plane.

    ``with_place`` where the plane need not stand right beside it.
    """
    case, dose, plane = view.review.case, view.dose, view.plane
    if case is None:
        return ()
    texts = [unread_text(case.unread)] if case.unread else []
    at = place_as_equation(plane) if with_place else ""
    if case.ct is not None and (why := _why_no_image(case, case.ct, plane)):
        texts.append(_no_image_text(case.ct.noun, at, why))
    if not plane.is_axial:
        texts += _not_cut(view)
    elif case.ct is None:
        texts += _beside(view)
    if dose is not None and dose.is_zero:
        texts.append(_zero_text(dose))
    elif dose is not None and not meets(dose.geometry, plane):
        texts.append(_no_dose_text(at))
    return tuple(texts)


def _no_image_text(modality: str, place: str, why: str) -> str:
    if not place:
        return tr("no {modality} image: {why}", modality=modality, why=why)
    return tr(
        "no {modality} image at {place}: {why}",
        modality=modality,
        place=place,
        why=why,
    )


def _zero_text(dose: Dose) -> str:
    if dose.label:
        return tr("{dose} is zero everywhere", dose=dose.label)
    return tr("the dose is zero everywhere")


def _no_dose_text(place: str) -> str:
    if place:
        return tr("no dose at {place}: outside the dose grid", place=place)
    return tr("no dose: outside the dose grid")


def _why_no_image(case: Case, ct: Ct, plane: Plane) -> str:
    """Return what is seen where the series has no image of its own; "" where it has."""
    if not meets(ct.geometry, plane):
        return tr("outside the {modality}", modality=ct.noun)
    if not plane.is_axial or ct.geometry.plane_at(plane.at) is not None:
        return ""
    if not ct.is_missing_at(plane.at):
        return tr("interpolated")
    if not case.awaits(Role.CT):
        return tr("images are missing here")
    is_arriving = any(one.is_arriving for one in case.unread)
    return tr("not here yet") if is_arriving else tr("not read yet")


def _beside(view: ViewState) -> list[str]:
    """Return how far from the plane contours lie that are drawn on it; [] if none."""
    review = view.review
    if not review.look.is_shown("off_slice") or not view.has_image:
        return []
    near = [
        n
        for roi in review.display.visible_rois
        for n in review.display.near(roi.number, view.at)
    ]
    if not near:
        return []
    most = number_text(max(abs(one.distance) for one in near), 2)
    whose = counted(len(near), "structure")
    return [
        tr(
            "dashed: {structures}, up to {most} mm beside this plane",
            structures=whose,
            most=most,
        )
    ]


_NAMED = 3  # structures in a banner


def _not_cut(view: ViewState) -> list[str]:
    """Return which visible structures cannot be on a plane across their contours."""
    review = view.review
    if not review.look.is_shown("contours"):
        return []
    absent = [
        roi
        for roi in review.display.visible_rois
        if not roi.is_point
        and len(roi.contours)
        and not all(kind.is_line for kind in roi.contours.kinds)
        and review.results.cut(roi.number) is None
    ]
    waiting = [roi for roi in absent if roi.number not in review.results.reasons]
    without = [roi.shown_name for roi in absent if roi.number in review.results.reasons]
    texts = []
    if waiting:
        structures = counted(len(waiting), "structure")
        texts.append(tr("{structures} still to be cut", structures=structures))
    if without:
        names = first_few(without, _NAMED)
        texts.append(
            tr("not shown here, without volume: {structures}", structures=names)
        )
    return texts


def shown_levels(levels: Iterable[Level], reference: Reference | None) -> list[Level]:
    """Return the levels that are drawn, the highest first."""
    doses = [(level.dose(reference), level) for level in levels if level.is_shown]
    known = [(dose, level) for dose, level in doses if dose is not None]
    return [level for _, level in sorted(known, key=lambda pair: -pair[0])]
