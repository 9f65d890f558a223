"""The forms of a report that have no pages: JSON, and all its tables as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.json_text import json_text
from dosiscope.core.outputs import whole_folder
from dosiscope.io.out.document_csv import document_csv, document_csv_files
from dosiscope.io.out.provenance import head_lines, made_of
from dosiscope.io.out.report_json import report_values

if TYPE_CHECKING:
    from os import PathLike

    from dosiscope.core.report.document import Document
    from dosiscope.core.report.material import Material


def report_json(material: Material, document: Document) -> str:
    """Return the records and the pages as JSON."""
    return f"{json_text(report_values(material, document))}\n"


def tables_csv(material: Material, document: Document) -> str:
    """Return all tables of a report without identity as one CSV."""
    return document_csv(document, _head(material))


def write_tables(
    folder: str | PathLike[str], material: Material, document: Document
) -> None:
    """Write a CSV of each table of a report without identity into a new folder.

    Raises
    ------
    OutputError
        It is there and not empty, or cannot be written.
    """
    files = document_csv_files(document, _head(material))
    with whole_folder(folder) as aside:
        for name, text in files.items():
            (aside / name).write_bytes(text.encode("utf-8", "backslashreplace"))


def _head(material: Material) -> tuple[tuple[str, str], ...]:
    return tuple(head_lines(made_of(material.case, material.dose)))
