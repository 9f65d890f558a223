"""Templates of reports: what they may say, what is refused, what comes along."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.identity import anonymous
from dosiscope.core.outputs import is_ours
from dosiscope.core.report.template import (
    OPTIONS,
    Colours,
    Detail,
    Page,
    Part,
    Place,
    Rows,
    Structures,
    Template,
)
from dosiscope.core.report.template_text import (
    MOST_BYTES,
    TemplateError,
    parse_template,
    read_template,
    template_file,
    template_text,
)
from dosiscope.core.translator import set_translator
from dosiscope.resources.report_templates import (
    DEFAULT,
    PRESETS,
    kept_template,
    kept_text,
    preset,
    preset_text,
)
from support.pseudo import pseudo

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\ufeff# of our clinic
title = Plan review #2
  # a remark
Page = letter
orientation = landscape
COLOURS = dark

[Plan  Check]
rows = notable
[dvh]
structures = all
figure = no
table = yes
stored = NO
metrics = d95%, V20 Gy
[pictures]
places = maximum
planes = sagittal, axial
spare = coronal
tray = no
dvh = yes
[goals]
detail = brief
"""


def test_all_that_a_template_can_say() -> None:
    assert parse_template(FULL) == Template(
        title="Plan review #2",
        page=Page.LETTER,
        is_landscape=True,
        colours=Colours.DARK,
        parts=(
            Part(key="plan check", rows=Rows.NOTABLE),
            Part(
                key="dvh",
                structures=Structures.ALL,
                figure=False,
                stored=False,
                metrics=(parse_metric("D95%"), parse_metric("V20Gy")),
            ),
            Part(
                key="pictures",
                places=(Place.MAXIMUM,),
                planes=("sagittal", "axial"),
                spare=("coronal",),
                tray=False,
                dvh=True,
            ),
            Part(key="goals", detail=Detail.BRIEF),
        ),
    )


def test_what_is_not_said_is_as_usual() -> None:
    template = parse_template("title = x\n[dvh]")
    assert template == Template(title="x", parts=(Part(key="dvh"),))
    assert template.size_mm == (210, 297)
    assert template.part("dvh") is not None
    assert template.part("goals") is None
    assert parse_template(FULL).size_mm == (279.4, 215.9)


@pytest.mark.parametrize("name", PRESETS)
def test_those_that_come_along(name: str) -> None:
    template = preset(name)
    assert parse_template(template_text(template)) == template
    saved = template_file(template)
    assert is_ours(saved.encode())
    assert parse_template(saved) == template
    assert preset_text(name).startswith("# ")


def test_the_usual_one_has_every_part_in_order_as_has_everything() -> None:
    for name in (DEFAULT, "everything"):
        assert [part.key for part in preset(name).parts] == list(OPTIONS)
    everything = preset("everything")
    assert all(part.rows is Rows.ALL for part in everything.parts)


def test_every_option_is_of_a_part_and_is_written_and_read_again() -> None:
    names = {name for options in OPTIONS.values() for name in options}
    assert names == {one.name for one in fields(Part)} - {"key"}
    assert parse_template(template_text(parse_template(FULL))) == parse_template(FULL)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it has no title"),
        ("title = x", "it has no part"),
        ("[plan]", "it has no title"),
        ("title =\n[plan]", "line 1: title: write from 1 to 120 letters"),
        ("title = " + "x" * 121, "line 1: title: write from 1 to 120 letters"),
        ("title = x\ntitle = y", 'line 2: "title" is there twice'),
        ("title = x\npage = A3", 'line 2: page: "A3" is none of A4, Letter'),
        ("title = x\n\nplan", 'line 3: "plan" is neither a part in brackets nor'),
        ("paper = A4", 'line 1: "paper" is no option of a template; there are title'),
        ("title = x\n[plans]", 'line 2: "[plans]" is no part; there are [identity]'),
        ("title = x\n[plan", 'line 2: "[plan" is no part'),
        ("[plan]\n[plan]", 'line 2: the part "plan" is there twice'),
        (
            "[identity]\nrows = all",
            '"rows" is no option of the part "identity", which has none',
        ),
        ("[dvh]\nrows = all", '"rows" is no option of the part "dvh"; there are struc'),
        ("[dvh]\ntable = maybe", 'table: "maybe" is none of yes, no'),
        ("[dvh]\nmetrics = D95", 'line 2: metrics: "D95" has no unit'),
        ("[dvh]\nmetrics = " + "D1%, " * 21 + "D2%", "22 metrics; 20 at most"),
        ("[dvh]\nmetrics = D1%,", 'metrics: "" is no DVH metric'),
        ("[pictures]\nplanes = axial, axial", "planes: a word is there twice"),
        ("[pictures]\nplanes = oblique", '"oblique" is none of axial, coronal'),
        ("title = x\0", "it is no text"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(TemplateError, match=r"^[^\n]+$") as error:
        parse_template(text)
    assert told in str(error.value)


def test_a_file_that_is_no_template_is_named_but_not_to_strangers(
    tmp_path: Path,
) -> None:
    path = tmp_path / "Doe.txt"
    cases = {
        b"": "it has no title",
        b"\xff\xfe": "it is no text in UTF-8",
        b"#" * (MOST_BYTES + 1): "it is too large",
        b"title = x\n[plan]\nz": "line 3",
    }
    for data, told in cases.items():
        path.write_bytes(data)
        with pytest.raises(TemplateError, match=told) as error:
            read_template(path)
        assert str(error.value).startswith(f"no template in {path}: ")
        assert "Doe" not in anonymous(error.value.told(identity=False))
    for other, told in (
        (tmp_path, "not a file|directory"),
        (tmp_path / "x", "it is not there"),
    ):
        with pytest.raises(TemplateError, match=told):
            read_template(other)
    path.write_text(FULL, encoding="utf-8")
    assert read_template(path) == parse_template(FULL)


def test_a_title_of_the_program_is_kept_in_no_language() -> None:
    own = parse_template("title = Mine\n[dvh]")
    english = parse_template("title = Plan review\n[dvh]")
    set_translator(pseudo)
    try:
        # of the user: as it was written, also where it is a word of the program
        assert kept_template(kept_text(own)) == own
        assert kept_template(kept_text(english)) == english
        there = replace(english, title=preset("plan review").title)
        kept = kept_text(there)
        assert "title = Plan review\n" in kept
        assert kept_template(kept) == there
    finally:
        set_translator(None)
    assert kept_template(kept) == english
