"""All that the program makes of a case: volumes, DVHs, reports, tables, a picture.

Nothing of it may fail on a case that was opened, and whatever damaged texts and
numbers the case holds, it must stay text that is seen and numbers that are numbers.
"""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from dosiscope.app.gui import application
from dosiscope.app.json_text import json_text
from dosiscope.app.measure import measure_dvhs, measure_solids
from dosiscope.app.plan_checking import measured_subject
from dosiscope.app.records_text import records_csv, records_section_of
from dosiscope.app.report import report_of
from dosiscope.app.stored import stored_dvhs
from dosiscope.core.dvh.results import DvhReport, DvhResult
from dosiscope.core.errors import NotLaidOverError
from dosiscope.core.link import propose
from dosiscope.core.plan_check.check import check_plan
from dosiscope.core.progress import finish
from dosiscope.core.text import cell_text
from dosiscope.core.visible import has_unseen
from dosiscope.io.case.second_images import read_second, second_choices
from dosiscope.io.out.document_text import section_lines
from dosiscope.io.out.dvh_csv import dvh_csv
from dosiscope.io.out.dvh_json import dvh_values
from dosiscope.io.out.dvh_text import dvh_lines
from dosiscope.io.out.plan_check import plan_check_lines, plan_check_values
from dosiscope.io.out.provenance import made_of
from dosiscope.io.out.records_json import course_values
from dosiscope.io.out.report_html import report_html
from dosiscope.resources.plan_limits import bundled_limits
from dosiscope.viewer.second_text import registration_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.core.course import Course
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.io.case.scan import Scan

_SIZE = (360, 320)  # px, enough for the words of the small case
_VOID = frozenset(("meta", "br", "hr", "col", "link", "img"))
_NUMBERS = re.compile("[0-9.,]*")
_NO_NUMBER = re.compile(r"[+-]?(nan|inf(inity)?)", re.IGNORECASE)


class UnsafeError(Exception):
    """What came out of the program is not what may come out of it."""


def show(scan: Scan, case: Case, *, exports: bool = True) -> None:
    """Make everything of a case; raises whatever goes wrong.

    Without ``exports`` there are neither tables of DVHs nor a picture.
    """
    solids = finish(measure_solids(case))
    # the check of the plan measures the first dose itself
    is_measured = case.plan is not None and not exports
    curves = _curves(case, solids, case.doses[is_measured:])
    _, withheld = stored_dvhs(case, case.stored_source)
    if case.plan is not None:
        _check_plan(scan, case)
    if case.course is not None:
        _check_records(case, case.course)
    _check_second_images(scan, case)
    report = finish(report_of(scan, [case], {case: solids}))
    _check_json(json_text(report))
    _check_html(report_html(report, "2000-01-01"))
    if exports:
        dose = case.doses[0] if case.doses else None
        results = [DvhResult.of(curve) for curve in curves]
        results += [DvhResult.withheld(one) for one in withheld]
        made = DvhReport(case=case, dose=dose, results=tuple(results))
        _check_json(json_text(dvh_values(made)))
        _check_csv(dvh_csv(results, made_of(case, dose)))
        for line in dvh_lines(made):
            _check_text("table", line)
        _check_picture(case, solids)


def _check_plan(scan: Scan, case: Case) -> None:
    """Check the plan as `dosiscope plancheck` does."""
    steps = measured_subject(case, scan.inventory, limits=bundled_limits())
    outcomes = check_plan(finish(steps))
    _check_json(json_text(plan_check_values(outcomes, {})))
    for line in plan_check_lines(outcomes):
        _check_text("plan check", line)


def _check_records(case: Case, course: Course) -> None:
    """Tell what was delivered as `dosiscope records` does."""
    _check_json(json_text(course_values(course, {}, course.findings)))
    _check_csv(records_csv(case, course))
    for line in section_lines(records_section_of(case, course, identity=True)):
        _check_text("records", line)


def _check_second_images(scan: Scan, case: Case) -> None:
    """Lay over what may be, by every registration that leads to it."""
    selection = propose(scan.inventory)
    for choice in second_choices(scan, selection, case):
        _check_text("choice", f"{choice.name}: {choice.why_not}")
        ways = [one.uid for one in choice.open_ways]
        for uid in ways if choice.refusal else ["", *ways]:
            steps = read_second(scan, selection, case, choice.uid, uid)
            try:
                told = registration_text(finish(steps))
            except NotLaidOverError as error:
                told = str(error)
            _check_text("second image", told)
    for entry in scan.inventory.entries:
        for name, value in entry.stated:
            _check_text("details", f"{name}: {value}")


def _curves(
    case: Case, solids: dict[int, Measured], doses: Sequence[Dose]
) -> list[Dvh]:
    found = {n: m.solid for n, m in solids.items() if m.solid is not None}
    rois = case.structure_set.rois if case.structure_set else ()
    names = {roi.number: roi.shown_name for roi in rois}
    curves = []
    for dose in doses:
        results = finish(measure_dvhs(found, dose, names, found)).values()
        curves += [m.dvh for m in results if m.dvh is not None]
    shown, _ = stored_dvhs(case, case.stored_source)
    return [*curves, *shown]


def _check_json(text: str) -> None:
    def refuse(word: str) -> None:
        raise UnsafeError(f"JSON: {word} is no number")

    for value in _values(json.loads(text, parse_constant=refuse)):
        if isinstance(value, str):
            _check_text("JSON", value)


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _values(one)
    elif isinstance(value, list) and value and not isinstance(value[0], float):
        for one in value:
            yield from _values(one)
    elif not isinstance(value, list):
        yield value


class _Page(HTMLParser):
    """Reads a page; every element that is opened must be closed in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "base", "form"):
            raise UnsafeError(f"HTML: <{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("href", "src"):
                raise UnsafeError(f"HTML: {name}={value!r:.40}")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and (not self.open or self.open.pop() != tag):
            raise UnsafeError(f"HTML: </{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        _check_text("HTML", data)


def _check_html(text: str) -> None:
    page = _Page()
    page.feed(text)
    page.close()
    if page.open:
        raise UnsafeError(f"HTML: <{page.open[-1]}> is not closed")


def _check_csv(text: str) -> None:
    lines = text.split("\r\n")
    for line in lines:
        if has_unseen(line):
            raise UnsafeError(f"CSV: unseen characters in {line!r:.80}")
    for row in csv.reader(line for line in lines if not _NUMBERS.fullmatch(line)):
        for cell in row:
            if cell != cell_text(cell):
                raise UnsafeError(f"CSV: a formula, {cell!r:.40}")
            if _NO_NUMBER.fullmatch(cell):
                raise UnsafeError(f"CSV: {cell}")


def _check_text(where: str, text: str) -> None:
    if has_unseen(text, "\n"):
        raise UnsafeError(f"{where}: unseen characters in {text!r:.80}")


def _check_picture(case: Case, solids: dict[int, Measured]) -> None:
    """Paint the picture as `dosiscope snapshot` does; too many words are told."""
    application(headless=True)
    from PySide6.QtGui import QImage

    from dosiscope.viewer.canvas import PictureError
    from dosiscope.viewer.picture import Page, png_of
    from dosiscope.viewer.review import Review

    review = Review()
    review.set_case(case)
    for one in solids.values():
        if one.solid is not None and one.volume_cc is not None:
            review.results.add_solid(one.roi_number, one.solid, one.volume_cc)
    try:
        page = Page(review.axial, True, None)
        picture = page.image(page.fitting(_SIZE), 1.0)
    except PictureError:
        return  # a sentence says what does not fit
    image = QImage()
    image.loadFromData(png_of(picture), "PNG")
    if image.isNull() or image.size() != picture.size():
        raise UnsafeError("PNG: no picture")
