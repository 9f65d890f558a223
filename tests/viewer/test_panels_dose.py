from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QStyle, QStyleOptionFrame

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.dose_names import dose_names
from dosiscope.core.dose_words import dose_facts, spacing_text
from dosiscope.core.isodose import (
    Dash,
    Level,
    Prescription,
    Reference,
    proportion_text,
)
from dosiscope.resources.colour_tables import colour_table
from dosiscope.viewer.header_bar import dose_line
from dosiscope.viewer.panels.dose import DosePanel
from dosiscope.viewer.picture_text import level_texts
from dosiscope.viewer.review import Review
from dosiscope.viewer.widgets.number_field import NumberField, number_of
from support import panel_case
from support.look import dress
from support.picture_words import picture_words
from support.pointer import turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.slow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def review(review: Review) -> Review:
    review.look.set_reference(None)
    return review


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> DosePanel:
    widget = DosePanel(review)
    qtbot.addWidget(widget)
    widget.resize(340, 1200)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def enter(qtbot: QtBot, field: NumberField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def choose(panel: DosePanel, row: int) -> None:
    box = panel.reference.choice
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_a_zero_dose_has_no_place_of_its_maximum(
    panel: DosePanel, review: Review
) -> None:
    zero = panel_case.dose()
    zero = replace(zero, stored=np.zeros_like(zero.stored))
    review.set_case(replace(panel_case.case(), doses=(zero,)))
    assert panel.maximum.text() == "0.00 Gy"
    assert panel.maximum_at.text() == "zero everywhere"
    assert not panel.go.isEnabled()


def test_every_dose_is_offered_as_what_it_is(panel: DosePanel, review: Review) -> None:
    offered = [panel.choice.itemText(n) for n in range(panel.choice.count())]
    assert offered == ["PLAN", "BEAM 1", "BEAM 2"]
    panel.choice.activated.emit(1)
    assert review.dose is not None
    assert review.dose.label == "BEAM 1"
    assert panel.facts.value("Summation").startswith("BEAM")
    assert "not the plan" in panel.facts.value("Summation")
    assert panel.maximum.text() == "43.10 Gy"


def test_doses_of_one_label_are_told_apart() -> None:
    uids = ["1.2.3.4567890123", "1.2.3.9876543210"]
    first, second = (
        replace(one, header=replace(one.header, sop_instance_uid=uid))
        for one, uid in zip(map(panel_case.dose, "ab"), uids, strict=True)
    )
    assert dose_names([first, second]) == ["PLAN …3.4567890123", "PLAN …3.9876543210"]
    assert dose_names([first]) == ["PLAN"]


def test_the_maximum_and_the_way_to_it(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    assert panel.maximum.text() == "82.40 Gy"
    assert panel.maximum_at.text() == "x 0.0  y 0.0  z 0.0 mm"
    review.axial.go_to(50)
    with qtbot.waitSignal(review.centre_requested):
        qtbot.mouseClick(panel.go, LEFT)
    assert review.axial.at == 0.0
    assert review.cursor == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("units", "kind", "said"),
    [
        (DoseUnits.RELATIVE, DoseType.PHYSICAL, "not in Gy"),
        (DoseUnits.NOT_STATED, DoseType.PHYSICAL, "not stated"),
        (DoseUnits.GY, DoseType.EFFECTIVE, "RBE-weighted"),
        (DoseUnits.GY, DoseType.ERROR, "difference"),
        (DoseUnits.GY, DoseType.NOT_STATED, "not stated"),
    ],
)
def test_unusual_doses_say_so(units: DoseUnits, kind: DoseType, said: str) -> None:
    facts = dose_facts(panel_case.dose(units=units, kind=kind))
    assert any(said in row[1] and row[2] == "caution" for row in facts)


def test_a_relative_dose_is_never_in_gray(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    relative = panel_case.dose(units=DoseUnits.RELATIVE)
    review.set_case(replace(panel_case.case(), doses=(relative,)))
    assert panel.maximum.text() == "82.40 relative"
    assert not panel.reference.choice.isEnabled()
    assert "no 100 % in Gy" in panel.reference.source.text()
    assert panel.isodoses.heading.aside.text() == "relative"


def test_the_reference_is_named_with_its_source(
    panel: DosePanel, review: Review
) -> None:
    choose(panel, 1)
    assert review.look.reference == Reference(
        78.0, Prescription("Prostate VMAT", "PTV_7800")
    )
    assert "Target Prescription Dose (PTV_7800)" in panel.reference.source.text()
    assert "100 % = 78.00 Gy" in panel.reference.source.text()
    choose(panel, 2)
    assert review.look.reference is not None
    assert review.look.reference.gray == 62.4
    choose(panel, 0)
    assert review.look.reference is None
    assert "in Gy" in panel.reference.source.text()


def test_nothing_is_said_to_be_typed_before_it_is(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    choose(panel, panel.reference.choice.count() - 1)
    assert review.look.reference is None
    assert panel.reference.value.isVisible()
    assert panel.reference.value.text() == ""
    qtbot.keyClick(panel.reference.value, Qt.Key.Key_Up)
    qtbot.keyClick(panel.reference.value, Qt.Key.Key_Return)  # nothing was typed
    assert review.look.reference is None
    assert panel.reference.choice.currentIndex() == 0


def test_a_typed_reference_says_that_it_was_typed(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    choose(panel, 1)
    enter(qtbot, panel.reference.value, "50")
    assert review.look.reference == Reference(50.0)
    last = panel.reference.choice.count() - 1
    assert panel.reference.choice.currentIndex() == last


def test_a_level_is_changed_hidden_and_removed(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    before = len(review.look.levels)
    highest = panel.isodoses.rows[0]
    enter(qtbot, highest.value, "12,5")
    values = [row.level.value for row in panel.isodoses.rows if not row.isHidden()]
    assert 12.5 in values
    assert values == sorted(values, reverse=True)
    qtbot.mouseClick(panel.isodoses.rows[0].eye, LEFT)
    assert not panel.isodoses.rows[0].level.is_shown
    assert [level.is_shown for level in review.look.levels].count(False) == 1
    qtbot.mouseClick(panel.isodoses.rows[0].remove, LEFT)
    assert len(review.look.levels) == before - 1


def test_levels_are_added_and_reset(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    before = review.look.levels
    qtbot.mouseClick(panel.isodoses.add, LEFT)
    assert len(review.look.levels) == len(before) + 1
    lowest = min(level.value for level in before)
    assert min(level.value for level in review.look.levels) < lowest
    qtbot.mouseClick(panel.isodoses.reset, LEFT)
    assert {level.value for level in review.look.levels} == {lv.value for lv in before}


def test_changing_the_unit_leaves_the_line_where_it_is(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(50.0))
    review.look.set_levels([Level(95.0, True, (1, 2, 3))])
    row = panel.isodoses.rows[0]
    assert row.dose.text() == "47.5 Gy"  # as in the legend of the picture
    qtbot.mouseClick(row.unit, LEFT)
    assert review.look.levels == (Level(47.5, False, (1, 2, 3)),)
    qtbot.mouseClick(row.unit, LEFT)
    assert review.look.levels == (Level(95.0, True, (1, 2, 3)),)


def test_percent_needs_a_reference(panel: DosePanel, review: Review) -> None:
    assert review.look.reference is None
    assert not panel.isodoses.rows[0].unit.isEnabled()


def test_the_wash_follows_handles_and_fields(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    enter(qtbot, panel.wash.low, "30")
    assert review.look.wash_range[0] == 30.0
    enter(qtbot, panel.wash.high, "60")
    assert review.look.wash_range == (30.0, 60.0)
    bar = panel.wash.bar
    middle = bar.height() // 2
    start = QPoint(round(bar.x_of(30.0)), middle)
    end = QPoint(round(bar.x_of(45.0)), middle)
    qtbot.mousePress(bar.viewport(), LEFT, pos=start)
    qtbot.mouseMove(bar.viewport(), end)
    qtbot.mouseRelease(bar.viewport(), LEFT, pos=end)
    assert review.look.wash_range[0] == pytest.approx(45.0, abs=0.5)
    assert review.look.wash_range[1] == 60.0
    qtbot.mouseClick(bar.viewport(), LEFT, pos=QPoint(bar.width(), middle))
    assert review.look.wash_range[1] == pytest.approx(82.4)


def test_handles_never_cross(qtbot: QtBot, panel: DosePanel, review: Review) -> None:
    bar, middle = panel.wash.bar, panel.wash.bar.height() // 2
    qtbot.mousePress(bar.viewport(), LEFT, pos=QPoint(round(bar.x_of(16.5)), middle))
    qtbot.mouseMove(bar.viewport(), QPoint(bar.width() + 50, middle))
    low, high = review.look.wash_range
    assert low < high


def test_opacity_and_colour_table(panel: DosePanel, review: Review) -> None:
    panel.wash.opacity.setValue(75)
    assert review.look.wash_opacity == 0.75
    assert panel.wash.percent.text() == "75 %"
    panel.wash.table.setCurrentIndex(3)
    panel.wash.table.activated.emit(3)
    assert review.look.wash_table == panel.wash.table.itemData(3)


def test_chips_switch_overlays_and_follow_keys(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    chip = panel.overlays.chips["wash"]
    assert chip.isChecked()
    qtbot.mouseClick(chip, LEFT)
    assert not review.look.is_shown("wash")
    review.look.toggle("wash")
    assert chip.isChecked()


def test_details_are_one_click_away(panel: DosePanel) -> None:
    assert not panel.details.isVisible()
    panel.details_fold.button.click()
    assert panel.details.isVisible()
    shown = dict(panel.details.rows())
    assert shown["Content date"] == "2024-03-16"
    assert shown["Content time"] == "17:15:00"
    assert shown["Comment"] == "recalculated"
    assert shown["Heterogeneity"] == "IMAGE"
    assert shown["Spacing"].endswith("5 mm")


def test_spacing_that_differs_is_a_range() -> None:
    z = np.array([0.0, 5.0, 12.0])
    text = spacing_text(panel_case.geometry(2.5, (4, 4), z))
    assert text == "2.5 × 2.5 × 5 to 7 mm"  # noqa: RUF001 - a true multiplication sign


def test_no_case_leaves_the_panel_quiet(qtbot: QtBot) -> None:
    panel = DosePanel(Review())
    qtbot.addWidget(panel)
    assert panel.facts.value("Dose") == "No dose is open"
    assert not panel.go.isEnabled()
    assert not panel.isodoses.add.isEnabled()


def test_a_field_takes_both_signs_and_refuses_words(qtbot: QtBot) -> None:
    field = NumberField(-10, 10)
    qtbot.addWidget(field)
    told: list[float] = []
    field.edited.connect(told.append)
    field.setText("\N{MINUS SIGN}2,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    enter(qtbot, field, "many")
    assert field.text() == "\N{MINUS SIGN}2.5"
    why: list[str] = []
    field.refused.connect(why.append)
    enter(qtbot, field, "99")
    assert told == [-2.5]
    assert why == [
        "99 is not between \N{MINUS SIGN}10 and 10; \N{MINUS SIGN}2.5 stays."
    ]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told[-1] == -3.5


def test_a_wrong_level_is_refused_by_a_sentence_and_the_old_one_stays(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(78.0))
    review.look.set_levels(
        [Level(100.0, True, (1, 2, 3)), Level(50.0, True, (1, 2, 3))]
    )
    editor = panel.isodoses
    for text, why in (
        ("100", "There is a level of 100 % already; 50 stays."),
        ("-5", "\N{MINUS SIGN}5 is not between 0.01 and 100000; 50 stays."),
        ("0", "0 is not between 0.01 and 100000; 50 stays."),
        ("half", "“half” is no number; 50 stays."),
    ):
        enter(qtbot, editor.rows[1].value, text)
        assert [level.value for level in review.look.levels] == [100.0, 50.0]
        assert editor.refusal.text() == why
        assert not editor.refusal.isHidden()
    enter(qtbot, editor.rows[1].value, "40")
    assert [level.value for level in review.look.levels] == [100.0, 40.0]
    assert editor.refusal.isHidden()


@pytest.mark.parametrize("gray", [6.0, 78.0, 6000.0, 60000.0])
def test_a_number_is_never_cut(
    panel: DosePanel, review: Review, qapp: QApplication, gray: float
) -> None:
    dress(qapp)
    review.look.set_reference(Reference(gray))
    panel.show()
    QApplication.processEvents()
    field = panel.reference.value
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    line = QStyle.SubElement.SE_LineEditContents
    inside = field.style().subElementRect(line, option, field).width()
    assert field.text() == f"{gray:.2f}"
    assert field.fontMetrics().horizontalAdvance(field.text()) <= inside


def test_a_reference_of_nothing_is_refused(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(78.0))
    enter(qtbot, panel.reference.value, "0")
    assert review.look.reference == Reference(78.0)
    assert panel.reference.refusal.text() == (
        "0 is not between 0.01 and 1000; 78.00 stays."
    )


def test_levels_of_a_dose_in_gy_rbe_are_in_gy_rbe(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    dose = panel_case.dose(kind=DoseType.EFFECTIVE)
    review.set_case(replace(panel_case.case(), doses=(dose,)))
    review.look.set_reference(None)
    shown = [row for row in panel.isodoses.rows if not row.isHidden()]
    assert {row.unit.text() for row in shown} == {"Gy (RBE)"}


@pytest.mark.parametrize(
    ("value", "text"),
    [(95.0, "95.0"), (33.333, "33.33"), (0.44, "0.44"), (120.5, "120.5")],
)
def test_a_field_never_rounds_away_what_counts(
    qtbot: QtBot, value: float, text: str
) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    field.show_value(value)
    assert field.text() == text


@pytest.mark.parametrize("text", ["", "nan", "inf", "1e400", "1 2"])
def test_what_is_no_number(text: str) -> None:
    value = number_of(text)
    assert value is None


def test_beam_doses_name_their_beams() -> None:
    dose = replace(panel_case.dose(summation=SummationType.BEAM), beam_numbers=(2, 3))
    assert ("Beam numbers", "2, 3") in dose_facts(dose)


def test_the_wheel_over_a_choice_scrolls_and_changes_nothing(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    dose, table, opacity = (
        review.dose,
        review.look.wash_table,
        panel.wash.opacity.value(),
    )
    area = panel.findChild(QScrollArea)
    assert area is not None
    panel.resize(340, 300)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    for widget in (panel.choice, panel.wash.table, panel.wash.opacity):
        turn_wheel(widget, -1, QPointF(5, 5))
    assert review.dose is dose
    assert review.look.wash_table == table
    assert panel.wash.opacity.value() == opacity
    assert area.verticalScrollBar().value() > 0


def test_a_level_that_is_there_already_is_not_made_by_another_unit(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(50.0))
    levels = [Level(100.0, True, (1, 2, 3)), Level(49.999, False, (1, 2, 3))]
    review.look.set_levels(levels)
    row = panel.isodoses.rows[1]
    qtbot.mouseClick(row.unit, LEFT)
    assert list(review.look.levels) == levels
    assert panel.isodoses.refusal.text() == (
        "There is a level of 100 % already; the unit stays."
    )
    enter(qtbot, row.value, "40")
    qtbot.mouseClick(panel.isodoses.rows[1].unit, LEFT)
    assert [level.value for level in review.look.levels] == [100.0, 80.0]
    assert panel.isodoses.refusal.isHidden()


def test_levels_read_as_in_the_legend_of_the_picture(
    panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(60.0))
    review.look.set_levels(
        [Level(107.25, True, (1, 2, 3)), Level(95.0, True, (1, 2, 3))]
    )
    words = [word.text for word in picture_words(review, (1000, 1000))]
    rows = panel.isodoses.rows[:2]
    assert [row.dose.text() for row in rows] == ["64.35 Gy", "57.00 Gy"]
    for row in rows:
        assert row.dose.text() in words
        assert f"{row.value.text()} %" in words


def test_a_small_level_reads_as_in_the_legend_too(
    panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(None)
    review.look.set_levels(
        [Level(0.038, False, (1, 2, 3)), Level(0.2, False, (1, 2, 3))]
    )
    words = [word.text for word in picture_words(review, (1000, 1000))]
    rows = panel.isodoses.rows[:2]
    assert [row.value.text() for row in rows] == ["0.200", "0.038"]
    assert all(f"{row.value.text()} Gy" in words for row in rows)


def test_levels_are_added_until_they_are_told_apart_no_more(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(50.0))
    review.look.set_levels([Level(100.0, True, (1, 2, 3))])
    refusal = panel.isodoses.refusal
    for _ in range(60):
        qtbot.mouseClick(panel.isodoses.add, LEFT)
        if not refusal.isHidden():
            break
    assert refusal.text().endswith("; no level is added.")
    dose = review.dose
    assert dose is not None
    texts = [
        level_texts(one, review.look.reference, dose) for one in review.look.levels
    ]
    for column in zip(*texts, strict=True):
        assert len(set(column)) == len(column)


def test_a_step_onto_another_level_is_refused(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(78.0))
    review.look.set_levels(
        [Level(100.0, True, (1, 2, 3)), Level(99.0, True, (1, 2, 3))]
    )
    field = panel.isodoses.rows[1].value
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert [level.value for level in review.look.levels] == [100.0, 99.0]
    assert panel.isodoses.refusal.text() == (
        "There is a level of 100 % already; 99 stays."
    )


def test_an_impossible_range_of_the_wash_is_refused_by_a_sentence(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_wash(low=10.0, high=60.0)
    wash = panel.wash
    for field, text, why in (
        (wash.low, "-5", "\N{MINUS SIGN}5 is not between 0 and 100000; 10.0 stays."),
        (wash.low, "60", "60 is not below the upper end, 60; 10.0 stays."),
        (wash.low, "x", "“x” is no number; 10.0 stays."),
        (wash.high, "0", "0 is not above the lower end, 10; 60.0 stays."),
        (wash.high, "10", "10 is not above the lower end, 10; 60.0 stays."),
    ):
        enter(qtbot, field, text)
        assert review.look.wash_range == (10.0, 60.0)
        assert wash.refusal.text() == why
        assert not wash.refusal.isHidden()
    enter(qtbot, wash.low, "0")
    assert review.look.wash_range == (0.0, 60.0)
    assert wash.refusal.isHidden()


def test_a_dose_in_gy_rbe_is_nowhere_in_gy(panel: DosePanel, review: Review) -> None:
    dose = panel_case.dose(kind=DoseType.EFFECTIVE)
    review.set_case(replace(panel_case.case(), doses=(dose,)))
    chooser = panel.reference
    review.look.set_reference(None)
    texts = [chooser.choice.itemText(row) for row in range(chooser.choice.count())]
    texts += [chooser.source.text(), chooser.choice.toolTip()]
    review.look.set_reference(Reference(3900.0))  # cGy
    told = proportion_text(Reference(3900.0), dose, None)
    gray = [text for text in (*texts, told) if re.search(r"\bGy\b", text)]
    assert gray
    assert all("Gy (RBE)" in text for text in gray)


def test_a_dose_that_is_zero_everywhere_has_no_range_of_colours(
    panel: DosePanel, review: Review
) -> None:
    zero = replace(panel_case.dose(), scaling=0.0, label="BEAM 1, 2, 3")
    review.set_case(replace(panel_case.case(), doses=(zero,)))
    assert "zero everywhere" in dose_line(zero)
    assert "max" not in dose_line(zero)
    words = [one.text for one in picture_words(review, (900, 900))]
    assert any("BEAM 1, 2, 3: zero everywhere" in text for text in words)
    assert [text for text in words if re.match(r"[\d.]+( Gy)?$", text)] == []
    assert panel.wash.bar.isHidden()
    assert panel.wash.low.isHidden()
    assert not panel.isodoses.add.isEnabled()


def test_levels_that_a_reference_makes_one_dose_are_named(
    panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(60.0))
    review.look.set_levels(
        (Level(95.0, True, (255, 0, 0)), Level(47.5, False, (0, 255, 0)))
    )
    editor = panel.isodoses
    assert not editor.twins.isVisible()
    review.look.set_reference(Reference(50.0))  # 95 % of 50 is 47.5
    assert editor.twins.isVisible()
    assert "95 %" in editor.twins.text()
    assert "47.5 Gy" in editor.twins.text()
    review.look.set_reference(Reference(60.0))
    assert not editor.twins.isVisible()


# --- all levels as one line ---------------------------------------------------------


def test_the_line_tells_the_levels_and_takes_others(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(50.0))
    review.look.set_levels([Level(95, True, (1, 2, 3)), Level(20, False, (4, 5, 6))])
    line = panel.isodoses.line
    assert line.text() == "95%,20Gy"
    enter_line(qtbot, panel, "107,100,95%,20Gy")
    told = [(one.value, one.is_percent) for one in review.look.levels]
    assert told == [(107, True), (100, True), (95, True), (20, False)]
    assert review.look.levels[2].colour == (1, 2, 3)  # what stays keeps its look
    assert line.text() == "107,100,95%,20Gy"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("95%,abc", "“abc” is no isodose level"),
        ("107,100", "“107” could be 107 % or 107 Gy"),
        ("95%,95%", "“95%” is there twice"),
        ("", "There is no level"),
    ],
)
def test_a_line_that_cannot_be_taken_is_refused_by_a_sentence(
    qtbot: QtBot, panel: DosePanel, review: Review, text: str, why: str
) -> None:
    review.look.set_reference(Reference(50.0))
    before = review.look.levels
    enter_line(qtbot, panel, text)
    assert review.look.levels == before
    refusal = panel.isodoses.refusal
    assert refusal.text().startswith(why)
    assert refusal.text().endswith("the levels stay.")
    assert not refusal.isHidden()
    assert panel.isodoses.line.text() == text  # to be mended
    enter_line(qtbot, panel, "95%")
    assert refusal.isHidden()


def enter_line(qtbot: QtBot, panel: DosePanel, text: str) -> None:
    line = panel.isodoses.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_look_of_a_level_is_chosen_in_a_menu(
    panel: DosePanel, review: Review
) -> None:
    review.look.set_levels([Level(40, False, (1, 2, 3))])
    for path, change in (
        (("Width", "3 px"), {"width": 3.0}),
        (("Line", "Dotted"), {"dash": Dash.DOTTED}),
        (("Fill what it encloses",), {"is_filled": True}),
    ):
        wanted = replace(review.look.levels[0], **change)
        menu: Any = panel.isodoses.rows[0].swatch.menu()
        for name in path[:-1]:
            menu = next(one.menu() for one in menu.actions() if one.text() == name)
        action = next(one for one in menu.actions() if one.text() == path[-1])
        assert not action.isChecked()
        action.trigger()
        assert review.look.levels == (wanted,)
    assert panel.isodoses.rows[0].swatch.level == review.look.levels[0]


# --- the wash in %, hot spots alone, its tables -------------------------------------


def test_the_range_is_typed_in_percent_of_the_reference(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    review.look.set_reference(Reference(50.0))
    review.look.set_wash(low=10.0, high=50.0)
    wash = panel.wash
    qtbot.mouseClick(wash.unit, LEFT)
    assert wash.unit.text() == "%"
    assert wash.heading.aside.text() == "% of 50.00 Gy"
    assert (wash.low.value(), wash.high.value()) == (20.0, 100.0)
    enter(qtbot, wash.low, "95")
    assert review.look.wash_range == (47.5, 50.0)
    enter(qtbot, wash.low, "100")
    assert wash.refusal.text() == "100 is not below the upper end, 100; 95.0 stays."
    qtbot.mouseClick(wash.unit, LEFT)
    assert wash.low.value() == 47.5
    qtbot.mouseClick(wash.unit, LEFT)
    review.look.set_reference(None)  # of nothing there are no percentages
    assert wash.unit.text() == "Gy"
    assert not wash.unit.isEnabled()
    assert wash.low.value() == 47.5


def test_hot_spots_alone_are_what_lies_above_the_reference(
    qtbot: QtBot, panel: DosePanel, review: Review
) -> None:
    wash = panel.wash
    assert not wash.hot.isEnabled()
    assert "100 %" in wash.hot.toolTip()
    assert review.dose is not None
    most = review.dose.maximum
    review.look.set_reference(Reference(0.9 * most))
    before = review.look.wash_range
    qtbot.mouseClick(wash.hot, LEFT)
    assert review.look.wash_range == pytest.approx((0.9 * most, most))
    assert wash.hot.isChecked()
    review.look.set_reference(Reference(0.8 * most))  # it follows what is 100 %
    assert review.look.wash_range == pytest.approx((0.8 * most, most))
    qtbot.mouseClick(wash.hot, LEFT)
    assert review.look.wash_range == before
    assert not wash.hot.isChecked()
    qtbot.mouseClick(wash.hot, LEFT)
    enter(qtbot, wash.low, "5")  # another range is not that of hot spots
    assert not wash.hot.isChecked()
    review.look.set_reference(Reference(1.1 * most))
    assert not wash.hot.isEnabled()
    assert "Nothing lies above 100 %" in wash.hot.toolTip()


def test_every_colour_table_is_seen_in_the_list(panel: DosePanel) -> None:
    table = panel.wash.table
    seen = set()
    for row in range(table.count()):
        image = table.itemIcon(row).pixmap(table.iconSize()).toImage()
        expected = colour_table(table.itemData(row), image.width())
        for x in (0, image.width() // 2, image.width() - 1):
            shown = image.pixelColor(x, image.height() // 2)
            got = (shown.red(), shown.green(), shown.blue())
            assert got == tuple(expected[x].tolist())
        seen.add(table.itemText(row))
    assert len(seen) == table.count()
