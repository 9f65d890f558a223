"""What a window shows now, as a sidecar keeps it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.app.goals_in_use import unnamed
from dosiscope.core.identity import Personal, anonymous

if TYPE_CHECKING:
    from dosiscope.app.features.arrangements import Arrangements
    from dosiscope.app.features.compare import Compare
    from dosiscope.app.features.goals import Goals
    from dosiscope.app.session import Session
    from dosiscope.core.sidecar.record import KeptGoals
    from dosiscope.core.sidecar.view import KeptView
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Review

_LONGEST: Final = 200  # letters of a name


class SeenNow:
    """Takes down how the case is seen in a window."""

    def __init__(
        self,
        session: Session,
        review: Review,
        pictures: PictureArea,
        arrangements: Arrangements,
        dvh: DvhPanel,
        goals: Goals,
        compare: Compare,
    ) -> None:
        self._session, self._review, self._pictures = session, review, pictures
        self._arrangements, self._dvh = arrangements, dvh
        self._goals, self._compare = goals, compare

    def view(self) -> KeptView:
        """Return how the case is seen now."""
        from dosiscope.app.compared_pair import GammaAsked
        from dosiscope.viewer.kept.area import aims_of, area_of
        from dosiscope.viewer.kept.dvh import dvh_of
        from dosiscope.viewer.kept.taking import gamma_of, view_of

        comparing = self._compare.comparing
        asked, pair, gamma = comparing.gamma.of, comparing.pair, None
        if isinstance(asked, GammaAsked) and pair is not None and asked.is_of(pair):
            gamma = gamma_of(asked.criteria, of_b=asked.reference is pair.b)
        return view_of(
            self._review,
            aims=aims_of(self._pictures),
            area=area_of(self._pictures, self._arrangements.in_place),
            dvh=dvh_of(self._dvh, self._session.measuring.choice),
            gamma=gamma,
        )

    def goals(self) -> KeptGoals | None:
        """Return the goals in use, and the ROIs that the user took for theirs."""
        template = self._goals.in_use.template
        if template is None or not template.goals:
            return None
        from dosiscope.core.goals.goals_csv import goals_text
        from dosiscope.core.goals.structure_match import plain_name
        from dosiscope.core.sidecar.record import KeptAssignment, KeptGoals

        about = {plain_name(goal.structure) for goal in template.goals}
        # the name of a file may be a patient's
        is_of_file = isinstance(template.name, Personal)
        name = "" if is_of_file else anonymous(unnamed(template).name)[:_LONGEST]
        return KeptGoals(
            text=goals_text(replace(template, name=name)),
            name=name,
            assignments=tuple(
                KeptAssignment(structure=structure, roi=roi)
                for structure, roi in self._goals.assignments.items()
                if plain_name(structure) in about
                and max(len(structure), len(roi)) <= _LONGEST
            ),
        )

    def settled(self) -> object:
        """Return what a reviewer has set, without where they look just now."""
        view = self.view()
        settled = (
            *(view.dose, view.look, view.rois, view.marks),
            *(view.comparison, view.second),
        )
        made = tuple(dose.key for dose in self._review.made)
        return settled, view.dvh, made, self.goals(), self._review.tray.all
