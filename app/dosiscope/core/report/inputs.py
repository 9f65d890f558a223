"""The appendix of a report: the files that it was made of, with their hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.report.cells import count, words
from dosiscope.core.report.document import Column, Section, Table, Tone
from dosiscope.core.text import DASH

if TYPE_CHECKING:
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_COLUMNS: Final = (
    Column(key="file", heading="File", is_name=True),
    Column(key="object", heading="Object"),
    Column(key="uid", heading="UID"),
    Column(key="bytes", heading="Bytes", is_number=True),
    Column(key="sha256", heading="SHA-256"),
)


def inputs_section(material: Material, _: Part) -> Section:
    """Return every file with the object it holds, its size and its SHA-256."""
    rows = tuple(
        (
            words(one.file),
            words(one.kind),
            words(one.uid, Tone.FAINT),
            count(one.bytes),
            words(one.sha256 or DASH, Tone.FAINT),
        )
        for one in material.inputs
    )
    return Section(
        key="inputs",
        title="Input files",
        blocks=(Table(key="inputs", columns=_COLUMNS, rows=rows, empty="None."),),
    )
