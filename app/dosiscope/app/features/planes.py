"""Which plane is shown, and in which window of CT values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.text import typed_number
from dosiscope.resources.presets import WINDOWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.features.action import Entry
    from dosiscope.viewer.picture_area import PictureArea
    from dosiscope.viewer.review import Point, Review

# name, words, keys, tip (of axial, coronal and sagittal planes), planes
_STEPS = (
    (
        "next_plane",
        "Next plane",
        "Up",
        "One plane on: towards the head, back or left",
        1,
    ),
    (
        "previous_plane",
        "Previous plane",
        "Down",
        "One plane back: towards the feet, front or right",
        -1,
    ),
    (
        "ten_up",
        "Ten planes up",
        "PgUp Shift+Up",
        "Ten planes on: towards the head, back or left",
        10,
    ),
    (
        "ten_down",
        "Ten planes down",
        "PgDown Shift+Down",
        "Ten planes back: towards the feet, front or right",
        -10,
    ),
    (
        "first_plane",
        "First plane",
        "Home",
        "The plane nearest to the feet, the front or the right",
        -(10**6),
    ),
    (
        "last_plane",
        "Last plane",
        "End",
        "The plane nearest to the head, the back or the left",
        10**6,
    ),
)


class Planes:
    """Steps through the planes, goes to the dose maximum, sets the window."""

    def __init__(self, review: Review, pictures: PictureArea) -> None:
        self._review, self._pictures = review, pictures

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        review = self._review
        yield Submenu(
            "View",
            "Window / level",
            actions=tuple(
                Action(
                    f"window_{n}",
                    "Window / level",
                    preset.name,
                    str(n),
                    f"Window centre {typed_number(preset.centre)}, "
                    f"width {typed_number(preset.width)} HU",
                    partial(review.look.set_window, preset.centre, preset.width),
                    needs_case=True,
                    is_offered=self._has_hounsfield,
                )
                for n, preset in enumerate(WINDOWS, 1)
            ),
            has_line=True,
        )
        yield Submenu("View", "Planes", actions=tuple(self._steps()))
        yield Action(
            "go_maximum", "Dose", "Go to the dose maximum", "M",
            "Show the plane and point of the highest dose", self._go_to_maximum,
            icon="crosshair", needs_case=True,
        )  # fmt: skip
        yield Action(
            "go_minimum", "Dose", "Go to the dose minimum", "Shift+M",
            "Show the plane and point of the lowest dose of the grid",
            self._go_to_minimum, needs_case=True,
        )  # fmt: skip

    def _steps(self) -> Iterator[Action]:
        axial = self._review.axial
        for name, text, keys, tip, planes in _STEPS:
            yield Action(
                name, "View", text, keys,
                tip, partial(self._step, planes), needs_case=True, is_of_picture=True,
            )  # fmt: skip
        yield Action(
            "images_only", "View", "Image planes only", "I",
            "Step through image planes only, not off-slice contour planes",
            lambda: axial.set_images_only(not axial.images_only),
            is_on=lambda: axial.images_only, has_line=True,
        )  # fmt: skip

    def _has_hounsfield(self) -> bool:
        """Whether the images have HU, or there are none: presets are windows of HU."""
        case = self._review.case
        return case is None or case.ct is None or case.ct.is_hounsfield

    def _step(self, planes: int) -> None:
        self._pictures.current.state.step(planes)

    def _go_to_maximum(self) -> None:
        dose = self._pictures.current.state.dose
        if dose is not None:
            self._go_to(dose.maximum_at)

    def _go_to_minimum(self) -> None:
        dose = self._pictures.current.state.dose
        if dose is not None:
            self._go_to(dose.minimum_at)

    def _go_to(self, point: Point) -> None:
        self._review.set_cursor(point)
        self._review.centre_on(point)
