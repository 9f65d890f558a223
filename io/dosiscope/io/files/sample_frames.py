"""Reads the sample frames that come with the program, on the way of any image."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import LacksModuleError, NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.phantoms.frames import SAMPLES, FrameCheck, Sample, sample_pixels
from dosiscope.core.progress import Progress
from dosiscope.io.files.compression import NATIVE, decoded_syntaxes
from dosiscope.io.files.part10 import read_file
from dosiscope.io.files.pixel_format import read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from dosiscope.resources.assets import path_of

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from dosiscope.core.progress import Steps


def read_syntaxes() -> tuple[str, ...]:
    """Return the transfer syntaxes that the program reads."""
    return (*NATIVE, *decoded_syntaxes())


def check_frames() -> Steps[tuple[FrameCheck, ...]]:
    """Read one frame of every transfer syntax; the decoder's process has part in it."""
    samples = {sample.syntax: sample for sample in SAMPLES}
    wanted = sorted(read_syntaxes(), key=list(samples).index)
    checks = []
    for done, syntax in enumerate(wanted):
        yield Progress(done, len(wanted), tr("Transfer syntaxes"))
        checks.append(_check(samples[syntax]))
    yield Progress(len(wanted), len(wanted), tr("Transfer syntaxes"))
    return tuple(checks)


def _check(sample: Sample) -> FrameCheck:
    try:
        found = _pixels(sample)
    except LacksModuleError as error:
        return FrameCheck(sample=sample, reason=str(error), lacks=error.lacks)
    except NotReadableError as error:
        return FrameCheck(sample=sample, reason=str(error))
    true = sample_pixels(sample)
    if found.shape != true.shape:
        return FrameCheck(sample=sample, reason=tr("it has other rows and columns"))
    difference = np.abs(found.astype(np.int64) - true.astype(np.int64)).max()
    return FrameCheck(sample=sample, difference=int(difference))


def _pixels(sample: Sample) -> NDArray[Any]:
    """Return what is read of it, shape (rows, columns)."""
    file = read_file(path_of("frames", sample.file))
    form = read_format(file.dataset)
    if file.transfer_syntax != sample.syntax:
        raise NotReadableError(tr("it is in another transfer syntax"))
    out = np.zeros((form.frames, form.rows, form.columns), form.dtype)
    read_pixels(locate_pixels(file, form), form, out)
    plane: NDArray[Any] = out[0]
    return plane
