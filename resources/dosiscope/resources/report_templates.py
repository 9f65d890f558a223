"""Templates of reports that come with the program."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked, tr
from dosiscope.core.report.template_text import parse_template

if TYPE_CHECKING:
    from dosiscope.core.report.template import Template

#: Their names, as they are asked for, from the shortest report to the longest.
PRESETS: Final = (marked("one page"), marked("plan review"), marked("everything"))
DEFAULT: Final = "plan review"
#: Their titles, as the reports are headed.
TITLES: Final = (marked("Plan summary"), marked("Plan review"), marked("Report"))


def preset_text(name: str) -> str:
    """Return a template as it is written, with its remarks."""
    folder = files("dosiscope.resources") / "report_templates"
    return (folder / f"{name.replace(' ', '-')}.txt").read_text(encoding="utf-8")


def preset(name: str) -> Template:
    """Return the template of a name (one of `PRESETS`), headed in the language."""
    template = _preset(name)
    return replace(template, title=tr(template.title))


@cache
def _preset(name: str) -> Template:
    return parse_template(preset_text(name))
