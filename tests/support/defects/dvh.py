"""Defects of stored DVHs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.demo.dicom.description import Dose, Histogram
from support.cases import setting, with_dose, without
from support.defects.identity import FOREIGN
from support.defects.made import Change, Defect, Description
from support.synthetic.good import good_case

if TYPE_CHECKING:
    from dosiscope.demo.dicom.description import CaseDescription
    from support.synthetic.build import BuiltCase

ITEM = "DVHSequence.0"
# a curve that falls evenly: all of 10 cm3 up to 20 Gy, none above 60 Gy
WIDTHS = np.full(60, 1.0)
VOLUMES = 10 * np.clip((60 - np.arange(60.0)) / 40, 0, 1)


def stored(**changes: Any) -> Description:
    """Return the good case with one stored DVH of ROI 2, changed in these fields."""

    def describe() -> CaseDescription:
        histogram = Histogram((2,), WIDTHS, VOLUMES, 20.0, 60.0, 40.0)
        return with_dose(dvhs=(replace(histogram, **changes),))

    return describe


def _apart() -> CaseDescription:
    case = good_case()
    histogram = Histogram((2,), WIDTHS, VOLUMES)
    other = Dose(None, None, dvhs=(histogram,), key="dvhs")
    return replace(case, doses=(*case.doses, other))


def _set(path: str, value: object) -> Change:
    return setting("dose", f"{ITEM}.{path}", value)


def _write_data(built: BuiltCase, vr: str, values: list[str]) -> None:
    from pydicom.dataelem import RawDataElement
    from pydicom.tag import Tag

    tag, raw = Tag(0x30040058), "\\".join(values).encode()
    raw += b" " * (len(raw) % 2)
    item = built.dose.DVHSequence[0]
    item[tag] = RawDataElement(tag, vr, len(raw), raw, 0, False, True)


def _unknown_vr(built: BuiltCase) -> None:
    values = [str(value) for value in built.dose.DVHSequence[0].DVHData]
    _write_data(built, "UN", values)


def _enormous(built: BuiltCase) -> None:
    """Each volume is a number, their sum is none."""
    _write_data(built, "DS", ["1", "9e307"] * 60)


def _no_numbers(built: BuiltCase) -> None:
    _write_data(built, "DS", ["1", "much"] * 60)


def _untyped(built: BuiltCase) -> None:
    del built.dose.DVHSequence[0].DoseType
    del built.dose.DoseType


def _of_frame(uid: str | None) -> Change:
    """Give the DVHs without a grid another frame of reference, or none."""

    def change(built: BuiltCase) -> None:
        alone = built.doses[1]
        if uid is None:
            del alone.FrameOfReferenceUID
        else:
            alone.FrameOfReferenceUID = uid

    return change


def _of(
    keys: tuple[str, ...],
    change: Change | None = None,
    name: str = "",
    **changes: Any,
) -> Defect:
    return Defect(keys, change, stored(**changes), name=name)


def _fine(rule: str, name: str, change: Change | None = None, **changes: Any) -> Defect:
    return Defect((), change, stored(**changes), rule=rule, name=name)


def _rise(volumes: np.ndarray) -> np.ndarray:
    changed = volumes.copy()
    changed[30] = changed[29] + 1
    return changed


def _negative(volumes: np.ndarray) -> np.ndarray:
    changed = volumes.copy()
    changed[-1] = -1
    return changed


DEFECTS = (
    Defect(("ACT-10",), describe=_apart),
    _fine("DVH-09", "none is odd"),
    _fine(
        "DVH-02",
        "differential",
        type="DIFFERENTIAL",
        volumes=np.full(60, 1.0),
        minimum=None,
        maximum=None,
        mean=None,
    ),
    _fine("DVH-06", "percent", volume_units="PERCENT", volumes=VOLUMES * 10),
    _fine("DVH-07", "two ROIs", rois=(2, 3), excluded=(4,)),
    _of(("DVH-01:names",), without("dose", "ReferencedStructureSetSequence")),
    _of(
        ("DVH-01:other",),
        setting(
            "dose", "ReferencedStructureSetSequence.0.ReferencedSOPInstanceUID", FOREIGN
        ),
    ),
    _of(("DVH-02",), _set("DVHType", "SQUARE")),
    _of(("DVH-03:scaling",), _set("DVHDoseScaling", "0")),
    _of(("DVH-03:doses",), widths=np.arange(1.0, 61.0)),
    *(
        _of(("DVH-03:range",), _set("DVHDoseScaling", text), name=text)
        for text in ("1e308", "1e-320", "1e5", "1e-300")
    ),
    _of(("DVH-10:range",), volumes=VOLUMES * 1e7),
    _of(("DVH-10:range",), _enormous, name="sum", type="DIFFERENTIAL", volumes=VOLUMES),
    *(
        _of(("F18:beyond",), _set(keyword, text), name=f"{keyword} {text}")
        for keyword in ("DVHMinimumDose", "DVHMaximumDose", "DVHMeanDose")
        for text in ("1e308", "-1e308")
    ),
    _of(
        ("F18:beyond",),
        setting("dose", "DVHNormalizationDoseValue", "1e308"),
        name="normal",
    ),
    _of(("DVH-04:empty",), _set("DVHData", None)),
    _of(("DVH-04:unreadable",), _no_numbers),
    _of(("DVH-04:bins",), _set("DVHNumberOfBins", 58)),
    *(
        _of(("DVH-04:bins",), _set("DVHNumberOfBins", count), name=str(count))
        for count in (61, 240)
    ),
    *(
        _of(("DVH-04:counted",), _set("DVHNumberOfBins", count), name=str(count))
        for count in (59, 120, None)
    ),
    _of(("DVH-05:units",), _set("DoseUnits", "CGY")),
    _of(("DVH-05:relative",), _set("DoseUnits", "RELATIVE")),
    _of(("DVH-06",), _set("DVHVolumeUnits", "LITRE")),
    _of(
        ("DVH-07",),
        _set("DVHReferencedROISequence.0.DVHROIContributionType", "EXCLUDED"),
    ),
    _of(("DVH-08",), rois=(99,)),
    _of(
        ("DVH-09:scaled",),
        _set("DVHDoseScaling", "0.01"),
        widths=100 * WIDTHS,
        minimum=2000.0,
        maximum=6000.0,
        mean=4000.0,
    ),
    _of(("DVH-09:percent",), minimum=50.0, maximum=150.0, mean=100.0),
    _of(("DVH-09:differ",), mean=55.0),
    _of(
        ("DVH-09:differ",),
        name="mean beyond the maximum",
        widths=np.array([60.0]),
        volumes=np.array([10.0]),
        minimum=0.0,
        maximum=20.0,
        mean=40.0,
    ),
    _of(("DVH-10:rises",), volumes=_rise(VOLUMES)),
    _of(("DVH-10:negative",), volumes=_negative(VOLUMES)),
    _of(("DVH-12",), _unknown_vr),
    _of(("DVH-13:error",), _set("DoseType", "ERROR")),
    _of(("DVH-13:none", "DO-14:none"), _untyped),
    _fine("DVH-13", "RBE-weighted", _set("DoseType", "EFFECTIVE")),
    _of(
        ("DVH-15:beyond",),
        widths=100 * WIDTHS,
        minimum=2000.0,
        maximum=6000.0,
        mean=4000.0,
    ),
    _of(
        ("DVH-15:below",),
        widths=WIDTHS / 30,
        minimum=2 / 3,
        maximum=2.0,
        mean=4 / 3,
    ),
    Defect(("DVH-14", "ACT-10"), _of_frame(FOREIGN), _apart),
    Defect(("ACT-10",), _of_frame(None), _apart, name="without a frame"),
)
