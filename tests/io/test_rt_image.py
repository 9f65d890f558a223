"""RT Images as files have them: pixels in every form, and what cannot be shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.kinds import Role
from dosiscope.core.text import grouped
from dosiscope.demo.dicom.header import item, items
from dosiscope.io.files import limits
from dosiscope.io.kinds import rt_image as kind
from support.cases import good_built
from support.data import case_dir
from support.opened import opened, rules, scanned, the
from support.synthetic.encode import encoded
from support.synthetic.rt_image import COLUMNS, ROWS, UID, rt_image, stored_values

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.core.rt_image import RtImage


def case_with(folder: Path, *, syntax: str = "explicit", **changes: Any) -> Case:
    """The good case with an RT Image."""
    built = good_built()
    image = rt_image(built, **changes)
    built.along = [image if syntax == "explicit" else encoded(image, syntax)]
    built.write(folder)
    return opened(folder)


def image_with(folder: Path, **changes: Any) -> RtImage:
    (image,) = case_with(folder, **changes).rt_images
    return image


def of_image(case: Case) -> list[Finding]:
    return [finding for finding in case.findings if finding.object_uid == UID]


def test_what_it_states(tmp_path: Path) -> None:
    image = image_with(
        tmp_path,
        RTImageSID="1500",
        XRayImageReceptorTranslation=["1", "-2", "-500"],
        XRayImageReceptorAngle="5",
        FractionNumber=3,
        ImageType=["ORIGINAL", "PRIMARY", "PORTAL"],
        AcquisitionDate="20260106",
        AcquisitionTime="0915",
    )
    assert (image.label, image.content, image.plane) == ("Field 1", "PORTAL", "NORMAL")
    assert (image.date, image.time) == ("20260106", "0915")
    assert (image.sid, image.sad, image.spacing) == (1500, 1000, (2, 2))
    assert image.position == (1 - COLUMNS, ROWS - 1)
    assert image.receptor_translation == (1, -2, -500)
    assert (image.receptor_angle, image.gantry, image.couch) == (5, 0, 0)
    assert (image.beam_number, image.fraction, image.machine) == (1, 3, "Linac")
    assert image.window == (1300, 600)
    (exposure,) = image.exposures
    assert [one.type for one in exposure.devices] == ["ASYMX", "ASYMY", "MLCX"]
    np.testing.assert_array_equal(exposure.positions["ASYMX"], [-20, 20])
    assert dict(image.stated)["RT Image SID (mm)"] == "1500"


@pytest.mark.slow
@pytest.mark.parametrize(
    "syntax",
    ["explicit", "implicit", "big endian", "deflated", "rle", "jpeg lossless",
     "jpeg-ls", "jpeg 2000"],
)  # fmt: skip
def test_pixels_in_every_transfer_syntax(syntax: str, tmp_path: Path) -> None:
    image = image_with(tmp_path, syntax=syntax)
    np.testing.assert_array_equal(image.stored, stored_values())
    assert not image.stored.flags.writeable


def _exposures(*angles: dict[str, str]) -> Any:
    return items([item(ReferencedFrameNumber=1, **one) for one in angles])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("exposures", "expected"),
    [
        # PS3.3 C.8.8.2.4: what an exposure states supersedes what the image states
        (({"GantryAngle": "90", "BeamLimitingDeviceAngle": "30"},), (90, 30, 0)),
        (({"PatientSupportAngle": "15"},), (0, 0, 15)),
        (({"GantryAngle": ""},), (0, 0, 0)),
        # one of several that differ is none of the whole image
        (({"GantryAngle": "90"}, {"GantryAngle": "90"}), (90, 0, 0)),
        (({"GantryAngle": "90"}, {}), (None, 0, 0)),
        ((), (0, 0, 0)),
    ],
)
def test_the_angles_are_those_of_its_exposures(
    exposures: tuple[dict[str, str], ...],
    expected: tuple[float | None, ...],
    tmp_path: Path,
) -> None:
    image = image_with(tmp_path, ExposureSequence=_exposures(*exposures))
    assert (image.gantry, image.collimator, image.couch) == expected
    if len(exposures) < 2:
        told = dict(image.stated)
        assert float(told["Gantry Angle (°)"]) == expected[0]
        assert float(told["Patient Support Angle (°)"]) == expected[2]


def test_which_way_its_rows_run(tmp_path: Path) -> None:
    image = image_with(tmp_path, RTImageOrientation=["0", "1", "0", "1", "0", "0"])
    assert image.axes == ((0, 1), (1, 0))


def test_a_window_behind_a_lut_is_none_of_stored_values(tmp_path: Path) -> None:
    lut = items([item(LUTDescriptor=[4, 0, 16], ModalityLUTType="US")])
    assert image_with(tmp_path, ModalityLUTSequence=lut).window is None


def test_low_values_are_white_where_it_says_so(tmp_path: Path) -> None:
    assert image_with(tmp_path, PhotometricInterpretation="MONOCHROME1").is_inverted


def test_signed_numbers_and_a_rescale(tmp_path: Path) -> None:
    stored = (stored_values().astype(np.int16) - 1300).astype("<i2")
    image = image_with(
        tmp_path,
        PixelRepresentation=1,
        PixelData=stored.tobytes(),
        RescaleSlope="0.5",
        RescaleIntercept="10",
        RescaleType="CU",
    )
    np.testing.assert_array_equal(image.pixels, stored * 0.5 + 10)
    assert (image.unit, image.window) == ("CU", (1300, 600))


def test_eight_bits(tmp_path: Path) -> None:
    values = (stored_values() % 256).astype(np.uint8)
    image = image_with(
        tmp_path,
        BitsAllocated=8,
        BitsStored=8,
        HighBit=7,
        PixelData=values.tobytes(),
    )
    np.testing.assert_array_equal(image.stored, values)


def test_the_window_without_one_in_the_file(tmp_path: Path) -> None:
    values = stored_values()
    values[0, 0] = 60_000  # one bright pixel
    image = image_with(
        tmp_path, WindowCenter=..., WindowWidth=..., PixelData=values.tobytes()
    )
    centre, width = image.usual_window
    low, high = np.percentile(stored_values(), (0.5, 99.5))
    assert (centre, width) == pytest.approx(((low + high) / 2, high - low), rel=0.05)


@pytest.mark.parametrize(
    ("changes", "rule", "found"),
    [
        ({"RTImagePlane": "NON_NORMAL"}, "RTI-01", "NON_NORMAL"),
        ({"RTImagePlane": "ASKEW"}, "RTI-01", "ASKEW"),
        ({"NumberOfFrames": 2}, "RTI-05", "2"),
        ({"BitsStored": 20}, "RTI-05", "20"),
        ({"SamplesPerPixel": 3}, "RTI-05", "3"),
        ({"PixelData": b"\0" * 10}, "RTI-05", "10 bytes, 4790 too few"),
        ({"RescaleSlope": "0", "RescaleIntercept": "0"}, "RTI-05", "0"),
    ],
)
def test_what_cannot_be_shown_is_withheld(
    changes: dict[str, Any], rule: str, found: str, tmp_path: Path
) -> None:
    case = case_with(tmp_path, **changes)
    assert case.rt_images == ()
    (withheld,) = case.withheld
    assert withheld.header.uid == UID
    assert the(of_image(case), rule).found == found
    assert case.doses


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "attribute"),
    [
        ({"RTImageSID": "-5"}, "RTImageSID"),
        ({"RadiationMachineSAD": "0"}, "RadiationMachineSAD"),
        ({"RTImageSID": "1e9"}, "RTImageSID"),
        ({"ImagePlanePixelSpacing": ["0", "0"]}, "ImagePlanePixelSpacing"),
        ({"ImagePlanePixelSpacing": ["2", "2", "2"]}, "ImagePlanePixelSpacing"),
        ({"RTImagePosition": ["1"]}, "RTImagePosition"),
    ],
)
def test_geometry_that_is_none_is_not_used(
    changes: dict[str, Any], attribute: str, tmp_path: Path
) -> None:
    case = case_with(tmp_path, **changes)
    (image,) = case.rt_images
    assert image.why_not_scaled
    assert {"RTI-03", "F18"} <= rules(of_image(case))
    told = the(of_image(case), "F18").attribute
    assert told is not None
    assert told.keyword == attribute


def test_of_very_many_images_the_rest_is_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 2 * ROWS * COLUMNS
    small = replace(limits.LIMITS, rt_image_bytes=room)
    monkeypatch.setattr(kind, "LIMITS", small)
    built = good_built()
    built.along = [rt_image(built), rt_image(built, "1.2.3.78")]
    built.write(tmp_path)
    case = opened(tmp_path)
    assert [one.header.uid for one in case.along] == [UID]
    (withheld,) = case.withheld
    assert str(withheld.reason) == (
        f"its pixels take {grouped(4800)} bytes, and of what all of one plan may take "
        "0 are left"
    )


def test_real_drrs() -> None:
    """Figures of their files: 84 x 256 pixels of 1.233 mm, SID = SAD."""
    folder = case_dir("oncentra-phantom")
    dose = scanned(folder).inventory.of(Role.DOSE)[0]
    images = opened(folder, dose=dose.uid).rt_images
    assert len(images) == 6
    mlc = next(i for i in images if i.position == (-51.998711, 157.846041))
    assert (mlc.stored.shape, mlc.spacing, mlc.scale) == ((256, 84), (1.233, 1.233), 1)
    np.testing.assert_allclose(
        mlc.to_isocentre() @ [41.5, 127.5, 1], (-0.829, 0.639), atol=0.001
    )
