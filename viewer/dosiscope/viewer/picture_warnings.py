"""What stands on the picture as a warning: headlines, grouped by rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.findings import PATIENT_RULES, Action
from dosiscope.core.isodose import is_plausible, proportion_text
from dosiscope.core.kinds import Kind, Role, comes_along
from dosiscope.core.language import tr
from dosiscope.core.made_findings import made_findings
from dosiscope.core.text import counted, dose_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.isodose import Reference
    from dosiscope.core.not_shown import Missing

# So many ROIs are named one by one.
_NAMED: Final = 2
_PRESCRIPTION: Final = "RX-03"
# Outcomes of which both values stand on the picture.
_WITH_VALUES: Final = ("PAT-04:tied", "PAT-05:tied")
# The role of what is missing of which a finding of this rule tells already.
_TOLD: Final = {"IMG-11": Role.CT, "DO-17": Role.PLAN, "PL-03": Role.STRUCTURE_SET}


@dataclass(frozen=True, slots=True)
class Standing:
    """One warning.

    ``is_bad`` where something is not shown, or patients differ; ``is_accepted`` where
    it tells what the user accepted: that is never left out for want of room.
    """

    text: str
    is_bad: bool = False
    is_accepted: bool = False


def standing_warnings(
    case: Case,
    dose: Dose | None = None,
    hidden: Collection[int] = (),
    *,
    reference: Reference | None = None,
    identity: bool = True,
) -> tuple[Standing, ...]:
    """Return what stands on the picture: what was accepted, the worst, each once.

    Parameters
    ----------
    dose
        The dose that is shown: what concerns another one does not stand on it.
    hidden
        ROI Numbers that are not drawn: nor do their warnings stand.
    reference
        The dose that is 100 %: told where it is out of proportion to the dose.
    identity
        Without it every sentence leaves out what tells who a patient is.
    """
    if not identity:
        case = case.without_identity()
    standing = dict.fromkeys((*case.warnings, *made_findings(dose)))
    findings = [f for f in standing if _concerns(f, dose, hidden)]
    disproportion = tuple(_of_reference(case, dose, reference))
    if disproportion:  # says more than the headline
        findings = [f for f in findings if f.rule != _PRESCRIPTION]
    found = [*_of_findings(findings, case, hidden), *_of_withheld(case), *disproportion]
    found.sort(key=lambda one: (not one.is_accepted, not one.is_bad))
    missing = untold_missing(case, findings)
    # headlines, as the others are: without the stop of a sentence
    found += [Standing(one.text.removesuffix(".")) for one in missing]
    return tuple(dict.fromkeys(found))


def untold_missing(case: Case, findings: Iterable[Finding]) -> tuple[Missing, ...]:
    """Return what is missing and none of the findings, which stand beside it, tells."""
    told = {_TOLD.get(finding.rule) for finding in findings}
    return tuple(one for one in case.missing if one.role not in told)


def _concerns(finding: Finding, dose: Dose | None, hidden: Collection[int]) -> bool:
    if comes_along(finding.object_kind):  # it is in none of these pictures
        return finding.rule in PATIENT_RULES
    if finding.object_kind == Kind.DOSE.name and dose is not None:
        return finding.object_uid in ("", dose.key, *dose.read_uids)
    return not finding.concerned or bool(_shown_of(finding, hidden))


def _shown_of(finding: Finding, hidden: Collection[int]) -> list[int]:
    """Return the ROIs that it tells of; what is hidden has no place on the picture."""
    is_of_structures = finding.object_kind == Kind.STRUCTURE_SET.name
    return [n for n in finding.concerned if not is_of_structures or n not in hidden]


def _of_findings(
    findings: list[Finding], case: Case, hidden: Collection[int]
) -> Iterator[Standing]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.headline), []).append(finding)
    for (_, text), group in groups.items():
        numbers = dict.fromkeys(n for f in group for n in _shown_of(f, hidden))
        whose = f": {_rois(case, tuple(numbers))}" if numbers else ""
        if group[0].outcome.key in _WITH_VALUES:
            values = dict.fromkeys(v for f in group for v in (f.found, f.expected))
            whose = f": {' / '.join(values)}"
        yield Standing(
            text + whose,
            any(f.is_alarming for f in group),
            any(f.outcome.is_accepted for f in group),
        )


def _rois(case: Case, numbers: tuple[int, ...]) -> str:
    if len(numbers) > _NAMED:
        return counted(len(numbers), "ROI")
    rois = case.structure_set.rois if case.structure_set else ()
    names = {roi.number: roi.shown_name for roi in rois}
    return ", ".join(
        names.get(number, tr("ROI {number}", number=number)) for number in numbers
    )


def _of_reference(
    case: Case, dose: Dose | None, reference: Reference | None
) -> Iterator[Standing]:
    if dose is None or reference is None:
        return
    if is_plausible(reference, dose, case.plan):
        return
    fractions = case.plan.fractions if case.plan is not None else None
    told = proportion_text(reference, dose, fractions)
    yield Standing(
        tr(
            "100 % = {dose} does not fit the dose: {why}",
            dose=dose_text(reference.gray, dose.unit_text),
            why=told,
        )
    )


def _of_withheld(case: Case) -> Iterator[Standing]:
    """Yield the objects that are not shown and that no finding tells of."""
    told = {f.object_uid for f in case.findings if f.action >= Action.WITHHOLD}
    for one in case.withheld:
        if one.header.uid not in told:
            yield Standing(
                tr(
                    "{object} not shown: {why}",
                    object=one.header.kind,
                    why=one.reason,
                ),
                True,
            )
