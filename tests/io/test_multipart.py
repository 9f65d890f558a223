"""Answers of several parts, in whatever pieces they come."""

from __future__ import annotations

import pytest

from dosiscope.core.errors import NotReadableError
from dosiscope.io.network.multipart import BEGINS, Parts, boundary_of

BODIES = [
    b"one",
    b"",
    b"\r\n--other\r\n",
    b"ends as a boundary begins\r\n--b",
    b"\0" * 99,
]
WHOLE = (
    b"preamble\r\n"
    + b"".join(
        b"--bound\r\nContent-Type: application/dicom\r\nX: y\r\n\r\n" + body + b"\r\n"
        for body in BODIES
    )
    + b"--bound--\r\nepilogue"
)


def bodies_of(data: bytes, size: int) -> tuple[list[bytes], bool]:
    parts, found = Parts(b"bound"), list[bytes]()
    for n in range(0, len(data), size):
        for piece in parts.taken(data[n : n + size]):
            if piece is BEGINS:
                found.append(b"")
            else:
                assert isinstance(piece, bytes)
                found[-1] += piece
    return found, parts.is_whole


@pytest.mark.parametrize("size", [*range(1, 40), 10_000])
def test_parts_are_the_same_however_they_come(size: int) -> None:
    assert bodies_of(WHOLE, size) == (BODIES, True)


def test_what_ends_early_is_not_whole() -> None:
    for n in range(len(WHOLE) - len(b"--\r\nepilogue")):
        found, is_whole = bodies_of(WHOLE[:n], 7)
        assert not is_whole
        # nothing that came is anything but the beginning of what was sent
        assert all(a.startswith(b) for a, b in zip(BODIES, found, strict=False))


def test_headers_without_end_are_refused() -> None:
    with pytest.raises(NotReadableError, match="have no end"):
        bodies_of(b"--bound\r\n" + b"X: y\r\n" * 10_000, 1000)


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ('multipart/related; type="application/dicom"; boundary=abc', b"abc"),
        ('multipart/related; boundary="a b"; type=x', b"a b"),
        ("application/dicom", None),
        ("", None),
    ],
)
def test_the_boundary_is_that_of_the_type(
    content_type: str, expected: bytes | None
) -> None:
    assert boundary_of(content_type) == expected


@pytest.mark.parametrize("rest", ["", '; boundary=""', "; boundary=" + "x" * 71])
def test_a_type_without_a_boundary_is_refused(rest: str) -> None:
    with pytest.raises(NotReadableError, match="no boundary"):
        boundary_of(f"multipart/related{rest}")
