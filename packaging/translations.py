"""Collects the texts of the program for translation, and makes what it loads of them.

    python packaging/translations.py update    texts of now into the .ts files
    python packaging/translations.py release   .qm files from them

A .ts file is edited with Qt Linguist or by hand.  What is collected is constants in
the calls of `TEXTS` and the sentences of the tables of rules and of the plan check.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from environment import ROOT, own_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.rules import Verdict

LANGUAGES: Final = ROOT / "resources/dosiscope/resources/languages"
CONTEXT: Final = "Dosiscope"
_RULES: Final = ROOT / "app/dosiscope/core/verdicts.csv"
# the one of its modules that knows nothing of languages: builds read it
_ABOUT: Final = ROOT / "app/dosiscope/core/__about__.py"
_ITEMS: Final = ROOT / "app/dosiscope/core/plan_check/items.csv"


# the functions and classes to which a text is given first, as a constant; some say
# behind it what is meant
TEXTS: Final = ("tr", "marked", "translated", "Reason", "Reason.of")
WITH_MEANING: Final = ("tr", "marked", "translated")
COUNTS: Final = ("tr_count", "counted", "translated_count")


@dataclass
class Text:
    """A text of the program, and where it stands."""

    source: str
    meaning: str = ""
    one: str = ""  # of a text about several: the form about one
    files: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """What it is looked up by."""
        return self.source, self.meaning


def collected() -> dict[tuple[str, str], Text]:
    """Return all texts of the program, in the order of files and lines."""
    found: dict[tuple[str, str], Text] = {}

    def add(text: Text, path: Path) -> None:
        kept = found.setdefault(text.key, text)
        if bool(kept.one) != bool(text.one):
            raise SystemExit(f"{path}: both with and without a number: {text.source!r}")
        name = path.relative_to(ROOT).as_posix()
        if name not in kept.files:
            kept.files.append(name)

    for path, _ in own_files():
        if path.suffix == ".py":
            for text in _of_module(ast.parse(path.read_text(encoding="utf-8"))):
                add(text, path)
    for path, texts in _of_tables():
        for sentence in texts:
            add(Text(sentence), path)
    return found


def _of_tables() -> Iterator[tuple[Path, Iterable[str]]]:
    """Yield what stands in tables and constants, with the file that it stands in."""
    from dosiscope.core.__about__ import NOT_CLINICAL, PURPOSE, SHORT_PURPOSE
    from dosiscope.core.identity import NO_IDENTITY
    from dosiscope.core.plan_check.items import items
    from dosiscope.core.rules import verdicts

    yield _ABOUT, (PURPOSE, SHORT_PURPOSE, NOT_CLINICAL, NO_IDENTITY)
    yield _RULES, _of_rules(verdicts().values())
    yield _ITEMS, (item.title for item in items().values())


def _of_rules(verdicts: Iterable[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        of_several, reason = verdict.message_of_several, verdict.reason
        yield from (verdict.headline, verdict.message)
        yield from (text for text in (of_several, reason) if text)


def _of_module(module: ast.Module) -> Iterator[Text]:
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = ast.unparse(call.func)
        if name in TEXTS:
            meaning = _text_at(call, 1) if name in WITH_MEANING else ""
            if text := _text_at(call, 0):
                yield Text(text, meaning)
        elif name in COUNTS:
            yield from _of_count(call, name)


def _of_count(call: ast.Call, name: str) -> Iterator[Text]:
    if name == "counted":  # counted(number, "beam"), or with its plural
        if one := _text_at(call, 1):
            many = _text_at(call, 2) or f"{one}s"
            yield Text(f"{{n}} {many}", "", f"{{n}} {one}")
    elif many := _text_at(call, 1):
        yield Text(many, _text_at(call, 3), _text_at(call, 0))


def _text_at(call: ast.Call, n: int) -> str:
    return _constant(call.args[n]) if n < len(call.args) else ""


def _constant(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""


@dataclass(frozen=True)
class Translation:
    """What stands in a .ts file for a text: several forms where it counts."""

    forms: tuple[str, ...]
    is_finished: bool


def read(path: Path) -> dict[tuple[str, str], Translation]:
    """Return the translations of a .ts file by text and meaning."""
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        node = message.find("translation")
        if node is None:
            continue
        several = [form.text or "" for form in node.findall("numerusform")]
        forms = tuple(several) or (node.text or "",)
        is_finished = node.get("type") != "unfinished"
        key = (message.findtext("source", ""), message.findtext("comment", ""))
        found[key] = Translation(forms, is_finished)
    return found


def write(
    path: Path,
    texts: dict[tuple[str, str], Text],
    known: dict[tuple[str, str], Translation],
) -> None:
    """Write a .ts file of all texts; what is not translated yet is unfinished."""
    language = path.stem.rpartition("_")[2]
    root = Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = SubElement(root, "context")
    SubElement(context, "name").text = CONTEXT
    for key, text in texts.items():
        message = SubElement(context, "message")
        if text.one:
            message.set("numerus", "yes")
        for name in text.files:
            SubElement(message, "location", filename=name)
        SubElement(message, "source").text = text.source
        if text.meaning:
            SubElement(message, "comment").text = text.meaning
        if text.one:
            SubElement(message, "extracomment").text = f"of one: {text.one}"
        told = known.get(key, Translation(("",), is_finished=False))
        node = SubElement(message, "translation")
        if not told.is_finished or not all(told.forms):
            node.set("type", "unfinished")
        if text.one:
            for form in told.forms:
                SubElement(node, "numerusform").text = form
        else:
            node.text = told.forms[0]
    ElementTree.indent(root, "  ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f"{head}{body}\n", encoding="utf-8", newline="\n")


def files() -> list[Path]:
    """Return the .ts files, one for each language."""
    return sorted(LANGUAGES.glob("*.ts"))


def update() -> None:
    """Put new texts into the .ts files and leave out what the program has no more."""
    texts = collected()
    for path in files():
        known = read(path) if path.stat().st_size else {}
        write(path, texts, known)
        done = sum(known[key].is_finished for key in texts if key in known)
        print(f"{path.name}: {done} of {len(texts)} texts are translated")


def release() -> None:
    """Make of each .ts file the .qm file that the program loads.

    A language that is not complete is not offered: half a sentence in each is worse
    than English.
    """
    for path in files():
        made = path.with_suffix(".qm")
        missing = sum(not told.is_finished for told in read(path).values())
        if missing:
            made.unlink(missing_ok=True)
            print(
                f"{path.name}: {missing} texts are not translated, so it is not offered"
            )
        else:
            compile_to(path, made)


def compile_to(path: Path, made: Path) -> None:
    """Make a .qm file of a .ts file."""
    import PySide6

    tool = Path(PySide6.__file__).with_name("lrelease")
    subprocess.run([str(tool), "-silent", str(path), "-qm", str(made)], check=True)


def main() -> None:
    """Do what the command line says."""
    steps = {"update": update, "release": release}
    if sys.argv[1:] not in [[name] for name in steps]:
        raise SystemExit(__doc__)
    # the tables of this tree, whatever else is installed
    sys.path.insert(0, str(ROOT / "app"))
    steps[sys.argv[1]]()


if __name__ == "__main__":
    main()
