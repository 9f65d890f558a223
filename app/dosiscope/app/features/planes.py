"""Which plane is shown, and in which window of CT values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
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
        tr("Next plane"),
        "Up",
        tr("One plane on: towards the head, back or left"),
        1,
    ),
    (
        "previous_plane",
        tr("Previous plane"),
        "Down",
        tr("One plane back: towards the feet, front or right"),
        -1,
    ),
    (
        "ten_up",
        tr("Ten planes up"),
        "PgUp Shift+Up",
        tr("Ten planes on: towards the head, back or left"),
        10,
    ),
    (
        "ten_down",
        tr("Ten planes down"),
        "PgDown Shift+Down",
        tr("Ten planes back: towards the feet, front or right"),
        -10,
    ),
    (
        "first_plane",
        tr("First plane"),
        "Home",
        tr("The plane nearest to the feet, the front or the right"),
        -(10**6),
    ),
    (
        "last_plane",
        tr("Last plane"),
        "End",
        tr("The plane nearest to the head, the back or the left"),
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
            tr("Window / level"),
            actions=tuple(
                Action(
                    f"window_{n}",
                    "Window / level",
                    tr(preset.name),
                    str(n),
                    tr(
                        "Window centre {centre}, width {width} HU",
                        centre=typed_number(preset.centre),
                        width=typed_number(preset.width),
                    ),
                    partial(review.look.set_window, preset.centre, preset.width),
                    needs_case=True,
                    is_offered=self._has_hounsfield,
                )
                for n, preset in enumerate(WINDOWS, 1)
            ),
            has_line=True,
        )
        yield Submenu("View", tr("Planes"), actions=tuple(self._steps()))
        yield Action(
            "go_maximum", "Dose", tr("Go to the dose maximum"), "M",
            tr("Show the plane and point of the highest dose"), self._go_to_maximum,
            icon="crosshair", needs_case=True,
        )  # fmt: skip
        yield Action(
            "go_minimum", "Dose", tr("Go to the dose minimum"), "Shift+M",
            tr("Show the plane and point of the lowest dose of the grid"),
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
            "images_only", "View", tr("Image planes only"), "I",
            tr("Step through image planes only, not off-slice contour planes"),
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
