"""What the Checks panel lists: findings and everything that is not shown, grouped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.findings import Action, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Skipped


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of row: its title, icon and the theme's colour for both."""

    title: str
    icon: str
    role: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row: a sentence and, below it, where it comes from."""

    group: Group
    message: str
    detail: str = ""
    finding: Finding | None = None

    @property
    def text(self) -> str:
        """All of it, for copying and searching."""
        return f"{self.message}\n{self.detail}" if self.detail else self.message


REFUSED = Group("Refused", "octagon-alert", "bad")
WITHHELD = Group("Withheld", "ban", "bad")
MISSING = Group("Not there", "circle-slash", "caution")
WARNINGS = Group("Warnings", "triangle-alert", "caution")
NOTES = Group("Notes", "info", "accent")
SHOWN = Group("Checked", "circle-check", "good")
SKIPPED = Group("Skipped files", "file-text", "secondary")
_ORDER = (REFUSED, WITHHELD, MISSING, WARNINGS, NOTES, SHOWN, SKIPPED)
_BY_ACTION = {
    Action.REFUSE: REFUSED,
    Action.WITHHOLD: WITHHELD,
    Action.WARN: WARNINGS,
    Action.NOTE: NOTES,
    Action.SHOW: SHOWN,
}


def check_rows(case: Case | None, skipped: Sequence[Skipped] = ()) -> list[CheckRow]:
    """Return all rows, worst first."""
    rows: list[CheckRow] = []
    if case is not None:
        names = _names(case)
        rows += [
            CheckRow(_BY_ACTION[f.action], f.message, finding_detail(f, names), f)
            for f in worst_first(case.findings)
        ]
        # an object that a finding refuses need not be named twice
        refused = {f.object_uid for f in case.findings if f.action >= Action.WITHHOLD}
        rows += [
            CheckRow(
                WITHHELD,
                f"{_named(str(w.header.kind), w.label)} is not shown: {w.reason}",
                w.header.sop_instance_uid or w.header.series_uid,
            )
            for w in case.withheld
            if w.header.sop_instance_uid not in refused
        ]
        if case.structure_set is not None:
            told = {f.roi for f in case.findings if f.action >= Action.WITHHOLD}
            rows += [
                CheckRow(WITHHELD, f"{roi.shown_name} is not shown: {roi.withheld}")
                for roi in case.structure_set.rois
                if roi.withheld and roi.number not in told
            ]
        rows += [CheckRow(MISSING, sentence) for sentence in case.missing]
    rows += [CheckRow(SKIPPED, file.reason, file.file) for file in skipped]
    return sorted(rows, key=lambda row: _ORDER.index(row.group))


def _named(kind: str, label: str) -> str:
    return f"{kind} {label}" if label and label != kind else kind


def _names(case: Case) -> dict[str | int, str]:
    """Return labels of objects by UID and names of ROIs by number."""
    names: dict[str | int, str] = {
        d.header.sop_instance_uid: d.label for d in case.doses
    }
    for thing in (case.plan, case.structure_set):
        if thing is not None:
            names[thing.header.sop_instance_uid] = thing.label
    if case.structure_set is not None:
        names.update((roi.number, roi.shown_name) for roi in case.structure_set.rois)
    return names


def finding_detail(finding: Finding, names: Mapping[str | int, str]) -> str:
    """Return rule, object, tag, found and expected in one line."""
    label = names.get(finding.object_uid, "")
    parts = [finding.rule, f"{finding.object_kind} {label}".strip()]
    if finding.roi is not None:
        parts.append(f"ROI #{finding.roi} {names.get(finding.roi, '')}".strip())
    if finding.tag:
        parts.append(finding.tag)
    if finding.found:
        parts.append(f"found {finding.found}")
    if finding.expected:
        parts.append(f"expected {finding.expected}")
    return " · ".join(part for part in parts if part)


def counts(rows: Iterable[CheckRow]) -> dict[Group, int]:
    """Return how many rows each group has, worst group first."""
    found = dict.fromkeys(_ORDER, 0)
    for row in rows:
        found[row.group] += 1
    return {group: number for group, number in found.items() if number}
