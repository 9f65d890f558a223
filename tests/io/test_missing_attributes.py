"""All attributes that an image or a dose lacks are named at once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.errors import NotReadableError
from dosiscope.core.findings import Action
from dosiscope.io.ct.image import read_image
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.dose import read_dose
from support import small_files

if TYPE_CHECKING:
    from pathlib import Path

KEYWORDS = ("Rows", "PixelSpacing", "ImagePositionPatient", "BitsStored")
PAIRS = list(combinations(KEYWORDS, 2))


@pytest.mark.parametrize("missing", [*PAIRS, KEYWORDS])
def test_a_ct_image(tmp_path: Path, missing: tuple[str, ...]) -> None:
    ds = small_files.ct_dataset()
    for keyword in missing:
        delattr(ds, keyword)
    path = small_files.write(ds, tmp_path / "a")
    with pytest.raises(NotReadableError) as caught:
        read_image(read_file(path))
    for keyword in KEYWORDS:
        assert (keyword in str(caught.value)) is (keyword in missing)


@pytest.mark.parametrize("missing", [*PAIRS, KEYWORDS])
def test_a_dose(tmp_path: Path, missing: tuple[str, ...]) -> None:
    ds = small_files.dose_dataset()
    for keyword in missing:
        delattr(ds, keyword)
    path = small_files.write(ds, tmp_path / "a")
    dose, findings = read_dose(read_file(path))
    assert dose is None
    refused = [one for one in findings if one.action is Action.REFUSE]
    assert len(refused) == 1
    for keyword in KEYWORDS:
        assert (keyword in refused[0].message) is (keyword in missing)
