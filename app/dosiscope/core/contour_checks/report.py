"""Findings about the contours of one ROI, worded alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.findings import Finding
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr, tr_count
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.core.text import counted, first_few

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.findings import Attribute
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
        return (
            tr("contour item {number}", number=contour + 1)
            if number is None
            else tr("contour {number}", number=number)
        )

    def names(self, contours: NDArray[np.int64]) -> str:
        """Name several contours, the first few one by one."""
        numbers = [self.roi.contours.numbers[n] for n in contours[:_NAMED].tolist()]
        if any(number is None for number in numbers):
            listed = first_few((contours + 1).tolist(), _NAMED)
            return tr("contour items {numbers}", numbers=listed)
        first = ", ".join(str(number) for number in numbers)
        more = len(contours) - _NAMED
        if more > 0:
            first = tr("{first} and {n} more", first=first, n=more)
        return tr_count(
            "contour {numbers}", "contours {numbers}", len(contours), numbers=first
        )

    def who(self, contours: NDArray[np.int64]) -> str:
        """Name one contour or several, of which there is one at least."""
        one = len(contours) == 1
        return self.name(int(contours[0])) if one else self.names(contours)

    def each(self, key: str, contours: NDArray[np.int64], **numbers: Any) -> None:
        """Note an outcome (by key) about these contours (indices), if there are any.

        ``numbers`` are what its sentence asks for, such as mm; it has ``contours``,
        which these are, and ``share``, how many.
        """
        if not len(contours):
            return
        who = self.who(contours)
        z = float(self.roi.contours.z[contours[0]])
        share = counted(len(contours), "contour")
        self.add(key, z=z, contours=who, share=share, **numbers)

    def add(
        self,
        key: str,
        *,
        z: float | None = None,
        attribute: Attribute | None = None,
        found: str = "",
        expected: str = "",
        **values: object,
    ) -> None:
        """Note one finding about the ROI.

        Its sentence in the table of rules has the fields ``roi``, ``name``, ``z``,
        ``found`` and ``expected``, and the ``values``.
        """
        roi = self.roi
        self.findings.append(
            Finding(
                outcome=verdict(key),
                fields=fields_of({"name": roi.name, **values}),
                object_kind=Kind.STRUCTURE_SET.name,
                object_uid=self._uid,
                roi=roi.number,
                z=z,
                attribute=attribute,
                found=found,
                expected=expected,
            )
        )
