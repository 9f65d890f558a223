"""Every statement "shown" is proved: a value written in a file is read in the window.

The table of attributes (docs/attributes.csv), from which the conformance statement is
made, says of some that they are shown; each has a probe here, a value that stands
nowhere else, and the words as a person is to read them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pytest

from dosiscope.core.rules import rules
from dosiscope.demo.dicom.description import Histogram
from dosiscope.demo.dicom.header import item, items
from support.cases import with_dose
from support.reading import details_words, docked_words, tips, visible_words
from support.synthetic.build import build_case
from support.synthetic.good import good_case
from support.windows import open_and_wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from dosiscope.app.window import Window
    from support.synthetic.build import BuiltCase

_TABLE = Path(__file__).parents[2] / "docs" / "attributes.csv"
_SAYS_SHOWN = re.compile(r"\b(is|are) shown\b(?! together)")
_SHOWN_OTHERWISE = {
    "SOP-02": "of all text: tests of the character sets of test_display_duty",
    "ION-01": "of a kind of plan: its defect, and the label of an effective dose",
}
_EVERY = ("CT", "RTSTRUCT", "RTPLAN", "RTDOSE")
_MOMENTS = (
    *("StudyDate", "SeriesDate", "InstanceCreationDate"),
    *("StudyTime", "SeriesTime", "InstanceCreationTime"),
)
_WITHIN_ROI = "StructureSetROISequence.0"
_SETUP = "PatientSetupSequence.0"


class Probe(NamedTuple):
    """Where a value is written (modality, path), what, and how it is read."""

    modality: str
    path: str
    value: Any
    read: str


def day(n: int) -> tuple[str, str]:
    """A date of its own: as written and as read."""
    return f"17{n:02d}0409", f"17{n:02d}-04-09"


def moment(n: int) -> tuple[str, str]:
    """A time of its own: as written and as read."""
    return f"0302{n:02d}", f"03:02:{n:02d}"


def each(keyword: str, make: Callable[[int], tuple[str, str]]) -> list[Probe]:
    """A value of its own in each of the four objects."""
    first = len(_EVERY) * _MOMENTS.index(keyword)
    made = [(m, make(first + n)) for n, m in enumerate(_EVERY)]
    return [Probe(m, keyword, value, read) for m, (value, read) in made]


def texts(keyword: str) -> list[Probe]:
    """A text of its own in each of the four objects."""
    found = [(m, f"{keyword[:6]}q{m}") for m in _EVERY]
    return [Probe(m, keyword, text, text) for m, text in found]


def same(keyword: str, value: str, read: str) -> list[Probe]:
    """One value in all objects."""
    return [Probe(m, keyword, value, read) for m in _EVERY]


def one(modality: str, path: str, value: Any, read: str = "") -> list[Probe]:
    """One value in one object."""
    return [Probe(modality, path, value, read or str(value))]


def plan(path: str, value: Any, read: str = "") -> list[Probe]:
    """One value in the plan."""
    return one("RTPLAN", path, value, read)


def structures(path: str, value: Any, read: str = "") -> list[Probe]:
    """One value in the structure set."""
    return one("RTSTRUCT", path, value, read)


def dose(path: str, value: Any, read: str = "") -> list[Probe]:
    """One value in the dose."""
    return one("RTDOSE", path, value, read)


_PROPERTIES = [
    item(ROIPhysicalProperty="REL_ELEC_DENSITY", ROIPhysicalPropertyValue="1.2347")
]
_SIDES = [item(CodeValue="X", CodingSchemeDesignator="99X", CodeMeaning="sideqz")]
_SITE = [
    item(
        CodeValue="T-1",
        CodingSchemeDesignator="99X",
        CodeMeaning="Site",
        SegmentedPropertyTypeModifierCodeSequence=items(_SIDES),
    )
]
PLANS, SET = "RT Plan, RT Ion Plan", "RT Structure Set"
PROBES: dict[tuple[str, str], list[Probe]] = {
    ("all", "PatientName"): same("PatientName", "Nameqz^Given", "Nameqz"),
    ("all", "PatientID"): same("PatientID", "IDqz7", "IDqz7"),
    ("all", "PatientBirthDate"): same("PatientBirthDate", "16110203", "1611-02-03"),
    ("all", "PatientSex"): same("PatientSex", "SEXQZ", "SEXQZ"),
    ("all", "StudyDate"): each("StudyDate", day),
    ("all", "StudyTime"): each("StudyTime", moment),
    ("all", "StudyID"): texts("StudyID"),
    ("all", "AccessionNumber"): texts("AccessionNumber"),
    ("all", "StudyDescription"): texts("StudyDescription"),
    ("all", "SeriesDate"): each("SeriesDate", day),
    ("all", "SeriesTime"): each("SeriesTime", moment),
    ("all", "SeriesDescription"): texts("SeriesDescription"),
    ("all", "InstanceCreationDate"): each("InstanceCreationDate", day),
    ("all", "InstanceCreationTime"): each("InstanceCreationTime", moment),
    ("all", "Manufacturer"): texts("Manufacturer"),
    ("all", "ManufacturerModelName"): [
        Probe(m, "ManufacturerModelName", f"Modelq{m}", f"Modelq{m}") for m in _EVERY
    ],
    ("all", "SoftwareVersions"): texts("SoftwareVersions"),
    ("CT Image", "PatientPosition"): one("CT", "PatientPosition", "POSCT"),
    (SET, "StructureSetLabel"): structures("StructureSetLabel", "labelqset"),
    (SET, "StructureSetDate"): structures("StructureSetDate", "15010203", "1501-02-03"),
    (SET, "StructureSetTime"): structures("StructureSetTime", "041101", "04:11:01"),
    (SET, "StructureSetName"): structures("StructureSetName", "nameqset"),
    (SET, "ApprovalStatus"): structures("ApprovalStatus", "APPQSET"),
    (SET, "ROIName"): structures(f"{_WITHIN_ROI}.ROIName", "roiqname"),
    (SET, "ROIDescription"): structures(f"{_WITHIN_ROI}.ROIDescription", "roiqabout"),
    (SET, "ROIVolume"): structures(f"{_WITHIN_ROI}.ROIVolume", "777.19", "777.2"),
    (SET, "ROIGenerationAlgorithm"): structures(
        f"{_WITHIN_ROI}.ROIGenerationAlgorithm", "ALGQZ"
    ),
    (SET, "RTROIInterpretedType"): structures(
        "RTROIObservationsSequence.0.RTROIInterpretedType", "TYPEQZ"
    ),
    (SET, "SegmentedPropertyTypeModifierCodeSequence"): structures(
        "RTROIObservationsSequence.1.RTROIIdentificationCodeSequence",
        items(_SITE),
        "sideqz",
    ),
    (SET, "ROIPhysicalPropertiesSequence"): structures(
        "RTROIObservationsSequence.1.ROIPhysicalPropertiesSequence",
        items(_PROPERTIES),
        "1.2347",
    ),
    (PLANS, "RTPlanLabel"): plan("RTPlanLabel", "labelqplan"),
    (PLANS, "RTPlanDate"): plan("RTPlanDate", "15020304", "1502-03-04"),
    (PLANS, "RTPlanTime"): plan("RTPlanTime", "051202", "05:12:02"),
    (PLANS, "RTPlanName"): plan("RTPlanName", "nameqplan"),
    (PLANS, "RTPlanDescription"): plan("RTPlanDescription", "aboutqplan"),
    (PLANS, "PlanIntent"): plan("PlanIntent", "INTENTQ"),
    (PLANS, "ApprovalStatus"): plan("ApprovalStatus", "APPQPLAN"),
    (PLANS, "DoseReferenceSequence"): plan(
        "DoseReferenceSequence.0.DoseReferenceType", "REFQZ"
    ),
    (PLANS, "DoseReferenceDescription"): plan(
        "DoseReferenceSequence.0.DoseReferenceDescription", "refqabout"
    ),
    (PLANS, "TargetPrescriptionDose"): plan(
        "DoseReferenceSequence.0.TargetPrescriptionDose", "41.37"
    ),
    (PLANS, "NumberOfFractionsPlanned"): plan(
        "FractionGroupSequence.0.NumberOfFractionsPlanned", 23, "23 fractions"
    ),
    (PLANS, "BeamMeterset"): plan(
        "FractionGroupSequence.0.ReferencedBeamSequence.0.BeamMeterset", "217.3"
    ),
    (PLANS, "PatientPosition"): plan(f"{_SETUP}.PatientPosition", "POSPLAN"),
    (PLANS, "TableTopLateralSetupDisplacement"): [
        Probe("RTPLAN", f"{_SETUP}.TableTop{axis}SetupDisplacement", value, value)
        for axis, value in (
            ("Vertical", "317.25"),
            ("Longitudinal", "318.25"),
            ("Lateral", "319.25"),
        )
    ]
    + plan(f"{_SETUP}.SetupTechnique", "TECHQZ"),
    (PLANS, "BeamName"): plan("BeamSequence.0.BeamName", "beamqname"),
    (PLANS, "IsocenterPosition"): plan(
        "BeamSequence.0.ControlPointSequence.0.IsocenterPosition",
        ["11.3", "6.7", "1.9"],
        "11.3, 6.7, 1.9",
    ),
    ("RT Dose", "DoseType"): dose("DoseType", "EFFECTIVE")
    + dose("DVHSequence.0.DoseType", "EFFECTIVE"),
    ("RT Dose", "DoseSummationType"): dose("DoseSummationType", "MULTI_PLAN"),
    ("RT Dose", "DoseComment"): dose("DoseComment", "commentqz"),
    ("RT Dose", "TissueHeterogeneityCorrection"): dose(
        "TissueHeterogeneityCorrection", "HETQZ"
    ),
    ("RT Dose", "ContentDate"): dose("ContentDate", "15030405", "1503-04-05"),
    ("RT Dose", "ContentTime"): dose("ContentTime", "061303", "06:13:03"),
    ("RT Dose", "DVHMinimumDose"): [
        Probe("RTDOSE", f"DVHSequence.0.DVH{which}Dose", value, value)
        for which, value in (
            ("Minimum", "31.17"),
            ("Mean", "40.19"),
            ("Maximum", "48.83"),
        )
    ],
}


def table() -> list[list[str]]:
    """The rows of the table: object, attribute, use, values, rules."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [[cell.strip() for cell in row] for row in rows]


def stated() -> set[tuple[str, str]]:
    """What the table says is shown: object and attribute."""
    return {(row[0], row[1]) for row in table() if row[2] == "shown"}


def test_every_statement_has_a_probe() -> None:
    assert set(PROBES) == stated()


def test_every_rule_that_says_shown_is_of_an_attribute_with_a_probe() -> None:
    said = {
        rule.id
        for rule in rules().values()
        if _SAYS_SHOWN.search(rule.sentence) and rule.id not in _SHOWN_OTHERWISE
    }
    assert {"STU-01", "PS-05", "DO-18"} <= said
    by_probe = {
        one for row in table() if row[2] == "shown" for one in row[4].split(", ")
    }
    assert said - by_probe == set()


def test_no_probe_can_be_taken_for_another() -> None:
    read = [(p.read, key) for key, ps in PROBES.items() for p in ps]
    each_once = dict(read)
    assert [(word, key) for word, key in read if each_once[word] != key] == []


@pytest.fixture
def words(qtbot: QtBot, window: Window, tmp_path: Path) -> str:
    """All that is read at most one click away, tooltips and folded parts too."""
    widths, volumes = np.array([30.0, 10.0, 10.0]), np.array([12.0, 8.0, 0.0])
    histogram = Histogram((2,), widths, volumes)
    built = build_case(with_dose(good_case(), dvhs=(histogram,)))
    for probes in PROBES.values():
        for probe in probes:
            write(built, probe)
    built.write(tmp_path / "case")
    open_and_wait(qtbot, window, tmp_path / "case")
    window.late.plan.panel.details_fold.button.click()
    docks = docked_words(window)
    del docks["Checks"]  # what a finding tells of a value is no display of it
    read = [visible_words(window.header), *docks.values()]
    for name in docks:
        read += tips(window.docks[name])
    return "\n".join([*read, details_words(qtbot, window)])


def write(built: BuiltCase, probe: Probe) -> None:
    """Write the value of a probe into the objects of its modality."""
    *steps, keyword = probe.path.split(".")
    for dataset in built.datasets:
        if dataset.Modality != probe.modality:
            continue
        place: Any = dataset
        for step in steps:
            place = place[int(step)] if step.isdigit() else getattr(place, step)
        setattr(place, keyword, probe.value)


def test_every_statement_is_kept(words: str) -> None:
    unseen = [
        f"{key}: {probe.modality} {probe.path} = {probe.read}"
        for key, probes in PROBES.items()
        for probe in probes
        if probe.read not in words
    ]
    assert not unseen
