"""Outlines of an ROI in or across others, taken together because the user wants it so.

Even-odd reads them otherwise (PS3.3 C.8.8.6.3); where a system means their union, the
user may know.  What is united is drawn and measured as outlines of the union.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contour_checks.crossings import apart
from dosiscope.core.contours.modes import Mode
from dosiscope.core.polygons.union import union_outlines
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.core.structures import Contour, Contours, GeometricType

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi

    #: Whether a rule, a value found and one expected are accepted.
    Covers: TypeAlias = Callable[[str, str, str], bool]

UNITED = "RC-17/E18:united"


def may_be_united(graph: ContourGraph) -> bool:
    """Whether the outlines of an ROI may be united: no contour is attached to any."""
    return graph.mode in (Mode.ON_SLICE, Mode.SOURCE_PLANES)


def to_unite(
    findings: tuple[Finding, ...], graph: ContourGraph, is_accepted: Covers
) -> Finding | None:
    """Return the finding about an ROI that the user decided against, if any."""
    if not may_be_united(graph):
        return None
    rule = verdict(UNITED).rule_id
    for finding in findings:
        outcome = finding.outcome
        if outcome.rule_id == rule and outcome.is_acceptable:
            is_so = is_accepted(rule, finding.found, finding.expected)
            return finding if is_so else None
    return None


def united(roi: Roi, graph: ContourGraph) -> Roi:
    """Return an ROI with outlines of the union, on planes where some lie in others.

    Those of a plane of which one is stated to be a hole (CLOSEDPLANAR_XOR) stay.
    Raises `TooEntangledError` where they cross too often.
    """
    contours = roi.contours
    gone = np.zeros(len(contours), dtype=np.bool_)
    added: list[Contour] = []
    for plane in np.unique(graph.plane).tolist():
        nodes = graph.contours[graph.plane == plane].tolist()
        kinds = {contours.kinds[n] for n in nodes}
        if len(nodes) < 2 or GeometricType.CLOSEDPLANAR_XOR in kinds:
            continue
        polygons = [contours[n].points[:, :2] for n in nodes]
        outlines, is_crossed = apart(polygons)
        if is_crossed:
            outlines = union_outlines(polygons)
        elif len(outlines) == len(polygons):
            continue
        first = contours[nodes[0]]
        gone[nodes] = True
        for outline in outlines:
            z = np.full(len(outline), first.z)
            points = np.column_stack([outline, z])
            added.append(
                replace(first, points=points, number=None, image_uids=first.image_uids)
            )
    if not added:
        return roi
    return replace(roi, contours=Contours.of([*contours.only(~gone), *added]))


def told_as_united(finding: Finding) -> Finding:
    """Return what stands on everything that is made of a united ROI.

    ``finding`` is the one that the user decided against.
    """
    fields = dict(finding.fields)
    kept = {"name": fields["name"], "share": fields["share"]}
    return replace(finding, outcome=verdict(UNITED), fields=fields_of(kept))
