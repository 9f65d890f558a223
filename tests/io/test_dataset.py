from __future__ import annotations

import struct
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset as Written
from pydicom.multival import MultiValue
from pydicom.tag import Tag

from dosiscope.core.effort import StoppedError, stoppable
from dosiscope.core.visible import visible
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import COMMAS, BadValueError, Dataset
from dosiscope.io.files.part10 import read_file
from support import small_files
from support.data import DATA

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

IMPLICIT = "1.2.840.10008.1.2"
EXPLICIT = "1.2.840.10008.1.2.1"
DEFLATED = "1.2.840.10008.1.2.1.99"
BIG = "1.2.840.10008.1.2.2"
INSTITUTION_NAME, INSTANCE_NUMBER, WINDOW_CENTER = 0x00080080, 0x00200013, 0x00281050
SYNTAXES = (IMPLICIT, EXPLICIT, DEFLATED, BIG)


def opened(ds: Written, path: Path, syntax: str = EXPLICIT) -> Dataset:
    return read_file(small_files.write(ds, path / "a.dcm", syntax)).dataset


def rich_dataset() -> Written:
    """Every kind of value, sequences in sequences, private elements."""
    ds = small_files.dose_dataset()
    ds.ImageType = ["A", "", "C"]
    ds.FrameIncrementPointer = [Tag(0x00100010), Tag(0x3004000C)]
    ds.add_new(0x00409216, "SS", -3)
    ds.add_new(0x00186020, "SL", [-70000, 70000])
    ds.add_new(0x00189087, "FD", 2.5)
    ds.add_new(0x00189073, "FD", [1.5, -1e300])
    ds.add_new(0x00080301, "US", 65535)
    ds.PatientComments = "several words\r\nof text"
    ds.InstitutionName = ""
    dvh = Written()
    dvh.DVHData = [0.5, 100, 0.25, 50]
    dvh.DVHType = "CUMULATIVE"
    roi = Written()
    roi.ReferencedROINumber = 7
    roi.DVHROIContributionType = "INCLUDED"
    dvh.DVHReferencedROISequence = [roi, Written()]
    ds.DVHSequence = [dvh, dvh]
    ds.ReferencedStudySequence = []
    block = ds.private_block(0x0099, "TEST", create=True)
    block.add_new(1, "LO", "private")
    block.add_new(2, "OB", b"\0\1\2\3")
    return ds


def compare(ours: Dataset, theirs: Written) -> int:
    """Every element of the one against that of the other; how many there were."""
    count = 0
    assert [tag for tag, *_ in ours.elements()] == [int(e.tag) for e in theirs]
    for element in theirs:
        tag, vr, value = int(element.tag), element.VR, element.value
        count += 1
        if element.tag.is_private and vr != "SQ":
            continue  # pydicom knows some vendors' value representations
        if vr == "SQ":
            items = ours.items(tag)
            assert len(items) == len(value)
            count += sum(compare(a, b) for a, b in zip(items, value, strict=True))
        elif vr in ("DS", "IS", "US", "SS", "UL", "SL", "FL", "FD"):
            found = ours.numbers(tag)
            if value in (None, "") or (
                isinstance(value, list | MultiValue) and not value
            ):
                assert found is None
            else:
                many = isinstance(value, list | MultiValue)
                expected = [float(v) for v in value] if many else [float(value)]
                assert found is not None
                assert found.tolist() == expected
        elif vr == "AT":
            many = isinstance(value, list | MultiValue)
            assert ours.tags(tag) == (tuple(value) if many else (value,))
        elif vr in ("OB", "OW", "UN", "OF", "OD", "OL"):
            if vr != "OW" or ours.span(tag) == (0, 0):
                assert (ours.raw(tag) or b"") == (value or b"")
        elif isinstance(value, list | MultiValue):
            assert ours.texts(tag) == tuple(str(v).strip() for v in value)
        else:
            assert ours.text(tag) == visible(str(value or "").strip(" \0"))
    return count


def read_peer(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pydicom.dcmread(path, force=True)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_all_values_equal_pydicom_in_every_encoding(
    tmp_path: Path, syntax: str
) -> None:
    path = small_files.write(rich_dataset(), tmp_path / "a.dcm", syntax)
    file = read_file(path, pixels=True)
    assert file.transfer_syntax == syntax
    assert file.notes == ()
    assert compare(file.dataset, read_peer(path)) == 61
    peer = read_peer(path)
    assert file.dataset.raw(tags.PixelData) == peer.PixelData


@pytest.mark.parametrize("undefined", [False, True])
@pytest.mark.parametrize("syntax", SYNTAXES)
def test_sequences_of_defined_and_undefined_length(
    tmp_path: Path, syntax: str, undefined: bool
) -> None:
    ds = rich_dataset()
    for sequence in ("DVHSequence", "ReferencedRTPlanSequence"):
        ds[sequence].is_undefined_length = undefined
        for item in ds[sequence].value:
            item.is_undefined_length_sequence_item = undefined
    items = opened(ds, tmp_path, syntax).items(tags.DVHSequence)
    assert [item.text(tags.DVHType) for item in items] == ["CUMULATIVE"] * 2
    (roi, empty) = items[1].items(tags.DVHReferencedROISequence)
    assert roi.integer(tags.ReferencedROINumber) == 7
    assert len(empty) == 0


def test_a_stop_is_looked_for_among_very_many_items(tmp_path: Path) -> None:
    ds = small_files.dose_dataset()
    ds.DVHSequence = [Written() for _ in range(25_000)]
    read = opened(ds, tmp_path)
    asked = 0

    def is_stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    with stoppable(is_stopped), pytest.raises(StoppedError):
        read.items(tags.DVHSequence)
    assert asked == 3


def _real_files() -> list[Path]:
    return sorted(p for p in DATA.rglob("*") if p.suffix == ".dcm")


@pytest.mark.parametrize("path", _real_files(), ids=lambda path: path.name[-20:])
def test_all_values_of_real_files_equal_pydicom(path: Path) -> None:
    file = read_file(path)
    peer = read_peer(path)
    if path.name.startswith("CT") and "17" not in path.name:
        del peer.PixelData  # one image in detail is enough
        assert file.dataset.vector(tags.ImagePositionPatient, 3) == tuple(
            map(float, peer.ImagePositionPatient)
        )
        return
    assert compare(file.dataset, peer) > 20


def test_absent_empty_and_present(tmp_path: Path) -> None:
    ds = small_files.ct_dataset(InstitutionName="", SeriesNumber=None or 5)
    ds.RescaleType = ""
    ds.WindowCenter = None
    found = opened(ds, tmp_path)
    assert INSTITUTION_NAME in found
    assert found.raw(INSTITUTION_NAME) == b""
    assert found.text(INSTITUTION_NAME) == ""
    assert WINDOW_CENTER in found
    assert found.number(WINDOW_CENTER) is None
    assert tags.DoseUnits not in found
    assert found.raw(tags.DoseUnits) is None
    assert found.text(tags.DoseUnits) == ""
    assert found.texts(tags.DoseUnits) == ()
    assert found.items(tags.DVHSequence) == ()
    assert found.span(tags.DoseUnits) is None
    assert found.integer(tags.SeriesNumber) == 5


@pytest.mark.parametrize(
    ("tag", "vr", "value", "method"),
    [
        (tags.DoseGridScaling, "DS", b"0,001,2 ", "number"),
        (tags.DoseGridScaling, "DS", b"nan ", "number"),
        (tags.DoseGridScaling, "DS", b"inf ", "number"),
        (tags.DoseGridScaling, "DS", b"1\\2 ", "number"),
        (tags.DoseGridScaling, "DS", b"1e999 ", "number"),
        (INSTANCE_NUMBER, "IS", b"12.5", "integer"),
        (INSTANCE_NUMBER, "IS", b"abc ", "integer"),
        (tags.Rows, "US", b"\1\0\2\0", "integer"),
        (tags.Rows, "US", b"\1\0\2", "integer"),
        (tags.Rows, "LO", b"12", "integer"),
        (tags.PatientName, "ZZ", b"ab", "text"),
        (0x00189087, "FD", struct.pack("<d", np.nan), "number"),
        (tags.GridFrameOffsetVector, "DS", b"0\\\\2 ", "numbers"),
        (tags.ReferencedRTPlanSequence, "LO", b"ab", "items"),
    ],
)
def test_wrong_values_are_errors_that_name_the_attribute(
    tmp_path: Path, tag: int, vr: str, value: bytes, method: str
) -> None:
    ds = small_files.dose_dataset()
    small_files.set_raw(ds, tag, "LO" if vr == "ZZ" else vr, value)
    path = small_files.write(ds, tmp_path / "a.dcm")
    if vr == "ZZ":
        number = struct.pack("<HH", tag >> 16, tag & 0xFFFF)
        data = path.read_bytes().replace(number + b"LO", number + b"ZZ")
        path.write_bytes(data)
    found = read_file(path).dataset
    with pytest.raises(BadValueError) as caught:
        getattr(found, method)(tag)
    assert f"({tag >> 16:04X},{tag & 0xFFFF:04X})" in str(caught.value)
    assert caught.value.expected
    # the rest of the data set is not touched by it
    assert found.uid(tags.SOPInstanceUID) == "1.2.3.5.1"


def test_numbers_of_unknown_vr_and_beyond_64_kb(tmp_path: Path) -> None:
    text = b"\\".join(b"%d.5" % n for n in range(15000))
    ds = small_files.set_raw(
        small_files.dose_dataset(), tags.GridFrameOffsetVector, "UN", text
    )
    found = opened(ds, tmp_path)
    numbers = found.numbers(tags.GridFrameOffsetVector)
    assert numbers is not None
    assert np.array_equal(numbers, np.arange(15000) + 0.5)


def test_sequence_of_unknown_vr_is_read_as_implicit(tmp_path: Path) -> None:
    item = struct.pack("<HHL", 0x3004, 0x0001, 10) + b"CUMULATIVE"
    value = struct.pack("<HHL", 0xFFFE, 0xE000, len(item)) + item
    ds = small_files.set_raw(small_files.dose_dataset(), tags.DVHSequence, "UN", value)
    (found,) = opened(ds, tmp_path).items(tags.DVHSequence)
    assert found.text(tags.DVHType) == "CUMULATIVE"


def test_wrong_count_of_numbers(tmp_path: Path) -> None:
    found = opened(small_files.ct_dataset(), tmp_path)
    assert found.vector(tags.PixelSpacing, 2) == (0.5, 0.5)
    with pytest.raises(BadValueError, match="expected 3 numbers"):
        found.numbers(tags.PixelSpacing, 3)


@pytest.mark.parametrize("syntax", [EXPLICIT, IMPLICIT])
def test_a_comma_that_may_part_thousands_is_read_as_the_file_has_others(
    tmp_path: Path, syntax: str
) -> None:
    """1,250 may be 1250: another number of the file says what its writer means."""
    meterset, scaling, beams = 0x300A0086, 0x3004000E, 0x300C0004
    ds, item = small_files.dose_dataset(), Written()
    ds.DoseGridScaling = "2"
    item.add_new(meterset, "DS", "1.250")
    ds.add_new(beams, "SQ", [item])

    def read(name: str) -> Dataset:
        path = small_files.write(ds, tmp_path / f"{name}.dcm", syntax)
        data = path.read_bytes()
        path.write_bytes(data.replace(b"1.250", b"1,250").replace(b"0.01", b"0,01"))
        return read_file(path).dataset.items(beams)[0]

    alone = read("alone")
    with pytest.raises(BadValueError, match="1,250"):
        alone.number(meterset)
    assert not alone.doubts
    ds.add_new(scaling, "DS", "0.01")
    beside = read("beside")
    assert beside.number(meterset) == 1.25
    assert beside.doubts == (COMMAS,)


def test_long_values_are_shortened_in_messages(tmp_path: Path) -> None:
    ds = small_files.dose_dataset()
    small_files.set_raw(ds, tags.DoseGridScaling, "DS", b"x" * 5000)
    with pytest.raises(BadValueError) as caught:
        opened(ds, tmp_path).number(tags.DoseGridScaling)
    assert len(str(caught.value)) < 150


def test_pixels_are_only_read_when_asked_for(tmp_path: Path) -> None:
    ds = small_files.set_pixels(
        small_files.ct_dataset(), np.zeros((300, 300), np.int16)
    )
    path = small_files.write(ds, tmp_path / "a.dcm")
    file = read_file(path)
    assert file.pixel_span is not None
    assert file.pixel_span[1] == 180000
    assert sum(file.pixel_span) == file.size
    whole = read_file(path, pixels=True).dataset.raw(tags.PixelData)
    assert whole == ds.PixelData


def test_no_heavy_import_for_an_explicit_file(tmp_path: Path) -> None:
    path = small_files.write(small_files.ct_dataset(PatientName="A^B"), tmp_path / "a")
    code = (
        "import sys\n"
        "from dosiscope.io.files import part10, tags\n"
        f"file = part10.read_file({str(path)!r})\n"
        "assert file.dataset.text(tags.PatientName) == 'A^B'\n"
        "assert not {'pydicom', 'imagecodecs', 'scipy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
