"""The DVHs stored in an RT Dose (PS3.3 C.8.8.4), as the file states them.

What is wrong with one is said, never repaired.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose import DoseType
from dosiscope.core.dvh.origins import sources_of
from dosiscope.core.kinds import Kind
from dosiscope.core.language import in_quotes, tr
from dosiscope.core.reason import Reason
from dosiscope.core.rules import verdict
from dosiscope.core.stored_dvh import StoredDvh
from dosiscope.core.text import counted, dose_number, in_row, listed
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.header import read_header
from dosiscope.io.ranges import InRange
from dosiscope.io.remarks import Remarks
from dosiscope.io.rt.dvh_checks import (
    Fault,
    doubt_statistics,
    doubts_of,
    fault_of,
    fits_if_scaled,
    percent_of,
)
from dosiscope.io.rt.references import referenced_uids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dosiscope.core.findings import Finding
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.files.part10 import DicomFile

_DOSE_TYPES: Final = (DoseType.PHYSICAL, DoseType.EFFECTIVE, DoseType.ERROR)

_OF_NO_ROI: Final = "DVH-07"
_OF_NO_STRUCTURE_SET: Final = Reason("it does not name one structure set")


def read_stored_dvhs(
    file: DicomFile, grid_maximum: float | None = None
) -> tuple[tuple[StoredDvh, ...], tuple[Finding, ...]]:
    """Return the DVH Sequence of an RT Dose and what was noticed of each.

    What the ROIs are called, and so what is alike of several, is told where the
    structure set is known (`dosiscope.io.case.stored_dvh_relations`).

    Parameters
    ----------
    grid_maximum
        Largest dose of the grid it belongs to, in its units, where there is one: a
        curve that reaches far beyond it is wrong.
    """
    dataset = file.dataset
    items = dataset.items(tags.DVHSequence)
    if not items:
        return (), ()
    header = read_header(dataset, Kind.DOSE, [str(file.path)])
    remarks = Remarks(header)
    structure_sets = referenced_uids(dataset, tags.ReferencedStructureSetSequence)
    numbers = InRange()
    shared = (
        numbers.number(dataset, tags.DVHNormalizationDoseValue),
        structure_sets[0] if len(structure_sets) == 1 else "",
        header.sop_instance_uid,
    )
    if len(structure_sets) != 1:
        remarks.add(
            "DVH-01:names",
            tag=tags.ReferencedStructureSetSequence,
            found=str(len(structure_sets) or tr("no", "how many")),
            expected=tr("one"),
        )
    unknown = sum(item.written_vr(tags.DVHData) == "UN" for item in items)
    if unknown:
        remarks.add(
            "DVH-12",
            unknown=unknown,
            tag=tags.DVHData,
            found="UN",
            expected="DS",
        )
    kind = dataset.text(tags.DoseType)
    dvhs = tuple(
        _read(item, _dose_type(item, kind), shared, grid_maximum, remarks, numbers)
        for item in items
    )
    words = (
        dataset.text(tags.DoseComment),
        header.series_description,
        dataset.text(tags.DoseSummationType),
    )
    label = next((word.strip() for word in words if word.strip()), "")
    dvhs = tuple(replace(dvh, dose_label=label) for dvh in dvhs)
    numbers.note(remarks)
    _note_those_of_no_roi(dvhs, remarks)
    return _judge_types(dvhs, remarks), tuple(remarks.found)


def _note_those_of_no_roi(dvhs: tuple[StoredDvh, ...], remarks: Remarks) -> None:
    """Name what no ROI is included in, once for the object."""
    reason = Reason(verdict(_OF_NO_ROI).reason)
    found = [dvh for dvh in dvhs if dvh.withheld == reason]
    if found:
        remarks.add(
            _OF_NO_ROI,
            several=len(found) > 1,
            count=len(found),
            dvh=", ".join(dict.fromkeys(map(described, found))),
            tag=tags.DVHReferencedROISequence,
            found=tr("no ROI included"),
            expected=tr("one at least"),
        )


def _dose_type(item: Dataset, of_object: str) -> str:
    """Return Dose Type of a DVH, else of its object; ERROR where either says so."""
    own = item.text(tags.DoseType)
    if DoseType.ERROR in (own.strip().upper(), of_object.strip().upper()):
        return DoseType.ERROR
    return own or of_object


def _judge_types(
    dvhs: tuple[StoredDvh, ...], remarks: Remarks
) -> tuple[StoredDvh, ...]:
    """Withhold the DVHs of uncertainties, doubt those of unstated doses.

    One finding for all alike of an object.
    """
    errors = [d for d in dvhs if d.dose_type == DoseType.ERROR]
    unstated = [d for d in dvhs if d.dose_type not in _DOSE_TYPES and not d.withheld]
    for key, alike in (("DVH-13:error", errors), ("DVH-13:none", unstated)):
        if alike:
            remarks.add(
                key,
                several=len(alike) > 1,
                dvh=", ".join(map(described, alike)),
                source=sources_of(alike)[alike[0].dose_uid],
                tag=tags.DoseType,
                found=alike[0].dose_type or tr("nothing"),
                expected=listed(("PHYSICAL", "EFFECTIVE")),
                roi=only_roi(alike[0]) if len(alike) == 1 else None,
            )
    doubt = Reason(verdict("DVH-13:none").reason)
    return tuple(
        replace(d, doubts=(*d.doubts, doubt)) if d in unstated else d for d in dvhs
    )


def _read(
    item: Dataset,
    dose_type: str,
    shared: tuple[float | None, str, str],
    grid_maximum: float | None,
    remarks: Remarks,
    numbers: InRange,
) -> StoredDvh:
    normalization_dose, structure_set_uid, dose_uid = shared
    included, excluded = _rois(item)
    values, fault, miscounted = _read_data(item)
    scaling = numbers.number(item, tags.DVHDoseScaling)
    dvh = StoredDvh(
        included=included,
        excluded=excluded,
        type=item.text(tags.DVHType),
        dose_units=item.text(tags.DoseUnits),
        dose_type=dose_type,
        volume_units=item.text(tags.DVHVolumeUnits),
        scaling=0.0 if scaling is None else scaling,
        widths=values[0::2],
        volumes=values[1::2],
        minimum=numbers.number(item, tags.DVHMinimumDose),
        maximum=numbers.number(item, tags.DVHMaximumDose),
        mean=numbers.number(item, tags.DVHMeanDose),
        normalization_dose=normalization_dose,
        structure_set_uid=structure_set_uid,
        dose_uid=dose_uid,
    )
    if dose_type == DoseType.ERROR:
        # named once for all of the object
        return replace(dvh, withheld=Reason(verdict("DVH-13:error").reason))
    if not fault and not structure_set_uid:
        # noted once for the whole object
        return replace(dvh, withheld=_OF_NO_STRUCTURE_SET)
    name = described(dvh)
    fault = fault or fault_of(dvh, grid_maximum)
    if fault and fault.key == _OF_NO_ROI:
        return replace(dvh, withheld=Reason(verdict(_OF_NO_ROI).reason))
    if fault:
        reason = remarks.withhold(
            fault.key,
            dvh=name,
            tag=fault.tag,
            found=fault.found,
            expected=fault.expected,
            roi=only_roi(dvh),
            **fault.values,
        )
        return replace(dvh, withheld=reason)
    if miscounted:
        remarks.add(
            "DVH-04:counted",
            dvh=name,
            tag=tags.DVHNumberOfBins,
            found=miscounted,
            expected=str(len(dvh.widths)),
            roi=only_roi(dvh),
        )
    doubts = []
    for key in doubts_of(dvh):
        remarks.add(key, dvh=name, tag=tags.DVHData, roi=only_roi(dvh))
        doubts.append(Reason(verdict(key).reason))
    statistics_doubt = doubt_statistics(dvh)
    if statistics_doubt:
        percent = percent_of(dvh)
        key = "DVH-09:percent" if percent else "DVH-09:differ"
        remarks.add(
            "DVH-09:scaled" if fits_if_scaled(dvh) else key,
            dvh=name,
            units=dvh.dose_units,
            doubt=statistics_doubt,
            share=statistics_doubt,
            percent=dose_number(percent),
            scaling=f"{dvh.scaling:g}",
            tag=tags.DVHMaximumDose,
            found=_statistics(dvh),
            expected=tr("values that the curve allows"),
            roi=only_roi(dvh),
        )
    return replace(
        dvh,
        doubts=tuple(doubts),
        statistics_doubt=statistics_doubt,
    )


def described(dvh: StoredDvh, names: Mapping[int, str] = MappingProxyType({})) -> str:
    """Return what a DVH is for: ``ROI 4``, ``ROI 4 + ROI 7 - ROI 9``.

    With ``names``, by ROI Number, ``ROI 4 "PTV"``.
    """

    def one(number: int) -> str:
        name = names.get(number, "")
        text = f"ROI {number}"
        return in_row(" ", (text, in_quotes(name))) if name else text

    included = in_row(" + ", map(one, dvh.included))
    excluded = (in_row(" ", ("\N{MINUS SIGN}", one(n))) for n in dvh.excluded)
    return in_row(" ", (included, *excluded)) or tr("no ROI")


def only_roi(dvh: StoredDvh) -> int | None:
    """Return the ROI it is of, where it is of one alone."""
    only = len(dvh.included) == 1 and not dvh.excluded
    return dvh.included[0] if only else None


def _statistics(dvh: StoredDvh) -> str:
    values = (dvh.minimum, dvh.mean, dvh.maximum)
    return in_row(
        " / ", (tr("none") if value is None else f"{value:g}" for value in values)
    )


def _rois(item: Dataset) -> tuple[tuple[int, ...], tuple[int, ...]]:
    included: list[int] = []
    excluded: list[int] = []
    for roi in item.items(tags.DVHReferencedROISequence):
        number = roi.integer(tags.ReferencedROINumber)
        contribution = roi.text(tags.DVHROIContributionType)
        if number is None or contribution not in ("INCLUDED", "EXCLUDED", ""):
            raise BadValueError(
                tags.DVHROIContributionType,
                contribution,
                listed(("INCLUDED", "EXCLUDED")),
            )
        (excluded if contribution == "EXCLUDED" else included).append(number)
    return tuple(dict.fromkeys(included)), tuple(dict.fromkeys(excluded))


def _read_data(item: Dataset) -> tuple[NDArray[np.float64], Fault | None, str]:
    """Return DVH Data, an even number of values, or none and why.

    With them what DVH Number of Bins says where it is wrong though nothing is missing:
    where it counts values for bins, or one bin too few, or is not stated.
    """
    nothing = np.empty(0)
    try:
        values = item.numbers(tags.DVHData)
        bins = item.integer(tags.DVHNumberOfBins)
    except BadValueError as error:
        fault = Fault(
            "DVH-04:unreadable",
            error.number,
            error.found,
            error.expected,
            {"attribute": error.tag},
        )
        return nothing, fault, ""
    if values is None:
        fault = Fault(
            "DVH-04:empty",
            tags.DVHData,
            tr("nothing"),
            tr("pairs of bin width and volume"),
        )
        return nothing, fault, ""
    pairs = len(values) // 2
    found = tr("nothing") if bins is None else str(bins)
    if len(values) % 2 or bins not in (None, len(values), pairs - 1, pairs):
        fault = Fault(
            "DVH-04:bins",
            tags.DVHNumberOfBins,
            found,
            tr("half of the {values}", values=counted(len(values), "value")),
            {"count": len(values)},
        )
        return nothing, fault, ""
    return values, None, "" if bins == pairs else found
