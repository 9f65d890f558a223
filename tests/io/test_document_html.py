"""A report as one HTML page."""

from __future__ import annotations

from base64 import b64encode

import pytest

from dosiscope.core.outputs import is_ours
from dosiscope.core.text import DASH, MINUS
from dosiscope.io.out.document_html import Picture, document_html
from support.documents import HOSTILE, a_document
from support.pages import Page

PICTURES = {
    "dvh plot": Picture("image/svg+xml", b"<svg/>"),
    "axial": Picture("image/png", b"\x89PNG"),
}


def test_the_page_is_whole_and_needs_nothing_else() -> None:
    text = document_html(a_document(), PICTURES)
    page = Page(text)
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "iframe", "object"}
    addresses = [
        value
        for _, attributes in page.tags
        for key, value in attributes.items()
        if key in ("src", "href") and value is not None
    ]
    assert all(one.startswith(("data:image/", "#")) for one in addresses)
    assert "url(" not in text
    assert "http" not in text
    assert is_ours(text.encode())


def test_all_that_the_document_says_is_there() -> None:
    page = Page(document_html(a_document(), PICTURES))
    words = "\n".join(page.words)
    for told in (
        *("Plan review", "identity left out", '"Plan" 2024-01-02 …12.3', "DVH & goals"),
        *("Dosiscope 0.1.0", "Not for clinical decisions", "2026-01-02 03:04 +0000"),
        *("Of PTV.", "± is of the outline", "No goals.", "DVH of PTV", "Plan label"),
    ):
        assert told in words
    assert page.rows == [
        ["Structure", "D95%Gy", "MeanGy"],
        ["PTV", "57.12", "≥ 60.00"],
        ["Cord", DASH, f"{MINUS}0.50"],
        ["Lens", "no dose", DASH],
    ]
    assert page.numbers == [
        ("250.5", "250.5"),
        ("57.12", "57.12346"),
        ("≥ 60.00", "60"),
        (f"{MINUS}0.50", "-0.5"),
    ]


def test_pictures_are_within() -> None:
    page = Page(document_html(a_document(), PICTURES))
    sources = [attributes["src"] for tag, attributes in page.tags if tag == "img"]
    assert sources == [
        f"data:{kind};base64,{b64encode(data).decode()}"
        for kind, data in PICTURES.values()
    ]
    with pytest.raises(KeyError):
        document_html(a_document(), {})


def test_words_of_the_files_are_words_on_the_page() -> None:
    page = Page(document_html(a_document(HOSTILE), PICTURES))
    assert "script" not in {tag for tag, _ in page.tags}
    assert HOSTILE in "".join(page.words)


def test_every_printed_page_tells_what_it_is_of_whatever_that_holds() -> None:
    from dataclasses import replace

    hostile = '"; } body { display: none } </style><script>'
    text = document_html(replace(a_document(), identity=hostile), PICTURES)
    style = text.partition("</style>")[0]
    assert "display: none } </" not in style
    assert r"identity\000020left" in document_html(a_document(), PICTURES)
    assert "counter(page)" in style
    assert Page(text).open == []
