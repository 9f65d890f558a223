from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.io.files.decimals import (
    DecimalError,
    parse_decimal,
    parse_decimals,
    split_decimals,
    with_points,
)

pytestmark = pytest.mark.slow

FILLER = ["12.5"] * 60  # long enough for the vectorised way

digits = st.text("0123456789", max_size=12)
mantissas = st.tuples(digits, st.sampled_from(["", "."]), digits).map("".join)
decimals = st.tuples(
    st.sampled_from(["", "-", "+", " ", " -"]),
    mantissas.filter(lambda text: any(c.isdigit() for c in text)),
    st.sampled_from(["", "", "", "e5", "E-12", "e+03"]),
    st.sampled_from(["", " "]),
).map("".join)


def as_bits(values: list[float]) -> list[int]:
    bits: list[int] = np.array(values, np.float64).view(np.uint64).tolist()
    return bits


@given(st.lists(decimals, min_size=1, max_size=40), st.booleans())
def test_every_decimal_equals_float_bit_by_bit(texts: list[str], long: bool) -> None:
    if long:
        texts = texts + FILLER
    values = parse_decimals("\\".join(texts).encode())
    assert as_bits(values.tolist()) == as_bits([float(text) for text in texts])


@given(st.lists(st.floats(-1e300, 1e300), min_size=1))
def test_every_float_survives_being_written(numbers: list[float]) -> None:
    for write in (repr, "{:.6f}".format, "{:.10e}".format, "{:.16g}".format):
        texts = [write(n) for n in numbers] + FILLER
        values = parse_decimals("\\".join(texts).encode())
        assert as_bits(values.tolist()) == as_bits([float(text) for text in texts])


@given(st.binary(max_size=18).filter(lambda b: b"\\" not in b), st.booleans())
def test_any_bytes_are_a_number_of_the_standard_or_an_error(
    component: bytes, long: bool
) -> None:
    before = ["1"] * (100 if long else 0)
    text = "\\".join([*before, ""]).encode() + component + b"\\2"
    try:
        plain = parse_decimal(component)
    except ValueError:
        with pytest.raises(DecimalError) as caught:
            parse_decimals(text)
        assert caught.value.index == len(before)
        assert caught.value.text == component
    else:
        assert parse_decimals(text)[-2] == plain == float(component)


@pytest.mark.parametrize(
    "component",
    b"|.|-|+|-.|1,5|nan|NaN|inf|-inf|0x10|1_000|1.2.3|--1|1e999|1e|e5|1 2|\t1|1\0|"
    b"1:2|\xb9|12345678901234567x|9.9999e400".split(b"|"),
)
@pytest.mark.parametrize("count", [0, 100])
def test_junk_is_named_never_read(component: bytes, count: int) -> None:
    parts = [b"1.0"] * count + [component] + [b"2"] * (count + 1)
    with pytest.raises(DecimalError) as caught:
        parse_decimals(b"\\".join(parts))
    assert caught.value.index == count


@pytest.mark.parametrize("count", [1, 80])
def test_padding_at_the_end_is_no_value(count: int) -> None:
    text = b"\\".join([b"1.25"] * count)
    for padding in (b"", b" ", b"\0", b"  "):
        assert parse_decimals(text + padding).tolist() == [1.25] * count


def test_negative_zero_keeps_its_sign() -> None:
    text = "\\".join(["-0.0", *FILLER])
    assert np.signbit(parse_decimals(text.encode())[0])


def test_more_values_than_one_chunk() -> None:
    numbers = [f"{n / 8:.3f}" for n in range(-40000, 40000)]
    values = parse_decimals("\\".join(numbers).encode())
    assert np.array_equal(values, np.arange(-40000, 40000) / 8)


@pytest.mark.parametrize("longest", [4, 8, 9, 12, 15])
@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 1.0])
def test_values_of_mixed_lengths_are_those_of_float(longest: int, share: float) -> None:
    chance = random.Random(f"{longest} {share}")

    def value() -> str:
        size = longest if chance.random() < share else chance.randint(1, 8)
        digits = "".join(chance.choices("0123456789", k=size))
        at = chance.randrange(-1, size)
        text = digits if at < 0 else f"{digits[:at]}.{digits[at + 1 :]}"
        text = text if text != "." else "0"
        return chance.choice(("", "-")) + text

    texts = [value() for _ in range(40_000)]
    raw = "\\".join(texts).encode()
    values, ends = split_decimals(raw)
    assert values.tobytes() == np.array([float(text) for text in texts]).tobytes()
    assert ends.tolist() == [n for n, c in enumerate(raw) if c == 92] + [len(raw)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"1,5", [1.5]),
        (b"-0,25\\3\\ 1,e2", None),
        (b"-0,25\\3\\ 1,5e2 ", [-0.25, 3, 150]),
        (b"+1,461785198e-08\0", [1.461785198e-08]),
        (b"1,234", [1.234]),
        # two readings, or none
        (b"1,234,567", None),
        (b"1.234,5", None),
        (b"1,234.5", None),
        (b"0.5\\1,5", None),
        (b",5", None),
        (b"1,5\\", None),
        (b"1,5a", None),
        (b"nan,0", None),
        (b"1.5", None),
        (b"15", None),
        (b"", None),
    ],
)
def test_decimal_commas(text: bytes, expected: list[float] | None) -> None:
    pointed = with_points(text)
    if expected is None:
        assert pointed is None
    else:
        assert pointed is not None
        assert parse_decimals(pointed).tolist() == expected


@pytest.mark.parametrize("wrong", [b"1.34567890123.56", b".234567890123.5", b"1.3.5"])
def test_two_points_in_one_of_many_values_are_refused_there(wrong: bytes) -> None:
    """Also where one is among the first eight characters and one among the last."""
    text = b"\\".join([*[b"0.12345678901234"] * 40, wrong, b"1.5"])
    with pytest.raises(DecimalError) as caught:
        parse_decimals(text)
    assert str(caught.value).startswith("value 41 ")
