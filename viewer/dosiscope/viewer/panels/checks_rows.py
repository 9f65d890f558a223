"""What the Checks panel lists: findings and everything that is not shown, grouped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.findings import Action, worst_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        rows += [
            CheckRow(_BY_ACTION[f.action], f.message, finding_detail(f), f)
            for f in worst_first(case.findings)
        ]
        rows += [
            CheckRow(
                WITHHELD,
                f"{_named(str(w.header.kind), w.label)} is not shown: {w.reason}",
                w.header.sop_instance_uid or w.header.series_uid,
            )
            for w in case.withheld
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


def finding_detail(finding: Finding) -> str:
    """Return rule, object, tag, found and expected in one line."""
    parts = [finding.rule, finding.object_kind]
    if finding.roi is not None:
        parts.append(f"ROI #{finding.roi}")
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
