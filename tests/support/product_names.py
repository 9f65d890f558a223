"""What the product's pages call by its name in the code: is it there?

A page writes a name as code: a path, a module, a class, a member of a class, a verb
with options.  They are looked up in the source; nothing is imported.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LAYERS = ("app", "viewer", "io", "resources")
_PACKAGES = tuple(ROOT / layer / "dosiscope" for layer in LAYERS)
# a page names a file from the root, from tests, from its layer or from `dosiscope`
HOMES = (
    ROOT,
    ROOT / "tests",
    *_PACKAGES,
    *(package / package.parent.name for package in _PACKAGES),
)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`]+)`")
_DOTTED = re.compile(r"(\w+(?:\.\w+)*)(?:\[.*\]|\(.*\))?")
_SUFFIXES = (".csv", ".py", ".qss", ".sh")
_AXES = re.compile(r"\[\w+(, \w+)*\]")  # [k, j, i]: an order, not a name


def names_in(text: str) -> Iterator[str]:
    """Yield what a page writes as code within its sentences and tables."""
    for span in _SPAN.findall(FENCED.sub("", text)):
        name = " ".join(span.split())
        if not _AXES.fullmatch(name):
            yield name


def is_there(name: str) -> bool:
    """Whether the product has what a page calls so."""
    if " " not in name and ("/" in name or Path(name).suffix in _SUFFIXES):
        return _is_path(name)
    if name.startswith("--"):
        return name in _source().options
    dotted = _DOTTED.fullmatch(name)
    if dotted is not None:
        return _source().has(dotted[1].split("."))
    verb, *words = name.split()
    told = [word for word in words if "/" in word or word.startswith("--")]
    if verb in ("sh", "python"):  # options of another program
        return bool(told) and _is_path(told[0])
    return bool(words) and all(is_there(word) for word in (verb, *told))


def _is_path(name: str) -> bool:
    return any((home / name).exists() for home in HOMES) or (
        "/" not in name and any(ROOT.glob(f"*/dosiscope/**/{name}"))
    )


class _Source:
    """Modules with the names in them, and classes with their members."""

    def __init__(self) -> None:
        self.modules: dict[str, set[str]] = {}
        self.members: dict[str, set[str]] = {}
        self.bases: dict[str, set[str]] = {}
        self.options: set[str] = set()
        for package in _PACKAGES:
            for path in package.rglob("*.py"):
                self._add(path, package)
        self.words = {"dosiscope"}.union(
            *self.modules.values(),
            *self.members.values(),
            *(module.split(".") for module in self.modules),
        )

    def _add(self, path: Path, package: Path) -> None:
        parts = path.relative_to(package).with_suffix("").parts
        tree = ast.parse(path.read_text(encoding="utf-8"))
        self.modules[".".join(parts).removesuffix(".__init__")] = _bound(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                self.members.setdefault(node.name, set()).update(_members(node))
                bases = {ast.unparse(base) for base in node.bases}
                self.bases.setdefault(node.name, set()).update(bases)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                if node.value.startswith("--"):
                    self.options.add(node.value)

    def has(self, parts: list[str]) -> bool:
        parts = parts[1:] if parts[0] == "dosiscope" and len(parts) > 1 else parts
        for size in range(len(parts), 0, -1):
            names = self.modules.get(".".join(parts[:size]))
            if names is not None:
                rest = parts[size:]
                return not rest or (rest[0] in names and self._reaches(rest))
        return parts[0] in self.words and self._reaches(parts)

    def _reaches(self, parts: list[str]) -> bool:
        """Whether a class has the member that is named of it, if one is."""
        return len(parts) == 1 or (len(parts) == 2 and parts[1] in self._all(parts[0]))

    def _all(self, name: str) -> set[str]:
        own = self.members.get(name, set())
        return own.union(*(self._all(base) for base in self.bases.get(name, ())))


def _bound(tree: ast.Module) -> set[str]:
    """What a module defines or imports by name; imports also amid its functions."""
    names = {name for node in tree.body for name in _targets(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
    return names


def _members(of: ast.ClassDef) -> set[str]:
    names = {name for node in of.body for name in _targets(node)}
    for node in ast.walk(of):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
    return names


def _targets(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign):
        yield from (
            target.id for target in node.targets if isinstance(target, ast.Name)
        )
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        yield node.target.id
    elif isinstance(node, ast.If):  # TYPE_CHECKING
        for inner in node.body:
            yield from _targets(inner)


@cache
def _source() -> _Source:
    return _Source()
