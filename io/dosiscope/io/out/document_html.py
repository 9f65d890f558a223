"""A report as one HTML page: pictures within, nothing to load, fit to be printed."""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from dosiscope.core.__about__ import __version__
from dosiscope.core.language import tr
from dosiscope.core.report.document import Facts, Figure, Paragraph, Table, Tone
from dosiscope.core.text import seven_figures_text
from dosiscope.io.out.document_style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dosiscope.core.report.document import Block, Cell, Column, Document, Section

_SHORT, _LONG = 16, 28  # letters
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


class Picture(NamedTuple):
    """A picture or plot as the bytes of a file."""

    kind: str  # its media type: "image/png", "image/svg+xml"
    data: bytes


def document_html(document: Document, pictures: Mapping[str, Picture]) -> str:
    """Return the page; ``pictures`` are those of all its figures, by key.

    Text of files is escaped; the page holds no script and no address. A number with
    more figures than are read has them in its ``data`` element.
    """
    sections = "".join(_section(one, pictures) for one in document.sections)
    links = "".join(
        f'<a href="#{_anchor(one)}">{escape(one.title)}</a>'
        for one in document.sections
    )
    parts = (document.identity, document.subject)
    who = "".join(f"<p>{escape(part)}</p>" for part in parts if part)
    language = tr("en", "code of this language in HTML")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="generator" content="Dosiscope {__version__}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(document.title)}</title>"
        f"<style>{STYLE}{_margins(document)}</style></head>\n"
        f"<body><header><h1>{escape(document.title)}</h1>{who}"
        f"<p class='faint'>{escape(document.program)} · {escape(document.made)}</p>"
        f"<p class='purpose'>{escape(document.purpose)}</p></header>"
        f"<nav>{links}</nav><main>{sections}</main>"
        f"<footer>{escape(document.purpose)}</footer></body></html>\n"
    )


def _margins(document: Document) -> str:
    """Return the style that tells on every printed page what the report is of."""
    boxes = (
        ("top-left", _quoted(document.identity)),
        ("top-right", _quoted(document.subject)),
        ("bottom-left", _quoted(document.purpose)),
        ("bottom-right", _page_number()),
    )
    return f"@page {{ {' '.join(f'@{box} {{ content: {c}; }}' for box, c in boxes)} }}"


def _page_number() -> str:
    """Return "page 1 of 3" as CSS counts it."""
    counters = {"number": "counter(page)", "total": "counter(pages)"}
    text = tr("page {number} of {total}", **counters)
    told = re.split(rf"({'|'.join(map(re.escape, counters.values()))})", text)
    return " ".join(
        part if part in counters.values() else _quoted(part) for part in told if part
    )


def _quoted(text: str) -> str:
    """Return a text as CSS takes it, whatever is in it: all but letters as numbers."""
    told = (c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text)
    return f'"{"".join(told)}"'


def _anchor(section: Section) -> str:
    return re.sub("[^a-z0-9]+", "-", section.key.casefold())


def _section(section: Section, pictures: Mapping[str, Picture]) -> str:
    parts: list[str] = []
    beside: list[str] = []
    for block in section.blocks:
        if isinstance(block, Figure):
            beside.append(_figure(block, pictures[block.key]))
            continue
        parts += [*_row(beside), _block(block)]
        beside = []
    parts += _row(beside)
    title = escape(section.title)
    return (
        f"<section id='{_anchor(section)}'><h2>{title}</h2>{''.join(parts)}</section>"
    )


def _row(figures: list[str]) -> list[str]:
    return [f"<div class='figures'>{''.join(figures)}</div>"] if figures else []


def _figure(figure: Figure, picture: Picture) -> str:
    data = b64encode(picture.data).decode("ascii")
    caption = escape(figure.caption)
    return (
        f"<figure style='width: {seven_figures_text(100 * figure.width)}%'>"
        f"<img alt='{caption}' src='data:{picture.kind};base64,{data}'>"
        f"<figcaption>{caption}</figcaption></figure>"
    )


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Facts):
        pairs = (
            f"<dt>{escape(name)}</dt><dd{_class(cell.tone)}>{_inside(cell)}</dd>"
            for name, cell in block.pairs
        )
        title = f"<h3>{escape(block.title)}</h3>" if block.title else ""
        return f"{title}<dl>{''.join(pairs)}</dl>"
    if isinstance(block, Paragraph):
        return f"<p{_class(block.tone)}>{escape(block.text)}</p>"
    raise AssertionError(block)


def _table(table: Table) -> str:
    title = f"<h3>{escape(table.title)}</h3>" if table.title else ""
    note = f"<p class='note'>{escape(table.note)}</p>" if table.note else ""
    if not table.rows:
        empty = f"<p class='faint'>{escape(table.empty)}</p>" if table.empty else ""
        return f"{title}{empty}{note}"
    head = "".join(map(_heading, table.columns))
    body = "".join(
        f"<tr>{_cells(zip(table.columns, row, strict=True))}</tr>" for row in table.rows
    )
    return (
        f"{title}<div class='wide'><table id='table-{escape(_key(table.key))}'>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{note}"
    )


def _key(key: str) -> str:
    return key.replace(" ", "-")


def _heading(column: Column) -> str:
    kind = " class='number'" if column.is_number else ""
    unit = f"<small>{escape(column.unit)}</small>" if column.unit else ""
    return f"<th scope='col'{kind}>{escape(column.heading)}{unit}</th>"


def _cells(cells: Iterable[tuple[Column, Cell]]) -> str:
    return "".join(
        f"<td{_class(cell.tone, column, cell.text)}>{_inside(cell)}</td>"
        for column, cell in cells
    )


def _class(tone: Tone, column: Column | None = None, text: str = "") -> str:
    words = [] if tone is Tone.PLAIN else [tone.value]
    if column is not None:
        if column.is_number:
            words.append("number")
        elif len(text) <= _SHORT:
            words.append("short")  # never broken
        elif any(len(word) > _LONG for word in text.split()):
            words.append("long")  # broken anywhere: a UID, a hash
    return f" class='{' '.join(words)}'" if words else ""


def _inside(cell: Cell) -> str:
    mark = ""
    if _COLOUR.fullmatch(cell.colour):
        mark = f"<i style='background: {cell.colour}'></i>"
    number = seven_figures_text(cell.value)
    text = escape(cell.text)
    return f"{mark}<data value='{number}'>{text}</data>" if number else f"{mark}{text}"
