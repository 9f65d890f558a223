"""Item 34: sides that names state, against the side that things lie on.

Coordinates are the patient's (LPS): x grows to the patient's left, whatever the patient
position and the orientation of the images are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.plan_check.answers import flagged, reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.of_beams import beams_text, numbers_of
from dosiscope.core.plan_check.roi_types import (
    EXTERNAL,
    name_text,
    rois_of,
    widest_targets,
)
from dosiscope.core.polygons.rings import bounding_boxes
from dosiscope.core.roi_names import SIDE, normal_name
from dosiscope.core.text import in_row, number_text
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi

_MOST_NAME: Final = 40  # letters
_MIDDLE_MM: Final = 10.0  # nearer to the middle is on neither side
_LEFT: Final = marked("left")
_RIGHT: Final = marked("right")
# words that are a side wherever they stand
_ON_ALL: Final = marked("left of, right of and in the middle")
_PLAIN: Final = {
    **dict.fromkeys("left links gauche sinistra lft izquierda lul lll".split(), _LEFT),
    **dict.fromkeys(
        "right rechts droit droite destra rgt derecha rul rml rll".split(), _RIGHT
    ),
}
# words that are one beside what there are two of: "RT" is radiotherapy as well
_BESIDE: Final = {
    **dict.fromkeys("l lt li".split(), _LEFT),
    **dict.fromkeys("r rt re".split(), _RIGHT),
}
_PAIRED: Final = re.compile(
    r"^(breast|brust|mamma|sein|cw|chest ?wall|lung|lunge|poumon|kidney|niere|rein|"
    r"parotid\w*|tonsil\w*|eye|auge|orbit\w*|uvea\w*|axilla\w*|hip|femur|femoral|"
    r"shoulder|humerus|arm|leg|thigh|knee|foot|hand|iliac|ilium|scapula|clavicle|"
    r"rib|ribs|adrenal|breasts?wall|scv|supraclav\w*|imn|frontal|temporal|parietal|"
    r"occipital|cerebell\w*|acoustic\w*|vestibular|schwannoma|neck)$"
)


def check_laterality(subject: PlanSubject) -> Iterator[Answer]:
    """Compare the plan's names with the target, then pairs of structures."""
    yield from _swapped(subject)
    targets = widest_targets(subject)
    if not targets:
        raise NotEvaluableError(tr("no target has a volume"))
    numbers = tuple(roi.number for roi in targets)
    places = [_away_from_middle(subject, subject.solids[n]) for n in numbers]
    away = [one for one in places if one is not None]
    for roi, place in zip(targets, places, strict=True):
        stated = side_in(roi.name)
        if place is not None and stated and _side_of(place) not in ("", stated):
            yield flagged(
                message=tr(
                    "{roi} lies {where}.", roi=name_text(roi), where=_where([place])
                ),
                found=_where([place]),
                expected=tr(stated),
                rois=(roi.number,),
            )
    if not away:
        raise NotEvaluableError(
            tr("no EXTERNAL tells where the middle of the patient is")
        )
    sides = {_side_of(one) for one in away}
    found = _where(away)

    named = _named_sides(subject)
    if not named:
        yield reported(
            message=tr_count(
                "No name of the plan states a side; its target lies {where}.",
                "No name of the plan states a side; its targets lie {where}.",
                len(targets),
                where=found,
            ),
            found=found,
            rois=numbers,
        )
    for what, stated, beams in named:
        result = ItemResult.PASS
        if stated not in sides:
            result = ItemResult.REPORT if sides == {""} else ItemResult.FLAG
        yield Answer(
            result=result,
            message=tr_count(
                "{name} says {side}; its target lies {where}.",
                "{name} says {side}; its targets lie {where}.",
                len(targets),
                name=what,
                side=tr(stated),
                where=found,
            ),
            found=found,
            expected=tr(stated),
            rois=numbers,
            beams=beams,
        )


def _side_of(away: float) -> str:
    if abs(away) < _MIDDLE_MM:
        return ""
    return _LEFT if away > 0 else _RIGHT


def _where(away: Sequence[float]) -> str:
    """Return where targets lie: one by its distance, several by their sides."""
    sides = dict.fromkeys(map(_side_of, away))
    if list(sides) == [""]:
        return tr("in the middle of the patient")
    if len(away) > 1:
        return _on_both(tuple(sides))
    return (
        tr("{distance} mm left of the middle", distance=number_text(away[0], 0))
        if away[0] > 0
        else tr("{distance} mm right of the middle", distance=number_text(-away[0], 0))
    )


def _on_both(sides: tuple[str, ...]) -> str:
    sentences = {
        (_LEFT,): marked("left of the middle"),
        (_RIGHT,): marked("right of the middle"),
        (_LEFT, _RIGHT): marked("left of and right of the middle"),
        (_RIGHT, _LEFT): marked("right of and left of the middle"),
        (_LEFT, ""): marked("left of and in the middle"),
        ("", _LEFT): marked("in and left of the middle"),
        (_RIGHT, ""): marked("right of and in the middle"),
        ("", _RIGHT): marked("in and right of the middle"),
    }
    return tr(sentences.get(sides, _ON_ALL))


def side_in(name: str) -> str:
    """Return the side that a name states: "left", "right", "" for none or both.

    "L" is one in "Breast L" or "L lung", not in "L spine", "RT" not in "Prostate RT".
    """
    words = normal_name(name).split()
    sides = {_PLAIN[word] for word in words if word in _PLAIN}
    if not sides:
        for n, word in enumerate(words):
            after = words[n + 1] if n + 1 < len(words) else ""
            # behind an organ "RT" may be the treatment, "re" that it is planned again
            is_other = word == "rt" or (word == "re" and after[:1].isalpha())
            before = words[n - 1] if n and not is_other else ""
            if word in _BESIDE and (_PAIRED.match(before) or _PAIRED.match(after)):
                sides.add(_BESIDE[word])
        plain = {_BESIDE[word] for word in words if word in ("l", "r")}
        if sides and len(sides | plain) > 1:  # "Lung L and R"
            return ""
    return sides.pop() if len(sides) == 1 else ""


def _named_sides(subject: PlanSubject) -> list[tuple[str, str, tuple[int, ...]]]:
    """Return what states a side, which, and the beams that do.

    A beam says from where it comes, unless its name has what there are two of.
    """
    plan = subject.plan
    found: list[tuple[str, str, tuple[int, ...]]] = []
    for what, name in (
        (marked('The plan\'s label "{text}"'), plan.label),
        (marked('The plan\'s name "{text}"'), plan.name),
        (marked('The plan\'s description "{text}"'), plan.description),
    ):
        side = side_in(name)
        if side and side not in (stated for _, stated, _ in found):
            found.append((tr(what, text=shown(name, _MOST_NAME)), side, ()))
    of_beams: dict[str, list[Beam]] = {}
    for beam in plan.beams:
        words = normal_name(beam.name).split()
        side = side_in(beam.name)
        if side and any(map(_PAIRED.match, words)):
            of_beams.setdefault(side, []).append(beam)
    for side, beams in of_beams.items():
        found.append(
            (
                tr("The name of {beams}", beams=beams_text(beams)),
                side,
                numbers_of(beams),
            )
        )
    return found


def _centroid(solid: Solid) -> tuple[float, float]:
    """Return x and z of the middle of a solid, mm: of the boxes of its sections."""
    rings, section = solid.rings
    boxes = bounding_boxes(rings)
    low = np.full(len(solid.sections), np.inf)
    high = -low
    np.minimum.at(low, section, boxes[:, 0])
    np.maximum.at(high, section, boxes[:, 2])
    total = x = z = 0.0
    for span in solid.spans:
        for bottom, top, number in span.prisms():
            weight = float(solid.areas[number]) * (top - bottom)
            x += weight * float(low[number] + high[number]) / 2
            z += weight * (bottom + top) / 2
            total += weight
    return (x / total, z / total) if total > 0 else (0.0, 0.0)


def _away_from_middle(subject: PlanSubject, target: Solid) -> float | None:
    """Return how far left of the patient's middle a target lies, mm.

    The middle is that of the patient's outline at its height.
    """
    patient = [
        subject.solids[roi.number]
        for roi in rois_of(subject, EXTERNAL)
        if roi.number in subject.solids
    ]
    x, z = _centroid(target)
    middle = _middle_at(patient, z)
    return None if middle is None else x - middle


def _middle_at(patient: Sequence[Solid], z: float) -> float | None:
    ends: list[float] = []
    for solid in patient:
        span = solid.span_at(z)
        for polygon in solid.sections[span.lower].polygons if span is not None else ():
            ends += [float(polygon[:, 0].min()), float(polygon[:, 0].max())]
    return (min(ends) + max(ends)) / 2 if ends else None


def _swapped(subject: PlanSubject) -> Iterator[Answer]:
    """Flag pairs of structures of which the left one lies right of the other."""
    pairs: dict[str, dict[str, Roi]] = {}
    for roi in subject.structure_set.rois:
        rest, side = _rest_and_side(subject, roi)
        if side and roi.number in subject.solids and roi.withheld is None:
            pairs.setdefault(rest, {}).setdefault(side, roi)
    for sides in pairs.values():
        if len(sides) < 2:
            continue
        left, right = sides[_LEFT], sides[_RIGHT]
        x = {
            side: _centroid(subject.solids[roi.number])[0]
            for side, roi in sides.items()
        }
        if x[_LEFT] < x[_RIGHT] - _MIDDLE_MM:
            yield flagged(
                message=tr(
                    "{left} lies right of {right}: their names seem to be exchanged.",
                    left=name_text(left),
                    right=name_text(right),
                ),
                found=tr(
                    "{distance} mm to the right",
                    distance=number_text(x[_RIGHT] - x[_LEFT], 0),
                ),
                expected=tr("to the left"),
                rois=(left.number, right.number),
            )


def _rest_and_side(subject: PlanSubject, roi: Roi) -> tuple[str, str]:
    """Return a name without its side, and the side; "" where it is none of a pair."""
    words = normal_name(roi.name).split()
    known = {**_PLAIN, **_BESIDE}
    sides = {known[word] for word in words if word in known}
    rest = in_row(" ", (word for word in words if word not in known))
    proposed = subject.proposal(roi.name)
    is_paired = proposed is not None and proposed.pattern in {
        rule.pattern for rule in subject.name_rules if SIDE in rule.name
    }
    return (rest, sides.pop()) if len(sides) == 1 and rest and is_paired else ("", "")


CHECKS: Final = {"PC-34": check_laterality}
