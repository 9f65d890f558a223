from __future__ import annotations

import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.hashed_report import hashed_report
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from dosiscope.io.files.file_hashes import below_common_folder
from dosiscope.io.out.report_html import report_html
from support.cases import setting, write_good
from support.opened import scanned

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.io.out.report_record import CheckRecord

HOSTILE = "<script>alert(1)</script>"
VOID = {"meta", "br", "hr", "link"}


class Page(HTMLParser):
    """Words of a page, its tags, and whether all of them are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [
            value or "" for name, value in attrs if name in ("src", "href")
        ]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def report(folder: Path) -> CheckRecord:
    scan = scanned(folder)
    selection = propose(scan.inventory)
    case = finish(load(scan, selection))
    return finish(hashed_report(scan, [case], [selection]))


@pytest.fixture
def broken(tmp_path: Path) -> CheckRecord:
    folder = write_good(
        tmp_path,
        setting("structures", "StructureSetROISequence.0.ROIName", HOSTILE),
        setting("dose", "DoseSummationType", "BEAM"),
    )
    return report(folder)


def test_the_page_is_whole_and_needs_nothing_else(broken: CheckRecord) -> None:
    page = Page(report_html(broken, "2024-01-02 03:04"))
    assert page.open == []
    assert page.addresses == []
    assert "script" not in page.tags
    assert "http" not in "".join(page.words)


def test_words_of_the_files_are_words_on_the_page(broken: CheckRecord) -> None:
    words = "".join(Page(report_html(broken)).words)
    assert HOSTILE in words


def test_every_finding_is_there_with_the_words_of_the_panel(
    broken: CheckRecord,
) -> None:
    words = "".join(Page(report_html(broken)).words)
    findings = broken["cases"][0]["findings"]
    assert any(finding["action"] == "WARN" for finding in findings)
    for finding in findings:
        for key in ("message", "rule", "tag", "found", "expected"):
            assert finding[key] in words


def test_hashes_are_those_of_the_files(tmp_path: Path) -> None:
    folder = write_good(tmp_path / "case")
    made = report(folder)
    inputs, words = made["files"]["inputs"], "".join(Page(report_html(made)).words)
    assert len(inputs) == len(list(folder.iterdir()))
    for one in inputs:
        data = (folder / one["file"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(data).hexdigest()
        assert one["bytes"] == len(data)
        assert one["sha256"] in words


def test_paths_lose_the_folders_they_share() -> None:
    assert below_common_folder(["/a/b/c.dcm", "/a/b/d/e.dcm"]) == ["c.dcm", "d/e.dcm"]
    assert below_common_folder([]) == []
