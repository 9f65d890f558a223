"""What was noticed about the files, and what follows for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Result(StrEnum):
    """The verdict of the profile's rule."""

    PASS = "PASS"
    DEV = "DEV"
    FAIL = "FAIL"


class Action(IntEnum):
    """What the screen does; a larger one is worse."""

    SHOW = 0
    NOTE = 1
    WARN = 2
    WITHHOLD = 3
    REFUSE = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation, told to the user.

    Attributes
    ----------
    rule
        Identifier of the rule, such as ``DO-05`` (docs/conformance.md).
    result, action
        The profile's verdict and what the screen does about it.
    message
        A whole sentence for the user: what, where, found, expected.
    object_kind, object_uid
        The object it concerns: "RT Dose" and its SOP Instance UID (or, for a CT
        series, the Series Instance UID); "" where no object can be named.
    roi
        ROI Number, where it concerns one ROI.
    z
        Patient z of the place it concerns, mm.
    tag, found, expected
        The attribute as ``(gggg,eeee) Keyword`` and both values as text.
    file
        Path of the file; never written to a log.
    """

    rule: str
    result: Result
    action: Action
    message: str
    object_kind: str = ""
    object_uid: str = ""
    roi: int | None = None
    z: float | None = None
    tag: str = ""
    found: str = ""
    expected: str = ""
    file: str = ""


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings sorted by action, worst first, then by rule."""
    return tuple(sorted(findings, key=lambda f: (-f.action, f.rule)))
