"""RT Dose: the grid, its meaning, and every reason not to show it (PS3.3 C.8.8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.dose import Dose, unit_text
from dosiscope.core.errors import GeometryError, NotReadableError
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import counted, dose_text, grouped, listed
from dosiscope.io.completeness import NEEDED_OF_PIXELS, lacking
from dosiscope.io.files import tags
from dosiscope.io.files.compression import may_be_lossy
from dosiscope.io.files.dataset import BadValueError, Dataset
from dosiscope.io.files.pixel_format import PixelFormat, read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from dosiscope.io.header import read_header
from dosiscope.io.refused import RefusedError
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.dose_geometry import read_dose_geometry
from dosiscope.io.rt.dose_meaning import (
    dose_label,
    judge_maximum,
    named_numbers,
    note_heterogeneity,
    note_letter_case,
    note_what_is_not_stated,
    read_scaling,
    read_summation,
    read_type,
    read_units,
    refuse,
    refuse_beyond,
    refuse_modality_lut,
    term,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.findings import Finding
    from dosiscope.io.files.part10 import DicomFile

# without these a grid cannot be placed or shown
_NEEDED: Final = (*NEEDED_OF_PIXELS, tags.DoseGridScaling, tags.PixelData)
# a value below 0 is noise down to this part of the maximum
_NOISE: Final = 0.01
# what scanners, converters and languages keep numbers in has so many bits at least
_LEAST_BITS: Final = 12


def has_grid(dataset: Dataset) -> bool:
    """Whether an RT Dose holds a grid; one may hold DVHs only."""
    return tags.PixelData in dataset or tags.Rows in dataset


def read_dose(file: DicomFile) -> tuple[Dose | None, list[Finding]]:
    """Return the dose of an RT Dose file, and what was noticed.

    None for a dose that must not be shown, with a finding of action REFUSE or
    WITHHOLD whose message says why; None without such a finding for an object
    that holds DVHs only.
    """
    dataset = file.dataset
    header = read_header(dataset, Kind.DOSE, (file.path,))
    remarks = Remarks(header)
    if not has_grid(dataset):
        _judge_gridless(dataset, remarks)
        return None, remarks.found
    try:
        dose = _read(file, remarks)
    except RefusedError:
        dose = None
    except BadValueError as error:
        dose = None
        remarks.add(
            _UNREADABLE.get(error.number, "DO-01:unreadable"),
            why=error,
            tag=error.number,
            found=error.found,
            expected=error.expected,
        )
    except GeometryError as error:
        dose = None
        remarks.add("DO-02:volume", error=error)
    except NotReadableError as error:
        dose = None
        remarks.add("F04:dose", why=error)
    except MemoryError:
        dose = None
        remarks.add("F08:dose")
    return dose, remarks.found


# outcome in the table of rules for an attribute that cannot be read
_UNREADABLE: Final = {
    tags.DoseGridScaling: "DO-15:unreadable",
    tags.GridFrameOffsetVector: "DO-07:unreadable",
    tags.PixelData: "F04:dose",
    tags.NumberOfFrames: "DO-09:unreadable",
    tags.SamplesPerPixel: "DO-10:samples",
    tags.BitsAllocated: "DO-11:depth",
    tags.BitsStored: "DO-11:depth",
    tags.HighBit: "DO-11:depth",
    tags.PixelRepresentation: "DO-12:form",
}


def _read(file: DicomFile, remarks: Remarks) -> Dose:
    dataset = file.dataset
    _refuse_several_missing(dataset, remarks)
    note_letter_case(dataset, remarks)
    units = read_units(dataset, remarks)
    kind = read_type(dataset, remarks)
    summation = read_summation(dataset, remarks)
    scaling = read_scaling(dataset, remarks)
    refuse_modality_lut(dataset, remarks)
    form = _format(dataset, remarks)
    geometry, order = read_dose_geometry(dataset, form, remarks)
    stored = _stored(file, form, order, remarks)
    _judge_top(stored, scaling, unit_text(units, kind), remarks)
    if form.signed:
        stored = _judge_signs(stored, scaling, unit_text(units, kind), remarks)
    refuse_beyond(int(stored.max()) * scaling, units, remarks)
    plan_uids = _plan_uids(dataset.items(tags.ReferencedRTPlanSequence), remarks)
    note_what_is_not_stated(dataset, remarks)
    note_heterogeneity(dataset, remarks)
    named = named_numbers(dataset)
    dose = Dose(
        header=read_header(dataset, Kind.DOSE, (file.path,)),
        geometry=geometry,
        stored=stored,
        scaling=scaling,
        units=units,
        type=kind,
        summation=summation,
        plan_uid=plan_uids[0] if plan_uids else "",
        further_plan_uids=plan_uids[1:],
        beam_numbers=named.beams,
        fraction_groups=named.fraction_groups,
        control_points=named.control_points,
        brachy_setups=named.brachy_setups,
        comment=dataset.text(tags.DoseComment),
        content_date=dataset.text(tags.ContentDate),
        content_time=dataset.text(tags.ContentTime),
        tissue_heterogeneity=dataset.texts(tags.TissueHeterogeneityCorrection),
        label=dose_label(dataset),
    )
    judge_maximum(dose, remarks)
    return dose


def _refuse_several_missing(dataset: Dataset, remarks: Remarks) -> None:
    """Name all that is missing at once; a single one has a finding of its own."""
    missing = lacking(dataset, _NEEDED)
    if len(missing) > 1:
        remarks.add(
            "F05:needs",
            names=", ".join(missing),
            found=tr("nothing"),
            expected=tr("values"),
        )
        raise RefusedError


def _judge_gridless(dataset: Dataset, remarks: Remarks) -> None:
    if tags.DVHSequence in dataset:
        remarks.add("ACT-10")
        return
    remarks.add(
        "DO-26",
        tag=tags.PixelData,
        found=tr("nothing"),
        expected=tr("a dose grid"),
    )


def _format(dataset: Dataset, remarks: Remarks) -> PixelFormat:
    photometric = term(dataset, tags.PhotometricInterpretation)
    if photometric != "MONOCHROME2":
        raise refuse(
            remarks,
            "DO-10:photometric",
            tags.PhotometricInterpretation,
            photometric or tr("nothing"),
            "MONOCHROME2",
            stated=photometric or tr("not stated"),
        )
    form = read_format(dataset)
    if form.bits_allocated not in (16, 32):
        raise BadValueError(
            tags.BitsAllocated, str(form.bits_allocated), listed(("16", "32"))
        )
    if form.bits_stored != form.bits_allocated:
        remarks.add(
            "DO-11:fewer",
            tag=tags.BitsStored,
            found=str(form.bits_stored),
            expected=str(form.bits_allocated),
        )
    return form


def _stored(
    file: DicomFile, form: PixelFormat, order: slice, remarks: Remarks
) -> NDArray[Any]:
    """Return the stored values, planes with z ascending."""
    place = locate_pixels(file, form)
    for note in place.notes:
        remarks.add(
            note.key, where=tr("{kind} file", kind=Kind.DOSE), note=note, found=note
        )
    stated = file.dataset.text(tags.LossyImageCompression)
    if stated == "01" or may_be_lossy(file.transfer_syntax):
        remarks.add(
            "F11:dose",
            tag=tags.LossyImageCompression,
            found=stated or file.transfer_syntax,
            expected="00",
        )
    stored = np.empty((form.frames, form.rows, form.columns), form.dtype)
    if read_pixels(place, form, stored):
        remarks.add(
            "DO-11:beyond",
            tag=tags.BitsStored,
        )
    return stored[order]


def _judge_top(
    stored: NDArray[Any], scaling: float, unit: str, remarks: Remarks
) -> None:
    """Warn where a plateau lies at the greatest number that so many bits hold.

    Its bits need not be those of the file: 4095 and 32767 are the ends of others.

    A writer that scales to its maximum reaches it in a sample or a few.  One whose
    scaling is too small for its maximum cuts off all above: samples have it of which
    all neighbours have it too.
    """
    top = int(stored.max())
    bits = top.bit_length()
    if bits < _LEAST_BITS or top != (1 << bits) - 1:
        return
    at_top = stored == top
    inner = at_top.copy()
    for axis, size in enumerate(at_top.shape):
        lower = [slice(None)] * 3
        upper = [slice(None)] * 3
        lower[axis], upper[axis] = slice(0, size - 1), slice(1, size)
        inner[tuple(lower)] &= at_top[tuple(upper)]
        inner[tuple(upper)] &= at_top[tuple(lower)]
    if inner.any():
        remarks.add(
            "DO-28",
            count=grouped(int(at_top.sum())),
            bits=bits,
            tag=tags.PixelData,
            found=dose_text(top * scaling, unit),
            expected=tr("values below the greatest that can be stored"),
        )


def _judge_signs(
    stored: NDArray[Any], scaling: float, unit: str, remarks: Remarks
) -> NDArray[Any]:
    """Return signed values as a dose holds them: unsigned, else as float64.

    The noise of a Monte Carlo calculation leaves values slightly below 0.  Far below,
    what is stored is no dose but a difference of doses, or unsigned values.
    """
    lowest, highest = int(stored.min()), int(stored.max())
    if lowest >= 0:
        remarks.add(
            "DO-12:signed",
            tag=tags.PixelRepresentation,
            found="1",
            expected="0",
        )
        return stored.view(np.dtype(f"u{stored.itemsize}"))
    is_noise = -lowest <= _NOISE * highest
    remarks.add(
        "DO-12:noise" if is_noise else "DO-12:negative",
        count=grouped(int((stored < 0).sum())),
        maximum=dose_text(highest * scaling, unit),
        tag=tags.PixelData,
        found=dose_text(lowest * scaling, unit),
        expected=tr("0 or more"),
    )
    if not is_noise:
        raise RefusedError
    return stored.astype(np.float64)


def _plan_uids(plans: tuple[Dataset, ...], remarks: Remarks) -> tuple[str, ...]:
    """Return the plans that it names, each once."""
    uids = [uid for item in plans if (uid := item.uid(tags.ReferencedSOPInstanceUID))]
    distinct = tuple(dict.fromkeys(uids))
    if not uids:
        remarks.add(
            "DO-17:none",
            tag=tags.ReferencedRTPlanSequence,
            found=tr("nothing"),
            expected=tr("the plan it belongs to"),
        )
    elif len(distinct) > 1:
        remarks.add(
            "DO-17:several",
            count=len(uids),
            tag=tags.ReferencedRTPlanSequence,
            found=counted(len(uids), "item"),
            expected=tr("one item"),
        )
    return distinct
