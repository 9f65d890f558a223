"""The part of docs/conformance.md on attributes that are read and told as stated.

`attributes.csv` has those on which a rule stands or that a picture depends on.  Beams,
setups, sources, RT Images and records have many more; which these are is taken from the
keywords in the modules that read them, so that none is forgotten.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pydicom.datadict import tag_for_keyword

from dosiscope.io.files.dictionary import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

_READERS: Final = Path(__file__).parents[1] / "io" / "dosiscope" / "io"
_KEYWORD: Final = re.compile(r"[A-Z][A-Za-z0-9]+")
#: Modules that read no object: what files, archives and exports are made of.
_OTHERS: Final = ("files/", "network/", "out/", "ranges.py")
_PLANS: Final = ("RT Plan, RT Ion Plan", "RT Plan", "RT Ion Plan")
#: The kinds as the page names them: how the tables do, and which modules read them.
KINDS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "CT, MR and PET Image": (
        ("CT Image",),
        ("ct/", "multi_frame.py", "kinds/images.py"),
    ),
    "RT Structure Set": (
        ("RT Structure Set",),
        (
            *("rt/structure_set", "rt/observations.py", "rt/contour"),
            "kinds/structure_set.py",
        ),
    ),
    "RT Plan, RT Ion Plan": (
        _PLANS,
        (
            *("rt/beam", "rt/brachy.py", "rt/control_points.py", "rt/ion_devices.py"),
            *("rt/plan", "rt/point_", "rt/setups.py", "kinds/plan.py"),
        ),
    ),
    "RT Dose": (
        ("RT Dose",),
        ("rt/dose", "rt/dvh", "rt/stored_dvh.py", "kinds/dose.py"),
    ),
    "RT Image": (("RT Image",), ("rt/rt_image", "kinds/rt_image.py")),
    "Treatment records": (
        (),
        (
            "rt/delivered",
            "rt/treatment_record.py",
            "rt/sessions.py",
            "kinds/records.py",
        ),
    ),
    "Registrations": (
        ("Spatial Registration", "Deformable Spatial Registration"),
        (
            *("spatial_registration.py", "kinds/registration.py"),
            "kinds/spatial_registration.py",
        ),
    ),
}
_ALL: Final = "All objects"


def read_besides(listed: Mapping[str, Set[str]]) -> str:
    """Return the list of what is read beside the tables.

    Parameters
    ----------
    listed
        The keywords of the tables, by kind of object.
    """
    read: dict[str, set[str]] = {_ALL: set(), **{kind: set() for kind in KINDS}}
    for path in sorted(_READERS.rglob("*.py")):
        name = path.relative_to(_READERS).as_posix()
        if not name.startswith(_OTHERS):
            read[_kind_of(name)] |= keywords_in(path.read_text(encoding="utf-8"))
    # of all objects is what the table of any kind has not told already
    read[_ALL] -= set().union(*listed.values())
    told = listed["all"] | read[_ALL]
    parts = []
    for kind, found in read.items():
        of = KINDS[kind][0] if kind != _ALL else ()
        rest = found.difference(*(listed[one] for one in of))
        if kind != _ALL:
            rest -= told
        tags = sorted(tag for word in rest if (tag := tag_for_keyword(word)))
        parts.append(f"- **{kind}**: {', '.join(map(label, tags))}.")
    return "\n".join(parts)


def _kind_of(module: str) -> str:
    return next((k for k, (_, its) in KINDS.items() if module.startswith(its)), _ALL)


def keywords_in(source: str) -> set[str]:
    """Return the DICOM keywords that a module names."""
    return {word for word in _words(ast.parse(source)) if tag_for_keyword(word)}


def _words(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _KEYWORD.fullmatch(node.value):
                yield node.value
        elif isinstance(node, ast.Attribute) and _KEYWORD.fullmatch(node.attr):
            yield node.attr
