from __future__ import annotations

from dosiscope.core.findings import Action, Result
from dosiscope.core.inventory import Skipped
from dosiscope.viewer.panels.checks_lines import Bundle, Title, common_words, lines_of
from dosiscope.viewer.panels.checks_rows import (
    MISSING,
    NOTES,
    WARNINGS,
    CheckRow,
    check_rows,
)
from support.findings import finding


def row(
    roi: int | None, message: str, uid: str = "d", rule: str = "DVH-09"
) -> CheckRow:
    found = finding(
        rule=rule,
        result=Result.DEV,
        action=Action.WARN,
        message=message,
        object_kind="RT Dose",
        object_uid=uid,
        roi=roi,
    )
    return CheckRow(WARNINGS, message, rule, found, f"RT Dose {uid}", uid, roi)


NINE = [row(n, f"The DVH of ROI {n} ends at {n}.5, not here.") for n in range(9)]


def test_many_of_one_rule_are_one_line_that_unfolds() -> None:
    lines = lines_of(NINE)
    assert [type(entry) for entry, _ in lines] == [Title, Bundle]
    bundle = lines[1][0]
    assert isinstance(bundle, Bundle)
    assert bundle.message == "The DVH of ROI … ends at …, not here."
    assert bundle.detail == "DVH-09 · RT Dose d · 9 ROIs"
    opened = lines_of(NINE, opened={bundle.key})
    assert len(opened) == 2 + len(NINE)
    assert [depth for _, depth in opened] == [0, 0, *[1] * 9]


def test_of_sentences_of_different_shapes_the_headline_is_told() -> None:
    sentences = (
        "2 contours of ROI 1 lie in others.",
        "1 contour of ROI 2 and of 3 more lies in another.",
        "3 contours of ROI 4 lie in others.",
    )
    rows = [
        CheckRow(
            WARNINGS,
            words,
            finding=finding(words, rule="RC-17", headline="Contours lie in others"),
        )
        for words in sentences
    ]
    bundle = lines_of(rows)[1][0]
    assert isinstance(bundle, Bundle)
    assert bundle.message == "Contours lie in others."


def test_two_that_differ_stay_two_lines() -> None:
    assert [entry for entry, _ in lines_of(NINE[:2])][1:] == NINE[:2]


def test_two_that_say_the_same_are_one() -> None:
    same = [row(None, "It is a beam's dose.", uid) for uid in "ab"]
    entry = lines_of(same)[1][0]
    assert isinstance(entry, Bundle)
    assert entry.number == "2 objects"


def test_by_object_the_worst_object_is_first() -> None:
    note = CheckRow(NOTES, "A note.", where="CT", uid="ct")
    lines = lines_of([note, *NINE[:1]], by_object=True)
    titles = [entry.text for entry, _ in lines if isinstance(entry, Title)]
    assert titles == ["RT Dose d", "CT"]


def test_rows_of_different_objects_are_not_one_line_by_object() -> None:
    same = [row(None, "It is a beam's dose.", uid) for uid in "ab"]
    lines = lines_of(same, by_object=True)
    assert [type(e) for e, _ in lines] == [Title, CheckRow, Title, CheckRow]


def test_the_words_that_sentences_share() -> None:
    assert common_words(["a b c", "a x c"]) == "a … c"
    assert common_words(["a b", "a b"]) == "a b"
    assert common_words(["no maker is here", "no software version is here"]) == (
        "no … is here"
    )
    assert common_words(["one", "two words"]) == "…"


def test_files_skipped_for_one_reason_are_one_line() -> None:
    files = [
        Skipped(f"{n}.dcm", "MR Image Storage: not a kind of object that is shown")
        for n in range(20)
    ]
    other = Skipped("report.pdf", "it is not a DICOM file")
    title, (bundle, _), (alone, _) = lines_of(check_rows(None, (*files, other)))
    assert title == (Title("Skipped files", 21), 0)
    assert isinstance(bundle, Bundle)
    assert bundle.message == files[0].reason
    assert bundle.detail == "Skipped files · 20 files"
    assert isinstance(alone, CheckRow)
    assert alone.detail == "report.pdf"


def test_many_objects_left_out_for_one_reason_are_one_line() -> None:
    rows = [
        CheckRow(
            MISSING, f"Not in this case: {n}.", uid, uid=uid, alike=("not chosen",)
        )
        for n, uid in enumerate(("1.1", "1.2", "1.3"))
    ]
    (_, (bundle, _)) = lines_of(rows)
    assert isinstance(bundle, Bundle)
    assert bundle.message == "Not in this case: …"
    assert bundle.detail == "The case · 3 objects"
    # each on its own names its object
    assert len({row.detail for row in bundle.rows}) == 3
