"""Between which bounds the numbers of a file lie, if they are what they say.

Far beyond anything that is delivered or measured: a number outside was damaged, or
meant something else, and a product with it is infinite, zero or nonsense.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from dosiscope.core.language import tr
from dosiscope.core.text import first_few, grouped, in_row
from dosiscope.io.files import tags
from dosiscope.io.files.dataset import BadValueError
from dosiscope.io.files.dictionary import label
from dosiscope.io.files.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.kinds import Kind
    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.remarks import Remarks


T = TypeVar("T")


class Range(NamedTuple):
    """Bounds of a quantity; other than 0 it is ``least`` in size at least."""

    low: float
    high: float
    least: float = 0.0
    unit: str = ""

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        return value == 0 or (
            self.low <= value <= self.high and abs(value) >= self.least
        )

    def __str__(self) -> str:
        # nothing is a value of its own where the least is more
        low = (
            tr("0 or {least}", least=f"{self.least:g}")
            if self.least > self.low == 0
            else _text(self.low)
        )
        bounds = tr("{low} to {high}", low=low, high=_text(self.high))
        return in_row(" ", (bounds, self.unit)) if self.unit else bounds


def _text(bound: float) -> str:
    return grouped(bound) if float(bound).is_integer() else f"{bound:g}"


DOSE: Final = Range(0, 1e6, 1e-9)  # Gy, or relative
_PRESCRIBED: Final = DOSE._replace(unit="Gy")
SPACING_MM: Final = Range(0.01, 100, 0.01, "mm")
HOUNSFIELD: Final = Range(-32768, 65535, unit="HU")
# of 16 bits: no more than that in one step, nor all of them in a few HU
_SLOPE: Final = Range(-1e5, 1e5, 1e-4)
# maps of density or stopping power reach from 0 to 3, fractions to 1
_SLOPE_OF_MAP: Final = _SLOPE._replace(least=1e-9)
_INTERCEPT: Final = Range(-1e6, 1e6)
VOLUME_CC: Final = Range(0, 1e6)
_ANGLE: Final = Range(-360, 360, unit="°")
_MM: Final = Range(-LIMITS.coordinate_mm, LIMITS.coordinate_mm, unit="mm")
_SECONDS: Final = Range(0, 1e7, unit="s")  # four months
_ANY: Final = Range(-inf, inf)
# statistics of a real DVH may end in the rounding of a subtraction
_STATISTIC: Final = Range(-1, DOSE.high)

_RANGES: Final = {
    tags.TargetPrescriptionDose: _PRESCRIBED,
    tags.DeliveryMaximumDose: _PRESCRIBED,
    tags.OrganAtRiskMaximumDose: _PRESCRIBED,
    tags.NumberOfFractionsPlanned: Range(0, 10_000),
    tags.BeamMeterset: Range(0, 1e15, 1e-9),  # MU, minutes, particles
    tags.SpecifiedPrimaryMeterset: Range(0, 1e15, 1e-9),
    tags.DeliveredPrimaryMeterset: Range(0, 1e15, 1e-9),
    tags.SpecifiedMeterset: Range(0, 1e15),
    tags.DeliveredMeterset: Range(0, 1e15),
    tags.CurrentFractionNumber: Range(0, 10_000),
    tags.ReferencedFractionNumber: Range(0, 10_000),
    tags.NumberOfFractionsDelivered: Range(0, 10_000),
    tags.SpecifiedTreatmentTime: _SECONDS,
    tags.DeliveredTreatmentTime: _SECONDS,
    tags.SpecifiedChannelTotalTime: _SECONDS,
    tags.DeliveredChannelTotalTime: _SECONDS,
    tags.CalculatedDoseReferenceDoseValue: _PRESCRIBED,
    tags.MeasuredDoseValue: _PRESCRIBED,
    tags.CumulativeDoseToDoseReference: _PRESCRIBED,
    tags.NominalBeamEnergy: Range(0, 1e5, 1e-3),
    tags.GantryAngle: _ANGLE,
    tags.BeamLimitingDeviceAngle: _ANGLE,
    tags.PatientSupportAngle: _ANGLE,
    tags.IsocenterPosition: _MM,
    tags.TableTopVerticalSetupDisplacement: _MM,
    tags.TableTopLongitudinalSetupDisplacement: _MM,
    tags.TableTopLateralSetupDisplacement: _MM,
    tags.TableTopEccentricAngle: _ANGLE,
    tags.TableTopPitchAngle: _ANGLE,
    tags.TableTopRollAngle: _ANGLE,
    tags.GantryPitchAngle: _ANGLE,
    tags.TableTopVerticalPosition: _MM,
    tags.TableTopLongitudinalPosition: _MM,
    tags.TableTopLateralPosition: _MM,
    tags.SourceAxisDistance: _MM,
    tags.VirtualSourceAxisDistances: _MM,
    tags.SourceToSurfaceDistance: _MM,
    tags.SourceToBeamLimitingDeviceDistance: _MM,
    tags.LeafJawPositions: _MM,
    tags.LeafPositionBoundaries: _MM,
    tags.ScanSpotPositionMap: _MM,
    tags.SnoutPosition: _MM,
    tags.ControlPoint3DPosition: _MM,
    tags.ImagePlanePixelSpacing: SPACING_MM,
    tags.RTImagePosition: _MM,
    tags.RTImageSID: _MM,
    tags.RadiationMachineSAD: _MM,
    tags.RadiationMachineSSD: _MM,
    tags.XRayImageReceptorTranslation: _MM,
    tags.XRayImageReceptorAngle: _ANGLE,
    tags.GantryPitchAngle: _ANGLE,
    tags.MetersetExposure: Range(0, 1e15, 1e-9),
    tags.BlockData: _MM,
    tags.BlockThickness: _MM,
    tags.BlockTransmission: Range(0, 1),
    tags.SourceToBlockTrayDistance: _MM,
    tags.IsocenterToBlockTrayDistance: _MM,
    tags.SourceToWedgeTrayDistance: _MM,
    tags.IsocenterToWedgeTrayDistance: _MM,
    tags.SourceToCompensatorTrayDistance: _MM,
    tags.IsocenterToCompensatorTrayDistance: _MM,
    tags.CompensatorPixelSpacing: SPACING_MM,
    tags.CompensatorPosition: _MM,
    tags.ApplicatorOpening: _MM,
    tags.ApplicatorOpeningX: _MM,
    tags.ApplicatorOpeningY: _MM,
    tags.SourceToApplicatorMountingPositionDistance: _MM,
    tags.IsocenterToRangeShifterDistance: _MM,
    tags.RangeShifterWaterEquivalentThickness: _MM,
    tags.IsocenterToRangeModulatorDistance: _MM,
    tags.IsocenterToLateralSpreadingDeviceDistance: _MM,
    tags.LateralSpreadingDeviceWaterEquivalentThickness: _MM,
    tags.ScanningSpotSize: _MM,
    tags.SourceApplicatorLength: _MM,
    tags.SourceApplicatorStepSize: _MM,
    tags.TransferTubeLength: _MM,
    tags.ChannelLength: _MM,
    tags.ControlPointRelativePosition: _MM,
    tags.WedgeAngle: _ANGLE,
    tags.WedgeOrientation: _ANGLE,
    tags.BeamDose: _PRESCRIBED,
    tags.BeamDoseSpecificationPoint: _MM,
    tags.ROIVolume: VOLUME_CC._replace(unit="cc"),
    tags.DVHNormalizationDoseValue: _PRESCRIBED,
    tags.DVHMinimumDose: _STATISTIC,
    tags.DVHMaximumDose: _STATISTIC,
    tags.DVHMeanDose: _STATISTIC,
}


def within(tag: int, values: NDArray[np.float64]) -> bool:
    """Whether all numbers of an attribute, shape (n,), are within its range."""
    known = _RANGES.get(tag, _ANY)
    return known.holds(float(values.min())) and known.holds(float(values.max()))


class InRange:
    """Reads numbers of an object on which what is shown does not rest.

    Those that cannot be read, and those beyond their range, are named, not used.
    """

    def __init__(self) -> None:
        self._beyond: dict[int, dict[str, None]] = {}  # each value once, in order
        self._unreadable: dict[int, dict[str, str]] = {}  # and what was expected

    def number(self, item: Dataset, tag: int) -> float | None:
        """Return the one number; None if absent, empty, unreadable or beyond."""
        value = self._read(item.number, tag)
        return value if value is None or self._holds(tag, value) else None

    def integer(self, item: Dataset, tag: int) -> int | None:
        """Return the one whole number, as `number` does."""
        value = self._read(item.integer, tag)
        return value if value is None or self._holds(tag, value) else None

    def point(self, item: Dataset, tag: int) -> tuple[float, float, float] | None:
        """Return three numbers, as `number` does."""
        values = self._vector(item, tag, 3)
        return None if values is None else (values[0], values[1], values[2])

    def pair(self, item: Dataset, tag: int) -> tuple[float, float] | None:
        """Return two numbers, as `number` does."""
        values = self._vector(item, tag, 2)
        return None if values is None else (values[0], values[1])

    def _vector(self, item: Dataset, tag: int, count: int) -> tuple[float, ...] | None:
        values = self._read(lambda tag: item.vector(tag, count), tag)
        if values is None or not all(self._holds(tag, value) for value in values):
            return None
        return values

    def numbers(self, item: Dataset, tag: int) -> NDArray[np.float64] | None:
        """Return all numbers, shape (n,), as `number` does."""
        values = self._read(item.numbers, tag)
        if values is None:
            return None
        ends = (values.min(), values.max())
        return values if all(self._holds(tag, float(end)) for end in ends) else None

    def text(self, item: Dataset, tag: int) -> str:
        """Return text; "" where there is none that can be read."""
        return self._read(item.text, tag) or ""

    def code(self, item: Dataset, tag: int) -> str:
        """Return a code string in capitals; "" where none can be read."""
        return self._read(item.code, tag) or ""

    def items(self, item: Dataset, tag: int) -> tuple[Dataset, ...]:
        """Return the items of a sequence; () where there are none that can be read."""
        return self._read(item.items, tag) or ()

    def wrong(self) -> tuple[str, ...]:
        """Return what is not used and why, clauses that begin with a tag."""
        found = [
            tr(
                "{tag}: found {values}, expected {expected}",
                tag=label(tag),
                values=first_few(beyond),
                expected=_RANGES[tag],
            )
            for tag, beyond in self._beyond.items()
        ]
        for tag, unreadable in self._unreadable.items():
            values = first_few(f'"{value}"' for value in unreadable)
            expected = next(iter(unreadable.values()))
            found.append(
                tr(
                    "{tag}: found {values}, expected {expected}",
                    tag=label(tag),
                    values=values,
                    expected=expected,
                )
            )
        return tuple(found)

    def object_to(self, tag: int, found: str, expected: str) -> None:
        """Note a value that can be read and not be used."""
        self._unreadable.setdefault(tag, {})[found] = expected

    def _read(self, read: Callable[[int], T], tag: int) -> T | None:
        try:
            return read(tag)
        except BadValueError as error:
            self._unreadable.setdefault(tag, {})[error.found] = error.expected
            return None

    def _holds(self, tag: int, value: float) -> bool:
        if _RANGES.get(tag, _ANY).holds(value):
            return True
        self._beyond.setdefault(tag, {})[f"{value:g}"] = None
        return False

    def note(self, remarks: Remarks) -> None:
        """Note every attribute with values that are not used, once."""
        for tag, beyond in self._beyond.items():
            _add(remarks, "F18:beyond", tag, list(beyond), str(_RANGES[tag]))
        for tag, wrong in self._unreadable.items():
            found = [f'"{value}"' for value in wrong]
            _add(remarks, "F18:unreadable", tag, found, next(iter(wrong.values())))


def _add(
    remarks: Remarks, key: str, tag: int, values: Sequence[str], expected: str
) -> None:
    remarks.add(
        key,
        several=len(values) > 1,
        attribute=label(tag),
        tag=tag,
        found=first_few(values),
        expected=expected,
    )


def read_spacing(dataset: Dataset) -> tuple[float, float]:
    """Return Pixel Spacing: the distance of rows and of columns, mm.

    Raises
    ------
    BadValueError
        It is missing, or no pixel is so large or so small.
    """
    values = dataset.vector(tags.PixelSpacing, 2)
    expected = tr("two numbers from {limits}", limits=SPACING_MM)
    if values is None:
        raise BadValueError(tags.PixelSpacing, tr("nothing"), expected)
    rows, columns = values
    if not (rows and columns and SPACING_MM.holds(rows) and SPACING_MM.holds(columns)):
        raise BadValueError(tags.PixelSpacing, f"{rows:g}\\{columns:g}", expected)
    return rows, columns


def read_rescale(dataset: Dataset, kind: Kind) -> tuple[float, float] | None:
    """Return Rescale Slope and Intercept of an image; None where one is missing.

    Raises
    ------
    BadValueError
        No image is turned into HU, or what its values mean, by such numbers.
    """
    slope = dataset.number(tags.RescaleSlope)
    intercept = dataset.number(tags.RescaleIntercept)
    is_hu = kind.is_ct and dataset.text(tags.RescaleType) in ("", "HU")
    in_range(
        (tags.RescaleSlope, slope), (tags.RescaleIntercept, intercept), is_hu=is_hu
    )
    return None if slope is None or intercept is None else (slope, intercept)


def in_range(
    slope: tuple[int, float | None],
    intercept: tuple[int, float | None],
    *,
    is_hu: bool = False,
) -> None:
    """Refuse a slope or an intercept, each with its tag, that make no values.

    Raises `BadValueError`.
    """
    slopes = _SLOPE if is_hu else _SLOPE_OF_MAP
    tag, value = slope
    if value is not None and (value == 0 or not slopes.holds(value)):
        expected = tr(
            "a number from {limits}, and of {least} at least in size",
            limits=slopes,
            least=f"{slopes.least:g}",
        )
        raise BadValueError(tag, f"{value:g}", expected)
    tag, value = intercept
    if value is not None and not _INTERCEPT.holds(value):
        raise BadValueError(
            tag, f"{value:g}", tr("a number from {limits}", limits=_INTERCEPT)
        )
