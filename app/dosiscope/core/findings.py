"""What was noticed about the files, and what follows for the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any

from dosiscope.core.identity import anonymous, filled
from dosiscope.core.reason import Reason, fields_without_identity
from dosiscope.core.translator import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.kinds import Kind
    from dosiscope.core.reason import Fields


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
class Attribute:
    """A DICOM attribute; as text ``(3004,000E) DoseGridScaling``."""

    tag: int
    keyword: str = ""

    def __str__(self) -> str:
        number = f"({self.tag >> 16:04X},{self.tag & 0xFFFF:04X})"
        return f"{number} {self.keyword}".rstrip()


_COUNTS = ("count", "many", "times")  # fields that hold how many it tells of
PATIENT_RULES = ("PAT-03", "PAT-04", "PAT-05")  # one patient in all objects


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One outcome of a rule.

    Attributes
    ----------
    key
        The rule's id, and behind a colon which of its outcomes.
    result, action
        The profile's verdict and what the screen does.
    headline
        A short sentence for the picture; it never holds a value of a file.
        ``{object}`` in it stands for the kind of object, ``{modality}`` for that of
        images ("CT", "MR"), ``{found}`` for what was found where that is measured
        here.
    message
        The sentence of the finding, a template for `str.format`: its fields are what
        the check gives, besides the parts of the finding itself.
    message_of_several
        The same about several, where the message is about one; else "".
    reason
        The part of the message that is told alone in the place of what is not shown;
        "" where it has none.
    is_acceptable
        Whether the user may know better and have it shown all the same: then that
        outcome of the rule follows which ``is_accepted``.
    is_accepted
        Whether it follows from such an act of the user.
    """

    key: str
    result: Result
    action: Action
    headline: str
    message: str
    message_of_several: str = ""
    reason: str = ""
    is_acceptable: bool = False
    is_accepted: bool = False

    @property
    def rule(self) -> str:
        """The id of the rule, with the defect of the off-slice table behind "/"."""
        return self.key.partition(":")[0]

    @property
    def rule_id(self) -> str:
        """The id of the rule alone: by this it is accepted."""
        return self.rule.partition("/")[0]

    @property
    def lists_rois(self) -> bool:
        """Whether it is told once of all ROIs that it is true of (see `gathered`)."""
        return "{rois}" in self.message_of_several


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One observation, told to the user.

    Attributes
    ----------
    outcome
        What follows, and the templates of its sentence and headline.
    fields
        What its sentence asks for, by name, besides the parts below; `Personal` where
        it names a patient, as are ``found`` and ``expected``.
    is_of_several
        Whether the sentence is the one about several.
    object_kind, object_uid
        The object it concerns: "RT Dose" and its SOP Instance UID (or, for a CT
        series, the Series Instance UID); "" where no object can be named.
    roi
        ROI Number, where it concerns one ROI.
    rois
        ROI Numbers, where it concerns several.
    z
        Patient z of the place it concerns, mm.
    attribute
        The attribute it concerns; None where it is about no single one.
    found, expected
        Both values as text.
    file
        Path of the file; never written to a log.
    """

    outcome: Verdict
    fields: Fields = ()
    is_of_several: bool = False
    object_kind: str = ""
    object_uid: str = ""
    roi: int | None = None
    rois: tuple[int, ...] = ()
    z: float | None = None
    attribute: Attribute | None = None
    found: str = ""
    expected: str = ""
    file: str = ""

    @property
    def rule(self) -> str:
        """Identifier of the rule, such as ``DO-05`` (docs/conformance.md)."""
        return self.outcome.rule

    @property
    def result(self) -> Result:
        """The profile's verdict."""
        return self.outcome.result

    @property
    def action(self) -> Action:
        """What the screen does about it."""
        return self.outcome.action

    @property
    def count(self) -> int:
        """How many things alike it tells of at once."""
        fields = dict(self.fields)
        stated = (fields.get(name) for name in _COUNTS)
        numbers = [n for n in stated if isinstance(n, int)]
        return max(1, len(self.concerned), *numbers[:1])

    @property
    def concerned(self) -> tuple[int, ...]:
        """The ROI Numbers of the one ROI or the several that it concerns."""
        return self.rois if self.roi is None else (self.roi,)

    @property
    def message(self) -> str:
        """A whole sentence for the user: what, where, found, expected.

        `Personal` where one of its fields is.
        """
        return filled(translated(self._template), self._values)

    @property
    def headline(self) -> str:
        """A few words for the picture: never a patient's name or number."""
        told = {"object": self.object_kind, "modality": self._modality}
        return filled(translated(self.outcome.headline), {**told, "found": self.found})

    @property
    def _modality(self) -> str:
        """Of an "MR Image" the "MR"."""
        return self.object_kind.removesuffix(" Image")

    @property
    def reason(self) -> Reason:
        """Why something is not shown, told in its place.

        Raises
        ------
        LookupError
            The sentence has no such part.
        """
        clause = self.outcome.reason
        if not clause:
            raise LookupError(f"the message of {self.outcome.key} gives no reason")
        return Reason.of(clause, **self._values)

    @property
    def as_reason(self) -> Reason:
        """The whole sentence as a reason."""
        return Reason.of(self._template, **self._values)

    @property
    def _template(self) -> str:
        outcome = self.outcome
        # several contours of one ROI are no list of ROIs
        is_of_several = bool(self.rois) if outcome.lists_rois else self.is_of_several
        several = outcome.message_of_several if is_of_several else ""
        return several or outcome.message

    @property
    def _values(self) -> dict[str, Any]:
        own = {"object": self.object_kind, "found": self.found}
        own |= {"modality": self._modality, "expected": self.expected}
        return {**own, "roi": self.roi, "z": self.z, **dict(self.fields)}

    def without_identity(self) -> Finding:
        """Return the finding with nothing in it that tells who the patient is."""
        return replace(
            self,
            fields=fields_without_identity(self.fields),
            found=anonymous(self.found),
            expected=anonymous(self.expected),
            file="",
        )

    @property
    def is_alarming(self) -> bool:
        """Whether it stands in red.

        Something is not shown, is shown because the user accepted it, or the patients
        differ.
        """
        differs = self.rule in PATIENT_RULES and self.result is Result.FAIL
        differs = differs or self.outcome.is_accepted
        return self.action > Action.WARN or (differs and self.action is Action.WARN)


def about(findings: Iterable[Finding], kinds: Iterable[Kind]) -> Iterator[Finding]:
    """Yield the findings about objects of some kinds, and those about no object.

    What is told of a plan alone does not depend on a dose or on images beside it.
    """
    names = {"", *map(str, kinds)}
    return (finding for finding in findings if finding.object_kind in names)


def worst_first(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings sorted by action, worst first, then by rule."""
    return tuple(sorted(findings, key=lambda f: (-f.action, not f.is_alarming, f.rule)))
