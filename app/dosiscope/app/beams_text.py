"""What plans state of their beams, as the tables of a report have it, in a CSV."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.app.report_text import tables_csv
from dosiscope.core.report.material import Material
from dosiscope.core.report.parts import document_of
from dosiscope.core.report.template import Part, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan


def beams_csv(case: Case, dose: Dose | None, plans: Sequence[Plan], made: str) -> str:
    """Return all tables of beams, without identity, plan by plan.

    Parameters
    ----------
    case
        As it is told where the dose is shown.
    plans
        Those that are told beside the dose.
    made
        When, with the offset from UTC.
    """
    template = Template(title="Beams", parts=(Part(key="beams"),))
    texts = []
    for plan in plans:
        material = Material(
            case=replace(case, plan=plan).without_identity(),
            with_identity=False,
            dose=dose,
            reference=None,
            results=(),
            rois={},
            shown=frozenset(),
            made=made,
        )
        texts.append(tables_csv(material, document_of(material, template)))
    return "\r\n".join(texts)
