"""Series that may be laid over the images of a case: which, by what; reads one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from dosiscope.core.errors import GeometryError, NotLaidOverError
from dosiscope.core.findings import Action
from dosiscope.core.kinds import Role
from dosiscope.core.language import in_quotes, marked, tr
from dosiscope.core.progress import changed
from dosiscope.core.rigid import Rigid
from dosiscope.core.second_choice import SecondChoice, Way
from dosiscope.core.second_image import SecondImage
from dosiscope.core.text import uid_tail
from dosiscope.io.case.registrations import is_of, moves_itself, registrations_of
from dosiscope.io.ct import volume as images_files
from dosiscope.io.orientation import unit_directions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.header import Patient
    from dosiscope.core.inventory import Entry, Selection
    from dosiscope.core.progress import PartSteps, Progress
    from dosiscope.core.spatial_registration import Join, SpatialRegistration
    from dosiscope.io.case.registrations import FoundRegistration
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.ct.image import CtImage

_MOVES_ITSELF: Final = marked("it moves the frame of reference that it is of")
_SAME_MOTION: Final = 1e-6  # of matrices of one pair of frames
_UNMOVED: Final = Rigid(rotation=np.eye(3), shift=np.zeros(3))
#: Of devices and atlases (PS3.6 A): patients lie in one as they were put there.
_WELL_KNOWN: Final = "1.2.840.10008."
_OF_A_DEVICE: Final = marked(
    "it takes both to a device or an atlas, where they need not lie alike"
)


def second_choices(
    scan: Scan, selection: Selection, case: Case
) -> tuple[SecondChoice, ...]:
    """Return every series of images that was found and is not the grey base of a case.

    One may be laid over as it is in the frame of reference of the case alone; from
    another one only by a registration that joins the two at once.  Nothing that the
    user accepts of a case changes that.
    """
    base = selection.ct_series
    found = []
    registrations = tuple(registrations_of(scan, _patient(case)))
    for entry in scan.inventory.of(Role.CT):
        if entry.uid != base:
            refusal = _refusal(entry, case)
            is_elsewhere = (
                refusal and is_of(_patient(case), entry.header) and case.ct is not None
            )
            ways = tuple(_ways(entry, case, registrations)) if is_elsewhere else ()
            found.append(SecondChoice(entry=entry, refusal=refusal, ways=ways))
    found.sort(key=lambda one: (not one.may_be_laid_over, not one.open_ways))
    return tuple(found)


def _refusal(entry: Entry, case: Case) -> str:
    """Return why a series is not laid over as it is, a clause; "" where it may be."""
    if case.ct is None:
        return tr("there are no images to lay it over")
    noun, frame = case.ct.noun, case.frame_of_reference_uid
    its = entry.frame_of_reference_uid
    if not is_of(_patient(case), entry.header):
        return tr("it is of another patient than the {kind} that is shown", kind=noun)
    if not its:
        return tr("it states no Frame of Reference")
    if not frame:
        return tr("the {kind} that is shown states no Frame of Reference", kind=noun)
    if its != frame:
        return tr(
            "it lies in another frame of reference than the {kind} that is shown",
            kind=noun,
        )
    return ""


def _patient(case: Case) -> Patient:
    return case.ct.header.patient if case.ct is not None else case.patient


# --- registrations -----------------------------------------------------------------


def _ways(
    series: Entry,
    case: Case,
    registrations: Sequence[FoundRegistration],
) -> Iterator[Way]:
    frame, its = case.frame_of_reference_uid, series.frame_of_reference_uid
    if not frame or not its:
        return
    for entry, one, frames in registrations:
        name = _name(entry)
        if one is None:
            if {frame, its} <= frames:
                why = tr("it is deformable: such are never applied")
                yield Way(uid=entry.uid, name=name, refusal=why)
            continue
        motion, refusal = _motion(one, series, case)
        if motion is not None:
            yield Way(uid=entry.uid, name=name, registration=one, motion=motion)
        elif refusal:
            yield Way(uid=entry.uid, name=name, refusal=refusal)
    if its != frame and _is_chained(frame, its, [f for _, _, f in registrations]):
        why = tr("it would take a chain of two registrations: such are not applied")
        yield Way(uid="", name=tr("a third frame of reference"), refusal=why)


def _name(entry: Entry) -> str:
    label = in_quotes(entry.label) if entry.label else tr("without label")
    return f"{entry.kind} {label}"


def _motion(
    registration: SpatialRegistration, series: Entry, case: Case
) -> tuple[Rigid | None, str]:
    """Return what takes points of a series to a case, or why nothing does.

    By the frame that the registration is of, to which it takes both (PS3.3
    C.20.2.1.1, Equation C.20.2-3).  Neither where it does not join the two.
    """
    own = registration.header.frame_of_reference_uid
    images = () if case.ct is None else case.ct.image_uids
    both = (
        (series.frame_of_reference_uid, series.image_uids),
        (case.frame_of_reference_uid, images),
    )
    joins = [[j for j in registration.joins if _is_source(j, *one)] for one in both]
    if not all(
        one or frame == own for one, (frame, _) in zip(joins, both, strict=True)
    ):
        return None, ""
    if moves_itself(registration):
        return None, _MOVES_ITSELF
    if own.startswith(_WELL_KNOWN) and own not in (frame for frame, _ in both):
        return None, _OF_A_DEVICE
    motions = []
    for one, (frame, _) in zip(joins, both, strict=True):
        motion, refusal = (_UNMOVED, "") if frame == own else _one_of(one)
        if motion is None:
            return None, refusal
        motions.append(motion)
    of_series, of_case = motions
    return of_case.inverse().after(of_series), ""


def _is_source(join: Join, frame: str, image_uids: Iterable[str]) -> bool:
    if join.frame_uid:
        return join.frame_uid == frame
    return not set(join.image_uids).isdisjoint(image_uids)


def _one_of(joins: Sequence[Join]) -> tuple[Rigid | None, str]:
    """Return the one motion that items of a frame state, or why there is none."""
    for one in joins:
        if one.why_not:
            return None, one.why_not
    first = joins[0].matrix
    if any(np.abs(one.matrix - first).max() > _SAME_MOTION for one in joins):
        return None, tr(
            "it states {count} different motions of one frame", count=len(joins)
        )
    return joins[0].motion, ""


def _is_chained(frame: str, its: str, joined: Iterable[frozenset[str]]) -> bool:
    """Whether two registrations lead there that do not join the frames themselves."""
    joined = tuple(joined)
    if any({frame, its} <= one for one in joined):
        return False
    here = {uid for one in joined if frame in one for uid in one}
    there = {uid for one in joined if its in one for uid in one}
    return not here.isdisjoint(there)


# --- reading -----------------------------------------------------------------------


def read_second(
    scan: Scan, selection: Selection, case: Case, uid: str, registration: str = ""
) -> PartSteps[None, SecondImage]:
    """Read a series that is to be laid over the images of a case.

    Parameters
    ----------
    uid
        Of the series, as the scan knows it.
    registration
        UID of the registration that is to be applied; "" where it lies in the frame of
        reference of the case.

    Raises
    ------
    NotLaidOverError
        It may not be laid over, or makes no volume; the message says why.
    """
    choices = second_choices(scan, selection, case)
    choice = next((one for one in choices if one.uid == uid), None)
    if choice is None:
        there = ", ".join(uid_tail(one.uid) for one in choices) or tr("none")
        raise _refused(
            tr("series"),
            tr("no other series has this UID; there are: {there}", there=there),
        )
    way = next(
        (one for one in choice.ways if one.uid and one.uid == registration), None
    )
    if registration and way is None and not choice.may_be_laid_over:
        raise _refused(choice.title, tr("the registration does not lead to it"))
    if way is not None and way.motion is None:
        raise _refused(choice.title, f"{way.name}: {way.refusal}")
    if way is None and choice.refusal:
        raise _refused(choice.title, choice.refusal)
    images = cast("Sequence[CtImage]", scan.images[uid])
    try:
        turn = _turn(images)
        turned = _turned(images, turn)
    except GeometryError as error:
        raise _refused(choice.title, str(error)) from None
    steps = images_files.load(turned)
    volume, findings = yield from changed(steps, _without_part)
    if volume is None:
        worst = max(findings, key=lambda one: one.action)
        raise _refused(choice.title, str(worst.message).rstrip("."))
    motion = Rigid(rotation=turn, shift=np.zeros(3))
    if way is not None and way.motion is not None:
        motion = motion.after(way.motion.inverse())
    return SecondImage(
        uid=uid,
        volume=volume,
        motion=motion,
        registration=None if way is None else way.registration,
        applied=None if way is None else way.motion,
        findings=tuple(one for one in findings if one.action >= Action.NOTE),
    )


def _without_part(step: Progress[object]) -> Progress[None]:
    return step.with_part(None)


def _refused(name: str, why: str) -> NotLaidOverError:
    told = tr("The {name} is not laid over: {why}.", name=name, why=why)
    return NotLaidOverError(told, why)


def _turn(
    images: Sequence[CtImage],
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return what turns most of the images to lie across z, shape (3, 3)."""
    usual = Counter(
        image.common.orientation for image in images if not image.common.is_localizer
    ) or Counter(image.common.orientation for image in images)
    ((orientation, _),) = usual.most_common(1)
    return np.stack(unit_directions(orientation))


def _turned(
    images: Sequence[CtImage], turn: np.ndarray[tuple[int, int], np.dtype[np.float64]]
) -> list[CtImage]:
    """Return images with place and directions in the coordinates of their stack."""
    commons = {}
    for common in {id(one.common): one.common for one in images}.values():
        row, column = np.reshape(common.orientation, (2, 3)) @ turn.T
        commons[id(common)] = replace(
            common, orientation=(*row.tolist(), *column.tolist())
        )
    found = []
    for image in images:
        x, y, z = (turn @ np.asarray(image.position)).tolist()
        found.append(
            replace(image, position=(x, y, z), common=commons[id(image.common)])
        )
    return found
