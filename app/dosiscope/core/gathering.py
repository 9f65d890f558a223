"""One finding in the place of those that tell the same of several ROIs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.identity import filled
from dosiscope.core.language import in_quotes, tr
from dosiscope.core.reason import fields_of
from dosiscope.core.text import first_few, in_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.findings import Finding

_LISTED: Final = 20  # ROIs in one sentence
# Fields of which the finding about several ROIs has the greatest, mm.
_GREATEST: Final = ("off", "spread")
# Found, where a headline tells it and it is another in each of them.
_SEE_LIST: Final = tr("see the checks")
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
    return [one for group in alike.values() for one in _as_one(group, names)]


def _as_one(group: list[Finding], names: Mapping[int, str]) -> list[Finding]:
    first = group[0]
    by_roi: dict[int, list[Finding]] = {}
    for one in group:
        if one.roi is not None:
            by_roi.setdefault(one.roi, []).append(one)
    if len(by_roi) < 2:
        return group
    words = (_told(n, names, of_roi) for n, of_roi in by_roi.items())
    listed = first_few(words, _LISTED)
    fields = [dict(one.fields) for one in group]
    values = {**fields[0], "many": len(by_roi), "rois": listed}
    for name in _GREATEST:
        stated = (one.get(name) for one in fields)
        numbers = [value for value in stated if isinstance(value, (int, float))]
        if numbers:
            values[name] = max(numbers)
    found = first.found if all(one.found == first.found for one in group) else ""
    if not found and "{found}" in first.outcome.headline:
        found = _SEE_LIST
    return [
        replace(
            first,
            fields=fields_of(values),
            is_of_several=True,
            roi=None,
            rois=tuple(by_roi),
            found=found,
        )
    ]


def _told(number: int, names: Mapping[int, str], findings: Sequence[Finding]) -> str:
    """Return an ROI, and in brackets what of it is meant where that is not all."""
    name = (
        in_row(" ", (str(number), in_quotes(names[number])))
        if number in names
        else str(number)
    )
    shares = [str(dict(one.fields).get(_SHARE, "")) for one in findings]
    told = in_row("; ", (share for share in shares if share))
    return filled("{name} ({told})", {"name": name, "told": told}) if told else name
