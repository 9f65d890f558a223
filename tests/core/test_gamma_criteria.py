"""Criteria of a gamma as text, and the dose that is 100 %."""

from __future__ import annotations

import pytest

from dosiscope.core.gamma.criteria import (
    GammaCriteria,
    GammaTextError,
    read_criteria,
)
from dosiscope.core.isodose import Reference
from support.fields import first


@pytest.mark.parametrize(
    ("text", "percent", "mm", "is_local"),
    [
        ("3%/2mm", 3, 2, False),
        ("3%/2mm,local", 3, 2, True),
        (" 2.5 % / 1.5 MM ; Local ", 2.5, 1.5, True),
        ("2,5%/1mm", 2.5, 1, False),
        ("10%/3mm,global", 10, 3, False),
    ],
)
def test_read(text: str, percent: float, mm: float, is_local: bool) -> None:
    criteria = read_criteria(text)
    assert criteria == GammaCriteria(percent, mm, is_local=is_local)
    assert criteria.threshold_percent == 10
    assert read_criteria(criteria.typed) == criteria


@pytest.mark.parametrize(
    "text",
    ["", "3%", "2mm", "3/2", "3%2mm", "3%/2cm", "3%/2mm,near", "-3%/2mm", "3..1%/2mm"],
)
def test_no_criteria(text: str) -> None:
    with pytest.raises(GammaTextError) as refused:
        read_criteria(text)
    assert str(refused.value) == (
        f"“{text}” names no gamma criteria: write it as 3%/2mm or 3%/2mm,local"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0%/2mm", "a gamma with 0 % is not computed: it must be from 0.1 to 50"),
        ("3%/0mm", "a gamma with 0 mm is not computed: it must be from 0.1 to 10"),
        ("3%/20mm", "a gamma with 20 mm is not computed: it must be from 0.1 to 10"),
    ],
)
def test_beyond_what_is_computed(text: str, told: str) -> None:
    with pytest.raises(GammaTextError) as refused:
        read_criteria(text)
    assert str(refused.value) == told


def test_text() -> None:
    criteria = GammaCriteria(3, 2)
    assert criteria.text(71.3, "Gy") == "3 %/2 mm, global of 71.30 Gy, threshold 10 %"
    local = GammaCriteria(2.5, 2, is_local=True, threshold_percent=20)
    assert local.text(71.3, "Gy (RBE)") == (
        "2.5 %/2 mm, local, threshold 20 % of 71.30 Gy (RBE)"
    )


def test_normalisation() -> None:
    dose = first()
    assert GammaCriteria().normalisation_of(dose) == dose.maximum
    named = GammaCriteria(normalisation=Reference(60.0))
    assert named.normalisation_of(dose) == 60
