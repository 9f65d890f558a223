"""A palette in place of the colours of the file: shown everywhere, and said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from dosiscope.core.isodose import Dash
from dosiscope.core.report.template import Colours
from dosiscope.resources.palettes import OKABE_ITO, SUNSET
from dosiscope.resources.presets import level_colours_of
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.picture import legend_lines
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.kept.snapshots import seen_as
from dosiscope.viewer.kept.taking import view_of
from dosiscope.viewer.legend import entries
from dosiscope.viewer.panels.structures import StructuresPanel
from dosiscope.viewer.report.line_key import LineKey
from support import panel_case

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review

SAID = "Colours of structures: Okabe and Ito, not those of the file"


def test_structures_have_the_colours_of_a_palette(review: Review) -> None:
    display = review.display
    numbers = [roi.number for roi in display.rois]
    before = [display.colour(number) for number in numbers]
    display.set_palette(OKABE_ITO)
    assert [display.colour(n) for n in numbers] == [
        OKABE_ITO.colours[k % 7] for k in range(len(numbers))
    ]
    assert [display.plain_colour(n) for n in numbers] == before
    display.set_palette(None)
    assert [display.colour(n) for n in numbers] == before


def test_a_colour_of_the_user_stays(review: Review) -> None:
    display = review.display
    first, second = (roi.number for roi in display.rois[:2])
    display.set_palette(OKABE_ITO)
    display.set_colour(first, (1, 2, 3))
    display.set_colours({second: display.plain_colour(second)})  # as they were kept
    assert display.colour(first) == (1, 2, 3)
    assert display.colour(second) == OKABE_ITO.colours[1]
    display.restore_colours()
    assert display.colour(first) == OKABE_ITO.colours[0]


def test_structures_of_one_colour_have_other_dashes(review: Review) -> None:
    display = review.display
    palette = replace(OKABE_ITO, colours=OKABE_ITO.colours[:2])
    numbers = [roi.number for roi in display.rois][:6]
    assert {display.style(number).dash for number in numbers} == {Dash.SOLID}
    display.set_palette(palette)
    seen = {(display.colour(n), display.style(n).dash) for n in numbers}
    assert len(seen) == len(numbers) >= 4
    display.set_style(numbers, replace(display.common_style, dash=Dash.DOTTED))
    assert {display.style(number).dash for number in numbers} == {Dash.DOTTED}


def test_a_palette_outlives_a_case(review: Review) -> None:
    review.display.set_palette(OKABE_ITO)
    review.set_case(panel_case.case())
    number = review.display.rois[0].number
    assert review.display.colour(number) == OKABE_ITO.colours[0]


def test_pictures_plots_reports_and_the_list_say_so(
    qtbot: QtBot, review: Review
) -> None:
    panel = StructuresPanel(review)
    qtbot.addWidget(panel)
    plain = LineKey(review, review.views[:1])

    def told() -> tuple[list[str], list[str]]:
        curves = curves_of(review, Scale(False, False, True))
        return (
            [one.name for one in entries(review.views[0])],
            [one.text for one in legend_lines(curves)],
        )

    for words in told():
        assert SAID not in words
    review.display.set_palette(OKABE_ITO)
    assert told()[0][-1] == SAID
    assert "Okabe and Ito" in panel.count.text()
    assert LineKey(review, review.views[:1]).aspect <= plain.aspect


def test_isodoses_have_the_colours_of_a_palette_and_get_their_own_back(
    review: Review,
) -> None:
    look = review.look
    before = look.levels
    assert before == look.usual_levels()
    mine = (9, 9, 9)
    look.set_levels([replace(before[0], colour=mine), *before[1:]])
    own = level_colours_of(SUNSET)
    look.set_level_look(SUNSET, dashes=False)
    assert [one.colour for one in look.levels] == [
        mine, *(own[one.colour] for one in before[1:])
    ]  # fmt: skip
    assert [one.colour for one in look.plain_levels][1:] == [
        one.colour for one in before[1:]
    ]
    # what is set from now on has them too, also where it was moved
    look.set_levels([replace(before[2], value=before[2].value + 1)])
    assert look.levels[0].colour == own[before[2].colour]
    look.set_level_look(None, dashes=False)
    assert look.levels[0].colour == before[2].colour
    look.set_levels(look.usual_levels())
    assert look.levels == before


def test_a_picture_that_was_put_aside_has_the_same_colours(review: Review) -> None:
    """What is beside it, and the key of its lines, has them."""
    review.display.set_palette(OKABE_ITO)
    review.look.set_level_look(SUNSET, dashes=True)
    twin, _ = seen_as(review, view_of(review))
    for roi in review.display.rois:
        assert twin.display.colour(roi.number) == review.display.colour(roi.number)
    assert twin.look.levels == review.look.levels


def test_usual_levels_are_still_taken_as_unchosen(review: Review) -> None:
    look = review.look
    look.set_level_look(SUNSET, dashes=True)
    assert look.levels == look.usual_levels()
    review.set_case(panel_case.case())
    assert look.levels == look.usual_levels()
    assert look.levels[0].colour in level_colours_of(SUNSET).values()


def test_isodoses_are_told_apart_by_dashes(review: Review) -> None:
    look = review.look
    before = look.levels
    dotted = [replace(before[0], dash=Dash.DOTTED), *before[1:]]
    look.set_levels(dotted)
    look.set_level_look(None, dashes=True)
    assert look.levels[0].dash is Dash.DOTTED
    assert len({one.dash for one in look.levels}) == len(Dash)
    look.set_level_look(None, dashes=False)
    assert {one.dash for one in look.levels[1:]} == {Dash.SOLID}


def test_the_key_of_a_report_has_the_dashes(review: Review) -> None:
    """A colour that two structures have does not tell them apart."""

    def painted() -> bytes:
        image = QImage(900, 120, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        key = LineKey(review, review.views[:1])
        with QPainter(image) as painter:
            key.paint(painter, QRectF(0, 0, 900, 900 / key.aspect), Colours.PRINT)
        return bytes(image.constBits())

    solid = painted()
    display = review.display
    display.set_common_style(replace(display.common_style, dash=Dash.DASHED))
    assert painted() != solid
