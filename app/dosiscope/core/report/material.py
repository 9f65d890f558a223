"""What a report is made of: results that were measured, handed in and only told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from dosiscope.core.identity import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.isodose import RGB, Reference
    from dosiscope.core.plan_check.item import ItemOutcome
    from dosiscope.core.report.roi_report import RoiReport


LETTERS: Final = "BCD"  # of the doses that the shown one, A, is compared with


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file that the report was made of.

    Attributes
    ----------
    file
        Its name below the folder of all; without identity `LEFT_OUT`.
    kind, uid
        Of the object that it holds: "RT Plan"; of an image that of its series.
    sha256
        "" where it could not be read again.
    """

    file: str
    kind: str
    uid: str
    bytes: int
    sha256: str


class PictureKind(Enum):
    """What a picture of a report shows."""

    PLANE = "plane"  # of a place and an orientation
    TRAY = "tray"  # chosen by the user
    DVH = "dvh"
    RT_IMAGE = "rt image"
    BEAM = "beam"  # seen from its source
    PLOT = "plot"  # of a comparison: histogram of differences, of gamma


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureNote:
    """A picture that can be shown in a report, by the key it is painted by.

    Attributes
    ----------
    key
        Of a plane "PLACE ORIENTATION", such as "isocentre axial".
    aspect
        Width by height, where it has the width of a page.
    least_height
        What its words need, as a share of the width of a page: where it is narrower it
        is no lower.
    other
        Of a plot of a comparison the letter of the dose that A is compared with.
    """

    key: str
    kind: PictureKind
    caption: str
    aspect: float = 1.0
    least_height: float = 0.0
    other: str = ""

    def aspect_at(self, width: float, most: float = 0.0) -> float:
        """Return width by height at a share of the width of a page.

        Where its words allow it, it may be as low as ``most`` says.
        """
        if not self.least_height:
            return self.aspect
        return min(max(self.aspect, most), max(width / self.least_height, 1.0))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """All that a report can tell; what a template does not ask for stays untold.

    Attributes
    ----------
    case
        As it is told where the dose is shown (`as_of`), without identity where that
        is left out.
    with_identity
        Whether sentences may tell who the patient is; else they are told by
        `anonymous`.
    dose
        The one that is shown; None: there is none.
    reference
        The dose that is 100 %.
    results
        DVHs of all ROIs in the dose with their bands, or why there is none; then the
        stored ones, then those of them that are withheld.
    metrics
        Of the DVHs, beside the standard ones.
    rois
        What is known of the structures, by ROI Number.
    shown
        ROI Numbers of the structures that are switched on.
    goals
        None where none were asked for.
    plan_check
        None where there is no plan.
    comparisons
        Of the dose A with each other one, by the letter of that: one of `LETTERS`.
    not_compared
        Why A is not compared with others, a sentence each, by the letter.
    inputs
        The files, in the order of the objects.
    pictures
        What can be painted.
    colours
        Of structures as pictures and plots have them, by ROI Number, 0..255; of others
        that of the file counts.
    made
        When, with the offset from UTC.
    """

    case: Case
    with_identity: bool
    dose: Dose | None
    reference: Reference | None
    results: tuple[DvhResult, ...]
    metrics: tuple[Metric, ...] = ()
    rois: Mapping[int, RoiReport]
    shown: frozenset[int]
    goals: GoalReport | None = None
    plan_check: tuple[ItemOutcome, ...] | None = None
    comparisons: Mapping[str, ComparisonReport] = field(default_factory=dict)
    not_compared: Mapping[str, str] = field(default_factory=dict)
    inputs: tuple[Input, ...] = ()
    pictures: tuple[PictureNote, ...] = ()
    colours: Mapping[int, RGB] = field(default_factory=dict)
    made: str

    def without_identity(self) -> Material:
        """Return the same material as it is told where the patient is not named."""
        return replace(
            self,
            case=self.case.without_identity(),
            with_identity=False,
            comparisons={
                letter: replace(one, case=one.case.without_identity())
                for letter, one in self.comparisons.items()
            },
            inputs=tuple(replace(one, file=LEFT_OUT) for one in self.inputs),
        )
