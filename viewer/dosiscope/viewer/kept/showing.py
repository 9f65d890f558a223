"""Shows a case as it was seen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.isodose import Level, Reference, stated_references
from dosiscope.core.language import marked, tr
from dosiscope.core.marks.mark import Mark
from dosiscope.core.plane import ORIENTATIONS, Plane
from dosiscope.core.visible import shown, visible
from dosiscope.resources.colour_tables import NAMES, SECOND_NAMES
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.roi_style import RoiStyle
from dosiscope.viewer.second_look import Laying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dose import Dose
    from dosiscope.core.sidecar.view import (
        KeptBeam,
        KeptComparison,
        KeptGamma,
        KeptLook,
        KeptMark,
        KeptReference,
        KeptRois,
        KeptSecond,
        KeptView,
    )
    from dosiscope.viewer.review import Review

_MOST_TOLD = 40
VIEWS = ("axial", "coronal", "sagittal", marked("beside"))  # of a review, by name


class KeptViewError(DosiscopeError):
    """A view that was kept names what this program does not have."""


def check_view(kept: KeptView) -> None:
    """Refuse a view that this program cannot show, before anything is changed.

    Raises
    ------
    KeptViewError
        It names a table of colours, a way of drawing or a plane that is not known.
    """
    looks = [kept.rois.style, *filter(None, (one.style for one in kept.rois.rois))]
    wash = [kept.comparison.wash] if kept.comparison is not None else []
    second = [] if kept.second is None else [kept.second]
    table = marked("it names a table of colours “{name}”, unknown here")
    view = marked("it names a view “{name}”, unknown here")
    orientation = marked("it names an orientation “{name}”, unknown here")
    colours = marked("it names a wash “{name}”, unknown here")
    laying = marked("it names a way of laying over “{name}”, unknown here")
    for sentence, words, known in (
        (table, [kept.look.wash.table], NAMES),
        (view, [one.name for one in kept.planes], VIEWS),
        (orientation, [one.orientation for one in kept.marks], ORIENTATIONS),
        (colours, wash, [one.value for one in Wash]),
        (table, [one.table for one in second], SECOND_NAMES),
        (laying, [one.laying for one in second], list(Laying)),
    ):
        for word in words:
            if word not in known:
                raise KeptViewError(tr(sentence, name=_told(word)))
    if len({one.name for one in kept.planes}) != len(kept.planes):
        raise KeptViewError(tr("it has a view twice"))
    for look in looks:
        if RoiStyle.of_text(look) is None:
            raise KeptViewError(
                tr("it has a line “{name}”, which is none", name=_told(look))
            )
    for mark in map(_mark, kept.marks):
        if not all(mark.plane.holds(point) for point in mark.points):
            raise KeptViewError(
                tr(
                    "it has a {mark} whose points do not lie in its plane",
                    mark=tr(str(mark.kind)),
                )
            )


def _told(word: str) -> str:
    return shown(word, _MOST_TOLD)


def show_again(review: Review, kept: KeptView) -> tuple[str, ...]:
    """Show the open case as it was seen; return what of it cannot be, a clause each.

    The doses that were made, those of other plans, and the second image are there
    already.
    """
    doses = {dose.key: dose for dose in review.doses}
    missing: list[str] = []

    def dose_of(key: str, why: str) -> Dose | None:
        if key and key not in doses:
            missing.append(why)
        return doses.get(key)

    dose = dose_of(kept.dose, tr("the dose that was shown is not there"))
    if dose is not None:
        review.set_dose(dose)
    other = None
    if kept.comparison is not None:
        other = dose_of(
            kept.comparison.other,
            tr("the dose that it was compared with is not there"),
        )
    review.comparison.set_other(other)
    if kept.comparison is not None and other is not None:
        for letter, key in zip("CD", kept.comparison.further, strict=True):
            why = tr("the dose {a}, whose DVHs were kept, is not there", a=letter)
            dose_of(key, why)
        keys = (other.key, *kept.comparison.further)
        review.comparison.take_again(keys, doses)
        _compare(review, kept.comparison)
    if dose is not None or not kept.dose:
        _show_look(review, kept.look)
    else:  # levels and wash were of another dose
        review.look.set_window(*kept.look.window)
    _show_rois(review, kept.rois)
    _show_planes(review, kept)
    if not _show_beam(review, kept.beam):
        missing.append(tr("the beam that was drawn is not there"))
    for plane in kept.planes:
        view = next(one for one in review.views if one.name == plane.name)
        name = tr(plane.name)
        why = tr("the dose of the {view} picture is not there", view=name)
        view.set_dose(dose_of(plane.dose, why))
    review.marks.replace_all(map(_mark, kept.marks))
    if not _show_second(review, kept.second):
        missing.append(tr("the second image is not there"))
    return tuple(dict.fromkeys(missing))


def criteria_of(review: Review, kept: KeptGamma) -> GammaCriteria:
    """Return the criteria of a gamma that was kept."""
    return GammaCriteria(
        kept.percent,
        kept.mm,
        is_local=kept.is_local,
        threshold_percent=kept.threshold_percent,
        normalisation=_reference(review, kept.named),
    )


def _reference(review: Review, kept: KeptReference | None) -> Reference | None:
    """Return the dose that is 100 %, as the plan states it if it does."""
    if kept is None:
        return None
    case, dose = review.case, review.dose
    stated: Iterator[Reference] = iter(())
    if kept.is_stated and case is not None and dose is not None:
        plans = [review.plan, *(one.plan for one in (case, *case.companions))]
        sources = dict.fromkeys(plan for plan in plans if plan is not None)
        stated = (
            one
            for plan in sources
            for held in case.every_dose
            for one in stated_references(plan, held)
            if one.gray == kept.gray
        )
    return next(stated, Reference(kept.gray))


def _show_look(review: Review, kept: KeptLook) -> None:
    look = review.look
    look.set_window(*kept.window)
    reference = _reference(review, kept.reference)
    if reference != look.reference:
        look.set_reference(reference)
    look.set_levels(
        Level(
            one.value,
            one.is_percent,
            one.colour,
            is_shown=one.is_shown,
            width=one.width,
            dash=one.dash,
            is_filled=one.is_filled,
        )
        for one in kept.levels
    )
    wash = kept.wash
    low, high = wash.before or (wash.low, wash.high)
    look.set_wash(low=low, high=high, opacity=wash.opacity, table=wash.table)
    if wash.before is not None:
        look.set_hot_only(True)
    look.switch_off_only(kept.switched_off)
    look.set_slab(kept.slab)


def _show_rois(review: Review, kept: KeptRois) -> None:
    display = review.display
    known = {roi.number for roi in display.rois}
    rois = [one for one in kept.rois if one.number in known]
    common = RoiStyle.of_text(kept.style)
    if common is not None:
        display.set_common_style(common)
    for one in rois:
        style = RoiStyle.of_text(one.style)
        if style is not None:
            display.set_style([one.number], style)
    display.set_halo(kept.has_halo)
    display.set_names(kept.has_names)
    display.set_order(one.number for one in rois)
    display.set_colours({one.number: one.colour for one in rois})
    off = {one.number for one in rois if not one.is_shown}
    display.show_only(known - off)


def _show_planes(review: Review, kept: KeptView) -> None:
    planes = {one.name: one for one in kept.planes}
    for view in review.views:
        plane = planes.get(view.name)
        if plane is not None and plane.images_only != view.images_only:
            view.set_images_only(plane.images_only)
    at = [planes[v.name].at if v.name in planes else v.at for v in review.views]
    review.go_back(kept.cursor, at)


def _show_beam(review: Review, kept: KeptBeam | None) -> bool:
    """Draw the beam that was drawn; return whether it is there."""
    shown = review.beam
    shown.show_all(kept is not None and kept.shows_all)
    if kept is None or kept.number is None:
        shown.choose(None)
        return True
    plan = next((one for one in shown.plans if one.header.uid == kept.plan), None)
    shown.choose(kept.number if plan is not None else None, plan)
    shown.go_to(kept.point)
    return shown.beam is not None and shown.point == kept.point


def _show_second(review: Review, kept: KeptSecond | None) -> bool:
    """Show what was laid over; return whether it is there, if there was any."""
    look, second = review.second, review.second.image
    if kept is None or second is None:
        look.set_image(None)
        return kept is None
    if (second.uid, second.registration_uid) != (kept.series, kept.registration):
        look.set_image(None)
        return False
    look.set_shown(
        laying=Laying(kept.laying),
        share=kept.share,
        square=kept.square,
        window=kept.window,
        table=kept.table,
    )
    look.set_on(kept.is_on)
    return True


def _compare(review: Review, kept: KeptComparison) -> None:
    comparison = review.comparison
    comparison.set_difference_colours(end=kept.end, in_percent=kept.in_percent)
    comparison.set_difference_colours(threshold=kept.threshold)
    comparison.set_has_lines(kept.has_lines)
    comparison.set_wash(Wash(kept.wash))


def _mark(kept: KeptMark) -> Mark:
    return Mark(
        kind=kept.kind,
        plane=Plane(ORIENTATIONS[kept.orientation], kept.at),
        points=kept.points,
        number=kept.number,
        name=visible(kept.name),
    )
