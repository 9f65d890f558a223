"""The section of a report that says whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import NO_IDENTITY, Personal, with_stop
from dosiscope.core.language import tr
from dosiscope.core.report.cells import words
from dosiscope.core.report.document import Facts, Paragraph, Section
from dosiscope.core.text import capitalised, date_text, in_row, moment_text

if TYPE_CHECKING:
    from dosiscope.core.header import Header
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part


def identity_line(material: Material) -> str:
    """Return name, ID and birth date in a line, or that identity is left out."""
    if not material.with_identity:
        return capitalised(tr(NO_IDENTITY))
    who = material.case.patient
    birth = (
        tr("born {birth_date}", birth_date=date_text(who.birth_date))
        if who.birth_date.strip()
        else ""
    )
    parts = (who.spoken_name or tr("(no name)"), who.id or tr("(no ID)"), birth)
    return Personal(in_row(" · ", filter(None, parts)))


def identity_section(material: Material, _: Part) -> Section:
    """Return name, ID, birth date and sex, and the study, as the files state them."""
    if not material.with_identity:
        told: Paragraph | Facts = Paragraph(
            text=with_stop(capitalised(tr(NO_IDENTITY)))
        )
        return Section(key="identity", title=tr("Patient"), blocks=(told,))
    who = material.case.patient
    header = _header(material)
    study = [] if header is None else _study(header)
    told = Facts(
        pairs=(
            (tr("Patient's Name"), words(Personal(who.name))),
            (tr("Patient ID"), words(Personal(who.id))),
            (tr("Birth date"), words(Personal(date_text(who.birth_date)))),
            (tr("Sex"), words(Personal(who.sex))),
            *((name, words(Personal(text))) for name, text in study),
        )
    )
    return Section(key="identity", title=tr("Patient"), blocks=(told,))


def _header(material: Material) -> Header | None:
    """Return the header of the object that the report is about."""
    case, dose = material.case, material.dose
    read = dose if dose is not None and dose.made is None else None
    held = (case.plan, read, case.structure_set, case.ct)
    return next((one.header for one in held if one is not None), None)


def _study(header: Header) -> list[tuple[str, str]]:
    stated = (
        (tr("Study"), header.study_description),
        (tr("Study date"), moment_text(header.study_date, header.study_time)),
        (tr("Study ID"), header.study_id),
        (tr("Accession number"), header.accession_number),
    )
    return [(name, text) for name, text in stated if text.strip(" \N{EM DASH}")]
