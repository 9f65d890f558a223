"""The generator that shares no code with the project, by its path."""

from __future__ import annotations

import importlib.util
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from support.made_cases import GENERATORS

if TYPE_CHECKING:
    from types import ModuleType


def phantom() -> Any:
    """Return the module of the generator; skip where it is absent."""
    if not (GENERATORS / "phantom.py").is_file():
        pytest.skip("the generator of phantoms is not at hand (set DOSISCOPE_CASES)")
    return _module()


@cache
def _module() -> ModuleType:
    path = GENERATORS / "phantom.py"
    spec = importlib.util.spec_from_file_location("independent_phantom", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
