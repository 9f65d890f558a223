"""Values as the JSON that is printed and exported."""

from __future__ import annotations

import json
import math

from dosiscope.core.translator import english


def json_text(value: object, *, ascii_only: bool = False) -> str:
    """Return the JSON that is printed and exported.

    Texts are English, whatever the language of the window: programs read them.
    """
    return json.dumps(_plain(value), ensure_ascii=ascii_only, indent=1, allow_nan=False)


def _plain(value: object) -> object:
    if isinstance(value, float):  # first: of curves there are thousands
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return english(value)
