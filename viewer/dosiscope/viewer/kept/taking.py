"""Takes down how a case is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.sidecar.view import (
    KeptBeam,
    KeptComparison,
    KeptGamma,
    KeptLevel,
    KeptLook,
    KeptMark,
    KeptPlane,
    KeptReference,
    KeptRoi,
    KeptRois,
    KeptSecond,
    KeptView,
    KeptWash,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.isodose import Reference
    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.sidecar.view import KeptAim, KeptArea, KeptDvh
    from dosiscope.viewer.appearance import Appearance
    from dosiscope.viewer.comparison import Comparison
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.roi_display import RoiDisplay
    from dosiscope.viewer.second_look import SecondLook
    from dosiscope.viewer.shown_beam import ShownBeam


def view_of(
    review: Review,
    *,
    aims: Mapping[str, KeptAim] | None = None,
    area: KeptArea | None = None,
    dvh: KeptDvh | None = None,
    gamma: KeptGamma | None = None,
) -> KeptView:
    """Return how a case is seen now.

    Parameters
    ----------
    aims
        By the names of views which part of their plane is seen.
    area, dvh
        How the pictures stand in a window, and what its DVH shows.
    gamma
        What the gamma was asked with, if there is one.
    """
    dose, aims = review.dose, aims or {}
    return KeptView(
        dose=dose.key if dose is not None else "",
        look=_look(review.look),
        rois=_rois(review.display),
        planes=tuple(
            KeptPlane(
                name=view.name,
                at=view.at,
                images_only=view.images_only,
                dose=view.dose.key if view.has_own_dose and view.dose else "",
                aim=aims.get(view.name),
            )
            for view in review.views
        ),
        cursor=review.cursor,
        marks=tuple(map(_mark, review.marks.all)),
        comparison=_comparison(review.comparison, gamma),
        area=area,
        dvh=dvh,
        beam=_beam(review.beam),
        second=_second(review.second),
    )


def reference_of(reference: Reference | None) -> KeptReference | None:
    """Return the dose that is 100 %; who states it is found again in the plan."""
    if reference is None:
        return None
    is_stated = reference.stated is not None
    return KeptReference(gray=reference.gray, is_stated=is_stated)


def gamma_of(criteria: GammaCriteria, *, of_b: bool) -> KeptGamma:
    """Return what a gamma was asked with; ``of_b``: B is its reference."""
    return KeptGamma(
        percent=criteria.percent,
        mm=criteria.mm,
        is_local=criteria.is_local,
        threshold_percent=criteria.threshold_percent,
        named=reference_of(criteria.normalisation),
        of_b=of_b,
    )


def _look(look: Appearance) -> KeptLook:
    low, high = look.wash_range
    return KeptLook(
        window=look.window,
        levels=tuple(
            KeptLevel(
                value=one.value,
                is_percent=one.is_percent,
                colour=one.colour,
                is_shown=one.is_shown,
                width=one.width,
                dash=one.dash,
                is_filled=one.is_filled,
            )
            for one in look.plain_levels
        ),
        reference=reference_of(look.reference),
        wash=KeptWash(
            low=low,
            high=high,
            opacity=look.wash_opacity,
            table=look.wash_table,
            before=look.range_before_hot,
        ),
        switched_off=tuple(sorted(look.switched_off)),
        slab=look.slab,
    )


def _rois(display: RoiDisplay) -> KeptRois:
    def style(number: int) -> str:
        return display.style(number).text() if display.has_own_style(number) else ""

    return KeptRois(
        rois=tuple(
            KeptRoi(
                number=roi.number,
                is_shown=display.is_switched_on(roi.number),
                colour=display.plain_colour(roi.number),
                style=style(roi.number),
            )
            for roi in display.rois
        ),
        style=display.common_style.text(),
        has_halo=display.has_halo,
        has_names=display.has_names,
    )


def _beam(shown: ShownBeam) -> KeptBeam | None:
    if shown.plan is None or not (shown.beam or shown.shows_all):
        return None
    return KeptBeam(
        plan=shown.plan.header.uid,
        number=None if shown.beam is None else shown.beam.number,
        point=shown.point,
        shows_all=shown.shows_all,
    )


def _second(look: SecondLook) -> KeptSecond | None:
    second = look.image
    if second is None:
        return None
    return KeptSecond(
        series=second.uid,
        registration=second.registration_uid,
        is_on=look.is_on,
        laying=look.laying.value,
        share=look.share,
        square=look.square,
        window=look.window,
        table=look.table,
    )


def _mark(mark: Mark) -> KeptMark:
    return KeptMark(
        kind=mark.kind,
        orientation=mark.plane.orientation.name,
        at=mark.plane.at,
        points=mark.points,
        number=mark.number,
        name=mark.name,
    )


def _comparison(
    comparison: Comparison, gamma: KeptGamma | None
) -> KeptComparison | None:
    if comparison.other is None:
        return None
    other, *further = comparison.keys
    return KeptComparison(
        other=other,
        further=(further[0], further[1]),
        wash=comparison.wash.value,
        end=comparison.difference_end,
        threshold=comparison.difference_threshold,
        in_percent=comparison.is_in_percent,
        has_lines=comparison.has_lines,
        gamma=gamma,
    )
