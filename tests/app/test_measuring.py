"""What is measured in the background: in order, once, and the newest request wins."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.app import measuring
from dosiscope.app.jobs import Jobs
from dosiscope.app.measuring import Measuring
from dosiscope.core.dvh import choice as dvh_choice
from dosiscope.core.dvh.choice import DvhChoice
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.viewer.review import Review
from support import panel_case
from support.made_doses import weighted_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pytestqt.qtbot import QtBot

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.progress import PartSteps


class Watched:
    """The case of the panels while it is measured; DVHs are counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.review, self.jobs = Review(), Jobs()
        self.measuring = Measuring(self.review, self.jobs, None)
        self.review.set_case(panel_case.case())
        self.made = 0
        original = dvh_choice.compute_chosen

        def counted(*args: Any, **kwargs: Any) -> object:
            self.made += 1
            return original(*args, **kwargs)

        monkeypatch.setattr(dvh_choice, "compute_chosen", counted)

    def is_done(self) -> bool:
        known = set(self.review.results.dvhs) | set(self.review.results.reasons)
        return {roi.number for roi in self.review.display.visible_rois} <= known

    def has_bands(self) -> bool:
        bands = self.measuring.bands
        return self.is_done() and all(
            d in bands for d in self.review.results.dvhs.values()
        )

    def methods(self, key: str) -> set[str]:
        return {dvh.method[key] for dvh in self.review.results.dvhs.values()}


@pytest.fixture
def watched(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    made = Watched(monkeypatch)
    made.measuring.want_bands(True)
    made.measuring.start()
    qtbot.waitUntil(made.has_bands, timeout=20_000)
    yield made
    made.jobs.close()


def test_every_curve_has_its_band_or_a_reason(watched: Watched) -> None:
    assert watched.review.results.dvhs
    solids = {
        n for n in watched.review.results.solids if watched.review.display.is_visible(n)
    }
    assert watched.made == len(solids)  # each once


def test_bands_are_made_when_they_are_looked_at(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Watched(monkeypatch)
    made.measuring.start()
    qtbot.waitUntil(made.is_done, timeout=20_000)
    qtbot.waitUntil(lambda: not made.jobs._running)
    assert not made.measuring.bands
    made.measuring.want_bands(True)
    qtbot.waitUntil(made.has_bands, timeout=20_000)
    bands = dict(made.measuring.bands)
    made.measuring.want_bands(False)
    assert dict(made.measuring.bands) == bands
    made.jobs.close()


def test_what_is_wanted_whole_is_measured_though_it_is_not_shown(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Watched(monkeypatch)
    made.review.display.show_only([2])
    made.measuring.start()
    made.measuring.want_whole({3})
    made.measuring.want_dvhs({4})
    assert not made.measuring.is_settled(3)
    with qtbot.waitSignal(made.measuring.settled, timeout=20_000):
        qtbot.waitUntil(lambda: made.measuring.is_settled(3), timeout=20_000)
    dvhs = made.review.results.dvhs
    assert set(dvhs) == {2, 3, 4}
    assert set(made.measuring.bands) == {dvhs[3]}  # the others' were not wanted
    assert not made.measuring.is_settled(2)
    made.measuring.want_bands(True)
    made.measuring.want_bands(False)  # takes nothing from who wants it whole
    made.measuring.want_whole({3, 5})
    qtbot.waitUntil(lambda: made.measuring.is_settled(5), timeout=20_000)
    made.jobs.close()


def test_what_has_no_band_is_settled_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: Any, **__: Any) -> PartSteps[Band, dict[Dvh, Band]]:
        yield from ()
        return {}

    monkeypatch.setattr(measuring, "measure_bands", none)
    made = Watched(monkeypatch)
    made.measuring.want_whole({2, 15})  # one of them is a point
    made.measuring.start()
    qtbot.waitUntil(lambda: made.measuring.is_settled(2), timeout=20_000)
    assert not made.measuring.bands
    assert made.measuring.is_settled(15)
    made.measuring.forget()
    assert not made.measuring.is_settled(2)
    made.jobs.close()


def test_going_back_to_a_dose_computes_nothing(qtbot: QtBot, watched: Watched) -> None:
    case, first = watched.review.case, dict(watched.review.results.dvhs)
    assert case is not None
    watched.review.set_dose(case.doses[1])
    qtbot.waitUntil(watched.has_bands, timeout=20_000)
    count = watched.made
    watched.review.set_dose(case.doses[0])
    assert dict(watched.review.results.dvhs) == first  # at once, the same objects
    assert watched.made == count


def test_toggling_rois_computes_nothing(watched: Watched) -> None:
    count = watched.made
    numbers = [roi.number for roi in watched.review.display.rois]
    watched.review.display.set_visible(numbers, False)
    watched.review.display.set_visible(numbers, True)
    assert watched.made == count
    assert watched.is_done()


def test_another_end_rule_is_measured_once_and_reaches_the_volumes(
    qtbot: QtBot, watched: Watched
) -> None:
    usual, volumes = (
        dict(watched.review.results.dvhs),
        dict(watched.review.results.volumes),
    )
    watched.measuring.choose(DvhChoice(EndRule.NONE))
    qtbot.waitUntil(watched.has_bands, timeout=20_000)
    assert watched.methods("end rule") == {"none"}
    assert any(watched.review.results.volumes[n] < volumes[n] for n in volumes)
    for number, dvh in watched.review.results.dvhs.items():
        assert dvh.volume_cc == pytest.approx(watched.review.results.volumes[number])
    count = watched.made
    watched.measuring.choose(DvhChoice())
    assert dict(watched.review.results.dvhs) == usual
    assert watched.made == count


def test_of_two_choices_in_a_row_the_newest_wins(
    qtbot: QtBot, watched: Watched
) -> None:
    watched.measuring.choose(DvhChoice(EndRule.NONE))
    watched.measuring.choose(DvhChoice(smooth=True))
    qtbot.waitUntil(watched.has_bands, timeout=20_000)
    assert "tapered" in watched.methods("end rule")
    assert "half a slice" not in watched.methods("end rule")
    for number, dvh in watched.review.results.dvhs.items():
        assert dvh.volume_cc == pytest.approx(watched.review.results.volumes[number])


def test_another_case_forgets_everything(watched: Watched) -> None:
    watched.measuring.forget()
    assert not watched.measuring.bands


# --- a second dose -------------------------------------------------------------------


def compare(watched: Watched) -> Dose:
    """Compare the shown dose of the case with its other one."""
    case = watched.review.case
    assert case is not None
    watched.review.comparison.set_other(case.doses[1])
    return case.doses[1]


def is_done_in(watched: Watched, dose: Dose) -> bool:
    results = watched.review.results
    known = {*results.dvhs_of(dose), *results.reasons_of(dose)}
    wanted = {roi.number for roi in watched.review.display.visible_rois}
    return wanted <= known and not watched.jobs._running


def test_the_other_dose_is_measured_from_the_same_solids(
    qtbot: QtBot, watched: Watched
) -> None:
    results = watched.review.results
    first, solids = dict(results.dvhs), dict(results.solids)
    other = compare(watched)
    qtbot.waitUntil(lambda: is_done_in(watched, other), timeout=20_000)
    assert dict(results.dvhs) == first  # those of the shown dose are as they were
    assert dict(results.solids) == solids
    assert set(results.dvhs_of(other)) == set(first)
    for number, dvh in results.dvhs_of(other).items():
        assert dvh is not first[number]
        assert dvh.dose_uid == other.key
        assert dvh.volume_cc == first[number].volume_cc


def test_the_shown_dose_comes_first(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Watched(monkeypatch)
    other = compare(made)
    add, order = made.review.results.add_dvh, []

    def watched(number: int, dvh: Dvh) -> None:
        order.append(dvh.dose_uid)
        add(number, dvh)

    monkeypatch.setattr(made.review.results, "add_dvh", watched)
    made.measuring.start()
    qtbot.waitUntil(lambda: is_done_in(made, other), timeout=20_000)
    shown = made.review.dose
    assert shown is not None
    count = len(order) // 2
    assert order == [shown.key] * count + [other.key] * count
    made.jobs.close()


def test_exchanging_both_computes_nothing(qtbot: QtBot, watched: Watched) -> None:
    other, shown = compare(watched), watched.review.dose
    qtbot.waitUntil(lambda: is_done_in(watched, other), timeout=20_000)
    count, results = watched.made, watched.review.results
    before = dict(results.dvhs), dict(results.dvhs_of(other))
    watched.review.set_dose(other)
    watched.review.comparison.set_other(shown)
    assert shown is not None
    assert (dict(results.dvhs_of(shown)), dict(results.dvhs)) == before
    assert watched.made == count


def test_an_exchange_begins_no_measuring_twice(
    qtbot: QtBot, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = compare(watched)
    qtbot.waitUntil(lambda: is_done_in(watched, other), timeout=20_000)
    begun: list[int] = []
    measure = watched.measuring._measure_in

    def counted(doses: Sequence[Dose]) -> None:
        begun.append(len(doses))
        measure(doses)

    monkeypatch.setattr(watched.measuring, "_measure_in", counted)
    watched.review.exchange_doses()
    assert begun.count(2) == 1


def test_a_kept_dose_is_measured_from_the_same_solids(
    qtbot: QtBot, watched: Watched
) -> None:
    review = watched.review
    other = compare(watched)
    assert review.dose is not None
    third = review.add_made(weighted_sum([review.dose], [0.5]))
    review.comparison.keep_other()  # before it is measured
    review.comparison.set_other(third)
    assert list(review.compared_doses) == ["A", "B", "C"]
    for dose in (third, other):
        qtbot.waitUntil(partial(is_done_in, watched, dose), timeout=20_000)
        found = review.results.dvhs_of(dose)
        assert set(found) == set(review.results.dvhs)
        assert {dvh.dose_uid for dvh in found.values()} == {dose.key}
    for number, dvh in review.results.dvhs_of(third).items():
        whole = review.results.dvhs[number].mean
        if whole is not None and dvh.mean is not None:
            assert dvh.mean == pytest.approx(0.5 * whole, rel=1e-3)
    review.remove_made(third)
    assert review.comparison.other is other
    assert all(key[1] is not third for key in watched.measuring._dvhs)


def test_bands_of_the_other_dose_are_made_where_they_are_looked_at(
    qtbot: QtBot, watched: Watched
) -> None:
    other = compare(watched)
    dvhs = watched.review.results.dvhs_of
    qtbot.waitUntil(
        lambda: (
            is_done_in(watched, other)
            and all(dvh in watched.measuring.bands for dvh in dvhs(other).values())
        ),
        timeout=20_000,
    )
    number = next(iter(dvhs(other)))
    assert watched.measuring.is_settled(number, other)


def test_without_the_other_dose_its_measuring_ends(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Watched(monkeypatch)
    made.measuring.start()
    qtbot.waitUntil(made.is_done, timeout=20_000)
    qtbot.waitUntil(lambda: not made.jobs._running)
    other = compare(made)
    assert made.jobs._running
    made.review.comparison.set_other(None)
    qtbot.waitUntil(lambda: not made.jobs._running, timeout=20_000)
    assert not made.review.results.dvhs_of(other)
    made.jobs.close()


def test_a_dose_is_not_compared_with_itself(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Watched(monkeypatch)
    made.review.comparison.set_other(made.review.dose)
    assert made.review.other_dose is None
    made.measuring.start()
    qtbot.waitUntil(made.is_done, timeout=20_000)
    qtbot.waitUntil(lambda: not made.jobs._running, timeout=20_000)
    visible = {roi.number for roi in made.review.display.visible_rois}
    assert made.made == len(visible & set(made.review.results.solids))  # each once
    made.jobs.close()
