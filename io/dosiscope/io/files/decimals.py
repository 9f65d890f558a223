"""Decimal strings to numbers: a vectorised reader equal to ``float()`` bit by bit.

A structure set holds millions of numbers as text.  Values of up to 16 characters
are read sixteen bytes at a time as two machine words: the decimal point is
squeezed out, the digits are summed with three multiplications, and the integer is
divided by a power of ten.  Integers up to 2^53 and powers of ten up to 10^22 are
exact in binary, so the one division rounds once, as ``float()`` does.  Everything
else (exponents, a plus sign, blanks, more digits) goes through the plain reader.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    _Words = NDArray[np.uint64]

# Decimal String, PS3.5 6.2, without its limit of 16 characters, which real files
# exceed; float() alone would also take "nan", "inf", "1_0" and other blanks.
_DECIMAL = re.compile(rb" *[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? *")
# the same with a comma; behind a value, what ends it
_COMMA = re.compile(rb" *[+-]?[0-9]+(?:,[0-9]+)?(?:[eE][+-]?[0-9]+)? *")
# what a comma that parts thousands would be in: "1,250", never "0,262" or "13,5"
_THOUSANDS = re.compile(rb" *[+-]?[1-9][0-9]{0,2},[0-9]{3} *")
_CHUNK = 16384  # values whose words stay in the processor's cache


class DecimalError(ValueError):
    """A component that is no decimal number.

    Attributes
    ----------
    index
        Position among the components, from 0.
    text
        The component as it stands in the file.
    """

    def __init__(self, index: int, text: bytes) -> None:
        super().__init__(f"value {index + 1} is no decimal number")
        self.index = index
        self.text = text


def parse_decimal(text: bytes) -> float:
    """Return one decimal number; ValueError for anything else."""
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError("not a decimal number")
    value = float(text)
    if value - value != 0:  # too large for binary: infinite
        raise ValueError("not a finite number")
    return value


def with_points(text: bytes) -> bytes | None:
    r"""Return decimals separated by ``\``, with points where they have commas.

    None where that is not the one reading: a comma stands in no decimal string (PS3.5
    6.2), so a writer that puts one has it for its point; but not where one value has
    two of them, or where any has a point.  `may_be_thousands` is the caller's to ask,
    who may know more of the writer.
    """
    if b"," not in text or b"." in text:
        return None
    parts = text.removesuffix(b"\0").split(b"\\")
    if not all(_COMMA.fullmatch(part) for part in parts):
        return None
    return text.replace(b",", b".")


def may_be_thousands(parts: Iterable[bytes]) -> bool:
    """Whether all commas in decimals may part thousands: "1,250" may be 1250."""
    return all(_THOUSANDS.fullmatch(part) for part in parts if b"," in part)


def parse_decimals(text: bytes) -> NDArray[np.float64]:
    r"""Return the numbers of decimals separated by ``\``, shape (n,).

    Padding at the end (blanks, one zero byte) is allowed.  Raises `DecimalError`
    at the first component that is empty or no finite decimal number.
    """
    return split_decimals(text)[0]


def split_decimals(text: bytes) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    r"""Return the numbers, and where each ends in ``text``; both of shape (n,).

    As `parse_decimals` otherwise.
    """
    text = text.removesuffix(b"\0").rstrip(b" ")
    characters = np.frombuffer(text, np.uint8)
    ends = np.append(np.flatnonzero(characters == ord("\\")), len(text))
    if len(text) < 200:  # below this the plain way is faster
        return _plain(text), ends
    # every run of 16 (of 8) bytes of the text, as a view; blanks stand before it
    padded = b" " * 16 + text
    windows = np.ndarray((len(text) + 1,), np.dtype("V16"), padded, 0, (1,))
    words = np.ndarray((len(text) + 1,), np.dtype("<u8"), padded, 8, (1,))
    result = np.empty(len(ends))
    start = 0
    for first in range(0, len(ends), _CHUNK):
        spend()
        end = ends[first : first + _CHUNK]
        begin = np.empty_like(end)
        begin[0] = start
        np.add(end[:-1], 1, out=begin[1:])
        start = end[-1] + 1
        negative = characters.take(begin, mode="clip") == ord("-")
        length = end - begin
        length -= negative
        long = np.flatnonzero(length > 8)
        if 4 * len(long) > len(end):
            values, exact = _read(windows[end], length)
        else:
            values, exact = _read_short(words[end], length)
            if len(long):
                values[long], exact[long] = _read(windows[end[long]], length[long])
        np.negative(values, where=negative, out=values)
        result[first : first + _CHUNK] = values
        for n in np.flatnonzero(~exact):
            component = text[begin[n] : end[n]]
            try:
                result[first + n] = parse_decimal(component)
            except ValueError:
                raise DecimalError(first + int(n), component) from None
    return result, ends


def _plain(text: bytes) -> NDArray[np.float64]:
    components = text.split(b"\\")
    result = np.empty(len(components))
    for n, component in enumerate(components):
        try:
            result[n] = parse_decimal(component)
        except ValueError:
            raise DecimalError(n, component) from None
    return result


def _repeat(byte: int) -> np.uint64:
    return np.uint64(byte * 0x0101010101010101)


def _last_bytes(n: int) -> int:
    """Mask of the last ``n`` bytes in memory of a little-endian word."""
    n = min(max(n, 0), 8)
    return (1 << 64) - (1 << (8 * (8 - n)))


_ZEROS: Final = _repeat(ord("0"))
_DOTS: Final = _repeat(ord("."))
_ONES, _HIGH_BITS = _repeat(0x01), _repeat(0x80)
_HIGH_NIBBLES, _LOW_NIBBLES, _SIXES = _repeat(0xF0), _repeat(0x0F), _repeat(0x06)
_NONE, _ONE, _BYTE = np.uint64(0), np.uint64(1), np.uint64(0xFF)
# of a value of n characters: which bytes of the second and of the first word
_KEEP_SECOND: Final = np.array([_last_bytes(n) for n in range(17)], np.uint64)
_FILL_SECOND: Final = _ZEROS & ~_KEEP_SECOND
_KEEP_FIRST: Final = np.array([_last_bytes(n - 8) for n in range(17)], np.uint64)
_FILL_FIRST: Final = _ZEROS & ~_KEEP_FIRST
_POWERS: Final = 10.0 ** np.arange(17)
_EXACT: Final = np.uint64(1 << 53)


def _read_short(
    words: _Words, length: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Do as `_read` for values of up to 8 characters, of which ``words`` end."""
    exact = (length > 0) & (length <= 8)
    length = np.where(exact, length, 0)
    digits = words & _KEEP_SECOND.take(length)
    digits |= _FILL_SECOND.take(length)  # before the value: "0"
    dot = _lowest_dot(digits)
    has_dot = dot != _NONE
    exact &= length > has_dot  # a point alone is no number
    # squeeze the point out, as below; without a point this leaves all as it is
    before = dot - has_dot
    decimals = np.where(has_dot, 7 - (np.bitwise_count(before) >> 3), 0)
    after = ~(before | (dot * _BYTE))
    moved = (digits & before) << np.uint64(8)
    moved |= digits & after
    moved |= has_dot * np.uint64(ord("0"))
    exact &= _not_digits(moved) == _NONE
    values = _eight_digits(moved).astype(np.float64)
    values /= _POWERS.take(decimals)
    return values, exact


def _read(
    windows: NDArray[np.void], length: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return values without sign, and which of them are to be trusted.

    ``windows`` are the 16 bytes that end where the value ends; ``length`` its
    number of characters without the sign.
    """
    exact = (length > 0) & (length <= 16)
    length = np.where(exact, length, 0)
    words = windows.view("<u8").reshape(-1, 2)
    # everything before the value becomes "0"
    first = words[:, 0] & _KEEP_FIRST.take(length)
    first |= _FILL_FIRST.take(length)
    second = words[:, 1] & _KEEP_SECOND.take(length)
    second |= _FILL_SECOND.take(length)

    dot_first, dot_second = _lowest_dot(first), _lowest_dot(second)
    in_first, in_second = dot_first != _NONE, dot_second != _NONE
    exact &= ~(in_first & in_second)
    has_dot = in_first | in_second
    exact &= length > has_dot  # a point alone is no number

    # squeeze the point out: the bytes before it move one place towards the end
    before = dot_second - in_second
    decimals = np.where(in_second, 7 - (np.bitwise_count(before) >> 3), 0)
    after = ~(before | (dot_second * _BYTE))
    moved = (second & before) << np.uint64(8)
    moved |= second & after
    moved |= (first >> np.uint64(56)) * in_second  # the byte that is carried over
    second = moved
    shifted = first << np.uint64(8) | np.uint64(ord("0"))
    if in_first.any():
        before = dot_first - in_first
        after = ~(before | (dot_first * _BYTE))
        moved = (first & before) << np.uint64(8)
        moved |= first & after
        moved |= in_first * np.uint64(ord("0"))
        decimals += np.where(in_first, 15 - (np.bitwise_count(before) >> 3), 0)
        first = moved
    first = np.where(in_second, shifted, first)

    exact &= (_not_digits(first) | _not_digits(second)) == _NONE
    digits = _eight_digits(first)
    digits *= np.uint64(10**8)
    digits += _eight_digits(second)
    exact &= digits <= _EXACT
    values = digits.astype(np.float64)
    # of a value with two points, which is not to be trusted, both were counted
    values /= _POWERS.take(decimals, mode="clip")
    return values, exact


def _lowest_dot(words: _Words) -> _Words:
    """Lowest bit of the byte that holds the first point; 0 where there is none."""
    other = words ^ _DOTS
    zero = (other - _ONES) & ~other & _HIGH_BITS
    lowest: _Words = (zero & (~zero + _ONE)) >> np.uint64(7)
    return lowest


def _not_digits(words: _Words) -> _Words:
    """Return 0 for words that hold eight digits."""
    wrong: _Words = ((words & _HIGH_NIBBLES) ^ _ZEROS) | (
        ((words + _SIXES) & _HIGH_NIBBLES) ^ _ZEROS
    )
    return wrong


def _eight_digits(words: _Words) -> _Words:
    """Return the number that eight digits spell, the first byte most significant."""
    pairs = (words & _LOW_NIBBLES) * np.uint64(2561) >> np.uint64(8)
    fours = (pairs & np.uint64(0x00FF00FF00FF00FF)) * np.uint64(6553601)
    fours = (fours >> np.uint64(16)) & np.uint64(0x0000FFFF0000FFFF)
    eights: _Words = fours * np.uint64(42949672960001) >> np.uint64(32)
    return eights
