"""The scripts of packaging/, which are no part of the package, as modules."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    import pytest

_FOLDER = Path(__file__).parents[2] / "packaging"


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of packaging/ as a module; those that it imports lie beside it."""
    monkeypatch.syspath_prepend(str(_FOLDER))
    spec = importlib.util.spec_from_file_location(name, _FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module
