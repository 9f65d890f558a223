"""The section of a report with RT Images: how each lies, and its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr, tr_count
from dosiscope.core.report.cells import number, without_dashes, words
from dosiscope.core.report.document import Column, Figure, Paragraph, Section, Table
from dosiscope.core.report.material import PictureKind
from dosiscope.core.rt_image_words import (
    extent_text,
    image_name,
    of_beam_text,
    taken_text,
)
from dosiscope.core.text import trimmed

if TYPE_CHECKING:
    from dosiscope.core.plan import Plan
    from dosiscope.core.report.document import Block, Cell
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part
    from dosiscope.core.rt_image import RtImage

_BESIDE: Final = 0.5  # of the width of a page, of a picture
_COLUMNS: Final = (
    Column(key="image", heading=tr("RT Image"), is_name=True),
    Column(key="beam", heading=tr("Of", "which beam an image is of")),
    Column(key="taken", heading=tr("Date and time")),
    Column(key="gantry", heading=tr("Gantry"), unit="°", is_number=True),
    Column(key="collimator", heading=tr("Collimator"), unit="°", is_number=True),
    Column(key="couch", heading=tr("Couch"), unit="°", is_number=True),
    Column(key="sid", heading="SID", unit="mm", is_number=True),
    Column(key="sad", heading="SAD", unit="mm", is_number=True),
    Column(key="scale", heading="SAD/SID", is_number=True),
    Column(key="extent", heading=tr("At the isocentre, mm")),
)


def rt_images_section(material: Material, part: Part) -> Section | None:
    """Return the RT Images that came along with the plan; None where there is none.

    Each has a row, and the first of them a picture.
    """
    images = material.case.rt_images
    if not images:
        return None
    table = Table(
        key="rt images",
        columns=_COLUMNS,
        rows=tuple(_row(one, material.case.plan) for one in images),
        note=tr("x and y are those of the gantry system (IEC 61217)."),
    )
    blocks: list[Block] = [without_dashes(table)]
    if part.figure:
        blocks += _figures(material)
    return Section(key="rt images", title=tr("RT Images"), blocks=tuple(blocks))


def _figures(material: Material) -> list[Block]:
    pictures = [p for p in material.pictures if p.kind is PictureKind.RT_IMAGE]
    found: list[Block] = [
        Figure(key=p.key, caption=p.caption, aspect=p.aspect, width=_BESIDE)
        for p in pictures
    ]
    more = len(material.case.rt_images) - len(pictures)
    if pictures and more:
        told = tr_count(
            "{n} more RT Image is not pictured.",
            "{n} more RT Images are not pictured.",
            more,
        )
        found.append(Paragraph(text=told))
    return found


def _row(image: RtImage, plan: Plan | None) -> tuple[Cell, ...]:
    is_scaled = not image.why_not_scaled
    return (
        words(image_name(image)),
        words(of_beam_text(image, plan)),
        words(taken_text(image)),
        *(
            number(value, trimmed(value, 1))
            for value in (
                image.gantry,
                image.collimator,
                image.couch,
                image.sid,
                image.sad,
            )
        ),
        number(image.scale, f"{image.scale:.4f}") if is_scaled else words(""),
        words(extent_text(image)),
    )
