"""RT Plan and RT Ion Plan: what a reviewer of the dose needs of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.accessories import (
        Applicator,
        Block,
        Bolus,
        Compensator,
        RangeModulator,
        RangeShifter,
        SpreadingDevice,
        Wedge,
    )
    from dosiscope.core.brachy import Brachy
    from dosiscope.core.delivery import ControlPoints, LimitingDevice
    from dosiscope.core.header import Header

# Treatment Delivery Types of beams that image or check the patient
BESIDE_FRACTIONS: Final = ("SETUP", "OPEN_PORTFILM", "TRMT_PORTFILM")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beam:
    """A beam; angles in degrees, None where not stated.

    ``meterset`` is Beam Meterset of the fraction group (in ``meterset_unit``, such
    as "MU"); ``energies`` the distinct nominal energies of its control points, in
    ``energy_unit``; ``gantry`` first and last angle.

    Attributes
    ----------
    control_points
        How many there are; ``stated_points`` how many the beam says it has.
    points
        What they hold; None where there are none.
    dose_gy
        Beam Dose of the fraction group: that of one fraction, at its point.
    final_weight
        Final Cumulative Meterset Weight.
    source_axis
        Distance from source to axis, mm; of ions the two virtual ones, x and y.
    fluence_mode
        STANDARD, NON_STANDARD, with ``fluence_id`` such as FFF.
    scan_mode
        Of ions: NONE, UNIFORM, MODULATED, MODULATED_SPEC.
    patient_support
        Of ions: TABLE or CHAIR, and its ID.
    tolerance_table, setup
        Numbers of the tolerance table and the patient setup that it names.
    reference_images
        UIDs of the images that it is to be compared with, such as DRRs.
    wrong
        What of all this could not be read, clauses that begin with a tag.
    """

    number: int
    name: str
    description: str = ""
    type: str = ""
    radiation: str = ""
    delivery: str = ""
    machine: str = ""
    energies: tuple[float, ...] = ()
    energy_unit: str = "MV"
    gantry: tuple[float, float] | None = None
    gantry_direction: str = ""
    collimator: float | None = None
    couch: float | None = None
    meterset: float | None = None
    meterset_unit: str = "MU"
    isocentre: tuple[float, float, float] | None = None
    control_points: int = 0
    stated_points: int | None = None
    points: ControlPoints | None = None
    dose_gy: float | None = None
    final_weight: float | None = None
    source_axis: tuple[float, float] | None = None
    fluence_mode: str = ""
    fluence_id: str = ""
    devices: tuple[LimitingDevice, ...] = ()
    wedges: tuple[Wedge, ...] = ()
    blocks: tuple[Block, ...] = ()
    compensators: tuple[Compensator, ...] = ()
    boli: tuple[Bolus, ...] = ()
    applicators: tuple[Applicator, ...] = ()
    tolerance_table: int | None = None
    setup: int | None = None
    reference_images: tuple[str, ...] = ()
    snout: str = ""
    range_shifters: tuple[RangeShifter, ...] = ()
    range_modulators: tuple[RangeModulator, ...] = ()
    spreading_devices: tuple[SpreadingDevice, ...] = ()
    scan_mode: str = ""
    patient_support: tuple[str, str] = ("", "")
    wrong: tuple[str, ...] = ()

    @property
    def is_setup(self) -> bool:
        """Whether it images or checks the patient, beside the fractions."""
        return self.delivery in BESIDE_FRACTIONS

    @property
    def bolus_rois(self) -> tuple[int, ...]:
        """ROI Numbers of the boli that it names."""
        found = (bolus.roi_number for bolus in self.boli)
        return tuple(number for number in found if number is not None)

    @property
    def metersets(self) -> NDArray[np.float64] | None:
        """The meterset up to every control point, shape (points,), in its unit.

        Beam Meterset times Cumulative by Final Cumulative Meterset Weight (PS3.3
        C.8.8.14.1); NaN where a control point states none.  None where the beam has
        no meterset, control points or final weight.
        """
        if self.points is None or self.meterset is None or not self.final_weight:
            return None
        return self.points.weights * (self.meterset / self.final_weight)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedBeam:
    """What a fraction group states of a beam: for one fraction.

    ``dose_gy`` is its dose at ``dose_point`` (mm of the patient), where that is stated.
    """

    number: int
    meterset: float | None = None
    dose_gy: float | None = None
    dose_point: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """By how much what is set may differ; ``unit`` is ° or mm."""

    what: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToleranceTable:
    """A tolerance table that beams name, with those that it states."""

    number: int | None
    label: str = ""
    tolerances: tuple[Tolerance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseReference:
    """One item of the Dose Reference Sequence, PS3.3 C.8.8.10; doses in Gy."""

    number: int | None
    structure_type: str
    description: str
    type: str
    roi_number: int | None = None
    prescription_gy: float | None = None
    maximum_gy: float | None = None
    uid: str = ""

    @property
    def named_dose_gy(self) -> float | None:
        """The dose this item states: the prescription, else the maximum."""
        value = self.prescription_gy
        return value if value is not None else self.maximum_gy


@dataclass(frozen=True, slots=True, kw_only=True)
class FractionGroup:
    """One item of the Fraction Group Sequence."""

    number: int | None
    fractions: int | None
    beams: int | None = None
    brachy_setups: int | None = None
    planned: tuple[PlannedBeam, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientSetup:
    """One item of the Patient Setup Sequence; displacements in mm.

    ``fixation``, ``shielding`` and ``devices`` are what holds the patient, shields the
    patient and is used to place the patient, as it is called.
    """

    number: int | None
    position: str
    technique: str = ""
    vertical: float | None = None
    longitudinal: float | None = None
    lateral: float | None = None
    technique_description: str = ""
    fixation: tuple[str, ...] = ()
    shielding: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """An RT Plan or RT Ion Plan.

    ``wrong`` is what of the doses of its beams, its tolerance tables and its
    brachytherapy could not be read, as `Beam.wrong`.
    """

    header: Header
    label: str
    name: str = ""
    description: str = ""
    date: str = ""
    time: str = ""
    geometry: str = ""
    intent: str = ""
    approval: str = ""
    review_date: str = ""
    review_time: str = ""
    reviewer: str = ""
    structure_set_uid: str = ""
    beams: tuple[Beam, ...] = ()
    dose_references: tuple[DoseReference, ...] = ()
    fraction_groups: tuple[FractionGroup, ...] = ()
    setups: tuple[PatientSetup, ...] = ()
    tolerance_tables: tuple[ToleranceTable, ...] = ()
    brachy: Brachy | None = None
    wrong: tuple[str, ...] = ()

    @property
    def patient_positions(self) -> tuple[str, ...]:
        """The distinct stated patient positions, in order."""
        return tuple(dict.fromkeys(s.position for s in self.setups if s.position))

    @property
    def is_brachy(self) -> bool:
        """Whether it has application setups: sources within, doses far above."""
        return any(group.brachy_setups for group in self.fraction_groups)

    @property
    def fractions(self) -> int | None:
        """Number of fractions planned, where there is exactly one group."""
        groups = self.fraction_groups
        return groups[0].fractions if len(groups) == 1 else None
