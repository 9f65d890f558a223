"""The frames of a multi-frame image, each as one image of a series.

Enhanced CT, MR and PET Image and their Legacy Converted forms (PS3.3 A.38, A.36, A.56,
A.70 to A.72).  What a single-frame image states of itself stands in functional groups
here: once for all frames, or for each (PS3.3 C.7.6.16).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.io.completeness import refuse_incomplete
from dosiscope.io.ct.image import (
    UNSPECIFIED,
    CtCommon,
    CtImage,
    Frame,
    is_lossy,
    padding_of,
    read_position,
    refuse_form,
    vector,
)
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.dictionary import attribute, label
from dosiscope.io.files.pixel_format import read_format
from dosiscope.io.files.pixels import frame_places, locate_pixels
from dosiscope.io.header import read_header
from dosiscope.io.ranges import in_range, read_rescale, read_spacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.header import Header
    from dosiscope.core.kinds import Kind
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.files.pixel_format import PixelFormat

_FRAME_TYPES: Final = (
    tags.CTImageFrameTypeSequence,
    tags.MRImageFrameTypeSequence,
    tags.PETFrameTypeSequence,
)
# dimensions of place, by which frames of one stack differ (PS3.3 C.7.6.17)
_OF_PLACE: Final = frozenset(
    (tags.StackID, tags.InStackPositionNumber, tags.ImagePositionPatient)
)
_NO_UNIT: Final = ("1", "{1}", "[1]", "no units", "NONE")  # UCUM for a plain number


@dataclass(frozen=True, slots=True)
class _Groups:
    """The functional groups of one frame, and those of all."""

    own: Dataset
    shared: tuple[Dataset, ...]

    def item(self, sequence: int) -> Dataset | None:
        """Return the one item of a functional group; None where there is none.

        Raises `BadValueError` where it stands at both places: one of them must not be.
        """
        own = self.own.items(sequence)
        shared = [item for one in self.shared for item in one.items(sequence)]
        if own and shared:
            both = tr("items for all frames and for single ones")
            raise BadValueError(sequence, both, tr("one of these"))
        found = own or shared
        return found[0] if found else None

    def needed(self, sequence: int) -> Dataset:
        """Return the one item; `BadValueError` where there is none."""
        found = self.item(sequence)
        if found is None:
            raise BadValueError(sequence, tr("nothing"), tr("an item"))
        return found


class _Values(NamedTuple):
    """How stored values are turned into others, what they mean, and their unit.

    ``unused`` is what there is of real-world values that cannot be used.
    """

    rescale: tuple[float, float] | None
    type: str
    unit: str
    unused: str = ""


class _File(NamedTuple):
    """What all frames of a file share."""

    header: Header
    dataset: Dataset
    form: PixelFormat
    padding: int | None
    position: str
    lossy: bool


def read_frames(file: DicomFile, kind: Kind) -> tuple[CtImage, ...]:
    """Return the frames of an image of this kind; pixels are located, not read.

    Raises
    ------
    NotReadableError
        An attribute is missing or wrong without which a frame cannot be placed or
        shown, or there are not as many frames as stated.
    """
    dataset = file.dataset
    refuse_incomplete(dataset, kind, (tags.PixelData,))
    uid = dataset.uid(tags.SOPInstanceUID)
    if not uid:
        raise BadValueError(tags.SOPInstanceUID, tr("nothing"), tr("a UID"))
    form = read_format(dataset)
    refuse_form(dataset, form)
    each = dataset.items(tags.PerFrameFunctionalGroupsSequence)
    if not each:
        missing = label(tags.PerFrameFunctionalGroupsSequence)
        raise NotReadableError(
            tr(
                "the {kind} lacks {missing}, which places its frames",
                kind=kind,
                missing=missing,
            )
        )
    if len(each) != form.frames:
        raise BadValueError(
            tags.PerFrameFunctionalGroupsSequence,
            counted(len(each), "item"),
            tr("{frames}, one for each frame", frames=form.frames),
        )
    one = replace(form, frames=1)
    place = locate_pixels(file, form)
    places = frame_places(file, form, place)
    shared = dataset.items(tags.SharedFunctionalGroupsSequence)
    of_all = _File(
        read_header(dataset, kind, (file.path,)),
        dataset,
        one,
        padding_of(dataset, form),
        dataset.text(tags.PatientPosition),
        is_lossy(file),
    )
    dimensions = _dimensions(dataset)
    commons: dict[object, CtCommon] = {}
    images = []
    for n, own in enumerate(each):
        spend()
        groups = _Groups(own, shared)
        try:
            position = read_position(groups.needed(tags.PlanePositionSequence))
            common = _common(groups, of_all, commons)
            frame = _frame(n + 1, groups, dimensions)
        except NotReadableError as error:
            raise NotReadableError(
                tr("frame {n}: {error}", n=n + 1, error=error)
            ) from None
        images.append(CtImage(uid, position, places[n], common, (), frame))
    # of the file, not of every frame
    images[0] = replace(images[0], notes=(*file.notes, *place.notes))
    return tuple(images)


def _common(
    groups: _Groups, of_all: _File, commons: dict[object, CtCommon]
) -> CtCommon:
    """Return what frames alike have in common, one for all of them."""
    orientation = vector(
        groups.needed(tags.PlaneOrientationSequence), tags.ImageOrientationPatient, 6
    )
    spacing = read_spacing(groups.needed(tags.PixelMeasuresSequence))
    values = _values(groups, of_all)
    image_type = _frame_type(groups) or of_all.dataset.texts(tags.ImageType)
    acquisition = _text(groups, tags.FrameContentSequence, tags.FrameAcquisitionNumber)
    key = orientation, spacing, values, image_type, acquisition
    if key not in commons:
        commons[key] = CtCommon(
            header=of_all.header,
            orientation=orientation,
            spacing=spacing,
            form=of_all.form,
            rescale=values.rescale,
            rescale_type=values.type,
            unit=values.unit,
            unused_mapping=values.unused,
            padding=of_all.padding,
            image_type=image_type,
            patient_position=of_all.position,
            acquisition=acquisition,
            lossy=of_all.lossy,
            raw=(),
        )
    return commons[key]


def _frame_type(groups: _Groups) -> tuple[str, ...]:
    for sequence in _FRAME_TYPES:
        item = groups.item(sequence)
        if item is not None:
            return item.texts(tags.FrameType)
    return ()


def _values(groups: _Groups, of_all: _File) -> _Values:
    """Return how values are made: by Rescale Type, else by the one real-world mapping.

    HU are those of a CT that says so; of other images the unit is the one stated.
    """
    kind = of_all.header.kind
    item = groups.item(tags.PixelValueTransformationSequence)
    rescale, stated = None, ""
    if item is not None:
        rescale, stated = read_rescale(item, kind), item.text(tags.RescaleType)
    if rescale is not None and stated not in UNSPECIFIED:
        is_other_hu = stated == "HU" and not kind.is_ct
        return _Values(rescale, stated, "" if is_other_hu else stated)
    if rescale is not None and kind.modality == "PET":
        units = _pet_units(of_all.dataset)
        if units:
            return _Values(rescale, stated, units)
    mapped = _mapped(groups, of_all.form)
    if isinstance(mapped, _Values):
        return mapped
    return _Values(rescale, stated, "", mapped)


def _pet_units(dataset: Dataset) -> str:
    """Return Units of a PET that was converted from single frames (PS3.3 C.8.9.1)."""
    places = (dataset, *dataset.items(tags.UnassignedSharedConvertedAttributesSequence))
    return next((t for one in places if (t := one.text(tags.Units))), "")


def _mapped(groups: _Groups, form: PixelFormat) -> _Values | str:
    """Return the real-world values, where one linear mapping gives all (C.7.6.16.2.11).

    Else why there are none: nothing is guessed of several mappings, nor beyond the
    stored values that one is for; "" where none is stated.
    """
    sequence = tags.RealWorldValueMappingSequence
    places = (groups.own, *groups.shared)
    items = [item for one in places for item in one.items(sequence)]
    if len(items) != 1:
        return counted(len(items), "mapping") if items else ""
    (item,) = items
    slope = item.number(tags.RealWorldValueSlope)
    intercept = item.number(tags.RealWorldValueIntercept)
    first = item.integer(tags.RealWorldValueFirstValueMapped)
    last = item.integer(tags.RealWorldValueLastValueMapped)
    if slope is None or intercept is None:
        return tr("no slope and intercept")
    if first is None or last is None:
        return tr("for which stored values is not stated")
    low = -(1 << form.bits_stored - 1) if form.signed else 0
    if first > low or last < low + (1 << form.bits_stored) - 1:
        return tr(
            "for stored values of {first} to {last} alone", first=first, last=last
        )
    codes = item.items(tags.MeasurementUnitsCodeSequence)
    unit = codes[0].text(tags.CodeValue) if codes else ""
    if not unit:
        return tr("without unit")
    in_range(
        (tags.RealWorldValueSlope, slope), (tags.RealWorldValueIntercept, intercept)
    )
    return _Values((slope, intercept), unit, "" if unit in _NO_UNIT else unit)


def _dimensions(dataset: Dataset) -> tuple[str, ...]:
    """Return the words for the dimensions of frames; "" for those of place."""
    words = []
    for item in dataset.items(tags.DimensionIndexSequence):
        pointer = next(iter(item.tags(tags.DimensionIndexPointer)), 0)
        name = attribute(pointer)
        is_of_place = pointer in _OF_PLACE or not pointer
        words.append(
            "" if is_of_place else tr("{attribute} no.", attribute=name.keyword or name)
        )
    return tuple(words)


def _frame(number: int, groups: _Groups, dimensions: Sequence[str]) -> Frame:
    content = tags.FrameContentSequence
    told = {
        "echo time": _text(groups, tags.MREchoSequence, tags.EffectiveEchoTime, " ms"),
        "temporal position": _text(groups, content, tags.TemporalPositionIndex),
        "b-value": _text(groups, tags.MRDiffusionSequence, tags.DiffusionBValue),
        "type": "\\".join(_frame_type(groups)),
        **dict(_indices(groups.item(content), dimensions)),
        "acquisition": _text(groups, content, tags.FrameAcquisitionNumber),
    }
    stated = tuple((words, value) for words, value in told.items() if value)
    return Frame(
        number=number,
        stack=_text(groups, content, tags.StackID),
        told_apart=stated,
        source=_source(groups),
    )


def _source(groups: _Groups) -> str:
    """Return the image that a frame was converted from (PS3.3 C.7.6.16.2.21)."""
    item = groups.item(tags.ConversionSourceAttributesSequence)
    if item is None or tags.ReferencedFrameNumber in item:
        return ""
    return item.uid(tags.ReferencedSOPInstanceUID)


def _indices(
    content: Dataset | None, dimensions: Sequence[str]
) -> Iterator[tuple[str, str]]:
    values = content.numbers(tags.DimensionIndexValues) if content else None
    if values is None or len(values) != len(dimensions):
        return
    for words, value in zip(dimensions, values.tolist(), strict=True):
        if words:
            yield words, f"{value:g}"


def _text(groups: _Groups, sequence: int, tag: int, unit: str = "") -> str:
    """Return a value of a functional group, be it text or a number; "" if absent."""
    item = groups.item(sequence)
    if item is None or tag not in item:
        return ""
    if tag == tags.StackID:
        return item.text(tag)
    value = item.number(tag)
    return "" if value is None else f"{value:g}{unit}"
