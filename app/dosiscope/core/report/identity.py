"""The section of a report that says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import NO_IDENTITY
from dosiscope.core.report.cells import words
from dosiscope.core.report.document import Facts, Paragraph, Section
from dosiscope.core.text import capitalised, date_text

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part


def identity_line(material: Material) -> str:
    """Return name, ID and birth date in a line, or that identity is left out."""
    if not material.with_identity:
        return capitalised(NO_IDENTITY)
    who = material.case.patient
    birth = f"born {date_text(who.birth_date)}" if who.birth_date.strip() else ""
    parts = (who.spoken_name or "(no name)", who.id or "(no ID)", birth)
    return " · ".join(part for part in parts if part)


def identity_section(material: Material, _: Part) -> Section:
    """Return name, ID, birth date and sex as the files state them."""
    if not material.with_identity:
        told: Paragraph | Facts = Paragraph(text=f"{capitalised(NO_IDENTITY)}.")
    else:
        who = material.case.patient
        told = Facts(
            pairs=(
                ("Patient's Name", words(who.name)),
                ("Patient ID", words(who.id)),
                ("Birth date", words(date_text(who.birth_date))),
                ("Sex", words(who.sex)),
            )
        )
    return Section(key="identity", title="Patient", blocks=(told,))
