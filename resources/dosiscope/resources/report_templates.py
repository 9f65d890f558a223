"""Templates of reports that come with the program."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked, tr
from dosiscope.core.report.template_text import parse_template, template_text

if TYPE_CHECKING:
    from dosiscope.core.report.template import Template

#: Their names, as they are asked for, from the shortest report to the longest.
PRESETS: Final = (marked("one page"), marked("plan review"), marked("everything"))
DEFAULT: Final = "plan review"
#: Their titles, as the reports are headed.
TITLES: Final = (marked("Plan summary"), marked("Plan review"), marked("Report"))
_OWN_TITLE: Final = "# headed by the program\n"


def preset_text(name: str) -> str:
    """Return a template as it is written, with its remarks."""
    folder = files("dosiscope.resources") / "report_templates"
    return (folder / f"{name.replace(' ', '-')}.txt").read_text(encoding="utf-8")


def preset(name: str) -> Template:
    """Return the template of a name (one of `PRESETS`), headed in the language."""
    template = _preset(name)
    return replace(template, title=tr(template.title))


def kept_text(template: Template) -> str:
    """Return a template as the program keeps it, alike in every language.

    A title that is the program's, and not the user's, is kept as such.
    """
    title = next((one for one in TITLES if tr(one) == template.title), None)
    if title is None:
        return template_text(template)
    return _OWN_TITLE + template_text(replace(template, title=title))


def kept_template(text: str) -> Template:
    """Return the template that was kept, headed in the language where it was.

    Raises
    ------
    TemplateError
        As `parse_template`.
    """
    template = parse_template(text)
    if not text.startswith(_OWN_TITLE):
        return template
    return replace(template, title=tr(template.title))


@cache
def _preset(name: str) -> Template:
    return parse_template(preset_text(name))
