"""What a release is made of: version, changes, citation, wheel, bill of materials."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from dosiscope.app.main import main
from dosiscope.core.__about__ import PURPOSE, __version__
from support.scripts import packaging_script

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.fixture
def notes() -> ModuleType:
    return packaging_script("release_notes")


# --- one version ----------------------------------------------------------------------


def test_the_version_is_of_one_place(
    notes: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert str(Version(__version__)) == __version__
    assert "version" in PROJECT["project"]["dynamic"]
    assert PROJECT["tool"]["hatch"]["version"] == {
        "path": "app/dosiscope/core/__about__.py"
    }
    assert notes.version_of(ROOT) == __version__
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"dosiscope {__version__}\n"


def test_who_states_the_version_states_this_one(notes: ModuleType) -> None:
    assert citation()["version"] == __version__
    assert __version__ in [one.version for one in notes.sections(CHANGES)]
    for page in ("conformance", "ihe-integration-statement", "known-anomalies"):
        text = (ROOT / f"docs/{page}.md").read_text(encoding="utf-8")
        stated = re.findall(r"(?:Dosiscope|in version) (\d+\.\d+\.\d+)", text)
        assert set(stated) == {__version__}, page
    for metainfo in ROOT.glob("packaging/**/*.metainfo.xml"):
        stated = re.findall(
            r"<release[^>]* version=\"([^\"]+)\"", metainfo.read_text("utf-8")
        )
        assert stated[:1] == [__version__], metainfo


# --- changes and notes ----------------------------------------------------------------


def test_the_changes_have_their_form(notes: ModuleType) -> None:
    assert CHANGES.startswith("# Changes\n\n## ")
    told = notes.sections(CHANGES)
    assert all(one.text for one in told)
    for one in told:
        for block in re.split(r"\n\n", one.text):
            # a group's name, a list, or a sentence
            assert block.startswith("- ") or block.endswith((":", ".")), block


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("## 1.0\n", '"## 1.0" is no heading of a version'),
        ("## 1.0.0\n", '"## 1.0.0" is no heading'),
        ("## 1.0.0 (2026-02-01)\n\n## Not released\n", '"## Not released" is no'),
        ("## 1.0.0 (2026-02-01)\n\n## 1.1.0 (2026-01-01)\n", "do not go down"),
        ("## 1.0.0 (2026-02-01)\n\n## 1.0.0 (2026-01-01)\n", "do not go down"),
    ],
)
def test_changes_of_another_form_are_refused(
    notes: ModuleType, headings: str, told: str
) -> None:
    with pytest.raises(notes.NotesError, match=re.escape(told)):
        notes.sections(f"# Changes\n\n{headings}")


def made(tmp_path: Path, changes: str) -> Path:
    (tmp_path / "app/dosiscope/core").mkdir(parents=True)
    about = (ROOT / "app/dosiscope/core/__about__.py").read_text(encoding="utf-8")
    (tmp_path / "app/dosiscope/core/__about__.py").write_text(about, encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    return tmp_path


def test_notes_of_a_version_are_its_changes(notes: ModuleType, tmp_path: Path) -> None:
    root = made(
        tmp_path,
        "# Changes\n\n## Not released\n\n- New.\n\n"
        "## 1.10.0 (2026-02-01)\n\n- Tenth.\n\n## 1.9.0 (2026-01-31)\n\n- Ninth.\n",
    )
    assert notes.notes_of(root, "1.10.0") == (
        "# Dosiscope 1.10.0 (2026-02-01)\n\n- Tenth.\n\n"
        f"Not a medical device: {PURPOSE}.\n"
    )
    assert "- Ninth." in notes.notes_of(root, "1.9.0")
    with pytest.raises(notes.NotesError, match=r"it has: 1\.10\.0, 1\.9\.0$"):
        notes.notes_of(root, "2.0.0")


def test_notes_of_what_is_not_released_have_what_came_since(
    notes: ModuleType, tmp_path: Path
) -> None:
    root = made(
        tmp_path,
        "# Changes\n\n## Not released\n\n- New.\n\n"
        "## 0.2.0 (not released)\n\n- First.\n\n## 0.1.0 (not released)\n\n- Older.\n",
    )
    told = notes.notes_of(root, "0.2.0")
    assert told.startswith("# Dosiscope 0.2.0 (not released)\n\n- New.\n\n- First.\n\n")
    assert "- New." not in notes.notes_of(root, "0.1.0")


@pytest.mark.slow
def test_notes_of_this_version_are_printed() -> None:
    for words, status in (([], 0), (["99.0.0"], 1)):
        done = subprocess.run(
            [sys.executable, str(ROOT / "packaging/release_notes.py"), *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == status
        if status:
            assert done.stderr.startswith("CHANGELOG.md tells nothing of version 99")
        else:
            assert done.stdout.startswith(f"# Dosiscope {__version__} (")


# --- citation -------------------------------------------------------------------------


def citation() -> dict[str, Any]:
    """CITATION.cff: the part of YAML that it uses."""
    told: dict[str, Any] = {}
    key = ""
    for line in (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines():
        if line.startswith("  - "):
            told[key] = [*(told[key] or []), line[4:].strip()]
        elif line.startswith("  "):
            told[key] = f"{told[key]} {line.strip()}".removeprefix(">- ")
        else:
            key, _, value = line.partition(":")
            assert key not in told
            told[key] = value.strip().strip('"')
    return told


def test_the_citation_is_one() -> None:
    """The fields that the schema of CFF 1.2.0 requires, and their types."""
    told = citation()
    assert told["cff-version"] == "1.2.0"
    assert told["type"] == "software"
    assert told["title"] == "Dosiscope"
    assert told["message"]
    assert told["license"] == PROJECT["project"]["license"] == "Apache-2.0"
    assert PURPOSE in told["abstract"]
    (author,) = told["authors"]
    name = author.removeprefix("name: ").strip('"')
    assert name == PROJECT["project"]["authors"][0]["name"]
    assert len(set(told["keywords"])) == len(told["keywords"]) >= 3
    known = {"cff-version", "message", "type", "title", "abstract", "version"}
    known |= {"license", "authors", "keywords", "date-released"}
    assert told.keys() <= known
    if "date-released" in told:
        date.fromisoformat(told["date-released"])


def test_the_citation_is_dated_as_the_changes(notes: ModuleType) -> None:
    (own,) = [one for one in notes.sections(CHANGES) if one.version == __version__]
    told = citation().get("date-released")
    assert told == (own.released.isoformat() if own.released else None)


# --- wheel and source archive ---------------------------------------------------------


def test_the_source_archive_has_all_that_is_committed() -> None:
    """But for what no file of the project is, such as an environment."""
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    left_out = []
    for path in sorted(ROOT.iterdir()):
        unkept = path.name.startswith((".git", ".venv", ".coverage"))
        unkept |= path.name in ("build", "dist", "pyproject.toml", "PKG-INFO")
        unkept |= path.name == ".hypothesis"
        unkept |= path.name.endswith(("_cache", "__pycache__"))
        patterns = (re.escape(one.strip("/")).replace(r"\*", ".*") for one in included)
        if not unkept and not any(re.fullmatch(one, path.name) for one in patterns):
            left_out.append(path.name)
    assert left_out == []


def test_what_is_looked_for_in_the_archives_is_here() -> None:
    build = packaging_script("build")
    for name in build.IN_ARCHIVE:
        assert name == "PKG-INFO" or (ROOT / name).is_file(), name
    names = sorted(
        path.relative_to(ROOT / part).as_posix()
        for part in ("app", "viewer", "io", "resources")
        for path in (ROOT / part / "dosiscope").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    for source, target in wheel["force-include"].items():
        path = ROOT / source
        files = path.rglob("*") if path.is_dir() else [path]
        names += [
            target if file == path else f"{target}/{file.relative_to(path).as_posix()}"
            for file in files
        ]
    metadata = f"dosiscope-{__version__}.dist-info"
    names += [f"{metadata}/{one}" for one in ("METADATA", "licenses/LICENSE")]
    assert build.wrong_in_wheel(names, __version__) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "less", "told"),
    [
        ("tests/conftest.py", "", "tests/conftest.py does not belong there"),
        (
            "dosiscope/app/test_main.py",
            "",
            "dosiscope/app/test_main.py is of the tests",
        ),
        ("", "dosiscope/core/rules.csv", "dosiscope/core/rules.csv is missing"),
    ],
)
def test_a_wheel_with_more_or_less_is_refused(more: str, less: str, told: str) -> None:
    build = packaging_script("build")
    wrong = build.wrong_in_wheel([], __version__)
    names = [one.removesuffix(" is missing") for one in wrong]
    names = [*(name for name in names if name != less), *filter(None, [more])]
    assert told in build.wrong_in_wheel(names, __version__)


def test_a_build_leaves_what_others_have_made(tmp_path: Path) -> None:
    """The archive of the frozen program, its packages, and other versions stay."""
    build = packaging_script("build")
    its = [
        "dosiscope-1.2.0.tar.gz",
        "dosiscope-1.2.0-py3-none-any.whl",
        "dosiscope-1.2.0.cdx.json",
        "dosiscope-1.2.0-notes.md",
        "dosiscope-1.2.0-SHA256SUMS",
    ]
    of_others = [
        "dosiscope-1.2.0-linux-x86_64.tar.xz",
        "dosiscope-1.2.0-windows-amd64.zip",
        "dosiscope-1.2.0-windows-setup.exe",
        "dosiscope-1.2.0-macos-arm64.dmg",
        "dosiscope_1.2.0_amd64.deb",
        "dosiscope-1.2.0.post1.tar.gz",
        "dosiscope-1.2.01-py3-none-any.whl",
    ]
    for name in (*its, *of_others):
        (tmp_path / name).touch()
    build.remove_old(tmp_path, "1.2.0")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(of_others)


def test_what_is_needed_is_what_is_locked() -> None:
    """What pip installs of the wheel's own words holds what is tested with."""
    bill = packaging_script("bill_of_materials")
    locked: dict[str, list[str]] = {}
    for one in bill.locked((ROOT / "packaging/requirements.txt").read_text("utf-8")):
        locked.setdefault(one.name, []).append(one.version)
    for words in PROJECT["project"]["dependencies"]:
        needed = Requirement(words)
        versions = locked[bill.normal(needed.name)]
        assert any(version in needed.specifier for version in versions), words


# --- bill of materials ----------------------------------------------------------------


@pytest.fixture
def bill() -> dict[str, Any]:
    module = packaging_script("bill_of_materials")
    text = (ROOT / "packaging/requirements.txt").read_text(encoding="utf-8")
    found: dict[str, Any] = module.bill_of(text, __version__)
    assert json.loads(json.dumps(found)) == found
    assert module.bill_of(text, __version__) == found  # nothing of it is of the moment
    return found


def test_the_bill_has_everything_locked(bill: dict[str, Any]) -> None:
    """Of each name, version, package URL, the hashes of its files, and the licence."""
    text = (ROOT / "packaging/requirements.txt").read_text(encoding="utf-8")
    listed = re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)
    libraries = [one for one in bill["components"] if one["type"] == "library"]
    assert [(one["name"], one["version"]) for one in libraries] == listed
    assert len(listed) >= 15
    counted = sum(len(one["hashes"]) for one in libraries)
    assert counted == text.count("--hash=sha256:")
    for one in libraries:
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"
        assert all(re.fullmatch("[0-9a-f]{64}", h["content"]) for h in one["hashes"])
        assert all(h["alg"] == "SHA-256" for h in one["hashes"])
        assert one["licenses"], one["name"]


def test_the_bill_is_of_the_form_of_cyclonedx(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == (
        "CycloneDX",
        "1.6",
        1,
    )
    uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    assert re.fullmatch(f"urn:uuid:{uuid}", bill["serialNumber"])
    root = bill["metadata"]["component"]
    assert (root["name"], root["version"]) == ("dosiscope", __version__)
    refs = [root["bom-ref"], *(one["bom-ref"] for one in bill["components"])]
    assert len(set(refs)) == len(refs)
    for one in bill["dependencies"]:
        assert {one["ref"], *one["dependsOn"]} <= set(refs)
    for one in bill["components"]:
        for licence in one["licenses"]:
            assert licence.keys() in ({"expression"}, {"license"})
            assert "expression" not in licence or len(one["licenses"]) == 1


def test_the_bill_says_who_needs_whom(bill: dict[str, Any]) -> None:
    needs = {one["ref"]: one["dependsOn"] for one in bill["dependencies"]}
    root = bill["metadata"]["component"]["bom-ref"]
    own = {one.split("@")[0].removeprefix("pkg:pypi/") for one in needs[root]}
    named = [Requirement(one).name for one in PROJECT["project"]["dependencies"]]
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in named} <= own
    (pyside,) = [ref for ref in needs if ref.startswith("pkg:pypi/pyside6") and
                 ref.split("@")[1].startswith("6.11")]  # fmt: skip
    assert [one.split("@")[0] for one in needs[pyside]] == ["pkg:pypi/shiboken6"] * 2


def test_the_licences_of_what_qt_brings_are_told(bill: dict[str, Any]) -> None:
    for one in bill["components"]:
        if one["name"].startswith(("pyside6", "shiboken6")):
            assert "LGPL-3.0" in one["licenses"][0]["expression"]
    fonts = [one for one in bill["components"] if one["name"].startswith("fonts/")]
    assert len(fonts) == 3
    assert all(one["licenses"] == [{"license": {"id": "OFL-1.1"}}] for one in fonts)
