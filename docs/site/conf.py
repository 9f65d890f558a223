"""How the documentation becomes a site: ``sh packaging/docs.sh``.

The pages are those of the folder above, as they are; their contents are what the list
of ``index.md`` says. Nothing is fetched meanwhile, and every warning is an error.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dosiscope.core.__about__ import __version__
from dosiscope.resources.help_pages import INDEX, contents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from dosiscope.resources.help_pages import HelpPage

_ROOT = Path(__file__).resolve().parents[2]

project = "Dosiscope"
author = "the authors of Dosiscope"
project_copyright = f"{author}; Apache-2.0"
version = release = __version__

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["site"]
nitpicky = True
myst_heading_anchors = 4  # as the usual renderers name them
suppress_warnings = ["myst.header"]  # pages of generated tables begin below level 2

html_theme = "furo"
html_title = f"Dosiscope {version}"
html_favicon = "../../resources/dosiscope/resources/logo.svg"
html_static_path: list[str] = []
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"navigation_with_keys": True}

# what lies beside the folder of pages and is no page of it
_OUTSIDE = re.compile(r"\[([^\]]+)\]\((?:\.\./)+([\w./-]+)\)")


def _toctree(pages: Iterable[HelpPage], beside: str, option: str) -> str:
    lines = "\n".join(
        f"{page.title} <{page.name.removeprefix(beside).removesuffix('.md')}>"
        for page in pages
    )
    return f"\n\n```{{toctree}}\n{option}\n\n{lines}\n```\n"


def _add_contents(_app: Sphinx, name: str, text: list[str]) -> None:
    """Add to an index what its list says, in the form that the generator reads."""
    here = Path(__file__).parents[1]
    for chapter in contents(here):
        if f"{name}.md" == INDEX:
            option = f":hidden:\n:caption: {chapter.title}"
            text[0] += _toctree(chapter.pages, "", option)
        for page in chapter.pages:
            if page.name == f"{name}.md" and page.pages:
                folder = f"{Path(page.name).parent.as_posix()}/"
                text[0] += _toctree(page.pages, folder, ":maxdepth: 1")


def _name_what_is_outside(_app: Sphinx, name: str, text: list[str]) -> None:
    """Let a link that leaves the pages, to a file of the source tree, be its name."""
    depth = name.count("/") + 1

    def told(found: re.Match[str]) -> str:
        steps = found[0].count("../")
        is_page = steps < depth or (_ROOT / "docs" / found[2]).is_file()
        return found[0] if is_page else f"{found[1]} (`{found[2]}`)"

    text[0] = _OUTSIDE.sub(told, text[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Register what is done to each page before it is read."""
    app.connect("source-read", _add_contents)
    app.connect("source-read", _name_what_is_outside)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
