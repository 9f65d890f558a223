"""Where the samples of a stack of planes lie."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.geometry import Geometry


def test_places_of_all_samples_are_those_of_their_indices() -> None:
    """A turned grid of uneven planes, to the last bit; one sample by hand."""
    geometry = Geometry(
        origin=np.array([-100.3, 20.7, -31.1]),
        row_direction=np.array([0.8, 0.6, 0]),
        column_direction=np.array([-0.6, 0.8, 0]),
        spacing=(1.7, 2.3),
        offsets=np.array([0, 2.0, 3.7, 6.6]),
        size=(5, 3),
    )
    found = geometry.places()
    assert [one.shape for one in found] == [(4, 5, 3)] * 3
    index = np.moveaxis(np.indices(geometry.shape), 0, -1)
    assert np.array_equal(np.stack(found, axis=-1), geometry.to_mm(index))
    # 4 rows down along (-0.6, 0.8), 2 columns along (0.8, 0.6), the third plane
    by_hand = (-100.3 - 0.6 * 6.8 + 0.8 * 4.6, 20.7 + 0.8 * 6.8 + 0.6 * 4.6, -27.4)
    assert tuple(one[2, 4, 2] for one in found) == pytest.approx(by_hand)
    part = (slice(1, 3), slice(2, 5), slice(0, 2))
    for some, whole in zip(geometry.places(part), found, strict=True):
        assert np.array_equal(some, whole[part])
