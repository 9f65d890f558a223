"""What a report of a case that is not all here says first, whatever its template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.not_shown import incomplete_text
from dosiscope.core.report.document import Paragraph, Section, Tone

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material


def incomplete_section(material: Material) -> Section | None:
    """Return what has still to come; None where all is here."""
    told = incomplete_text(material.case.unread)
    if not told:
        return None
    return Section(
        key="incomplete",
        title=tr("The case is not complete"),
        blocks=(Paragraph(text=told, tone=Tone.BAD),),
    )
