"""The findings about one object, collected while it is read or checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.findings import Action, Finding, Result
from dosiscope.core.header import Kind
from dosiscope.io.dictionary import label

if TYPE_CHECKING:
    from dosiscope.core.header import Header

Verdict = tuple[Result, Action]

PASS_SHOW: Final[Verdict] = (Result.PASS, Action.SHOW)
PASS_NOTE: Final[Verdict] = (Result.PASS, Action.NOTE)
DEV_NOTE: Final[Verdict] = (Result.DEV, Action.NOTE)
DEV_WARN: Final[Verdict] = (Result.DEV, Action.WARN)
FAIL_WARN: Final[Verdict] = (Result.FAIL, Action.WARN)
FAIL_WITHHOLD: Final[Verdict] = (Result.FAIL, Action.WITHHOLD)
FAIL_REFUSE: Final[Verdict] = (Result.FAIL, Action.REFUSE)


def object_uid(header: Header) -> str:
    """UID that findings name: the series of a CT, else the SOP instance."""
    return header.series_uid if header.kind is Kind.CT else header.sop_instance_uid


class Remarks:
    """Collects the findings about one object.

    Attributes
    ----------
    found
        The findings so far, in the order they were made.
    """

    def __init__(self, header: Header) -> None:
        self._kind = str(header.kind)
        self._uid = object_uid(header)
        self._file = header.files[0] if header.files else ""
        self.found: list[Finding] = []

    def add(
        self,
        rule: str,
        verdict: Verdict,
        message: str,
        *,
        tag: int | None = None,
        found: str = "",
        expected: str = "",
        roi: int | None = None,
        z: float | None = None,
    ) -> None:
        """Note one finding; see `Finding` for the meaning of the parts."""
        result, action = verdict
        self.found.append(
            Finding(
                rule,
                result,
                action,
                message,
                self._kind,
                self._uid,
                roi,
                z,
                "" if tag is None else label(tag),
                found,
                expected,
                self._file,
            )
        )
