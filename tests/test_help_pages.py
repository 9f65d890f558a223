"""The contents of the documentation: every page is in them, and leads somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dosiscope.resources.help_pages import (
    INDEX,
    anchor_of,
    anchors_of,
    contents,
    help_folder,
    read_page,
    spoken,
)

DOCS = Path(__file__).parents[1] / "docs"
LISTED = [
    one.name
    for chapter in contents()
    for page in chapter.pages
    for one in (page, *page.pages)
]
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
_CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


def test_pages_of_a_source_tree_are_read_where_they_stand() -> None:
    assert help_folder() == DOCS


def test_every_page_is_in_the_contents_once() -> None:
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert sorted(LISTED) == sorted(there - {INDEX})


def test_the_index_of_a_folder_has_its_pages_below_it() -> None:
    (entry,) = (
        page
        for chapter in contents()
        for page in chapter.pages
        if page.name == "decisions/index.md"
    )
    assert entry.pages[0].name == "decisions/0001-pyqtgraph.md"
    assert entry.pages[0].title.startswith("1. ")


def test_what_is_no_page_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("# Other", encoding="utf-8")
    for name in ("../README.md", "make_tables.py", "none.md", f"{tmp_path}/other.md"):
        assert read_page(name) is None, name
    assert (read_page("guide/dvh.md") or "").startswith("# DVH\n")


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Beam's eye", "beams-eye"),
        ("Sums, BED and EQD2", "sums-bed-and-eqd2"),
        ("3-D view", "3-d-view"),
        ("PAT-03 (all; 7.2.2)", "pat-03-all-722"),
    ],
)
def test_anchors_are_those_of_the_usual_renderers(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


def test_a_remark_in_code_is_no_heading() -> None:
    text = (
        "# One\n\n```\n# name: Parotid\n```\n\n- a\n\n  ```\n  # b\n  ```\n\n## Two\n"
    )
    assert anchors_of(text) == ("one", "two")


def test_words_are_those_that_are_read() -> None:
    text = "## Sums\n\n*Dose → Sum of\n  doses…* or [the other](a.md#b) `--dose`"
    assert spoken(text) == "sums dose → sum of doses… or the other --dose"


@pytest.mark.parametrize("name", [INDEX, *LISTED])
def test_links_and_pictures_of_a_page_are_there(name: str) -> None:
    text = read_page(name) or ""
    missing = set()
    for link in _LINK.findall(_CODE.sub("", text)):
        file, _, anchor = link.partition("#")
        target = (DOCS / name).parent / file if file else DOCS / name
        if not target.is_file():
            missing.add(link)
        elif anchor and anchor not in anchors_of(target.read_text(encoding="utf-8")):
            missing.add(link)
    assert missing == set()


def test_an_installed_program_has_every_page_and_picture() -> None:
    build = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = build["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    shipped: set[Path] = set()
    for source, target in wheel.items():
        path = DOCS.parent / source
        if path.is_relative_to(DOCS):
            name = path.relative_to(DOCS).as_posix()
            assert target == f"dosiscope/resources/help/{name}"
            shipped |= set(path.rglob("*")) if path.is_dir() else {path}
    wanted = {*DOCS.rglob("*.md"), *(DOCS / "pictures").rglob("*.png")}
    assert wanted - shipped == set()


def test_every_picture_is_on_a_page() -> None:
    pages = [DOCS.parent / "README.md", *DOCS.rglob("*.md")]
    shown = {
        (page.parent / link).resolve()
        for page in pages
        for link in _LINK.findall(page.read_text(encoding="utf-8"))
        if link.endswith(".png")
    }
    assert {path.resolve() for path in (DOCS / "pictures").rglob("*.png")} == shown


def test_pictures_are_small() -> None:
    sizes = [path.stat().st_size for path in (DOCS / "pictures").rglob("*.png")]
    assert sum(sizes) <= 3_000_000
