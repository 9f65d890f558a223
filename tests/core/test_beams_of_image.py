"""What an exposure left open: the shapes of its jaws, leaves and blocks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.beams.of_image import exposure_aperture, in_gantry
from dosiscope.core.errors import NotEvaluableError
from support.cases import good_built
from support.opened import opened
from support.synthetic.rt_image import rt_image

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.rt_image import RtImage


def image_in(folder: Path, **changes: Any) -> RtImage:
    built = good_built()
    built.along = [rt_image(built, **changes)]
    built.write(folder)
    (image,) = opened(folder).rt_images
    return image


def area_of(outline: np.ndarray[Any, Any]) -> float:
    x, y = outline.T
    return float(abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2)


def test_leaves_within_jaws(tmp_path: Path) -> None:
    aperture = exposure_aperture(image_in(tmp_path))
    (outline,) = aperture.open_polygons
    # five pairs, 12 mm wide, open by 20, 22, 24, 26, 28 mm
    assert area_of(outline) == pytest.approx(12 * (20 + 22 + 24 + 26 + 28))
    assert outline[:, 1].min() == -30
    assert outline[:, 1].max() == 30
    assert aperture.is_bounded


def test_without_an_exposure_nothing_is_known(tmp_path: Path) -> None:
    with pytest.raises(NotEvaluableError, match="the image states no exposure"):
        exposure_aperture(image_in(tmp_path, ExposureSequence=...))


def test_of_several_exposures_none_is_meant(tmp_path: Path) -> None:
    image = image_in(tmp_path)
    twice = replace(image, exposures=image.exposures * 2)
    with pytest.raises(NotEvaluableError, match="the image states 2 exposures"):
        exposure_aperture(twice)


def test_a_collimator_turns_what_is_open() -> None:
    # IEC 61217: at 90 degrees x of the collimator is along y of the gantry
    (turned,) = in_gantry((np.array([[10.0, 0.0], [0.0, 5.0]]),), 90.0)
    np.testing.assert_allclose(turned, [[0, 10], [-5, 0]], atol=1e-12)
