"""What every object of a case states, side by side: the rows of the details."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.plan_words import displacement_text
from dosiscope.core.text import DASH, date_text, time_text, trimmed
from dosiscope.core.visible import put_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dosiscope.core.along import Along
    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.header import Header
    from dosiscope.core.kinds import Kind
    from dosiscope.core.not_shown import Outside
    from dosiscope.core.plan import Plan
    from dosiscope.core.structures import StructureSet

Stated = dict[str, str]  # attribute to value; "" where it is stated empty or not at all


@dataclass(frozen=True, slots=True)
class DetailsColumn:
    """One object: its title, whether it is withheld, and what it states."""

    title: str
    stated: Stated
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class DetailsRow:
    """One attribute: a cell for each object; None where it does not have it.

    ``differs``: the objects should agree, and do not.
    """

    name: str
    cells: tuple[str | None, ...]
    differs: bool = False

    @property
    def told(self) -> str:
        """The name as it is shown: an attribute of DICOM is English everywhere."""
        return tr(self.name) if self.name in OWN_WORDS else self.name


_BEFORE = "Manufacturer"  # the attributes that only some kinds of object have
_MOST = 20  # objects of one kind that came along, or are beside the case
_SAME = ("Patient's Name", "Patient ID", "Birth Date", "Sex", "Frame of Reference UID")
#: The names that are no attributes of DICOM.
OWN_WORDS: Final = (
    marked("Label"),
    marked("Made of"),
    marked("Date"),
    marked("Time"),
    marked("Description"),
    marked("Images"),
    marked("Spacing"),
    marked("Beams"),
)
#: In this order, in groups as the modules of DICOM are; its attributes stay English.
ATTRIBUTES = (
    *_SAME[:4],
    *("Study Date", "Study Time", "Study ID", "Accession Number", "Study Description"),
    *("Series Date", "Series Time", "Series Number", "Series Description"),
    *("Instance Creation Date", "Instance Creation Time"),
    *("Label", "Made of", "Date", "Time"),
    *("Approval Status", "Description"),
    *("Content Date", "Content Time", "Dose Comment", "Tissue Heterogeneity"),
    *("Dose Units", "Dose Type", "Dose Summation Type"),
    *("Patient Position", "Setup Technique", "Table Top Displacements"),
    *("Images", "Spacing", "Dose References", "Beams"),
    *("Manufacturer", "Model Name", "Software Versions", "Operators' Name"),
    *("Frame of Reference UID", "Study Instance UID", "Series Instance UID"),
    "SOP Instance UID",
)


def columns_of(case: Case, made: Sequence[Dose] = ()) -> list[DetailsColumn]:
    """Return the objects of a case, of its rivals, and made; then what is not shown.

    That is what is withheld and what is beside the case; ``made`` are the doses that
    were made in the window: no objects, but what they are made of is told.
    """
    found: list[DetailsColumn] = []
    if case.ct is not None:
        found.append(DetailsColumn(case.ct.noun, _ct(case.ct)))
    if case.structure_set is not None:
        found.append(
            DetailsColumn("RT Structure Set", _structure_set(case.structure_set))
        )
    if case.plan is not None:
        found.append(DetailsColumn(str(case.plan.header.kind), _plan(case.plan)))
    found += [
        DetailsColumn(f"RT Dose {dose.label}".strip(), _dose(dose))
        for dose in case.doses
    ]
    found += _at_most(
        (one.header.kind, DetailsColumn(_titled(one), _along(one)))
        for one in case.along
    )
    for companion in case.companions:
        found += _rival(case, companion)
    found += [DetailsColumn(tr("Made in the window"), _made(dose)) for dose in made]
    for one in case.withheld:
        stated = {**_header(one.header), "Label": one.label}
        title = tr("{object}, withheld", object=one.header.kind)
        found.append(DetailsColumn(title, stated, is_withheld=True))
    return found + _beside(case)


def _rival(case: Case, companion: Case) -> list[DetailsColumn]:
    """Return what a rival plan has of its own: plan, doses, structure set."""
    plan, structures = companion.plan, companion.structure_set
    whose = f", {plan.label}" if plan is not None and plan.label else ""
    found = []
    if structures is not None and structures.header.uid != _uid(case.structure_set):
        name = tr("RT Structure Set{plan}, compared only", plan=whose)
        found.append(DetailsColumn(name, _structure_set(structures)))
    if plan is not None and plan.header.uid != _uid(case.plan):
        found.append(DetailsColumn(f"{plan.header.kind}{whose}", _plan(plan)))
    own = {dose.header.uid for dose in case.doses}
    return found + [
        DetailsColumn(f"RT Dose {dose.label}{whose}", _dose(dose))
        for dose in companion.doses
        if dose.header.uid not in own
    ]


def _uid(thing: Plan | StructureSet | None) -> str:
    return thing.header.uid if thing is not None else ""


def _made(dose: Dose) -> Stated:
    parts = dose.made.read if dose.made is not None else ()
    return {
        "Label": dose.label,
        "Made of": "; ".join(f"{one.name}: {one.uid}" for one in parts),
        **{name: value for name, value in _dose(dose).items() if value},
    }


def rows_of(columns: list[DetailsColumn]) -> list[DetailsRow]:
    """Return the attributes that any of the objects has."""
    rows = []
    known = list(ATTRIBUTES)
    others = {name: None for column in columns for name in column.stated}
    at = known.index(_BEFORE)
    known[at:at] = [name for name in others if name not in known]
    for name in known:
        values = [column.stated.get(name) for column in columns]
        if all(value is None for value in values):
            continue
        cells = tuple(None if v is None else (v if v.strip() else DASH) for v in values)
        distinct = {
            v.strip().rstrip("^") for v in values if v is not None and v.strip()
        }
        rows.append(DetailsRow(name, cells, name in _SAME and len(distinct) > 1))
    return rows


def _beside(case: Case) -> list[DetailsColumn]:
    """Return what is listed only and names something of the case."""
    return _at_most(
        (
            one.entry.kind,
            DetailsColumn(tr("{object}, not shown", object=one.name), _listed(one)),
        )
        for one in case.beside
    )


def _at_most(columns: Iterable[tuple[Kind, DetailsColumn]]) -> list[DetailsColumn]:
    """Return columns by kind; of very many of a kind how many more there are."""
    by_kind: defaultdict[Kind, list[DetailsColumn]] = defaultdict(list)
    for kind, column in columns:
        by_kind[kind].append(column)
    found = []
    for kind, alike in by_kind.items():
        found += alike[:_MOST]
        if len(alike) > _MOST:
            title = tr_count(
                "{n} more {kind}, in the case browser",
                "{n} more {kind}s, in the case browser",
                len(alike) - _MOST,
                kind=kind.noun,
            )
            found.append(DetailsColumn(title, {}))
    return found


def _titled(one: Along) -> str:
    return f"{one.header.kind} {one.label}".strip()


def _along(one: Along) -> Stated:
    return {
        **_header(one.header),
        "Label": one.label,
        "Date": _day(one.date),
        "Time": _moment(one.time),
        **dict(one.stated),
    }


def _listed(one: Outside) -> Stated:
    entry = one.entry
    return {
        **_header(entry.header),
        "Label": entry.label,
        "Date": _day(entry.date),
        "Time": _moment(entry.time),
        "Names": one.names,
        **dict(entry.stated),
    }


def roi_rows(case: Case) -> list[tuple[str, ...]]:
    """Return number, name, type, algorithm and laterality of every ROI."""
    rois = case.structure_set.rois if case.structure_set is not None else ()
    return [
        (
            str(roi.number),
            roi.name or DASH,
            put_together(", ", roi.interpreted_types) or DASH,
            roi.generation_algorithm or DASH,
            put_together(", ", filter(None, roi.laterality)) or DASH,
        )
        for roi in rois
    ]


def _header(header: Header) -> Stated:
    patient = header.patient
    stated = {
        "Patient's Name": patient.name,
        "Patient ID": patient.id,
        "Birth Date": _day(patient.birth_date),
        "Sex": patient.sex,
        "Study Date": _day(header.study_date),
        "Study Time": _moment(header.study_time),
        "Study ID": header.study_id,
        "Accession Number": header.accession_number,
        "Study Description": header.study_description,
        "Series Date": _day(header.series_date),
        "Series Time": _moment(header.series_time),
        "Series Number": header.series_number,
        "Series Description": header.series_description,
        "Instance Creation Date": _day(header.creation_date),
        "Instance Creation Time": _moment(header.creation_time),
        "Manufacturer": header.manufacturer,
        "Model Name": header.model,
        "Software Versions": header.software_versions,
        "Operators' Name": header.operator,
        "Frame of Reference UID": header.frame_of_reference_uid,
        "Study Instance UID": header.study_uid,
        "Series Instance UID": header.series_uid,
    }
    if header.sop_instance_uid:
        stated["SOP Instance UID"] = header.sop_instance_uid
    return stated


def _ct(ct: Ct) -> Stated:
    spacing = " / ".join(trimmed(value, 3) for value in ct.geometry.spacing)
    return {
        **_header(ct.header),
        "Patient Position": ct.patient_position,
        "Images": str(len(ct.image_uids)),
        "Spacing": f"{spacing} mm",
    }


def _structure_set(found: StructureSet) -> Stated:
    stated = {
        **_header(found.header),
        "Label": found.label,
        "Date": _day(found.date),
        "Time": _moment(found.time),
        "Approval Status": found.approval,
        "Description": found.description,
    }
    if not found.header.frame_of_reference_uid:
        stated["Frame of Reference UID"] = ", ".join(found.frame_of_reference_uids)
    return stated


def _plan(plan: Plan) -> Stated:
    return {
        **_header(plan.header),
        "Label": plan.label,
        "Date": _day(plan.date),
        "Time": _moment(plan.time),
        "Approval Status": plan.approval,
        "Description": plan.description,
        "Patient Position": put_together(", ", plan.patient_positions),
        "Setup Technique": _each((one.number, one.technique) for one in plan.setups),
        "Table Top Displacements": _each(
            (one.number, displacement_text(one)) for one in plan.setups
        ),
        "Dose References": _each(
            (one.number, one.description) for one in plan.dose_references
        ),
        "Beams": _each((beam.number, beam.name) for beam in plan.beams),
    }


def _dose(dose: Dose) -> Stated:
    return {
        **_header(dose.header),
        "Content Date": _day(dose.content_date),
        "Content Time": _moment(dose.content_time),
        "Dose Comment": dose.comment,
        "Tissue Heterogeneity": put_together(", ", dose.tissue_heterogeneity),
        "Dose Units": str(dose.units),
        "Dose Type": str(dose.type),
        "Dose Summation Type": str(dose.summation),
        "Spacing": " / ".join(trimmed(v, 3) for v in dose.geometry.spacing) + " mm",
    }


def _each(items: Iterable[tuple[int | None, str]]) -> str:
    return put_together(
        "\n",
        (
            put_together("", ("" if number is None else f"{number}: ", name or DASH))
            for number, name in items
        ),
    )


def _day(date: str) -> str:
    return _filled(date_text, date)


def _moment(time: str) -> str:
    return _filled(time_text, time)


def _filled(form: Callable[[str], str], value: str) -> str:
    return form(value) if value.strip() else ""
