"""What is wrong with single contours: named one by one, up to a limit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dosiscope.io.files import tags

if TYPE_CHECKING:
    from dosiscope.core.structures import GeometricType
    from dosiscope.io.remarks import Remarks

# So many defective contours of one ROI are named one by one.
NAMED: Final = 20


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
        self._count = 0
        self.without_volume = 0

    def leave_out(
        self,
        n: int,
        key: str,
        tag: int,
        found: str,
        expected: str,
        *,
        z: float | None = None,
        had_area: bool = True,
        **values: object,
    ) -> None:
        """Note that contour ``n`` (from 0) is left out, and why; see `Remarks.add`."""
        self.without_volume += had_area
        self._note(n, key, tag, found, expected, z, values)

    def mention(
        self,
        n: int,
        key: str,
        tag: int,
        found: str,
        expected: str,
        *,
        z: float | None = None,
        **values: object,
    ) -> None:
        """Note something about contour ``n`` (from 0), which stays."""
        self._note(n, key, tag, found, expected, z, values)

    def close(self) -> None:
        """Say how many more there were than are named."""
        more = self._count - NAMED
        if more > 0:
            self._remarks.add(
                "RC-12:more",
                name=self._name,
                more=more,
                tag=tags.ContourSequence,
                roi=self._roi,
            )

    def _note(
        self,
        n: int,
        key: str,
        tag: int,
        found: str,
        expected: str,
        z: float | None,
        values: dict[str, Any],
    ) -> None:
        self._count += 1
        if self._count > NAMED:
            return
        number = self._stated.numbers[n]
        which = f"Contour item {n + 1}" if number is None else f"Contour {number}"
        self._remarks.add(
            key,
            tag=tag,
            found=found,
            expected=expected,
            roi=self._roi,
            z=z,
            which=which,
            name=self._name,
            **values,
        )
