"""The pages of the documentation: where the program has them, what is in them.

They are the Markdown files of ``docs`` themselves: in a source tree they are read where
they stand, an installed program has them beside this file (``help``). What their
contents are is said by the list of ``index.md``, for the window as for the site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

INDEX: Final = "index.md"
_INSTALLED: Final = Path(__file__).with_name("help")
_IN_SOURCES: Final = Path(__file__).parents[3] / "docs"
_FENCED: Final = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_HEADING: Final = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_CHAPTER: Final = re.compile(r"^## (.+)$")
_MARKS: Final = re.compile(r"[*`\[]|\]\([^)]*\)|^#+ ", re.MULTILINE)
_ENTRY: Final = re.compile(r"^- \[(.+?)\]\(([^)#]+\.md)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """A page in the contents: its title, its place below the folder, others below."""

    title: str
    name: str
    pages: tuple[HelpPage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Pages under one heading of the contents."""

    title: str
    pages: tuple[HelpPage, ...]


def help_folder() -> Path:
    """Return the folder of the pages, installed or in a source tree."""
    return _INSTALLED if _INSTALLED.is_dir() else _IN_SOURCES


def read_page(name: str) -> str | None:
    """Return the Markdown of a page, or None where it does not belong to the pages.

    Parameters
    ----------
    name
        Its place below `help_folder`, such as ``guide/dvh.md``.
    """
    folder = help_folder().resolve()
    path = (folder / name).resolve()
    if path.suffix != ".md" or not path.is_relative_to(folder) or not path.is_file():
        return None
    return path.read_text(encoding="utf-8")


def contents(folder: Path | None = None) -> tuple[Chapter, ...]:
    """Return what the list of the index has, chapter by chapter.

    An entry that is the index of a folder has all other pages of the folder below it.
    """
    folder = folder or help_folder()
    chapters: list[tuple[str, list[HelpPage]]] = []
    for line in (folder / INDEX).read_text(encoding="utf-8").splitlines():
        if chapter := _CHAPTER.match(line):
            chapters.append((chapter[1], []))
        elif chapters and (entry := _ENTRY.match(line)):
            below = _beside(folder, entry[2]) if entry[2].endswith(f"/{INDEX}") else ()
            chapters[-1][1].append(HelpPage(title=entry[1], name=entry[2], pages=below))
    return tuple(Chapter(title=title, pages=tuple(pages)) for title, pages in chapters)


def _beside(folder: Path, index: str) -> tuple[HelpPage, ...]:
    """Return the other pages of a folder in the order of their names."""
    return tuple(
        HelpPage(
            title=_HEADING.findall(path.read_text(encoding="utf-8"))[0][1],
            name=path.relative_to(folder).as_posix(),
        )
        for path in sorted((folder / index).parent.glob("*.md"))
        if path.name != INDEX
    )


def anchor_of(heading: str) -> str:
    """Return the name by which links lead to a heading, as renderers make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors_of(markdown: str) -> tuple[str, ...]:
    """Return the names of all headings of a page, in their order."""
    plain = _FENCED.sub("", markdown)
    return tuple(anchor_of(heading) for _, heading in _HEADING.findall(plain))


def spoken(markdown: str) -> str:
    """Return words as they are read, in small letters, without marks and line ends."""
    return " ".join(_MARKS.sub("", markdown).lower().split())


@lru_cache(maxsize=1)
def all_words() -> dict[str, str]:
    """Return the `spoken` words of every page of the contents, by its name."""
    found: dict[str, str] = {}
    for chapter in contents():
        for page in chapter.pages:
            for one in (page, *page.pages):
                found[one.name] = spoken(read_page(one.name) or "")
    return found
