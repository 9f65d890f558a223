from __future__ import annotations

from typing import TYPE_CHECKING

import pydicom
import pytest

from dosiscope.core.tag_node import TagNode, locate, walk
from dosiscope.core.text import grouped
from dosiscope.io.case.scanned_files import tag_files
from support.cases import good_built, setting, write_good
from support.opened import scanned

if TYPE_CHECKING:
    from pathlib import Path

    from pydicom.dataset import Dataset

    from dosiscope.io.case.scan import Scan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_good(tmp_path / "case")


def root_of(scan: Scan, kind: str) -> TagNode:
    entry = next(e for e in scan.inventory.entries if e.kind.name == kind)
    return tag_files(scan, entry.uid)[0].open()


def count(dataset: Dataset) -> int:
    """Elements and items, as another reader counts them."""
    total = 0
    for element in dataset:
        total += 1
        if element.VR == "SQ":
            total += sum(1 + count(item) for item in element.value)
    return total


@pytest.mark.parametrize(
    ("kind", "name"),
    [("RT Structure Set", "RS"), ("RT Plan", "RP"), ("RT Dose", "RD")],
)
def test_every_element_is_there(folder: Path, kind: str, name: str) -> None:
    dataset = pydicom.dcmread(folder / f"{name}.dcm")
    expected = count(dataset) + count(dataset.file_meta)
    nodes = [node for _, node in walk(root_of(scanned(folder), kind))]
    assert len(nodes) == expected
    texts = {n.keyword: n.value for n in nodes}
    assert texts["PatientID"] == dataset.PatientID
    assert texts["TransferSyntaxUID"].startswith(dataset.file_meta.TransferSyntaxUID)


@pytest.mark.slow
@pytest.mark.parametrize("syntax", ["implicit", "big endian", "deflated"])
def test_the_same_in_every_transfer_syntax(tmp_path: Path, syntax: str) -> None:
    def words(folder: Path) -> list[str]:
        root = root_of(scanned(folder), "RT Structure Set")
        return [n.text for _, n in walk(root) if n.number >> 16 != 2]

    plain, other = good_built(), good_built()
    plain.write(tmp_path / "a")
    other.write(tmp_path / "b", syntax)
    assert words(tmp_path / "a") == words(tmp_path / "b")


def _whole_length(node: TagNode) -> int:
    return len(node.whole())


def test_numbers_pixels_and_long_values_are_readable(folder: Path) -> None:
    scan = scanned(folder)
    dose = {n.keyword: n for _, n in walk(root_of(scan, "RT Dose"))}
    dataset = pydicom.dcmread(folder / "RD.dcm")
    assert dose["Rows"].value == str(dataset.Rows)
    size = grouped(len(dataset.PixelData))
    assert dose["PixelData"].value == f"{size} bytes of pixels"
    rois = [n for _, n in walk(root_of(scan, "RT Structure Set"))]
    contour = max((n for n in rois if n.keyword == "ContourData"), key=_whole_length)
    assert "… (" in contour.value
    assert contour.value.endswith("characters)")
    assert len(contour.whole()) > len(contour.value)


def test_a_tag_is_found_inside_the_items_about_an_roi(folder: Path) -> None:
    root = root_of(scanned(folder), "RT Structure Set")
    nodes = dict(walk(root))
    structures = pydicom.dcmread(folder / "RS.dcm")
    for roi in structures.StructureSetROISequence:
        path = locate(root, 0x30060026, int(roi.ROINumber))
        assert path is not None
        assert nodes[path].value == roi.ROIName
    path = locate(root, 0x00100020)
    assert path is not None
    assert nodes[path].keyword == "PatientID"
    assert locate(root, 0x0BADBAD0) is None


def test_images_of_a_series_stand_in_the_order_of_z(folder: Path) -> None:
    scan = scanned(folder)
    series = next(iter(scan.images))
    files = tag_files(scan, series)
    z = [file.z for file in files if file.z is not None]
    assert z == sorted(z)
    assert len(z) == len(scan.images[series])
    assert files[0].title.startswith(f"Image 1 of {len(z)}")


def test_looking_at_tags_adds_no_doubts_to_the_file(tmp_path: Path) -> None:
    folder = write_good(tmp_path, setting("structures", "PatientComments", "plain"))
    raw = (folder / "RS.dcm").read_bytes().replace(b"plain ", b"pl\xe4in ")
    (folder / "RS.dcm").write_bytes(raw)
    scan = scanned(folder)
    before = [file.notes for file in scan.objects.values()]
    for _, node in walk(root_of(scan, "RT Structure Set")):
        assert node.text
    assert [file.notes for file in scan.objects.values()] == before
