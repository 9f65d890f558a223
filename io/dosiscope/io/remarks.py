"""The findings about one object, collected while it is read or checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.findings import Finding
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.io.files.dictionary import attribute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.header import Header
    from dosiscope.core.reason import Reason

_LISTED: Final = 20  # ROIs in one sentence


class Remarks:
    """Collects the findings about one object.

    Attributes
    ----------
    found
        The findings so far, in the order they were made.
    """

    def __init__(self, header: Header) -> None:
        self._kind = str(header.kind)
        self._uid = header.uid
        self._file = header.files[0] if header.files else ""
        self.found: list[Finding] = []

    def add(
        self,
        key: str,
        *,
        tag: int | None = None,
        found: str = "",
        expected: str = "",
        roi: int | None = None,
        z: float | None = None,
        several: bool = False,
        **values: object,
    ) -> None:
        """Note one finding; see `Finding` for the meaning of the parts.

        ``key`` is that of the outcome in the table of rules: what follows from it
        stands there, and the sentence too.  Its fields are ``found``, ``expected``,
        ``roi``, ``z``, the kind of ``object``, and the ``values``.  ``several`` takes
        the sentence about several.
        """
        self.found.append(
            Finding(
                outcome=verdict(key),
                fields=fields_of(values),
                is_of_several=several,
                object_kind=self._kind,
                object_uid=self._uid,
                roi=roi,
                z=z,
                attribute=None if tag is None else attribute(tag),
                found=found,
                expected=expected,
                file=self._file,
            )
        )

    def withhold(
        self,
        key: str,
        *,
        found: str,
        expected: str,
        roi: int | None = None,
        **rest: Any,
    ) -> Reason:
        """Note a finding as `add` does, and return its reason."""
        self.add(key, found=found, expected=expected, roi=roi, **rest)
        return self.found[-1].reason

    def gather(self, names: Mapping[int, str]) -> None:
        """Make one finding of those that tell the same of several ROIs.

        ``names`` are those of the ROIs by number; see `Verdict.lists_rois`.
        """
        alike: dict[object, list[Finding]] = {}
        for n, finding in enumerate(self.found):
            outcome = finding.outcome
            told = finding.found if "{found}" in outcome.message_of_several else ""
            key = (outcome.key, told) if outcome.lists_rois else n
            alike.setdefault(key, []).append(finding)
        self.found[:] = [_gathered(group, names) for group in alike.values()]


def _gathered(group: list[Finding], names: Mapping[int, str]) -> Finding:
    first = group[0]
    numbers = tuple(dict.fromkeys(one.roi for one in group if one.roi is not None))
    if len(numbers) < 2:
        return first
    rois = [f'{n} "{names.get(n, "")}"' for n in numbers[:_LISTED]]
    listed = ", ".join(rois)
    if len(numbers) > _LISTED:
        listed += f" and {len(numbers) - _LISTED} more"
    return replace(
        first,
        fields=fields_of({"many": len(numbers), "rois": listed}),
        is_of_several=True,
        roi=None,
        rois=numbers,
        found=first.found if all(one.found == first.found for one in group) else "",
    )
