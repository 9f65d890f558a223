"""Wherever a plan is told, it is that of the shown dose; of several plans none is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.isodose import Reference
from dosiscope.io.out.provenance import made_of
from dosiscope.viewer.details_rows import columns_of
from dosiscope.viewer.dvh.sentences import made_of_lines, made_of_text
from dosiscope.viewer.header_bar import HeaderBar
from dosiscope.viewer.panels.checks import ChecksPanel
from dosiscope.viewer.panels.dose import DosePanel
from dosiscope.viewer.panels.plan import PlanPanel
from dosiscope.viewer.panels.reference import ReferenceChooser
from dosiscope.viewer.picture import Page
from support.dvh_results import ramp
from support.findings import finding
from support.made_doses import weighted_sum
from support.reviews import review_of
from support.rivals import OWN, OWN_PLAN, RIVAL, RIVAL_PLAN, rival_case

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review, ViewState

pytestmark = pytest.mark.usefixtures("qapp")

SUM = weighted_sum((OWN, RIVAL), (1, 1))
COMPOSITE = "composite of PLAN 1.2.1 + PLAN 1.2.2, not a plan dose"


@pytest.fixture
def review() -> Review:
    case = rival_case()
    (companion,) = case.companions
    of_own = finding("Own plan is odd", object_kind="RT Plan", object_uid=OWN_PLAN)
    of_rival = finding("Rival is odd", object_kind="RT Plan", object_uid=RIVAL_PLAN)
    companion = replace(companion, findings=(of_rival,))
    made = review_of(replace(case, findings=(of_own,), companions=(companion,)))
    made.add_made(SUM)
    return made


def words(view: ViewState) -> str:
    return " ".join(one.text for one in Page(view, True, None).words(1400, 1000))


def test_words_of_a_picture(review: Review) -> None:
    text = words(review.axial)
    assert "IMRT" in text
    assert "2024-01-01" in text
    assert "APPROVED" in text
    assert "Own plan is odd" in text
    assert "VMAT" not in text
    review.set_dose(RIVAL)
    text = words(review.axial)
    for of_rival in ("VMAT", "2025-02-02", "REJECTED", "Rival is odd"):
        assert of_rival in text
    for of_own in ("IMRT", "2024-01-01", "APPROVED", "Own plan is odd"):
        assert of_own not in text
    review.set_dose(SUM)
    text = words(review.axial)
    assert "several plans: IMRT, VMAT" in text
    assert COMPOSITE in text
    assert "Own plan is odd" in text
    assert "Rival is odd" in text
    assert not {"2024-01-01", "2025-02-02", "REJECTED"} & set(text.split())


def test_a_view_of_its_own_dose_has_the_plan_of_that(review: Review) -> None:
    review.beside.set_dose(RIVAL)
    text = words(review.beside)
    assert "VMAT 2025-02-02" in text
    assert "2024-01-01" not in text
    # levels and wash of both are in % of the same dose
    assert "100 % = 60.00 Gy (Target Prescription Dose, plan IMRT)" in text
    assert "VMAT" not in words(review.axial)


def test_isocentres_are_of_the_plan_of_the_dose(review: Review) -> None:
    """That of IMRT is at z 0, that of VMAT at z 5."""
    review.axial.go_to(0.0)
    assert "isocentre" in words(review.axial)
    review.set_dose(RIVAL)
    assert "isocentre" not in words(review.axial)
    review.axial.go_to(5.0)
    assert "isocentre" in words(review.axial)
    review.set_dose(SUM)
    assert "isocentre" not in words(review.axial)


def test_a_case_begins_at_the_isocentre_of_the_shown_plan(review: Review) -> None:
    assert review.first_point() == (0.0, 0.0, 0.0)
    review.set_dose(RIVAL)
    assert review.first_point() == (20.0, 10.0, 5.0)
    review.set_dose(SUM)
    assert review.first_point() == SUM.maximum_at


def test_header(review: Review) -> None:
    bar = HeaderBar(review)
    names = ("RT Plan label", "Date · time", "Approval")
    assert [bar.text(name) for name in names] == [
        "IMRT", "2024-01-01 · 10:11:12", "APPROVED",
    ]  # fmt: skip
    review.set_dose(RIVAL)
    assert [bar.text(name) for name in names] == [
        "VMAT", "2025-02-02 · 20:21:22", "REJECTED",
    ]  # fmt: skip
    review.set_dose(SUM)
    assert bar.text("RT Plan label") == "Several plans: IMRT, VMAT"
    assert bar.fields["Approval"].isHidden()
    assert COMPOSITE in bar.text("Dose")


def test_plan_panel(review: Review) -> None:
    panel = PlanPanel(review)

    def told() -> tuple[str, str, int]:
        panel.grab()
        prescribed = panel.prescriptions.source.rowCount()
        return panel.title.text(), panel.approval.text(), prescribed

    assert told() == ("IMRT", "APPROVED", 1)
    review.set_dose(RIVAL)
    panel._reload()
    assert told() == ("VMAT", "REJECTED", 1)
    review.set_dose(SUM)
    panel._reload()
    assert told()[0] == "Several plans: IMRT, VMAT"
    assert told()[1:] == ("", 0)


def test_reference_dose(review: Review) -> None:
    """Each plan prescribes its own; of a composite none is 100 % until one is named."""
    look = review.look

    def told() -> tuple[float, str] | None:
        one = look.reference
        return None if one is None else (one.gray, one.source)

    own = (60.0, "Target Prescription Dose, plan IMRT")
    assert told() == own
    review.set_dose(RIVAL)
    assert told() == (50.0, "Target Prescription Dose, plan VMAT")
    review.set_dose(SUM)
    assert told() is None
    assert all(not level.is_percent for level in look.levels)
    assert ReferenceChooser(review).choice.count() == 2  # none, or a typed one
    look.set_reference(Reference(110.0))
    review.set_dose(OWN)
    assert told() == own
    review.set_dose(SUM)
    assert told() == (110.0, "typed by the user")


def test_a_typed_reference_holds_for_the_doses_of_rival_plans(review: Review) -> None:
    review.look.set_reference(Reference(55.0))
    review.set_dose(RIVAL)
    assert review.look.reference == Reference(55.0)
    review.set_dose(SUM)
    assert review.look.reference is None


def test_sentences_of_dvhs(review: Review) -> None:
    assert made_of_text(review).startswith("IMRT 2024-01-01 · PLAN, Gy, ")
    review.set_dose(RIVAL)
    assert made_of_text(review).startswith("VMAT 2025-02-02 · PLAN, Gy, ")
    review.set_dose(SUM)
    assert made_of_text(review).startswith(f"{COMPOSITE}, Gy · S · ")
    assert f"# Dose: {COMPOSITE}, Gy, 1.2.1+1.2.2" in made_of_lines(review)


def test_stored_dvhs_are_not_those_of_a_rival_or_of_a_sum(review: Review) -> None:
    review.results.set_stored_dvhs((ramp(source=DvhSource.STORED),))
    counts = []
    for dose in (*review.doses, OWN):
        review.set_dose(dose)
        counts.append(len(review.results.stored_dvhs))
    assert counts == [1, 0, 0, 1]


def test_heads_of_files(review: Review) -> None:
    case = review.case
    assert case is not None

    def plan_and_warnings(dose: Dose) -> tuple[str, list[str]]:
        made = made_of(case, dose)
        return (made["plan"] or {}).get("label", ""), made["warnings"]

    assert plan_and_warnings(OWN) == ("IMRT", ["Own plan is odd"])
    assert plan_and_warnings(RIVAL) == ("VMAT", ["Rival is odd"])
    label, warnings = plan_and_warnings(SUM)
    assert label == ""
    assert {"Own plan is odd", "Rival is odd"} <= set(warnings)


def test_checks_have_the_findings_of_all_plans(review: Review) -> None:
    panel = ChecksPanel(review)
    texts = " ".join(row.text for row in panel.view.checks.shown)
    assert "Own plan is odd" in texts
    assert "Rival is odd" in texts


def test_details_have_every_object_and_what_was_made(review: Review) -> None:
    case = review.case
    assert case is not None
    columns = columns_of(case, review.made)
    titles = [column.title for column in columns]
    assert titles[-4:] == [
        "RT Dose PLAN", "RT Plan, VMAT", "RT Dose PLAN, VMAT", "Made in the window",
    ]  # fmt: skip
    assert columns[-1].stated["Made of"] == "PLAN: 1.2.1; PLAN: 1.2.2"
    assert columns[-1].stated["Label"] == COMPOSITE


def test_the_dose_panel_offers_all_doses(review: Review) -> None:
    panel = DosePanel(review)
    names = [panel.choice.itemText(n) for n in range(panel.choice.count())]
    assert names == ["IMRT · PLAN", "VMAT · PLAN", COMPOSITE.partition(",")[0]]
    review.set_dose(RIVAL)
    panel._reload()
    assert panel.choice.currentText() == "VMAT · PLAN"


def test_of_several_plans_that_is_shown_which_is_here() -> None:
    """A MULTI_PLAN dose has no label, but nothing of the plan is out of sight."""
    both = replace(OWN, further_plan_uids=("1.7.9",))
    review = review_of(replace(rival_case(), doses=(both,), companions=()))
    assert "several plans" in words(review.axial)
    assert "2024-01-01" not in words(review.axial)
    assert review.look.reference is None
    assert review.first_point() == (0.0, 0.0, 0.0)
    panel = PlanPanel(review)
    assert panel.title.text() == "One of several plans: IMRT"
