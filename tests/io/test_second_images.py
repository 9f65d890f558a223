"""Which series may be laid over a case, by which registrations, and what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.errors import NotLaidOverError
from dosiscope.core.kinds import Kind
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.io.case.load import load
from dosiscope.io.case.second_images import read_second, second_choices
from support.cases import good_built
from support.multi_frame import multi_frame
from support.opened import scanned
from support.second_images import turned_by
from support.synthetic.second import (
    OTHER_FRAME,
    REGISTRATION,
    SERIES,
    frame_of,
    good_with,
    homogeneous,
    join,
    linear,
    registration,
    series,
)

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray
    from pydicom.dataset import Dataset

    from dosiscope.core.second_choice import SecondChoice
    from dosiscope.core.second_image import SecondImage

pytestmark = pytest.mark.slow

POINTS = np.random.default_rng(3).uniform((-20, -20, -12), (20, 20, 12), (200, 3))
#: to a fifth of a unit, which is what they are stored to
CLOSE = 0.15
TURN, SHIFT = turned_by(5, -12, 31), np.array((14.0, -9.0, 6.5))
MATRIX = homogeneous(TURN, SHIFT)


def choices(folder: Path) -> tuple[SecondChoice, ...]:
    found = scanned(folder)
    ct = str(good_built().ct[0].SeriesInstanceUID)
    selection = propose(found.inventory, ct_series=ct)
    return second_choices(found, selection, finish(load(found, selection)))


def read(folder: Path, uid: str = SERIES, by: str = "") -> SecondImage:
    found = scanned(folder)
    ct = str(good_built().ct[0].SeriesInstanceUID)
    selection = propose(found.inventory, ct_series=ct)
    case = finish(load(found, selection))
    return finish(read_second(found, selection, case, uid, by))


def refused(folder: Path, uid: str = SERIES, by: str = "") -> str:
    with pytest.raises(NotLaidOverError) as caught:
        read(folder, uid, by)
    return str(caught.value)


# --- in the frame of reference of the case -----------------------------------------


@pytest.mark.parametrize(
    "rotation",
    [
        np.eye(3),
        turned_by(20, 0, 0),
        TURN,
        np.array(((0, 0, -1.0), (1.0, 0, 0), (0, -1.0, 0))),  # sagittal images
        np.array(((1.0, 0, 0), (0, 0, 1.0), (0, -1.0, 0))),  # coronal ones
        np.diag((-1.0, -1.0, 1.0)),
    ],
    ids=["axial", "tilted", "askew", "sagittal", "coronal", "prone"],
)
def test_it_is_read_whichever_way_its_images_run(
    tmp_path: Path, rotation: NDArray[np.float64]
) -> None:
    images = series(good_built(), rotation=rotation, shape=(20, 36, 40))
    second = read(good_with(tmp_path, *images[::-1]))
    assert second.registration is None
    assert [one.outcome.key for one in second.findings] == ["IMG-04"]
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


@pytest.mark.parametrize(("modality", "kind"), [("PT", Kind.PET), ("CT", Kind.CT)])
def test_pet_and_cbct_beside_the_ct(tmp_path: Path, modality: str, kind: Kind) -> None:
    images = series(
        good_built(), modality=modality, spacing=(4.0, 4.0), shape=(11, 16, 16)
    )
    second = read(good_with(tmp_path, *images))
    assert second.volume.header.kind is kind
    inside = POINTS[np.abs(POINTS).max(axis=1) < 18]
    values = second.sample(inside)
    # stored to a whole number, with a slope of its own each image of PET
    np.testing.assert_allclose(values, linear(inside), atol=2 * CLOSE)
    told = second.volume.value_text(float(values[0]))
    assert told.startswith("PET BQML " if modality == "PT" else "HU ")


def test_an_enhanced_mr_is_read_too(tmp_path: Path) -> None:
    one = multi_frame(good_built().ct, "MR")
    second = read(good_with(tmp_path, one), "1.2.3.66")
    assert second.volume.header.kind is Kind.ENHANCED_MR
    assert float(second.sample((1.0, 5.0, -7.5))) == 1000 + 500 + 5 * 34 + 32


def test_what_was_missing_is_told_with_it(tmp_path: Path) -> None:
    images = series(good_built(), shape=(20, 36, 40))
    del images[9:11]
    second = read(good_with(tmp_path, *images))
    assert "IMG-11:gap" in {one.outcome.key for one in second.findings}
    assert np.isnan(second.sample((0.0, 0.0, 0.0)))


def test_the_grey_base_is_no_choice_and_others_are_told_by_name(
    tmp_path: Path,
) -> None:
    (choice,) = choices(good_with(tmp_path, *series(good_built())))
    assert choice.uid == SERIES
    assert choice.may_be_laid_over
    assert choice.name == 'MR "MR beside" of 2026-05-01, 12 images'
    assert choice.why_not == ""


# --- what may not be ---------------------------------------------------------------


def test_another_patient_is_refused(tmp_path: Path) -> None:
    images = series(good_built(), PatientID="other", PatientName="Other^One")
    assert refused(good_with(tmp_path, *images)).endswith(
        "is not laid over: it is of another patient than the CT that is shown."
    )


def test_another_frame_is_refused_without_a_registration(tmp_path: Path) -> None:
    folder = good_with(tmp_path, *series(good_built(), FrameOfReferenceUID=OTHER_FRAME))
    (choice,) = choices(folder)
    why = "it lies in another frame of reference than the CT that is shown"
    assert (choice.refusal, choice.ways, choice.why_not) == (why, (), why)
    assert why in refused(folder)


def test_no_frame_is_refused(tmp_path: Path) -> None:
    folder = good_with(tmp_path, *series(good_built(), FrameOfReferenceUID=""))
    assert choices(folder)[0].refusal == "it states no Frame of Reference"


def test_images_that_make_no_volume_are_refused(tmp_path: Path) -> None:
    images = series(good_built())
    images[4].ImagePositionPatient = [0, 0, 0]
    assert "make no upright volume" in refused(good_with(tmp_path, *images))


# --- registrations -----------------------------------------------------------------


def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is at points of the other frame: what the case has where they belong."""
    return linear(points @ TURN.T + SHIFT)


def elsewhere(**stated: Any) -> list[Dataset]:
    """A series in the other frame, of the same things."""
    middle = -SHIFT @ TURN  # where the middle of the case is there
    return series(
        good_built(),
        moved,
        middle=middle,
        shape=(22, 36, 40),
        FrameOfReferenceUID=OTHER_FRAME,
        **stated,
    )


def test_the_matrix_takes_the_source_to_the_registered_frame(tmp_path: Path) -> None:
    """PS3.3 C.20.2.1.1, by a shift alone that nobody can take the wrong way."""
    built, shift = good_built(), np.array((10.0, 0.0, 0.0))
    images = series(
        built,
        lambda at: linear(at + shift),
        shape=(20, 36, 40),
        FrameOfReferenceUID=OTHER_FRAME,
    )
    one = registration(built, join(OTHER_FRAME, homogeneous(shift=shift)))
    second = read(good_with(tmp_path, *images, one), by=REGISTRATION)
    at_origin = float(second.sample((10.0, 0.0, 0.0)))
    assert at_origin == pytest.approx(linear(np.array((10.0, 0, 0))), abs=CLOSE)
    # its first pixel in the case is 10 mm further left than it states
    own = second.volume.geometry.origin
    np.testing.assert_allclose(second.motion.inverse().of(own), own + shift)


@pytest.mark.parametrize("with_own", [False, True])
def test_a_registration_to_the_case_is_applied_when_asked(
    tmp_path: Path, *, with_own: bool
) -> None:
    built = good_built()
    own = [join(frame_of(built), np.eye(4))] if with_own else []
    one = registration(built, *own, join(OTHER_FRAME, MATRIX))
    folder = good_with(tmp_path, *elsewhere(), one)
    (choice,) = choices(folder)
    assert not choice.may_be_laid_over
    (way,) = choice.open_ways
    assert way.name == 'Spatial Registration "MR TO CT"'
    assert "another frame of reference" in refused(folder)  # not unless asked
    second = read(folder, by=REGISTRATION)
    assert second.registration is not None
    assert second.registration.name == '"MR TO CT" of 2026-05-02'
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


def test_a_registration_of_the_case_to_the_series_is_taken_back(
    tmp_path: Path,
) -> None:
    built = good_built()
    back = homogeneous(TURN.T, -TURN.T @ SHIFT)
    one = registration(built, join(frame_of(built), back), frame=OTHER_FRAME)
    second = read(good_with(tmp_path, *elsewhere(), one), by=REGISTRATION)
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


def test_images_can_stand_for_their_frame(tmp_path: Path) -> None:
    built, images = good_built(), elsewhere()
    uids = [str(image.SOPInstanceUID) for image in images]
    one = registration(built, join("", MATRIX, images=uids))
    second = read(good_with(tmp_path, *images, one), by=REGISTRATION)
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


SCALED = homogeneous(np.diag((1.02, 1.02, 1.02)))
SHEARED = homogeneous(((1.0, 0.1, 0), (0, 1.0, 0), (0, 0, 1.0)))
MIRROR = homogeneous(np.diag((-1.0, 1.0, 1.0)))
PROJECTED = np.eye(4)
PROJECTED[3, 0] = 0.01


@pytest.mark.parametrize(
    ("matrices", "why"),
    [
        ([SCALED], "its matrix scales by 1.02, 1.02, 1.02 along x, y and z"),
        ([SHEARED], "its matrix scales by 1, 1.005, 1 along x, y and z"),
        ([MIRROR], "its matrix mirrors (its determinant is \N{MINUS SIGN}1)"),
        ([PROJECTED], "the last row of its matrix is not 0, 0, 0, 1"),
        ([], "it states no matrix"),
        (
            [homogeneous(TURN), homogeneous(shift=SHIFT)],
            "it is of 2 matrices whose order matters, and programs multiply them in "
            "either",
        ),
    ],
    ids=["scaled", "sheared", "mirror", "projected", "none", "several"],
)
@pytest.mark.parametrize("kind", ["RIGID", "AFFINE"])
def test_what_is_no_rigid_motion_is_refused(
    tmp_path: Path, matrices: list[NDArray[np.float64]], why: str, kind: str
) -> None:
    built = good_built()
    one = registration(built, join(OTHER_FRAME, *matrices, kind=kind))
    folder = good_with(tmp_path, *elsewhere(), one)
    (choice,) = choices(folder)
    assert choice.open_ways == ()
    assert [way.refusal for way in choice.ways] == [why]
    assert why in refused(folder, by=REGISTRATION)


def test_a_rigid_matrix_may_be_called_affine_and_be_rounded(tmp_path: Path) -> None:
    built = good_built()
    rounded = np.round(MATRIX, 6)
    one = registration(built, join(OTHER_FRAME, rounded, kind="AFFINE"))
    second = read(good_with(tmp_path, *elsewhere(), one), by=REGISTRATION)
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


def test_several_matrices_in_any_order_alike_are_applied(tmp_path: Path) -> None:
    built = good_built()
    halves = [homogeneous(shift=(3.0, 0, 1)), homogeneous(shift=(1.0, 2, 0))]
    images = series(
        built,
        lambda at: linear(at + np.array((4.0, 2, 1))),
        shape=(20, 36, 40),
        FrameOfReferenceUID=OTHER_FRAME,
    )
    one = registration(built, join(OTHER_FRAME, *halves))
    second = read(good_with(tmp_path, *images, one), by=REGISTRATION)
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


def test_a_frame_that_moves_itself_is_refused(tmp_path: Path) -> None:
    built = good_built()
    own = join(frame_of(built), homogeneous(shift=(1.0, 0, 0)))
    one = registration(built, own, join(OTHER_FRAME, MATRIX))
    (choice,) = choices(good_with(tmp_path, *elsewhere(), one))
    (way,) = choice.ways
    assert way.refusal == "it moves the frame of reference that it is of"


def test_two_motions_of_one_frame_are_refused(tmp_path: Path) -> None:
    built = good_built()
    joins = [join(OTHER_FRAME, MATRIX), join(OTHER_FRAME, homogeneous())]
    (choice,) = choices(good_with(tmp_path, *elsewhere(), registration(built, *joins)))
    assert choice.ways[0].refusal == "it states 2 different motions of one frame"


def test_chains_of_two_are_told_and_not_applied(tmp_path: Path) -> None:
    built, third = good_built(), "1.2.3.96"
    first = registration(built, join(third, MATRIX))
    second = registration(
        built, join(OTHER_FRAME, np.eye(4)), frame=third, uid="1.2.3.95"
    )
    (choice,) = choices(good_with(tmp_path, *elsewhere(), first, second))
    assert choice.open_ways == ()
    assert "a chain of two registrations" in choice.why_not


def test_one_registration_of_both_to_a_third_frame_is_applied(tmp_path: Path) -> None:
    """The inverse of the one, and the other (PS3.3 Equation C.20.2-3)."""
    built = good_built()
    of_case = homogeneous(turned_by(-40, 3, 8), (-120.0, 55.0, 31.0))
    joins = join(frame_of(built), of_case), join(OTHER_FRAME, of_case @ MATRIX)
    one = registration(built, *joins, frame="1.2.3.96")
    second = read(good_with(tmp_path, *elsewhere(), one), by=REGISTRATION)
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


def test_a_third_frame_of_a_device_leads_nowhere(tmp_path: Path) -> None:
    """Each may have been registered as it lay there at another time."""
    built, fixed = good_built(), "1.2.840.10008.1.4.3.1"  # IEC 61217 fixed
    joins = join(frame_of(built), np.eye(4)), join(OTHER_FRAME, MATRIX)
    one = registration(built, *joins, frame=fixed)
    (choice,) = choices(good_with(tmp_path, *elsewhere(), one))
    assert choice.open_ways == ()
    assert "a device or an atlas" in choice.why_not


def test_images_can_stand_for_the_frame_of_the_case(tmp_path: Path) -> None:
    built = good_built()
    uids = [str(image.SOPInstanceUID) for image in built.ct]
    back = homogeneous(TURN.T, -TURN.T @ SHIFT)
    one = registration(built, join("", back, images=uids), frame=OTHER_FRAME)
    second = read(good_with(tmp_path, *elsewhere(), one), by=REGISTRATION)
    np.testing.assert_allclose(second.sample(POINTS), linear(POINTS), atol=CLOSE)


def test_images_of_no_frame_are_brought_by_no_registration(tmp_path: Path) -> None:
    """Of such the first pixel is 0, 0, 0, whatever they state (PS3.17 O.1)."""
    built, images = good_built(), series(good_built(), FrameOfReferenceUID="")
    uids = [str(image.SOPInstanceUID) for image in images]
    one = registration(built, join("", MATRIX, images=uids))
    (choice,) = choices(good_with(tmp_path, *images, one))
    assert choice.ways == ()
    assert choice.why_not == "it states no Frame of Reference"


def test_deformable_ones_are_listed_and_never_applied(tmp_path: Path) -> None:
    built = good_built()
    one = registration(built, join(OTHER_FRAME, MATRIX), is_deformable=True)
    folder = good_with(tmp_path, *elsewhere(), one)
    (choice,) = choices(folder)
    assert choice.ways[0].refusal == "it is deformable: such are never applied"
    assert "deformable" in refused(folder, by=REGISTRATION)


def test_a_registration_of_another_patient_leads_nowhere(tmp_path: Path) -> None:
    built = good_built()
    one = registration(
        built, join(OTHER_FRAME, MATRIX), PatientID="other", PatientName="Other"
    )
    (choice,) = choices(good_with(tmp_path, *elsewhere(), one))
    assert choice.ways == ()


def test_other_patients_are_not_brought_by_any_registration(tmp_path: Path) -> None:
    built = good_built()
    images = elsewhere(PatientID="other", PatientName="Other")
    one = registration(built, join(OTHER_FRAME, MATRIX))
    (choice,) = choices(good_with(tmp_path, *images, one))
    assert choice.ways == ()


def test_it_is_listed_with_what_it_states(tmp_path: Path) -> None:
    built = good_built()
    uids = [str(image.SOPInstanceUID) for image in elsewhere()]
    turn = homogeneous(turned_by(z=90), (1.0, -2.5, 3.0))
    one = registration(built, join(OTHER_FRAME, turn, images=uids))
    found = scanned(good_with(tmp_path, *elsewhere(), one))
    (entry,) = (e for e in found.inventory.entries if e.kind is Kind.REGISTRATION)
    assert (entry.label, entry.date) == ("MR TO CT", "20260502")
    stated = dict(entry.stated)
    assert stated["Source Frame of Reference"] == OTHER_FRAME
    assert stated["Registered Frame of Reference"] == frame_of(built)
    assert stated["Matrix"].startswith("0  \N{MINUS SIGN}1  0  1 | 1  0  0")
    assert stated["Motion"] == (
        "turned about x, y, z by 0.00°, 0.00°, 90.00°; "
        "shifted by 1.00, \N{MINUS SIGN}2.50, 3.00 mm"
    )
    assert entry.detail == stated["Motion"]


@pytest.mark.parametrize("value", [["1", "2"], ["1"] * 15, None])
def test_a_matrix_of_other_numbers_is_told(tmp_path: Path, value: object) -> None:
    built = good_built()
    item = join(OTHER_FRAME, MATRIX)
    matrix = item.MatrixRegistrationSequence[0].MatrixSequence[0]
    matrix.FrameOfReferenceTransformationMatrix = value
    one = registration(built, item)
    (choice,) = choices(good_with(tmp_path, *elsewhere(), one))
    assert "its matrix" in choice.ways[0].refusal
