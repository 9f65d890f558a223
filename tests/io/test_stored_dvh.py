"""Stored DVHs: read as they are, withheld or doubted where they cannot be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from pydicom.dataset import Dataset as Item

from dosiscope.app.stored import stored_dvhs
from dosiscope.core.findings import Action
from support.opened import mutated, rules, the

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.stored_dvh import StoredDvh
    from support.synthetic.build import BuiltCase

# a volume that falls evenly from 20 cc at 0 Gy to 0 at 10 Gy: mean 5 Gy
BINS = 100
WIDTH = 0.1
FALLING = np.linspace(20, 0, BINS, endpoint=False)


def dvh(**changes: Any) -> Item:
    """An item of the DVH Sequence for ROI 2."""
    data = np.column_stack([np.full(BINS, WIDTH), FALLING]).ravel()
    item = Item()
    item.DVHReferencedROISequence = [roi(2)]
    item.DVHType, item.DoseUnits, item.DoseType = "CUMULATIVE", "GY", "PHYSICAL"
    item.DVHDoseScaling, item.DVHVolumeUnits = "1", "CM3"
    item.DVHNumberOfBins = BINS
    item.DVHData = [f"{value:.6g}" for value in data]
    item.DVHMinimumDose, item.DVHMaximumDose, item.DVHMeanDose = "0", "10", "5"
    for keyword, value in changes.items():
        setattr(item, keyword, value)
    return item


def roi(number: int, contribution: str = "INCLUDED") -> Item:
    item = Item()
    item.ReferencedROINumber = number
    item.DVHROIContributionType = contribution
    return item


def storing(*dvhs: Item, structure_set: str = "") -> Callable[[BuiltCase], None]:
    def change(built: BuiltCase) -> None:
        reference = Item()
        reference.ReferencedSOPClassUID = built.structures.SOPClassUID
        reference.ReferencedSOPInstanceUID = (
            structure_set or built.structures.SOPInstanceUID
        )
        built.dose.ReferencedStructureSetSequence = [reference]
        built.dose.DVHSequence = list(dvhs)

    return change


def one(case: Case) -> StoredDvh:
    (found,) = case.stored_dvhs
    return found


def called(case: Case, number: int) -> str:
    assert case.structure_set is not None
    found = case.structure_set.roi(number)
    assert found is not None
    assert found.name
    return found.name


def test_a_sound_dvh(tmp_path: Path) -> None:
    # an organ: a target with a sixth of the maximum would be doubtful
    case = mutated(tmp_path, storing(dvh(DVHReferencedROISequence=[roi(3)])))
    found = one(case)
    assert found.included == (3,)
    np.testing.assert_allclose(found.widths, WIDTH)
    np.testing.assert_allclose(found.volumes, FALLING, rtol=1e-5)
    assert (found.minimum, found.mean, found.maximum) == (0, 5, 10)
    assert not found.withheld
    assert not found.doubts
    assert not found.statistics_doubt
    assert not case.findings


def test_several_rois(tmp_path: Path) -> None:
    rois = [roi(2), roi(3), roi(4, "EXCLUDED")]
    found = one(mutated(tmp_path, storing(dvh(DVHReferencedROISequence=rois))))
    assert found.included == (2, 3)
    assert found.excluded == (4,)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("DVH-04", {"DVHNumberOfBins": BINS + 1}),
        ("DVH-04", {"DVHData": ["0.1"] * (2 * BINS - 1)}),
        ("DVH-04", {"DVHData": None}),
        ("DVH-02", {"DVHType": "SOMETHING"}),
        ("DVH-05", {"DoseUnits": "CGY"}),
        ("DVH-06", {"DVHVolumeUnits": "LITRE"}),
        ("DVH-03", {"DVHDoseScaling": "0"}),
        ("DVH-10", {"DVHData": ["0.1", "-3"] * BINS}),
        ("DVH-07", {"DVHReferencedROISequence": [roi(2, "EXCLUDED")]}),
        ("DVH-08", {"DVHReferencedROISequence": [roi(77)]}),
    ],
)
def test_what_cannot_be_drawn_is_withheld(
    tmp_path: Path, rule: str, changes: dict[str, Any]
) -> None:
    case = mutated(tmp_path, storing(dvh(**changes), dvh()))
    first, second = case.stored_dvhs
    assert first.withheld
    assert not second.withheld
    assert the(case.findings, rule).action is Action.WITHHOLD


def test_dvhs_of_another_structure_set_are_withheld(tmp_path: Path) -> None:
    case = mutated(tmp_path, storing(dvh(), structure_set="1.2.3"))
    assert "1.2.3" in str(one(case).withheld)
    assert "DVH-01" in rules(case.findings)


def test_doses_in_the_place_of_widths_are_withheld_not_repaired(
    tmp_path: Path,
) -> None:
    doses = (np.arange(BINS) + 1) * WIDTH
    data = np.column_stack([doses, FALLING]).ravel()
    wrong = dvh(DVHData=[f"{value:.6g}" for value in data])
    case = mutated(tmp_path, storing(wrong))
    assert "doses, not widths" in str(one(case).withheld)
    np.testing.assert_allclose(one(case).widths, doses)
    assert the(case.findings, "DVH-03").action is Action.WITHHOLD


@pytest.mark.parametrize("percent_of", [14.0, 40.0, 200.0])
def test_statistics_in_percent_are_not_taken_for_gray(
    tmp_path: Path, percent_of: float
) -> None:
    share = 100 / percent_of
    wrong = dvh(DVHMaximumDose=f"{10 * share:.6g}", DVHMeanDose=f"{5 * share:.6g}")
    case = mutated(tmp_path, storing(wrong))
    assert one(case).statistics_doubt
    assert not one(case).withheld
    assert the(case.findings, "DVH-09").action is Action.WARN
    assert one(case).maximum == pytest.approx(10 * share)


def test_a_rising_cumulative_curve_is_warned_of(tmp_path: Path) -> None:
    data = np.column_stack([np.full(BINS, WIDTH), FALLING])
    data[50, 1] += 5
    wrong = dvh(DVHData=[f"{value:.6g}" for value in data.ravel()])
    case = mutated(tmp_path, storing(wrong))
    assert one(case).doubts
    assert the(case.findings, "DVH-10").action is Action.WARN


def test_rounding_below_zero_is_no_fault(tmp_path: Path) -> None:
    data = np.column_stack([np.full(BINS, WIDTH), FALLING])
    data[-1, 1] = -3e-13
    fine = dvh(DVHData=[f"{value:.6g}" for value in data.ravel()])
    assert not one(mutated(tmp_path, storing(fine))).withheld


def test_a_differential_curve_has_the_same_mean(tmp_path: Path) -> None:
    data = np.column_stack([np.full(BINS, WIDTH), np.full(BINS, 0.2)])
    item = dvh(
        DVHType="DIFFERENTIAL", DVHData=[f"{value:.6g}" for value in data.ravel()]
    )
    assert not one(mutated(tmp_path, storing(item))).statistics_doubt


def test_an_object_with_dvhs_alone(tmp_path: Path) -> None:
    def without_grid(built: BuiltCase) -> None:
        for keyword in ("PixelData", "Rows", "Columns", "NumberOfFrames"):
            delattr(built.dose, keyword)

    case = mutated(tmp_path, storing(dvh()), without_grid)
    assert case.doses == ()
    assert one(case).included == (2,)
    assert any("stored DVHs" in one.text for one in case.missing)


def test_dvhs_of_an_uncertainty_are_withheld_and_named_once(tmp_path: Path) -> None:
    wrong = dvh(DoseType="ERROR"), dvh(DoseType="ERROR")
    case = mutated(tmp_path, storing(*wrong, dvh(), dvh(DoseType="EFFECTIVE")))
    shown = [stored.dose_type for stored in case.stored_dvhs if not stored.withheld]
    assert shown == ["PHYSICAL", "EFFECTIVE"]
    finding = the(case.findings, "DVH-13")
    assert finding.action is Action.WITHHOLD
    name = f'ROI 2 "{called(case, 2)}"'
    assert f"{name}, {name}" in finding.message


def test_an_object_of_uncertainties_has_no_dvh_of_doses(tmp_path: Path) -> None:
    def without_grid(built: BuiltCase) -> None:
        for keyword in ("PixelData", "Rows", "Columns", "NumberOfFrames"):
            delattr(built.dose, keyword)
        built.dose.DoseType = "ERROR"

    case = mutated(tmp_path, storing(dvh()), without_grid)
    assert "uncertainty" in str(one(case).withheld)


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"DVHDoseScaling": "1e6"}, "DVH-03", "1e+07 Gy, where 0 or 1e-09 to"),
        ({"DVHMaximumDose": "104"}, "DVH-09", "maximum is 104.00, but the curve ends"),
    ],
)
def test_the_sentences_tell_numbers_as_tables_do(
    tmp_path: Path, changes: dict[str, str], rule: str, words: str
) -> None:
    case = mutated(tmp_path, storing(dvh(**changes)))
    assert words in the(case.findings, rule).message


def test_a_count_of_values_for_bins_is_noted_and_the_data_count(tmp_path: Path) -> None:
    case = mutated(tmp_path, storing(dvh(DVHNumberOfBins=2 * BINS), dvh()))
    first, second = case.stored_dvhs
    np.testing.assert_array_equal(first.widths, second.widths)
    assert not first.withheld
    finding = the(case.findings, "DVH-04")
    assert finding.action is Action.NOTE
    assert "says 200, DVH Data holds 100 bins" in finding.message


@pytest.mark.slow
@pytest.mark.parametrize("count", [BINS + 1, 3 * BINS, 4 * BINS, BINS // 2])
def test_another_count_may_be_of_data_that_are_cut(tmp_path: Path, count: int) -> None:
    case = mutated(tmp_path, storing(dvh(DVHNumberOfBins=count)))
    assert one(case).withheld


def scaled(factor: float) -> Item:
    """The histogram with doses times a factor, under Dose Units GY."""
    data = np.column_stack([np.full(BINS, WIDTH * factor), FALLING]).ravel()
    return dvh(
        DVHData=[f"{value:.6g}" for value in data],
        DVHMaximumDose=f"{10 * factor:.6g}",
        DVHMeanDose=f"{5 * factor:.6g}",
    )


@pytest.mark.parametrize(
    ("factor", "words"),
    [
        # the maximum of the good case is 65.15 Gy, its plan has 20 fractions
        (600, "in cGy? Divided by 100 they would reach 59.4"),
        (0.2, "of one fraction? Times 20 they would reach 40.0"),
        (20, ""),
    ],
)
def test_histograms_that_do_not_fit_their_grid_are_doubted_once(
    tmp_path: Path, factor: float, words: str
) -> None:
    case = mutated(tmp_path, storing(scaled(factor), scaled(factor)))
    assert [len(found.doubts) for found in case.stored_dvhs] == [1, 1]
    assert not any(found.withheld for found in case.stored_dvhs)
    finding = the(case.findings, "DVH-15")
    assert finding.action is Action.WARN
    assert words in finding.message
    assert ("?" in finding.message) == bool(words)


@pytest.mark.parametrize("factor", [2.2, 6, 9.8])
def test_histograms_that_may_fit_their_grid_are_not_doubted(
    tmp_path: Path, factor: float
) -> None:
    assert not mutated(tmp_path, storing(scaled(factor))).findings


def test_organs_may_stay_far_below_the_maximum(tmp_path: Path) -> None:
    item = scaled(0.01)
    item.DVHReferencedROISequence = [roi(3)]
    assert not mutated(tmp_path, storing(item)).findings


@pytest.mark.parametrize("scaling", ["0.01", "100"])
def test_statistics_without_the_scaling_are_told_as_such(
    tmp_path: Path, scaling: str
) -> None:
    factor = float(scaling)
    data = np.column_stack([np.full(BINS, 6 * WIDTH / factor), FALLING]).ravel()
    item = dvh(
        DVHDoseScaling=scaling,
        DVHData=[f"{value:.6g}" for value in data],
        DVHMaximumDose=f"{60 / factor:g}",
        DVHMeanDose=f"{30 / factor:g}",
    )
    case = mutated(tmp_path, storing(item))
    assert one(case).statistics_doubt
    finding = the(case.findings, "DVH-09")
    assert f"times DVH Dose Scaling ({scaling}) they would fit" in finding.message
    assert "percent" not in finding.message


def test_percent_is_not_taken_for_what_is_not_scaled(tmp_path: Path) -> None:
    wrong = dvh(DVHDoseScaling="2", DVHMaximumDose="104", DVHMeanDose="52")
    message = the(mutated(tmp_path, storing(wrong)).findings, "DVH-09").message
    assert "look like percent" in message


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("DVH-02", {"DVHType": "SOMETHING"}),
        ("DVH-03", {"DVHDoseScaling": "0"}),
        ("DVH-03", {"DVHDoseScaling": "1e9"}),
        ("DVH-04", {"DVHNumberOfBins": 7}),
        ("DVH-04", {"DVHNumberOfBins": 2 * BINS}),
        ("DVH-04", {"DVHData": None}),
        ("DVH-05", {"DoseUnits": "CGY"}),
        ("DVH-05", {"DoseUnits": "RELATIVE"}),
        ("DVH-06", {"DVHVolumeUnits": "LITRE"}),
        ("DVH-10", {"DVHData": ["0.1", "-3"] * BINS}),
        ("DVH-10", {"DVHData": ["0.1", "1", "0.1", "2"] * (BINS // 2)}),
        ("DVH-13", {"DoseType": "ERROR"}),
    ],
)
def test_what_is_wrong_with_all_is_told_once(
    tmp_path: Path, rule: str, changes: dict[str, Any]
) -> None:
    items = [dvh(DVHReferencedROISequence=[roi(n)], **changes) for n in (1, 2, 3, 4)]
    case = mutated(tmp_path, storing(*items))
    found = the(case.findings, rule)
    assert found.is_of_several
    assert len(found.rois) == 4 or rule == "DVH-13"
    for n in (1, 2, 3, 4):
        assert f'{n} "{called(case, n)}"' in found.message


def test_rois_are_named_where_their_names_are_known(tmp_path: Path) -> None:
    rois = [roi(2), roi(3), roi(4, "EXCLUDED")]
    wrong = {"DVHNumberOfBins": 7, "DVHReferencedROISequence": rois}
    case = mutated(tmp_path, storing(dvh(**wrong), dvh(DoseUnits="CGY")))
    names = {n: f'ROI {n} "{called(case, n)}"' for n in (2, 3, 4)}
    assert f"of {names[2]} is not shown" in the(case.findings, "DVH-05").message
    of_all = f"of {names[2]} + {names[3]} \N{MINUS SIGN} {names[4]} is not shown"
    assert of_all in the(case.findings, "DVH-04").message
    _, withheld = stored_dvhs(case)
    assert [one.name for one in withheld] == [
        f"{called(case, 2)} + {called(case, 3)} \N{MINUS SIGN} {called(case, 4)}",
        called(case, 2),
    ]


def test_rois_of_another_structure_set_are_not_named_as_those_of_the_case(
    tmp_path: Path,
) -> None:
    wrong = [dvh(DVHReferencedROISequence=[roi(n)]) for n in (2, 3)]
    case = mutated(tmp_path, storing(*wrong, structure_set="1.2.3"))
    message = the(case.findings, "DVH-01").message
    assert message.endswith("not the one shown: 2, 3.")
    _, withheld = stored_dvhs(case)
    assert [one.name for one in withheld] == ["ROI 2", "ROI 3"]


def test_those_of_no_roi_are_told_once(tmp_path: Path) -> None:
    none = dvh(DVHReferencedROISequence=[])
    case = mutated(tmp_path, storing(none, none, none, dvh()))
    assert [bool(found.withheld) for found in case.stored_dvhs] == [True] * 3 + [False]
    assert "3 stored DVHs are not shown" in the(case.findings, "DVH-07").message
