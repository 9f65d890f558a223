"""What the Checks panel lists: findings and everything that is not shown, grouped."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosiscope.core.finding_words import ACTION_TITLES, section_text
from dosiscope.core.findings import Action, worst_first
from dosiscope.core.language import tr
from dosiscope.core.rules import rule_of
from dosiscope.viewer.picture_warnings import untold_missing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Skipped
    from dosiscope.core.structures import Roi


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of row: its title, icon and the theme's colour for both."""

    title: str
    icon: str
    role: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row: a sentence and, below it, where it comes from.

    Rows without a finding are alike where ``alike`` is the same, and not ().
    """

    group: Group
    message: str
    detail: str = ""
    finding: Finding | None = None
    where: str = tr("The case")  # the object it is about
    uid: str = ""  # of that object
    roi: int | None = None  # ROI Number
    alike: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, for copying and searching."""
        return f"{self.message}\n{self.detail}" if self.detail else self.message


REFUSED = Group(ACTION_TITLES[Action.REFUSE], "octagon-alert", "bad")
WITHHELD = Group(ACTION_TITLES[Action.WITHHOLD], "ban", "bad")
MISSING = Group(tr("Not there"), "circle-slash", "caution")
WARNINGS = Group(ACTION_TITLES[Action.WARN], "triangle-alert", "caution")
NOTES = Group(ACTION_TITLES[Action.NOTE], "info", "accent")
SHOWN = Group(ACTION_TITLES[Action.SHOW], "circle-check", "good")
SKIPPED = Group(tr("Skipped files"), "file-text", "secondary")
ORDER = (REFUSED, WITHHELD, MISSING, WARNINGS, NOTES, SHOWN, SKIPPED)
_BY_ACTION = {
    Action.REFUSE: REFUSED,
    Action.WITHHOLD: WITHHELD,
    Action.WARN: WARNINGS,
    Action.NOTE: NOTES,
    Action.SHOW: SHOWN,
}


NO_DVH = tr("No DVH")


def without_dvh(case: Case, reasons: Mapping[int, str]) -> list[tuple[Roi, str]]:
    """Return the ROIs that have no DVH though no finding withholds them, and why."""
    rois = case.structure_set.rois if case.structure_set is not None else ()
    return [
        (roi, reasons[roi.number])
        for roi in rois
        if roi.number in reasons and roi.contours.closed.any() and not roi.not_measured
    ]


def check_rows(
    case: Case | None,
    skipped: Sequence[Skipped] = (),
    reasons: Mapping[int, str] = MappingProxyType({}),
) -> list[CheckRow]:
    """Return all rows, worst first.

    ``reasons`` is why ROIs have no DVH, by ROI Number, as far as it is known.
    """
    rows: list[CheckRow] = []
    if case is not None:
        names, made = _names(case), {d.key for d in case.doses if d.made is not None}
        rows += [
            CheckRow(
                _BY_ACTION[f.action],
                f.message,
                finding_detail(f, names),
                f,
                _where(f, names),
                "" if f.object_uid in made else f.object_uid,  # it has no tags
                f.roi,
            )
            for f in worst_first(case.findings)
        ]
        # an object that a finding refuses need not be named twice
        refused = {f.object_uid for f in case.findings if f.action >= Action.WITHHOLD}
        rows += [
            CheckRow(
                WITHHELD,
                tr(
                    "{object} is not shown: {why}",
                    object=_named(str(w.header.kind), w.label),
                    why=w.reason,
                ),
                w.header.sop_instance_uid or w.header.series_uid,
                where=_named(str(w.header.kind), w.label),
                uid=w.header.sop_instance_uid or w.header.series_uid,
            )
            for w in case.withheld
            if w.header.uid not in refused
        ]
        if case.structure_set is not None:
            bad = [f for f in case.findings if f.action >= Action.WITHHOLD]
            told = {number for f in bad for number in f.concerned}
            where = _named("RT Structure Set", case.structure_set.label)
            uid = case.structure_set.header.sop_instance_uid
            rows += [
                CheckRow(
                    WITHHELD,
                    tr(
                        "{object} is not shown: {why}",
                        object=roi.shown_name,
                        why=roi.withheld,
                    ),
                    where=where,
                    uid=uid,
                )
                for roi in case.structure_set.rois
                if roi.withheld and roi.number not in told
            ]
            rows += [
                CheckRow(
                    WITHHELD,
                    f"{roi.shown_name}: {reason}",
                    f"{NO_DVH} · {where} · ROI #{roi.number}",
                    where=where,
                    uid=uid,
                    roi=roi.number,
                    alike=(NO_DVH,),
                )
                for roi, reason in without_dvh(case, reasons)
            ]
        rows += [
            CheckRow(MISSING, one.text) for one in untold_missing(case, case.findings)
        ]
        rows += [
            CheckRow(
                MISSING,
                one.sentence,
                one.entry.uid,
                uid=one.entry.uid,
                alike=(str(one.entry.kind), one.why.name, one.shown),
            )
            for one in case.outside
        ]
    rows += [
        CheckRow(
            SKIPPED,
            file.reason,
            file.file,
            where=SKIPPED.title,
            alike=(file.reason,),
        )
        for file in skipped
    ]
    return sorted(rows, key=lambda row: ORDER.index(row.group))


def _named(kind: str, label: str) -> str:
    return f"{kind} {label}" if label and label != kind else kind


def _names(case: Case) -> dict[str | int, str]:
    """Return labels of objects by UID and names of ROIs by number."""
    names: dict[str | int, str] = {d.key: d.label for d in case.doses}
    for thing in (*case.every_plan, case.structure_set, *case.along):
        if thing is not None:
            names[thing.header.sop_instance_uid] = thing.label
    if case.structure_set is not None:
        names.update((roi.number, roi.shown_name) for roi in case.structure_set.rois)
    return names


def _where(finding: Finding, names: Mapping[str | int, str]) -> str:
    if not finding.object_kind:
        return tr("The files")
    return _named(finding.object_kind, names.get(finding.object_uid, ""))


def finding_detail(finding: Finding, names: Mapping[str | int, str]) -> str:
    """Return rule, section, object and tag; on a second line found and expected."""
    rule = rule_of(finding.rule)
    section = rule.section if rule is not None else ""
    parts = [finding.rule, section_text(section), _where(finding, names)]
    if finding.roi is not None:
        parts.append(f"ROI #{finding.roi} {names.get(finding.roi, '')}".strip())
    if finding.attribute is not None:
        parts.append(str(finding.attribute))
    values = [tr("found {found}", found=finding.found) if finding.found else ""]
    values.append(
        tr("expected {expected}", expected=finding.expected) if finding.expected else ""
    )
    both = (" · ".join(filter(None, line)) for line in (parts, values))
    return "\n".join(line for line in both if line)
