"""Room for words: as rectangle by rectangle, and among a thousand in no time."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QRectF

from dosiscope.resources.theme import GRID
from dosiscope.viewer.layers.free_places import Taken

WHOLE = QRectF(0, 0, 400, 300)


def rect(chance: random.Random, most: float) -> QRectF:
    return QRectF(
        chance.uniform(-20, 400), chance.uniform(-20, 300), most, chance.uniform(0, 40)
    )


@pytest.mark.parametrize("seed", range(20))
def test_the_first_free_place_is_that_which_meets_none(seed: int) -> None:
    chance = random.Random(seed)
    rects = [rect(chance, chance.choice((0.0, 9.0, 60.0))) for _ in range(seed * 4)]
    places = [rect(chance, 50.0) for _ in range(60)]
    free = [
        one
        for one in places
        if WHOLE.contains(one) and not any(one.intersects(other) for other in rects)
    ]
    assert Taken(rects).first_free(places, WHOLE) == next(iter(free), None)


@pytest.mark.parametrize("seed", range(20))
def test_no_free_place_is_nearer_than_the_nearest(seed: int) -> None:
    chance = random.Random(seed)
    rects = [rect(chance, chance.uniform(0, 90)) for _ in range(seed * 5)]
    wanted = QRectF(chance.uniform(0, 330), chance.uniform(0, 250), 70, 50)
    step = 3.0 * GRID
    columns = [wanted.x(), *(n * step for n in range(int(330 // step) + 1))]
    rows = [wanted.y(), *(n * step for n in range(int(250 // step) + 1))]
    around = sorted(
        (abs(x - wanted.x()) + abs(y - wanted.y()), x, y) for x in columns for y in rows
    )
    places = [QRectF(x, y, 70, 50) for _, x, y in around]
    free = [
        one
        for one in places
        if WHOLE.contains(one) and not any(one.intersects(other) for other in rects)
    ]
    assert Taken(rects).nearest_free(wanted, WHOLE) == next(iter(free), None)


def test_a_plate_larger_than_the_picture_has_no_place() -> None:
    assert Taken().nearest_free(QRectF(0, 0, 500, 20), WHOLE) is None
    assert Taken().first_free([QRectF(0, 0, 500, 20)], WHOLE) is None


def test_where_nothing_is_free_the_fewest_are_covered() -> None:
    """The nearest of those; and none where it fits nowhere."""
    crowded = Taken([QRectF(0, 0, 400, 300), QRectF(0, 0, 400, 150)])
    wanted = QRectF(30, 10, 70, 50)
    assert crowded.nearest_free(wanted, WHOLE) is None
    place = crowded.least_covering(wanted, WHOLE)
    assert place is not None
    assert (place.x(), place.y() >= 150, place.y() < 150 + 3 * GRID) == (30, True, True)
    assert Taken().least_covering(QRectF(0, 0, 500, 20), WHOLE) is None
