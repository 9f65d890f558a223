from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from dosiscope.core.dose import DoseType, SummationType
from dosiscope.core.header import Patient
from dosiscope.viewer.header_bar import HeaderBar, findings_badge, frame_badge
from dosiscope.viewer.review import Review
from support import panel_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case


def shown(qtbot: QtBot, case: Case | None) -> HeaderBar:
    review = Review()
    bar = HeaderBar(review)
    qtbot.addWidget(bar)
    bar.resize(1366, bar.sizeHint().height())
    bar.show()
    review.set_case(case)
    return bar


def test_it_says_what_is_looked_at(qtbot: QtBot) -> None:
    bar = shown(qtbot, panel_case.case())
    assert bar.text("Patient") == "Sample, Paula M · QA-0042 · F · 1956-03-14"
    assert bar.text("RT Plan label") == "Prostate VMAT"
    assert bar.text("Date · time") == "2024-03-15 · 09:30:12"
    assert bar.text("Approval") == "UNAPPROVED"
    assert bar.fields["Approval"].value.property("role") == "caution"
    assert bar.text("Dose") == "GY · PHYSICAL · PLAN · max 82.40 Gy"


def test_nothing_is_elided_at_1366(qtbot: QtBot) -> None:
    bar = shown(qtbot, panel_case.case())

    def all_fit() -> None:
        for field in bar.fields.values():
            needed = field.value.fontMetrics().horizontalAdvance(field.value.text())
            assert field.value.width() >= needed, field.caption.text()

    qtbot.waitUntil(all_fit)


@pytest.mark.parametrize("width", [1100, 1366, 1920])
def test_identity_yields_before_plan_and_dose(qtbot: QtBot, width: int) -> None:
    case = panel_case.case()
    assert case.plan is not None
    patient = Patient(
        "^".join(c * 64 for c in "ABC"), "I" * 64, birth_date="19500101", sex="O"
    )
    plan = replace(case.plan, label="M" * 16)
    bar = shown(qtbot, replace(case, plan=plan, patient=patient))
    bar.resize(width, bar.height())

    def plan_fits() -> None:
        kept = ["RT Plan label", "Date · time", "Approval"]
        for name in (*kept, "Dose") if width >= 1366 else kept:
            value = bar.fields[name].value
            needed = value.fontMetrics().horizontalAdvance(value.text())
            assert value.width() >= needed, name

    qtbot.waitUntil(plan_fits)


def test_the_badge_leads_to_the_checks(qtbot: QtBot) -> None:
    bar = shown(qtbot, panel_case.case())
    assert bar.findings.text() == "1 refused · 1 withheld · 2 warnings · 1 note"
    assert bar.findings.tone == "bad"
    with qtbot.waitSignal(bar.checks_requested):
        qtbot.mouseClick(bar.findings, Qt.MouseButton.LeftButton)


def test_the_frame_of_reference_is_vouched_for_only_where_all_state_it() -> None:
    case = panel_case.case()
    assert frame_badge(case)[0] == "1 object withheld"
    clean = replace(case, withheld=())
    assert frame_badge(clean)[0] == "Frame of reference ✓"
    assert case.plan is not None
    silent = replace(case.plan.header, frame_of_reference_uid="")
    unsure = replace(clean, plan=replace(case.plan, header=silent))
    assert frame_badge(unsure)[0] == "1 object without frame of reference"
    assert "RT Plan" in frame_badge(unsure)[2]
    other = replace(case.plan.header, frame_of_reference_uid="1.2.3")
    elsewhere = replace(clean, plan=replace(case.plan, header=other))
    assert frame_badge(elsewhere)[0] == "1 object of another frame of reference"
    assert frame_badge(elsewhere)[1] != "neutral"


def test_no_findings() -> None:
    clean = replace(panel_case.case(), findings=())
    assert findings_badge(clean)[:2] == ("No findings ✓", "neutral")


def test_a_structure_without_a_dvh_is_no_clean_case() -> None:
    clean = replace(panel_case.case(), findings=())
    assert clean.structure_set is not None
    roi = clean.structure_set.rois[0]
    words, tone, told = findings_badge(clean, {roi.number: "it lies outside"})
    assert (words, tone) == ("1 without DVH", "caution")
    assert told == f"{roi.shown_name}: it lies outside"


@pytest.mark.parametrize("part", ["plan", "ct", "structure_set"])
def test_missing_objects(qtbot: QtBot, part: str) -> None:
    bar = shown(qtbot, panel_case.case_without(part))
    if part == "plan":
        assert bar.text("RT Plan label") == "No plan"
        assert bar.fields["Approval"].isHidden()


def test_an_effective_dose_stands_out(qtbot: QtBot) -> None:
    dose = panel_case.dose(kind=DoseType.EFFECTIVE)
    bar = shown(qtbot, replace(panel_case.case(), doses=(dose,)))
    assert bar.text("Dose") == "GY · EFFECTIVE · PLAN · max 82.40 Gy (RBE)"
    assert bar.fields["Dose"].value.property("role") == "caution"


def test_a_dose_of_beams_names_them(qtbot: QtBot) -> None:
    dose = replace(
        panel_case.dose(), summation=SummationType.BEAM, label="BEAM 1, 2, 3"
    )
    bar = shown(qtbot, replace(panel_case.case(), doses=(dose,)))
    assert bar.text("Dose") == "GY · PHYSICAL · BEAM 1, 2, 3 · max 82.40 Gy"
    assert bar.fields["Dose"].value.property("role") == "caution"


def test_hidden_without_a_case(qtbot: QtBot) -> None:
    assert shown(qtbot, None).isHidden()
