"""One finding in the place of those that tell the same of several ROIs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.reason import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.findings import Finding

_LISTED: Final = 20  # ROIs in one sentence
# Fields of which the finding about several ROIs has the greatest, mm.
_GREATEST: Final = ("off", "spread")
# What of an ROI is meant, told behind its name: "10 of 20 contours".
_SHARE: Final = "share"


def gathered(findings: Iterable[Finding], names: Mapping[int, str]) -> list[Finding]:
    """Return findings about one object, those alike about its ROIs as one.

    ``names`` are those of the ROIs by number.  Alike are those of one outcome whose
    sentence lists ROIs (`Verdict.lists_rois`), and of one value where it is told.
    """
    alike: dict[object, list[Finding]] = {}
    for n, finding in enumerate(findings):
        outcome = finding.outcome
        told = finding.found if "{found}" in outcome.message_of_several else ""
        is_of_roi = outcome.lists_rois and finding.roi is not None
        alike.setdefault((outcome.key, told) if is_of_roi else n, []).append(finding)
    return [_as_one(group, names) for group in alike.values()]


def _as_one(group: Sequence[Finding], names: Mapping[int, str]) -> Finding:
    first = group[0]
    by_roi: dict[int, dict[str, Any]] = {
        one.roi: dict(one.fields) for one in group if one.roi is not None
    }
    if len(by_roi) < 2:
        return first
    rois = [
        f'{number} "{names.get(number, "")}"{_share(fields)}'
        for number, fields in list(by_roi.items())[:_LISTED]
    ]
    listed = ", ".join(rois)
    if len(by_roi) > _LISTED:
        listed += f" and {len(by_roi) - _LISTED} more"
    values: dict[str, object] = {"many": len(by_roi), "rois": listed}
    for name in _GREATEST:
        if all(name in fields for fields in by_roi.values()):
            values[name] = max(fields[name] for fields in by_roi.values())
    return replace(
        first,
        fields=fields_of(values),
        is_of_several=True,
        roi=None,
        rois=tuple(by_roi),
        found=first.found if all(one.found == first.found for one in group) else "",
    )


def _share(fields: Mapping[str, Any]) -> str:
    share = fields.get(_SHARE)
    return f" ({share})" if share else ""
