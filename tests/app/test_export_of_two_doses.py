"""Files of the DVHs of two doses say which dose stands in each row, and A - B."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.export import dvh_text
from support.dvh_review import PATIENT
from support.two_doses import SHIFT, compared, with_kept

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review


@pytest.fixture
def review(qtbot: QtBot) -> Review:
    return compared()


def table(text: str) -> list[dict[str, str]]:
    """The statistics of a file by their heads."""
    blocks = text.split("\r\n\r\n")
    return list(csv.DictReader(StringIO(blocks[1])))


def test_every_row_says_which_dose_it_is_of(review: Review) -> None:
    text = dvh_text(review, "csv", {})
    rows = [row for row in table(text) if row["name"] == "Prostate"]
    assert [row["source"] for row in rows] == ["computed A", "computed B", "A - B"]
    a, b = "1.2.3.DOSE", "1.2.3.B"
    assert [row["dose_uid"] for row in rows] == [a, b, f"{a}-{b}"]
    means = [float(row["mean Gy"]) for row in rows]
    assert means[2] == pytest.approx(means[0] - means[1]) == pytest.approx(SHIFT)
    assert "# b_dose_uid,1.2.3.B" in text
    assert "# dose_uid,1.2.3.DOSE" in text
    curves = text.split("\r\n\r\n")[2].splitlines()[0]
    assert "Prostate (computed A) dose Gy" in curves
    assert "Prostate (computed B) dose Gy" in curves
    for word in (PATIENT.name, PATIENT.id):
        assert word not in text


def test_without_another_dose_a_file_is_as_it_was(review: Review) -> None:
    review.comparison.set_other(None)
    text = dvh_text(review, "csv", {})
    assert {row["source"] for row in table(text)} == {"computed"}
    assert "b_dose" not in text
    record = json.loads(dvh_text(review, "json", {}))
    assert "a_minus_b" not in record
    assert {one["origin"] for one in record["rois"]} == {""}


def test_json_has_both_and_the_differences(review: Review) -> None:
    record = json.loads(dvh_text(review, "json", {}))
    assert [one["origin"] for one in record["rois"]] == ["A"] * 3 + ["B"] * 3
    assert record["other"]["dose"]["uid"] == "1.2.3.B"
    mean = record["a_minus_b"][0]["metrics"]["mean"]
    assert mean["difference"] == pytest.approx(SHIFT)
    assert mean["a"] - mean["b"] == pytest.approx(SHIFT)
    assert mean["plus_minus"] is None
    assert not mean["is_uncertain"]


def test_what_b_has_no_dvh_of_is_named(review: Review) -> None:
    other = review.comparison.other
    assert other is not None
    review.results.forget_dvhs()
    review.results.add_no_dvh(2, "it lies outside", other.key)
    rows = table(dvh_text(review, "csv", {}))
    (row,) = [row for row in rows if "it lies outside" in row["doubts"]]
    assert (row["name"], row["source"]) == ("Seminal Vesicles", "computed B")


def test_kept_doses_stand_in_the_files_too(qtbot: QtBot) -> None:
    review = with_kept()
    text = dvh_text(review, "csv", {})
    rows = [row for row in table(text) if row["name"] == "Prostate"]
    assert [row["source"] for row in rows] == [
        *("computed A", "computed B", "computed C", "computed D"),
        *("A - B", "A - C", "A - D"),
    ]
    means = {row["source"]: float(row["mean Gy"]) for row in rows}
    assert means["A - D"] == pytest.approx(3 * SHIFT)
    assert rows[5]["dose_uid"] == "1.2.3.DOSE-1.2.3.C"
    for line in ("# c_dose_uid,1.2.3.C", "# d_dose_uid,1.2.3.D", "# b_dose_uid,"):
        assert line in text
    assert "A - C: A is dose_uid, C is c_dose_uid" in text
    record = json.loads(dvh_text(review, "json", {}))
    assert record["other"]["dose"]["uid"] == "1.2.3.B"
    kept = {letter: one["dose"]["uid"] for letter, one in record["kept"].items()}
    assert kept == {"C": "1.2.3.C", "D": "1.2.3.D"}
    for n, letter in enumerate("bcd", 1):
        mean = record[f"a_minus_{letter}"][0]["metrics"]["mean"]
        assert mean["a"] - mean[letter] == mean["difference"]
        assert mean["difference"] == pytest.approx(n * SHIFT)
    assert {one["origin"] for one in record["rois"]} == set("ABCD")
    for word in (PATIENT.name, PATIENT.id):
        assert word not in text
