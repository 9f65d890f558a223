"""Writes the demo patient with its CT compressed, to try what opens it.

Usage: python packaging/compressed_demo.py DEMO OUT

DEMO is a folder that `dosiscope demo` has written.  OUT gets a folder for each of four
kinds of lossless compression in which archives keep CT.  Needs pydicom, imagecodecs.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import imagecodecs
import numpy as np
from pydicom import dcmread
from pydicom.encaps import encapsulate
from pydicom.uid import (
    JPEG2000Lossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    RLELossless,
)


def jpeg_2000(frame: np.ndarray) -> bytes:
    how = {"level": 0, "reversible": True, "codecformat": "j2k"}
    return bytes(imagecodecs.jpeg2k_encode(frame, **how))


SYNTAXES = {
    "jpeg-lossless": (JPEGLosslessSV1, imagecodecs.ljpeg_encode),
    "jpeg-ls": (JPEGLSLossless, imagecodecs.jpegls_encode),
    "jpeg-2000": (JPEG2000Lossless, jpeg_2000),
    "rle": (RLELossless, None),
}


def main() -> None:
    demo, out = map(Path, sys.argv[1:])
    for name, (syntax, encode) in SYNTAXES.items():
        for path in sorted(file for file in demo.rglob("*") if file.is_file()):
            target = out / name / path.relative_to(demo)
            target.parent.mkdir(parents=True, exist_ok=True)
            image = dcmread(path)
            if image.Modality != "CT":
                shutil.copy(path, target)
                continue
            if encode is None:
                image.compress(syntax, generate_instance_uid=False)
            else:
                size = (image.Rows, image.Columns)
                frame = np.frombuffer(image.PixelData, "<u2").reshape(size)
                if image.PixelRepresentation and encode is jpeg_2000:
                    frame = frame.view("<i2")
                image.PixelData = encapsulate([bytes(encode(frame))])
                image["PixelData"].VR = "OB"
                image["PixelData"].is_undefined_length = True
                image.file_meta.TransferSyntaxUID = syntax
            image.save_as(target, enforce_file_format=True)


if __name__ == "__main__":
    main()
