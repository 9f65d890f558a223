"""Writes the sample frames of the self-test, one small file a transfer syntax.

Usage: python docs/make_sample_frames.py

Needs DCMTK's dcmcjpeg, dcmcjpls and dcmcrle, which compress JPEG, JPEG-LS and RLE, so
that these streams come from other code than what decodes them.  JPEG 2000 is written by
OpenJPEG, High-Throughput JPEG 2000 by OpenJPH.  What the pixels have to be is the
closed form of `dosiscope.core.phantoms.frames`.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import imagecodecs
from pydicom import dcmread, dcmwrite
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID, ExplicitVRLittleEndian

from dosiscope.core.phantoms.frames import SAMPLES, Sample, sample_pixels
from dosiscope.resources.assets import path_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_JPEG: Final = "1.2.840.10008.1.2.4."
#: What compresses a file, by transfer syntax.
_DCMTK: Final = {
    "1.2.840.10008.1.2.5": ("dcmcrle",),
    _JPEG + "50": ("dcmcjpeg", "+eb", "+q", "95"),
    _JPEG + "51": ("dcmcjpeg", "+ee", "+q", "95"),
    _JPEG + "57": ("dcmcjpeg", "+el", "+tl"),
    _JPEG + "70": ("dcmcjpeg", "+e1", "+tl"),
    _JPEG + "80": ("dcmcjpls", "+el"),
    _JPEG + "81": ("dcmcjpls", "+en", "+md", "2"),
}
_SECONDARY_CAPTURE: Final = "1.2.840.10008.5.1.4.1.1.7"  # of no patient, at no place


def main() -> None:
    """Write all of them."""
    for number, sample in enumerate(SAMPLES, start=1):
        pixels = sample_pixels(sample)
        image = _image(pixels, sample.bits, f"2.25.{number}")
        path = Path(path_of("frames", sample.file))
        if sample.syntax in _DCMTK:
            _compress(image, path, _DCMTK[sample.syntax])
        else:
            _write(image, path, sample, pixels)
        print(f"{path.name}: {path.stat().st_size} bytes")


def _image(pixels: NDArray[np.uint16], bits: int, uid: str) -> Dataset:
    image = Dataset()
    image.SOPClassUID = _SECONDARY_CAPTURE
    image.SOPInstanceUID = uid
    image.SamplesPerPixel = 1
    image.PhotometricInterpretation = "MONOCHROME2"
    image.Rows, image.Columns = pixels.shape
    image.BitsAllocated = 8 if bits == 8 else 16
    image.BitsStored, image.HighBit = bits, bits - 1
    image.PixelRepresentation = 0
    stored = pixels.astype("u1" if bits == 8 else "<u2")
    image.PixelData = stored.tobytes()
    image["PixelData"].VR = "OB" if bits == 8 else "OW"
    return image


def _compress(image: Dataset, path: Path, command: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder, "plain.dcm"), Path(folder, "packed.dcm")
        _save(image, plain, ExplicitVRLittleEndian)
        subprocess.run([*command, plain, packed], check=True)
        compressed = dcmread(packed)
    compressed.SOPInstanceUID = image.SOPInstanceUID  # a lossy one got another
    for keyword in ("ImageType", "DerivationDescription", "DerivationCodeSequence"):
        if keyword in compressed:
            delattr(compressed, keyword)
    for keyword in ("SourceImageSequence", "LossyImageCompressionRatio"):
        if keyword in compressed:
            delattr(compressed, keyword)
    _save(compressed, path, compressed.file_meta.TransferSyntaxUID)


def _write(
    image: Dataset, path: Path, sample: Sample, pixels: NDArray[np.uint16]
) -> None:
    if sample.syntax.startswith(_JPEG):
        image.PixelData = encapsulate([_stream(sample, pixels)])
        image["PixelData"].VR = "OB"
        image["PixelData"].is_undefined_length = True
    elif sample.syntax == "1.2.840.10008.1.2.2":
        image.PixelData = pixels.astype(">u2").tobytes()
    _save(image, path, UID(sample.syntax))


def _stream(sample: Sample, pixels: NDArray[np.uint16]) -> bytes:
    if sample.syntax in (_JPEG + "90", _JPEG + "91"):
        level = 0 if sample.is_exact else 70
        return bytes(
            imagecodecs.jpeg2k_encode(
                pixels, level=level, codecformat="j2k", reversible=sample.is_exact,
                bitspersample=sample.bits,
            )
        )  # fmt: skip
    return bytes(
        imagecodecs.htj2k_encode(
            pixels,
            level=None if sample.is_exact else 0.0001,
            reversible=sample.is_exact,
        )
    )


def _save(image: Dataset, path: Path, syntax: UID) -> None:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = UID(_SECONDARY_CAPTURE)
    meta.MediaStorageSOPInstanceUID = image.SOPInstanceUID
    meta.TransferSyntaxUID = syntax
    image.file_meta = meta
    dcmwrite(
        path, image, enforce_file_format=True,
        implicit_vr=syntax.is_implicit_VR, little_endian=syntax.is_little_endian,
    )  # fmt: skip


if __name__ == "__main__":
    main()
