"""Defects of files: encodings, UIDs, text."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pydicom
from pydicom.dataset import Dataset
from pydicom.uid import UID, ImplicitVRLittleEndian

from fuzz.elements import elements_of
from support.cases import setting, without
from support.defects.made import Defect, left_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.synthetic.build import BuiltCase

PLAN = "RP.dcm"


def _edit(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / name
        path.write_bytes(change(path.read_bytes()))

    return edit


def _no_syntax(data: bytes) -> bytes:
    syntax = b"1.2.840.10008.1.2.1\0"
    assert data.count(syntax) == 1
    return data.replace(syntax, bytes(len(syntax)))


def _other_content(folder: Path) -> None:
    dataset = pydicom.dcmread(folder / PLAN)
    dataset.RTPlanLabel = "Another plan"
    dataset.save_as(folder / "RP.2.dcm")


def _written_otherwise(folder: Path) -> None:
    for name in ("CT.0003.dcm", "CT.0004.dcm"):
        dataset = pydicom.dcmread(folder / name)
        dataset.InstitutionName = "Archive"
        dataset.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian
        dataset.save_as(folder / f"2{name}", implicit_vr=True, little_endian=True)


def _exported_again(folder: Path) -> None:
    dataset = pydicom.dcmread(folder / "RD.dcm")
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = UID(
        f"{dataset.SOPInstanceUID}.1"
    )
    dataset.SeriesInstanceUID = UID(f"{dataset.SeriesInstanceUID}.1")
    dataset.save_as(folder / "RD2.dcm")


def _undeclared_text(data: bytes) -> bytes:
    return data.replace(b"Test study", b"Etude \xe9t\xe9s")


def _damaged_rle(folder: Path) -> None:
    path = folder / "CT.0016.dcm"
    dataset = pydicom.dcmread(path)
    dataset.compress(
        "1.2.840.10008.1.2.5", encoding_plugin="pydicom", generate_instance_uid=False
    )
    pixels = bytearray(dataset.PixelData)
    start = pixels.index(b"\xfe\xff\x00\xe0", 8) + 8 + 64
    pixels[start : start + 400] = b"\x7f" * 400
    dataset.PixelData = bytes(pixels)
    dataset.save_as(path)


def _media_uid(data: bytes) -> bytes:
    """Another last digit where the UID stands first: in the meta information."""
    at = data.index(b"UI", data.index(b"\x02\x00\x03\x00")) + 4
    end = at + data[at - 2] - 1
    while data[end : end + 1] == b"\0":
        end -= 1
    return (
        data[:end] + (b"1" if data[end : end + 1] != b"1" else b"2") + data[end + 1 :]
    )


def _more_pixels(name: str, count: int) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        dataset = pydicom.dcmread(folder / name)
        dataset.PixelData += bytes(count)
        dataset.save_as(folder / name)

    return edit


def _of_dose_taken(*keywords: str) -> Callable[[BuiltCase], None]:
    def change(built: BuiltCase) -> None:
        for keyword in keywords:
            delattr(built.dose, keyword)

    return change


def _ending_before(tag: int) -> Callable[[bytes], bytes]:
    """Cut a file where an element of its outermost level begins, or would begin."""

    def cut(data: bytes) -> bytes:
        outer = [one for one in elements_of(data) if not one.parents]
        return data[: next((o.start for o in outer if o.tag >= tag), len(data))]

    return cut


def _group_of_approval(data: bytes) -> bytes:
    """State the length of the last group, and cut the file within it."""
    whole = [one for one in elements_of(data) if one.tag >> 16 == 0x300E]
    start, end = whole[0].start, whole[-1].start
    length = struct.pack("<HH2sHL", 0x300E, 0, b"UL", 4, len(data) - start)
    return data[:start] + length + data[start:end]


def _no_character_set(built: BuiltCase) -> None:
    del built.plan.SpecificCharacterSet


def _unseen_name(built: BuiltCase) -> None:
    built.plan.SpecificCharacterSet = "ISO_IR 192"
    built.plan.RTPlanName = "\N{RIGHT-TO-LEFT OVERRIDE}DEVORPPA"


def _long_label(data: bytes) -> bytes:
    label = data.index(b"\x0a\x30\x02\x00SH") + 6
    length = int.from_bytes(data[label : label + 2], "little")
    assert length <= 16
    text = data[label + 2 : label + 2 + length].ljust(20, b"x")
    return data[:label] + b"\x14\0" + text + data[label + 2 + length :]


def _commas(data: bytes) -> bytes:
    """The scaling as a program writes it whose language has decimal commas."""
    scaling = data.index(b"\x04\x30\x0e\x00DS") + 8
    end = scaling + int.from_bytes(data[scaling - 2 : scaling], "little")
    value = data[scaling:end]
    assert b"." in value
    return data[:scaling] + value.replace(b".", b",") + data[end:]


def _lacking(*keywords: str) -> Callable[[BuiltCase], None]:
    def change(built: BuiltCase) -> None:
        for keyword in keywords:
            delattr(built.dose, keyword)

    return change


def _reviewer_taken_out(built: BuiltCase) -> None:
    for plan in built.plans:
        plan.PatientIdentityRemoved = "YES"
        del plan.ReviewerName


def _brachytherapy(built: BuiltCase) -> None:
    """Make it a plan of applications that names no structure set, as of films."""
    for plan in built.plans:
        del plan.BeamSequence, plan.PatientSetupSequence
        del plan.ReferencedStructureSetSequence
        for keyword in ("ApprovalStatus", "ReviewDate", "ReviewTime", "ReviewerName"):
            del plan[keyword]
        group = plan.FractionGroupSequence[0]
        del group.ReferencedBeamSequence
        group.NumberOfBeams, group.NumberOfBrachyApplicationSetups = 0, 1
        plan.ApplicationSetupSequence = [Dataset()]
        plan.ApplicationSetupSequence[0].ApplicationSetupNumber = 1


def _rubbish(folder: Path) -> None:
    for name in ("CT.9998.dcm", "CT.9999.dcm"):
        (folder / name).write_bytes(bytes(range(256)) * 9)


def _no_ct(folder: Path) -> None:
    for path in folder.glob("CT*.dcm"):
        path.unlink()


DEFECTS = (
    Defect(("F01",), files=_edit(PLAN, lambda data: data[132:])),
    Defect(
        ("F05:ends", "OB-01:none"),
        files=_edit("RS.dcm", _ending_before(0x30060080)),
        name="observations",
    ),
    Defect(
        ("F05:ends", "PL-02:none", "PL-04:none"),
        files=_edit(PLAN, _ending_before(0x300C0060)),
        name="structure set",
    ),
    Defect(("F05:ends",), files=_edit(PLAN, _ending_before(0x300E0004)), name="review"),
    Defect(
        ("F05:ends",), files=_edit(PLAN, _ending_before(0x300E0008)), name="reviewer"
    ),
    Defect((), _reviewer_taken_out, rule="F05", name="de-identified"),
    Defect(
        ("F05:none", "RC-02"),
        without("structures", "ROIContourSequence"),
        name="contours",
    ),
    Defect(
        ("F05:none", "SS-12", "OB-01:stray"),
        without("structures", "StructureSetROISequence"),
        name="ROIs",
    ),
    Defect(
        ("F05:ends", "PL-02:none", "PL-04:none", "FX-02", "PS-03"),
        _brachytherapy,
        name="brachytherapy",
    ),
    Defect(("F05:group", "F05:ends"), files=_edit(PLAN, _group_of_approval)),
    Defect(("F05:padding",), files=_edit(PLAN, lambda data: data + bytes(300))),
    Defect(("F05:padding",), files=_more_pixels("CT.0016.dcm", 14), name="pixels"),
    Defect(("F05:padding",), files=_more_pixels("RD.dcm", 14), name="dose"),
    Defect(("F05:needs",), _of_dose_taken("Rows", "PixelSpacing", "DoseGridScaling")),
    Defect(("F05:lacks",), _lacking("Modality", "SeriesInstanceUID")),
    Defect(("SOP-05",), setting("structures", "Modality", "RTPLAN")),
    Defect(("F17",), files=_rubbish),
    Defect(("IMG-11:none",), files=_no_ct),
    Defect(("IMG-11:apart",), choose=left_out("ct_series")),
    Defect(("F12",), files=_edit(PLAN, _no_syntax)),
    Defect(("F16:note",), files=_edit(PLAN, lambda data: b"MZ" + data[2:])),
    Defect(
        ("F04:image", "IMG-11:listed", "REL-08:beyond"),
        files=_damaged_rle,
    ),
    Defect(("SOP-03",), _no_character_set, files=_edit(PLAN, _undeclared_text)),
    Defect(
        ("SOP-03:other",),
        files=_edit(
            PLAN, lambda data: data.replace(b"Test study", "Test st\xfcy".encode())
        ),
    ),
    Defect(
        ("SOP-04",),
        files=_edit(PLAN, lambda data: data.replace(b"ISO_IR 100", b"ISO IR 100")),
    ),
    Defect(("T06",), files=_edit(PLAN, _media_uid)),
    Defect(("T07",), files=_other_content),
    Defect(("T07:copies",), files=_written_otherwise),
    Defect(("T07:again",), files=_exported_again),
    Defect(
        ("T08",),
        setting("dose", "SeriesInstanceUID", "1.2.83"),
        files=_edit("RD.dcm", lambda data: data.replace(b"1.2.83", b"1.2.03")),
    ),
    Defect(("T08",), setting("dose", "SeriesInstanceUID", "3.26.1"), name="root"),
    Defect(
        ("T21:unseen",),
        setting("plan", "RTPlanName", "Name\x1b[2J\nAPPROVED"),
        name="control characters",
    ),
    Defect(("T21:lines",), setting("plan", "RTPlanName", "Name\r\nAPPROVED")),
    Defect(
        ("T21:unseen",),
        _unseen_name,
        name="characters that turn the text around",
    ),
    Defect(("T23",), files=_edit("RD.dcm", _commas)),
    Defect(("T22",), files=_edit(PLAN, _long_label)),
)
