"""A case as it is reviewed without a window: what is checked, measured and drawn."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dosiscope.app.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def reviewed(
    folder: Path,
    aside: Path,
    capsys: pytest.CaptureFixture[str],
    **chosen: str,
) -> dict[str, Any]:
    """Return what the verbs say of a folder, whatever its files are called.

    Parameters
    ----------
    aside
        A folder for what is written.
    chosen
        Objects by their UIDs, as ``dose``.
    """
    options = [word for key, uid in chosen.items() for word in (f"--{key}", uid)]
    aside.mkdir(parents=True, exist_ok=True)
    picture = aside / "picture.png"
    capsys.readouterr()
    said: dict[str, Any] = {}
    for verb in ("check", "dvh"):
        assert main([verb, str(folder), *options, "--json"]) in (0, 1)
        said[verb] = _in_order(json.loads(capsys.readouterr().out))
    assert main(["snapshot", str(folder), *options, "-o", str(picture)]) in (0, 1)
    capsys.readouterr()
    return {**said, "picture": picture.read_bytes()}


def _in_order(value: Any) -> Any:
    """Objects in an order that does not follow from the names of their files."""
    if isinstance(value, dict):
        return {key: _in_order(one) for key, one in value.items()}
    if isinstance(value, list):
        parts = [_in_order(one) for one in value]
        are_objects = all(isinstance(one, dict) and "uid" in one for one in parts)
        return sorted(parts, key=_uid) if are_objects else parts
    return value


def _uid(stated: dict[str, Any]) -> str:
    return str(stated["uid"])
