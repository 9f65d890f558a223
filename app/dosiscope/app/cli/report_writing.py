"""Writes a report in the form that is asked for: what ``dosiscope report`` does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.app.chosen_reference import reference_in
from dosiscope.app.chosen_rois import chosen_rois
from dosiscope.app.cli.endings import refuse_ending
from dosiscope.app.cli.opening import open_case, print_json, run_watched, status_of
from dosiscope.app.cli.sidecars import asked_for, check_sidecar
from dosiscope.app.cli.two_doses import gamma_of, open_pairs
from dosiscope.app.goals_asked import names_of, template_if_asked
from dosiscope.app.json_text import json_text
from dosiscope.app.plan_checking import limits_of
from dosiscope.app.report_asked import ReportAsked
from dosiscope.app.report_text import tables_csv, write_tables
from dosiscope.app.reporting import material_of
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal, filled
from dosiscope.core.outputs import (
    check_folder,
    check_not_read,
    check_output,
    write_output,
)
from dosiscope.core.plan_check.item import ItemResult
from dosiscope.core.report.material import LETTERS
from dosiscope.core.report.template_text import read_template
from dosiscope.core.visible import path_text
from dosiscope.io.out.report_json import report_values
from dosiscope.resources.report_templates import DEFAULT, PRESETS, preset
from dosiscope.resources.roi_names import bundled_rules

if TYPE_CHECKING:
    from argparse import Namespace

    from dosiscope.app.opening_pairs import TwoDoses
    from dosiscope.app.reporting import Gathered
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Template
    from dosiscope.io.case.scan import Scan

FOLDER: Final = ""  # the ending of what is written as a folder of tables
_FORMS: Final = (".pdf", ".html", ".json", ".csv", FOLDER)


def write_report(arguments: Namespace) -> int:
    """Write the report; status 1 where what it tells would make that of its verb 1."""
    form = _form(arguments)
    check_sidecar(arguments)
    sidecar = asked_for(arguments)
    if sidecar is not None:
        return _write_again(arguments, form, sidecar)
    template = report_template(arguments.template)
    goals = template_if_asked(arguments.goals, arguments.assign)
    _check_output(arguments, form)
    asked, found = _asked(arguments, template, goals, form)
    gathered = run_watched(material_of(asked))
    _write(arguments, form, asked, template, gathered)
    if arguments.sidecar is not None:
        from dosiscope.app.cli.report_sidecar import write_report_sidecar

        write_report_sidecar(arguments, found, asked, template)
    return _status(gathered.material)


def _write_again(arguments: Namespace, form: str, sidecar: Path) -> int:
    """Write the report that a sidecar is of, or one of what it shows."""
    from dosiscope.app.cli.report_sidecar import asked_again

    template = report_template(arguments.template) if arguments.template else None
    _check_output(arguments, form)
    is_table = form in (".csv", FOLDER)
    asked, template = asked_again(arguments, sidecar, template, is_table=is_table)
    gathered = run_watched(material_of(asked))
    _write(arguments, form, asked, template, gathered)
    return _status(gathered.material)


def report_template(word: str) -> Template:
    """Return the template of a file, or the one that comes with the program.

    Raises
    ------
    DosiscopeError
        There is none of this name, or the file is none.
    """
    if not word:
        return preset(DEFAULT)
    name = " ".join(word.replace("-", " ").split()).casefold()
    # a folder of the name of one is no template
    if name in PRESETS and not Path(word).is_file():
        return preset(name)
    if Path(word).exists():
        return read_template(word)
    words = {"path": Personal(path_text(word)), "names": ", ".join(PRESETS)}
    raise DosiscopeError(
        filled(
            "--template {path}: there is no such file, nor a template of this name; "
            "those of the program are: {names}",
            words,
        )
    )


def _form(arguments: Namespace) -> str:
    """Return the ending that says in which form the report is written.

    Raises
    ------
    DosiscopeError
        Nothing is asked for, or a form that is not known.
    """
    if arguments.output is None:
        if not arguments.json:
            raise DosiscopeError("name what to write with -o, or print it with --json")
        return ".json"
    ending = arguments.output.suffix.lower()
    if arguments.output.is_dir():
        return FOLDER
    refuse_ending(arguments.output, _FORMS)
    return str(ending)


def _opened(arguments: Namespace) -> list[Path]:
    """Return what was opened: the files of goals, limits and parts too."""
    return [*arguments.paths, *_words_read(arguments)]


def _words_read(arguments: Namespace) -> list[Path]:
    words = (arguments.template, arguments.goals, arguments.limits)
    return [Path(word) for word in words if word]


def _check_output(arguments: Namespace, form: str) -> None:
    if arguments.output is None:
        return
    if form == FOLDER:
        check_folder(arguments.output)
    else:
        check_not_read(arguments.output, _words_read(arguments))
        opened = _opened(arguments)
        check_output(arguments.output, opened, replace=arguments.force)


def _asked(
    arguments: Namespace,
    template: Template,
    goals: GoalTemplate | None,
    form: str,
) -> tuple[ReportAsked, Scan]:
    """Open what is asked for; tables as CSV name nobody."""
    limits, criteria = limits_of(arguments.limits), gamma_of(arguments)
    others: dict[str, Dose] = {}
    noticed: tuple[Finding, ...] = ()
    if arguments.with_doses:
        pairs = _pairs(arguments)
        found, case = pairs[0].scan, pairs[0].case
        noticed = tuple(dict.fromkeys(one for pair in pairs for one in pair.noticed))
        first: Dose | None = pairs[0].a
        others = dict(zip(LETTERS, (pair.b for pair in pairs), strict=False))
    elif criteria is not None:
        raise DosiscopeError("--gamma is of two doses: name B with --with UID")
    else:
        found, case = open_case(arguments)
        first = case.doses[0] if case.doses else None
    shown = {roi.number for roi in chosen_rois(case, arguments.rois)}
    with_identity = not arguments.no_identity and form not in (".csv", FOLDER)
    asked = ReportAsked(
        case=case if with_identity else case.without_identity(),
        dose=first,
        limits=limits,
        others=others,
        reference=reference_in(case, first, arguments.reference),
        entries=found.inventory.entries,
        name_rules=bundled_rules(),
        goals=None
        if goals is None
        else (goals, names_of(goals, arguments.assign, case)),
        criteria=criteria,
        metrics=template.metrics,
        shown=frozenset(shown),
        noticed=noticed,
        with_identity=with_identity,
        palettes=arguments.palette,
    )
    return asked, found


def _pairs(arguments: Namespace) -> tuple[TwoDoses, ...]:
    """Open A and each B; refuse, before any work, what does not compare."""
    if len(arguments.with_doses) > len(LETTERS):
        raise DosiscopeError(
            f"--with: a report compares A with {len(LETTERS)} doses at most; "
            "'compare' takes any number"
        )
    pairs = open_pairs(arguments, arguments.with_doses)
    for pair in pairs:
        pair.refuse_unlike("comparison")
    return pairs


def _write(
    arguments: Namespace,
    form: str,
    asked: ReportAsked,
    template: Template,
    gathered: Gathered,
) -> None:
    from dosiscope.app.cli.report_pages import pages_of, pictured

    output, material = arguments.output, gathered.material
    document, figures = pictured(asked, gathered, template)
    if form in (".pdf", ".html"):
        _put(arguments, pages_of(form, document, figures, template))
    if form == ".csv":
        _put(arguments, tables_csv(material, document))
    elif form == FOLDER:
        write_tables(output, material, document)
    if form == ".json" or arguments.json:
        values = report_values(material, document)
        if form == ".json" and output is not None:
            _put(arguments, f"{json_text(values)}\n")
        if arguments.json:
            print_json(values)


def _put(arguments: Namespace, data: str | bytes) -> None:
    opened = _opened(arguments)
    write_output(arguments.output, data, opened, replace=arguments.force)


def _status(material: Material) -> int:
    """Return 1 where a finding warns, a goal is not met or an item is flagged."""
    reports, outcomes = material.comparisons.values(), material.plan_check or ()
    findings = [finding for report in reports for finding in report.findings]
    is_met = material.goals is None or material.goals.is_all_passed
    is_flagged = any(one.result is ItemResult.FLAG for one in outcomes)
    told = findings if reports else material.case.findings
    return 1 if is_flagged or not is_met else status_of(told)
