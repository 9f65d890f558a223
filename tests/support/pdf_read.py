"""A PDF read again by another program: its words, page by page."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.generic import DecodedStreamObject, NameObject

if TYPE_CHECKING:
    from pypdf import PageObject

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
# from one letter of a run of text to the next in the same line
_TO_THE_NEXT = re.compile(rb"> Tj\n-?[\d.]+ 0 Td <")


def pages_text(data: bytes) -> list[str]:
    """Return what is written on each page, blanks as one."""
    return [" ".join(text.split()) for text in pages_as_read(data)]


def pages_as_read(data: bytes) -> list[str]:
    """Return what is written on each page, with the blanks that it has."""
    return [_text_of(page) for page in PdfReader(io.BytesIO(data)).pages]


def _text_of(page: PageObject) -> str:
    """Return the words of a page: in runs as Qt drew them, not letter by letter.

    The reader works out the place of each piece, which takes most of its time.
    """
    content = page.get_contents()
    if content is not None:
        runs = DecodedStreamObject()
        runs.set_data(_TO_THE_NEXT.sub(b"", content.get_data()))
        page[NameObject("/Contents")] = runs
    return page.extract_text()


def letters(text: str) -> str:
    """Return a text without blanks: where lines are broken does not matter then."""
    return "".join(text.split())


def page_letters(data: bytes) -> list[str]:
    """Return what is written on each page without blanks."""
    return [letters(text) for text in pages_text(data)]


def about(data: bytes) -> dict[str, Any]:
    """Return what a PDF says about itself."""
    return dict(PdfReader(io.BytesIO(data)).metadata or {})


def sizes_mm(data: bytes) -> list[tuple[int, int]]:
    """Return width and height of the pages."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(data)).pages]
    return [(round(b.width / 72 * 25.4), round(b.height / 72 * 25.4)) for b in boxes]


def fonts(data: bytes) -> dict[str, bool]:
    """Return the names of the fonts, and whether each is in the file."""
    found = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        for one in resources["/Font"].values():
            inner = one.get_object()["/DescendantFonts"][0].get_object()
            told = inner["/FontDescriptor"].get_object()
            found[str(inner["/BaseFont"])] = "/FontFile2" in told
    return found


def unpacked(data: bytes) -> bytes:
    """Return all bytes of a PDF, and those of its streams as they were written."""
    parts = [data]
    for match in _STREAM.finditer(data):
        try:
            parts.append(zlib.decompress(match.group(1)))
        except zlib.error:
            continue
    return b"\n".join(parts)
