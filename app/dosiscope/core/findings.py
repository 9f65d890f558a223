"""What was noticed about the files, and what follows for the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import Final

from dosiscope.core.identity import anonymous


class Result(StrEnum):
    """The verdict of the profile's rule."""

    PASS = "PASS"
    DEV = "DEV"
    FAIL = "FAIL"


# rules whose messages name patients
_OF_IDENTITY: Final = ("PAT-", "STU-")


class Action(IntEnum):
    """What the screen does; a larger one is worse."""

    SHOW = 0
    NOTE = 1
    WARN = 2
    WITHHOLD = 3
    REFUSE = 4


PATIENT_RULES = ("PAT-03", "PAT-04", "PAT-05")  # one patient in all objects


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One observation, told to the user.

    Attributes
    ----------
    rule
        Identifier of the rule, such as ``DO-05`` (docs/conformance.md).
    result, action
        The profile's verdict and what the screen does about it.
    message
        A whole sentence for the user: what, where, found, expected; `Personal` where
        it names a patient, as are ``found`` and ``expected``.
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
    headline
        A few words for the picture, without any value of a file: the message may
        name patients.
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
    headline: str = ""

    @property
    def picture_text(self) -> str:
        """What may stand on the picture: never a patient's name or number."""
        if self.headline:
            return self.headline
        if self.rule.startswith(_OF_IDENTITY):
            return f"{self.object_kind or 'Patient'}: see Checks ({self.rule})"
        return self.message

    def without_identity(self) -> Finding:
        """Return the finding with nothing in it that tells who the patient is."""
        return replace(
            self,
            message=anonymous(self.message),
            found=anonymous(self.found),
            expected=anonymous(self.expected),
            file="",
        )

    @property
    def is_alarming(self) -> bool:
        """Whether it stands in red: something is not shown, or the patients differ."""
        differs = self.rule in PATIENT_RULES and self.result is Result.FAIL
        return self.action > Action.WARN or (differs and self.action is Action.WARN)


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings sorted by action, worst first, then by rule."""
    return tuple(sorted(findings, key=lambda f: (-f.action, not f.is_alarming, f.rule)))
