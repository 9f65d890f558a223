"""A case of plain core objects for tests of the panels: no file is involved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.case import Case
from dosiscope.core.ct import Ct
from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.findings import Action, Attribute, Finding, Result
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Header, Patient
from dosiscope.core.inventory import Entry, Inventory, Skipped
from dosiscope.core.kinds import Kind, Role
from dosiscope.core.not_shown import Lack, Missing, Withheld
from dosiscope.core.plan import (
    Beam,
    DoseReference,
    FractionGroup,
    PatientSetup,
    Plan,
)
from dosiscope.core.reason import Reason
from dosiscope.core.structures import (
    Contour,
    Contours,
    GeometricType,
    Roi,
    StructureSet,
)
from support.findings import finding

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB

_OF_ANOTHER_FRAME = "its Frame of Reference UID is 1.2.3.9, the CT's 1.2.3.4"
FRAME = "1.2.3.4"
PATIENT = Patient("Sample^Paula^M", "QA-0042", birth_date="19560314", sex="F")
Z = np.arange(-60.0, 61.0, 5.0)


def header(kind: Kind, uid: str, **changes: str) -> Header:
    """Return a header of the test patient."""
    stated: dict[str, Any] = {
        "study_date": "20240311",
        "study_time": "101500",
        "study_id": "S-17",
        "accession_number": "A-998",
        "study_description": "Pelvis planning",
        "series_date": "20240312",
        "series_time": "113000",
        "series_description": f"series of {uid}",
        "creation_date": "20240313",
        "creation_time": "124500.5",
        "manufacturer": "Sample Systems",
        "software_versions": "7.1",
        **changes,
    }
    return replace(
        Header(
            kind=kind,
            sop_class_uid="1.2.840.10008",
            sop_instance_uid=uid,
            series_uid=f"{uid}.1",
            study_uid="1.2.9",
            frame_of_reference_uid=FRAME,
            patient=PATIENT,
        ),
        **stated,
    )


def geometry(spacing: float, size: tuple[int, int], z: np.ndarray) -> Geometry:
    """Return a transverse stack centred on the axis."""
    x, y = -spacing * (size[1] - 1) / 2, -spacing * (size[0] - 1) / 2
    return Geometry(
        origin=np.array([x, y, z[0]]),
        row_direction=np.array([1.0, 0, 0]),
        column_direction=np.array([0, 1.0, 0]),
        spacing=(spacing, spacing),
        offsets=z - z[0],
        size=size,
    )


def ct() -> Ct:
    """Return an empty CT of 25 planes."""
    place = geometry(4.0, (64, 64), Z)
    return Ct(
        header=header(Kind.CT, "ct", series_description="CT pelvis 5 mm"),
        geometry=place,
        stored=np.zeros(place.shape, np.int16),
        slope=np.ones(len(Z)),
        intercept=np.full(len(Z), -1000.0),
        image_uids=tuple(f"ct.{n}" for n in range(len(Z))),
        patient_position="HFS",
    )


def circles(radius: float, z: np.ndarray, centre: tuple[float, float]) -> Contours:
    """Return a circle on each plane."""
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    x, y = centre[0] + radius * np.cos(angle), centre[1] + radius * np.sin(angle)
    return Contours.of(
        [
            Contour(
                GeometricType.CLOSED_PLANAR,
                np.stack([x, y, np.full(40, at)], axis=1),
                number=number,
            )
            for number, at in enumerate(z.tolist(), 1)
        ]
    )


def point(x: float, y: float, z: float) -> Contours:
    """Return one point."""
    return Contours.of([Contour(GeometricType.POINT, np.array([[x, y, z]]), number=1)])


NOTHING = Contours.of([])


def _round(
    number: int,
    name: str,
    kind: str,
    radius: float,
    planes: slice,
    centre: tuple[float, float] = (0, 0),
    colour: RGB | None = None,
    **more: Any,
) -> Roi:
    """A cylinder of one kind on some of the planes."""
    return Roi(
        number,
        name,
        contours=circles(radius, Z[planes], centre),
        interpreted_types=(kind,) if kind else (),
        colour=colour,
        **more,
    )


def rois() -> tuple[Roi, ...]:
    """Return ROIs of every kind a list must cope with."""
    long_name = "Femoral head L with a very long name from the planning system"
    all_planes = slice(None)
    ptv: dict[str, Any] = {
        "generation_algorithm": "SEMIAUTOMATIC",
        "description": "Prostate + 7 mm, 5 mm towards the rectum",
    }
    density = (("REL_ELEC_DENSITY", "0.46"),)
    beside = (slice(18, 22), (30, -10))
    gap, other = Reason("contour 4 is missing"), Reason(_OF_ANOTHER_FRAME)
    return (
        _round(1, "BODY", "EXTERNAL", 110, all_planes, colour=(0, 200, 90)),
        _round(
            2, "PTV_7800", "PTV", 32, slice(7, 18), colour=(255, 80, 80), **ptv
        ),
        _round(3, "CTV", "CTV", 25, slice(8, 17), colour=(255, 160, 64)),
        _round(4, "Bladder", "ORGAN", 30, slice(12, 20), (0, -45), (255, 214, 64)),
        _round(5, "Rectum", "ORGAN", 17, slice(4, 20), (0, 48), (180, 110, 255)),
        _round(
            6, long_name, "ORGAN", 24, slice(10, 18), (85, 5), (86, 180, 255),
            laterality=("Left",),
        ),
        _round(7, "Femoral head R", "ORGAN", 24, slice(10, 18), (-85, 5)),
        _round(8, "Ring", "AVOIDANCE", 50, slice(6, 19)),
        _round(9, "Ring", "AVOIDANCE", 60, slice(6, 19)),
        _round(
            10, "Couch surface", "SUPPORT", 20, all_planes, (0, 120), (150, 150, 160),
            physical_properties=density,
        ),
        _round(
            11, "Sigmoid", "ORGAN", 14, *beside, (120, 200, 160), not_measured=(gap,)
        ),
        _round(
            12, "From another scan", "ORGAN", 14, *beside, (120, 100, 60),
            withheld=other,
        ),
        Roi(13, "Seroma", contours=NOTHING, interpreted_types=(), colour=None),
        _round(14, "", "", 4, slice(11, 14), (40, 40)),
        Roi(
            15,
            "Marker 1",
            contours=point(10, -5, 0),
            interpreted_types=("MARKER",),
            colour=(240, 240, 240),
        ),
        Roi(16, "Isocentre", contours=point(0, 0, 0), interpreted_types=("ISOCENTER",)),
    )  # fmt: skip


VOLUMES = {
    1: 4561.6,
    2: 176.9,
    3: 88.36,
    4: 113.1,
    5: 72.63,
    6: 72.4,
    7: 72.4,
    8: 510.5,
    9: 735.1,
    10: 157.1,
    14: 0.754,
}


def structure_set() -> StructureSet:
    """Return the structure set."""
    return StructureSet(
        header=header(Kind.STRUCTURE_SET, "ss"),
        label="Pelvis final",
        rois=rois(),
        date="20240314",
        time="140102",
        frame_of_reference_uids=(FRAME,),
        series_uids=("ct.1",),
        approval="APPROVED",
    )


def _arc(
    number: int,
    name: str,
    description: str,
    gantry: tuple[float, float],
    direction: str,
    collimator: float,
    meterset: float,
) -> Beam:
    return Beam(
        number=number,
        name=name,
        description=description,
        type="DYNAMIC",
        radiation="PHOTON",
        delivery="TREATMENT",
        machine="Linac 3",
        energies=(6.0,),
        energy_unit="MV",
        gantry=gantry,
        gantry_direction=direction,
        collimator=collimator,
        couch=0.0,
        meterset=meterset,
        meterset_unit="MU",
        isocentre=(0.0, 0.0, 0.0),
        control_points=178,
    )


def plan() -> Plan:
    """Return a plan of two arcs and a setup field."""
    return Plan(
        header=header(Kind.PLAN, "plan", operator="QS"),
        label="Prostate VMAT",
        name="PROS",
        description="2 arcs, 39 x 2 Gy",
        date="20240315",
        time="093012",
        geometry="PATIENT",
        intent="CURATIVE",
        approval="UNAPPROVED",
        structure_set_uid="ss",
        beams=(
            _arc(1, "Arc 1 CW", "first arc", (181.0, 179.0), "CW", 30.0, 312.4),
            _arc(2, "Arc 2 CCW", "second arc", (179.0, 181.0), "CC", 330.0, 298.7),
            Beam(
                number=3,
                name="Setup kV",
                description="",
                type="STATIC",
                radiation="PHOTON",
                delivery="SETUP",
                machine="Linac 3",
                energies=(),
                energy_unit="MV",
                gantry=(0.0, 0.0),
                gantry_direction="NONE",
                collimator=0.0,
                couch=10.0,
            ),
        ),
        dose_references=(
            DoseReference(
                number=1,
                structure_type="VOLUME",
                description="PTV_7800",
                type="TARGET",
                roi_number=2,
                prescription_gy=78.0,
                maximum_gy=83.5,
            ),
            DoseReference(
                number=2,
                structure_type="SITE",
                description="Seminal vesicles",
                type="TARGET",
                roi_number=None,
                prescription_gy=62.4,
            ),
            DoseReference(
                number=3,
                structure_type="VOLUME",
                description="Rectum max",
                type="ORGAN_AT_RISK",
                roi_number=5,
                prescription_gy=None,
                maximum_gy=75.0,
            ),
        ),
        fraction_groups=(FractionGroup(number=1, fractions=39, beams=3),),
        setups=(PatientSetup(number=1, position="HFS"),),
    )


def dose(
    uid: str = "dose",
    summation: SummationType = SummationType.PLAN,
    label: str = "PLAN",
    peak: float = 82.4,
    units: DoseUnits = DoseUnits.GY,
    kind: DoseType = DoseType.PHYSICAL,
) -> Dose:
    """Return a bell-shaped dose around the isocentre."""
    place = geometry(5.0, (41, 41), Z[2:23])
    z, y, x = np.meshgrid(place.z, *(np.arange(-100, 101, 5.0),) * 2, indexing="ij")
    bell = np.exp(-(x**2 + y**2 + z**2) / (2 * 45.0**2))
    return Dose(
        header=header(Kind.DOSE, uid),
        geometry=place,
        stored=np.round(bell * 60000).astype(np.uint16),
        scaling=peak / 60000,
        units=units,
        type=kind,
        summation=summation,
        plan_uid="plan",
        comment="recalculated",
        content_date="20240316",
        content_time="171500",
        tissue_heterogeneity=("IMAGE",),
        label=label,
    )


def findings() -> tuple[Finding, ...]:
    """Return findings of every action."""
    of_set: dict[str, Any] = {"object_kind": "RT Structure Set", "object_uid": "ss"}
    return (
        finding(
            rule="DO-05",
            result=Result.DEV,
            action=Action.NOTE,
            message="The dose planes are not equidistant: 5 and 7 mm. "
            "They are shown where they are.",
            object_kind="RT Dose",
            object_uid="dose",
            attribute=Attribute(0x3004000C, "GridFrameOffsetVector"),
            found="5, 7 mm",
            expected="one distance",
        ),
        finding(
            rule="RC-09",
            result=Result.FAIL,
            action=Action.WITHHOLD,
            message="Volume and DVH of Sigmoid are withheld: contour 4 is missing.",
            **of_set,
            roi=11,
            z=35.0,
            attribute=Attribute(0x30060049, "AttachedContours"),
            found="4",
            expected="a contour",
        ),
        finding(
            rule="PL-11",
            result=Result.DEV,
            action=Action.WARN,
            message="The plan is not approved.",
            object_kind="RT Plan",
            object_uid="plan",
            attribute=Attribute(0x300E0002, "ApprovalStatus"),
            found="UNAPPROVED",
            expected="APPROVED",
        ),
        finding(
            rule="CT-03",
            result=Result.PASS,
            action=Action.SHOW,
            message="25 images, 5 mm apart.",
            object_kind="CT Image",
            object_uid="ct.1",
        ),
        finding(
            rule="RT-14",
            result=Result.DEV,
            action=Action.WARN,
            message="Two ROIs are called Ring; "
            "they are told apart by their ROI Number.",
            **of_set,
            roi=9,
        ),
        finding(
            rule="IM-02",
            result=Result.FAIL,
            action=Action.REFUSE,
            message="An RT Dose is refused: its Dose Grid Scaling is missing.",
            object_kind="RT Dose",
            object_uid="dose9",
            attribute=Attribute(0x3004000E, "DoseGridScaling"),
            found="nothing",
            expected="a number above 0",
            file="dose9.dcm",
        ),
    )


def case() -> Case:
    """Return the whole case."""
    return Case(
        patient=PATIENT,
        frame_of_reference_uid=FRAME,
        ct=ct(),
        structure_set=structure_set(),
        plan=plan(),
        doses=(
            dose(),
            dose("beam1", SummationType.BEAM, "BEAM 1", 43.1),
            dose("beam2", SummationType.BEAM, "BEAM 2", 39.9),
        ),
        withheld=(
            Withheld(
                header=header(Kind.STRUCTURE_SET, "ss9"),
                label="Old contours",
                reason=Reason(_OF_ANOTHER_FRAME),
            ),
        ),
        missing=(Missing(role=Role.STRUCTURE_SET, why=Lack.NAMED, uid="1.2.3.4.5"),),
        findings=findings(),
    )


def inventory() -> Inventory:
    """Return what a folder with this case, another plan and another patient holds."""
    other = replace(PATIENT, name="Other^Person", id="QA-7", birth_date="", sex="M")
    second = replace(header(Kind.CT, "ct2"), patient=other, frame_of_reference_uid="9")
    far = replace(header(Kind.CT, "ct3"), frame_of_reference_uid="1.2.3.9")

    def entry(kind: Kind, uid: str, label: str, detail: str, **more: Any) -> Entry:
        head = more.pop("head", header(kind, uid))
        frame = head.frame_of_reference_uid
        return Entry(
            header=head,
            uid=uid,
            label=label,
            detail=detail,
            frame_of_reference_uid=frame,
            **more,
        )

    when = {"date": "20240315", "time": "093012"}
    of_ct = {"series_uids": ("ct.1",), **when}
    of_set = {"structure_set_uids": ("ss",), **when}

    def dose_entry(uid: str, label: str, summation: str, plan_uid: str) -> Entry:
        detail = f"GY PHYSICAL {summation}, 41x41x21"
        of_plan = {"plan_uids": (plan_uid,), "summation": summation, **when}
        return entry(Kind.DOSE, uid, label, detail, **of_plan)

    return Inventory(
        entries=(
            entry(Kind.CT, "ct.1", "CT pelvis 5 mm", "25 images", **when),
            entry(Kind.STRUCTURE_SET, "ss", "Pelvis final", "16 ROIs", **of_ct),
            entry(Kind.STRUCTURE_SET, "ss2", "Pelvis draft", "3 ROIs", **of_ct),
            entry(Kind.PLAN, "plan", "Prostate VMAT", "3 beams, UNAPPROVED", **of_set),
            entry(Kind.PLAN, "plan2", "Prostate IMRT", "7 beams, REJECTED", **of_set),
            dose_entry("beam1", "BEAM 1", "BEAM", "plan"),
            dose_entry("dose", "PLAN", "PLAN", "plan"),
            dose_entry("dose2", "PLAN", "PLAN", "plan2"),
            entry(Kind.CT, "ct3", "Old scan", "80 images", head=far),
            entry(Kind.CT, "ct2.1", "CT thorax", "120 images", head=second),
        ),
        skipped=(
            Skipped("report.pdf", "it is not a DICOM file"),
            Skipped("pet/0001.dcm", "PET Image Storage is not displayed"),
        ),
    )


def case_without(part: str) -> Case:
    """Return the case without its plan, structure_set or ct."""
    changes: dict[str, Any] = {part: None}
    return replace(case(), **changes)
