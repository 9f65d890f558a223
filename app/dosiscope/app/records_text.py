"""The records of a case as text and CSV: for verb and window alike."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.identity import joined
from dosiscope.core.kinds import RECORDS
from dosiscope.core.language import tr
from dosiscope.core.records.uncounted import not_counted
from dosiscope.core.records.words import OF_SEVERAL
from dosiscope.core.report.document import Document
from dosiscope.core.report.parts import told
from dosiscope.core.report.records import course_section
from dosiscope.io.out.document_csv import document_csv
from dosiscope.io.out.provenance import head_lines, made_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.course import Course
    from dosiscope.core.report.document import Section


def records_section_of(case: Case, course: Course, *, identity: bool) -> Section:
    """Return the section of a course with plain texts, operators named or not."""
    section = course_section(course, not_counted(case.outside))
    return told(section, with_identity=identity)


def records_csv(case: Case, course: Course) -> str:
    """Return all tables of a course as CSV; without identity, as all CSV is."""
    document = Document(
        title="Treatment records",
        identity="",
        subject="",
        program=f"Dosiscope {__version__}",
        purpose=tr(NOT_CLINICAL),
        made=datetime.now().astimezone().isoformat(timespec="seconds"),
        sections=(records_section_of(case, course, identity=False),),
    )
    dose = case.doses[0] if case.doses else None
    return document_csv(document, head_lines(made_of(case.without_identity(), dose)))


def why_no_course(case: Case) -> str:
    """Return why there is no course of a case, and which records are not counted."""
    if case.records:
        why = OF_SEVERAL
    else:
        what = "there is no treatment record"
        why = what if case.plan is None else f"{what} of the plan"
    return joined("\n  ", [why, *records_not_counted(case)])


def records_not_counted(case: Case) -> Iterator[str]:
    """Yield the records that were opened and are not counted, each with the reason."""
    yield from not_counted(case.outside)
    for withheld in case.withheld:
        if withheld.header.kind in RECORDS:
            yield withheld.sentence
