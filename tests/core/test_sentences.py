"""Numbers in sentences read as they do everywhere else."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.identity import LEFT_OUT, Personal, anonymous, filled
from dosiscope.core.text import MINUS


@pytest.mark.parametrize("number", [-12.5, np.float64(-12.5), np.float32(-12.5)])
def test_a_negative_number_has_a_true_minus_sign(number: float) -> None:
    assert filled("a gap at z = {z:.2f} mm", {"z": number}) == (
        f"a gap at z = {MINUS}12.50 mm"
    )


def test_zero_has_no_sign() -> None:
    assert filled("z = {z:.2f} mm", {"z": -0.001}) == "z = 0.00 mm"


def test_what_a_file_has_written_stays_as_it_is() -> None:
    told = filled("{name} is at {z}", {"name": Personal("A-1"), "z": -3})
    assert told == f"A-1 is at {MINUS}3"
    assert anonymous(told) == f"{LEFT_OUT} is at {MINUS}3"
