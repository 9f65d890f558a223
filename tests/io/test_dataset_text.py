from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset as Written

from dosiscope.core.visible import has_unseen, whole
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import Dataset, Source
from dosiscope.io.files.part10 import DicomFile, read_file
from dosiscope.io.files.text import CharacterSet
from dosiscope.io.files.walk import Branch, Encoding
from support import small_files
from support.hostile import UNSEEN

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.files.walk import Place


def named(path: Path, terms: bytes | None, name: bytes) -> DicomFile:
    ds = small_files.ct_dataset(PatientName="X")
    if terms is None:
        del ds.SpecificCharacterSet
    file = small_files.write(ds, path / "a.dcm")
    if terms is not None:
        terms += b" " * (len(terms) % 2)
        small_files.patch(file, tags.SpecificCharacterSet, b"CS", terms)
    name += b" " * (len(name) % 2)
    return read_file(small_files.patch(file, tags.PatientName, b"PN", name))


# the examples of PS3.5 annexes H to K
YAMADA = (
    b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B="
    b"\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B"
)
HONG = (
    b"Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7="
    b"\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf"
)
WANG = b"Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab="


@pytest.mark.parametrize(
    ("terms", "raw", "text"),
    [
        (None, b"Buc^J", "Buc^J"),
        (b"ISO_IR 100", b"Buc^J\xe9r\xf4me", "Buc^Jérôme"),
        (b"ISO_IR 101", b"W\xb3\xf3dz", "Włódz"),
        (b"ISO_IR 109", b"\xa6", "Ĥ"),
        (b"ISO_IR 110", b"\xba", "ē"),
        (b"ISO_IR 126", b"\xc4\xe9", "Δι"),
        (b"ISO_IR 127", b"\xe2\xc8", "قب"),
        (b"ISO_IR 138", b"\xf9\xf8", "שר"),
        (b"ISO_IR 144", b"\xbb\xee\xda", "Люк"),
        (b"ISO_IR 148", b"\xd0", "Ğ"),
        (b"ISO_IR 166", b"\xa1", "ก"),
        (b"ISO_IR 203", b"\xa4", "€"),
        (b"ISO_IR 13 ", b"\xd4\xcf\xc0\xde^\xc0\xdb\xb3", "ﾔﾏﾀﾞ^ﾀﾛｳ"),
        (b"ISO_IR 192", "Wang^XiaoDong=王^小東=".encode(), "Wang^XiaoDong=王^小東="),
        (b"GB18030 ", WANG, "Wang^XiaoDong=王^小东="),
        (b"GBK ", WANG, "Wang^XiaoDong=王^小东="),
        (b"\\ISO 2022 IR 87", YAMADA, "Yamada^Tarou=山田^太郎=やまだ^たろう"),
        (b"\\ISO 2022 IR 149 ", HONG, "Hong^Gildong=洪^吉洞=홍^길동"),
    ],
)
def test_names_in_the_character_sets_of_the_standard(
    tmp_path: Path, terms: bytes | None, raw: bytes, text: str
) -> None:
    file = named(tmp_path, terms, raw)
    assert file.dataset.text(tags.PatientName) == text
    assert file.notes == ()


@pytest.mark.parametrize(
    ("terms", "raw", "text", "note"),
    [
        (b"Not Supplied", b"J\xe9", "Jé", "not known"),
        (b"nonsense", "é".encode(), "é", "not known"),
        (b"ISO IR 192", "é".encode(), "é", "not spelt"),
        (b"ISO_IR_100", b"\xe9", "é", "not spelt"),
        (b"ISO_2022_IR_6 ", b"abc", "abc", "not spelt"),
        (None, b"J\xf6rg", "Jörg", "without a stated character set"),
        (b"ISO_IR 192", b"a\xe9b", "a\N{REPLACEMENT CHARACTER}b", "does not hold"),
        (b"ISO 2022 IR 6 ", b"\xcf\xe5", "Ïå", "not hold"),
        (b"ISO_IR 100", "Grün".encode(), "GrÃ¼n", "as UTF-8"),
    ],
)
def test_doubtful_text_is_shown_and_noted(
    tmp_path: Path, terms: bytes | None, raw: bytes, text: str, note: str
) -> None:
    file = named(tmp_path, terms, raw)
    assert file.dataset.text(tags.PatientName) == text
    assert any(note in n for n in file.notes)
    assert not any(text in n for n in file.notes if len(text) > 3)


def test_items_inherit_the_character_set_or_have_their_own(tmp_path: Path) -> None:
    ds = small_files.dose_dataset()
    heir, own = Written(), Written()
    small_files.set_raw(heir, tags.DoseComment, "LO", b"\xe9\xe9")
    own.SpecificCharacterSet = "ISO_IR 144"
    small_files.set_raw(own, tags.DoseComment, "LO", b"\xbb\xee")
    ds.DVHSequence = [heir, own]
    found = read_file(small_files.write(ds, tmp_path / "a.dcm")).dataset
    texts = [item.text(tags.DoseComment) for item in found.items(tags.DVHSequence)]
    assert texts == ["éé", "Лю"]


def test_backslashes_within_characters_do_not_separate(tmp_path: Path) -> None:
    # the second byte of this character is that of a backslash in GBK
    raw = "乗A\\乗".encode("gbk")
    assert raw.count(b"\\") == 3
    found = named(tmp_path, b"GBK", raw).dataset
    assert found.texts(tags.PatientName) == ("乗A", "乗")


@given(
    st.lists(
        st.sampled_from(
            ["", "ISO_IR 100", "ISO 2022 IR 87", "ISO 2022 IR 58", "GBK", "junk", "ISO"]
        ),
        max_size=3,
    ),
    st.binary(max_size=40),
)
def test_no_bytes_are_an_error(terms: list[str], raw: bytes) -> None:
    text, doubt = CharacterSet(terms).decode(raw)
    assert isinstance(text, str)
    assert "\N{REPLACEMENT CHARACTER}" not in text or doubt or "GBK" in terms


# --- whatever is written ---------------------------------------------------------


@pytest.mark.slow
@given(
    st.sampled_from(
        [b"", b"ISO_IR 100", b"ISO_IR 192", b"\\ISO 2022 IR 87", b"GB18030"]
    ),
    st.sampled_from([b"LO", b"SH", b"PN", b"ST", b"LT", b"UT", b"CS", b"UI", b"IS"]),
    st.binary(max_size=40) | st.text(max_size=20).map(lambda text: text.encode()),
    st.integers(1, 2000),
)
def test_no_text_holds_what_is_not_seen_or_never_ends(
    terms: bytes, vr: bytes, raw: bytes, times: int
) -> None:
    raw = raw * times
    places: dict[int, Place] = {
        tags.SpecificCharacterSet: (b"CS", 0, len(terms), None),
        tags.RTPlanLabel: (vr, len(terms), len(raw), None),
    }
    dataset = Dataset(Branch(places, False), Source(terms + raw, Encoding()))
    for text in (dataset.text(tags.RTPlanLabel), *dataset.texts(tags.RTPlanLabel)):
        assert not has_unseen(text)
        assert UNSEEN.search(text.replace("\N{ZERO WIDTH NON-JOINER}", "")) is None
        assert len(text) <= 1_024 * len("<U+10FFFF>") + 60
        text.encode("utf-8")


@pytest.mark.parametrize(
    ("vr", "length", "is_told"),
    [
        (b"SH", 16, False),
        (b"SH", 17, True),
        (b"LO", 64, False),
        (b"LO", 65, True),
        (b"PN", 64, False),
        (b"PN", 65, True),
        (b"ST", 1_024, False),
        (b"ST", 1_025, True),
        (b"LT", 10_240, False),
        (b"LT", 10_241, True),
        (b"CS", 17, True),
        (b"UI", 65, True),
        (b"UT", 100_000, False),
    ],
)
def test_what_is_longer_than_its_vr_allows_is_told(
    vr: bytes, length: int, is_told: bool
) -> None:
    raw = b"7" * length
    places: dict[int, Place] = {tags.RTPlanLabel: (vr, 0, length, None)}
    dataset = Dataset(Branch(places, False), Source(raw, Encoding()))
    text = dataset.text(tags.RTPlanLabel)
    assert any("longer than" in doubt for doubt in dataset.doubts) == is_told
    assert whole(text) == "7" * length
    assert (text == "7" * length) == (length <= (1_024 if vr[1:] == b"T" else 64))


def test_values_and_groups_of_names_have_the_length_each() -> None:
    for vr, raw in (
        (b"SH", b"a" * 16 + b"\\" + b"b" * 16),
        (b"PN", b"=".join([b"a" * 64] * 3)),
    ):
        places: dict[int, Place] = {tags.RTPlanLabel: (vr, 0, len(raw), None)}
        dataset = Dataset(Branch(places, False), Source(raw, Encoding()))
        assert dataset.text(tags.RTPlanLabel) == raw.decode()
        assert dataset.doubts == ()


def test_lines_are_allowed_in_texts_of_several_lines_only() -> None:
    told = {}
    for vr in (b"LO", b"ST", b"LT", b"UT"):
        raw = b"one\r\ntwo"
        places: dict[int, Place] = {tags.RTPlanLabel: (vr, 0, len(raw), None)}
        dataset = Dataset(Branch(places, False), Source(raw, Encoding()))
        assert dataset.text(tags.RTPlanLabel) == "one⏎two"
        told[vr] = dataset.doubts
    assert told.pop(b"LO")
    assert not any(told.values())


def test_no_character_set_is_called_in_a_time(tmp_path: Path) -> None:
    # Specific Character Set applies to names and descriptions alone, PS3.5 6.1.2.2
    ds = small_files.ct_dataset(
        SpecificCharacterSet=["", "ISO 2022 IR 87"], SeriesTime="120000"
    )
    file = small_files.write(ds, tmp_path / "a.dcm")
    raw = b"143512\x1b$B;3ED\x1b(B"
    small_files.patch(file, tags.SeriesTime, b"TM", raw)
    dataset = read_file(file).dataset
    assert dataset.text(tags.SeriesTime) == "143512␛$B;3ED␛(B"
    assert any("not seen" in str(note) for note in dataset.doubts)


@pytest.mark.parametrize(
    "terms", [b"ISO_IR 100", b"ISO_IR 192", b"\\ISO 2022 IR 87 ", None]
)
@pytest.mark.parametrize(
    ("tag", "vr", "raw", "text"),
    [
        (tags.SeriesTime, b"TM", b"14h35\xb4 ", "14h35\N{ACUTE ACCENT}"),
        (tags.SeriesDate, b"DA", "20.März".encode("latin-1"), "20.März"),
        (tags.PatientPosition, b"CS", "DÉCUBITUS".encode(), "DÉCUBITUS"),
        (tags.SeriesInstanceUID, b"UI", b"1.2.\xb3\0", "1.2.\N{SUPERSCRIPT THREE}"),
    ],
)
def test_no_character_set_holds_where_only_ascii_is_allowed(
    tmp_path: Path, terms: bytes | None, tag: int, vr: bytes, raw: bytes, text: str
) -> None:
    ds = small_files.ct_dataset(PatientName="X", SeriesDate="20200101")
    ds.SeriesTime = "120000"
    if terms is None:
        del ds.SpecificCharacterSet
    file = small_files.write(ds, tmp_path / "a.dcm")
    if terms is not None:
        small_files.patch(file, tags.SpecificCharacterSet, b"CS", terms)
    dataset = read_file(small_files.patch(file, tag, vr, raw)).dataset
    assert dataset.text(tag) == text
    (doubt,) = dataset.doubts
    assert f"beyond ASCII, which {vr.decode()} does not allow" in doubt
    assert doubt.key == "SOP-03"


def test_nul_before_a_uid_is_no_padding() -> None:
    raw = b"\x001.2.34\0"
    inner: dict[int, Place] = {tags.SOPInstanceUID: (b"UI", 0, len(raw), None)}
    outer: dict[int, Place] = {
        tags.ContourImageSequence: (b"SQ", 0, len(raw), [Branch(inner, False)])
    }
    dataset = Dataset(Branch(outer, False), Source(raw, Encoding()))
    found = dataset.uids_of(tags.ContourImageSequence, tags.SOPInstanceUID)
    assert found == ("␀1.2.34",)
    assert any("not seen" in doubt for doubt in dataset.doubts)


def test_nul_is_padding_at_the_end_only(tmp_path: Path) -> None:
    file = named(tmp_path, b"ISO_IR 100", b" Doe^Anna \0")
    assert file.dataset.text(tags.PatientName) == "Doe^Anna"
    assert file.dataset.doubts == ()
    file = named(tmp_path, b"ISO_IR 100", b"\0Doe^Anna")
    assert file.dataset.text(tags.PatientName) == "␀Doe^Anna"
    assert any("not seen" in str(note) for note in file.dataset.doubts)
