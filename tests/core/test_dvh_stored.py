"""Stored DVHs as they are shown: known curves in every encoding."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.from_stored import stored_dvh_to_dvh
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.reason import Reason
from dosiscope.core.stored_dvh import StoredDvh

NAMES = {1: "Lungs", 2: "Heart", 3: "PTV"}


def stored(**more: Any) -> StoredDvh:
    """8 cc: all gets 1 Gy, half 2 Gy, a quarter 3 Gy and nothing 4 Gy."""
    values: dict[str, Any] = {
        "included": (1,),
        "excluded": (),
        "type": "CUMULATIVE",
        "dose_units": "GY",
        "dose_type": "PHYSICAL",
        "volume_units": "CM3",
        "scaling": 1.0,
        "widths": np.ones(4),
        "volumes": np.array([8.0, 8.0, 4.0, 2.0]),
        "dose_uid": "1.2.3",
    }
    return StoredDvh(**{**values, **more})


def test_cumulative() -> None:
    dvh = stored_dvh_to_dvh(stored(minimum=1.0, mean=1.75, maximum=4.0), NAMES)
    assert dvh.source is DvhSource.STORED
    assert (dvh.name, dvh.dose_uid) == ("Lungs", "1.2.3")
    assert dvh.dose == pytest.approx([0, 1, 2, 3, 4])
    assert dvh.volume == pytest.approx([8, 8, 4, 2, 0])
    assert dvh.volume_cc == 8
    assert (dvh.minimum, dvh.mean, dvh.maximum) == (1.0, 1.75, 4.0)
    assert dvh.dose_at_fraction(0.5) == pytest.approx(2)
    assert dvh.covered_cc is None
    assert dvh.method["bin width"] == "1 Gy"


def test_scaling_multiplies_the_widths_and_nothing_else() -> None:
    dvh = stored_dvh_to_dvh(stored(scaling=0.01, minimum=0.01), NAMES)
    assert dvh.dose == pytest.approx([0, 0.01, 0.02, 0.03, 0.04])
    assert dvh.volume == pytest.approx([8, 8, 4, 2, 0])
    assert dvh.minimum == 0.01


def test_widths_may_differ() -> None:
    dvh = stored_dvh_to_dvh(stored(widths=np.array([1, 0.5, 0.5, 2])), NAMES)
    assert dvh.dose == pytest.approx([0, 1, 1.5, 2, 4])
    assert dvh.method["bin width"] == "0.5 to 2 Gy"


def test_differential_becomes_cumulative_and_says_so() -> None:
    curve = stored(type="DIFFERENTIAL", volumes=np.array([0.0, 4.0, 2.0, 2.0]))
    dvh = stored_dvh_to_dvh(curve, NAMES)
    assert dvh.volume == pytest.approx([8, 8, 4, 2, 0])
    assert "differential" in dvh.method["type"]


def test_natural_has_no_curve() -> None:
    dvh = stored_dvh_to_dvh(stored(type="NATURAL", mean=2.0), NAMES)
    assert len(dvh.dose) == len(dvh.volume) == 0
    assert dvh.mean == 2.0
    assert any("natural" in doubt for doubt in dvh.doubts)


def test_percent_has_no_volume_in_cc() -> None:
    curve = stored(volume_units="PERCENT", volumes=np.array([100.0, 100, 50, 25]))
    dvh = stored_dvh_to_dvh(curve, NAMES)
    assert dvh.volume_unit == "%"
    assert dvh.volume_cc is None


def test_relative_without_reference_is_never_gray() -> None:
    dvh = stored_dvh_to_dvh(stored(dose_units="RELATIVE", mean=1.75), NAMES)
    assert dvh.dose_unit == "relative"
    assert dvh.mean == 1.75


@pytest.mark.parametrize(
    ("type_", "unit"), [("PHYSICAL", "Gy"), ("EFFECTIVE", "Gy (RBE)")]
)
@pytest.mark.parametrize("reference", [1.0, 50.0])
def test_what_relative_doses_were_multiplied_by_is_told(
    type_: str, unit: str, reference: float
) -> None:
    given = stored(dose_units="RELATIVE", dose_type=type_, normalization_dose=reference)
    said = stored_dvh_to_dvh(given, NAMES).method["dose"]
    assert said.endswith(f"DVH Normalization Dose Value of {reference:.2f} {unit}")


def test_relative_times_its_normalization_dose() -> None:
    curve = stored(
        dose_units="RELATIVE", normalization_dose=50.0, scaling=0.25, maximum=1.0
    )
    dvh = stored_dvh_to_dvh(curve, NAMES)
    assert dvh.dose_unit == "Gy"
    assert dvh.dose == pytest.approx([0, 12.5, 25, 37.5, 50])
    assert dvh.maximum == 50


def test_relative_that_looks_like_percent_stays_relative() -> None:
    curve = stored(dose_units="RELATIVE", normalization_dose=50.0, scaling=25.0)
    dvh = stored_dvh_to_dvh(curve, NAMES)
    assert dvh.dose_unit == "relative"
    assert dvh.dose[-1] == 100
    assert any("percent" in doubt for doubt in dvh.doubts)


def test_effective_dose_is_named() -> None:
    dvh = stored_dvh_to_dvh(stored(dose_type="EFFECTIVE"), NAMES)
    assert dvh.dose_unit == "Gy (RBE)"


def test_combination_is_named_as_such() -> None:
    dvh = stored_dvh_to_dvh(stored(included=(1, 2), excluded=(3, 9)), NAMES)
    minus = "\N{MINUS SIGN}"
    assert dvh.name == f"Lungs + Heart {minus} PTV {minus} ROI 9"
    assert dvh.roi_numbers == (1, 2)


def test_doubts_are_kept_and_doubted_statistics_are_not_shown() -> None:
    curve = stored(
        minimum=10.0,
        mean=40.0,
        maximum=104.0,
        doubts=("its cumulative volume rises with dose",),
        statistics_doubt="the maximum is 104, but the curve ends at 4",
    )
    dvh = stored_dvh_to_dvh(curve, NAMES)
    assert (dvh.minimum, dvh.mean, dvh.maximum) == (None, None, None)
    assert dvh.doubts[0] == "its cumulative volume rises with dose"
    assert "104" in dvh.doubts[1]


def test_withheld_is_not_converted() -> None:
    with pytest.raises(NotEvaluableError, match="Lungs is withheld: it has no bins"):
        stored_dvh_to_dvh(stored(withheld=Reason("it has no bins")), NAMES)
