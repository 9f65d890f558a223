"""Failures of files, texts and identifiers (F, T), and that no row is left out."""

from __future__ import annotations

import os
import re
import struct
import sys
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pydicom.uid import UID

from support.cases import good_built, setting, shuffled_files
from support.catalogue import Row, files, objects, verify
from support.synthetic.encode import encoded

if TYPE_CHECKING:
    from support.catalogue import Change, Check
    from support.synthetic.build import BuiltCase

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
IDS = [
    f"{letter}{n:02}"
    for letter, last in zip("FTCSPD", (17, 10, 12, 22, 8, 24), strict=True)
    for n in range(1, last + 1)
]
# rows whose files and proof are elsewhere
ELSEWHERE = {
    "F10": "test_pixels.py::test_lossless_compression",
    "C02": "test_ct.py::test_tilt",
    "C05": "test_ct.py::test_two_different_images_at_one_position",
    "C07": "test_ct.py::test_rescale_of_every_plane",
    "C08": "test_ct.py::test_mixed_sizes_are_refused",
    "C11": "test_pixels.py::test_unused_bits_are_no_part_of_the_value",
    "S06": "test_load.py::test_contours_lie_on_the_image_they_name",
    "S07": "test_structure_set_contours.py::test_a_defective_contour_is_left_out_alone",
    "S08": "test_structure_set_contours.py::test_a_defective_contour_is_left_out_alone",
    "S11": "test_structure_set_contours.py::test_a_defective_contour_is_left_out_alone",
    "S12": "test_structure_set_contours.py"
    "::test_contour_data_written_as_unknown_is_read",
    "S14": "test_structure_set_contours.py"
    "::test_open_contours_are_kept_but_not_measured",
    "S18": "test_structure_set_rois.py::test_a_number_used_twice_withholds_both",
    "S22": "test_structure_set_contours.py"
    "::test_a_thousand_contours_on_a_slice_are_all_kept",
    "P06": "test_plan.py::test_the_good_plan",
    "P07": "test_plan.py::test_an_ion_plan",
    "D02": "test_dose.py::test_planes_are_shown_where_the_file_says",
    "D04": "test_dose.py::test_eight_orientations_give_the_same_dose",
    "D05": "test_dose.py::test_a_plain_dose",
    "D11": "test_dose.py::test_sixteen_bits_beyond_the_sign",
    "D13": "../core/test_link.py::test_two_doses_of_one_plan_are_a_choice",
    "D15": "test_dose.py::test_a_plain_dose",
    "D16": "../core/test_dvh_closed_forms.py",
    "D18": "../core/test_dvh_nelms.py",
    "D19": "test_stored_dvh.py"
    "::test_doses_in_the_place_of_widths_are_withheld_not_repaired",
    "D21": "test_dose.py::test_thirty_two_bits_to_the_last",
    "D22": "test_dose.py::test_a_single_plane_is_shown_at_its_own_z_only",
    "P04": "../app/test_command_line.py::test_percent_without_a_reference_is_refused",
    "D17": "../app/test_command_line.py::test_percent_without_a_reference_is_refused",
    "S21": "../app/test_rules.py::test_a_defect_has_exactly_its_outcome",
}
# rows without a behaviour to prove here
OPEN = {
    "D06": "a transposed grid cannot be told from a right one",
    "S17": "ROI names are joined by number, never by place: S01, S18 show it",
}


def _cut(name: str, share: float) -> Change:
    def change(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: int(len(data) * share)])

    return change


def _bytes(name: str, data: bytes) -> Change:
    return lambda folder: (folder / name).write_bytes(data)


def _no_preamble(folder: Path) -> None:
    path = folder / "RS.dcm"
    path.write_bytes(path.read_bytes()[132:])


def _beyond_the_end(folder: Path) -> None:
    path = folder / "RS.dcm"
    data = bytearray(path.read_bytes())
    at = data.rindex(b"\x06\x30\x80\x00SQ")
    data[at + 8 : at + 12] = struct.pack("<L", 0xFFFFFFF0)
    path.write_bytes(data)


def _nested(folder: Path) -> None:
    path = folder / "RS.dcm"
    inner = b""
    for _ in range(200):
        item = b"\xfe\xff\0\xe0" + struct.pack("<L", len(inner)) + inner
        inner = b"\x06\x30\x80\x00SQ\0\0" + struct.pack("<L", len(item)) + item
    data = path.read_bytes()
    path.write_bytes(data[: data.rindex(b"\x06\x30\x80\x00SQ")] + inner)


def _bomb(folder: Path) -> None:
    data = (folder / "RP.dcm").read_bytes()
    (length,) = struct.unpack_from("<L", data, 140)
    meta = data[: 144 + length]
    syntax = b"1.2.840.10008.1.2.1\0"
    at = meta.index(syntax)
    longer = b"1.2.840.10008.1.2.1.99"
    meta = meta[: at - 2] + struct.pack("<H", len(longer)) + longer + meta[at + 20 :]
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = squeeze.compress(data[144 + length :])
    for _ in range(300):
        bomb += squeeze.compress(bytes(1 << 20))
    (folder / "RP.dcm").write_bytes(meta + bomb + squeeze.flush())


def _in_syntax(syntax: str) -> Change:
    def write(folder: Path) -> None:
        good_built().write(folder, syntax)

    return write


def _unknown_compression(folder: Path) -> None:
    path = folder / "CT.0003.dcm"
    dataset = encoded(good_built().ct[2], "rle")
    dataset.file_meta.TransferSyntaxUID = UID("1.2.840.10008.1.2.4.100")  # MPEG2
    dataset.save_as(path, enforce_file_format=True)


def _other_syntax(folder: Path) -> None:
    data = (folder / "RS.dcm").read_bytes()
    wrong = data.replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.2\0", 1)
    (folder / "RS.dcm").write_bytes(wrong)


def _archive(folder: Path) -> None:
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(folder / "RD.dcm")


def _loop(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)


def _vr(tag: bytes, vr: bytes, name: str = "RD.dcm") -> Change:
    def change(folder: Path) -> None:
        data = bytearray((folder / name).read_bytes())
        at = data.index(tag)
        data[at + 4 : at + 6] = vr
        (folder / name).write_bytes(data)

    return change


def _value(name: str, tag: bytes, value: bytes) -> Change:
    """Replace a value of 16-bit length outside of sequences."""

    def change(folder: Path) -> None:
        data = (folder / name).read_bytes()
        at = data.index(tag)
        (length,) = struct.unpack_from("<H", data, at + 6)
        head = data[: at + 6] + struct.pack("<H", len(value)) + value
        (folder / name).write_bytes(head + data[at + 8 + length :])

    return change


def _two_patients(folder: Path) -> None:
    good_built(seed="other").write(folder / "b")
    for path in (folder / "b").iterdir():
        _value(f"b/{path.name}", b"\x10\0\x20\0", b"TEST-002")(folder)


def _media_uid(folder: Path) -> None:
    data = bytearray((folder / "RD.dcm").read_bytes())
    at = data.index(b"\x02\0\x03\0UI")
    data[at + 12] ^= 1
    (folder / "RD.dcm").write_bytes(data)


def _same_uid(folder: Path) -> None:
    data = (folder / "RD.dcm").read_bytes()
    (folder / "copy.dcm").write_bytes(data[:-2] + b"\1\0")


def _series_of_the_ct(built: BuiltCase) -> None:
    built.structures.SeriesInstanceUID = built.ct[0].SeriesInstanceUID


def _all(count: int) -> Check:
    return lambda case: (
        case.ct is not None
        and len(case.ct.image_uids) == count
        and case.structure_set is not None
        and len(case.doses) == 1
    )


ROWS = [
    Row("F01", files(_no_preamble), ("F01 NOTE",)),
    Row(
        "F02", files(_bytes("a.txt", b"hello, this is text")), ("SKIPPED not a DICOM",)
    ),
    Row("F03", files(_bytes("a.dcm", b"")), ("SKIPPED the file is empty",)),
    Row(
        "F04", files(_cut("CT.0008.dcm", 0.7)), ("SKIPPED the file is inc", "IMG-11 W")
    ),
    Row("F04", files(_cut("RD.dcm", 0.7)), ("SKIPPED the file is incomplete",)),
    Row("F05", files(_cut("RS.dcm", 0.6)), ("SKIPPED the file is incomplete",)),
    Row("F05", files(_cut("RP.dcm", 0.6)), ("SKIPPED .*(incomplete|reaches)",)),
    Row("F06", files(_beyond_the_end), ("SKIPPED the file is incomplete",)),
    Row("F07", files(_nested), ("SKIPPED sequences are nested deeper than 32",)),
    Row("F08", files(_bomb), ("SKIPPED the deflated data set is larger than",)),
    *(
        Row("F09", _in_syntax(syntax), ("CLEAN",), _all(16))
        for syntax in ("implicit", "big endian", "deflated", "rle")
    ),
    Row(
        "F10",
        files(_unknown_compression),
        ("SKIPPED compression not supported: MPEG2",),
    ),
    Row("F11", objects(setting("ct", "LossyImageCompression", "01")), ("F11 WARN",)),
    Row("F12", files(_other_syntax), ("F12 NOTE",), _all(16)),
    Row(
        "F13",
        files(_bytes("DICOMDIR", b"../../etc")),
        ("SKIPPED a DICOMDIR",),
        _all(16),
    ),
    Row("F14", files(_archive), ("SKIPPED an archive",), _all(16)),
    Row("F16", files(_vr(b"\x08\0\x70\0LO", b"ZZ")), ("F16 NOTE",), _all(16)),
    Row("F16", files(_vr(b"\x04\x30\x02\0CS", b"US")), ("SKIPPED .*DoseUnits",)),
    Row(
        "F17",
        files(_value("RD.dcm", b"\x28\0\x08\0", b"abc ")),
        ("SKIPPED .*NumberOfFrames",),
    ),
    Row("F17", files(_value("RD.dcm", b"\x28\0\x08\0", b"16.0")), ("CLEAN",), _all(16)),
    Row(
        "T01",
        files(_value("RS.dcm", b"\x08\0\x05\0", b"ISO IR 100")),
        ("SOP-04 NOTE",),
        _all(16),
    ),
    Row(
        "T02",
        files(
            _value("RP.dcm", b"\x0a\x30\x02\0SH", "Очаг".encode("cp1251")),
            setting("plan", "SpecificCharacterSet", ["", "ISO 2022 IR 6"]),
        ),
        ("SOP-0[34] (WARN|NOTE)",),
        _all(16),
    ),
    Row("T03", objects(setting("dose", "PatientName", "Test^Patient^^^")), ("CLEAN",)),
    Row("T04", files(_two_patients), ("CHOICE There are 2 patients",)),
    Row("T05", objects(setting("dose", "PatientName", "Other^One")), ("PAT-04 WARN",)),
    Row("T05", objects(setting("dose", "PatientID", "OTHER")), ("PAT-0. REFUSE",)),
    Row("T06", files(_media_uid), ("T06 NOTE",), _all(16)),
    Row("T07", files(_same_uid), ("CHOICE 2 different RT Dose files have one UID",)),
    Row("T08", files(_value("RD.dcm", b"\x20\0\x0e\0", b"1.02.3")), ("T08 NOTE",)),
    Row("T09", objects(_series_of_the_ct), ("CLEAN",), _all(16)),
    Row("T10", objects(setting("structures", "StudyInstanceUID", "1.2.9")), ("CLEAN",)),
]
if sys.platform != "win32":
    ROWS.append(Row("F15", files(_loop), ("SKIPPED a link",), _all(16)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_files_texts_and_identifiers(tmp_path: Path, row: Row) -> None:
    verify(row, tmp_path / "case")


def test_every_row_is_proved_somewhere() -> None:
    text = (HERE / "test_failure_catalogue_objects.py").read_text("utf-8")
    here = {row.id for row in ROWS} | {"F15"}
    here |= set(re.findall(r'Row\(\s*"(\w\d\d)"', text))
    assert sorted(here | set(ELSEWHERE) | set(OPEN)) == sorted(IDS)
    assert not here & set(OPEN)


@pytest.mark.parametrize("id_", ELSEWHERE)
def test_the_other_proofs_are_there(id_: str) -> None:
    file, _, name = ELSEWHERE[id_].partition("::")
    assert f"def {name}" in (HERE / file).read_text("utf-8")


def test_a_folder_of_junk_is_listed_and_can_be_left(tmp_path: Path) -> None:
    """Every file with its reason; 100,000 of them are run by the benchmark."""
    from dosiscope.core.progress import Progress
    from dosiscope.io.case.scan import scan

    for n in range(2000):
        (tmp_path / f"{n}.bin").write_bytes(b"junk" * (n % 5))
    steps = scan([tmp_path])
    assert isinstance(next(steps), Progress)
    steps.close()
    result = None
    steps = scan([tmp_path])
    while result is None:
        try:
            next(steps)
        except StopIteration as stop:
            result = stop.value
    assert len(result.inventory.skipped) == 2000


def test_files_that_vanish_while_the_folder_is_read(tmp_path: Path) -> None:
    """As when a network drive goes away between listing and reading."""
    from dosiscope.io.case.scan import scan

    folder = tmp_path / "case"
    objects()(folder)
    steps = scan([folder])
    for step in steps:
        if step.what == "Reading headers":
            break
    for path in folder.iterdir():
        os.unlink(path)
    try:
        while True:
            next(steps)
    except StopIteration as stop:
        found = stop.value
    assert not found.inventory.entries
    assert all("cannot be opened" in one.reason for one in found.inventory.skipped)
    assert len(found.inventory.skipped) == 19


def test_an_image_that_changes_between_header_and_pixels(tmp_path: Path) -> None:
    from dosiscope.core.link import propose
    from dosiscope.core.progress import finish
    from dosiscope.io.case.load import load
    from support.opened import scanned

    objects(shuffled_files)(tmp_path)
    found = scanned(tmp_path)
    path = tmp_path / "CT.0005.dcm"
    path.write_bytes(path.read_bytes() + b"\0\0")
    case = finish(load(found, propose(found.inventory)))
    assert case.ct is not None
    assert len(case.ct.image_uids) == 15
    assert any("changed after it was listed" in f.message for f in case.findings)
