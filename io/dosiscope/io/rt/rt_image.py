"""RT Image: its pixels, where they lie, and how it was taken (PS3.3 A.17, C.8.8.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.errors import NotReadableError
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.rt_image import USUAL_AXES, Exposure, RtImage
from dosiscope.core.text import counted, listed
from dosiscope.io.ct.image import is_lossy
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.pixel_format import PixelFormat, read_format
from dosiscope.io.files.pixels import locate_pixels, read_pixels
from dosiscope.io.header import read_header
from dosiscope.io.ranges import InRange, read_rescale
from dosiscope.io.refused import RefusedError
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.beam_accessories import read_blocks
from dosiscope.io.rt.beam_devices import read_shaping
from dosiscope.io.rt.references import referenced_uids

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dosiscope.core.findings import Finding
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile

_NORMAL: Final = "NORMAL"
_ALONG: Final = 1e-3  # by which directions may be off
_MONOCHROME: Final = ("MONOCHROME1", "MONOCHROME2")
_OFF_PLANE_MM: Final = 1.0  # by which the receptor may lie off SID as stated


def read_rt_image(
    file: DicomFile, stated: tuple[tuple[str, str], ...], room: int
) -> tuple[RtImage | None, list[Finding]]:
    """Return the RT Image of a file, and what was noticed.

    None for one that must not be shown, with a finding of action REFUSE or WITHHOLD
    whose message says why.

    Parameters
    ----------
    stated
        Its own attributes as its entry has them.
    room
        Bytes that its pixels may take.
    """
    header = read_header(file.dataset, Kind.RT_IMAGE, (file.path,))
    remarks = Remarks(header)
    numbers = InRange()
    try:
        image = _read(file, stated, room, numbers, remarks)
    except RefusedError:
        return None, remarks.found
    except NotReadableError as error:
        tag = error.number if isinstance(error, BadValueError) else tags.PixelData
        found = error.found if isinstance(error, BadValueError) else ""
        remarks.add("RTI-05:pixels", tag=tag, found=found, why=error)
        return None, remarks.found
    numbers.note(remarks)
    _note(image, file.dataset, remarks)
    return image, remarks.found


def _read(
    file: DicomFile,
    stated: tuple[tuple[str, str], ...],
    room: int,
    numbers: InRange,
    remarks: Remarks,
) -> RtImage:
    dataset = file.dataset
    _refuse_askew(dataset, remarks)
    axes = _axes(dataset, numbers, remarks)
    form = read_format(dataset)
    photometric = dataset.text(tags.PhotometricInterpretation)
    if photometric not in _MONOCHROME:
        raise BadValueError(
            tags.PhotometricInterpretation, photometric, listed(_MONOCHROME)
        )
    _refuse_several(form, remarks)
    if form.frame_bytes > room:
        remarks.add("F08:rti", total=form.frame_bytes, room=room)
        raise RefusedError
    has_lut = tags.ModalityLUTSequence in dataset
    rescale = None if has_lut else read_rescale(dataset, Kind.RT_IMAGE)
    slope, intercept = rescale or (1.0, 0.0)
    position = numbers.numbers(dataset, tags.RTImagePosition)
    plans = referenced_uids(dataset, tags.ReferencedRTPlanSequence)

    exposures = numbers.items(dataset, tags.ExposureSequence)

    def number(tag: int) -> float | None:
        return numbers.number(dataset, tag)

    def angle(tag: int) -> float | None:
        """Return that of all exposures, which supersedes that of the image."""
        of_image = number(tag)
        of_each = [numbers.number(item, tag) for item in exposures]
        found = {of_image if one is None else one for one in of_each or [None]}
        return found.pop() if len(found) == 1 else None

    sign = numbers.integer(dataset, tags.PixelIntensityRelationshipSign)
    return RtImage(
        header=read_header(dataset, Kind.RT_IMAGE, (file.path,)),
        label=dataset.text(tags.RTImageLabel),
        stored=_stored(file, form, remarks),
        slope=slope,
        intercept=intercept,
        name=dataset.text(tags.RTImageName),
        description=dataset.text(tags.RTImageDescription),
        **dict(zip(("date", "time"), moment_of(dataset), strict=True)),
        image_type=dataset.texts(tags.ImageType),
        is_inverted=photometric == "MONOCHROME1",
        unit=dataset.text(tags.RescaleType) if rescale else "",
        # a window is of the values behind a LUT (PS3.3 C.11.2.1.2)
        window=None if has_lut else _window(dataset, numbers),
        relationship=dataset.text(tags.PixelIntensityRelationship),
        relationship_sign=sign,
        plane=_plane(dataset),
        values_origin=dataset.text(tags.ReportedValuesOrigin),
        spacing=_spacing(dataset, numbers),
        position=_two(position, tags.RTImagePosition, numbers),
        axes=axes,
        sid=_distance(tags.RTImageSID, number, numbers),
        sad=_distance(tags.RadiationMachineSAD, number, numbers),
        ssd=number(tags.RadiationMachineSSD),
        receptor_translation=numbers.point(dataset, tags.XRayImageReceptorTranslation),
        receptor_angle=number(tags.XRayImageReceptorAngle),
        machine=dataset.text(tags.RadiationMachineName),
        patient_position=dataset.text(tags.PatientPosition),
        gantry=angle(tags.GantryAngle),
        gantry_pitch=angle(tags.GantryPitchAngle),
        collimator=angle(tags.BeamLimitingDeviceAngle),
        couch=angle(tags.PatientSupportAngle),
        eccentric=angle(tags.TableTopEccentricAngle),
        pitch=angle(tags.TableTopPitchAngle),
        roll=angle(tags.TableTopRollAngle),
        isocentre=numbers.point(dataset, tags.IsocenterPosition),
        plan_uid=plans[0] if plans else "",
        beam_number=numbers.integer(dataset, tags.ReferencedBeamNumber),
        fraction_group=numbers.integer(dataset, tags.ReferencedFractionGroupNumber),
        fraction=numbers.integer(dataset, tags.FractionNumber),
        meterset_unit=dataset.text(tags.PrimaryDosimeterUnit),
        exposures=tuple(_exposure(item, numbers) for item in exposures),
        stated=stated,
    )


def moment_of(dataset: Dataset) -> tuple[str, str]:
    """Return date and time at which a picture was taken, else made; "" for neither."""
    taken = dataset.text(tags.AcquisitionDate), dataset.text(tags.AcquisitionTime)
    made = dataset.text(tags.ContentDate), dataset.text(tags.ContentTime)
    return taken if taken[0] else made


def _plane(dataset: Dataset) -> str:
    """Return RT Image Plane in capitals (PS3.5 6.2, CS)."""
    return dataset.text(tags.RTImagePlane).upper()


def _refuse_askew(dataset: Dataset, remarks: Remarks) -> None:
    """Refuse a picture that lies across the beam's axis in no usual way.

    One that does not say how it lies is shown without scale.
    """
    plane = _plane(dataset)
    if plane not in ("", _NORMAL):
        key = "RTI-01:oblique" if plane == "NON_NORMAL" else "RTI-01:unknown"
        remarks.add(key, tag=tags.RTImagePlane, found=plane, expected=_NORMAL)
        raise RefusedError


def _axes(
    dataset: Dataset, numbers: InRange, remarks: Remarks
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the directions of rows and columns, x and y of the receptor."""
    stated = None
    if tags.RTImageOrientation in dataset:
        stated = numbers.numbers(dataset, tags.RTImageOrientation)
    if stated is None:
        return USUAL_AXES
    along = stated.reshape(2, 3) if len(stated) == 6 else np.zeros((2, 3))
    off = along @ along.T - np.eye(2)  # from both of length 1, at right angles
    if max(np.abs(off).max(), np.abs(along[:, 2]).max()) > _ALONG:
        remarks.add(
            "RTI-02",
            tag=tags.RTImageOrientation,
            found=_listed(stated),
            expected=tr("two directions in the plane of the receptor, at right angles"),
        )
        raise RefusedError
    (xx, xy, _), (yx, yy, _) = along.tolist()
    return (xx, xy), (yx, yy)


def _listed(values: NDArray[np.float64]) -> str:
    return "\\".join(f"{value:g}" for value in values)


def _refuse_several(form: PixelFormat, remarks: Remarks) -> None:
    if form.frames != 1:
        remarks.add(
            "RTI-05:frames",
            tag=tags.NumberOfFrames,
            found=str(form.frames),
            expected="1",
        )
        raise RefusedError


def _stored(file: DicomFile, form: PixelFormat, remarks: Remarks) -> NDArray[Any]:
    """Return the pixels, shape (rows, columns)."""
    place = locate_pixels(file, form)
    for note in place.notes:
        remarks.add(
            note.key,
            where=tr("{kind} file", kind=Kind.RT_IMAGE),
            note=note,
            found=note,
        )
    if is_lossy(file):
        remarks.add(
            "F11:rti",
            tag=tags.LossyImageCompression,
            found=file.dataset.text(tags.LossyImageCompression) or file.transfer_syntax,
            expected="00",
        )
    stored = np.empty((form.rows, form.columns), form.dtype)
    read_pixels(place, form, stored[np.newaxis])
    return stored


def _spacing(dataset: Dataset, numbers: InRange) -> tuple[float, float] | None:
    tag = tags.ImagePlanePixelSpacing
    found = _two(numbers.numbers(dataset, tag), tag, numbers)
    if found is not None and min(found) <= 0:
        numbers.object_to(tag, "0", tr("two numbers above 0"))
        return None
    return found


def _two(
    values: NDArray[np.float64] | None, tag: int, numbers: InRange
) -> tuple[float, float] | None:
    if values is None:
        return None
    if len(values) != 2:
        numbers.object_to(tag, counted(len(values), "number"), counted(2, "number"))
        return None
    first, second = values.tolist()
    return first, second


def _distance(
    tag: int, number: Callable[[int], float | None], numbers: InRange
) -> float | None:
    value = number(tag)
    if value is not None and value <= 0:
        numbers.object_to(tag, f"{value:g}", tr("a distance above 0 mm"))
        return None
    return value


def _window(dataset: Dataset, numbers: InRange) -> tuple[float, float] | None:
    """Return the first window that is stated (PS3.3 C.11.2.1.2)."""
    centres = numbers.numbers(dataset, tags.WindowCenter)
    widths = numbers.numbers(dataset, tags.WindowWidth)
    if centres is None or widths is None or not widths[0] > 0:
        return None
    return float(centres[0]), float(widths[0])


def _exposure(item: Dataset, numbers: InRange) -> Exposure:
    devices, positions = read_shaping(item, Kind.RT_IMAGE, numbers)
    return Exposure(
        frame=numbers.integer(item, tags.ReferencedFrameNumber),
        meterset=numbers.number(item, tags.MetersetExposure),
        kvp=numbers.number(item, tags.KVP),
        current=numbers.number(item, tags.XRayTubeCurrent),
        milliseconds=numbers.number(item, tags.ExposureTime),
        devices=devices,
        positions=positions,
        blocks=read_blocks(item, Kind.RT_IMAGE, numbers),
    )


def _note(image: RtImage, dataset: Dataset, remarks: Remarks) -> None:
    """Note what of a picture that is shown has to be known."""
    stated = dataset.text(tags.RTImagePlane)
    if stated != image.plane:
        remarks.add("C12", tag=tags.RTImagePlane, found=stated, expected=image.plane)
    if image.why_not_scaled:
        remarks.add("RTI-03:none", why=image.why_not_scaled)
    elif image.scale != 1:
        remarks.add("RTI-03:scaled", sid=image.sid, sad=image.sad, scale=image.scale)
    moved, sid, sad = image.receptor_translation, image.sid, image.sad
    if moved is not None and sid is not None and sad is not None:
        off = moved[2] - (sad - sid)
        if abs(off) > _OFF_PLANE_MM:
            remarks.add(
                "RTI-04",
                tag=tags.XRayImageReceptorTranslation,
                found=f"{moved[2]:g} mm",
                expected=f"{sad - sid:g} mm",
            )
    if tags.ModalityLUTSequence in dataset:
        remarks.add("RTI-06", tag=tags.ModalityLUTSequence, found=tr("present"))
