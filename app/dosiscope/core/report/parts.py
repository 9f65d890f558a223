"""The parts of reports, and the document that a template makes of them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.identity import Personal, anonymous, filled
from dosiscope.core.language import tr
from dosiscope.core.report.beams import beams_section
from dosiscope.core.report.comparison import comparison_section
from dosiscope.core.report.document import Document
from dosiscope.core.report.dvh import dvh_section
from dosiscope.core.report.findings import findings_section
from dosiscope.core.report.goals import goals_section
from dosiscope.core.report.identity import identity_line, identity_section
from dosiscope.core.report.incomplete import incomplete_section
from dosiscope.core.report.indices import indices_section
from dosiscope.core.report.inputs import inputs_section
from dosiscope.core.report.method import method_section
from dosiscope.core.report.pictures import pictures_section
from dosiscope.core.report.plan import plan_section
from dosiscope.core.report.plan_check import plan_check_section
from dosiscope.core.report.records import records_section
from dosiscope.core.report.rt_images import rt_images_section
from dosiscope.core.report.structures import structures_section
from dosiscope.core.text import moment_text, uid_tail
from dosiscope.core.translator import english, with_english

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.report.document import Section
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part, Template

T = TypeVar("T")

#: By the names of `dosiscope.core.report.template.OPTIONS`; what has nothing to tell
#: returns None.
PARTS: Final[dict[str, Callable[[Material, Part], Section | None]]] = {
    "identity": identity_section,
    "plan": plan_section,
    "goals": goals_section,
    "pictures": pictures_section,
    "dvh": dvh_section,
    "indices": indices_section,
    "structures": structures_section,
    "plan check": plan_check_section,
    "beams": beams_section,
    "records": records_section,
    "rt images": rt_images_section,
    "comparison": comparison_section,
    "findings": findings_section,
    "method": method_section,
    "inputs": inputs_section,
}


def document_of(material: Material, template: Template) -> Document:
    """Return the report of a template: its parts in order, without those of nothing.

    Of a case that is not all here it says so before them, whatever they are.
    Without identity nothing in it is `Personal`: what was marked so where it was made
    is left out here, field by field, and all else stays.  Indices of targets are
    worked out here, which takes a while: call it in a job.
    """
    parts = (PARTS[part.key](material, part) for part in template.parts)
    sections = (incomplete_section(material), *parts)
    document = Document(
        title=template.title,
        identity=identity_line(material),
        subject=subject_of(material),
        program=f"Dosiscope {__version__}",
        purpose=tr(NOT_CLINICAL),
        made=material.made,
        sections=tuple(section for section in sections if section is not None),
    )
    return told(document, with_identity=material.with_identity)


def told(one: T, *, with_identity: bool) -> T:
    """Return a document, or a part of one, with plain texts: with identity or without.

    What was marked as `Personal` where it was made is left out, or is text as other.
    """
    plain: T = _told(one, with_identity=with_identity)
    return plain


def _told(one: Any, *, with_identity: bool) -> Any:
    if isinstance(one, Personal):
        plain = with_english(str(one), str(english(one)))
        return plain if with_identity else anonymous(one)
    if isinstance(one, tuple):
        return tuple(_told(each, with_identity=with_identity) for each in one)
    if is_dataclass(one) and not isinstance(one, type):
        values = {
            field.name: _told(getattr(one, field.name), with_identity=with_identity)
            for field in fields(one)
        }
        return replace(one, **values)
    return one


def subject_of(material: Material) -> str:
    """Return what every page is about: plan label, date and time, tail of the UID."""
    plan, dose = material.case.plan, material.dose
    if plan is not None:
        when = moment_text(plan.date, plan.time)
        uid = uid_tail(plan.header.sop_instance_uid)
        return tr(
            "Plan {plan} · {when} · UID {uid}",
            plan=plan.label or tr("(no label)"),
            when=when,
            uid=uid,
        )
    what = tr("No plan")
    if dose is not None and material.case.is_of_several(dose):
        what = tr("Several plans")
    if dose is None:
        return what
    tail = "" if dose.made else f" · UID {uid_tail(dose.key)}"
    told = {"what": what, "dose": tr("dose {name}", name=dose.label), "tail": tail}
    return filled("{what} · {dose}{tail}", told)
