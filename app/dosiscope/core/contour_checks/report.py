"""Findings about the contours of one ROI, worded alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.findings import Finding
from dosiscope.core.rules import verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.rules import Verdict
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

    def each(self, key: str, contours: NDArray[np.int64], **numbers: float) -> None:
        """Note an outcome (by key) about these contours (indices), if there are any.

        ``numbers`` are what its sentence asks for, such as mm.
        """
        if not len(contours):
            return
        first = int(contours[0])
        is_one = len(contours) == 1
        who = self.name(first) if is_one else self.names(contours)
        z = float(self.roi.contours.z[first])
        outcome = verdict(key)
        template = outcome.sentence(not is_one)
        self._add(outcome, template, {"contours": who, **numbers}, z=z)

    def add(
        self,
        key: str,
        *,
        z: float | None = None,
        tag: str = "",
        found: str = "",
        expected: str = "",
        several: bool = False,
        **values: object,
    ) -> None:
        """Note one finding about the ROI.

        Its sentence in the table of rules has the fields ``roi``, ``name``, ``z``,
        ``found`` and ``expected``, and the ``values``.  ``several`` takes the sentence
        about several.
        """
        outcome = verdict(key)
        self._add(
            outcome,
            outcome.sentence(several),
            values,
            z=z,
            tag=tag,
            found=found,
            expected=expected,
        )

    def _add(
        self,
        outcome: Verdict,
        template: str,
        values: Mapping[str, Any],
        *,
        z: float | None = None,
        tag: str = "",
        found: str = "",
        expected: str = "",
    ) -> None:
        roi = self.roi
        message = template.format(
            roi=roi.number, name=roi.name, z=z, found=found, expected=expected, **values
        )
        self.findings.append(
            Finding(
                outcome.rule,
                outcome.result,
                outcome.action,
                message,
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
