"""A sidecar with more than can be shown is refused before anything is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.sidecar.record import KeptChoice, KeptSnapshot, Sidecar
from dosiscope.core.sidecar.view import KeptDvh
from dosiscope.viewer.kept.checking import check_views
from dosiscope.viewer.kept.dvh import MOST_METRICS
from dosiscope.viewer.kept.showing import KeptViewError
from dosiscope.viewer.kept.taking import view_of
from dosiscope.viewer.review import Review
from dosiscope.viewer.tray import MOST

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[Sidecar], Sidecar]

pytestmark = pytest.mark.usefixtures("qapp")


def with_pictures(count: int) -> Change:
    def change(one: Sidecar) -> Sidecar:
        return replace(one, tray=(KeptSnapshot(view=one.view, of="axial"),) * count)

    return change


def with_metrics(count: int) -> Change:
    dvh = KeptDvh(metrics=("D95%",) * count)
    return lambda one: replace(one, view=replace(one.view, dvh=dvh))


def with_planes(times: int) -> Change:
    def change(one: Sidecar) -> Sidecar:
        return replace(one, view=replace(one.view, planes=one.view.planes * times))

    return change


def sidecar() -> Sidecar:
    return Sidecar(
        salt="s",
        opened=(),
        inputs=(),
        others=None,
        choice=KeptChoice(),
        view=view_of(Review()),
    )


@pytest.mark.parametrize(
    "change", [with_pictures(MOST), with_metrics(MOST_METRICS), with_planes(1)]
)
def test_what_can_be_shown_is_not_refused(change: Change) -> None:
    check_views(change(sidecar()))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (with_pictures(MOST + 1), "its tray has 201 pictures; 200 at most are held"),
        (with_metrics(MOST_METRICS + 1), "its DVH has 101 metrics; 100 at most"),
        (with_planes(2), "it has a view twice"),
    ],
)
def test_what_is_too_much_is_refused_with_its_number(change: Change, told: str) -> None:
    with pytest.raises(KeptViewError, match=told):
        check_views(change(sidecar()))
