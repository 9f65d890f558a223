"""Defects of RT Images, and of these against the plan that they name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydicom.uid import RTPlanStorage

from dosiscope.core.link import propose
from dosiscope.demo.dicom.header import item, items, reference
from support.defects.made import Defect
from support.synthetic.encode import as_read
from support.synthetic.rt_image import UID, rt_image

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.inventory import Inventory, Selection
    from support.defects.made import Change
    from support.synthetic.build import BuiltCase

OTHER_PLAN = "1.2.3.4.5"


def with_image(**changes: Any) -> Change:
    """Return what adds an RT Image to a case, with some attributes changed."""

    def change(built: BuiltCase) -> None:
        built.along.append(as_read(rt_image(built, **changes)))

    return change


def _chosen(inventory: Inventory) -> Selection:
    """Choose the image beside a plan that it does not name."""
    return replace(propose(inventory), along=(UID,))


def _lossy(built: BuiltCase) -> None:
    with_image(LossyImageCompression="01")(built)


def _in_small_letters(folder: Path) -> None:
    """Write RT Image Plane as no writer of DICOM would let us."""
    (path,) = folder.glob("RTIMAGE*.dcm")
    data = path.read_bytes()
    assert data.count(b"CS\x06\x00NORMAL") == 1
    path.write_bytes(data.replace(b"CS\x06\x00NORMAL", b"CS\x06\x00Normal"))


def _of_plan(uid: str) -> Any:
    return items([reference(RTPlanStorage, uid)])


def _lut() -> Any:
    return items([item(LUTDescriptor=[4, 0, 16], ModalityLUTType="US")])


DEFECTS = (
    Defect((), with_image(), name="a good RT Image", rule="RTI-01"),
    Defect(("RTI-01:oblique",), with_image(RTImagePlane="NON_NORMAL")),
    Defect(("RTI-01:unknown",), with_image(RTImagePlane="ASKEW")),
    Defect(("RTI-03:none",), with_image(RTImagePlane=""), name="RT Image Plane"),
    Defect(("C12",), with_image(), files=_in_small_letters, name="RT Image Plane"),
    Defect(("RTI-02",), with_image(RTImageOrientation=["1", "0", "0", "0", "0", "-1"])),
    Defect(
        ("RTI-02",),
        with_image(RTImageOrientation=["1", "0", "0", "0.5", "-1", "0"]),
        name="not at right angles",
    ),
    Defect(
        (),
        with_image(RTImageOrientation=["1", "0", "0", "0", "1", "0"]),
        rule="RTI-02",
        name="rows that run up",
    ),
    Defect(
        (),
        with_image(RTImageOrientation=["1", "0", "0", "0", "-1", "0"]),
        rule="RTI-02",
        name="as usual",
    ),
    Defect(("RTI-03:none",), with_image(RTImageSID=None)),
    Defect(("RTI-03:scaled",), with_image(RTImageSID="1500")),
    Defect(
        ("RTI-04", "RTI-03:scaled"),
        with_image(RTImageSID="1500", XRayImageReceptorTranslation=["0", "0", "-480"]),
    ),
    Defect(("RTI-05:frames",), with_image(NumberOfFrames=2)),
    Defect(("RTI-05:pixels",), with_image(PhotometricInterpretation="RGB")),
    Defect(("RTI-06",), with_image(ModalityLUTSequence=_lut())),
    Defect(("RTI-07:none",), with_image(ReferencedBeamNumber=...)),
    Defect(("RTI-07:absent",), with_image(ReferencedBeamNumber=7)),
    Defect(("RTI-08:drr",), with_image(GantryAngle="3")),
    Defect(
        ("RTI-08:taken",),
        with_image(GantryAngle="90", ImageType=["ORIGINAL", "PRIMARY", "PORTAL"]),
    ),
    Defect(("RTI-09",), with_image(IsocenterPosition=["10", "5", "2"])),
    Defect(("RTI-10",), with_image(FrameOfReferenceUID="1.2.3.99")),
    Defect(
        ("REL-12:other",),
        with_image(ReferencedRTPlanSequence=_of_plan(OTHER_PLAN)),
        choose=_chosen,
    ),
    Defect(
        ("REL-12:none",),
        with_image(ReferencedRTPlanSequence=...),
        choose=_chosen,
    ),
    Defect(("F11:rti",), _lossy),
)
