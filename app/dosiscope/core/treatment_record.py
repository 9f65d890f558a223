"""What treatment records state (PS3.3 A.29 to A.31, A.50).

Four kinds of object say it in one way: records of beams, of ion beams and of
applications of sources, and summaries of a course.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dosiscope.core.plan import BESIDE_FRACTIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.accessories import Wedge
    from dosiscope.core.findings import Attribute
    from dosiscope.core.header import Header

NORMAL: Final = "NORMAL"  # Treatment Termination Status of what ended by itself
COMPLETED: Final = "COMPLETED"  # Current Treatment Status of a course that has ended


class Verification(StrEnum):
    """Treatment Verification Status (3008,002C)."""

    VERIFIED = "VERIFIED"
    OVERRIDDEN = "VERIFIED_OVR"
    NOT_VERIFIED = "NOT_VERIFIED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A parameter that was overridden, and why (Override Sequence, (3008,0060)).

    Attributes
    ----------
    parameter
        What the record points at; None where it does not say.
    reason
        As it was typed.
    operator
        A person's name.
    points
        The control points at which it was, as the record counts them.
    """

    parameter: Attribute | None
    reason: str = ""
    operator: str = ""
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DeliveredPoints:
    """The control points as they were delivered, a row each; NaN is not stated.

    Attributes
    ----------
    indices
        The control point of the plan that each names, shape (points,); -1 for none.
    gantry, collimator, couch
        Angles in degrees, IEC 61217, carried forward; shape (points,).
    energies, dose_rates
        Nominal energy, carried forward; dose rate as delivered, MU/min.
    specified, delivered
        Metersets at the control point.
    moments
        Date and time of each, DICOM's form.
    """

    indices: NDArray[np.intp]
    gantry: NDArray[np.float64]
    collimator: NDArray[np.float64]
    couch: NDArray[np.float64]
    energies: NDArray[np.float64]
    dose_rates: NDArray[np.float64]
    specified: NDArray[np.float64]
    delivered: NDArray[np.float64]
    moments: tuple[tuple[str, str], ...]

    def __len__(self) -> int:
        return len(self.indices)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredChannel:
    """A channel of an application setup; times in seconds.

    Attributes
    ----------
    number
        Of the channel of the plan that it names, else its own.
    specified, delivered
        Channel Total Time.
    pulses_specified, pulses_delivered
        None where the treatment is not pulsed.
    points
        How many control points were delivered.
    source
        Number of the recorded source.
    """

    number: int | None
    specified: float | None = None
    delivered: float | None = None
    pulses_specified: int | None = None
    pulses_delivered: int | None = None
    points: int = 0
    source: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Delivery:
    """One item of a session: a beam, or an application setup, that was delivered.

    Attributes
    ----------
    number
        Of the beam or the application setup of the plan that it names.
    fraction
        Current Fraction Number.
    purpose
        Treatment Delivery Type: TREATMENT, CONTINUATION, SETUP, ...
    termination, verification
        Their status, as the file has them; "" where not stated.
    termination_code
        Of the machine, beside the status.
    specified, delivered
        Primary meterset in the unit of the record; of application setups the sum of
        the total times of their channels, s.  None where not stated.
    time_specified, time_delivered
        Treatment time, s.
    points
        None of application setups.
    wedges
        None where the record does not say how many there are.
    corrections
        How many parameters were corrected.
    air_kerma
        Total Reference Air Kerma, µGy at 1 m.
    """

    number: int | None
    name: str = ""
    fraction: int | None = None
    purpose: str = ""
    termination: str = ""
    termination_code: str = ""
    verification: str = ""
    specified: float | None = None
    delivered: float | None = None
    time_specified: float | None = None
    time_delivered: float | None = None
    type: str = ""
    radiation: str = ""
    points: DeliveredPoints | None = None
    wedges: tuple[Wedge, ...] | None = None
    overrides: tuple[Override, ...] = ()
    corrections: int = 0
    channels: tuple[DeliveredChannel, ...] = ()
    air_kerma: float | None = None

    @property
    def is_imaging(self) -> bool:
        """Whether it images or checks the patient, beside the fractions."""
        return self.purpose in BESIDE_FRACTIONS

    @property
    def is_ended_early(self) -> bool:
        """Whether it is said to have ended otherwise than by itself."""
        return self.termination not in ("", NORMAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDose:
    """A dose that a record states, Gy; nothing is made of several.

    Attributes
    ----------
    reference
        Number of the dose reference of the plan.
    origin
        "calculated" or "measured"; of a summary it is cumulative.
    """

    origin: str
    dose_gy: float
    reference: int | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarisedFraction:
    """What a summary states of a fraction."""

    number: int
    date: str = ""
    time: str = ""
    termination: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSummary:
    """What a summary states of a fraction group."""

    group: int | None
    planned: int | None = None
    delivered: int | None = None
    fractions: tuple[SummarisedFraction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSummary:
    """The state of a course as a record sums it up (PS3.3 C.8.8.23).

    Attributes
    ----------
    status
        NOT_STARTED, ON_TREATMENT, ON_BREAK, SUSPENDED, STOPPED or COMPLETED.
    doses
        Cumulative doses.
    """

    status: str
    comment: str = ""
    first_date: str = ""
    last_date: str = ""
    groups: tuple[GroupSummary, ...] = ()
    doses: tuple[StatedDose, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSource:
    """A source as it was used; its rate in µGy/h at 1 m on ``date`` and ``time``."""

    number: int | None
    isotope: str = ""
    air_kerma_rate: float | None = None
    half_life_days: float | None = None
    date: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TreatmentRecord:
    """A treatment record.

    Attributes
    ----------
    date, time
        Of the treatment; DICOM's form, "" where not stated.
    plan_uid
        The plan that it names.
    label, stated
        As `dosiscope.core.along.Along`.
    machine
        Name of the treatment machine.
    operators
        Persons' names.
    group
        Number of the fraction group of the plan.
    fractions_planned
        As the record states it.
    unit
        Of its metersets: MU, MINUTE, NP; "s" of application setups.
    doses
        Of the session.
    summary
        None where the record sums up nothing.
    """

    header: Header
    date: str = ""
    time: str = ""
    plan_uid: str = ""
    label: str = ""
    machine: str = ""
    operators: str = ""
    group: int | None = None
    fractions_planned: int | None = None
    unit: str = ""
    deliveries: tuple[Delivery, ...] = ()
    sources: tuple[RecordedSource, ...] = ()
    doses: tuple[StatedDose, ...] = ()
    summary: CourseSummary | None = None
    stated: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def uid(self) -> str:
        """SOP Instance UID."""
        return self.header.sop_instance_uid

    @property
    def moment(self) -> str:
        """Date and time as one text that sorts; "" without a date."""
        return f"{self.date}{self.time}" if self.date else ""

    @property
    def is_of_sources(self) -> bool:
        """Whether it is of applications of sources: their unit is time."""
        return any(one.channels for one in self.deliveries)
