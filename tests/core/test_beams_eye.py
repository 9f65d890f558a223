"""The view from the source, against places worked out by another program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.beams.coordinate_systems import source_place
from dosiscope.core.beams.eye import eye_of, position_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan import PatientSetup
from support.checked_plan import good_plan
from support.delivered_plan import beam as good_beam
from support.delivered_plan import control_points
from support.rays import rays_of

if TYPE_CHECKING:
    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plan import Beam, Plan

ISOCENTRE = np.array([10.0, -20.0, 30.0])
BESIDE = ISOCENTRE + np.array([30, -40, 50])
POSITIONS = ("HFS", "HFP", "FFS", "FFP", "HFDL", "HFDR", "FFDL", "FFDR")
ANGLES = st.floats(0, 360)
PLACES: st.SearchStrategy[Any] = st.lists(
    st.tuples(*[st.floats(-400, 400)] * 3), min_size=1, max_size=5
).map(np.array)


def plan_in(position: str, *, gantry: float = 0.0, **changes: Any) -> tuple[Plan, Beam]:
    fields = {
        "isocentres": np.tile(ISOCENTRE, (2, 1)),
        "collimator": np.zeros(2),
        **{name: np.full(2, float(value)) for name, value in changes.items()},
    }
    one = replace(good_beam(1), points=control_points(gantry, **fields))
    setups = (PatientSetup(number=1, position=position),)
    return replace(good_plan(), beams=(one,), setups=setups), one


def eye_in(position: str, **angles: float) -> BeamsEye:
    return eye_of(*plan_in(position, **angles), 0)


@pytest.mark.parametrize(
    ("position", "gantry", "couch", "source"),
    [
        ("HFS", 0, 0, (10, -1020, 30)),
        ("HFS", 90, 0, (1010, -20, 30)),
        ("HFS", 30, 20, (479.85, -886.03, -141.01)),
        ("HFS", 90, 90, (10, -20, -970)),
        ("FFS", 90, 0, (-990, -20, 30)),
        ("FFS", 90, 90, (10, -20, 1030)),
        ("HFP", 0, 0, (10, 980, 30)),
        ("FFP", 90, 0, (1010, -20, 30)),
        ("HFDL", 0, 0, (-990, -20, 30)),
        ("HFDR", 90, 0, (10, 980, 30)),
    ],
)
def test_where_the_source_is(
    position: str, gantry: float, couch: float, source: tuple[float, float, float]
) -> None:
    found = eye_in(position, gantry=gantry, couch=couch).source
    np.testing.assert_allclose(found, source, atol=0.005)


@pytest.mark.parametrize(
    ("position", "gantry", "collimator", "couch", "seen"),
    [
        ("HFS", 0, 0, 0, (31.25, 52.0833)),
        ("HFS", 90, 0, 0, (-41.2371, 51.5464)),
        ("HFS", 0, 30, 0, (53.1050, 29.4805)),
        ("HFS", 90, 30, 0, (-9.9392, 65.2590)),
        ("HFS", 270, 350, 15, (29.1893, 61.1741)),
        ("FFS", 90, 30, 0, (-57.9039, -22.6226)),
        ("HFP", 30, 10, 340, (19.3990, 52.4621)),
        ("HFDL", 45, 0, 0, (49.8500, 50.3561)),
    ],
)
def test_where_a_point_is_seen(
    position: str,
    gantry: float,
    collimator: float,
    couch: float,
    seen: tuple[float, float],
) -> None:
    eye = eye_in(position, gantry=gantry, collimator=collimator, couch=couch)
    np.testing.assert_allclose(eye.project(BESIDE), [seen], atol=5e-5)


# the patient's left, back and head, as they are seen from a source above the couch
@pytest.mark.parametrize(
    ("position", "left", "back", "head"),
    [
        ("HFS", (1, 0), None, (0, 1)),
        ("HFP", (-1, 0), None, (0, 1)),
        ("FFS", (-1, 0), None, (0, -1)),
        ("FFP", (1, 0), None, (0, -1)),
        ("HFDL", None, (-1, 0), (0, 1)),
        ("HFDR", None, (1, 0), (0, 1)),
        ("FFDL", None, (1, 0), (0, -1)),
        ("FFDR", None, (-1, 0), (0, -1)),
    ],
)
def test_how_the_patient_lies_in_every_position(
    position: str,
    left: tuple[int, int] | None,
    back: tuple[int, int] | None,
    head: tuple[int, int],
) -> None:
    eye = eye_in(position)
    for step, seen in zip(np.eye(3), (left, back, head), strict=True):
        expected = (0, 0) if seen is None else seen  # along the axis of the beam
        found = eye.project(ISOCENTRE + step)
        np.testing.assert_allclose(found, [expected], atol=1e-9)


@pytest.mark.slow
@given(st.sampled_from(POSITIONS), ANGLES, ANGLES, ANGLES, PLACES)
def test_what_is_placed_is_seen_where_it_was(
    position: str, gantry: float, couch: float, collimator: float, places: Any
) -> None:
    eye = eye_in(position, gantry=gantry, couch=couch, collimator=collimator)
    xy = places[:, :2]
    np.testing.assert_allclose(eye.project(eye.place(xy)), xy, atol=1e-9)
    np.testing.assert_allclose(eye.towards(eye.place(xy)), 0, atol=1e-9)


@pytest.mark.slow
@given(st.sampled_from(POSITIONS), ANGLES, ANGLES, ANGLES, PLACES)
def test_all_of_a_ray_is_seen_in_one_place(
    position: str, gantry: float, couch: float, collimator: float, places: Any
) -> None:
    eye = replace(
        eye_in(position, gantry=gantry, couch=couch, collimator=collimator),
        distances=(2000.0, 2560.0),
    )
    xy = places[:, :2]
    through, along = rays_of(eye, xy)
    for far in (-500.0, 0.0, 700.0):
        np.testing.assert_allclose(eye.project(through + far * along), xy, atol=1e-7)
    deep = eye.at_depth(xy, -150.0)
    np.testing.assert_allclose(eye.project(deep), xy, atol=1e-7)
    np.testing.assert_allclose(eye.towards(deep), -150, atol=1e-9)


def test_rays_of_photons_come_from_the_source() -> None:
    eye = eye_in("HFDR", gantry=77, couch=20, collimator=40)
    through, along = rays_of(eye, [[30, -80], [0, 0]])
    back = through - along * np.linalg.norm(through - eye.source, axis=1)[:, None]
    np.testing.assert_allclose(back, [eye.source] * 2, atol=1e-9)


@given(st.sampled_from(POSITIONS), *[st.sampled_from((0, 90, 180, 270, 360))] * 3)
def test_quarter_turns_leave_nothing_of_a_rounded_cosine(
    position: str, gantry: float, couch: float, collimator: float
) -> None:
    eye = eye_in(position, gantry=gantry, couch=couch, collimator=collimator)
    assert sorted(abs(eye.source - ISOCENTRE)) == [0, 0, 1000]
    (corner,) = abs(eye.place([[30, 70]]) - ISOCENTRE)
    assert sorted(corner) == [0, 30, 70]


@given(st.sampled_from(POSITIONS), ANGLES, ANGLES)
def test_the_source_is_that_of_the_angles(
    position: str, gantry: float, couch: float
) -> None:
    eye = eye_in(position, gantry=gantry, couch=couch)
    expected = source_place(
        position, ISOCENTRE.tolist(), gantry=gantry, couch=couch, distance=1000
    )
    np.testing.assert_allclose(eye.source, expected, atol=1e-9)


@pytest.mark.slow
@given(st.sampled_from(POSITIONS), ANGLES, ANGLES, ANGLES, PLACES)
def test_a_patient_turned_with_the_couch_is_seen_alike(
    position: str, gantry: float, couch: float, collimator: float, places: Any
) -> None:
    # turning the couch by a, or the patient on it the other way round: the same view
    angles = {"gantry": gantry, "collimator": collimator}
    turned = eye_in(position, couch=couch, **angles)
    straight = eye_in(position, couch=0.0, **angles)
    up = eye_in(position).axes[2]
    c = np.radians(couch)
    cross = np.cross(up, np.eye(3))
    turn = np.cos(c) * np.eye(3) + np.sin(c) * cross.T
    turn += (1 - np.cos(c)) * np.outer(up, up)
    moved = places @ turn.T
    np.testing.assert_allclose(
        turned.project(ISOCENTRE + places),
        straight.project(ISOCENTRE + moved),
        atol=1e-6,
    )


def test_ions_have_a_perspective_in_x_and_one_in_y() -> None:
    plan, one = plan_in("HFS")
    eye = eye_of(plan, replace(one, source_axis=(2000.0, 2560.0)), 0)
    nearer = ISOCENTRE + np.array([10, -200, 10])  # 200 mm towards the source
    np.testing.assert_allclose(
        eye.project(nearer), [[10 * 2000 / 1800, 10 * 2560 / 2360]]
    )
    np.testing.assert_allclose(eye.sources[:, 1], [-2020, -2580])


def test_the_two_perspectives_of_ions_are_those_of_the_gantry() -> None:
    plan, one = plan_in("HFS", collimator=90)
    eye = eye_of(plan, replace(one, source_axis=(2000.0, 2560.0)), 0)
    x, y = 10 * 2000 / 1800, 20 * 2560 / 2360
    nearer = ISOCENTRE + np.array([10, -200, 20])
    np.testing.assert_allclose(eye.in_gantry().project(nearer), [[x, y]])
    np.testing.assert_allclose(eye.project(nearer), [[y, -x]])


def test_what_lies_at_the_source_or_behind_is_not_seen() -> None:
    eye = eye_in("HFS")
    behind = [
        eye.source,
        eye.source + np.array([0, -1, 0]),
        eye.source + np.array([0, 1, 0]),
    ]
    assert np.isnan(eye.project(behind)).all(axis=1).tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"gantry": np.nan}, "the gantry angle is not stated"),
        ({"couch": np.nan}, "the couch angle is not stated"),
        ({"collimator": np.nan}, "the collimator angle is not stated"),
        ({"pitch": 2}, "the table top is tilted: its pitch angle is 2°"),
        ({"roll": 359}, "the table top is tilted: its roll angle is 359°"),
        ({"eccentric": 5}, "beside the couch: its eccentric angle is 5°"),
        ({"gantry_pitch": 15}, "the gantry is tilted: its pitch angle is 15°"),
    ],
)
def test_what_is_not_stated_or_tilted_has_no_view(
    changes: dict[str, float], why: str
) -> None:
    with pytest.raises(NotEvaluableError, match=why):
        eye_in("HFS", **changes)


def test_rounding_tilts_nothing() -> None:
    eye = eye_in("HFS", pitch=7e-10, roll=359.9999, eccentric=360)
    np.testing.assert_allclose(eye.source, [10, -1020, 30])


def test_without_isocentre_or_distance_there_is_no_view() -> None:
    plan, one = plan_in("HFS")
    with pytest.raises(NotEvaluableError, match="source-axis distance is not stated"):
        eye_of(plan, replace(one, source_axis=None), 0)
    with pytest.raises(NotEvaluableError, match="distance is not positive"):
        eye_of(plan, replace(one, source_axis=(0.0, 0.0)), 0)
    nowhere = control_points(isocentres=np.full((2, 3), np.nan))
    with pytest.raises(NotEvaluableError, match="the isocentre is not stated"):
        eye_of(plan, replace(one, points=nowhere), 0)
    with pytest.raises(NotEvaluableError, match="no control point 2"):
        eye_of(plan, one, 2)
    with pytest.raises(NotEvaluableError, match="no control point 0"):
        eye_of(plan, replace(one, points=None), 0)


def test_the_setup_that_a_beam_names_says_how_the_patient_lies() -> None:
    plan, one = plan_in("HFS")
    setups = (
        PatientSetup(number=1, position="HFS"),
        PatientSetup(number=2, position="FFS"),
    )
    plan = replace(plan, setups=setups)
    assert position_of(plan, replace(one, setup=2)) == "FFS"
    with pytest.raises(NotEvaluableError, match=r"positions \(HFS, FFS\)"):
        position_of(plan, replace(one, setup=None))
    with pytest.raises(NotEvaluableError, match="patient position is not stated"):
        position_of(replace(plan, setups=()), one)
    with pytest.raises(NotEvaluableError, match="patient position is SITTING"):
        eye_in("SITTING")
    seated = replace(one, patient_support=("CHAIR", "C1"))
    with pytest.raises(NotEvaluableError, match="the patient sits in a chair"):
        eye_of(plan, seated, 0)


def test_every_control_point_has_its_own_view() -> None:
    plan, one = plan_in("HFS")
    fields = {"isocentres": np.tile(ISOCENTRE, (3, 1)), "collimator": np.zeros(3)}
    arc = replace(one, points=control_points([0.0, 90.0, 180.0], **fields))
    found = [eye_of(plan, arc, n).source for n in range(3)]
    expected = [(10, -1020, 30), (1010, -20, 30), (10, 980, 30)]
    np.testing.assert_allclose(found, expected, atol=1e-9)
