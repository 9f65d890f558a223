"""A sidecar: what a picture or a report was made of, and all it takes to see it again.

It never holds a field that tells who the patient is, nor the name of a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.conversion import Quantity
from dosiscope.core.sidecar.codec import Longest, Within
from dosiscope.core.sidecar.view import (
    KeptView,
    Key,
    Name,
    Number,
    Place,
    Side,
    Word,
)

#: Of what is written here; another number is another form, which is refused.
FORM: Final = 1
_Text = Annotated[str, Longest(1_000_000)]
_Uid = Annotated[str, Longest(200)]
_Step = Annotated[str, Longest(4)]
_Sign = Annotated[str, Longest(4)]
_Weight = Annotated[float, Within(-1e6, 1e6)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptInput:
    """A file: what it holds, and its content by SHA-256.

    ``uid`` is that of its instance, ``place`` a sign of where it lay among what was
    opened (`dosiscope.core.sidecar.places`); "" for a member of an archive.
    """

    kind: Word
    uid: _Uid
    sha256: Annotated[str, Longest(64)]
    bytes: Annotated[int, Within(0, 2**53)]
    place: Word = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAcceptance:
    """A rule against which the user decided.

    ``findings`` are signs of what was found and expected where it was decided, or ()
    where all that the rule may find is accepted.  The values are not kept: they may be
    a Patient ID (`dosiscope.core.sidecar.signs`).
    """

    rule: Word
    findings: tuple[_Sign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOwnRatio:
    """The alpha/beta of a structure (`OwnRatio`)."""

    number: Number
    alpha_beta: Annotated[float, Within(0.0, 1000.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptConversion:
    """How a dose was converted (`Conversion`); no ``fractions``: as the plan says."""

    quantity: Quantity = Quantity.EQD2
    alpha_beta: Annotated[float, Within(0.0, 1000.0)]
    own: tuple[KeptOwnRatio, ...] = ()
    fractions: Annotated[int, Within(1, 1000)] | None = None
    accepts_effective: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPart:
    """A dose of those that another is made of: read (``uid``), or made itself."""

    weight: _Weight
    uid: _Uid = ""
    made: KeptMade | None = None
    conversion: KeptConversion | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMade:
    """A dose that was made (`MadeDose`); ``key`` is by which it is known.

    ``whole_plan`` is the plan whose beams are added up, by UID; "" where none are.
    """

    key: Key
    parts: tuple[KeptPart, ...]
    whole_plan: _Uid = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChoice:
    """What was chosen of what was found, and decided of it.

    Attributes
    ----------
    compared
        Doses of other plans that were read, by UID.
    stored
        UID of the RT Dose whose stored DVHs are shown; "" for all.
    """

    ct_series: _Uid = ""
    structure_set: _Uid = ""
    plan: _Uid = ""
    doses: tuple[_Uid, ...] = ()
    dvhs: _Uid = ""
    along: tuple[_Uid, ...] = ()
    compared: tuple[_Uid, ...] = ()
    accepted: tuple[KeptAcceptance, ...] = ()
    made: tuple[KeptMade, ...] = ()
    stored: _Uid = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPicture:
    """A picture as it was saved of a view, so that it can be painted again.

    ``box`` is the part of the plane (left, top, width, height, mm); None for the usual.
    ``is_for_paper``: in the colours of print.  ``layout`` is the arrangement where it
    is of several views on one sheet; then ``view`` is one of them.
    """

    view: Word
    layout: Word = ""
    size: tuple[Side, Side]
    scale: Annotated[int, Within(1, 4)] = 1
    box: tuple[Place, Place, Place, Place] | None = None
    with_identity: bool = False
    is_for_paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSnapshot:
    """A picture of the tray: how the case was seen, the view, and the caption."""

    view: KeptView
    of: Word
    caption: Annotated[str, Longest(1000)] = ""
    box: tuple[Place, Place, Place, Place] | None = None
    aspect: Annotated[float, Within(0.01, 100.0)] = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAssignment:
    """An ROI that the user took for a structure of goals, by their names."""

    structure: Name
    roi: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGoals:
    """Goals as a template writes them (CSV), their name if it is no file's."""

    text: _Text
    name: Name = ""
    assignments: tuple[KeptAssignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """What a report was made with: its template as text, whether it names the patient.

    ``limits`` is the text of the limits of the plan check; "" for those of the program.
    """

    template: _Text
    with_identity: bool = False
    limits: _Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """All of it.

    Attributes
    ----------
    program, purpose, form
        Who wrote it, what the program is for, and in which form.
    salt
        Makes the signs of ``opened`` and of the inputs' places others in every sidecar.
    opened
        The steps from the folder of the sidecar to each path that was opened.
    inputs
        The files of all that is shown.
    others
        All else that was found, by UID; None where that was too much to be listed.
    """

    program: Name = f"Dosiscope {__version__}"
    purpose: Name = PURPOSE
    form: Annotated[int, Within(FORM, FORM)] = FORM
    salt: Annotated[str, Longest(64)]
    opened: tuple[tuple[_Step, ...], ...]
    inputs: tuple[KeptInput, ...]
    others: tuple[_Uid, ...] | None
    choice: KeptChoice
    view: KeptView
    picture: KeptPicture | None = None
    tray: tuple[KeptSnapshot, ...] = ()
    goals: KeptGoals | None = None
    report: KeptReport | None = None

    @property
    def with_identity(self) -> bool:
        """Whether what it lies beside names the patient; a session lies beside none."""
        made = (self.picture, self.report)
        return all(one.with_identity for one in made if one is not None)
