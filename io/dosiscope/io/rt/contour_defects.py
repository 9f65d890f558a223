"""What is wrong with single contours of an ROI: what is alike is told once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.language import tr
from dosiscope.core.text import counted

if TYPE_CHECKING:
    from dosiscope.core.structures import GeometricType
    from dosiscope.io.remarks import Remarks

_LISTED: Final = 10  # contours in one sentence


@dataclass(slots=True)
class StatedContours:
    """What the items of a Contour Sequence state besides the points, in order."""

    kinds: list[GeometricType | None] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    attached: list[tuple[int, ...] | None] = field(default_factory=list)
    image_uids: list[tuple[str, ...]] = field(default_factory=list)


class Defects:
    """Collects what is wrong with the contours of one ROI.

    Attributes
    ----------
    without_volume
        How many contours were left out that may have bounded an area.
    """

    def __init__(
        self, remarks: Remarks, roi: int, name: str, stated: StatedContours
    ) -> None:
        self._remarks, self._roi, self._name = remarks, roi, name
        self._stated = stated
        # by outcome: contours (from 0), and what is told of the first
        self._found: dict[str, tuple[list[int], dict[str, Any]]] = {}
        self.without_volume = 0

    def leave_out(
        self,
        n: int,
        key: str,
        tag: int,
        found: str,
        expected: str,
        *,
        had_area: bool = True,
        **values: object,
    ) -> None:
        """Note that contour ``n`` (from 0) is left out, and why; see `Remarks.add`."""
        self.without_volume += had_area
        self.mention(n, key, tag, found, expected, **values)

    def mention(
        self, n: int, key: str, tag: int, found: str, expected: str, **values: object
    ) -> None:
        """Note something about contour ``n`` (from 0), which stays.

        Of several alike the values of the first are told, of a ``spread`` the greatest.
        """
        first = {"tag": tag, "found": found, "expected": expected, **values}
        contours, told = self._found.setdefault(key, ([], first))
        contours.append(n)
        if "spread" in told:
            told["spread"] = max(told["spread"], first["spread"])

    def close(self) -> None:
        """Tell what was noted, each outcome once."""
        for key, (contours, first) in self._found.items():
            share, where = self._which(contours)
            self._remarks.add(
                key,
                roi=self._roi,
                name=self._name,
                several=len(contours) > 1,
                which=where[0].upper() + where[1:],
                where=where,
                share=share,
                **first,
            )

    def _which(self, contours: list[int]) -> tuple[str, str]:
        """Return how many of the contours these are, and which, in words."""
        stated = self._stated.numbers
        are_numbered = all(stated[n] is not None for n in contours)
        names = [str(stated[n] if are_numbered else n + 1) for n in contours]
        share = tr(
            "{some} of {all}",
            some=len(names),
            all=counted(len(stated), "contour"),
        )
        told = ", ".join(names[:_LISTED]) + ("…" if len(names) > _LISTED else "")
        if len(names) == 1 and are_numbered:
            return share, tr("contour {number}", number=told)
        if len(names) == 1:
            return share, tr("contour item {number}", number=told)
        if are_numbered:
            return share, tr("{share} (contours {numbers})", share=share, numbers=told)
        return share, tr("{share} (contour items {numbers})", share=share, numbers=told)
