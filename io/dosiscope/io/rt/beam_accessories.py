"""What stands in a beam or lies on the patient (PS3.3 C.8.8.14, C.8.8.25)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.accessories import Applicator, Block, Bolus, Compensator, Wedge
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.text import counted
from dosiscope.io.files import tags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.io.files.dataset import Dataset
    from dosiscope.io.ranges import InRange

_FEWEST_CORNERS: Final = 3  # of a block


def read_wedges(
    beam: Dataset,
    kind: Kind,
    positions: Mapping[int | None, tuple[str, ...]],
    numbers: InRange,
) -> tuple[Wedge, ...]:
    """Return the wedges of a beam; one that no control point has IN is not used.

    ``positions`` are those of the control points, by Wedge Number.
    """
    is_ion = kind is Kind.ION_PLAN
    distance = (
        tags.IsocenterToWedgeTrayDistance if is_ion else tags.SourceToWedgeTrayDistance
    )
    sequence = tags.IonWedgeSequence if is_ion else tags.WedgeSequence
    return wedges_in(beam, sequence, distance, positions, numbers)


def wedges_in(
    beam: Dataset,
    sequence: int,
    distance: int,
    positions: Mapping[int | None, tuple[str, ...]],
    numbers: InRange,
) -> tuple[Wedge, ...]:
    """Return the wedges of a sequence of a beam, as `read_wedges`.

    ``distance`` is the attribute of how far their trays are.
    """
    found = []
    for item in numbers.items(beam, sequence):
        number = numbers.integer(item, tags.WedgeNumber)
        stated = set(filter(None, positions.get(number, ())))
        wedge = Wedge(
            number=number,
            type=numbers.code(item, tags.WedgeType),
            id=numbers.text(item, tags.WedgeID),
            angle=numbers.number(item, tags.WedgeAngle),
            orientation=numbers.number(item, tags.WedgeOrientation),
            factor=numbers.number(item, tags.WedgeFactor),
            tray_distance=numbers.number(item, distance),
            is_used=stated != {"OUT"},
        )
        found.append(wedge)
    return tuple(found)


def read_blocks(beam: Dataset, kind: Kind, numbers: InRange) -> tuple[Block, ...]:
    """Return the blocks and inserts of a beam."""
    is_ion = kind is Kind.ION_PLAN
    sequence = tags.IonBlockSequence if is_ion else tags.BlockSequence
    distance = (
        tags.IsocenterToBlockTrayDistance if is_ion else tags.SourceToBlockTrayDistance
    )
    return tuple(
        Block(
            number=numbers.integer(item, tags.BlockNumber),
            name=numbers.text(item, tags.BlockName),
            type=numbers.code(item, tags.BlockType),
            outline=_block_outline(item, numbers),
            transmission=numbers.number(item, tags.BlockTransmission),
            thickness=numbers.number(item, tags.BlockThickness),
            tray_distance=numbers.number(item, distance),
            divergence=numbers.text(item, tags.BlockDivergence),
            mounting=numbers.text(item, tags.BlockMountingPosition),
            material=numbers.text(item, tags.MaterialID),
            tray=numbers.text(item, tags.BlockTrayID),
        )
        for item in numbers.items(beam, sequence)
    )


def _block_outline(item: Dataset, numbers: InRange) -> tuple[tuple[float, float], ...]:
    """Return Block Data (300A,0106): corners, projected onto the isocentre plane."""
    if tags.BlockData not in item:
        return ()
    values = numbers.numbers(item, tags.BlockData)
    if values is None:
        return ()
    stated = numbers.integer(item, tags.BlockNumberOfPoints)
    points = len(values) / 2 if stated is None else stated
    if len(values) != 2 * points or points < _FEWEST_CORNERS:
        expected = (
            tr("three pairs at least") if stated is None else counted(stated, "pair")
        )
        numbers.object_to(tags.BlockData, counted(len(values), "number"), expected)
        return ()
    return tuple((float(x), float(y)) for x, y in values.reshape(-1, 2))


def read_compensators(
    beam: Dataset, kind: Kind, numbers: InRange
) -> tuple[Compensator, ...]:
    """Return the compensators of a beam, without the values of their maps."""
    is_ion = kind is Kind.ION_PLAN
    sequence = tags.IonRangeCompensatorSequence if is_ion else tags.CompensatorSequence
    distance = (
        tags.IsocenterToCompensatorTrayDistance
        if is_ion
        else tags.SourceToCompensatorTrayDistance
    )
    return tuple(
        Compensator(
            number=numbers.integer(item, tags.CompensatorNumber),
            id=numbers.text(item, tags.CompensatorID),
            type=numbers.text(item, tags.CompensatorType),
            material=numbers.text(item, tags.MaterialID),
            rows=numbers.integer(item, tags.CompensatorRows),
            columns=numbers.integer(item, tags.CompensatorColumns),
            spacing=numbers.pair(item, tags.CompensatorPixelSpacing),
            position=numbers.pair(item, tags.CompensatorPosition),
            tray_distance=numbers.number(item, distance),
            divergence=numbers.text(item, tags.CompensatorDivergence),
            mounting=numbers.text(item, tags.CompensatorMountingPosition),
            tray=numbers.text(item, tags.CompensatorTrayID),
        )
        for item in numbers.items(beam, sequence)
    )


def read_boli(beam: Dataset, numbers: InRange) -> tuple[Bolus, ...]:
    """Return the boli that a beam names."""
    return tuple(
        Bolus(
            roi_number=numbers.integer(item, tags.ReferencedROINumber),
            id=numbers.text(item, tags.BolusID),
            description=numbers.text(item, tags.BolusDescription),
        )
        for item in numbers.items(beam, tags.ReferencedBolusSequence)
    )


def read_applicators(beam: Dataset, numbers: InRange) -> tuple[Applicator, ...]:
    """Return the applicators of a beam."""
    return tuple(
        _applicator(item, numbers)
        for item in numbers.items(beam, tags.ApplicatorSequence)
    )


def _applicator(item: Dataset, numbers: InRange) -> Applicator:
    geometry = numbers.items(item, tags.ApplicatorGeometrySequence)
    shape, opening = "", None
    if geometry:
        shape = numbers.text(geometry[0], tags.ApplicatorApertureShape)
        size = numbers.number(geometry[0], tags.ApplicatorOpening)
        x = numbers.number(geometry[0], tags.ApplicatorOpeningX)
        y = numbers.number(geometry[0], tags.ApplicatorOpeningY)
        if size is not None:
            opening = size, size
        elif x is not None and y is not None:
            opening = x, y
    return Applicator(
        id=numbers.text(item, tags.ApplicatorID),
        type=numbers.text(item, tags.ApplicatorType),
        description=numbers.text(item, tags.ApplicatorDescription),
        shape=shape,
        opening=opening,
        mounting_distance=numbers.number(
            item, tags.SourceToApplicatorMountingPositionDistance
        ),
    )
