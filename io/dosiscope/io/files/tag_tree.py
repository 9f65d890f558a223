"""Every element of a file as it is written, for looking up what a finding is about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import marked, tr
from dosiscope.core.tag_node import TagNode
from dosiscope.core.text import counted
from dosiscope.core.visible import Shortened, visible
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import Dataset, Source
from dosiscope.io.files.dictionary import label, uid_name
from dosiscope.io.files.head import read_head
from dosiscope.io.files.walk import PIXELS, Encoding, Walker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosiscope.io.files.part10 import DicomFile

SHOWN: Final = 120  # characters of a value
_WHOLE: Final = 20_000  # characters of a value that is copied
_NUMBERS: Final = {
    **{"US": "u2", "SS": "i2", "UL": "u4", "SL": "i4", "UV": "u8", "SV": "i8"},
    **{"FL": "f4", "FD": "f8", "OF": "f4", "OD": "f8"},
}
_BYTES: Final = frozenset(("OB", "OW", "OL", "OV", "UN"))


def tag_tree(file: DicomFile) -> TagNode:
    """Return the file as a tree; its elements are decoded level by level.

    Raises `NotReadableError` where the file is to be read again and cannot be.
    """
    dataset = file.dataset.apart()
    file.let_go()  # of a large file the tree alone holds the bytes

    def grow() -> Iterator[TagNode]:
        yield from _meta(file.path)
        yield from _elements(dataset)

    syntax = uid_name(file.transfer_syntax) or file.transfer_syntax or tr("not stated")
    value = tr("{size:,} bytes · {syntax}", size=file.size, syntax=syntax)
    return TagNode(
        number=-1,
        tag="",
        keyword="",
        vr="",
        value=value,
        whole=lambda: value,
        grow=grow,
    )


def _meta(path: str) -> Iterator[TagNode]:
    """File Meta Information (PS3.10 7.1), which lies before the data set."""
    try:
        data = read_head(path, 16 * 1024).data
    except NotReadableError:
        return
    start = 132 if data[128:132] == b"DICM" else 0
    end = _meta_end(data, start)
    if end > start:
        try:
            branch = Walker(data[:end], end, Encoding()).run(start)
        except NotReadableError:
            return
        yield from _elements(Dataset(branch, Source(data[:end], Encoding())))


def _meta_end(data: bytes, at: int) -> int:
    while data[at : at + 2] == b"\x02\x00" and at + 12 <= len(data):
        if data[at + 4 : at + 6] in (b"OB", b"UN", b"UT", b"SQ"):
            following = at + 12 + int.from_bytes(data[at + 8 : at + 12], "little")
        else:
            following = at + 8 + int.from_bytes(data[at + 6 : at + 8], "little")
        if following > len(data):
            break
        at = following
    return at


def _elements(dataset: Dataset) -> Iterator[TagNode]:
    for number, vr, _, length in dataset.elements():
        name = label(number)
        tag, _, keyword = name.partition(" ")
        if vr == "SQ" and number not in PIXELS:
            yield _sequence(dataset, number, tag, keyword)
            continue
        read = partial(_text, dataset, number, vr, length)
        yield TagNode(
            number=number,
            tag=tag,
            keyword=keyword,
            vr=vr,
            value=read(SHOWN),
            whole=partial(read, _WHOLE),
        )


def _sequence(dataset: Dataset, number: int, tag: str, keyword: str) -> TagNode:
    try:
        items = dataset.items(number)
    except NotReadableError as error:
        return TagNode(
            number=number,
            tag=tag,
            keyword=keyword,
            vr="SQ",
            value=str(error),
            whole=partial(str, error),
        )
    value = counted(len(items), "item")

    def grow() -> Iterator[TagNode]:
        for n, item in enumerate(items, 1):
            name = _item_name(item)
            inside: Callable[[], Iterator[TagNode]] = partial(_elements, item)
            yield TagNode(
                number=-1,
                tag=tr("Item {n}", n=n),
                keyword="",
                vr="",
                value=name,
                whole=partial(str, name),
                grow=inside,
            )

    return TagNode(
        number=number,
        tag=tag,
        keyword=keyword,
        vr="SQ",
        value=value,
        whole=lambda: value,
        grow=grow if items else None,
    )


# what tells the items of the long sequences of RT objects apart
_NAMES: Final = {
    tags.ROIName: "{name}",
    tags.BeamName: "{name}",
    tags.DoseReferenceDescription: "{name}",
    tags.ReferencedROINumber: marked("ROI {name}"),
    tags.ReferencedBeamNumber: marked("beam {name}"),
    tags.ControlPointIndex: marked("control point {name}"),
    tags.ReferencedSOPInstanceUID: "{name}",
}


def _item_name(item: Dataset) -> str:
    for tag, words in _NAMES.items():
        if tag in item:
            try:
                return tr(words, name=item.text(tag)[:SHOWN])
            except NotReadableError:
                pass
    return ""


def _text(dataset: Dataset, number: int, vr: str, length: int, limit: int) -> str:
    """Return a value as text of at most ``limit`` characters, and how long it is."""
    if not length:
        return ""
    if number in PIXELS:
        fragments = dataset.fragments(number)
        if length < 2**32 - 1:
            return tr("{length:,} bytes of pixels", length=length)
        if not fragments:
            return tr("compressed pixels")
        return tr("compressed pixels in {count} fragments", count=len(fragments))
    try:
        if vr in _NUMBERS:
            return _numbers(dataset, number, vr, length, limit)
        if vr == "AT":
            some = dataset.tags(number)[:limit]
            return _cut(", ".join(label(tag) for tag in some), limit)
        if vr in _BYTES:
            return _bytes(dataset.raw(number) or b"", limit)
        text = dataset.text(number)
    except NotReadableError as error:
        return str(error)
    meaning = uid_name(text) if vr == "UI" else ""
    if meaning:
        return f"{text} ({meaning})"
    return _cut(text.given if isinstance(text, Shortened) else text, limit)


def _cut(text: str, limit: int) -> str:
    about = tr("… ({count:,} characters)", count=len(text)) if len(text) > limit else ""
    return visible(text[:limit]) + about


def _numbers(dataset: Dataset, number: int, vr: str, length: int, limit: int) -> str:
    count = length // np.dtype(_NUMBERS[vr]).itemsize
    raw = (dataset.raw(number) or b"")[: 8 * limit]
    order = ">" if dataset.is_big_endian else "<"
    kind = np.dtype(order + _NUMBERS[vr])
    values = np.frombuffer(raw[: len(raw) // kind.itemsize * kind.itemsize], kind)
    shown = values[: max(limit // 8, 1)].tolist()
    text = "\\".join(f"{value:.7g}" if vr[0] in "FO" else str(value) for value in shown)
    return (
        text
        if len(shown) == count
        else tr("{values}… ({count:,} values)", values=text, count=count)
    )


def _bytes(raw: bytes, limit: int) -> str:
    stripped = raw.rstrip(b" \0")
    if stripped and len(stripped) <= limit and all(32 <= b < 127 for b in stripped):
        return tr(
            "{count:,} bytes: {value}", count=len(raw), value=stripped.decode("ascii")
        )
    shown = raw[: limit // 8].hex(" ")
    return tr(
        "{count:,} bytes: {value}",
        count=len(raw),
        value=shown + ("…" if len(raw) > limit // 8 else ""),
    )
