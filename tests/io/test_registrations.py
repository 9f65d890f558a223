"""Registrations among what was found; what else there is is not read for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.io.case.registrations import check_registrations
from dosiscope.io.files.part10 import DicomFile
from support.cases import write_good
from support.opened import scanned

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_objects_of_other_kinds_are_not_read_for_a_registration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A structure set is, of many contours, most of what opening a case costs."""
    found, read = scanned(write_good(tmp_path)), list[str]()
    header = found.inventory.entries[0].header
    frame = header.frame_of_reference_uid

    def dataset(file: DicomFile) -> None:
        read.append(file.path)

    monkeypatch.setattr(DicomFile, "dataset", property(dataset))
    assert check_registrations(found, header.patient, frame) == []
    assert read == []
