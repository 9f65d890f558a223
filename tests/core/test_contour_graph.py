from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.contours.modes import Mode
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.structures import (
    Contours,
    GeometricType,
    Roi,
    SourcePixelPlanes,
)
from support.contours import circle, contour, cycles, roi, square

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.structures import Contour

# images every 4 mm, as in the figures of the profile
IMAGES = np.arange(0.0, 41.0, 4.0)


def rung(z: float, number: int, *attached: int, at: float = 0.0) -> Contour:
    return contour(circle(5, z, centre=(at, 0)), number, attached)


def graph(*contours: Contour) -> ContourGraph:
    return contour_graph(roi(contours), IMAGES)


# Figure 3.3.4-1 and 3.3.4-2 of the profile, as the specification describes them.
EXAMPLES = {
    "a": [rung(7, 1), rung(8, 2, 1), rung(12, 3, 2), rung(13, 4, 3)],
    "b": [rung(5, 1), rung(6, 2, 1), rung(7, 3, 2)],
    "c": [rung(7, 11), rung(8, 30, 11), rung(12, 7), rung(13, 95, 7)],
    "d": [rung(8, 2), rung(10, 17, 2), rung(12, 40, 17)],
    "e": [rung(4, 1), rung(6, 2, 1), rung(10, 3), rung(12, 4, 3)],
    "f": [rung(4, 1), rung(6, 2, 1), rung(14, 3, 2), rung(16, 4, 3)],
}
EXAMPLES["c"][2] = rung(12, 31, 30)
EXAMPLES["c"][3] = rung(13, 95, 31)


def test_a_caps_beyond_the_outermost_slices() -> None:
    found = graph(*EXAMPLES["a"])
    assert found.mode is Mode.OFF_SLICE
    assert found.edges.tolist() == [[0, 1], [1, 2], [2, 3]]
    assert found.caps.tolist() == [0, 3]
    assert found.off_slice.tolist() == [0, 3]
    assert (found.components, found.gaps, found.not_measured) == (1, (), None)


def test_b_a_tiny_object_between_two_slices_is_an_island() -> None:
    found = graph(*EXAMPLES["b"])
    assert found.off_slice.tolist() == [0, 1, 2]
    assert found.islands.tolist() == [0]
    assert found.caps.tolist() == [0, 2]


@pytest.mark.parametrize("example", ["c", "d"])
def test_c_d_numbers_need_not_be_continuous(example: str) -> None:
    found = graph(*EXAMPLES[example])
    assert len(found.edges) == len(EXAMPLES[example]) - 1
    assert (found.components, found.gaps, found.not_measured) == (1, (), None)


def test_e_not_attached_is_a_gap() -> None:
    found = graph(*EXAMPLES["e"])
    assert found.gaps == ((6, 10),)
    assert found.components == 2
    assert found.caps.tolist() == [0, 1, 2, 3]
    assert found.not_measured is None


def test_f_attached_across_image_planes_without_contour_is_invalid() -> None:
    found = graph(*EXAMPLES["f"])
    assert [(g.lower, g.upper, g.z) for g in found.ghosts] == [(1, 2, 8), (1, 2, 12)]
    assert "z = 8.00" in str(found.not_measured)


@pytest.mark.parametrize(
    ("cured", "gaps"),
    [
        # the missing contours are added
        (
            [rung(6, 2), rung(8, 5, 2), rung(12, 6, 5), rung(14, 3, 6)],
            (),
        ),
        # the attachment is dropped: a gap
        ([rung(4, 1), rung(6, 2, 1), rung(14, 3), rung(16, 4, 3)], ((6, 14),)),
    ],
)
def test_f_has_two_cures(
    cured: list[Contour], gaps: tuple[tuple[float, float], ...]
) -> None:
    found = graph(*cured)
    assert found.ghosts == ()
    assert found.gaps == gaps
    assert found.not_measured is None


BRANCH = [
    rung(4, 1),
    rung(8, 2, 1, at=-6),
    rung(8, 3, 1, at=6),
    rung(12, 4, 2, 3),
    rung(13, 5, 4),
]


def test_branches_part_and_come_together_again() -> None:
    found = graph(*BRANCH)
    assert found.bifurcations.tolist() == [0]
    assert found.merges.tolist() == [3]
    assert cycles(found) == 1
    assert found.caps.tolist() == [0, 4]
    assert found.components == 1


def test_a_contour_without_attachment_is_a_lamina() -> None:
    found = graph(rung(4, 1), rung(6, 2, 1), rung(7, 3, at=50))
    assert found.laminae.tolist() == [2]
    assert found.islands.tolist() == []
    assert found.gaps == ((6, 7),)


def test_points_take_no_part() -> None:
    point = contour(np.zeros((1, 3)), 9, (1,), kind=GeometricType.POINT)
    found = graph(point, rung(4, 1), rung(6, 2, 1))
    assert found.contours.tolist() == [1, 2]
    assert len(found.edges) == 1


# --- what must not matter ---------------------------------------------------------


def renumber(contours: list[Contour]) -> list[Contour]:
    new = {c.number: 1000 - 7 * n for n, c in enumerate(contours)}
    return [
        replace(
            c, number=new[c.number], attached=tuple(new[a] for a in c.attached or ())
        )
        for c in contours
    ]


def forward(contours: list[Contour]) -> list[Contour]:
    turned: dict[int | None, list[int]] = {c.number: [] for c in contours}
    for c in contours:
        for a in c.attached or ():
            turned[a].append(c.number or 0)
    return [replace(c, attached=tuple(turned[c.number])) for c in contours]


def shuffle(contours: list[Contour]) -> list[Contour]:
    order = np.random.default_rng(5).permutation(len(contours))
    return [contours[n] for n in order]


def reverse_winding(contours: list[Contour]) -> list[Contour]:
    return [replace(c, points=c.points[::-1].copy()) for c in contours]


def start_elsewhere(contours: list[Contour]) -> list[Contour]:
    return [replace(c, points=np.roll(c.points, 17, axis=0)) for c in contours]


def signature(found: ContourGraph) -> list[object]:
    """Everything about a graph that does not depend on the order of its nodes."""
    place = {n: (round(float(found.z[n]), 6), 0) for n in range(len(found.z))}
    return [
        found.mode,
        sorted((place[a], place[b]) for a, b in found.edges.tolist()),
        sorted(place[n] for n in found.caps.tolist()),
        sorted(place[n] for n in found.bifurcations.tolist()),
        sorted(place[n] for n in found.merges.tolist()),
        found.planes.tolist(),
        found.gaps,
        found.components,
        cycles(found),
        len(found.islands),
        [g.z for g in found.ghosts],
        bool(found.not_measured),
    ]


@pytest.mark.parametrize(
    "change", [renumber, forward, shuffle, reverse_winding, start_elsewhere]
)
@pytest.mark.parametrize("example", [*EXAMPLES, "branch"])
def test_graph_and_volume_do_not_depend_on_how_it_is_written(
    change: Callable[[list[Contour]], list[Contour]], example: str
) -> None:
    contours = BRANCH if example == "branch" else EXAMPLES[example]
    before, after = graph(*contours), graph(*change(contours))
    assert signature(after) == signature(before)
    if not before.not_measured:
        volumes = [
            build_solid(roi(c), IMAGES).volume_cc for c in (contours, change(contours))
        ]
        assert volumes[1] == pytest.approx(volumes[0], rel=1e-6)


# --- modes ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contours", "mode"),
    [
        ([contour(square(5, 4), 1), contour(square(5, 8), 2)], Mode.ON_SLICE),
        ([contour(square(5, 4.01)), contour(square(5, 7.99))], Mode.ON_SLICE),
        ([contour(square(5, 4), 1, ()), contour(square(5, 8), 2)], Mode.OFF_SLICE),
        ([contour(square(5, 4)), contour(square(5, 4.011))], Mode.UNDEFINED),
        ([contour(square(5, 4)), contour(square(5, 6))], Mode.UNDEFINED),
        ([contour(np.zeros((1, 3)), kind=GeometricType.POINT)], Mode.NONE),
        ([contour(square(5, 4), kind=GeometricType.OPEN_PLANAR)], Mode.NONE),
        ([], Mode.NONE),
        # beyond the images there is no image to lie off
        ([contour(square(5, -7)), contour(square(5, -3))], Mode.ON_SLICE),
    ],
)
def test_mode_of_an_roi(contours: list[Contour], mode: Mode) -> None:
    assert contour_graph(roi(contours), IMAGES).mode is mode


def test_without_images_contours_make_their_own_planes() -> None:
    contours = [contour(square(5, z)) for z in (0, 2.5, 5)]
    assert contour_graph(roi(contours), []).mode is Mode.ON_SLICE


def test_a_contour_on_an_image_that_was_not_read_is_on_slice() -> None:
    contours = [
        contour(square(5, 4), images=("1.4",)),
        contour(square(5, 6), images=("1.6",)),
    ]
    assert contour_graph(roi(contours), IMAGES, {"1.4"}).mode is Mode.ON_SLICE
    assert contour_graph(roi(contours), IMAGES, {"1.4", "1.6"}).mode is Mode.UNDEFINED


def test_source_planes_state_where_an_roi_is_not() -> None:
    planes = SourcePixelPlanes((0, 0, 1), 2.0, 10)
    contours = [contour(square(5, z)) for z in (3, 5, 11)]
    found = contour_graph(roi(contours, source_planes=planes), IMAGES)
    assert found.mode is Mode.SOURCE_PLANES
    assert found.gaps == ((6, 10),)


def test_a_missing_slice_is_a_gap() -> None:
    contours = [contour(square(5, z)) for z in (4, 8, 16)]
    assert contour_graph(roi(contours), IMAGES).gaps == ((10, 14),)


@pytest.mark.slow
def test_a_chain_of_a_hundred_thousand_contours() -> None:
    count = 100_000
    points = np.tile(square(1, 0), (count, 1))
    points[:, 2] = np.repeat(np.arange(count) * 0.02, 4)
    contours = Contours(
        points,
        np.arange(count + 1) * 4,
        (GeometricType.CLOSED_PLANAR,) * count,
        numbers=tuple(range(count)),
        attached=((), *((n,) for n in range(count - 1))),
    )
    found = contour_graph(Roi(1, "long", contours=contours), np.arange(0, 2000, 3.0))
    assert found.components == 1
    assert found.caps.tolist() == [0, count - 1]
