"""Isodose levels moved by hand on an axis of dose: the one way for every axis."""

from __future__ import annotations

from dataclasses import replace
from math import floor, isfinite, log10
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.core.isodose import TYPED_LEVEL, Level
from dosiscope.core.language import tr
from dosiscope.viewer.level_line import by_dose, colour_of
from dosiscope.viewer.picture_text import level_text, level_texts, read_alike

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.review import Review

REACH = 6.0  # px along the axis from a level within which the mouse means it
OFF = 28.0  # px beside the axis from which on a level is removed


class Axis(NamedTuple):
    """How an axis of dose lies: where 0 is, and px per unit of dose (or negative)."""

    zero: float
    scale: float

    def px(self, dose: float) -> float:
        """Return where a dose is, px along the axis."""
        return self.zero + dose * self.scale

    def dose(self, px: float) -> float:
        """Return the dose at a place, in the unit of the dose."""
        return (px - self.zero) / self.scale

    @property
    def per_px(self) -> float:
        """Dose of a pixel."""
        return 1 / abs(self.scale)


class LevelDrag:
    """Drags, adds and removes the levels of a review.

    A level that is dragged has round values, in steps of at least a pixel: whoever
    wants another one types it.  It does not stop on another level.  All of a drag is
    one change that can be taken back.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._start: tuple[Level, ...] = ()
        self._held: Level | None = None

    @property
    def held(self) -> Level | None:
        """The level that is being dragged, as it was at first."""
        return self._held

    @property
    def can_drag(self) -> bool:
        """Whether there is a dose to have levels of."""
        dose = self._review.dose
        return dose is not None and not dose.is_zero

    def shown(self) -> list[tuple[float, Level]]:
        """Return the levels that can be taken, with their doses."""
        if not self.can_drag:
            return []
        reference = self._review.look.reference
        found = [(one.dose(reference), one) for one in self._review.look.levels]
        return [(dose, one) for dose, one in found if dose is not None and one.is_shown]

    def at(self, px: float, axis: Axis) -> Level | None:
        """Return the level at a place of the axis, if one is near enough."""
        near = [(abs(axis.px(dose) - px), level) for dose, level in self.shown()]
        distance, level = min(near, key=lambda one: one[0], default=(REACH + 1, None))
        return level if distance <= REACH else None

    def is_moved(self, level: Level) -> bool:
        """Whether a level is the one that is being dragged, where it is now."""
        return self._held is not None and level not in self._start_others()

    def _start_others(self) -> list[Level]:
        return [one for one in self._start if one is not self._held]

    def press(self, px: float, axis: Axis) -> bool:
        """Take the level at a place; return whether there is one."""
        self._held = self.at(px, axis)
        self._start = self._review.look.levels
        return self._held is not None

    def move(self, px: float, beside: float, axis: Axis) -> None:
        """Move the level that is held; far ``beside`` the axis, px, it is gone."""
        if self._held is None:
            return
        if beside > OFF:
            self._set(self._start_others())
        elif (level := self._moved(axis.dose(px), axis)) is not None:
            self._set([level if one is self._held else one for one in self._start])

    def _moved(self, dose: float, axis: Axis) -> Level | None:
        """Return the held level at another dose; None where there is one already."""
        assert self._held is not None
        value = self._rounded(dose, axis, is_percent=self._held.is_percent)
        if value is None:
            return None
        level = replace(self._held, value=value)
        if self._is_there(level, self._start_others()):
            return None
        return replace(level, colour=self._colour(level))

    def _colour(self, level: Level) -> RGB:
        """Return the colour of a moved level: its own, or the usual one of its dose."""
        assert self._held is not None
        dose, whole = self._review.dose, self._review.look.reference
        if self._held.colour != colour_of(self._held, dose, whole):
            return self._held.colour  # somebody chose it
        return colour_of(level, dose, whole)

    def _rounded(self, dose: float, axis: Axis, *, is_percent: bool) -> float | None:
        reference = self._review.look.reference
        if is_percent:
            if reference is None:
                return None
            share = 100 / reference.gray
            value, per_px = dose * share, axis.per_px * share
        else:
            value, per_px = dose, axis.per_px
        step = round_step(per_px)
        least, most = TYPED_LEVEL
        value = min(max(round(value / step) * step, max(step, least)), most)
        return round(value, 6)

    def _is_there(self, level: Level, others: list[Level]) -> bool:
        dose, reference = self._review.dose, self._review.look.reference
        return dose is not None and any(
            read_alike(level, other, reference, dose) for other in others
        )

    def release(self) -> None:
        """Let go."""
        self._held = None

    def cancel(self) -> None:
        """Put the level that is held back to where it was; it is still held."""
        if self._held is not None:
            self._set(list(self._start))

    def add(self, px: float, axis: Axis) -> bool:
        """Add a level at a place, in % where others are; return whether it is new."""
        look = self._review.look
        if not self.can_drag:
            return False
        levels = list(look.levels)
        are_percent = not levels or levels[0].is_percent
        is_percent = look.reference is not None and are_percent
        value = self._rounded(axis.dose(px), axis, is_percent=is_percent)
        if value is None:
            return False
        level = Level(value, is_percent, (0, 0, 0))
        colour = colour_of(level, self._review.dose, look.reference)
        level = replace(level, colour=colour)
        if self._is_there(level, levels):
            return False
        look.set_levels(by_dose([*levels, level], look.reference))
        return True

    def hint(self, level: Level) -> str:
        """Return what a level is, and what can be done with it."""
        dose, reference = self._review.dose, self._review.look.reference
        if dose is None:
            return ""
        name = level_text(level, dose)
        told = level_texts(level, reference, dose)
        both = f"{name} = {told[-1]}" if told and told[-1] != name else name
        return tr("{level}: drag to move; away from here to remove", level=both)

    def _set(self, levels: list[Level]) -> None:
        look = self._review.look
        look.set_levels(by_dose(levels, look.reference))


def round_step(least: float) -> float:
    """Return the smallest of 1, 2, 5 times a power of ten that is at least this."""
    if not isfinite(least) or least <= 0:
        return 1.0
    power = 10.0 ** floor(log10(least))
    return next(
        step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9)
    )
