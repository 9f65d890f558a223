"""Reads the case that a sidecar leads to, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dosiscope.app.remaking import remaking
from dosiscope.core.acceptance import IGNORE_OFF_SLICE, SHIFT_TO_SLICES
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.ignoring import ignoring_off_slice
from dosiscope.core.language import tr
from dosiscope.core.nearest_slice import offered_shift, show_on_nearest_slice
from dosiscope.core.progress import without_parts
from dosiscope.io.case.companions import load_companion
from dosiscope.io.case.kept import Kept
from dosiscope.io.case.load import load
from dosiscope.io.case.second_images import read_second

if TYPE_CHECKING:
    from dosiscope.app.reopening import Reopened
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.findings import Finding
    from dosiscope.core.progress import Steps
    from dosiscope.core.second_image import SecondImage


class Reloaded(NamedTuple):
    """A case with its companions, the doses that were made, what was noticed then.

    ``second`` is the image that was laid over.
    """

    case: Case
    made: tuple[Dose, ...]
    noticed: tuple[Finding, ...]
    second: SecondImage | None = None

    def dose_of(self, key: str) -> Dose | None:
        """Return a dose that was read or made, by its key."""
        doses = (*self.case.every_dose, *self.made)
        return next((dose for dose in doses if dose.key == key), None)


def reloading(found: Reopened, choice: DvhChoice | None = None) -> Steps[Reloaded]:
    """Read the case, with what it was compared with and laid over; make doses again.

    Raises
    ------
    DosiscopeError
        Not all of it is there any more.
    """
    if found.selection is None:
        raise DosiscopeError(tr("not all that was shown is there any more"))
    kept, selection, accepted = Kept(), found.selection, found.accepted
    steps = load(found.scan, selection, accepted, kept)
    case = yield from without_parts(steps)
    for uid in found.compared:
        if any(dose.key == uid for dose in case.every_dose):
            continue
        loading = load_companion(found.scan, selection, case, uid, accepted, kept)
        case = case.compared_with((yield from without_parts(loading)))
    if SHIFT_TO_SLICES in accepted.rules:
        offset = offered_shift(case)
        if offset is not None:
            case = yield from show_on_nearest_slice(case, offset)
    if IGNORE_OFF_SLICE in accepted.rules:
        case = ignoring_off_slice(case)
    remade = yield from remaking(found.sidecar.choice.made, case, choice)
    if remade.refused:
        raise DosiscopeError("; ".join(remade.refused))
    second, kept_second = None, found.sidecar.view.second
    if kept_second is not None:
        uids = kept_second.series, kept_second.registration
        reading = read_second(found.scan, selection, case, *uids)
        second = yield from without_parts(reading)
    return Reloaded(case, remade.doses, remade.findings, second)
