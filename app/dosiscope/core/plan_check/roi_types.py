"""What each structure is to a check: by its stated type, else by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import in_quotes
from dosiscope.core.roi_names import normal_name
from dosiscope.core.text import first_few
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi

EXTERNAL: Final = "EXTERNAL"
SUPPORT: Final = "SUPPORT"
#: From the narrowest to the widest.
TARGETS: Final = ("GTV", "CTV", "PTV")
#: What surrounds the patient, or is no tissue: no dose is asked of it.
BESIDE_PATIENT: Final = (
    *(EXTERNAL, SUPPORT, "FIXATION", "BOLUS", "REGISTRATION", "MARKER", "ISOCENTER"),
    *("BRACHY_ACCESSORY", "BRACHY_SRC_APP", "BRACHY_CHANNEL", "BRACHY_CHNL_SHLD"),
    *("CONTROL", "DOSE_REGION", "DOSE_MEASUREMENT", "TREATED_VOLUME", "IRRAD_VOLUME"),
)
_MOST_NAME: Final = 40  # letters
# Types that some systems give to whatever was not typed by hand.
_UNSPOKEN: Final = frozenset(("", "NONE", "ORGAN"))


def type_of(subject: PlanSubject, roi: Roi) -> str:
    """Return the interpreted type that a structure has, or that its name proposes.

    A target that is stated to be an organ is taken for what it is called: several
    systems state ORGAN of everything.
    """
    stated = roi.interpreted_type
    if stated not in _UNSPOKEN:
        return stated
    proposed = subject.proposal(roi.name)
    if proposed is None:
        return stated
    return proposed.type if not stated or proposed.type in TARGETS else stated


def rois_of(subject: PlanSubject, *types: str) -> tuple[Roi, ...]:
    """Return the structures of these types, but for what is withheld."""
    return tuple(
        roi
        for roi in subject.structure_set.rois
        if roi.withheld is None and type_of(subject, roi) in types
    )


def widest_targets(subject: PlanSubject) -> tuple[Roi, ...]:
    """Return the targets with a volume: PTVs, without any CTVs, without these GTVs.

    Those that are called so, where any are: wires and borders are given such types too.
    """
    for one in reversed(TARGETS):
        found = tuple(r for r in rois_of(subject, one) if r.number in subject.solids)
        called = tuple(r for r in found if is_called_target(subject, r))
        if found:
            return called or found
    return ()


def is_called_target(subject: PlanSubject, roi: Roi) -> bool:
    """Whether the name of a structure, and not its type alone, says it is a target."""
    proposed = subject.proposal(roi.name)
    return proposed is not None and proposed.type in TARGETS


def says_its_kind(name: str, kind: str) -> bool:
    """Whether a name itself says which target it is: "PTV 60", "ICTV_neck"."""
    return any(kind.lower() in word for word in normal_name(name).split())


def name_text(roi: Roi) -> str:
    """Return the name of a structure as sentences have it: in quotes, cut if long."""
    return in_quotes(shown(roi.shown_name, _MOST_NAME))


def quoted(rois: Iterable[Roi]) -> str:
    """Return the names of structures, the first of them: '"PTV", "CTV" and 3 more'."""
    names = list(map(name_text, rois))
    return first_few(names, 4 if len(names) == 4 else 3)
