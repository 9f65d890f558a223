"""A kind of object is a row of its table and a registration: the worked example.

The RT Beams Delivery Instruction (PS3.3 A.64) is registered here as the program would
do it, in four files: the row of `dosiscope.core.kinds`, its module in
`dosiscope.io.kinds`, a line of the table there, and its tags.  It is then wherever
objects are.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydicom import dcmread
from pydicom.uid import (
    ComputedRadiographyImageStorage,
    RTBeamsDeliveryInstructionStorage,
    SecondaryCaptureImageStorage,
    SpatialFiducialsStorage,
    UltrasoundImageStorage,
)

from dosiscope.app.main import main
from dosiscope.app.window import Window
from dosiscope.core import kinds
from dosiscope.core.inventory import Entry
from dosiscope.core.kinds import Kind, Role
from dosiscope.io.case.scanned_files import tag_files
from dosiscope.io.files import tags
from dosiscope.io.header import read_header
from dosiscope.io.kinds import table
from dosiscope.io.kinds.registration import ObjectKind, SeriesKind
from dosiscope.io.rt.references import referenced_uids
from dosiscope.viewer.details import Details
from dosiscope.viewer.details_rows import columns_of, rows_of
from dosiscope.viewer.panels.checks_rows import check_rows
from support.case_rows import index_of, labelled
from support.cases import good_built
from support.command_line import run_json
from support.look import dress
from support.opened import opened, scanned
from support.windows import open_and_wait

if TYPE_CHECKING:
    from pydicom.dataset import Dataset
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings
    from dosiscope.core.header import Header
    from dosiscope.io.files.dataset import Dataset as Elements
    from dosiscope.io.files.note import Note
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.viewer.case_rows import CaseRow
    from support.synthetic.build import BuiltCase

DELIVERY_TYPE = 0x300A00CE
INSTRUCTION = Kind(name="RT Task", icon="play")


def _entry(dataset: Elements, header: Header) -> Entry:
    return Entry(
        header=header,
        uid=header.sop_instance_uid,
        label=header.series_description,
        date=dataset.text(tags.ContentDate),
        time=dataset.text(tags.ContentTime),
        detail=dataset.text(DELIVERY_TYPE),
        plan_uids=referenced_uids(dataset, tags.ReferencedRTPlanSequence),
        frame_of_reference_uid=header.frame_of_reference_uid,
        stated=(("Treatment Delivery Type", dataset.text(DELIVERY_TYPE)),),
    )


REGISTRATION = ObjectKind(
    kind=INSTRUCTION,
    sop_classes=(RTBeamsDeliveryInstructionStorage,),
    modality="PLAN",
    entry=_entry,
    needed=lambda _dataset: (DELIVERY_TYPE,),
)
SENTENCE = (
    'RT Task "Field 1" is not shown: objects of its kind are listed only; it names '
    'the RT Plan "Good plan" of this case.'
)


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two lines that make the kind known."""
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, INSTRUCTION))
    monkeypatch.setattr(table, "REGISTERED", (*table.REGISTERED, REGISTRATION))


def beside(built: BuiltCase, uid: str = "1.2.3.77", **changes: Any) -> Dataset:
    """An object that names the plan; without a frame of reference of its own."""
    image = copy.deepcopy(built.plan)
    for element in built.plan:
        if element.tag.group >= 0x3000:
            del image[element.tag]
    image.SOPClassUID, image.SOPInstanceUID = RTBeamsDeliveryInstructionStorage, uid
    image.file_meta = built.plan.file_meta.__class__()
    image.file_meta.TransferSyntaxUID = built.plan.file_meta.TransferSyntaxUID
    image.Modality, image.SeriesDescription = "PLAN", "Field 1"
    image.TreatmentDeliveryType = "TREATMENT"
    image.ContentDate, image.ContentTime = "20260105", "101500"
    if "FrameOfReferenceUID" in image:
        del image.FrameOfReferenceUID
    image.ReferencedRTPlanSequence = [built.dose.ReferencedRTPlanSequence[0]]
    for keyword, value in changes.items():
        setattr(image, keyword, value)
    return image


def written(folder: Path, *images: Dataset) -> Path:
    good_built().write(folder)
    for n, image in enumerate(images):
        image.save_as(folder / f"RI{n}.dcm", enforce_file_format=True)
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "in", beside(good_built()))


@pytest.mark.parametrize(
    "sop_class",
    [
        RTBeamsDeliveryInstructionStorage,
        ComputedRadiographyImageStorage,
        SecondaryCaptureImageStorage,
        SpatialFiducialsStorage,
        "1.2.3.4.5",
    ],
)
def test_what_is_of_no_kind_is_named_by_its_sop_class(
    sop_class: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path, beside(good_built(), SOPClassUID=sop_class))
    name = getattr(sop_class, "name", sop_class)
    told = f"{name}: not a kind of object that is shown"
    (skipped,) = scanned(folder).inventory.skipped
    assert (skipped.reason, skipped.is_damaged) == (told, False)
    main(["check", str(folder)])
    assert f"RI0.dcm: {told}" in capsys.readouterr().out
    _, report = run_json(capsys, "check", folder)
    assert [one["reason"] for one in report["files"]["skipped"]] == [told]
    (row,) = check_rows(None, scanned(folder).inventory.skipped)
    assert row.message == told


@pytest.mark.usefixtures("registered")
def test_it_is_told_in_every_form_of_check(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (dose,) = scanned(folder).inventory.of(Role.DOSE)
    main(["check", str(folder)])
    printed = capsys.readouterr().out
    assert f"  {SENTENCE}\n" in printed
    assert "20 files read, 0 skipped" in printed
    _, report = run_json(capsys, "check", folder)
    (case,) = report["cases"]
    (one,) = case["outside"]
    assert (one["object"], one["label"], one["uid"]) == (
        "RT Task",
        "Field 1",
        "1.2.3.77",
    )
    assert one["names"] == list(dose.plan_uids)
    page = tmp_path / "a.html"
    main(["check", str(folder), "--html", str(page)])
    assert "Field 1: not in this case" in page.read_text("utf-8")
    main(["dvh", str(folder)])
    assert 'RT Task "Field 1" (objects of its kind' in capsys.readouterr().out


@pytest.mark.usefixtures("registered")
def test_it_lies_where_the_plan_lies_that_it_names(folder: Path) -> None:
    inventory = scanned(folder).inventory
    (image,) = (one for one in inventory.entries if one.kind is INSTRUCTION)
    (plan,) = inventory.plans
    assert image.frame_of_reference_uid == plan.frame_of_reference_uid != ""
    assert image.header.frame_of_reference_uid == ""


@pytest.mark.usefixtures("registered")
def test_of_another_patient_it_belongs_to_nothing(tmp_path: Path) -> None:
    stranger = beside(good_built(), PatientID="77", PatientName="Another^One")
    case = opened(written(tmp_path, stranger))
    assert not case.beside
    (one,) = case.outside
    assert one.sentence == ('RT Task "Field 1" is not shown: it is of another patient.')


@pytest.mark.usefixtures("registered")
def test_what_names_nothing_of_the_case_is_told_too(tmp_path: Path) -> None:
    image = beside(good_built())
    del image.ReferencedRTPlanSequence
    (one,) = opened(written(tmp_path, image)).outside
    assert one.reason.endswith("it names none of this case")


@pytest.mark.usefixtures("registered")
def test_cut_short_it_is_refused_as_every_object(tmp_path: Path) -> None:
    image = beside(good_built())
    del image.TreatmentDeliveryType
    del image.ReferencedRTPlanSequence
    (skipped,) = scanned(written(tmp_path, image)).inventory.skipped
    assert skipped.is_damaged
    assert "RT Task is cut short" in skipped.reason


@pytest.mark.usefixtures("registered")
def test_alone_it_is_named_where_nothing_can_be_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = beside(good_built())
    image.save_as(tmp_path / "RI.dcm", enforce_file_format=True)
    assert main(["check", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "Nothing that can be shown was found" in told
    assert 'RT Task "Field 1"' in told
    assert "Another" not in told
    status, report = run_json(capsys, "check", tmp_path)
    assert status == 2
    assert report["error"].endswith("what is here is listed")
    assert [one["kind"] for one in report["candidates"]] == ["RT Task"]


@pytest.mark.usefixtures("registered")
def test_details_have_a_column_of_it(folder: Path) -> None:
    columns = columns_of(opened(folder))
    assert columns[-1].title == 'RT Task "Field 1", not shown'
    cells = {row.name: row.cells[-1] for row in rows_of(columns)}
    assert cells["Treatment Delivery Type"] == "TREATMENT"
    assert cells["Names"] == 'RT Plan "Good plan"'
    assert cells["Date"] == "2026-01-05"
    names = [row.name for row in rows_of(columns)]
    assert names.index("Beams") < names.index("Treatment Delivery Type")
    assert names.index("Treatment Delivery Type") < names.index("Manufacturer")


@pytest.mark.usefixtures("registered")
def test_of_very_many_the_details_say_how_many_more(tmp_path: Path) -> None:
    built = good_built()
    images = [beside(built, f"1.2.3.{n}") for n in range(100, 123)]
    columns = columns_of(opened(written(tmp_path, *images)))
    assert sum(column.title.startswith("RT Task") for column in columns) == 20
    assert columns[-1].title == "3 more RT Tasks, in the case browser"


US = Kind(name="US Image", icon="layers", is_series=True)


@dataclass(frozen=True, kw_only=True, eq=False)
class UsImage:
    """What is needed of an ultrasound image that is listed only."""

    uid: str
    name: str
    path: str
    header: Header
    position: tuple[float, float, float]
    notes: tuple[Note, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name,)


def _us_images(file: DicomFile, _like: UsImage | None) -> tuple[UsImage, ...]:
    dataset = file.dataset
    x, y, z = dataset.vector(tags.ImagePositionPatient, 3) or (0.0, 0.0, 0.0)
    image = UsImage(
        uid=dataset.uid(tags.SOPInstanceUID),
        name=dataset.uid(tags.SOPInstanceUID),
        path=str(file.path),
        header=read_header(dataset, US, [file.path]),
        position=(x, y, z),
        notes=file.notes,
    )
    return (image,)


def _as_us(image: Dataset, series: str) -> Dataset:
    other = copy.deepcopy(image)
    other.SOPClassUID, other.Modality = UltrasoundImageStorage, "US"
    other.SOPInstanceUID = f"{image.SOPInstanceUID}.9"
    other.file_meta.MediaStorageSOPClassUID = UltrasoundImageStorage
    other.file_meta.MediaStorageSOPInstanceUID = other.SOPInstanceUID
    other.SeriesInstanceUID, other.SeriesDescription = series, "Liver"
    return other


@pytest.fixture
def us_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ultrasound images: a kind of which a series is one object."""
    registration = SeriesKind(
        kind=US, sop_classes=(UltrasoundImageStorage,), modality="US", images=_us_images
    )
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, US))
    monkeypatch.setattr(table, "REGISTERED", (*table.REGISTERED, registration))


@pytest.mark.usefixtures("us_registered")
def test_a_kind_of_series_is_one_object_a_series(tmp_path: Path) -> None:
    images = [_as_us(image, "1.2.3.88") for image in good_built().ct]
    found = scanned(written(tmp_path, *images))
    (series,) = (one for one in found.inventory.entries if one.kind is US)
    assert (series.uid, series.label, series.detail) == (
        "1.2.3.88",
        "Liver",
        f"{len(images)} images",
    )
    z = [file.z for file in tag_files(found, series.uid)]
    assert z == sorted(float(image.ImagePositionPatient[2]) for image in images)
    case = opened(tmp_path)
    assert case.ct is not None
    (one,) = case.outside
    assert one.sentence.startswith('US Image "Liver" is not shown: ')


@pytest.mark.usefixtures("us_registered")
def test_images_of_two_kinds_are_never_one_series(tmp_path: Path) -> None:
    built = good_built()
    mixed = _as_us(built.ct[0], str(built.ct[0].SeriesInstanceUID))
    found = scanned(written(tmp_path, mixed))
    (skipped,) = found.inventory.skipped
    assert skipped.reason == "the US Image states the series of a CT Image"
    assert opened(tmp_path).ct is not None


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Window:
    dress(qapp)
    made = Window(settings)
    qtbot.addWidget(made)
    made.show()
    return made


def _row(window: Window, label: str) -> CaseRow:
    (row,) = labelled(window.late.cases.panel, label)
    return row


@pytest.mark.usefixtures("registered")
def test_the_window_lists_it_and_a_click_leads_to_its_case(
    qtbot: QtBot, window: Window, folder: Path
) -> None:
    lonely = beside(good_built(), "1.2.3.78", SeriesDescription="Lonely")
    del lonely.ReferencedRTPlanSequence
    lonely.save_as(folder / "lonely.dcm", enforce_file_format=True)
    open_and_wait(qtbot, window, folder)
    browser = window.late.cases.panel
    shown = browser.pending
    row = _row(window, "RT Task Field 1")
    assert row.below.startswith("not shown · of plan Good plan · TREATMENT")
    browser.tree.clicked.emit(index_of(browser, row))
    assert browser.pending == shown
    assert not browser.show_button.isEnabled()
    mark = browser.tree.source.columns[1]
    browser.tree.button_pressed.emit(row, mark)
    assert browser.pending == shown
    browser.tree.clicked.emit(index_of(browser, _row(window, "RT Task Lonely")))
    assert browser.hint.text() == (
        "The RT Task is not shown, and names nothing that is here."
    )
    assert browser.pending == shown
    with qtbot.assertNotEmitted(browser.selected):
        browser.tree.activated.emit(index_of(browser, _row(window, "RT Task Lonely")))
    details = Details(window.review)
    qtbot.addWidget(details)
    assert "TREATMENT" in details.texts()
    case = window.review.case
    assert case is not None
    rows = check_rows(case, ())
    assert any(SENTENCE == one.message for one in rows)
    image = dcmread(folder / "RI0.dcm")
    assert [one.entry.uid for one in case.beside] == [image.SOPInstanceUID]


def test_nothing_but_the_tables_lists_kinds() -> None:
    """What belongs to every kind stands in its row or its registration."""
    top = Path(__file__).parents[2]
    texts = [
        (path.name, text)
        for layer in ("app", "io", "resources", "viewer")
        for path in (top / layer).rglob("*.py")
        if (text := path.read_text("utf-8")).count("Kind.") > 1
    ]
    found = [
        f"{name}:{node.lineno}"
        for name, text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Dict | ast.Tuple | ast.List | ast.Set | ast.Match)
        and sum(map(_is_kind, ast.iter_child_nodes(node))) > 1
    ]
    assert {place.partition(":")[0] for place in found} == {"kinds.py"}


def _is_kind(node: ast.AST) -> bool:
    if isinstance(node, ast.match_case):
        node = node.pattern
    if isinstance(node, ast.MatchValue):
        node = node.value
    return isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Kind"
