"""Sentences of the DVH panel."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from dosiscope.core.__about__ import __version__
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.language import marked, tr
from dosiscope.core.text import date_text, uid_tail
from dosiscope.core.translator import english
from dosiscope.viewer.dvh.sides import Side, sides_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.viewer.review import Review

# what of a method fits on one line, and the word before it
SHOWN = {
    "end rule": marked("ends"),
    "between contours": marked("profile"),
    "dose": marked("dose"),
}
# how a part of it is said there, where that is shorter
SHORT = {
    "half a slice": marked("½ slice"),
    "half a slice, at most 1.5 mm": marked("½ slice, at most 1.5 mm"),
}
USUAL_PROFILE = tr("as the solid")


def common_method(
    dvhs: Iterable[Dvh], short: Mapping[str, str] = MappingProxyType({})
) -> dict[str, str]:
    """Return how the computed DVHs were made; differing values side by side.

    ``short`` has other words for some values, by what they are in English.
    """
    result: dict[str, list[str]] = {}
    for dvh in dvhs:
        if dvh.source is not DvhSource.COMPUTED:
            continue
        for key, value in dvh.method.items():
            values = result.setdefault(key, [])
            told = tr(short.get(english(value), value))
            if told not in values:
                values.append(told)
    return {key: ", ".join(values) for key, values in result.items()}


def method_parts(dvhs: Iterable[Dvh]) -> list[str]:
    """Return how the computed DVHs were made, in parts of a line.

    The ends of off-slice structures are data: no rule applies to them.
    """
    dvhs = tuple(dvhs)
    on_slice = [dvh for dvh in dvhs if not dvh.is_off_slice]
    method = common_method(on_slice or dvhs, SHORT)
    method["dose"] = common_method(dvhs).get("dose", "")
    return [
        f"{tr(word)}: {method[key]}"
        for key, word in SHOWN.items()
        if method.get(key, USUAL_PROFILE) not in ("", USUAL_PROFILE)
    ]


def method_tooltip(dvhs: Iterable[Dvh]) -> str:
    """Return every part of the method that all computed DVHs share."""
    method = common_method(dvhs)
    return "\n".join(f"{tr(k)}: {v}" for k, v in method.items() if v.count(", ") < 3)


def made_of_lines(review: Review) -> list[str]:
    """Return what the DVHs are of, one object a line with its whole UID."""
    dose, case = review.dose, review.case
    lines = [_program_text()]
    sides = sides_of(review)
    if sides is not None:
        lines += [
            tr(
                "Dose {dose}, {unit}, {uid}",
                dose=sides.text(Side(letter)),
                unit=one.unit_text,
                uid=one.key,
            )
            for letter, one in review.compared_doses.items()
        ]
    elif dose is not None:
        about = {"label": dose.label, "unit": dose.unit_text, "uid": dose.key}
        lines.append(tr("Dose: {label}, {unit}, {uid}", **about))
    stored = {dvh.dose_uid: dvh.dose_label for dvh in review.results.stored_dvhs}
    lines += [
        tr("Stored DVHs: {label}, {uid}", label=label, uid=uid)
        for uid, label in stored.items()
    ]
    structures = case.structure_set if case else None
    if structures is not None:
        uid = structures.header.sop_instance_uid
        lines.append(
            tr("Structure set: {label}, {uid}", label=structures.label, uid=uid)
        )
    return [f"# {line}" for line in lines]


def _program_text() -> str:
    return tr("Dosiscope {version}, not for clinical decisions", version=__version__)


def _made_of(case: Case | None, dose: Dose | None) -> list[str]:
    """Return the plan of a dose, and the dose."""
    parts = []
    plan = case.plan_of(dose) if case else None
    if plan is not None:
        parts.append(f"{plan.label} {date_text(plan.date)}".strip())
    if dose is not None:
        # what is made is no object
        uid = "" if dose.made else f", {uid_tail(dose.header.sop_instance_uid)}"
        parts.append(f"{dose.label or dose.summation}, {dose.unit_text}{uid}")
    return parts


def picture_title(review: Review) -> str:
    """Return the title of a picture of the plot; it holds no patient data."""
    return f"DVH · {made_of_text(review)}"


def made_of_text(review: Review) -> str:
    """Return plan, dose, structure set and program in a line, without patient data."""
    case, compared = review.case, review.compared_doses
    parts = [
        f"{letter}: {', '.join(_made_of(case, one))}"
        for letter, one in compared.items()
    ]
    if not parts:
        parts = _made_of(case, review.dose)
    structures = review.case.structure_set if review.case else None
    if structures is not None:
        parts.append(structures.label)
    parts.append(_program_text())
    return " · ".join(p for p in parts if p)
