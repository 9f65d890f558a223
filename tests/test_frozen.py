"""The frozen program: what goes in, what stays out, and how desktops know it."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pytest

from dosiscope.app.command_line import names
from dosiscope.app.languages import ENGLISH, available
from dosiscope.io.files.compression import MODULES
from support.scripts import packaging_script

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
APPLICATION = "org.dosiscope.Dosiscope"
ENTRY = LINUX / f"{APPLICATION}.desktop"
METAINFO = LINUX / f"{APPLICATION}.metainfo.xml"


class AsWritten(configparser.RawConfigParser):
    """Keeps keys in the letters in which they stand."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def versions(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (PACKAGING / lock).read_text(encoding="utf-8").splitlines():
        match = re.match(r"([\w.-]+)==(\S+)", line)
        if match:
            found.setdefault(match[1], set()).add(match[2])
    return found


@pytest.fixture
def left_out() -> ModuleType:
    return packaging_script("left_out")


# --- what goes in ---------------------------------------------------------------------


def test_it_is_made_of_the_versions_that_are_tested() -> None:
    frozen, tested = versions("requirements-freeze.txt"), versions("requirements.txt")
    assert len(tested) > 10
    assert {name: frozen.get(name) for name in tested} == tested
    assert "pyinstaller" in frozen


@pytest.mark.slow
def test_no_file_of_the_program_imports_what_is_left_out(left_out: ModuleType) -> None:
    files = left_out.program_files()
    assert len(files) > 700
    names = "|".join(re.escape(name) for name in left_out.MODULES)
    asks = re.compile(rf"^\s*(?:import|from) (?:{names})\b(?! as)", re.MULTILINE)
    for name, path in files:
        assert not asks.search(path.read_text(encoding="utf-8")), name


def test_what_decodes_is_not_left_out(
    left_out: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not set(MODULES.values()) & set(left_out.MODULES)
    monkeypatch.syspath_prepend(str(PACKAGING / "freeze_hooks"))
    hook: dict[str, list[str]] = {}
    text = (PACKAGING / "freeze_hooks/hook-imagecodecs.py").read_text(encoding="utf-8")
    exec(text, hook)
    assert set(MODULES.values()) < set(hook["hiddenimports"])
    assert len(hook["hiddenimports"]) < 10  # of some fifty


def test_what_is_left_out_cannot_be_imported_there(left_out: ModuleType) -> None:
    finder = left_out._Nothing()
    for name in ("tkinter", "scipy.stats", "scipy.stats._qmc"):
        with pytest.raises(ModuleNotFoundError, match="left out"):
            finder.find_spec(name)
    for name in ("scipy.ndimage", "tkinters", "imagecodecs._jpeg8"):
        assert finder.find_spec(name) is None


def test_what_qt_says_is_there_in_every_language(left_out: ModuleType) -> None:
    """Else a German window has English buttons, in the frozen program only."""
    codes = [code for code in available() if code != ENGLISH]
    assert left_out.languages() == codes != []
    folder = "PySide6/Qt/translations"
    for code in codes:
        assert left_out.is_wanted(f"{folder}/qtbase_{code}.qm")
        assert left_out.is_wanted(f"PySide6\\translations\\qtbase_{code}.qm")
        assert not left_out.is_wanted(f"{folder}/qtwebengine_{code}.qm")
    assert not left_out.is_wanted(f"{folder}/qtbase_zh_CN.qm")


def test_of_qts_plugins_the_listed_are_wanted(left_out: ModuleType) -> None:
    folder = "PySide6/Qt/plugins"
    assert left_out.is_wanted(f"{folder}/platforms/libqxcb.so")
    assert left_out.is_wanted("PySide6/plugins/platforms/qwindows.dll")
    assert not left_out.is_wanted(f"{folder}/platforms/libqvnc.so")
    assert not left_out.is_wanted("PySide6/Qt/qml/QtQuick/qmldir")
    assert left_out.is_wanted("PySide6/Qt/lib/libQt6Core.so.6")


@pytest.mark.slow
def test_the_licences_of_what_is_inside_are_laid_beside_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    licences = packaging_script("licences")
    monkeypatch.setattr(licences, "_ALWAYS", ())
    monkeypatch.setattr(licences, "_take_python", lambda out: None)
    used = tmp_path / "used.txt"
    used.write_text(f"{np.__file__}\n/no/such/file.so", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["licences.py", str(used), str(tmp_path)])
    assert licences.main() == 0
    out = tmp_path / "licences"
    (library,) = [path for path in out.iterdir() if path.is_dir()]
    assert library.name == f"numpy-{np.__version__}"
    assert any("LICENSE" in path.name for path in library.iterdir())
    there = {path.name for path in out.iterdir()}
    assert {"Dosiscope.txt", "LICENSE-Inter.txt", "README.txt"} < there


# --- how desktops know it -------------------------------------------------------------


def test_the_entry_of_desktops_starts_what_there_is() -> None:
    entry = AsWritten(delimiters="=")
    entry.read(ENTRY, encoding="utf-8")
    told = entry["Desktop Entry"]
    program, verb, files = told["Exec"].split()
    assert (program, files) == ("dosiscope", "%F")
    assert verb in names()
    assert told["Icon"] == APPLICATION
    assert told["MimeType"] == "application/dicom;"


def test_all_call_the_program_by_one_name() -> None:
    tree = ElementTree.parse(METAINFO)
    assert tree.findtext("id") == APPLICATION
    assert tree.findtext("launchable") == ENTRY.name
    window = (ROOT / "app/dosiscope/app/gui.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{APPLICATION}")' in window
    manifest = (LINUX / f"{APPLICATION}.yml").read_text(encoding="utf-8")
    assert f"app-id: {APPLICATION}" in manifest
    spec = (PACKAGING / "dosiscope.spec").read_text(encoding="utf-8")
    assert f'bundle_identifier="{APPLICATION}"' in spec


@pytest.mark.parametrize(
    "check",
    [
        ["desktop-file-validate", str(ENTRY)],
        ["appstreamcli", "validate", "--no-net", str(METAINFO)],
    ],
    ids=lambda check: check[0],
)
def test_desktops_understand_it(check: list[str]) -> None:
    if shutil.which(check[0]) is None:
        pytest.skip(f"{check[0]} is not installed")
    done = subprocess.run(check, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no sh")
@pytest.mark.parametrize(
    "path", sorted(PACKAGING.rglob("*.sh")), ids=lambda path: path.name
)
def test_scripts_can_be_read(path: Path) -> None:
    done = subprocess.run(["sh", "-n", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
