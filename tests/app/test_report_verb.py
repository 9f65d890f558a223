"""``dosiscope report``: its forms say the same, and what the other verbs say."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydicom.dataset import Dataset

from dosiscope.app.main import main
from dosiscope.core.__about__ import NOT_CLINICAL
from dosiscope.core.outputs import is_ours
from dosiscope.core.report.parts import PARTS
from dosiscope.core.report.template import OPTIONS
from dosiscope.core.text import DASH, MINUS, THIN_SPACE, grouped, seven_figures_text
from dosiscope.resources.report_templates import preset_text
from support.cases import write_good
from support.command_line import run_json
from support.pages import Page
from support.pdf_read import about, pages_as_read, pages_text
from support.platforms import SYMBOLIC_LINKS
from support.rival_plans import good_dose, write_two_plans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.synthetic.build import BuiltCase

    Capture = pytest.CaptureFixture[str]

GOALS = """structure,metric,op,goal,variation
Target,D95%,>=,1,
Target,Max,<=,2,3
Nothing,Mean,<=,5,
"""
# every part, in the order of the program's own
TEMPLATE = (preset_text("everything") + "\n").replace(
    "structures = all\n", "structures = all\nmetrics = D33%, V7Gy\n"
)


class Written:
    """One report of two plans in every form."""

    def __init__(self, folder: Path) -> None:
        rival = write_two_plans(folder / "case", 1.1)
        (folder / "goals.csv").write_text(GOALS, encoding="utf-8")
        (folder / "template.txt").write_text(TEMPLATE, encoding="utf-8")
        self.case = folder / "case"
        self.dose = ("--dose", good_dose())
        self.goals = ("--goals", str(folder / "goals.csv"))
        self.other = ("--with", rival.dose, "--gamma", "3%/2mm")
        words = [
            *("report", str(self.case), *self.dose, *self.goals, *self.other),
            *("--template", str(folder / "template.txt")),
        ]
        self.statuses = []
        for name in ("out.html", "out.csv", "tables"):
            self.statuses.append(main([*words, "-o", str(folder / name)]))
        with redirect_stdout(io.StringIO()) as out:
            pdf = folder / "out.pdf"
            self.statuses.append(main([*words, "-o", str(pdf), "--json"]))
        self.json: dict[str, Any] = json.loads(out.getvalue())
        self.page = Page((folder / "out.html").read_text("utf-8"))
        self.csv = (folder / "out.csv").read_text("utf-8-sig")
        self.folder = folder / "tables"
        self.pages = pages_text(pdf.read_bytes())

    def tables(self) -> Iterator[dict[str, Any]]:
        """Yield the tables that the pages have, as JSON has them."""
        for section in self.json["report"]["sections"]:
            yield from (block for block in section["blocks"] if "table" in block)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return Written(tmp_path_factory.mktemp("report"))


def ask(written: Written, *words: str) -> dict[str, Any]:
    with redirect_stdout(io.StringIO()) as out:
        main([words[0], str(written.case), *words[1:], "--json"])
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


# --- the same numbers everywhere ---------------------------------------------------


def test_every_part_that_a_template_may_name_is_there(written: Written) -> None:
    assert list(PARTS) == list(OPTIONS)
    told = [one["key"] for one in written.json["report"]["sections"]]
    along = ("records", "rt images")  # there are none here
    assert told == [key for key in OPTIONS if key not in along]
    images = [one for tag, one in written.page.tags if tag == "img"]
    assert len(images) >= 3 + 3 + 1  # of two places and a plot
    # JSON and CSV tell what the pictures are
    figures = [
        (block["figure"], block["caption"])
        for one in written.json["report"]["sections"]
        for block in one["blocks"]
        if "figure" in block
    ]
    assert len(figures) == len(images)
    rows = list(csv.reader(io.StringIO(written.csv, newline="")))
    assert {(key, told) for key, told in figures} <= {tuple(row) for row in rows}


def alone(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what is told of the rest: that it is compared, or is not."""
    rest = ("outside", "companions")
    return {key: value for key, value in record.items() if key not in rest}


def test_json_has_the_numbers_of_the_other_verbs(written: Written) -> None:
    dose, goals, other = written.dose, written.goals, written.other
    asked = "D33%,V7Gy"
    dvh = ask(written, "dvh", *dose, "--band", "--dvh-at", asked)
    check = ask(written, "plancheck", *dose, *goals)
    assert alone(written.json["dvh"]) == alone(dvh)
    assert alone(written.json["goals"]) == alone(ask(written, "goals", *dose, *goals))
    assert alone(written.json["plan_check"]) == alone(check)
    compared = ask(
        written, "compare", *dose, *goals, *other, "--band", "--dvh-at", asked
    )
    assert written.json["comparison"] == compared
    (case,) = ask(written, "check", *dose)["cases"]
    assert alone(written.json["case"]) == alone(case)


def test_the_hashes_are_those_of_check(written: Written) -> None:
    files = ask(written, "check", *written.dose, "--hashes")["files"]["inputs"]
    hashes = {one["sha256"]: one["bytes"] for one in files}
    mine = written.json["files"]["inputs"]
    told = {one["sha256"]: one["bytes"] for one in mine}
    assert hashes.items() <= told.items()  # those of the other plan besides
    kinds = [one["object"] for one in mine]
    assert kinds.count("RT Dose") == kinds.count("RT Plan") == 2
    assert all(one["uid"] and one["file"] for one in mine)


def test_the_dvhs_of_the_pages_are_those_of_the_record(written: Written) -> None:
    (table,) = (one for one in written.tables() if one["table"] == "dvh")
    keys = [column["key"] for column in table["columns"]]
    rows = {row[keys.index("name")]["text"]: row for row in table["rows"]}
    compared = 0
    for record in written.json["dvh"]["rois"]:
        if record["state"] == "withheld":  # told with its reason
            assert record["name"] not in rows
            continue
        row = dict(zip(keys, rows[record["name"]], strict=True))
        for word, key in (("D95%", "D95%"), ("D33%", "D33%"), ("V7Gy", "V7Gy")):
            told = record["metrics"].get(key)
            if told is None or told["value"] is None:
                assert row[word]["text"] == DASH
                continue
            assert row[word]["value"] == told["value"]
            assert row[word].get("bound", "=") == told["bound"]
            assert row[word].get("plus_minus") == told.get("plus_minus")
            compared += 1
    assert compared > 10


def test_every_number_of_html_is_that_of_json(written: Written) -> None:
    tables = {
        f"table-{one['table'].replace(' ', '-')}": one for one in written.tables()
    }
    filled = {key: one for key, one in tables.items() if one["rows"]}
    assert set(written.page.tables) == set(filled)
    numbers = 0
    for key, table in filled.items():
        rows = written.page.tables[key][1:]
        assert len(rows) == len(table["rows"])
        for mine, its in zip(rows, table["rows"], strict=True):
            for (text, value), cell in zip(mine, its, strict=True):
                assert text == cell["text"]
                assert value == seven_figures_text(cell.get("value"))
                numbers += bool(value)
    assert numbers > 50


def head_of(column: dict[str, str], of: str = "") -> str:
    """What stands above a column: its unit once, be it in the key."""
    key, unit = column["key"], column["unit"]
    is_told = not unit or key.endswith((f"_{unit.lower()}", f"_{unit}"))
    return f"{key}{of}" if is_told else f"{key}{of} {unit}"


def test_every_number_of_csv_is_that_of_json(written: Written) -> None:
    blocks: list[list[list[str]]] = [[]]
    for row in csv.reader(io.StringIO(written.csv, newline="")):
        if row:
            blocks[-1].append(row)
        else:
            blocks.append([])
    found = [[row for row in block if row[0][0] != "#"] for block in blocks[1:]]
    others = (["name", "text", "value"], ["figure", "caption"])  # facts, pictures
    found = [block for block in found if block[0] not in others]
    tables = list(written.tables())
    assert len(found) == len(tables)
    numbers = 0
    for block, table in zip(found, tables, strict=True):
        heads, *lines = block
        assert len(lines) == len(table["rows"])
        for line, its in zip(lines, table["rows"], strict=True):
            cells = dict(zip(heads, line, strict=True))
            for column, cell in zip(table["columns"], its, strict=True):
                text = cells[head_of(column)]
                value = seven_figures_text(cell.get("value"))
                if value and column["is_number"]:
                    sign = {"lower": "≥ ", "upper": "≤ "}.get(cell.get("bound", ""), "")
                    assert text == f"{sign}{value}"
                    numbers += 1
                spread = cells.get(head_of(column, " +/-"))
                if spread is not None:
                    assert spread == seven_figures_text(cell.get("plus_minus"))
    assert numbers > 50


def bare(text: str) -> str:
    """Return a text without blanks: where lines break does not count.

    The font has one glyph for two signs, of which a PDF then names the other.
    """
    bare_text = "".join(text.split())
    return bare_text.replace("\u02ee", "\N{RIGHT DOUBLE QUOTATION MARK}")


def body_of(written: Written) -> str:
    """Return what stands on the pages of PDF between their heads and feet, bare.

    A sentence may begin on a page and end on the next.
    """
    report, pages = written.json["report"], written.pages
    program = f"{written.json['program']} · {report['made']}"
    bodies = []
    for number, page in enumerate(pages, 1):
        body = bare(page)
        foot = f"page{number}of{len(pages)}"
        for told in (
            report["identity"],
            report["subject"],
            NOT_CLINICAL,
            foot,
            program,
        ):
            body = body.replace(bare(told), "", 1)
        bodies.append(body)
    return "".join(bodies)


def test_every_row_of_pdf_is_that_of_json(written: Written) -> None:
    """What stands in a row follows each other; parts of a wide one begin anew."""
    text = body_of(written)
    numbers = 0
    for table in written.tables():
        for row in table["rows"]:
            name, *cells = (bare(cell["text"]) for cell in row)
            told = name
            for cell, its in zip(cells, row[1:], strict=True):
                told = told + cell if told + cell in text else name + cell
                assert told in text, (table["table"], told)
                numbers += "value" in its
    assert numbers > 50
    for section in written.json["report"]["sections"]:
        assert bare(section["title"]) in text
        for block in section["blocks"]:
            assert bare(block.get("text", "")) in text
            for fact in block.get("facts", ()):
                assert bare(fact["name"]) in text
                assert bare(fact["text"]) in text


def test_the_plot_has_the_curves_of_both_doses(written: Written) -> None:
    """Then a line of its legend is of A and B; else it says which."""
    text = bare("".join(written.pages))
    assert "A:Goodplan" in text
    assert "Target(A)" not in text


def test_every_page_of_pdf_tells_what_it_is_of(written: Written) -> None:
    report, pages = written.json["report"], written.pages
    for number, page in enumerate(map(bare, pages), 1):
        for told in (report["identity"], report["subject"], NOT_CLINICAL):
            assert bare(told) in page
        assert f"page{number}of{len(pages)}" in page


def test_the_words_of_a_number_are_that_number(written: Written) -> None:
    """To half of the last figure that is told."""
    numbers = 0
    for table in written.tables():
        for row in table["rows"]:
            for cell in row:
                if "value" not in cell:
                    continue
                words = cell["text"].replace(MINUS, "-").replace(THIN_SPACE, "")
                found = re.search(r"[-+]?[0-9]+(\.[0-9]+)?", words)
                assert found is not None, cell
                decimals = len((found[1] or ".")[1:])
                told = float(found[0])
                assert told == pytest.approx(cell["value"], abs=0.51 * 10**-decimals)
                numbers += 1
    assert numbers > 50


def test_a_folder_has_every_table_of_the_one_file(written: Written) -> None:
    files = {path.name: path.read_bytes() for path in written.folder.iterdir()}
    assert {"dvh.csv", "goals.csv", "plan-check.csv", "inputs.csv"} <= set(files)
    lines = set(written.csv.splitlines())
    for text in files.values():
        told = text.decode("utf-8").splitlines()
        assert {one for one in told if "made," not in one.lower()} <= lines


def test_the_status_is_that_of_the_goals(written: Written, capsys: Capture) -> None:
    assert written.statuses == [1, 1, 1, 1]
    assert {one["result"] for one in written.json["goals"]["goals"]} >= {"PASS", "FAIL"}


# --- what is asked for ---------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_good(tmp_path / "case")


def test_a_file_of_json_holds_what_is_printed(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "out.json"
    status, printed = run_json(capsys, "report", folder, "-o", out)
    written = json.loads(out.read_text("utf-8"))
    assert printed == written
    assert status == 1
    assert {"program", "purpose", "made", "case", "dvh", "report"} <= set(printed)
    assert (printed["goals"], printed["comparison"]) == (None, None)


def sections(report: dict[str, Any]) -> list[str]:
    return [one["key"] for one in report["report"]["sections"]]


def test_the_parts_stand_in_the_order_of_the_template(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    template = tmp_path / "mine.txt"
    template.write_text("title = Mine\n[inputs]\n[dvh]\nstored = no\n[identity]\n")
    words = ("report", folder, "--template", template)
    _, report = run_json(capsys, *words, "--rois", "Target")
    assert sections(report) == ["inputs", "dvh", "identity"]
    assert report["report"]["title"] == "Mine"
    blocks = report["report"]["sections"][1]["blocks"]
    (table,) = (block for block in blocks if "table" in block)
    assert [row[0]["text"] for row in table["rows"]] == ["Target"]
    # the record is whole whatever the pages tell
    assert len(report["dvh"]["rois"]) > 1


def storing_a_dvh(built: BuiltCase) -> None:
    """Store the DVH of ROI 2, which falls evenly to 10 Gy."""
    roi, reference, item = Dataset(), Dataset(), Dataset()
    roi.ReferencedROINumber, roi.DVHROIContributionType = 2, "INCLUDED"
    reference.ReferencedSOPClassUID = built.structures.SOPClassUID
    reference.ReferencedSOPInstanceUID = built.structures.SOPInstanceUID
    item.DVHReferencedROISequence = [roi]
    item.DVHType, item.DoseUnits, item.DoseType = "CUMULATIVE", "GY", "PHYSICAL"
    item.DVHDoseScaling, item.DVHVolumeUnits, item.DVHNumberOfBins = "1", "CM3", 20
    item.DVHData = [text for n in range(20) for text in ("0.5", f"{20 - n}")]
    built.dose.ReferencedStructureSetSequence = [reference]
    built.dose.DVHSequence = [item]


def test_stored_dvhs_of_structures_that_are_not_here_are_told(
    tmp_path: Path, capsys: Capture
) -> None:
    dose = tmp_path / "alone"
    case = write_good(tmp_path / "case", storing_a_dvh)
    dose.mkdir()
    (case / "RD.dcm").rename(dose / "RD.dcm")
    _, report = run_json(capsys, "report", dose)
    (dvh,) = (one for one in report["report"]["sections"] if one["key"] == "dvh")
    table = next(block for block in dvh["blocks"] if "table" in block)
    keys = [column["key"] for column in table["columns"]]
    told = [row[keys.index("source")]["text"] for row in table["rows"]]
    assert told
    assert set(told) == {"stored"}


@pytest.mark.parametrize("name", ["ONE-page", ""])
def test_templates_of_the_program_are_known_by_name(
    folder: Path, name: str, capsys: Capture
) -> None:
    words = ["--template", name] if name else []
    _, report = run_json(capsys, "report", folder, *words)
    title = report["report"]["title"]
    plain = name.lower().replace("-", " ") or "plan review"
    assert f"title = {title}\n" in preset_text(plain)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "name what to write with -o"),
        (["-o", "x.docx"], "-o: nothing is written as .docx"),
        (["--json", "--template", "two pages"], "no such file, nor a template"),
        (["--json", "--goals", "nothing"], "no such file, nor an example"),
        (["--json", "--assign", "A=B"], "--assign names structures of a template"),
        (["--json", "--gamma", "3%/2mm"], "--gamma is of two doses"),
        (["--json", "--threshold", "5"], "--threshold is for --gamma"),
        (["--json", "--with", "1.2.3"], "1.2.3"),
        (["--json", "--limits", "/nowhere"], "cannot be read"),
    ],
)
def test_wrong_use_is_told_in_a_line(
    folder: Path, words: list[str], told: str, capsys: Capture
) -> None:
    assert main(["report", str(folder), *words]) == 2
    told_there = capsys.readouterr().err
    assert told in told_there
    assert told_there.startswith("dosiscope: ")
    assert told_there.count("\n") == 1


def test_a_template_with_a_fault_stops_all_before_anything_is_opened(
    tmp_path: Path, capsys: Capture
) -> None:
    template = tmp_path / "mine.txt"
    template.write_text("title = Mine\n[plann]\n")
    words = ["report", str(tmp_path / "nothing"), "--template", str(template)]
    assert main([*words, "-o", str(tmp_path / "out.html")]) == 2
    told = capsys.readouterr().err
    assert f"no template in {template}: line 2: " in told
    assert not (tmp_path / "out.html").exists()


# --- what is written -----------------------------------------------------------------


def test_no_file_of_goals_limits_or_parts_is_written_over(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    limits, template = tmp_path / "limits.csv", tmp_path / "parts.html"
    limits.write_text("maximal field = 400 mm\n")
    template.write_text("title = x\n[dvh]\n")
    words = ["report", str(folder), "--limits", str(limits)]
    words += ["--template", str(template), "--force", "-o"]
    for path in (limits, template):
        before = path.read_text()
        assert main([*words, str(path)]) == 2
        assert "never overwritten" in capsys.readouterr().err
        assert path.read_text() == before


def test_a_folder_that_holds_something_is_refused_before_the_work(
    folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dosiscope.app.cli.report_writing.open_case", None)
    other = tmp_path / "other"
    other.mkdir()
    (other / "notes").write_text("of somebody else")
    for path in (other, folder):
        assert main(["report", str(folder), "-o", str(path), "--force"]) == 2
        assert "not an empty folder" in capsys.readouterr().err
    assert [one.name for one in other.iterdir()] == ["notes"]


def test_what_fails_on_the_way_leaves_no_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    out = tmp_path / "tables"
    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert main(["report", str(folder), "-o", str(out)]) == 2
    assert "No space left" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    "lead_to",
    [pytest.param(Path.symlink_to, marks=SYMBOLIC_LINKS), Path.hardlink_to],
    ids=["a link", "a hard link"],
)
@pytest.mark.parametrize("form", ["html", "json", "csv"])
def test_no_link_to_an_input_is_written_through(
    folder: Path,
    tmp_path: Path,
    capsys: Capture,
    form: str,
    lead_to: Callable[[Path, Path], None],
) -> None:
    plan, link = folder / "RP.dcm", tmp_path / f"out.{form}"
    before = plan.read_bytes()
    lead_to(link, plan)
    assert main(["report", str(folder), "--force", "-o", str(link)]) == 2
    assert "never overwritten" in capsys.readouterr().err
    assert plan.read_bytes() == before


def test_a_file_of_others_needs_force_and_one_of_ours_does_not(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    for form in ("html", "json", "csv"):
        out = tmp_path / f"out.{form}"
        out.write_text("of somebody else")
        words = ["report", str(folder), "-o", str(out)]
        assert main(words) == 2
        assert "--force" in capsys.readouterr().err
        assert out.read_text() == "of somebody else"
        assert main([*words, "--force"]) in (0, 1)
        assert is_ours(out.read_bytes())
        assert main(words) in (0, 1)


# --- without identity ----------------------------------------------------------------

# by attribute, so odd that a search for them would find other words
PEOPLE = (
    {
        "PatientName": "Max^Dose", "PatientID": "2", "PatientBirthDate": "19340521",
        "StudyID": "1", "AccessionNumber": "0", "StudyDescription": "CT",
        "OperatorsName": "a", "ReviewerName": "Gy",
    },
    {
        "PatientName": "here^is", "PatientID": "mm", "PatientBirthDate": "20010101",
        "StudyID": "X7QZ", "AccessionNumber": "ACC77X", "StudyDescription": "Stu9QX",
        "OperatorsName": "Oper9QX", "ReviewerName": "Rev9QX^Y",
    },
)  # fmt: skip


def of(person: dict[str, str]) -> Callable[[BuiltCase], None]:
    def change(built: BuiltCase) -> None:
        for dataset in built.datasets:
            for name, value in person.items():
                if name != "ReviewerName":
                    setattr(dataset, name, value)
        plan = built.plan
        plan.ApprovalStatus, plan.ReviewerName = "APPROVED", person["ReviewerName"]
        plan.ReviewDate, plan.ReviewTime = "20240102", "101112"
        plan.PatientName, plan.PatientID = "Otherone^X", f"{person['PatientID']}9QX"

    return change


def words_of(path: Path) -> str:
    """Return what a report says, its words about itself too."""
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    data = path.read_bytes()
    told = (f"{key} {text}" for key, text in about(data).items())
    kept = (text for text in told if not text.startswith(("/Creation", "/Mod")))
    return "\n".join((*kept, *pages_as_read(data))).replace("\t", " ")


def without_times(text: str, folder: Path) -> str:
    """Return a report without what differs though nothing of a person is told."""
    sizes = set()
    for path in folder.rglob("*"):
        if path.is_file():
            size = len(path.read_bytes())
            sizes |= {str(size), grouped(size)}
    same = "|".join(map(re.escape, sizes))
    text = re.sub(rf"(?<![\w.])({same})(?![\w.])", "own", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "hash", text)
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}", "now", text)


@pytest.mark.parametrize("form", ["json", "html", "csv", "pdf"])
def test_without_identity_the_report_is_that_of_another_patient(
    tmp_path: Path, form: str
) -> None:
    texts = []
    for n, person in enumerate(PEOPLE):
        folder = write_good(tmp_path / f"{n}" / person["PatientID"], of(person))
        out = tmp_path / f"{n}.{form}"
        words = ["report", str(folder), "-o", str(out), "--goals", "quantec"]
        words += ["--template", "everything", "--accept", "PAT-03", "--no-identity"]
        assert main(words) == 1
        texts.append(without_times(words_of(out), folder))
    assert texts[0] == texts[1]
    # and what is only theirs is in neither
    odd = [*PEOPLE[1].values(), "mm9QX", "29QX", "19340521", "1934-05-21", "Otherone"]
    for word in odd:
        if word not in ("mm", "here^is"):
            assert word not in texts[0]


def test_with_identity_all_but_csv_tell_it(tmp_path: Path) -> None:
    def change(built: BuiltCase) -> None:
        of(PEOPLE[1])(built)
        for dataset in built.datasets:
            dataset.PatientName, dataset.PatientID = "Zyxwolf^Qorbin", "TOKID77"

    folder, brief = write_good(tmp_path / "Zyxwolf", change), tmp_path / "brief.txt"
    brief.write_text("title = Brief\n[identity]\n[plan]\n[inputs]\n")
    told = ("Zyxwolf", "TOKID77", "ACC77X", "Stu9QX", "Rev9QX")
    for form, known in (("html", told), ("pdf", told), ("json", told), ("csv", ())):
        out = tmp_path / f"x.{form}"
        words = ["report", str(folder), "-o", str(out), "--template", str(brief)]
        assert main(words) in (0, 1)
        text = words_of(out)
        assert tuple(word for word in told if word in text) == known


# --- in brief ------------------------------------------------------------------------


def test_one_page_is_one_page(folder: Path, tmp_path: Path) -> None:
    """With as many goals as a usual plan of the prostate has."""
    goals, out = tmp_path / "goals.csv", tmp_path / "out.pdf"
    rows = (f"Target,V{dose}Gy,<=,{100 - dose}\n" for dose in range(10, 25))
    goals.write_text("structure,metric,op,goal\n" + "".join(rows))
    words = ["--goals", str(goals), "--template", "one page"]
    assert main(["report", str(folder), "-o", str(out), *words]) == 1
    (page,) = pages_text(out.read_bytes())
    text = bare(page)
    for told in ("Plansummary", "Goodplan", "V24Gy", "Bone", "Findings"):
        assert told in text
