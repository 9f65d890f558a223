"""Everything that the profile wants displayed is there, at most one click away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from dosiscope.core.header import Header, Patient
from dosiscope.core.plan import DoseReference, PatientSetup
from dosiscope.viewer.header_bar import HeaderBar
from dosiscope.viewer.panels.checks import ChecksPanel
from dosiscope.viewer.panels.dose import DosePanel
from dosiscope.viewer.panels.plan import PlanPanel
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.review import Review
from support import panel_case
from support.reading import visible_words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case

pytestmark = pytest.mark.slow

# attributes without an asterisk in the tables of BRTO-II, for all objects
HEADER = (
    "study_date", "study_time", "study_id", "accession_number", "study_description",
    "series_date", "series_time", "creation_date", "creation_time",
)  # fmt: skip


class Tokens:
    """Unique words that must come back from the screen."""

    def __init__(self, form: str) -> None:
        self._form = form
        self.given: list[str] = []

    def __call__(self, what: str) -> str:
        text = self._form.format(what=what, n=len(self.given)) if self._form else ""
        self.given.append(text)
        return text

    def header(self, header: Header, patient: Patient) -> Header:
        kind = header.kind.name.replace(" ", "")
        changes: dict[str, Any] = {name: self(f"{kind}-{name}") for name in HEADER}
        return replace(header, patient=patient, **changes)


def tokened(tokens: Tokens) -> Case:
    """Return the case with a unique word in every attribute that counts."""
    case = panel_case.case()
    assert case.ct
    assert case.plan
    assert case.structure_set
    patient = Patient(
        tokens("name"), tokens("id"), birth_date=tokens("birth"), sex=tokens("sex")
    )
    rois = tuple(
        replace(
            roi,
            name=tokens("roi"),
            generation_algorithm=tokens("algorithm"),
            laterality=(tokens("laterality"),),
            withheld=None,
        )
        for roi in case.structure_set.rois
    )
    plan = replace(
        case.plan,
        header=tokens.header(case.plan.header, patient),
        label=tokens("plan label"),
        date=tokens("plan date"),
        time=tokens("plan time"),
        beams=tuple(replace(b, name=tokens("beam")) for b in case.plan.beams),
        dose_references=(
            DoseReference(
                number=1,
                structure_type="SITE",
                description=tokens("description"),
                type="TARGET",
            ),
        ),
        setups=(PatientSetup(number=1, position=tokens("position")),),
        approval=tokens("approval"),
    )
    structures = replace(
        case.structure_set,
        header=tokens.header(case.structure_set.header, patient),
        label=tokens("set label"),
        date=tokens("set date"),
        time=tokens("set time"),
        rois=rois,
    )
    dose = replace(
        case.doses[0],
        header=tokens.header(case.doses[0].header, patient),
        content_date=tokens("content date"),
        content_time=tokens("content time"),
        comment=tokens("comment"),
        tissue_heterogeneity=(tokens("heterogeneity"),),
    )
    ct = replace(
        case.ct,
        header=tokens.header(case.ct.header, patient),
        patient_position=tokens("scan position"),
    )
    return replace(
        case, patient=patient, ct=ct, plan=plan, structure_set=structures, doses=(dose,)
    )


def screen(qtbot: QtBot, case: Case) -> str:
    review = Review()
    widgets: list[QWidget] = [
        HeaderBar(review),
        StructuresPanel(review),
        DosePanel(review),
        PlanPanel(review),
        ChecksPanel(review),
    ]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(340, 900)
        widget.show()
    review.set_case(case)
    for widget in widgets:
        for button in widget.findChildren(QPushButton):
            if button.isCheckable():
                button.setChecked(True)
    QApplication.processEvents()  # parts that were opened are shown by an event
    return "\n".join(visible_words(widget) for widget in widgets)


@pytest.mark.parametrize(
    "form", ["{what} {n}", "{what}-äöü-{n}", "山田{n}-{what}", "<b>{what}</b>{n}"]
)
def test_every_attribute_is_on_the_screen(qtbot: QtBot, form: str) -> None:
    tokens = Tokens(form)
    shown = screen(qtbot, tokened(tokens))
    missing = [token for token in tokens.given if token not in shown]
    assert missing == []


def test_empty_attributes_are_dashes_and_nothing_fails(qtbot: QtBot) -> None:
    shown = screen(qtbot, tokened(Tokens("")))
    assert shown.count("—") > 30
