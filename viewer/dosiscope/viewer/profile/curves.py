"""What is plotted of a line: a curve for each dose that is shown, one for the image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.marks.line_profile import line_profile
from dosiscope.core.text import dose_text, number_text

if TYPE_CHECKING:
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.marks.line_profile import LineProfile
    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.plane import Vector
    from dosiscope.viewer.review import Review


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ProfileCurves:
    """A line with what was read along it.

    Attributes
    ----------
    doses
        The doses of ``profile.doses``, in their order.
    ct
        The image of ``profile.image``.
    """

    mark: Mark
    profile: LineProfile
    doses: tuple[Dose, ...]
    ct: Ct | None

    @property
    def unit(self) -> str:
        """The unit of all doses; "" where they have different ones."""
        units = {dose.unit_text for dose in self.doses}
        return units.pop() if len(units) == 1 else ""

    @property
    def dose_range(self) -> tuple[float, float]:
        """The least and the largest dose of the line, and 0."""
        doses = np.concatenate([[0.0], *self.profile.doses])
        return float(np.nanmin(doses)), float(np.nanmax(doses))

    @property
    def image_range(self) -> tuple[float, float] | None:
        """The least and the largest value of the image; None where there is none."""
        values = self.profile.image
        if values is None or np.isnan(values).all():
            return None
        return float(np.nanmin(values)), float(np.nanmax(values))

    def nearest(self, along: float) -> int:
        """Return the number of the point nearest to a distance from the start, mm."""
        return int(np.abs(self.profile.along - along).argmin())

    def point(self, number: int) -> Vector:
        """Return a point, mm."""
        x, y, z = self.profile.points[number].tolist()
        return x, y, z

    def lines_at(self, number: int) -> tuple[str, ...]:
        """Return what is read at a point: its distance, each dose, the image."""
        told = [f"{number_text(self.profile.along[number], 1)} mm"]
        for dose, values in zip(self.doses, self.profile.doses, strict=True):
            value = float(values[number])
            text = dose_text(value, dose.unit_text) if value == value else tr("no data")
            name = f"{dose.label} " if len(self.doses) > 1 else ""
            told.append(f"{name}{text}")
        if self.ct is not None and self.profile.image is not None:
            value = float(self.profile.image[number])
            if value == value:
                told.append(self.ct.value_text(value))
        return tuple(told)


def profile_of(review: Review, mark: Mark) -> ProfileCurves:
    """Read doses and image along a line."""
    case = review.case
    ct = case.ct if case is not None else None
    doses = shown_doses(review)
    start, end = mark.points[0], mark.points[-1]
    return ProfileCurves(
        mark=mark, profile=line_profile(start, end, ct, doses), doses=doses, ct=ct
    )


def shown_doses(review: Review) -> tuple[Dose, ...]:
    """Return the doses that the pictures show, each once."""
    found: dict[str, Dose] = {}
    for view in (*(v for v in review.views if v.is_shown), review.axial):
        if view.dose is not None:
            found.setdefault(view.dose.key, view.dose)
    return tuple(found.values())
