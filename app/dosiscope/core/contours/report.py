"""Findings about the contours of one ROI, worded alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.findings import Finding
from dosiscope.core.rules import verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.contours.verdicts import ContourRule
    from dosiscope.core.structures import Roi

_NAMED = 5


class Report:
    """Collects findings about one ROI; each begins with its number and name."""

    def __init__(self, roi: Roi, structure_set_uid: str) -> None:
        self.roi = roi
        self._uid = structure_set_uid
        self.findings: list[Finding] = []

    def name(self, contour: int) -> str:
        """Name a contour (index) as its file does."""
        number = self.roi.contours.numbers[contour]
        return f"contour item {contour + 1}" if number is None else f"contour {number}"

    def names(self, contours: NDArray[np.int64]) -> str:
        """Name several contours, the first few one by one."""
        numbers = [self.roi.contours.numbers[n] for n in contours[:_NAMED].tolist()]
        if any(number is None for number in numbers):
            listed = [str(n + 1) for n in contours[:_NAMED].tolist()]
            word = "contour items"
        else:
            listed, word = [str(number) for number in numbers], "contours"
        more = len(contours) - _NAMED
        tail = f" and {more} more" if more > 0 else ""
        return f"{word} {', '.join(listed)}{tail}"

    def each(
        self, rule: ContourRule, contours: NDArray[np.int64], **numbers: float
    ) -> None:
        """Note a rule about these contours (indices), if there are any.

        ``numbers`` are what the rule's wording asks for, such as mm.
        """
        if not len(contours):
            return
        if len(contours) == 1:
            who, text = self.name(int(contours[0])), rule.one
        else:
            who, text = self.names(contours), rule.many
        z = float(self.roi.contours.z[contours[0]])
        self._add(rule.key, f": {who} {text.format(**numbers)}", z=z)

    def add(
        self,
        key: str,
        text: str,
        *,
        z: float | None = None,
        tag: str = "",
        found: str = "",
        expected: str = "",
    ) -> None:
        """Note one finding about the ROI; ``text`` continues its name."""
        self._add(key, f" {text}", z=z, tag=tag, found=found, expected=expected)

    def _add(
        self,
        key: str,
        text: str,
        *,
        z: float | None = None,
        tag: str = "",
        found: str = "",
        expected: str = "",
    ) -> None:
        outcome = verdict(key)
        roi = self.roi
        self.findings.append(
            Finding(
                outcome.rule,
                outcome.result,
                outcome.action,
                f'ROI {roi.number} "{roi.name}"{text}',
                object_kind="RT Structure Set",
                object_uid=self._uid,
                roi=roi.number,
                z=z,
                tag=tag,
                found=found,
                expected=expected,
                headline=outcome.headline,
            )
        )
