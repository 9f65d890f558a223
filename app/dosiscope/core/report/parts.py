"""The parts of reports, and the document that a template makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.report.document import Document
from dosiscope.core.report.dvh import dvh_section
from dosiscope.core.report.goals import goals_section
from dosiscope.core.report.identity import identity_line, identity_section
from dosiscope.core.report.inputs import inputs_section
from dosiscope.core.report.plan_check import plan_check_section
from dosiscope.core.text import DASH, moment_text, uid_tail

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.report.document import Section
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part, Template

#: By the names of `dosiscope.core.report.template.OPTIONS`; what has nothing to tell
#: returns None.
PARTS: Final[dict[str, Callable[[Material, Part], Section | None]]] = {
    "identity": identity_section,
    "goals": goals_section,
    "dvh": dvh_section,
    "plan check": plan_check_section,
    "inputs": inputs_section,
}


def document_of(material: Material, template: Template) -> Document:
    """Return the report of a template: its parts in order, without those of nothing."""
    sections = (
        PARTS[part.key](material, part) for part in template.parts if part.key in PARTS
    )
    return Document(
        title=template.title,
        identity=identity_line(material),
        subject=subject_of(material),
        program=f"Dosiscope {__version__}",
        purpose=NOT_CLINICAL,
        made=material.made,
        sections=tuple(section for section in sections if section is not None),
    )


def subject_of(material: Material) -> str:
    """Return what every page is about: plan label, date and time, tail of the UID."""
    plan, dose = material.case.plan, material.dose
    if plan is not None:
        when = moment_text(plan.date, plan.time)
        uid = uid_tail(plan.header.sop_instance_uid)
        return f"Plan {plan.label or DASH} · {when} · UID {uid}"
    if dose is not None:
        return (
            f"{dose.label} · UID {uid_tail(dose.key)}" if not dose.made else dose.label
        )
    return "No plan"
