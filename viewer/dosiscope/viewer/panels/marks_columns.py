"""The columns of the list of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.text import (
    counted,
    dose_number,
    dose_text,
    mm_number,
    number_text,
    percent_number,
)
from dosiscope.viewer.dose_text import NO_DATA
from dosiscope.viewer.mark_text import (
    dose_mean,
    dose_spread,
    image_mean,
    image_spread,
    length_text,
    size_text,
)
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Reference
    from dosiscope.core.marks.reading import MarkReading

    Columns = tuple[Column[MarkReading], ...]

RULE = tr(
    "Areas: mean and standard deviation (with the count less one) of the pixels whose "
    "centres lie inside or on the edge; the dose is interpolated at these centres"
)


def columns_of(
    ct: Ct | None, dose: Dose | None, reference: Reference | None
) -> Columns:
    """Return the columns for an image and a dose, and what is 100 % of it."""

    def image(row: MarkReading) -> Cell:
        if row.area is not None and row.area.image is not None and ct is not None:
            spread = row.area.image
            told = f"{image_spread(ct, spread)}, {counted(spread.count, 'pixel')}"
            return Cell(image_mean(ct, spread), spread.mean, told)
        if row.image is None or ct is None:
            return Cell()
        return Cell(ct.figures(row.image), row.image)

    def gray(row: MarkReading) -> Cell:
        if row.area is not None and row.area.dose is not None:
            spread = row.area.dose
            told = f"{dose_spread(spread)}, {counted(spread.count, 'pixel')}"
            return Cell(dose_mean(spread), spread.mean, told)
        if row.mark.kind is MarkKind.POINT and dose is not None:
            if row.dose is None:
                return Cell(NO_DATA, role="secondary")
            return Cell(dose_number(row.dose), row.dose)
        return Cell()

    unit = dose.unit_text if dose is not None else "Gy"
    of_what = tr("Of the reference dose")
    if reference is not None:
        whole = dose_text(reference.gray, unit)
        of_what = tr("Of the reference dose: {dose}", dose=whole)
    return (
        Column(title=tr("Name"), cell=lambda row: Cell(row.mark.title), least=90),
        Column(
            title=tr("Size"), cell=_size, hint=tr("Length, angle or area"),
            is_number=True,
        ),
        *(
            Column(title=name, unit="mm", cell=_place(n), is_number=True)
            for n, name in enumerate("xyz")
        ),
        Column(
            title=ct.value_name if ct is not None else "HU",
            cell=image, hint=RULE, is_number=True,
        ),
        Column(title=unit, cell=gray, hint=RULE, is_number=True),
        Column(
            title="%", cell=_percent, hint=of_what, is_number=True,
        ),
        Column(
            title=tr("In", "of a point: structures"),
            cell=lambda row: Cell(", ".join(row.structures)),
            hint=tr("Structures that hold the point"), takes_rest=True, least=80,
        ),
    )  # fmt: skip


def _size(row: MarkReading) -> Cell:
    mark = row.mark
    if mark.kind.is_line:
        return Cell(length_text(mark.length), mark.length)
    if mark.kind is MarkKind.ANGLE:
        return Cell(f"{number_text(mark.angle, 1)}°", mark.angle)
    if mark.kind.is_area:
        text = f"{number_text(mark.area / 100, 2)} cm²"
        return Cell(text, mark.area, size_text(mark))
    return Cell()


def _place(axis: int) -> Callable[[MarkReading], Cell]:
    def cell(row: MarkReading) -> Cell:
        value = row.mark.middle[axis]
        return Cell(mm_number(round(value, 1)), value)

    return cell


def _percent(row: MarkReading) -> Cell:
    if row.percent is None:
        return Cell()
    return Cell(percent_number(row.percent), row.percent)
