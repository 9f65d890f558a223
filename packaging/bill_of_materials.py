"""Makes the bill of materials of what is locked: CycloneDX 1.6 as JSON.

Usage: python packaging/bill_of_materials.py FILE [LOCK]

Names, versions, hashes and who needs whom are those of the lock file (requirements.txt,
or LOCK); licences those that the distributions state that are installed for the Python
that runs this.  The same lock and the same installation make the same bill.  Standard
library only.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environment import ENTRY, ROOT, normal
from release_notes import version_of

LOCK = ROOT / "packaging/requirements.txt"
RESOURCES = ROOT / "resources/dosiscope/resources"
PROGRAM = "dosiscope"
# of these words a distribution may mean only one licence; of "BSD License" three
_CLASSIFIERS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
}
_BUNDLED = (
    ("fonts/*.ttf", "OFL-1.1", "the Inter typeface, which the wheel brings along"),
    ("icons/*.svg", "ISC", "an icon of Lucide, which the wheel brings along"),
)


@dataclass(frozen=True)
class Locked:
    """A locked distribution: the marker under which it is wanted, "" for always."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    needed_by: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its package URL, by which the bill names it."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(text: str) -> list[Locked]:
    """Return what a lock file holds."""
    found = []
    for entry in re.split(r"\n(?=[^\s#])", text):
        head = ENTRY.match(entry)
        if head is None:
            continue
        via = entry.partition("# via")[2].replace("#", " ")
        needed_by = (word for word in via.split() if not word.startswith("("))
        found.append(
            Locked(
                normal(head["name"]),
                head["version"],
                head["marker"] or "",
                tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)),
                tuple(normal(word) for word in needed_by),
            )
        )
    return found


def installed() -> dict[str, importlib.metadata.Distribution]:
    """Return the distributions of this environment by name."""
    return {
        normal(one.metadata["Name"]): one for one in importlib.metadata.distributions()
    }


def licences(distribution: importlib.metadata.Distribution) -> list[dict[str, Any]]:
    """Return what a distribution states of its licence; [] where it states nothing."""
    metadata = distribution.metadata
    words = metadata.get("License-Expression") or metadata.get("License") or ""
    if re.fullmatch(r"[\w.+-]+(?: (?:AND|OR|WITH) [\w.+-]+)*", words):
        return [{"expression": words}]
    classifiers = [
        one.rpartition(" :: ")[2]
        for one in metadata.get_all("Classifier") or []
        if one.startswith("License :: ")
    ]
    return [
        {"license": {"id": _CLASSIFIERS[one]} if one in _CLASSIFIERS else {"name": one}}
        for one in classifiers
    ]


def component(
    one: Locked, known: dict[str, importlib.metadata.Distribution]
) -> dict[str, Any]:
    """Return a locked distribution as a component."""
    told: dict[str, Any] = {
        "type": "library",
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
        # one for every file that the lock allows: a wheel for each system
        "hashes": [{"alg": "SHA-256", "content": digits} for digits in one.hashes],
    }
    properties = [("dosiscope:marker", one.marker)] if one.marker else []
    if one.name in known:
        told["licenses"] = licences(known[one.name])
        if known[one.name].version != one.version:
            properties.append(("dosiscope:licence-of-version", known[one.name].version))
    if properties:
        told["properties"] = [
            {"name": name, "value": value} for name, value in properties
        ]
    return told


def bundled() -> list[dict[str, Any]]:
    """Return the files of others that the wheel itself holds."""
    return [
        {
            "type": "file",
            "bom-ref": path.relative_to(RESOURCES).as_posix(),
            "name": path.relative_to(RESOURCES).as_posix(),
            "description": what,
            "hashes": [
                {
                    "alg": "SHA-256",
                    "content": hashlib.sha256(path.read_bytes()).hexdigest(),
                }
            ],
            "licenses": [{"license": {"id": licence}}],
        }
        for pattern, licence, what in _BUNDLED
        for path in sorted(RESOURCES.glob(pattern))
    ]


def dependencies(
    entries: list[Locked], root: str, files: list[str]
) -> list[dict[str, Any]]:
    """Return who needs whom; the program needs the files that it brings along too."""
    refs: dict[str, list[str]] = {}
    for one in entries:
        for name in one.needed_by:
            refs.setdefault(name, []).append(one.purl)
    return [
        {"ref": root, "dependsOn": sorted([*refs.get(PROGRAM, []), *files])},
        *(
            {"ref": one.purl, "dependsOn": sorted(refs.get(one.name, []))}
            for one in entries
        ),
    ]


def bill_of(text: str, version: str) -> dict[str, Any]:
    """Return the bill of materials of a lock file."""
    entries, known, files = locked(text), installed(), bundled()
    root = f"pkg:pypi/{PROGRAM}@{version}"
    body: dict[str, Any] = {
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": root,
                "name": PROGRAM,
                "version": version,
                "purl": root,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
        },
        "components": [*(component(one, known) for one in entries), *files],
        "dependencies": dependencies(entries, root, [one["bom-ref"] for one in files]),
    }
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "version": 1,
        **body,
    }


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    lock = Path(sys.argv[2]) if len(sys.argv) == 3 else LOCK
    bill = bill_of(lock.read_text(encoding="utf-8"), version_of(ROOT))
    text = json.dumps(bill, indent=1, ensure_ascii=False) + "\n"
    Path(sys.argv[1]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
