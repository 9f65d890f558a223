"""Texts that a person reads, in the language of the program.

Every text that stands in a window, a picture, a report or a message is written as
``tr("Export the report…")``, or ``tr("{roi} lies outside of {image}", roi=…, image=…)``
where something is put in: whole sentences, since other languages have another order of
words.  The texts are constants: ``packaging/translations.py`` collects them for those
who translate.  What is not for persons (keys of JSON, columns of CSV, DICOM keywords,
names in settings) stays as it is.

The language is chosen once, before anything that is seen is imported; so texts at the
top of a module are made in it too (docs/decisions/0032-languages.md).
"""

from __future__ import annotations

from typing import Any

from dosiscope.core.identity import filled
from dosiscope.core.text import grouped
from dosiscope.core.translator import translated, translated_count


def tr(text: str, meaning: str = "", /, **fields: Any) -> str:
    """Return a text in the language of the program, with its fields put in.

    Parameters
    ----------
    text
        In English; a template of `str.format` where there are fields.
    meaning
        Says which one is meant where a word has several meanings: "Open" of a file
        or of an angle.
    fields
        What stands in braces; identity in them stays marked, and numbers get a true
        minus sign (see `dosiscope.core.identity.filled`).
    """
    text = translated(text, meaning)
    return filled(text, fields) if fields else text


def tr_count(
    one: str, many: str, number: int, meaning: str = "", /, **fields: Any
) -> str:
    """Return a text about one or several, in the form that goes with the number.

    ``{n}`` in it is the number, thousands `grouped`.
    """
    text = translated_count(one, many, number, meaning)
    return filled(text, {"n": grouped(number), **fields})


def in_quotes(text: str) -> str:
    """Return a name or words of a file in the quotation marks of the language."""
    return tr('"{text}"', text=text)


def in_curved_quotes(text: str) -> str:
    """Return what was typed, or a name beside it, in curved quotation marks."""
    return tr("“{text}”", text=text)


def marked(text: str, meaning: str = "", /) -> str:
    """Return a text as it is, English, and let it be collected for translation.

    For what is a key as well: who shows it asks ``tr`` of it.
    """
    del meaning
    return text
