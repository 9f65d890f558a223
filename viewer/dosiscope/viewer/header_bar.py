"""The case header: patient, plan, approval and dose, with badges at the right."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dosiscope.core.acceptance import accepted_of
from dosiscope.core.dose import DoseType, SummationType
from dosiscope.core.findings import Action
from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.kinds import Role
from dosiscope.core.language import marked, tr
from dosiscope.core.not_shown import unread_text
from dosiscope.core.text import DASH, capitalised, counted, date_text, moment_text
from dosiscope.resources.theme import GRID, LARGE
from dosiscope.viewer.panels.figures import dose_text
from dosiscope.viewer.picture_text import ZERO, several_text
from dosiscope.viewer.screen_identity import HIDDEN, screen_identity
from dosiscope.viewer.style import font, restyle
from dosiscope.viewer.widgets.pill import APPROVAL_TONES, Pill
from dosiscope.viewer.widgets.section import MARGIN
from dosiscope.viewer.widgets.text import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review

_GAP = 6 * GRID
_LEAST = 8 * GRID  # px, of what yields
_SHOW_AGAIN = tr("View, Hide identity (Ctrl+H) shows it again")


class HeaderField(QWidget):
    """A quiet caption over a value."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.caption = Line(tr(caption), role="secondary", size="small")
        self.value = Line(size="large", weight="medium")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.caption)
        column.addWidget(self.value)


class HeaderBar(QWidget):
    """What is looked at, always in sight."""

    checks_requested = Signal()
    details_requested = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setToolTip(tr("Click: details of every object (Ctrl+I)"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fields = {
            name: HeaderField(name)
            for name in (
                marked("Patient"),
                marked("RT Plan label"),
                marked("Date · time"),
                marked("Approval"),
                marked("Dose"),
            )
        }
        self.frame = Pill()
        self.findings = Pill()
        self.identity = Pill()  # told where it is left out
        for pill in (self.frame, self.findings):
            pill.setCursor(Qt.CursorShape.PointingHandCursor)
            pill.clicked.connect(self.checks_requested)
        self._row = row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for field in self.fields.values():
            row.addWidget(field)
        row.addStretch(1)
        self._badges = QWidget()
        badges = QHBoxLayout(self._badges)
        badges.setContentsMargins(0, 0, 0, 0)
        badges.setSpacing(2 * GRID)
        badges.addStretch(1)
        for pill in (self.identity, self.frame, self.findings):
            badges.addWidget(pill)
        row.addWidget(self._badges)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(MARGIN, 2 * GRID, MARGIN, 2 * GRID)
        self._rows.setSpacing(GRID)
        self._rows.addLayout(row)
        self._least = 0  # px, below which the plan would be cut
        review.case_changed.connect(self._refresh)
        review.dose_changed.connect(self._refresh)
        screen_identity.changed.connect(self._refresh)
        review.results.reasons_changed.connect(self._show_findings)
        review.doses_changed.connect(self._show_findings)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write smaller before anything must be elided."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure anew what is dressed only now."""
        super().showEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Be content with what the plan needs: badges can stand below it."""
        return QSize(self._least, super().minimumSizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the details of every object."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.details_requested.emit()

    def _fit(self) -> None:
        large = QFontMetrics(font(LARGE, "medium"))
        shown = [f for f in self.fields.values() if not f.isHidden()]
        texts = sum(large.horizontalAdvance(f.value.text()) + 4 for f in shown)
        badges_of = (self.identity, self.frame, self.findings)
        pills = [pill for pill in badges_of if not pill.isHidden()]
        badges = sum(p.sizeHint().width() + 2 * GRID for p in pills)
        fits = texts + len(shown) * _GAP + badges + 2 * MARGIN <= self.width()
        self._row.setSpacing(2 * GRID if fits else GRID)
        gap = _GAP - 2 * GRID if fits else GRID
        for field in self.fields.values():
            restyle(field.value, textSize="large" if fits else "")
            field.setContentsMargins(0, 0, gap, 0)
        metrics = large if fits else QFontMetrics(self.fields["Dose"].value.font())
        wanted = {
            name: metrics.horizontalAdvance(field.value.text()) + GRID
            for name, field in self.fields.items()
            if not field.isHidden()
        }
        # identity yields first, the dose where even that is not enough, the plan never
        plan = [n for n in ("RT Plan label", "Date · time", "Approval") if n in wanted]
        gaps = len(shown) * (gap + 2 * GRID) + 2 * MARGIN
        of_plan = sum(wanted[name] for name in plan)
        self._least = max(2 * _LEAST + of_plan + gaps, badges + 2 * MARGIN)
        is_below = self._least + badges > self.width()
        if is_below is (self._rows.count() == 1):
            (self._rows if is_below else self._row).addWidget(self._badges)
            self.updateGeometry()
        if is_below:
            badges = 0
        rest = self.width() - badges - len(shown) * (gap + 2 * GRID) - 2 * MARGIN
        rest -= _LEAST + of_plan
        for name in plan:
            self.fields[name].value.setMinimumWidth(wanted[name])
        dose = min(wanted.get("Dose", 0), max(rest, _LEAST))
        self.fields["Dose"].value.setMinimumWidth(dose)

    def text(self, name: str) -> str:
        """Return what stands under a caption."""
        return self.fields[name].value.text()

    def _refresh(self) -> None:
        case, dose = screen_identity.case(self._review.shown_case), self._review.dose
        self.setVisible(case is not None)
        is_hidden = screen_identity.is_hidden
        self.identity.show_text(HIDDEN if is_hidden else "", "caution", _SHOW_AGAIN)
        if case is None:
            for field in self.fields.values():
                field.value.setText("")
            return
        plan = case.plan
        state = case.state_of(Role.DOSE) if dose is None else ""
        texts = {
            "Patient": patient_text(case),
            "RT Plan label": (plan.label or DASH) if plan else self._no_plan(case),
            "Date · time": moment_text(plan.date, plan.time, " · ") if plan else DASH,
            "Approval": (plan.approval or DASH) if plan else DASH,
            "Dose": capitalised(state) if state else dose_line(dose),
        }
        for name, text in texts.items():
            self.fields[name].value.setText(text)
        for name in ("Date · time", "Approval"):
            self.fields[name].setVisible(plan is not None)
        tone = APPROVAL_TONES.get(plan.approval if plan else "", "")
        restyle(self.fields["Approval"].value, role=tone)
        unusual = dose is not None and (dose.type, dose.summation) != (
            DoseType.PHYSICAL,
            SummationType.PLAN,
        )
        restyle(self.fields["Dose"].value, role="caution" if unusual else "")
        self.frame.show_text(*frame_badge(case))
        self._show_findings()

    def _no_plan(self, case: Case) -> str:
        whole, dose = self._review.case, self._review.dose
        if whole is None or dose is None or not whole.is_of_several(dose):
            return no_plan(case)
        return capitalised(several_text(whole, dose))

    def _show_findings(self) -> None:
        case = screen_identity.case(self._review.told_case)
        if case is not None:  # as many as the Checks panel lists
            self.findings.show_text(*findings_badge(case, self._review.results.reasons))
            self._fit()


def patient_text(case: Case) -> str:
    """Return name, ID, sex and birth date of the patient."""
    patient = case.patient
    if patient.name == NO_IDENTITY:
        return tr(NO_IDENTITY)
    parts = [
        patient.spoken_name or tr("No name"),
        patient.id or tr("no ID"),
        patient.sex,
        date_text(patient.birth_date) if patient.birth_date.strip() else "",
    ]
    return " · ".join(part for part in parts if part)


def no_plan(case: Case) -> str:
    """Return what stands in place of the plan's label."""
    if case.awaits(Role.PLAN):
        return capitalised(case.state_of(Role.PLAN))
    return tr("No plan") if case.withheld_of(Role.PLAN) is None else tr("Plan withheld")


def dose_line(dose: Dose | None) -> str:
    """Return units, type, summation (of beams also which) and maximum."""
    if dose is None:
        return tr("No dose")
    kind = str(dose.type) or tr("type not stated")
    total = dose.label or str(dose.summation) or tr("summation not stated")
    if dose.is_zero:
        maximum = ZERO
    else:
        maximum = tr("max {dose}", dose=dose_text(dose, dose.maximum))
    if dose.quantity:  # derived: of no Dose Type that a file states
        return f"{total} · {maximum}"
    return " · ".join((str(dose.units), kind, total, maximum))


def frame_badge(case: Case) -> tuple[str, str, str]:
    """Return words, tone and tooltip of the badge on the frame of reference."""
    if case.unread:  # whether they fit together is not known yet
        return "", "", ""
    silent, elsewhere = _not_in_frame(case)
    uid = case.frame_of_reference_uid or tr("not stated")
    if case.withheld:
        lines = [f"{w.header.kind} {w.label}: {w.reason}" for w in case.withheld]
        number = counted(len(case.withheld), "object")
        return tr("{objects} withheld", objects=number), "bad", "\n".join(lines)
    if elsewhere:
        return (
            tr(
                "{objects} of another frame of reference",
                objects=counted(len(elsewhere), "object"),
            ),
            "bad" if accepted_of(case) else "caution",
            tr(
                "Frame of Reference UID {uid}\nAnother is stated by: {objects}",
                uid=uid,
                objects=", ".join(elsewhere),
            ),
        )
    if silent:
        return (
            tr(
                "{objects} without frame of reference",
                objects=counted(len(silent), "object"),
            ),
            "neutral",
            tr(
                "Frame of Reference UID {uid}\nNot stated by: {objects}",
                uid=uid,
                objects=", ".join(silent),
            ),
        )
    if case.ct is None:
        return (
            tr("No CT"),
            "caution",
            tr(
                "Frame of Reference UID {uid} of what is shown; there is no CT to "
                "compare",
                uid=uid,
            ),
        )
    return (
        tr("Frame of reference \N{CHECK MARK}"),
        "neutral",
        tr("All objects share the Frame of Reference UID {uid}", uid=uid),
    )


def _not_in_frame(case: Case) -> tuple[list[str], list[str]]:
    """Return the kinds of objects that state no frame of reference, and another."""
    structures = case.structure_set
    # an RT Structure Set may state it for its ROIs alone (PS3.3 C.8.8.5)
    of_rois = structures.frame_of_reference_uids if structures is not None else ()
    things: list[tuple[str, set[str]]] = []
    for header in case.headers:
        # what comes along is told of by its own kind: it need not lie in any
        if header.kind.role is not None:
            stated = of_rois if header.kind.role is Role.STRUCTURE_SET else ()
            frames = {header.frame_of_reference_uid, *stated} - {""}
            things.append((str(header.kind), frames))
    wanted = case.frame_of_reference_uid
    outside = [(kind, frames) for kind, frames in things if wanted not in frames]
    silent = [kind for kind, frames in outside if not frames]
    return silent, [kind for kind, frames in outside if frames]


def findings_badge(
    case: Case, reasons: Mapping[int, str] = MappingProxyType({})
) -> tuple[str, str, str]:
    """Return words, tone and tooltip of the badge on the findings.

    ``reasons`` is why ROIs have no DVH, by ROI Number, as far as it is known.
    """
    if case.unread:
        rest = capitalised(unread_text(case.unread))
        return tr("Not checked yet"), "neutral", rest
    from dosiscope.viewer.panels.checks_rows import without_dvh

    worse = [f for f in case.findings if f.action > Action.WARN]
    refused = [f for f in worse if f.action is Action.REFUSE]
    warnings = [f for f in case.findings if f.action is Action.WARN]
    notes = [f for f in case.findings if f.action is Action.NOTE]
    silent = without_dvh(case, reasons)
    parts = [
        tr("{n} refused", n=len(refused)) if refused else "",
        tr("{n} withheld", n=len(worse) - len(refused))
        if len(worse) > len(refused)
        else "",
        counted(len(warnings), "warning") if warnings else "",
        counted(len(notes), "note") if notes else "",
        tr("{n} without DVH", n=len(silent)) if silent else "",
    ]
    text = " · ".join(part for part in parts if part)
    if not text:
        return tr("No findings \N{CHECK MARK}"), "neutral", tr("Nothing was found")
    alarming = any(f.is_alarming for f in case.findings)
    tone = "bad" if alarming else "caution" if warnings or silent else "neutral"
    lines = [f.message for f in (*worse, *warnings)]
    lines += [f"{roi.shown_name}: {reason}" for roi, reason in silent]
    lines = lines or [f.message for f in notes]
    return text, tone, "\n".join(lines[:8])
