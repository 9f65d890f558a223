"""Whatever was set, in whatever order: a session shows it again, pixel by pixel."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from dosiscope.app.features.compare import Compare
from dosiscope.app.features.kept_sessions import KeptSessions
from dosiscope.core.dose_expression import DoseRequest, Ratios, Term, making
from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.isodose import Dash, Level, Reference
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.progress import finish
from dosiscope.core.sidecar.view import KeptArea
from dosiscope.resources.colour_tables import NAMES
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.roi_style import WIDTHS, RoiStyle
from support.kept_sessions import assert_seen_again
from support.rival_plans import good_dose, write_two_plans
from support.windows import feature, measured, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from dosiscope.core.sidecar.view import KeptView

pytestmark = pytest.mark.slow

STEPS = 25
ARRANGEMENTS = ("axial", "three", "four", "two", "sagittal", "coronal")
TOGGLES = (
    "ct", "wash", "isodoses", "contours", "points", "isodose_labels", "annotations",
)  # fmt: skip


def colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(256), chance.randrange(256), chance.randrange(256)


def point(chance: random.Random) -> tuple[float, float, float]:
    return chance.uniform(-60, 60), chance.uniform(-60, 60), chance.uniform(-60, 60)


def levels(window: Window, chance: random.Random) -> None:
    window.review.look.set_levels(
        Level(
            round(chance.uniform(5, 110), 2),
            chance.random() < 0.6,
            colour(chance),
            is_shown=chance.random() < 0.8,
            width=chance.choice((0.5, 1.0, 2.5, 4.0)),
            dash=chance.choice(list(Dash)),
            is_filled=chance.random() < 0.3,
        )
        for _ in range(chance.randrange(6))
    )


def wash(window: Window, chance: random.Random) -> None:
    low = chance.uniform(0, 20)
    window.review.look.set_wash(
        low=low,
        high=low + chance.uniform(0.5, 40),
        opacity=chance.random(),
        table=chance.choice(list(NAMES)),
    )


def structure(window: Window, chance: random.Random) -> None:
    display = window.review.display
    roi = chance.choice(display.rois)
    style = RoiStyle(
        width=chance.choice(WIDTHS),
        dash=chance.choice(list(Dash)),
        fill=chance.randrange(101) / 100,
        opacity=chance.randrange(20, 101) / 100,
    )
    chance.choice(
        (
            lambda: display.set_visible([roi.number], chance.random() < 0.5),
            lambda: display.set_colour(roi.number, colour(chance)),
            lambda: display.set_style([roi.number], style),
            lambda: display.set_common_style(
                replace(display.common_style, width=style.width, fill=style.fill)
            ),
            lambda: display.set_halo(chance.random() < 0.5),
            lambda: display.set_names(chance.random() < 0.5),
            lambda: display.move(roi.number, chance.choice(display.rois).number),
        )
    )()


def mark(window: Window, chance: random.Random) -> None:
    marks, plane = window.review.marks, window.pictures.current.state.plane
    if marks.all and chance.random() < 0.3:
        marks.rename(chance.choice(marks.all), chance.choice(("ruler", "Ω ‮x", "")))
        return
    kind = chance.choice(list(MarkKind))
    points = tuple(plane.foot(point(chance)) for _ in range(kind.point_count))
    marks.add(Mark(kind=kind, plane=plane, points=points, name=""))
    marks.select(None)


def place(window: Window, chance: random.Random) -> None:
    shown = window.pictures.current.state
    chance.choice(
        (
            lambda: shown.step(chance.randrange(-9, 9)),
            lambda: window.review.set_cursor(point(chance)),
            lambda: shown.set_images_only(not shown.images_only),
        )
    )()


def aim(window: Window, chance: random.Random) -> None:
    picture = chance.choice(window.pictures.shown)
    share = chance.random()
    at = QPointF(share * picture.width(), (1 - share) * picture.height())
    picture.zoom(chance.uniform(0.6, 1.9), at)


def arrange(window: Window, chance: random.Random) -> None:
    window.menus.actions[f"pictures_{chance.choice(ARRANGEMENTS)}"].trigger()
    QApplication.processEvents()
    if chance.random() < 0.2:
        window.dvh_place.toggle()
    elif chance.random() < 0.2:
        window.pictures.enlarge(chance.choice(window.pictures.shown).state.name)


def doses(window: Window, chance: random.Random) -> None:
    review = window.review
    case, comparison = review.case, review.comparison
    assert case is not None
    a, b = (dose.key for dose in case.every_dose[:2])
    request = DoseRequest(
        terms=(Term(round(chance.uniform(0.2, 2), 3), a), Term(1.0, b)),
        ratios=Ratios(3.0) if chance.random() < 0.5 else None,
    )

    def make() -> None:
        if len(review.made) < 3:
            review.add_made(finish(making(request, case, {}))[0])

    chance.choice(
        (
            make,
            lambda: review.set_dose(chance.choice(review.doses)),
            lambda: comparison.set_other(chance.choice((None, *review.doses))),
            lambda: comparison.keep_other() if comparison.other else None,
            lambda: review.beside.set_dose(chance.choice((None, *review.doses))),
        )
    )()


def compare(window: Window, chance: random.Random) -> None:
    comparison = window.review.comparison
    if comparison.other is None:
        return
    comparison.set_difference_colours(
        end=chance.uniform(0.5, 9),
        threshold=chance.uniform(0, 0.4),
        in_percent=chance.random() < 0.5,
    )
    comparison.set_has_lines(chance.random() < 0.5)
    kind = chance.choice(list(Wash))
    if kind is Wash.GAMMA:
        criteria = GammaCriteria(
            chance.choice((1.0, 3.0)),
            chance.choice((1.0, 2.5)),
            is_local=chance.random() < 0.5,
            threshold_percent=chance.choice((0.0, 10.0)),
        )
        feature(window, Compare).gamma_again(criteria, of_b=chance.random() < 0.5)
    comparison.set_wash(kind)


def dvh(window: Window, chance: random.Random) -> None:
    panel = window.dvh
    chance.choice(
        (
            lambda: panel.set_scale(
                differential=chance.random() < 0.5,
                percent_dose=chance.random() < 0.5,
                percent_volume=chance.random() < 0.5,
            ),
            lambda: panel.set_metrics(["D95%", "V20Gy", "mean"][: chance.randrange(3)]),
            lambda: panel.bar.band.setChecked(chance.random() < 0.5),
            lambda: panel.bar.against.setChecked(chance.random() < 0.5),
        )
    )()


def all_but_size(window: Window) -> KeptView:
    """What is seen, but for the room of the pictures: notices have come and gone."""
    kept = feature(window, KeptSessions).seen.view()
    return replace(kept, area=replace(kept.area or KeptArea(), size=(1, 1)))


DO: tuple[Callable[[Window, random.Random], None], ...] = (
    levels, wash, structure, structure, mark, place, place, aim, arrange, doses, doses,
    compare, compare, dvh,
    lambda w, c: w.review.look.set_window(c.uniform(-500, 500), c.uniform(1, 2000)),
    lambda w, c: w.review.look.set_reference(Reference(round(c.uniform(5, 60), 3))),
    lambda w, c: w.review.look.set_hot_only(c.random() < 0.5),
    lambda w, c: w.review.look.toggle(c.choice(TOGGLES)),
    lambda w, c: w.review.look.set_slab(c.choice((0.0, 5.0, 20.0))),
)  # fmt: skip


@pytest.mark.parametrize("seed", [0, 1, 2, 11])
def test_what_was_set_in_any_order_is_seen_again(
    qtbot: QtBot, window: Window, tmp_path: Path, seed: int
) -> None:
    for name in ("kept", "settings"):
        (tmp_path / name).mkdir()
    chance = random.Random(seed)
    window.resize(1200, 660)
    rival = write_two_plans(tmp_path / "good")
    window.session.want(dose=good_dose())
    open_and_wait(qtbot, window, tmp_path / "good")
    measured(qtbot, window)
    with qtbot.waitSignal(window.review.comparison.changed, timeout=20_000):
        window.session.compare_with(rival.dose)
    for _ in range(STEPS):
        chance.choice(DO)(window, chance)
        QApplication.processEvents()
    measured(qtbot, window)
    again = assert_seen_again(qtbot, window, tmp_path)
    assert all_but_size(window) == all_but_size(again)
    again.close()
