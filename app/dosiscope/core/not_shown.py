"""What is not shown, as data: withheld, outside the case, missing, not read yet.

Each knows the kind of object and why; its sentence is made here, when it is read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import KW_ONLY, dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from dosiscope.core.identity import with_stop, without_stop
from dosiscope.core.kinds import Role
from dosiscope.core.language import in_quotes, marked, tr, tr_count
from dosiscope.core.text import capitalised, grouped, in_row, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        return tr(
            "Withheld: {object}: {reason}.",
            object=_named(self.header, self.label),
            reason=without_stop(str(self.reason)),
        )


class Apart(Enum):
    """Why an object of the opened paths is not in the case: the clause for it."""

    OTHER_PATIENT = marked("it is of another patient")
    OTHER_CONTENT = marked("it has the SOP Instance UID of the one shown, and differs")
    OTHER_FRAME = marked("it lies in another frame of reference")
    SAME_DOSE = marked("it is the same dose as that shown, under another UID")
    NOT_CHOSEN = marked("it was not chosen")
    DVHS_NOT_CHOSEN = marked("its DVHs were not chosen")
    DOSE_OF_OTHER_PLAN = marked("it is of another plan than that shown")
    DVHS_OF_OTHER_PLAN = marked("its DVHs are of another plan than that shown")
    OTHER_DOSE_OF_PLAN = marked("another dose of the plan is shown")
    COMPARED = marked("it is compared with this case")
    ADDED = marked("the dose that is shown is made with it")
    OTHER_PLAN = marked('the plan shown is "{shown}"')
    ONE_OF_SEVERAL = marked(
        "the dose that is shown is of several plans, of which it is one"
    )
    NOT_NAMED_BY_DOSE = marked("no dose that is shown names it")
    NOT_NAMED_BY_PLAN = marked("the plan names another")
    OTHER_STRUCTURE_SET = marked("another is shown")
    OTHER_CT = marked("the structure set names another CT")
    # of what comes along with a plan
    NAMES_OTHER_PLAN = marked("it names another plan than that shown")
    PLAN_NOT_SHOWN = marked("the plan that it names is not shown")
    NAMES_NO_PLAN = marked("it names no plan")
    # of what is listed only
    JOINS = marked(
        "such are applied only where that is asked for, to images laid over others"
    )
    DEFORMS = marked("it is deformable, and such are never applied")
    BESIDE = marked(
        "objects of its kind are listed only; it names the {named} of this case"
    )
    NOT_BESIDE = marked(
        "objects of its kind are listed only; it names none of this case"
    )


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
        return tr(self.why.value, shown=self.shown, named=self.names)

    @property
    def names(self) -> str:
        """What it names of the case."""
        names = [_named(one.header, one.label) for one in self.named]
        return listed(names, "and") if names else ""

    @property
    def name(self) -> str:
        """What it is."""
        return _named(self.entry.header, self.entry.label)

    @property
    def sentence(self) -> str:
        """What it is, and why it is not in the case."""
        if not self.entry.kind.can_be_chosen:
            return tr(
                "{object} is not shown: {reason}.", object=self.name, reason=self.reason
            )
        return tr(
            "Not in this case: {object}: {reason}.",
            object=self.name,
            reason=self.reason,
        )


def outside_text(outside: Iterable[Outside]) -> str:
    """Return what is not in the case, in a line: many of a kind are counted."""
    alike: defaultdict[tuple[str, str], list[Outside]] = defaultdict(list)
    for one in outside:
        alike[one.entry.kind.noun, one.reason].append(one)
    return in_row("; ", (_outside_text(found) for found in alike.values()))


def _outside_text(alike: Sequence[Outside]) -> str:
    one = alike[0]
    if len(alike) == 1:
        return in_row(" ", (one.name, f"({one.reason})"))
    return tr("{objects} (each: {reason})", objects=_counted(alike), reason=one.reason)


def _counted(found: Sequence[Outside]) -> str:
    kind = found[0].entry.kind
    if kind.is_series:  # not its images
        return tr_count("{n} {kind}", "{n} {kind}s", len(found), kind=kind.noun)
    return kind.counted(len(found))


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
                return tr(
                    "The {object} that the {by} names ({uid}) is not {here}.",
                    object=what,
                    by=self.by or (role.noun if role else tr("case")),
                    uid=self.uid,
                    here=here_text(self.damaged),
                )
            case Lack.IN_PART:
                return tr_count(
                    "{named} {modality} images are referenced, {n} is here: elsewhere "
                    "contours and dose are shown on black.",
                    "{named} {modality} images are referenced, {n} are here: elsewhere "
                    "contours and dose are shown on black.",
                    self.here,
                    named=grouped(self.named),
                    modality=self.modality,
                )
            case Lack.OF_OTHERS:
                return tr_count(
                    "No {object} of this patient is here: what is here is of another "
                    "patient.",
                    "No {object} of this patient is here: what is here is of other "
                    "patients.",
                    self.here,
                    object=what,
                )
            case Lack.NOT_CHOSEN if self.labels:
                return tr(
                    "No {object} is shown: {names} can be chosen in the case browser.",
                    object=what,
                    names=self._names,
                )
            case Lack.NOT_CHOSEN:
                return tr_count(
                    "No {object} is shown: {n} is here and can be chosen.",
                    "No {object} is shown: {n} are here and can be chosen.",
                    self.here,
                    object=what,
                )
            case Lack.NOT_TIED:
                return tr(
                    "The dose names no plan, so it is not known whether it is of "
                    "{names}.",
                    names=self._names,
                )
            case Lack.NONE_HERE:
                return with_stop(self._none_here)

    @property
    def _names(self) -> str:
        return in_row(", ", map(in_quotes, self.labels))

    @property
    def _none_here(self) -> str:
        here = here_text(self.damaged)
        match self.role:
            case Role.CT:
                told = no_ct_text(self.named, self.damaged)
                shown = _ON_BLACK.get(frozenset(self.shown))
                return in_row(": ", (told, shown)) if shown else told
            case Role.STRUCTURE_SET:
                return tr(
                    "No structure set is {here}: there are no contours and no DVH",
                    here=here,
                )
            case Role.DOSE if Role.DOSE in self.shown:
                return tr(
                    "No dose grid is {here}: only stored DVHs are shown", here=here
                )
        return tr("No {object} is {here}", object=self.role.noun, here=here)


def _named(header: Header, label: str) -> str:
    return (
        in_row(" ", (str(header.kind), in_quotes(label))) if label else str(header.kind)
    )


_ON_BLACK: Final = {
    frozenset({Role.DOSE}): tr("the dose is shown on black"),
    frozenset({Role.STRUCTURE_SET}): tr("the contours are shown on black"),
    frozenset({Role.DOSE, Role.STRUCTURE_SET}): tr(
        "the dose and the contours are shown on black"
    ),
}


def unread_text(unread: Iterable[Unread]) -> str:
    """Return what is being read and what has still to arrive; "" for nothing."""
    states: defaultdict[str, list[str]] = defaultdict(list)
    for one in unread:
        states[one.state].append(str(one))
    told = (in_row(": ", (state, in_row(", ", of))) for state, of in states.items())
    return in_row("; ", told)


def incomplete_text(unread: Iterable[Unread]) -> str:
    """Return what an export says of a case that is not all here, in sentences.

    Until it is, nothing is found that the rest may change: what does not say this would
    be of a case in which all is well.  "" where nothing has still to come.
    """
    coming = capitalised(unread_text(unread))
    if not coming:
        return ""
    told = tr(
        "This is of what was here when it was made; whether all of it fits together is "
        "not checked yet."
    )
    return in_row(". ", (coming, told))


def here_text(damaged: int) -> str:
    """Return "here", and that it may be in files that could not be read."""
    if not damaged:
        return tr("here")
    return tr_count(
        "here (it may be in {n} damaged file)",
        "here (it may be in {n} damaged files)",
        damaged,
    )


def no_ct_text(named: int, damaged: int) -> str:
    """Return that there is no CT, and how many images are referenced."""
    here = here_text(damaged)
    if not named:
        return tr("No CT is {here}", here=here)
    return tr_count(
        "{n} image is referenced, no CT image is {here}",
        "{n} images are referenced, no CT image is {here}",
        named,
        here=here,
    )


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
        return tr("still arriving") if self.is_arriving else tr("being read")

    def __str__(self) -> str:
        if not self.left:
            return tr("more {kind}s", kind=str(self.kind))
        if not self.total:
            return f"{self.left} {self.kind}" if self.left > 1 else str(self.kind)
        fields = {"left": self.left, "total": self.total, "kind": str(self.kind)}
        if self.kind.is_series:
            return tr("{left} of {total} {kind}s", **fields)
        return tr("{left} of {total} ROIs of the {kind}", **fields)
