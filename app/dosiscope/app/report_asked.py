"""What a report is to be about, and what of it is known already.

Apart from what measures it, which a window need not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dosiscope.core.as_of import as_of
from dosiscope.core.dvh.choice import DEFAULT_CHOICE
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.core.comparing.dose_difference import DoseDifference
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.band import Band
    from dosiscope.core.dvh.choice import DvhChoice
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.findings import Finding
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.gamma.map import GammaMap
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.goals.structure_match import StructureNames
    from dosiscope.core.inventory import Entry
    from dosiscope.core.isodose import Reference
    from dosiscope.core.plan_check.item import ItemOutcome
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.report.material import PictureNote
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.second_image import SecondImage
    from dosiscope.core.sidecar.record import KeptSnapshot
    from dosiscope.core.sidecar.view import KeptView

#: Told where what is seen is a gamma of A against B.
GAMMA_OF_B: Final = tr(
    "Gamma is left out of the report: the one that is shown has B as its reference, "
    "and that of a report has A."
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReportAsked:
    """What a report is to be about.

    Attributes
    ----------
    case
        As it was read, with its companions; without identity where that is to be left
        out, and then ``with_identity`` is False.
    dose
        The one that is shown; None: the case has stored DVHs only, or no dose.
    others
        The doses that it is compared with, by their letters, some of `LETTERS`.
    reference
        The dose that is 100 %.
    entries
        All that was found.
    limits
        What the plan check holds a plan against; None: those of the program.
    name_rules
        The table of ROI names.
    goals
        To be judged, and how they find their structures.
    criteria
        Of gamma of each of these against A; None: none is worked out.
    metrics
        Of the DVHs, beside the standard ones.
    shown
        ROI Numbers of the structures that are switched on.
    pictures
        What can be painted.
    tray, made
        Pictures that the user put aside, and the doses made here that they may show.
    noticed
        When the doses were made of others, if they were.
    choice
        How DVHs are made.
    view
        How the case is seen on pictures; None: as a new window would show it.
    second
        The images that are laid over on them.
    palettes
        Of structures and isodoses in place of the usual colours, by their keys.
    """

    case: Case
    dose: Dose | None
    limits: Limits | None = None
    others: Mapping[str, Dose] = field(default_factory=dict)
    reference: Reference | None = None
    entries: tuple[Entry, ...] = ()
    name_rules: tuple[NameRule, ...] = ()
    goals: tuple[GoalTemplate, StructureNames] | None = None
    criteria: GammaCriteria | None = None
    metrics: tuple[Metric, ...] = ()
    shown: frozenset[int] = frozenset()
    pictures: tuple[PictureNote, ...] = ()
    tray: tuple[KeptSnapshot, ...] = ()
    made: tuple[Dose, ...] = ()
    noticed: tuple[Finding, ...] = ()
    with_identity: bool = True
    choice: DvhChoice = DEFAULT_CHOICE
    view: KeptView | None = None
    second: SecondImage | None = None
    palettes: tuple[str, ...] = ()

    @property
    def told(self) -> Case:
        """The case as it is told where the dose is shown, of whichever plan that is."""
        return as_of(self.case, self.dose)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KnownOfBoth:
    """What of two doses is there already; all that is missing is worked out.

    Attributes
    ----------
    difference, gamma
        Of the same doses, by the same reference and criteria; None: not there.
    dvhs_of_b, bands
        In B: by ROI Number, and by DVH.
    """

    difference: DoseDifference | None = None
    gamma: GammaMap | None = None
    dvhs_of_b: Mapping[int, Dvh] = field(default_factory=dict)
    bands: Mapping[Dvh, Band] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """What has been measured already; all that is missing is measured.

    Attributes
    ----------
    measured
        Solids by ROI Number, of all ROIs or of none.
    dvhs, bands
        Computed, in the shown dose: by ROI Number, and by DVH.
    goals, plan_check
        None: not there yet.
    of_both
        Of the shown dose as A with others, by the letter.
    """

    measured: Mapping[int, Measured] = field(default_factory=dict)
    dvhs: Mapping[int, Dvh] = field(default_factory=dict)
    bands: Mapping[Dvh, Band] = field(default_factory=dict)
    goals: GoalReport | None = None
    plan_check: tuple[ItemOutcome, ...] | None = None
    of_both: Mapping[str, KnownOfBoth] = field(default_factory=dict)
