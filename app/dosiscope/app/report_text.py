"""The forms of a report that have no pictures: JSON, and all its tables as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.json_text import json_text
from dosiscope.core.outputs import whole_folder
from dosiscope.core.report.parts import document_of
from dosiscope.io.out.document_csv import document_csv, document_csv_files
from dosiscope.io.out.provenance import head_lines, made_of
from dosiscope.io.out.report_json import report_values

if TYPE_CHECKING:
    from os import PathLike

    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Template


def report_json(material: Material, template: Template) -> str:
    """Return the records and the pages as JSON."""
    values = report_values(material, document_of(material, template))
    return f"{json_text(values)}\n"


def tables_csv(material: Material, template: Template) -> str:
    """Return all tables as one CSV; they name nobody."""
    nobody = material.without_identity()
    return document_csv(document_of(nobody, template), _head(nobody))


def write_tables(
    folder: str | PathLike[str], material: Material, template: Template
) -> None:
    """Write a CSV of each table into a new folder; they name nobody.

    Raises
    ------
    OutputError
        It is there and not empty, or cannot be written.
    """
    nobody = material.without_identity()
    files = document_csv_files(document_of(nobody, template), _head(nobody))
    with whole_folder(folder) as aside:
        for name, text in files.items():
            (aside / name).write_bytes(text.encode("utf-8", "backslashreplace"))


def _head(material: Material) -> tuple[tuple[str, str], ...]:
    return tuple(head_lines(made_of(material.case, material.dose)))
