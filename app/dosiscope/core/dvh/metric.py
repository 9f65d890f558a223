"""What a metric is: its kind, what it is read off, and its value."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from enum import Flag, auto
from math import inf
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.text import quantity_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.targets import Target
    from dosiscope.core.isodose import Reference
    from dosiscope.core.solids.solid import Solid

# How a number stands to what is asked for: where part of the structure lies outside
# the dose grid, it is a bound.
EXACT: Final = "="
AT_LEAST: Final = "\N{GREATER-THAN OR EQUAL TO}"
AT_MOST: Final = "\N{LESS-THAN OR EQUAL TO}"
SIGNS: Final = {"lower": f"{AT_LEAST} ", "upper": f"{AT_MOST} "}
_SIDES: Final = {AT_LEAST: "lower", AT_MOST: "upper"}

DOSE: Final = "dose"  # a unit: that of the dose, "Gy", "Gy (RBE)" or "relative"
_GRAY: Final = "Gy"

_IN_KEYS: Final = {"cc": "cc", "%": "percent", "cGy": "cGy"}

Number = tuple[float, str, str]  # number, unit and bound
Ends = tuple[float, float]  # the least and the largest number, in one unit


class Where(Flag):
    """Where a metric stands without being asked for."""

    SHOWN = auto()  # tables of the window and the command line, differences, bands
    LISTED = auto()  # JSON of the DVHs
    FILED = auto()  # CSV of the DVHs
    TESTED = auto()  # the self-test
    SUMMED = auto()  # the line on how well computed and stored DVHs agree


EVERYWHERE: Final = ~Where(0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """What a metric is read off: a DVH, and what it is made of where that is known.

    Attributes
    ----------
    reference
        The dose that is 100 %, for metrics in % of dose.
    dose, solid
        Dose grid and solid of a computed DVH, for metrics that the DVH does not tell;
        None for a stored one, and for a variant of a band.
    targets
        The targets of the case, which may share an isodose; None: not looked at.
    is_variant
        Whether the DVH is a variant of a band, and what else is here of the original.
    """

    dvh: Dvh
    reference: Reference | None = None
    dose: Dose | None = None
    solid: Solid | None = None
    targets: tuple[Target, ...] | None = None
    is_variant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MetricKind:
    """One row of the table of metrics: a name, alone or with a number behind it.

    Attributes
    ----------
    name
        As it is written: "Mean"; "D" of D95% and D2cc.
    tip
        What it is, "{at}" being the number behind it with its unit.
    read
        Reads it off; raises NotEvaluableError with the reason where it has no value.
    ends
        Between which numbers it lies for all that lies outside the dose grid, in the
        unit of ``read``; where ``read`` has a number, that is one of them.  None: it
        has no value then.
    unseen
        By how much it may be less and more than what the dose samples tell, in the
        unit of the dose; None: what they tell is taken as it is.
    stated
        The same of the contours on their own planes, without what lies between and
        beyond them; None where it is not known.
    most
        What no value of it is above.
    remark
        What to know of its value, as a clause.
    unit
        Its usual unit: DOSE, "%", "cc", or "" for a ratio.
    standard
        Where it stands unasked, by what is behind the name: "95%", "" for a word.
    before
        What joins the name to the number behind it: "@" of GI@60Gy.
    at_units
        Units of the number behind the name; () for a word.
    units
        Units that can be asked for: V20Gy[cc].
    symbol
        Its name beside other quantities, "Dmean"; can be written too.  "": the name.
    heading
        Title of its column; None: as it is written.
    key
        Its name in CSV; "": as it is written.
    listed
        Its name in JSON; "": as it is written.
    examples
        What a person may write, of some; () for a word, which is its own example.
    decimals
        None: as many as numbers of its unit have.
    is_single_point
        It is the dose at one point, of the grid or the outline: no uncertainty is told.
    is_read_off
        It is a dose read off the curve, and known to a bin of it at best.
    is_stated
        A file states it beside a stored curve (PS3.3 C.8.8.4).
    """

    name: str
    tip: str
    read: Callable[[Metric, Subject], Number]
    ends: Callable[[Metric, Subject], Ends] | None = None
    unseen: Callable[[Subject], Ends] | None = None
    stated: Callable[[Metric, Subject], float | None] | None = None
    most: float = inf
    remark: Callable[[Metric, Subject], str] | None = None
    unit: str = ""
    standard: Mapping[str, Where] = field(default_factory=dict)
    before: str = ""
    at_units: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    symbol: str = ""
    heading: str | None = None
    key: str = ""
    listed: str = ""
    examples: tuple[str, ...] = ()
    decimals: int | None = None
    is_single_point: bool = False
    is_read_off: bool = False
    is_stated: bool = False

    @property
    def spellings(self) -> tuple[str, ...]:
        """How a word can be written, in lower case."""
        return self.name.lower(), (self.symbol or self.name).lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A metric that is asked for.

    Attributes
    ----------
    at
        The volume of a ``D`` or the dose of a ``V``; None for a word.
    at_unit
        "%" or "cc" of a ``D``; "%", "Gy" or "cGy" of a ``V``; "" for a word.
    unit
        Unit asked for: "Gy", "cGy", "%" or "cc"; "" is the usual one.
    """

    kind: MetricKind
    at: float | None = None
    at_unit: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        """Its spelling without the unit that is asked for: "D95%", "V20Gy"."""
        return f"{self.kind.name}{self._behind}"

    @property
    def _behind(self) -> str:
        """The number behind the name, with its unit."""
        if self.at is None:
            return ""
        return f"{self.kind.before}{self.at:.12g}{self.at_unit}"

    @property
    def text(self) -> str:
        """Its canonical spelling, that of AAPM TG-263: "D95%", "V20Gy[cc]"."""
        return f"{self.name}[{self.unit}]" if self.unit else self.name

    @property
    def listed(self) -> str:
        """Its name in JSON: "mean", "D95%", "V20Gy(cc)"."""
        name = f"{self.kind.listed or self.kind.name}{self._behind}"
        return f"{name}({self.unit})" if self.unit else name

    @property
    def heading(self) -> str:
        """Title of its column, without the unit."""
        return tr(self.name) if self.kind.heading is None else self.kind.heading

    @property
    def symbol(self) -> str:
        """Its name beside other quantities: "Dmean", "D95%", "volume"."""
        return self.text if self.unit else self.kind.symbol or self.text

    @property
    def key(self) -> str:
        """Its name in CSV; a unit other than that of the dose is part of it."""
        name = f"{self.kind.key or self.kind.name}{self._behind}"
        unit = self.unit or self.kind.unit
        return f"{name}_{_IN_KEYS[unit]}" if unit in _IN_KEYS else name

    @property
    def tip(self) -> str:
        """What it is."""
        at = "" if self.at is None else f"{self.at:.12g} {self.at_unit}"
        return tr(self.kind.tip, at=at)

    @property
    def is_dose(self) -> bool:
        """Whether its value is a dose, in whatever unit."""
        return self.kind.unit == DOSE

    def unit_in(self, dose_unit: str) -> str:
        """Return the unit of its value where doses are in ``dose_unit``."""
        if not self.is_dose:
            return self.unit or self.kind.unit
        if self.unit == "%":
            return self.unit
        if not self.unit:
            return dose_unit
        # what is asked for in Gy is in that of the dose: "Gy (RBE)"
        is_gray = dose_unit.startswith(_GRAY)
        return dose_unit.replace(_GRAY, self.unit) if is_gray else self.unit


@dataclass(frozen=True, slots=True)
class Value:
    """What a metric is for one DVH.

    Attributes
    ----------
    number
        None where it cannot be told.
    unit
        "Gy", "Gy (RBE)", the same with "cGy", "relative", "%", "cc", or "" for a ratio.
    bound
        "=", or AT_LEAST and AT_MOST ("≥", "≤") where the number is a bound only.
    reason
        Why there is no number, why it is a bound, or what to know of it; else "".
    """

    metric: Metric
    number: float | None
    unit: str
    _: KW_ONLY
    bound: str = EXACT
    reason: str = ""

    @property
    def side(self) -> str:
        """What the number is where it is a bound only: "lower" or "upper"; else ""."""
        return _SIDES.get(self.bound, "")

    @property
    def sign(self) -> str:
        """What stands before the number: the sign of a bound and a blank, else ""."""
        return SIGNS.get(self.side, "")

    @property
    def number_text(self) -> str:
        """The number as it is written wherever it stands; a dash for None."""
        return quantity_number(self.number, self.unit, self.metric.kind.decimals)

    @property
    def text(self) -> str:
        """Number with bound and unit, or "not evaluable" with the reason."""
        if self.number is None:
            return tr("not evaluable: {why}", why=self.reason)
        return f"{self.sign}{self.number_text} {self.unit}".rstrip()
