"""What the guide says can be pressed, chosen and typed is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from dosiscope.app.command_line import names, parse
from dosiscope.app.features.action import Submenu
from dosiscope.app.features.table import entries_of
from dosiscope.app.shell import MENUS
from dosiscope.resources.help_pages import help_folder, read_page
from support.cases import write_good
from support.product_names import FENCED
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window

ROOT = Path(__file__).parents[2]
PAGES = [
    *(f"guide/{path.name}" for path in sorted((help_folder() / "guide").glob("*.md"))),
    "first-review.md",
    "recipes.md",
    "questions.md",
]
# of lists, dialogs and the window of the help; the menus know nothing of them
OWN_KEYS = {"Alt+Up", "Alt+Down", "F2", "Ctrl+F", "Shift+Return", "Shift+Tab"} | {
    f"Alt+{way}" for way in ("Left", "Right", "Home")
}
_KEYS = re.compile(r"\b(?:(?:Ctrl|Shift|Alt)\+)+(?:[A-Z][a-z]+|[A-Z0-9])\b|\bF\d+\b")
_MENUS = "|".join(MENUS)
# *Plan → Beams*
_CHOICE = re.compile(rf"\*({_MENUS}) →\s([^*]+)\*")


def _entries(window: Window) -> dict[tuple[str, str], str]:
    """Return the keys of every line of the menus, by menu and words."""
    found: dict[tuple[str, str], str] = {}
    for entry in entries_of(window.features):
        if isinstance(entry, Submenu):
            found[entry.menu, entry.title] = ""
        else:
            found[entry.menu, entry.text.partition("\t")[0]] = entry.keys
    return found


def test_keys_of_the_guide_are_keys_of_the_program(window: Window) -> None:
    known = {
        key
        for entry in entries_of(window.features)
        for action in (entry.actions if isinstance(entry, Submenu) else (entry,))
        for key in action.keys.split()
    }
    for name in PAGES:
        told = set(_KEYS.findall(read_page(name) or ""))
        assert told - known - OWN_KEYS == set(), name


def test_lines_of_menus_in_the_guide_are_in_the_menus(window: Window) -> None:
    def plain(text: str) -> str:
        return re.sub(r"\s+", " ", text.replace("&", "").rstrip("…"))

    known = {(menu, plain(text)) for menu, text in _entries(window)}
    told = [
        (name, menu, text)
        for name in PAGES
        for menu, text in _CHOICE.findall(read_page(name) or "")
    ]
    assert len(told) > 30
    missing = [
        (name, menu, text)
        for name, menu, text in told
        if not any(
            menu == where and plain(text).startswith(words) for where, words in known
        )
    ]
    assert missing == []


def test_keys_of_the_table_of_panels_show_these_panels(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    actions = {
        key.toString(): action
        for action in window.menus.actions.values()
        for key in action.shortcuts()
    }
    page = read_page("guide/window.md") or ""
    rows = re.findall(r"^\| \*(.+?)\* \| (Ctrl\S+) \|", page, re.MULTILINE)
    assert len(rows) > 7
    for name, keys in rows:
        if not actions[keys].isEnabled():
            continue  # the case has none of that
        window.docks[name].hide()
        actions[keys].trigger()
        QApplication.processEvents()
        assert window.docks[name].isVisible(), (name, keys)


def test_rules_that_the_guide_names_are_there() -> None:
    from dosiscope.core.rules import rules

    told = {
        rule
        for name in PAGES
        for rule in re.findall(r"`([A-Z]+-\d+|[CT]\d\d)`", read_page(name) or "")
    }
    assert len(told) > 15
    assert told - set(rules()) == set()


# a line of code that can be typed as it is: nothing is left to be put in
_TYPED = re.compile(r"^dosiscope (?!.*[\[\]…|])\S.*$", re.MULTILINE)
COMMANDS = sorted(
    {
        command.partition("   ")[0]
        for page in [*help_folder().rglob("*.md"), ROOT / "README.md"]
        for block in FENCED.findall(page.read_text(encoding="utf-8"))
        for command in _TYPED.findall(block)
        if "ARCHIVE" not in command
    }
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_pages_is_understood(command: str) -> None:
    _, *words = shlex.split(command)
    assert words[0] in names()
    parse(words)  # it ends the test where a word is wrong


def test_the_pages_have_commands_of_nearly_every_verb() -> None:
    told = {command.split()[1] for command in COMMANDS}
    assert set(names()) - told <= {"view", "echo", "selftest", "probe"}
