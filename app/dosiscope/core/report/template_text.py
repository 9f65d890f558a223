"""Templates of reports as small texts that a person can write.

First ``key = value`` lines of the whole, then the parts in the order of the report,
each as its name in brackets and the options that it is to have otherwise than usual::

    title = Plan review
    page = A4
    orientation = portrait
    colours = print

    [goals]

    [dvh]
    stored = no
    metrics = D95%, V20Gy

A line that begins with ``#`` is a remark; a list has commas between its words.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dosiscope.core.__about__ import __version__
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.identity import Personal
from dosiscope.core.language import in_quotes, tr
from dosiscope.core.report.template import (
    OPTIONS,
    PLANES,
    Colours,
    Detail,
    Page,
    Part,
    Place,
    Rows,
    Structures,
    Template,
)
from dosiscope.core.text_file import read_text
from dosiscope.core.visible import path_text, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from os import PathLike

    from dosiscope.core.dvh.metric import Metric

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

MOST_BYTES: Final = 100_000  # of a file
_MOST_TITLE: Final = 120  # letters: it stands in a line of every page
_MOST_METRICS: Final = 20  # columns more than a page can hold help nobody
_MOST_TOLD: Final = 40  # letters of a value that cannot be used
_ORIENTATIONS: Final = {"portrait": False, "landscape": True}


class TemplateError(DosiscopeError):
    """A text is no template; the message tells which line, and why."""


def read_template(path: str | PathLike[str]) -> Template:
    """Read the template of a file.

    Raises
    ------
    TemplateError
        It cannot be read, or a line of it cannot be used.
    """
    try:
        return parse_template(read_text(path, MOST_BYTES))
    except (TemplateError, NotReadableError) as error:
        told = tr(
            "no template in {path}: {why}",
            path=Personal(path_text(path)),
            why=str(error),
        )
        raise TemplateError(told) from None


def parse_template(text: str) -> Template:
    """Read a template.

    Raises
    ------
    TemplateError
        A line is none, names what is not known or was there before, or its value
        cannot be used; or there is no title, or no part.
    """
    if "\0" in text:
        raise TemplateError(tr("it is no text"))
    whole: dict[str, Any] = {}
    parts: dict[str, dict[str, Any]] = {}
    values, known, where = whole, _WHOLE, ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        words = line.strip()
        if not words or words.startswith("#"):
            continue
        try:
            if words.startswith("["):
                where = _part(words)
                if where in parts:
                    raise TemplateError(
                        tr('the part "{part}" is there twice', part=where)
                    )
                values = parts[where] = {}
                known = {name: (name, _OPTIONS[name]) for name in OPTIONS[where]}
            else:
                field, value = _value(words, known, where)
                if field in values:
                    key = words.partition("=")[0].strip()
                    raise TemplateError(tr('"{key}" is there twice', key=key))
                values[field] = value
        except TemplateError as error:
            raise TemplateError(
                tr("line {number}: {why}", number=number, why=str(error))
            ) from None
    if "title" not in whole:
        raise TemplateError(tr('it has no title: begin with a line "title = …"'))
    if not parts:
        raise TemplateError(
            tr("it has no part; there are {parts}", parts=_brackets(OPTIONS))
        )
    made = (Part(key=key, **options) for key, options in parts.items())
    return Template(**whole, parts=tuple(made))


def template_text(template: Template) -> str:
    """Return a template as `parse_template` reads it."""
    lines = [
        f"title = {template.title}",
        f"page = {template.page.value}",
        f"orientation = {'landscape' if template.is_landscape else 'portrait'}",
        f"colours = {template.colours.value}",
    ]
    for part in template.parts:
        usual = Part(key=part.key)
        lines += ["", f"[{part.key}]"]
        for name in OPTIONS[part.key]:
            value = getattr(part, name)
            if value != getattr(usual, name):
                lines.append(f"{name} = {_written(value)}")
    return "\n".join([*lines, ""])


def template_file(template: Template) -> str:
    """Return a template as it is saved: with the remark that the program wrote it."""
    return f"# program,Dosiscope {__version__}\n{template_text(template)}"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(map(_written, value))
    if isinstance(value, Enum):
        return str(value.value)
    return str(getattr(value, "text", value))


def _part(words: str) -> str:
    """Return the key of a part in brackets."""
    name = " ".join(words[1:-1].split()).casefold()
    if not words.endswith("]") or name not in OPTIONS:
        raise TemplateError(
            tr(
                "{what} is no part; there are {parts}",
                what=_told(words),
                parts=_brackets(OPTIONS),
            )
        )
    return name


def _value(
    words: str, known: Mapping[str, tuple[str, Callable[[str], Any]]], part: str
) -> tuple[str, Any]:
    """Return which field a line sets, and its value."""
    name, equals, value = (" ".join(one.split()) for one in words.partition("="))
    if not equals:
        raise TemplateError(
            tr(
                '{what} is neither a part in brackets nor has a value behind a "="',
                what=_told(name),
            )
        )
    if name.casefold() not in known:
        raise TemplateError(_no_option(_told(name), part, ", ".join(known)))
    field, read = known[name.casefold()]
    try:
        return field, read(value)
    except DosiscopeError as error:
        raise TemplateError(f"{name}: {error}") from None


def _told(text: str) -> str:
    return in_quotes(shown(text, _MOST_TOLD))


def _no_option(what: str, part: str, known: str) -> str:
    if not part:
        return tr(
            "{what} is no option of a template; there are {options}",
            what=what,
            options=known,
        )
    if not known:
        return tr(
            '{what} is no option of the part "{part}", which has none',
            what=what,
            part=part,
        )
    return tr(
        '{what} is no option of the part "{part}"; there are {options}',
        what=what,
        part=part,
        options=known,
    )


def _brackets(names: Iterable[str]) -> str:
    return ", ".join(f"[{name}]" for name in names)


# --- values ------------------------------------------------------------------------


def _title(text: str) -> str:
    if not text or len(text) > _MOST_TITLE:
        raise TemplateError(tr("write from 1 to {most} letters", most=_MOST_TITLE))
    return shown(text, _MOST_TITLE)


def _one_of(words: Mapping[str, T]) -> Callable[[str], T]:
    def read(text: str) -> T:
        for word, value in words.items():
            if word.casefold() == text.casefold():
                return value
        raise TemplateError(
            tr("{what} is none of {words}", what=_told(text), words=", ".join(words))
        )

    return read


def _some_of(words: Mapping[str, T]) -> Callable[[str], tuple[T, ...]]:
    read_one = _one_of(words)

    def read(text: str) -> tuple[T, ...]:
        found = tuple(map(read_one, _words(text)))
        if len(set(found)) < len(found):
            raise TemplateError(tr("a word is there twice"))
        return found

    return read


def _words(text: str) -> list[str]:
    """Return the words of a list; none of an empty text."""
    return [word.strip() for word in text.split(",")] if text else []


def _metrics(text: str) -> tuple[Metric, ...]:
    found = tuple(map(parse_metric, _words(text)))
    if len(found) > _MOST_METRICS:
        raise TemplateError(
            tr(
                "{found} metrics; {most} at most",
                found=len(found),
                most=_MOST_METRICS,
            )
        )
    return tuple(dict.fromkeys(found))


def _of_enum(kind: type[E]) -> dict[str, E]:
    return {str(one.value): one for one in kind}


_YES: Final = _one_of({"yes": True, "no": False})
# what a line is called: the field that it sets, and what reads its value
_WHOLE: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "title": ("title", _title),
    "page": ("page", _one_of(_of_enum(Page))),
    "orientation": ("is_landscape", _one_of(_ORIENTATIONS)),
    "colours": ("colours", _one_of(_of_enum(Colours))),
}
_OPTIONS: Final[dict[str, Callable[[str], Any]]] = {
    "rows": _one_of(_of_enum(Rows)),
    "detail": _one_of(_of_enum(Detail)),
    "structures": _one_of(_of_enum(Structures)),
    "figure": _YES,
    "table": _YES,
    "stored": _YES,
    "metrics": _metrics,
    "places": _some_of(_of_enum(Place)),
    "planes": _some_of({one: one for one in PLANES}),
    "spare": _some_of({one: one for one in PLANES}),
    "tray": _YES,
    "dvh": _YES,
}
