from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPointF, Qt

from dosiscope.resources.theme import DARK
from dosiscope.viewer.reference_map import ReferenceMap
from support import panel_case
from support.reading import painted_texts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.core.case import Case
    from dosiscope.viewer.review import Review


@pytest.fixture
def picture(qtbot: QtBot, review: Review) -> ReferenceMap:
    widget = ReferenceMap(review)
    qtbot.addWidget(widget)
    widget.resize(352, widget.sizeHint().height())
    widget.show()
    return widget


def between(picture: ReferenceMap, n: int) -> QPointF:
    return (picture.centre(n) + picture.centre(n + 1)) / 2


def colours(picture: ReferenceMap, n: int) -> set[str]:
    """Pure colours of the theme along the link behind object ``n``."""
    image = picture.grab().toImage()
    left, right = picture.centre(n).x() + 20, picture.centre(n + 1).x() - 20
    y = round(picture.centre(n).y())
    rows, columns = range(y - 2, y + 3), range(round(left), round(right))
    found = {image.pixelColor(x, row).name() for row in rows for x in columns}
    return found & {DARK.good, DARK.caution, DARK.bad}


def changed(**changes: Any) -> Case:
    return replace(panel_case.case(), **changes)


def test_links_are_green_amber_and_red(review: Review, picture: ReferenceMap) -> None:
    assert [colours(picture, n) for n in range(3)] == [{DARK.good}] * 3
    first = replace(panel_case.case().doses[0], plan_uid="1.9")
    review.set_case(changed(doses=(first,), ct=None))
    assert colours(picture, 0) == {DARK.bad}
    assert colours(picture, 2) == {DARK.caution}


def test_hovering_tells_uids(review: Review, picture: ReferenceMap) -> None:
    case = panel_case.case()
    assert case.plan is not None
    plan = picture.hint_at(picture.centre(1))
    assert case.plan.header.sop_instance_uid in plan
    assert case.frame_of_reference_uid in plan
    first = replace(case.doses[0], plan_uid="1.9")
    review.set_case(changed(doses=(first,)))
    link = picture.hint_at(between(picture, 0))
    assert "names another plan" in link
    assert "named: 1.9" in link
    assert f"here: {case.plan.header.sop_instance_uid}" in link


def test_labels_are_on_the_picture(picture: ReferenceMap) -> None:
    case = panel_case.case()
    assert case.plan
    assert case.structure_set
    words = painted_texts(picture)
    assert {"Dose", "Plan", "Structure set", "CT"} <= set(words)
    assert {case.plan.label, case.structure_set.label} <= set(words)


def test_a_click_on_an_object_opens_it(qtbot: QtBot, picture: ReferenceMap) -> None:
    with qtbot.waitSignal(picture.object_clicked) as told:
        at = picture.centre(2).toPoint()
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["ss"]


def test_an_absent_object_cannot_be_opened(
    qtbot: QtBot, review: Review, picture: ReferenceMap
) -> None:
    review.set_case(changed(plan=None))
    with qtbot.assertNotEmitted(picture.object_clicked):
        at = picture.centre(1).toPoint()
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert "not here" in painted_texts(picture)
