"""Unique identifiers that are the same on every run (PS3.5 B.2: UUID-derived)."""

from __future__ import annotations

import uuid

_SPACE = uuid.UUID("5d0515c0-9e00-5000-8000-d05150c0be01")


def uid(*names: object) -> str:
    """Return the UID that belongs to these names."""
    return f"2.25.{uuid.uuid5(_SPACE, '/'.join(map(str, names))).int}"
