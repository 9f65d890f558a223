"""Stored DVHs: of the PTV of the phantom, integrated numerically."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from support.real_kinds.phantom import PTV_CC, base, item, phantom

if TYPE_CHECKING:
    from pathlib import Path

BIN_GY = 0.5
STATISTICS = ("DVHMinimumDose", "DVHMaximumDose", "DVHMeanDose")


def doses_of_the_ptv() -> Any:
    """Doses at points that fill the cylinder evenly, Gy."""
    across = np.linspace(-15, 15, 151)
    x, y, z = np.meshgrid(across, across, np.linspace(-15, 15, 151))
    inside = np.hypot(x, y) < 15
    return phantom().dose_gy(x[inside], y[inside], z[inside])


def case_with_dvh(factor: float = 1.0, scaling: float = 1.0) -> tuple[Any, Any]:
    """Return the case and the DVH stored in it: its doses times a factor.

    Its bins and statistics are what they are before ``scaling``.
    """
    case = base()
    doses = doses_of_the_ptv()
    edges = np.arange(0, doses.max() + BIN_GY, BIN_GY)
    volumes = [PTV_CC * float((doses >= edge).mean()) for edge in edges]
    unit = factor / scaling
    data = [
        text for volume in volumes for text in (f"{BIN_GY * unit:.6g}", f"{volume:.6g}")
    ]
    roi = item(DVHROIContributionType="INCLUDED", ReferencedROINumber=2)
    dvh = item(
        DVHType="CUMULATIVE",
        DoseUnits="GY",
        DoseType="PHYSICAL",
        DVHDoseScaling=f"{scaling:g}",
        DVHVolumeUnits="CM3",
        DVHNumberOfBins=len(edges),
        DVHData=data,
        DVHReferencedROISequence=[roi],
    )
    found = doses.min(), doses.max(), doses.mean()
    for keyword, value in zip(STATISTICS, found, strict=True):
        setattr(dvh, keyword, f"{value * factor:.6g}")
    case.rd.DVHSequence = [dvh]
    structures = item(
        ReferencedSOPClassUID=case.rs.SOPClassUID,
        ReferencedSOPInstanceUID=case.rs.SOPInstanceUID,
    )
    case.rd.ReferencedStructureSetSequence = [structures]
    return case, dvh


def histogram_in_cgy(folder: Path) -> Path:
    """DVHmetrics and dicompyler-core, 2022 and 2017: histograms in cGy read as Gy.

    Right: shown as the file says, with a warning that it does not fit its dose and
    that cGy may be the reason.
    """
    case, _ = case_with_dvh(factor=100)
    case.write(folder)
    return folder


def histogram_with_a_scaling(folder: Path) -> Path:
    """dicompyler-core, a report of 2022: bins in cGy and a DVH Dose Scaling of 0.01.

    It multiplied the volumes.  Right: the curve of the PTV in Gy and cc, and nothing
    to tell.
    """
    case, _ = case_with_dvh(scaling=0.01)
    case.write(folder)
    return folder


def statistics_without_the_scaling(folder: Path) -> Path:
    """The neighbour: minimum, mean and maximum are in the unit of the bins too.

    Right: the curve as above, its statistics not as Gy; no talk of percent.
    """
    case, dvh = case_with_dvh(scaling=0.01)
    for keyword in STATISTICS:
        setattr(dvh, keyword, f"{float(getattr(dvh, keyword)) * 100:.6g}")
    case.write(folder)
    return folder


def histograms_of_no_roi(folder: Path) -> Path:
    """dicompyler, a report of 2012: histograms without DVH Referenced ROI Sequence.

    Right: not shown, which is said once for all; the DVHs are computed.
    """
    case, dvh = case_with_dvh()
    del dvh.DVHReferencedROISequence
    case.rd.DVHSequence = [dvh] * 8
    case.write(folder)
    return folder


def differential_histogram(folder: Path) -> Path:
    """dicompyler, a report of 2010: differential histograms in percent broke it.

    Right: the same mean and maximum as of the cumulative one.
    """
    case, dvh = case_with_dvh()
    volumes = np.array([float(v) for v in dvh.DVHData[1::2]])
    parts = 100 * (volumes - np.append(volumes[1:], 0)) / volumes[0]
    dvh.DVHType, dvh.DVHVolumeUnits = "DIFFERENTIAL", "PERCENT"
    dvh.DVHData = [text for p in parts for text in (f"{BIN_GY}", f"{p:.6g}")]
    case.write(folder)
    return folder
