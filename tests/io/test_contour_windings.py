"""What a contour winds around twice, against the winding number of every place."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.io.rt import contour_windings


def test_the_share_wound_twice_is_that_of_the_winding_number() -> None:
    rng = np.random.default_rng(4)
    for count in (5, 9, 40):
        polygon = rng.uniform(-10, 10, (count, 2))
        low, high = polygon.min(axis=0), polygon.max(axis=0)
        places = low + (np.indices((96, 96)).reshape(2, -1).T + 0.5) / 96 * (high - low)
        # the sum of the angles under which the edges are seen, by turns
        to = polygon - places[:, None]
        after = np.roll(to, -1, axis=1)
        cross = to[..., 0] * after[..., 1] - to[..., 1] * after[..., 0]
        turns = np.arctan2(cross, (to * after).sum(axis=2)).sum(axis=1) / (2 * np.pi)
        winding = np.rint(turns).astype(int)
        twice = ((winding != 0) & (winding % 2 == 0)).sum()
        share = contour_windings._share_wound_twice(polygon)
        assert share == pytest.approx(twice / (winding != 0).sum(), abs=1e-12)
