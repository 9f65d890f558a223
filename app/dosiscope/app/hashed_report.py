"""The verification report with the SHA-256 of every file it is about."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from dosiscope.app.report import report_of
from dosiscope.app.report_inputs import input_files
from dosiscope.core.identity import LEFT_OUT
from dosiscope.io.case.scanned_files import files_of
from dosiscope.io.files.file_hashes import below_common_folder, hash_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dosiscope.app.measure import Measured
    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Selection
    from dosiscope.core.progress import Steps
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.out.report_record import CheckRecord


def hashed_report(
    scan: Scan,
    cases: Sequence[Case],
    selections: Sequence[Selection],
    *,
    names: bool = True,
    measured: Mapping[Case, Mapping[int, Measured]] = MappingProxyType({}),
) -> Steps[CheckRecord]:
    """Return the report of `report_of` with ``files.inputs``: file, bytes, sha256.

    Without ``names`` the files are not named: a name may be the patient's.
    ``measured`` as in `report_of`.
    """
    report = yield from report_of(scan, cases, measured)
    beside = (one for case in cases for one in case.companions)
    paths = sorted({*files_of(scan, selections), *_files_of_companions(scan, beside)})
    hashes = yield from hash_files(paths)
    called = below_common_folder(paths) if names else [LEFT_OUT] * len(paths)
    report["files"]["inputs"] = [
        {"file": name, "bytes": one.bytes, "sha256": one.sha256}
        for name, one in zip(called, hashes, strict=True)
    ]
    return report


def _files_of_companions(scan: Scan, companions: Iterable[Case]) -> Iterator[str]:
    for one in companions:
        yield from (file.path for file in input_files(one, scan.inventory.entries))


def report_text(report: CheckRecord, kind: str) -> str:
    """Return the report as "html" or "json"."""
    from dosiscope.app.json_text import json_text
    from dosiscope.io.out.report_html import report_html

    if kind == "html":
        made = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %z")
        return report_html(report, made)
    return f"{json_text(report)}\n"
