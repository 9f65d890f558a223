"""The window that images have at first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.grey_window import usual_window
from dosiscope.core.kinds import Kind
from support import panel_case

if TYPE_CHECKING:
    from dosiscope.core.ct import Ct


def images(stored: np.ndarray, slope: float = 1.0, padding: int | None = None) -> Ct:
    """Return MR images of these stored values, shape (25, 64, 64)."""
    ct = panel_case.ct()
    return replace(
        ct,
        header=replace(ct.header, kind=Kind.MR),
        stored=stored.astype(np.int16),
        slope=np.full(len(stored), slope),
        intercept=np.zeros(len(stored)),
        padding=None if padding is None else np.full(len(stored), padding, np.int32),
        unit="",
    )


def ramp() -> np.ndarray:
    """Half of the pixels is dark, in the others every value of 1000 to 2000 alike."""
    shape = 25, 64, 64
    values = np.zeros(shape)
    values[:, 32:] = np.linspace(1000, 2000, 25 * 32 * 64).reshape(25, 32, 64)
    return values


def ends(ct: Ct) -> tuple[float, float]:
    centre, width = usual_window(ct)
    return centre - width / 2, centre + width / 2


def test_hounsfield_units_have_the_window_of_soft_tissue() -> None:
    assert usual_window(None) == usual_window(panel_case.ct()) == (40.0, 400.0)


def test_it_leaves_out_the_background_and_a_hundredth_at_either_end() -> None:
    assert ends(images(ramp())) == pytest.approx((1010, 1990), abs=1.5)


def test_padding_does_not_count() -> None:
    stored = ramp()
    stored[:, :16] = 32000
    assert ends(images(stored, padding=32000)) == pytest.approx((1010, 1990), abs=1.5)


@pytest.mark.slow
@given(st.floats(1e-6, 1e4))
def test_it_scales_with_the_values(slope: float) -> None:
    expected = np.multiply(usual_window(images(ramp())), slope)
    assert usual_window(images(ramp(), slope)) == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("value", [0, 500])
def test_one_value_everywhere_has_a_window(value: int) -> None:
    centre, width = usual_window(images(np.full((25, 64, 64), value)))
    assert centre == value
    assert width > 0
