"""Documents that follow from tables are up to date; tests that they name are there."""

from __future__ import annotations

import importlib.util
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from dosiscope.app.cli.archive_node import add_node
from dosiscope.app.cli.options import add_inputs
from dosiscope.app.command_line import names, verb_of
from support.product_names import FENCED, is_there, names_in
from support.synthetic.off_slice import EXAMPLES

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]
# a file of tests or benchmarks, with or without its folder, or one test
_NAMED = re.compile(r"(?:(?:tests|benchmarks)/[\w/*]*|\btest_[\w*]+)(?:\.py)?")
# a file with its folder, as code: `io/files/walk.py`, `app/leaving.py`
_FILE = re.compile(r"`((?:\w+/)+\w+\.(?:py|csv|qss|sh|ps1))`")
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
# every name of the code on these pages is looked up
NAMING = [
    DOCS / "architecture.md",
    DOCS / "contributing.md",
    DOCS / "glossary.md",
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_has_what_a_merge_leaves(page: Path) -> None:
    marks = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
    lines = page.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith(marks)]


def _script(name: str = "make_tables") -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_documents_are_up_to_date() -> None:
    for path, text in _script().documents().items():
        assert path.read_text(encoding="utf-8") == text, (
            f"{path.name} is stale: run docs/make_tables.py"
        )


def test_check_tells_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = _script()
    stale = tmp_path / "messages.md"
    stale.write_text("old")
    monkeypatch.setattr(script, "documents", lambda: {stale: "new"})
    assert script.main(["--check"]) == 1
    assert stale.read_text() == "old"
    assert "messages.md" in capsys.readouterr().out
    assert script.main([]) == 0
    assert stale.read_text() == "new"
    assert script.main(["--check"]) == 0


def test_every_rule_on_an_object_is_among_its_attributes_or_none_has_it() -> None:
    """The tables of attributes name rules that there are, and most of them."""
    from dosiscope.core.rules import rules

    named = {
        rule.strip()
        for line in _script()._lines("attributes.csv")
        for rule in line.split("|")[4].split(",")
    }
    assert named <= set(rules())
    about = (
        "PAT",
        "STU",
        "SER",
        "SOP",
        "IMG",
        "SS",
        "RC",
        "OB",
        "PL",
        "FX",
        "DO",
        "DVH",
    )
    silent = {r for r in rules() if r.partition("-")[0] in about} - named
    # kept by the program as a whole, not by one attribute
    assert silent <= {"DO-25", "DVH-11"}


def test_pictures_of_the_examples_can_be_made(qapp: QApplication) -> None:
    script = _script("make_off_slice_pictures")
    # as its main does: letters drawn before would be kept in another font
    script.apply_style(qapp, script.DARK)
    picture = script.picture_of(EXAMPLES["a"])
    left = picture.copy(0, 0, script.AXIAL, script.AXIAL)
    middle = picture.copy(script.AXIAL + script.SPACE, 0, script.AXIAL, script.AXIAL)
    assert left != middle  # two planes


def test_pictures_of_the_window_are_those_of_the_script() -> None:
    made = {f"{name}.png" for name in _script("make_pictures").PICTURES}
    assert made == {path.name for path in (DOCS / "pictures").glob("*.png")}


def test_a_picture_of_few_colours_stays_as_it_is_and_others_have_256() -> None:
    reduced = _script("make_pictures").reduced
    few = QImage(70, 9, QImage.Format.Format_RGB32)
    few.fill(QColor("#123456"))
    few.setPixelColor(69, 8, QColor("#fedcba"))
    kept = reduced(few)
    assert kept.convertToFormat(QImage.Format.Format_RGB32) == few
    assert kept.colorCount() == 2
    many = QImage(64, 64, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(64):
            many.setPixelColor(x, y, QColor(4 * x, 4 * y, 128))
    kept = reduced(many)
    assert kept.colorCount() == 256
    pairs = [
        (kept.pixelColor(x, y), many.pixelColor(x, y))
        for x in range(64)
        for y in range(64)
    ]
    off = [abs(a.red() - b.red()) + abs(a.green() - b.green()) for a, b in pairs]
    assert max(off) < 40
    assert sum(off) / len(off) < 12


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tests_and_benchmarks_that_a_page_names_are_there(page: Path) -> None:
    found = list((ROOT / "tests").rglob("test_*.py"))
    tests = {
        name
        for path in found
        for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))
    }
    names = set(_NAMED.findall(page.read_text(encoding="utf-8")))
    missing = {
        name
        for name in names - tests
        if not (any(ROOT.glob(name)) or any(path.name == name for path in found))
    }
    assert missing == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_code_stands_in_fences_and_the_page_ends_with_its_line(page: Path) -> None:
    """What fills paragraphs anew leaves fences alone; indented lines it joins."""
    text = page.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not re.findall(r"\n\n {4}\S.*", FENCED.sub("", text))


@pytest.mark.parametrize("verb", names())
def test_the_user_guide_has_every_option_of_a_verb(verb: str) -> None:
    """The synopsis and the verb have the same; what all verbs share stands above it."""
    guide = (DOCS / "guide" / "command-line.md").read_text(encoding="utf-8")
    (synopsis,) = (b for b in FENCED.findall(guide) if "\ndosiscope check" in b)
    told = {
        one.split()[0].strip("[]"): set(re.findall(r"--[a-z][a-z-]*", one))
        for one in synopsis.split("\ndosiscope ")[1:]
    }
    shared, own = ArgumentParser(add_help=False), ArgumentParser(add_help=False)
    add_inputs(shared)
    if "ARCHIVE" in _synopsis_of(synopsis, verb):
        add_node(shared)
        (words,) = re.findall(r"\nARCHIVE is (.*?)\n\n", guide, re.DOTALL)
        archive = ArgumentParser(add_help=False)
        add_node(archive)
        assert set(re.findall(r"--[a-z][a-z-]*", words)) == _options(archive)
    verb_of(verb).add_options(own)
    has = _options(own) - {"--output"}  # told as -o
    assert told[verb] <= has
    assert has - told[verb] <= _options(shared)


def _synopsis_of(synopsis: str, verb: str) -> str:
    return next(
        one
        for one in synopsis.split("\ndosiscope ")[1:]
        if one.split()[0].strip("[]") == verb
    )


def _options(parser: ArgumentParser) -> set[str]:
    words = {word for one in parser._actions for word in one.option_strings}
    return {word for word in words if word.startswith("--")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    missing = set()
    for link in _LINK.findall(text):
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (heading and heading not in _anchors(target)):
            missing.add(link)
    assert missing == set()


def _anchors(page: Path) -> set[str]:
    """The names of a page's headings, as the usual renderers make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


def test_decisions_have_the_number_of_their_file() -> None:
    pages = sorted(DOCS.glob("decisions/0*.md"))
    for number, page in enumerate(pages, start=1):
        assert page.name.startswith(f"{number:04}-")
        assert page.read_text(encoding="utf-8").startswith(f"# {number}. ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_of_the_product_that_a_page_names_are_there(page: Path) -> None:
    named = set(_FILE.findall(page.read_text(encoding="utf-8")))
    assert {name for name in named if not is_there(name)} == set()


@pytest.mark.parametrize("page", NAMING, ids=lambda page: page.name)
def test_names_of_the_code_that_a_page_uses_are_there(page: Path) -> None:
    names = set(names_in(page.read_text(encoding="utf-8")))
    assert {name for name in names if not is_there(name)} == set()


@pytest.mark.parametrize(
    ("there", "gone"),
    [
        ("core.geometry.Geometry", "core.geometry.Transform"),
        ("io.kinds", "io.sorts"),
        ("Dose.has_gaps", "Dose.has_holes"),
        ("ContourLayer.review", "ContourLayer.window"),  # of its base
        ("Steps[T]", "Stairs[T]"),
        ("core/plane.py", "core/planes.py"),
        ("snapshot --plane coronal", "snapshot --slice coronal"),
    ],
)
def test_a_name_that_is_not_there_is_found(there: str, gone: str) -> None:
    assert is_there(there)
    assert not is_there(gone)


def test_the_glossary_is_in_order() -> None:
    lines = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line.startswith("| ")][1:]
    words = [row[1].strip().casefold() for row in rows]
    assert words == sorted(words)
