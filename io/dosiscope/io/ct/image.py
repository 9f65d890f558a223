"""The header of one image of a series: everything that is needed of it but the pixels.

CT Image (PS3.3 A.3), and what is read alike: MR Image (A.4), PET Image (A.21).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NoSliceError, NotReadableError
from dosiscope.core.frames import frame_name
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.core.visible import shown
from dosiscope.io.completeness import NEEDED_OF_PIXELS, lacking, refuse_incomplete
from dosiscope.io.files import tags
from dosiscope.io.files.compression import may_be_lossy
from dosiscope.io.files.dataset import COMMAS, BadValueError, Dataset
from dosiscope.io.files.dictionary import label
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.files.pixel_format import PixelFormat, read_format
from dosiscope.io.files.pixels import PixelPlace, locate_pixels
from dosiscope.io.header import read_header
from dosiscope.io.ranges import read_rescale, read_spacing

if TYPE_CHECKING:
    from dosiscope.core.header import Header
    from dosiscope.io.files.note import Note
    from dosiscope.io.files.part10 import DicomFile

#: Rescale Types that name no unit (PS3.3 C.11.1.1.2).
UNSPECIFIED: Final = ("", "US")

# what the images of a series have in common, as a rule
COMMON: Final = (
    tags.SpecificCharacterSet,
    tags.ImageType,
    tags.SOPClassUID,
    tags.StudyDate,
    tags.SeriesDate,
    tags.StudyTime,
    tags.SeriesTime,
    tags.AccessionNumber,
    tags.Modality,
    tags.Manufacturer,
    tags.StudyDescription,
    tags.SeriesDescription,
    tags.OperatorsName,
    tags.ManufacturerModelName,
    tags.PatientName,
    tags.PatientID,
    tags.PatientBirthDate,
    tags.PatientSex,
    tags.SoftwareVersions,
    tags.PatientPosition,
    tags.StudyInstanceUID,
    tags.SeriesInstanceUID,
    tags.StudyID,
    tags.SeriesNumber,
    tags.AcquisitionNumber,
    tags.ImageOrientationPatient,
    tags.FrameOfReferenceUID,
    tags.SamplesPerPixel,
    tags.PhotometricInterpretation,
    tags.NumberOfFrames,
    tags.Rows,
    tags.Columns,
    tags.PixelSpacing,
    tags.BitsAllocated,
    tags.BitsStored,
    tags.HighBit,
    tags.PixelRepresentation,
    tags.PixelPaddingValue,
    tags.RescaleIntercept,
    tags.RescaleSlope,
    tags.RescaleType,
    tags.LossyImageCompression,
    tags.Units,
)

# without these an image cannot be placed or shown
_NEEDED: Final = (tags.SOPInstanceUID, *NEEDED_OF_PIXELS)
# what a slice has, and a page of a report under the class of a CT has not
_PLACE: Final = (
    tags.ImagePositionPatient,
    tags.ImageOrientationPatient,
    tags.PixelSpacing,
)
_OF_NO_SCAN: Final = frozenset(("DERIVED", "SECONDARY"))
_SHOWN: Final = 40  # characters of its type


@dataclass(frozen=True, slots=True, eq=False)
class CtCommon:
    """What the images of a series have in common, as a rule.

    Attributes
    ----------
    orientation
        Image Orientation (Patient): row direction, then column direction.
    spacing
        Distance of rows and of columns, mm.
    rescale
        Slope and intercept; None where the image has none.
    unit
        Of the rescaled values: "HU", "BQML"; "" where none is stated.
    unused_mapping
        Why real-world values that are stated beside are not used; "" without any.
    """

    header: Header
    orientation: tuple[float, ...]
    spacing: tuple[float, float]
    form: PixelFormat
    rescale: tuple[float, float] | None
    rescale_type: str
    unit: str
    padding: int | None
    image_type: tuple[str, ...]
    patient_position: str
    acquisition: str
    lossy: bool
    raw: tuple[bytes | None, ...] = field(repr=False)
    unused_mapping: str = ""

    @property
    def is_localizer(self) -> bool:
        """Whether value 3 of Image Type says LOCALIZER (PS3.3 C.8.2.1.1.1)."""
        return "LOCALIZER" in self.image_type[2:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a frame of a multi-frame image states besides its place and its values.

    Attributes
    ----------
    number
        Its place in the file, from 1.
    stack
        Stack ID: frames of one lie on parallel planes (PS3.3 C.7.6.16.2.2).
    told_apart
        What may tell frames at one place apart, by the words for it, best first.
    source
        SOP Instance UID of the single image that it was converted from; else "".
    """

    number: int
    stack: str = ""
    told_apart: tuple[tuple[str, str], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class CtImage:
    """One image: its place in the patient and its place in the file.

    Attributes
    ----------
    uid
        SOP Instance UID of the file; frames of one file share it.
    """

    uid: str
    position: tuple[float, float, float]
    pixels: PixelPlace
    common: CtCommon
    notes: tuple[Note, ...] = ()
    frame: Frame | None = None

    @property
    def name(self) -> str:
        """By what contours and lists know it: the UID, of a frame with its number."""
        return frame_name(self.uid, self.frame.number) if self.frame else self.uid

    @property
    def names(self) -> tuple[str, ...]:
        """By what else references may mean it: its file, and what it was before."""
        before = (self.frame.source,) if self.frame and self.frame.source else ()
        return (self.name, self.uid, *before)

    @property
    def path(self) -> str:
        """Path of the file."""
        return self.pixels.path

    @property
    def header(self) -> Header:
        """The attributes that all objects share."""
        return self.common.header


def read_image(
    file: DicomFile, like: CtImage | None = None, *, kind: Kind = Kind.CT
) -> CtImage:
    """Return the header of an image of this kind; pixels are located, not read.

    Attributes that equal those of ``like`` (another image of the same series) are
    taken from there instead of being decoded again.

    Raises
    ------
    NotReadableError
        Not a single-frame image of the kind, or an attribute without which it cannot be
        placed or shown is missing or wrong.
    """
    dataset = file.dataset
    refuse_incomplete(dataset, kind, (tags.PixelData,))
    raw = dataset.raws(COMMON)
    shared: tuple[Note, ...] = ()
    _refuse_several_missing(dataset, kind)
    if like is not None and raw == like.common.raw:
        common = like.common
        # how its numbers are written is true of these too
        shared = tuple(note for note in like.notes if note == COMMAS)
    else:
        common = _read_common(dataset, raw, file, kind)
    position = read_position(dataset)
    uid = dataset.uid(tags.SOPInstanceUID)
    if not uid:
        raise BadValueError(tags.SOPInstanceUID, tr("nothing"), tr("a UID"))
    place = locate_pixels(file, common.form)
    notes = (*file.notes, *place.notes, *shared)
    return CtImage(uid, position, place, common, notes)


def read_position(dataset: Dataset) -> tuple[float, float, float]:
    """Return Image Position (Patient); BadValueError where it is none or far away."""
    x, y, z = vector(dataset, tags.ImagePositionPatient, 3)
    if max(abs(x), abs(y), abs(z)) > LIMITS.coordinate_mm:
        raise BadValueError(
            tags.ImagePositionPatient,
            f"{x:g}\\{y:g}\\{z:g}",
            tr("a position within {limit} mm", limit=LIMITS.coordinate_mm),
        )
    return x, y, z


def _refuse_several_missing(dataset: Dataset, kind: Kind) -> None:
    """Name all that is missing at once; a single one is told with what it should be."""
    missing = lacking(dataset, _NEEDED)
    if len(lacking(dataset, _PLACE)) == len(_PLACE):
        image_type = dataset.texts(tags.ImageType)
        if not _OF_NO_SCAN.isdisjoint(image_type[:2]):
            stated = shown("\\".join(image_type), _SHOWN)
            raise NoSliceError(
                tr(
                    "a picture without a place in the patient, no slice: it has no "
                    "{attributes}, and is of type {stated}",
                    attributes=", ".join(map(label, _PLACE)),
                    stated=stated,
                )
            )
    if len(missing) > 1:
        raise NotReadableError(
            tr(
                "the {modality} image lacks {missing}",
                modality=kind.noun,
                missing=", ".join(missing),
            )
        )


def _read_common(
    dataset: Dataset, raw: tuple[bytes | None, ...], file: DicomFile, kind: Kind
) -> CtCommon:
    form = read_format(dataset)
    if form.frames != 1:
        raise BadValueError(
            tags.NumberOfFrames,
            str(form.frames),
            tr("one frame in a {modality} image (C09)", modality=kind.noun),
        )
    refuse_form(dataset, form)
    rescale = read_rescale(dataset, kind)
    return CtCommon(
        header=read_header(dataset, kind, (file.path,)),
        orientation=vector(dataset, tags.ImageOrientationPatient, 6),
        spacing=read_spacing(dataset),
        form=form,
        rescale=rescale,
        rescale_type=dataset.text(tags.RescaleType),
        unit=_unit(dataset, kind) if rescale is not None else "",
        padding=padding_of(dataset, form),
        image_type=dataset.texts(tags.ImageType),
        patient_position=dataset.text(tags.PatientPosition),
        acquisition=dataset.text(tags.AcquisitionNumber),
        lossy=is_lossy(file),
        raw=raw,
    )


def is_lossy(file: DicomFile) -> bool:
    """Whether compression has changed values, as stated or by its kind."""
    stated = file.dataset.text(tags.LossyImageCompression)
    return stated == "01" or may_be_lossy(file.transfer_syntax)


def refuse_form(dataset: Dataset, form: PixelFormat) -> None:
    """Refuse pixels that are no grey values of 16 bits at most."""
    if form.bits_allocated > 16:
        raise BadValueError(tags.BitsAllocated, str(form.bits_allocated), "16")
    photometric = dataset.text(tags.PhotometricInterpretation)
    if photometric not in ("MONOCHROME2", "MONOCHROME1"):
        raise BadValueError(tags.PhotometricInterpretation, photometric, "MONOCHROME2")


def _unit(dataset: Dataset, kind: Kind) -> str:
    """Return the unit of rescaled values as stated; "" where none is.

    Of a CT it is HU unless another is stated (PS3.3 C.8.2.1.1.2), of PET that of Units
    (PS3.3 C.8.9.1), of MR that of Rescale Type, which few state.
    """
    if kind.modality == "PET":
        return dataset.text(tags.Units)
    stated = dataset.text(tags.RescaleType)
    if kind.is_ct:
        return "HU" if stated in ("", "HU") else ""
    return "" if stated in UNSPECIFIED else stated


def vector(dataset: Dataset, tag: int, count: int) -> tuple[float, ...]:
    """Return so many numbers; BadValueError where there are none."""
    values = dataset.vector(tag, count)
    if values is None:
        raise BadValueError(tag, tr("nothing"), counted(count, "number"))
    return values


def padding_of(dataset: Dataset, form: PixelFormat) -> int | None:
    """Return the padding value as a stored value, whichever VR its writer chose."""
    value = dataset.integer(tags.PixelPaddingValue)
    if value is None:
        return None
    if form.signed and value >= 1 << 15:
        return value - (1 << 16)
    if not form.signed and value < 0:
        return value + (1 << 16)
    return value
