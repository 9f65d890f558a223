"""The pages of a report as PDF, read again by another program."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontDatabase

from dosiscope.core.outputs import is_ours
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Figure,
    Paragraph,
    Section,
    Table,
)
from dosiscope.core.report.template import Colours, Page, Part, Template
from dosiscope.core.text import MINUS
from dosiscope.core.visible import visible
from dosiscope.viewer.canvas import ensure_application
from dosiscope.viewer.report.pages import pages_of
from support.documents import a_document
from support.pdf_read import (
    about,
    fonts,
    letters,
    page_letters,
    pages_text,
    sizes_mm,
    unpacked,
)
from support.written_pdf import write_pdf

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication

    from dosiscope.core.report.document import Block, Document

pytestmark = pytest.mark.usefixtures("qapp")

TEMPLATE = Template(title="Plan review", parts=(Part(key="plan"),))
_TIMES = re.compile(rb"D:\d{14}[^)]*|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[^\"<]*")


class Boxes:
    """Paints a box for every figure, and notes what was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, QRectF, Colours]] = []
        self.made: list[tuple[str, float, float]] = []

    def make(self, key: str, room: QRectF, colours: Colours) -> None:
        del colours
        self.made.append((key, room.width(), room.height()))

    def paint(
        self, key: str, painter: QPainter, room: QRectF, colours: Colours
    ) -> None:
        self.asked.append((key, QRectF(room), colours))
        painter.fillRect(room, Qt.GlobalColor.darkBlue)


def pdf(document: Document, template: Template = TEMPLATE) -> bytes:
    return write_pdf(document, Boxes(), template)


def of_blocks(*blocks: Block) -> Document:
    section = Section(key="plan", title="The plan", blocks=blocks)
    return replace(a_document(), sections=(section,))


def rows_table(rows: int, columns: int = 4, word: str = "") -> Table:
    return Table(
        key="rows",
        title="Rows",
        columns=(
            Column(key="name", heading="Name", is_name=True),
            *(
                Column(key=f"c{n}", heading=f"Column{n}", unit="Gy", is_number=True)
                for n in range(columns)
            ),
        ),
        rows=tuple(
            (
                Cell(text=f"row{row}x {word}".strip()),
                *(
                    Cell(text=f"{row}.{n:03d}7", value=row + n / 1000)
                    for n in range(columns)
                ),
            )
            for row in range(rows)
        ),
    )


# --- what is there -------------------------------------------------------------------


def test_every_word_of_a_document_can_be_searched_for() -> None:
    document = a_document()
    (text,) = page_letters(pdf(document))
    for words in (
        document.title,
        document.identity,
        document.subject,
        document.purpose,
        document.program,
        document.made,
        *(section.title for section in document.sections),
        "57.12",
        "≥ 60.00",
        f"{MINUS}0.50",
        "250.5",
        "± is of the outline",
        "No goals.",
        "DVH of PTV",
        "D95%",
    ):
        assert letters(words) in text, words


@pytest.mark.slow
def test_head_and_foot_stand_on_every_page() -> None:
    document = of_blocks(rows_table(300))
    pages = pages_text(pdf(document))
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        for words in (document.identity, document.subject, document.purpose):
            assert words in text
        assert f"page {number} of {len(pages)}" in text


@pytest.mark.slow
def test_the_heads_of_tables_are_told_on_every_page_and_no_row_is_cut() -> None:
    pages = page_letters(
        pdf(of_blocks(rows_table(300, word="a name of two lines " * 4)))
    )
    assert all("Column0" in text and "Column3" in text for text in pages)
    assert all(text.count("Rows·continued") == 1 for text in pages[1:])
    where: dict[int, int] = {}
    for number, text in enumerate(pages):
        for row in range(300):
            cells = [f"row{row}x", *(f"{row}.{n:03d}7" for n in range(4))]
            # among others: a number may end with that of another row
            found = [cell in text for cell in cells[:1]]
            if all(found):
                assert all(cell in text for cell in cells), (number, row)
                where.setdefault(row, number)
    assert sorted(where) == list(range(300))


@pytest.mark.slow
def test_facts_stand_on_the_page_of_their_table_and_the_moment_once() -> None:
    facts = Facts(
        pairs=tuple((f"Fact{n}", Cell(text=f"told {n} " * 9)) for n in range(3))
    )
    for lines in range(40, 52):
        before = [Paragraph(text="A line.") for _ in range(lines)]
        document = of_blocks(*before, facts, rows_table(4))
        pages = page_letters(pdf(document))
        (at,) = (n for n, page in enumerate(pages) if "Fact0" in page)
        assert "row0x" in pages[at]
        assert len([page for page in pages if "Fact" in page]) == 1
        assert all(page.count(letters(document.made)) == 1 for page in pages)


@pytest.mark.slow
def test_words_that_lead_to_a_table_stand_on_its_page_with_their_heading() -> None:
    lead = (Paragraph(text="Lead one."), Paragraph(text="Lead two."))
    table = replace(rows_table(4), title="")
    for lines in range(38, 48):
        before = tuple(Paragraph(text="A line.") for _ in range(lines))
        first = Section(key="plan", title="The plan", blocks=before)
        second = Section(key="goals", title="Heading", blocks=(*lead, table))
        document = replace(a_document(), sections=(first, second))
        pages = page_letters(pdf(document))
        (at,) = (n for n, page in enumerate(pages) if "Leadone." in page)
        assert all(told in pages[at] for told in ("Heading", "Leadtwo.", "row0x"))


def test_a_wide_table_is_parted_and_tells_the_names_of_its_rows_again() -> None:
    table = rows_table(3, columns=30)
    text = " ".join(pages_text(pdf(of_blocks(table))))
    parts = int(re.findall(r"part 1 of (\d+)", text)[0])
    assert parts > 1
    for row in range(3):
        assert text.count(f"row{row}x") == parts
        for n in range(30):
            assert f"{row}.{n:03d}7" in text
    for n in range(30):
        assert len(re.findall(rf"Column{n}\b", text)) == 1


@pytest.mark.parametrize("page", Page)
@pytest.mark.parametrize("is_landscape", [False, True])
def test_pages_are_of_the_paper_that_is_wanted(page: Page, is_landscape: bool) -> None:
    template = replace(TEMPLATE, page=page, is_landscape=is_landscape)
    width, height = template.size_mm
    found = sizes_mm(pdf(a_document(), template))
    assert set(found) == {(round(width), round(height))}


def test_figures_are_painted_once_in_the_colours_that_are_wanted() -> None:
    boxes = Boxes()
    template = replace(TEMPLATE, colours=Colours.DARK)
    write_pdf(a_document(), boxes, template)
    assert [(key, colours) for key, _, colours in boxes.asked] == [
        ("dvh plot", Colours.DARK),
        ("axial", Colours.DARK),
    ]
    one, other = (room for _, room, _ in boxes.asked)
    assert one.top() == other.top()  # beside each other
    assert one.right() < other.left()


@pytest.mark.parametrize(
    ("lines", "shown", "count"), [(10, "ample", 1), (32, "scant", 1), (60, "ample", 2)]
)
def test_the_scant_blocks_of_a_section_stand_where_they_save_a_page(
    lines: int, shown: str, count: int
) -> None:
    boxes = Boxes()
    words = tuple(Paragraph(text="A line.") for _ in range(lines))
    section = Section(
        key="pictures",
        title="Pictures",
        blocks=(*words, Figure(key="ample", caption="x", aspect=1.5)),
        scant=(*words, Figure(key="scant", caption="x", aspect=4.0)),
    )
    document = replace(a_document(), sections=(section,))
    assert len(pages_text(write_pdf(document, boxes, TEMPLATE))) == count
    assert {key for key, *_ in boxes.made} == {shown}


def test_a_figure_higher_than_a_page_is_made_smaller_and_keeps_its_sides() -> None:
    boxes = Boxes()
    figure = Figure(key="tall", caption="Tall " * 2000, aspect=0.05)
    data = write_pdf(of_blocks(figure, Paragraph(text="after")), boxes, TEMPLATE)
    ((_, room, _),) = boxes.asked
    assert room.width() / room.height() == pytest.approx(0.05)
    assert room.height() < TEMPLATE.size_mm[1] / 25.4 * 720
    text = "".join(page_letters(data))
    assert text.count("Tall") == 2000
    assert "after" in text


# --- what must not break it ----------------------------------------------------------


def test_pictures_are_made_one_by_one_before_a_page_is_painted() -> None:
    boxes = Boxes()
    steps = pages_of(a_document(), boxes, TEMPLATE)
    told = []
    for step in steps:
        told.append(len(boxes.made))
        assert not boxes.asked
        del step
    assert told == sorted(told)
    assert max(b - a for a, b in pairwise([*told, len(boxes.made)])) == 1
    write_pdf(a_document(), painted := Boxes(), TEMPLATE)
    sizes = {(key, room.width(), room.height()) for key, room, _ in painted.asked}
    assert set(boxes.made) == sizes


def test_letters_of_no_font_are_told_by_their_code_and_named_once() -> None:
    lost = "\ue123"
    text = " ".join(pages_text(pdf(a_document(f"Blase {lost} {lost}"))))
    assert "Blase \u2039U+E123\u203a \u2039U+E123\u203a" in text
    assert text.count("in no font of this computer: \u2039U+E123\u203a") == 1
    assert "in no font" not in " ".join(pages_text(pdf(a_document("Blase Ä β"))))


@pytest.mark.slow
@pytest.mark.parametrize(
    "word",
    [
        "w" * 5000,
        "1.2.826.0.1.3680043." * 40,
        "many words of a sentence " * 400,
        "one\ntwo\nthree",
        f"Größe µ² ≥ ± {MINUS} Δ",
        "膀胱" * 100,
    ],
)
def test_long_and_strange_text_is_told_whole_wherever_it_stands(word: str) -> None:
    chinese = QFontDatabase.WritingSystem.SimplifiedChinese
    ensure_application()
    if "膀" in word and not QFontDatabase.families(chinese):
        pytest.skip("no font of this machine has Chinese letters")
    table = Table(
        key="t",
        columns=(
            Column(key="a", heading=word[:300], is_name=True),
            Column(key="b", heading="B"),
        ),
        rows=((Cell(text=word), Cell(text="beside")),),
        note=word,
    )
    facts = Facts(pairs=((word[:200], Cell(text=word)),))
    data = pdf(of_blocks(table, facts, Paragraph(text=word)))
    pages = page_letters(data)
    document = of_blocks()
    edges = [letters(document.identity), letters(document.subject)]
    edges += [
        letters(document.purpose),
        letters(document.program + "·" + document.made),
    ]
    wanted, text = letters(word), ""
    for number, page in enumerate(pages, 1):
        body = page.replace(f"page{number}of{len(pages)}", "")
        for edge in edges:
            body = body.replace(edge, "")
        text += re.sub("Theplan·continued|continued", "", body)
    count = sum(text.count(letter) for letter in set(wanted))
    assert count >= 4 * len(wanted)
    assert wanted in text  # the paragraph
    assert "beside" in text


def test_what_has_no_shape_is_told_by_signs_and_no_letter_ends_it() -> None:
    unseen = "\x00\x1b\u202e\udcff\ud800"
    word = f"a{unseen}d\U0001f600 مرحبا"
    data = pdf(of_blocks(Paragraph(text=word), rows_table(1, word=word)))
    (text,) = page_letters(data)
    assert all(visible(one) in text for one in unseen[2:])


@pytest.mark.slow
def test_a_head_without_end_is_shortened_and_told_whole_once() -> None:
    long = " ".join(f"name{n}" for n in range(400))
    data = pdf(replace(of_blocks(rows_table(200)), identity=long))
    pages = pages_text(data)
    assert all("name0 " in text and "…" in text for text in pages)
    assert "name399" in pages[0]
    assert not any("name399" in text for text in pages[1:])
    assert all("row" in text for text in pages)


@pytest.mark.slow
def test_thousands_of_rows_are_all_there_in_little_room() -> None:
    data = pdf(of_blocks(rows_table(1200, columns=1)))
    text = "".join(page_letters(data))
    assert all(f"row{n}x" in text for n in range(1200))
    assert len(data) < 5_000_000


def test_a_report_of_nothing_is_a_page() -> None:
    pages = pages_text(pdf(replace(a_document(), sections=())))
    assert len(pages) == 1
    assert "page 1 of 1" in pages[0]


# --- what it says about itself -------------------------------------------------------


def test_it_says_its_title_and_the_program_and_nothing_of_the_patient() -> None:
    document = replace(a_document(), identity="Zyx^Wvu · ID 77-X", subject="Plan Qqq")
    data = pdf(document)
    told = about(data)
    assert told["/Title"] == "Plan review"
    assert told["/Creator"].startswith("Dosiscope ")
    assert set(told) <= {
        "/Title", "/Creator", "/Author", "/Producer", "/CreationDate", "/ModDate",
        "/Trapped",
    }  # fmt: skip
    assert not told.get("/Author")
    for words in ("Zyx", "77-X", "Qqq"):
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            # the page shows it by its font's numbers; nothing else holds it
            assert words.encode(encoding) not in unpacked(data)


def test_made_again_it_differs_in_the_moment_alone() -> None:
    document = a_document()
    one, other = (_TIMES.sub(b"", pdf(document)) for _ in range(2))
    assert one == other


def test_its_fonts_are_in_it() -> None:
    found = fonts(pdf(a_document()))
    assert found
    assert all(found.values())
    assert any("Inter" in name for name in found)


@pytest.mark.parametrize("title", ["Plan review", "Größe (a) \\ b", "x" * 400])
def test_it_is_known_as_ours(title: str) -> None:
    assert is_ours(pdf(replace(a_document(), title=title))[:4096])


def test_pdfs_of_others_are_not_ours() -> None:
    data = pdf(a_document())
    other = data.replace(
        "Dosiscope".encode("utf-16-be"), "Somebodys".encode("utf-16-be")
    )
    assert other != data
    assert not is_ours(other[:4096])


def test_it_is_the_same_whatever_the_size_of_text_on_the_screen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dosiscope.viewer import theming

    usual = pages_text(pdf(a_document()))
    monkeypatch.setattr(theming.state, "text_scale", 1.3)
    assert pages_text(pdf(a_document())) == usual
