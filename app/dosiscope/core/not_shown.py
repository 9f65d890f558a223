"""What is not shown, as data: withheld, outside the case, missing, not read yet.

Each knows the kind of object and why; its sentence is made here, when it is read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from dosiscope.core.identity import filled, without_stop
from dosiscope.core.kinds import Role
from dosiscope.core.text import are, capitalised, counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.header import Header
    from dosiscope.core.inventory import Entry
    from dosiscope.core.kinds import Kind
    from dosiscope.core.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An object that is known but not shown, and why."""

    header: Header
    label: str
    reason: Reason

    @property
    def sentence(self) -> str:
        """What it is, and why it is withheld."""
        words = {
            "what": _named(self.header, self.label),
            "reason": without_stop(str(self.reason)),
        }
        return filled("Withheld: {what}: {reason}.", words)


class Apart(Enum):
    """Why an object of the opened paths is not in the case: the clause for it."""

    OTHER_PATIENT = "it is of another patient"
    OTHER_CONTENT = "it has the SOP Instance UID of the one shown, and differs"
    OTHER_FRAME = "it lies in another frame of reference"
    SAME_DOSE = "it is the same dose as that shown, under another UID"
    NOT_CHOSEN = "it was not chosen"
    DVHS_NOT_CHOSEN = "its DVHs were not chosen"
    DOSE_OF_OTHER_PLAN = "it is of another plan than that shown"
    DVHS_OF_OTHER_PLAN = "its DVHs are of another plan than that shown"
    OTHER_DOSE_OF_PLAN = "another dose of the plan is shown"
    COMPARED = "it is compared with this case"
    ADDED = "the dose that is shown is made with it"
    OTHER_PLAN = 'the plan shown is "{shown}"'
    ONE_OF_SEVERAL = "the dose that is shown is of several plans, of which it is one"
    NOT_NAMED_BY_DOSE = "no dose that is shown names it"
    NOT_NAMED_BY_PLAN = "the plan names another"
    OTHER_STRUCTURE_SET = "another is shown"
    OTHER_CT = "the structure set names another CT"
    # of what comes along with a plan
    NAMES_OTHER_PLAN = "it names another plan than that shown"
    PLAN_NOT_SHOWN = "the plan that it names is not shown"
    NAMES_NO_PLAN = "it names no plan"
    # of what is listed only
    JOINS = "such are applied only where that is asked for, to images laid over others"
    DEFORMS = "it is deformable, and such are never applied"
    BESIDE = "objects of its kind are listed only; it names {named} of this case"
    NOT_BESIDE = "objects of its kind are listed only; it names none of this case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """An object of the opened paths that is not in the case, and why.

    Attributes
    ----------
    shown
        The label of what is in its place, where the clause names it.
    named
        What it names of the case.
    """

    entry: Entry
    why: Apart
    shown: str = ""
    named: tuple[Entry, ...] = ()

    @property
    def is_left_out(self) -> bool:
        """Whether it would be in the case if it had been chosen."""
        return self.why is Apart.NOT_CHOSEN

    @property
    def reason(self) -> str:
        """Why it is not in the case, a clause."""
        return self.why.value.format(shown=self.shown, named=f"the {self.names}")

    @property
    def names(self) -> str:
        """What it names of the case."""
        return " and ".join(_named(one.header, one.label) for one in self.named)

    @property
    def name(self) -> str:
        """What it is."""
        return _named(self.entry.header, self.entry.label)

    @property
    def sentence(self) -> str:
        """What it is, and why it is not in the case."""
        if not self.entry.kind.can_be_chosen:
            return f"{self.name} is not shown: {self.reason}."
        return f"Not in this case: {self.name}: {self.reason}."


def outside_text(outside: Iterable[Outside]) -> str:
    """Return what is not in the case, in a line: many of a kind are counted."""
    alike: defaultdict[tuple[str, str], list[Outside]] = defaultdict(list)
    for one in outside:
        alike[one.entry.kind.noun, one.reason].append(one)
    return "; ".join(
        f"{counted(len(found), what)} (each: {reason})"
        if len(found) > 1
        else f"{found[0].name} ({reason})"
        for (what, reason), found in alike.items()
    )


class Lack(Enum):
    """What is known of an object that is not there to be shown."""

    NONE_HERE = auto()  # no object of the kind
    NAMED = auto()  # another object names it, but it is not here
    IN_PART = auto()  # some of its images are here
    NOT_CHOSEN = auto()  # there are some, and none was chosen
    OF_OTHERS = auto()  # there are some, all of other patients
    NOT_TIED = auto()  # there are some, and nothing says that they belong here


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is not there to be shown.

    Attributes
    ----------
    uid
        The UID by which it is named.
    named, here
        Images that are referenced and of these such as are here; for other kinds
        ``here`` is how many objects there are that are not shown.
    labels
        What these are called.
    damaged
        Files that could not be read: it may be in one of them.
    shown
        What is shown without it; of a missing dose grid a dose's DVHs.
    modality
        The word for the images some of which are here.
    by
        What names it, where that is not the role that does as a rule.
    """

    role: Role
    why: Lack
    uid: str = ""
    named: int = 0
    here: int = 0
    labels: tuple[str, ...] = ()
    damaged: int = 0
    shown: tuple[Role, ...] = ()
    modality: str = "CT"
    by: str = ""

    @property
    def text(self) -> str:
        """A sentence about it."""
        what = self.role.noun
        match self.why:
            case Lack.NAMED:
                role = self.role.named_by
                by = self.by or (role.noun if role else "case")
                return (
                    f"The {what} that the {by} names "
                    f"({self.uid}) is not {here_text(self.damaged)}."
                )
            case Lack.IN_PART:
                return (
                    f"{self.named} {self.modality} images are referenced, {self.here} "
                    f"{are(self.here)} here: "
                    "elsewhere contours and dose are shown on black."
                )
            case Lack.OF_OTHERS:
                whose = "another patient" if self.here == 1 else "other patients"
                return f"No {what} of this patient is here: what is here is of {whose}."
            case Lack.NOT_CHOSEN if self.labels:
                return (
                    f"No {what} is shown: {self._names} can be chosen in the case "
                    "browser."
                )
            case Lack.NOT_CHOSEN:
                return (
                    f"No {what} is shown: {self.here} {are(self.here)} here and can be "
                    "chosen."
                )
            case Lack.NOT_TIED:
                return (
                    "The dose names no plan, so it is not known whether it is of "
                    f"{self._names}."
                )
            case Lack.NONE_HERE:
                return f"{self._none_here}."

    @property
    def _names(self) -> str:
        return ", ".join(f'"{label}"' for label in self.labels)

    @property
    def _none_here(self) -> str:
        here = here_text(self.damaged)
        match self.role:
            case Role.CT:
                shown = [_ON_BLACK[role] for role in self.shown]
                verb = "are" if Role.STRUCTURE_SET in self.shown else "is"
                told = no_ct_text(self.named, self.damaged)
                return told + (
                    f": {' and '.join(shown)} {verb} shown on black" if shown else ""
                )
            case Role.STRUCTURE_SET:
                return f"No structure set is {here}: there are no contours and no DVH"
            case Role.DOSE if Role.DOSE in self.shown:
                return f"No dose grid is {here}: only stored DVHs are shown"
        return f"No {self.role.noun} is {here}"


def _named(header: Header, label: str) -> str:
    return f'{header.kind} "{label}"' if label else str(header.kind)


_ON_BLACK: Final = {Role.DOSE: "the dose", Role.STRUCTURE_SET: "the contours"}


def unread_text(unread: Iterable[Unread]) -> str:
    """Return what is being read and what has still to arrive; "" for nothing."""
    states: defaultdict[str, list[str]] = defaultdict(list)
    for one in unread:
        states[one.state].append(str(one))
    return "; ".join(f"{state}: {', '.join(of)}" for state, of in states.items())


def incomplete_text(unread: Iterable[Unread]) -> str:
    """Return what an export says of a case that is not all here, in sentences.

    Until it is, nothing is found that the rest may change: what does not say this would
    be of a case in which all is well.  "" where nothing has still to come.
    """
    coming = capitalised(unread_text(unread))
    if not coming:
        return ""
    return (
        f"{coming}. This is of what was here when it was made; whether all of it fits "
        "together is not checked yet."
    )


def here_text(damaged: int) -> str:
    """Return "here", and that it may be in files that could not be read."""
    more = f" (it may be in {counted(damaged, 'damaged file')})" if damaged else ""
    return f"here{more}"


def no_ct_text(named: int, damaged: int) -> str:
    """Return that there is no CT, and how many images are referenced."""
    here = here_text(damaged)
    if not named:
        return f"No CT is {here}"
    return f"{counted(named, 'image')} {are(named)} referenced, no CT image is {here}"


@dataclass(frozen=True, slots=True)
class Unread:
    """What is still being read, or has still to arrive.

    ``left`` objects of the kind; with a ``total`` so many of its images or ROIs.
    Of images that arrive and that nothing names nobody knows how many: 0 are left.
    """

    kind: Kind
    left: int = 1
    total: int = 0
    _: KW_ONLY
    is_arriving: bool = False

    @property
    def state(self) -> str:
        """What is done about it, as a word in front of it."""
        return "still arriving" if self.is_arriving else "being read"

    def __str__(self) -> str:
        if not self.left:
            return f"more {self.kind}s"
        if not self.total:
            return f"{self.left} {self.kind}" if self.left > 1 else str(self.kind)
        is_images = self.kind.is_series
        what = f"{self.kind}s" if is_images else f"ROIs of the {self.kind}"
        return f"{self.left} of {self.total} {what}"
