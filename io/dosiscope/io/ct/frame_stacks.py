"""Which frames of a series make a volume: those of one stack, each place once.

A multi-frame image may hold several echoes, moments or kinds of image at one place.
Each of them is a volume of its own, among which references decide, or the user.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.text import in_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.io.ct.image import CtImage

T = TypeVar("T")

_MOST: Final = 1000  # stacks that are told apart


class Stack(NamedTuple):
    """Frames that make one volume, and the words that tell them from the others."""

    images: tuple[CtImage, ...]
    label: str = ""


def stacks(images: Sequence[CtImage]) -> tuple[Stack, ...]:
    """Return the volumes that the images of a series make, in the order found.

    Images of one frame are one volume, whatever they are like; so are frames of which
    nothing says that they are several.
    """
    if any(image.frame is None for image in images):
        return (Stack(tuple(images)),)
    found = [Stack(tuple(images))]
    for split in (_by_stack, _by_grid):
        found = [more for one in found for more in split(one)]
    words = dict.fromkeys(
        word for image in images if image.frame for word, _ in image.frame.told_apart
    )
    for word in words:
        found = [more for one in found for more in _by_word(one, word)]
    found = [more for one in found for more in _by_file(one)]
    return tuple(found) if len(found) <= _MOST else (Stack(tuple(images)),)


def _by_stack(stack: Stack) -> list[Stack]:
    """Split by Stack ID, but where every frame has one of its own."""

    def key(image: CtImage) -> str:
        return image.frame.stack if image.frame else ""

    parts = _split(
        stack,
        key,
        lambda value: tr("stack {name}", name=value) if value else tr("no stack"),
    )
    return [stack] if all(len(part.images) == 1 for part in parts) else parts


def _by_grid(stack: Stack) -> list[Stack]:
    """Split by orientation and size, which no volume mixes."""

    def key(image: CtImage) -> tuple[tuple[float, ...], int, int]:
        common = image.common
        turned = tuple(round(value, 3) + 0.0 for value in common.orientation)
        return turned, common.form.rows, common.form.columns

    return _split(stack, key, lambda value: _orientation_text(value[0]))


def _orientation_text(orientation: tuple[float, ...]) -> str:
    with np.errstate(all="ignore"):
        normal = np.abs(np.cross(orientation[:3], orientation[3:]))
    if normal.max() < 0.9:
        return tr("oblique")
    return (tr("sagittal"), tr("coronal"), tr("transverse"))[int(normal.argmax())]


def _by_word(stack: Stack, word: str) -> list[Stack]:
    """Split by what tells frames at one place apart, where it does."""

    def key(image: CtImage) -> str:
        return dict(image.frame.told_apart).get(word, "") if image.frame else ""

    return _if_it_helps(
        stack, key, lambda value: in_row(" ", (word, value or tr("none")))
    )


def _by_file(stack: Stack) -> list[Stack]:
    return _if_it_helps(
        stack,
        lambda image: image.uid,
        lambda uid: tr("instance {uid}", uid=f"…{uid[-8:]}"),
    )


def _if_it_helps(
    stack: Stack, key: Callable[[CtImage], str], text: Callable[[str], str]
) -> list[Stack]:
    """Split frames of which several are at one place, if most places stay in each."""
    places = _places(stack)
    if places == len(stack.images):
        return [stack]
    parts = _split(stack, key, text)
    is_sound = all(_places(part) * 2 >= places for part in parts)
    return parts if is_sound else [stack]


def _places(stack: Stack) -> int:
    """Return at how many places along their normal the frames are."""
    orientation = stack.images[0].common.orientation
    # directions of any size are refused where the volume is made
    with np.errstate(all="ignore"):
        normal = np.cross(orientation[:3], orientation[3:])
        along = np.sort(np.array([image.position for image in stack.images]) @ normal)
        return 1 + int((np.diff(along) > 2 * SAME_PLANE_MM).sum())


def _split(
    stack: Stack, key: Callable[[CtImage], T], text: Callable[[T], str]
) -> list[Stack]:
    groups: dict[T, list[CtImage]] = {}
    for image in stack.images:
        groups.setdefault(key(image), []).append(image)
    if len(groups) == 1:
        return [stack]
    return [
        Stack(tuple(images), ", ".join(filter(None, (stack.label, text(value)))))
        for value, images in groups.items()
    ]
