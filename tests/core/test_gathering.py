"""Findings about several ROIs that are alike are one; none is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.findings import Finding
from dosiscope.core.gathering import gathered
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict

NAMES = {1: "PTV", 2: "Cord", 3: ""}


def finding(key: str, roi: int | None, found: str = "", **fields: object) -> Finding:
    values = fields_of({"name": "A", **fields})
    return Finding(outcome=verdict(key), fields=values, roi=roi, found=found)


def test_those_alike_are_one_with_the_list_and_the_greatest_distance() -> None:
    near = [
        finding("RC-05/E13:near", n, share=f"{n} of 9 contours", off=n / 10)
        for n in (1, 3, 2)
    ]
    (one,) = gathered(near, NAMES)
    assert one.rois == (1, 3, 2)
    assert one.roi is None
    assert one.message == (
        "Contours of 3 ROIs lie up to 0.300 mm off the images they belong to; they "
        'are drawn and measured on them: 1 "PTV" (1 of 9 contours), 3 "" (3 of 9 '
        'contours), 2 "Cord" (2 of 9 contours).'
    )


def test_one_alone_stays_as_it_is() -> None:
    alone = [finding("RC-02", 1), finding("OS-17", 1, contours="2 contours")]
    assert gathered(alone, NAMES) == alone


def test_what_has_another_value_is_told_apart_where_the_value_is_told() -> None:
    types = [
        finding("RC-07:xor", n, text) for n, text in ((1, "A"), (2, "B"), (3, "A"))
    ]
    assert [one.concerned for one in gathered(types, NAMES)] == [(1, 3), (2,)]


def test_two_findings_about_one_roi_are_both_told() -> None:
    twice = [finding("DVH-09:differ", 1, share=s, doubt=s, units="GY") for s in "ab"]
    assert gathered(twice, {}) == twice
    other = finding("DVH-09:differ", 2, share="c", doubt="c", units="GY")
    (one,) = gathered([*twice, other], {})
    assert one.message.endswith(": 1 (a; b), 2 (c).")


def test_more_than_twenty_are_counted() -> None:
    (one,) = gathered([finding("RC-02", n) for n in range(25)], {})
    assert one.message.startswith("25 ROIs have no contours: 0, 1,")
    assert one.message.endswith("19 and 5 more.")
    assert len(one.rois) == 25


def test_a_headline_with_a_value_says_where_the_values_are() -> None:
    two = [
        finding("RC-16:regular", n, f"{n} cc as drawn", share=f"{n} cc as drawn")
        for n in (1, 2)
    ]
    (one,) = gathered(two, NAMES)
    assert one.headline == "Slices are left out in a pattern (see the checks)"
    assert 'Their volumes: 1 "PTV" (1 cc as drawn), 2' in one.message


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["RC-02", "RC-07:xor", "S10", "OS-17"]),
            st.one_of(st.none(), st.integers(1, 30)),
            st.sampled_from(["", "A", "B"]),
        )
    )
)
def test_no_roi_of_an_outcome_is_lost(
    stated: list[tuple[str, int | None, str]],
) -> None:
    findings = [finding(key, roi, found) for key, roi, found in stated]
    result = gathered(findings, NAMES)
    for key in {key for key, _, _ in stated}:
        before = {f.roi for f in findings if f.outcome.key == key} - {None}
        after = {n for f in result if f.outcome.key == key for n in f.concerned}
        assert before == after - {None}
