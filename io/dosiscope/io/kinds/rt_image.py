"""RT Image: DRR, portal and simulator images (PS3.3 A.17)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.along import those
from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.io.files import tags
from dosiscope.io.files.limits import LIMITS
from dosiscope.io.kinds.registration import ObjectKind
from dosiscope.io.ranges import InRange
from dosiscope.io.rt.references import referenced_uids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.parts import Parts
    from dosiscope.io.kinds.registration import Reading

#: What tells them apart and how they were taken, in the order of Details.
STATED: Final = {
    "Image Type": tags.ImageType,
    "RT Image Name": tags.RTImageName,
    "RT Image Description": tags.RTImageDescription,
    "RT Image Plane": tags.RTImagePlane,
    "Reported Values Origin": tags.ReportedValuesOrigin,
    "Image Plane Pixel Spacing (mm)": tags.ImagePlanePixelSpacing,
    "RT Image Position (mm)": tags.RTImagePosition,
    "RT Image SID (mm)": tags.RTImageSID,
    "Radiation Machine": tags.RadiationMachineName,
    "Radiation Machine SAD (mm)": tags.RadiationMachineSAD,
    "Receptor Translation (mm)": tags.XRayImageReceptorTranslation,
    "Receptor Angle (°)": tags.XRayImageReceptorAngle,
    "Gantry Angle (°)": tags.GantryAngle,
    "Beam Limiting Device Angle (°)": tags.BeamLimitingDeviceAngle,
    "Patient Support Angle (°)": tags.PatientSupportAngle,
    "Table Top Eccentric Angle (°)": tags.TableTopEccentricAngle,
    "Table Top Pitch Angle (°)": tags.TableTopPitchAngle,
    "Table Top Roll Angle (°)": tags.TableTopRollAngle,
    "Isocenter Position (mm)": tags.IsocenterPosition,
    "Pixel Intensity Relationship": tags.PixelIntensityRelationship,
    "Beam Number": tags.ReferencedBeamNumber,
    "Fraction Number": tags.FractionNumber,
}


def _entry(dataset: Dataset, header: Header) -> Entry:
    from dosiscope.io.rt.rt_image import moment_of

    exposures = InRange().items(dataset, tags.ExposureSequence)
    # what its only exposure states supersedes the rest (PS3.3 C.8.8.2.4)
    holders = (*exposures, dataset) if len(exposures) == 1 else (dataset,)
    stated = {name: _text(holders, tag) for name, tag in STATED.items()}
    beam, gantry = stated["Beam Number"], stated["Gantry Angle (°)"]
    contents = dataset.texts(tags.ImageType)[2:4]
    detail = (
        *contents,
        beam and tr("beam {beam}", beam=beam),
        gantry and tr("gantry {gantry}°", gantry=gantry),
    )
    date, time = moment_of(dataset)
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=dataset.text(tags.RTImageLabel),
        date=date,
        time=time,
        detail=", ".join(filter(None, detail)),
        plan_uids=referenced_uids(dataset, tags.ReferencedRTPlanSequence),
        frame_of_reference_uid=header.frame_of_reference_uid,
        stated=tuple(stated.items()),
    )


def _text(holders: tuple[Dataset, ...], tag: int) -> str:
    """Return what the first of them that has an attribute states, as it is written."""
    found = (" / ".join(one.texts(tag)) for one in holders)
    return next(filter(None, found), "")


def _read(entry: Entry, file: DicomFile, parts: Parts) -> Reading:
    from dosiscope.core.rt_image import RtImage
    from dosiscope.io.rt.rt_image import read_rt_image

    held = sum(one.stored.nbytes for one in those(parts.along, RtImage))
    image, findings = read_rt_image(file, entry.stated, LIMITS.rt_image_bytes - held)
    yield from ()
    if image is None:
        parts.withhold(entry, findings)
    else:
        parts.along.append(image)
    return findings


def _related(parts: Parts) -> Sequence[Finding]:
    if not parts.along:
        return ()
    from dosiscope.core.rt_image import RtImage
    from dosiscope.io.rt.rt_image_relations import check_rt_images

    return check_rt_images(those(parts.along, RtImage), parts.plan)


RT_IMAGE = ObjectKind(
    kind=Kind.RT_IMAGE,
    sop_classes=("1.2.840.10008.5.1.4.1.1.481.1",),
    modality="RTIMAGE",
    entry=_entry,
    needed=lambda _dataset: (tags.PixelData, tags.RTImagePlane),
    has_pixels=True,
    read=_read,
    related=_related,
)
