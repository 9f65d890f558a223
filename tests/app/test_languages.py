"""Languages: what is collected for translation, and what the program makes of it."""

from __future__ import annotations

import builtins
import re
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings, QTranslator

import dosiscope.core
import dosiscope.io
import dosiscope.viewer
from dosiscope.app import features, languages
from dosiscope.app.choices import LANGUAGE
from dosiscope.app.settings import Settings
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.finding_words import section_text
from dosiscope.core.findings import Finding
from dosiscope.core.goals.goal import Comparison, Goal
from dosiscope.core.goals.structure_match import Match, MatchedBy
from dosiscope.core.identity import Personal, anonymous
from dosiscope.core.kinds import Role
from dosiscope.core.language import in_quotes, marked, tr, tr_count
from dosiscope.core.reason import Reason
from dosiscope.core.rules import verdict
from dosiscope.core.text import counted, first_few, grouped, listed
from dosiscope.core.translator import english, set_translator
from dosiscope.resources.report_templates import PRESETS, TITLES, preset
from dosiscope.viewer.details_rows import DetailsRow
from support.axial import make_roi
from support.pseudo import pseudo
from support.scripts import packaging_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from PySide6.QtWidgets import QApplication


FEATURES = Path(features.__file__).parent


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    return packaging_script("translations")


@pytest.fixture
def pseudo_language() -> Iterator[None]:
    set_translator(pseudo)
    yield
    set_translator(None)


@pytest.fixture
def in_german(qapp: QApplication) -> Iterator[None]:
    languages.use("de")
    yield
    languages.use(languages.ENGLISH)
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)


def fields(template: str) -> set[str]:
    """Return the names of what is put in, and the endings of files: they stay."""
    named = {name for _, name, *_ in Formatter().parse(template) if name is not None}
    return named.union(re.findall(r"\*\.\w+", template))


# --- what is collected ---


def test_the_files_of_translators_have_every_text_and_no_other(
    translations: ModuleType, tmp_path: Path
) -> None:
    texts = translations.collected()
    for path in translations.files():
        anew = tmp_path / path.name
        translations.write(anew, texts, translations.read(path))
        assert anew.read_text("utf-8") == path.read_text("utf-8"), (
            "packaging/translations.py update has not been run"
        )


def test_a_translation_puts_in_what_its_text_does(translations: ModuleType) -> None:
    wrong = [
        (path.name, source)
        for path in translations.files()
        for (source, _), told in translations.read(path).items()
        for form in told.forms
        if told.is_finished and fields(form) != fields(source)
    ]
    assert not wrong


def test_keys_are_named_as_the_menus_name_them(translations: ModuleType) -> None:
    """Qt writes the keys of the menus in the language: Strg+O, not Ctrl+O."""
    english = re.compile(r"Ctrl|(Shift|Alt) ?\+ ?(Up|Down|Return)|Shift ?\+|\bDel\b")
    path = translations.LANGUAGES / "dosiscope_de.ts"
    told = [form for one in translations.read(path).values() for form in one.forms]
    assert any("Strg+" in form for form in told)
    assert [form for form in told if english.search(form)] == []


def test_what_the_menus_say_goes_through_it() -> None:
    """A line whose words are a constant would be English in every language."""
    import ast

    shown = {"Action": (2, 4), "Submenu": (1,)}  # places of words
    fixed = [
        f"{path.name}, line {call.lineno}: {ast.unparse(call.args[n])}"
        for path in sorted(FEATURES.glob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        for n in shown.get(ast.unparse(call.func), ())
        if n < len(call.args)
        and isinstance(call.args[n], ast.Constant | ast.JoinedStr | ast.BinOp)
    ]
    assert not fixed


def test_what_cannot_be_read_is_told_through_it() -> None:
    """Errors, and what readers leave out; the command line alone speaks English."""
    import ast

    names = ("leave_out", "Skipped", "FrameCheck")
    told_in = re.compile(rf"(Error|{'|'.join(names)})\(")  # the others are not parsed
    of_program = {name for name in dir(builtins) if name.endswith("Error")}
    key = re.compile(r"[A-Z]+[0-9-]|[^a-z]*$")

    def is_told(call: ast.Call) -> bool:
        name = ast.unparse(call.func).split(".")[-1]
        is_error = name.endswith("Error") and name not in of_program
        return is_error or name in names

    fixed = [
        f"{path}, line {call.lineno}: {ast.unparse(words)}"
        for folder in (dosiscope.io, dosiscope.core, dosiscope.viewer)
        for path in sorted(Path(folder.__path__[0]).rglob("*.py"))
        if told_in.search(text := path.read_text("utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and is_told(call)
        for words in (*call.args, *(one.value for one in call.keywords))
        if (isinstance(words, ast.Constant) and isinstance(words.value, str))
        and not key.match(words.value)
    ]
    assert not fixed


def test_what_the_program_loads_says_what_the_translators_wrote(
    translations: ModuleType,
) -> None:
    for path in translations.files():
        loaded = QTranslator()
        assert loaded.load(str(path.with_suffix(".qm"))), (
            "packaging/translations.py release has not been run"
        )
        for (source, meaning), told in translations.read(path).items():
            number = 1 if told.forms[1:] else -1
            found = loaded.translate(languages.CONTEXT, source, meaning or None, number)
            assert found == told.forms[0]


def test_words_between_quotation_marks_have_those_of_the_language() -> None:
    """Curved ones in an f-string would be English in every language."""
    import ast

    marks = re.compile(r"[“”]|\\u201|\\N")  # files without are not parsed
    roots = (dosiscope.io, dosiscope.core, dosiscope.viewer, features)
    fixed = [
        f"{path}, line {text.lineno}: {ast.unparse(text)}"
        for folder in roots
        for path in sorted(Path(folder.__path__[0]).rglob("*.py"))
        if marks.search(whole := path.read_text("utf-8"))
        for text in ast.walk(ast.parse(whole))
        if isinstance(text, ast.JoinedStr) and set("“”") & set(ast.unparse(text))
    ]
    assert not fixed


def test_texts_are_found_in_all_the_ways_in_which_they_are_given(
    translations: ModuleType,
) -> None:
    import ast

    module = ast.parse(
        "a = tr('Open the case')\n"
        "b = tr('Open', 'of an angle', x=1)\n"
        "c = tr_count('one {n}', 'several {n}', n, 'of beams')\n"
        "d = counted(n, 'beam') + counted(n, 'dose is', 'doses are')\n"
        "e = Reason.of('it is {what}', what=1), Reason('it is not')\n"
        "f = marked('Plan'), tr(f), other('no text'), tr(name)\n"
    )
    found = [(t.source, t.meaning, t.one) for t in translations._of_module(module)]
    assert found == [
        ("Open the case", "", ""),
        ("Open", "of an angle", ""),
        ("several {n}", "of beams", "one {n}"),
        ("{n} beams", "", "{n} beam"),
        ("{n} doses are", "", "{n} dose is"),
        ("it is {what}", "", ""),
        ("it is not", "", ""),
        ("Plan", "", ""),
    ]


def test_a_text_keeps_its_translation_and_a_new_one_is_unfinished(
    translations: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "dosiscope_de.ts"
    old = translations.Text("Plan", files=["a.py"])
    counts = translations.Text("{n} beams", one="{n} beam", files=["a.py"])
    texts = {old.key: old, counts.key: counts}
    done = translations.Translation
    known = {
        old.key: done(("Plan & <Dosis>",), True),
        counts.key: done(("{n} Feld", "{n} Felder"), True),
        ("gone", ""): done(("weg",), True),
    }
    translations.write(path, texts, known)
    read = translations.read(path)
    assert read == {key: known[key] for key in texts}
    added = translations.Text("Dose", "of a day", files=["b.py"])
    translations.write(path, {**texts, added.key: added}, read)
    again = translations.read(path)
    assert not again.pop(added.key).is_finished
    assert again == read


def test_what_is_released_is_what_was_translated(
    translations: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "dosiscope_de.ts"
    texts = [
        translations.Text("Plan of {name}", files=["a.py"]),
        translations.Text("Open", "of an angle", files=["a.py"]),
        translations.Text("Open", "of a file", files=["a.py"]),
        translations.Text("{n} beams", one="{n} beam", files=["a.py"]),
    ]
    told = [("Plan von {name}",), ("Offen",), ("Öffnen",), ("{n} Feld", "{n} Felder")]
    known = {
        text.key: translations.Translation(forms, True)
        for text, forms in zip(texts, told, strict=True)
    }
    translations.write(path, {text.key: text for text in texts}, known)
    translations.compile_to(path, tmp_path / "dosiscope_de.qm")
    monkeypatch.setattr(languages, "folder", lambda: tmp_path)
    assert languages.available() == {"en": "English", "de": "Deutsch"}
    try:
        languages.use("de")
        assert tr("Plan of {name}", name="A") == "Plan von A"
        assert tr("Open", "of an angle") == "Offen"
        assert tr("Open", "of a file") == "Öffnen"
        assert [counted(n, "beam") for n in (0, 1, 2, 1000)] == [
            "0 Felder", "1 Feld", "2 Felder", "1\u202f000 Felder",
        ]  # fmt: skip
        assert tr("not known") == "not known"
    finally:
        languages.use("en")
    assert counted(1, "beam") == "1 beam"


def test_a_language_that_is_not_complete_is_not_offered(
    translations: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = translations.Text("Plan", files=["a.py"])
    path = tmp_path / "dosiscope_de.ts"
    translations.write(path, {text.key: text}, {})
    path.with_suffix(".qm").write_bytes(b"of before")
    monkeypatch.setattr(translations, "LANGUAGES", tmp_path)
    translations.release()
    assert not path.with_suffix(".qm").exists()


# --- which one is chosen ---


def test_the_environment_comes_before_the_settings_and_unknown_is_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "folder", lambda: tmp_path)
    (tmp_path / "dosiscope_de.qm").touch()
    store = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    assert languages.chosen(settings, {}) == "en"
    settings.set(LANGUAGE, "de")
    assert languages.chosen(settings, {}) == "de"
    assert languages.chosen(settings, {"DOSISCOPE_LANGUAGE": "en"}) == "en"
    assert languages.chosen(settings, {"DOSISCOPE_LANGUAGE": "xx"}) == "de"
    settings.set(LANGUAGE, "../../secret")
    assert languages.chosen(settings, {}) == "en"


def test_it_is_chosen_before_anything_with_words_is_imported() -> None:
    """Texts at the top of a module are made when it is imported."""
    script = (
        "import sys\n"
        "from dosiscope.app import gui, languages\n"
        "from dosiscope.app.settings import Settings\n"
        "from dosiscope.app.command_line import parse\n"
        "parse(['view'])\n"
        "known = {name for name in sys.modules if name.startswith('dosiscope.')}\n"
        "texts = [name for name in sorted(known)\n"
        "         if 'tr' in vars(sys.modules[name])\n"
        "         and name != 'dosiscope.core.language']\n"
        "print(texts)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


# --- what is made of a text ---


@pytest.mark.usefixtures("pseudo_language")
def test_findings_and_reasons_are_told_in_the_language_their_keys_are_not() -> None:
    reason = Reason.of("contour {n} is missing", n=7)
    assert str(reason) == pseudo("contour {n} is missing").format(n=7)
    assert reason == Reason.of("contour {n} is missing", n=7)
    outcome = verdict("PAT-02")
    finding = Finding(outcome=outcome, object_kind="RT Plan")
    assert finding.message == pseudo(outcome.message).format(object="RT Plan")
    assert finding.headline == pseudo(outcome.headline)
    assert outcome.message == "The {object} states no patient ID."


@pytest.mark.usefixtures("pseudo_language")
def test_numbers_keep_their_point_and_identity_its_mark() -> None:
    told = tr("{who} has {dose:.2f} Gy", who=Personal("Doe"), dose=-3.5)
    assert "Doe" in told
    assert "\N{MINUS SIGN}3.50" in told
    assert "Doe" not in anonymous(told)
    assert tr(marked("Plan")) == pseudo("Plan")


def test_thousands_in_sentences_have_thin_spaces_as_everywhere() -> None:
    """A comma is read as a decimal sign where another one is not: 96,782 bytes."""
    thin = "\N{NARROW NO-BREAK SPACE}"
    assert tr("{size:,} bytes", size=96782) == f"{grouped(96782)} bytes"
    assert (
        tr("{size:,} bytes", size=-1234567)
        == f"\N{MINUS SIGN}1{thin}234{thin}567 bytes"
    )
    assert tr("{names:,}", names=1) == "1"
    assert tr("{value}", value="1,234") == "1,234"  # as a file has it


@pytest.mark.usefixtures("pseudo_language")
def test_lists_and_counts_are_translated() -> None:
    assert counted(3, "beam") == pseudo("{n} beams").format(n=3)
    assert tr_count("{n} is", "{n} are", 1) == pseudo("{n} are").format(n=1)
    assert listed(["a", "b", "c"], "and") == pseudo("{first} and {end}").format(
        first="a, b", end="c"
    )
    assert first_few("abcd", 3) == pseudo("{first} and {n} more").format(
        first="a, b, c", n=1
    )


@pytest.mark.usefixtures("in_german")
def test_names_stand_in_the_quotation_marks_of_the_language() -> None:
    told = in_quotes(Personal("PTV"))
    assert told == "„PTV“"
    assert english(told) == '"PTV"'
    assert anonymous(told) != told  # identity in it keeps its mark


@pytest.mark.usefixtures("in_german")
def test_what_was_typed_and_the_name_it_fits_have_the_same_quotation_marks() -> None:
    goal = Goal(structure="Myelon", metric=parse_metric("Mean"), aliases=("c?rd",),
                comparison=Comparison.AT_MOST, limit=50.0)  # fmt: skip
    roi = make_roi(3, [], "Cord")
    match = Match(rois=(roi,), by=MatchedBy.ALIAS, word="c?rd")
    assert match.problem(goal) == ""
    assert match.remark == "„Cord“ passt zum Alias „c?rd“"
    assert english(match.remark) == "“Cord” fits the alias “c?rd”"
    two = Match(rois=(roi, roi), by=MatchedBy.ALIAS, word="c?rd")
    assert "„Cord“ [3] und „Cord“ [3]" in two.problem(goal)


@pytest.mark.usefixtures("in_german")
def test_what_no_standard_demands_is_cited_as_this_program() -> None:
    told = section_text("this program; PS3.3 C.8.8.3")
    assert told == "dieses Programm; PS3.3 C.8.8.3"
    assert english(told) == "this program; PS3.3 C.8.8.3"
    assert section_text("7.4.1.1.1") == "§ 7.4.1.1.1"


@pytest.mark.usefixtures("in_german")
def test_objects_are_headed_in_the_language_and_attributes_as_dicom_has_them() -> None:
    assert [role.heading for role in Role] == ["Dosis", "Plan", "Struktursatz", "CT"]
    assert english(Role.STRUCTURE_SET.heading) == "Structure set"
    names = ("Patient's Name", "Sex", "Study Date", "Made of")
    told = [DetailsRow(name, ()).told for name in names]
    assert told == [*names[:3], tr("Made of")]
    assert tr("Made of") != "Made of"


@pytest.mark.usefixtures("in_german")
def test_reports_of_the_program_are_headed_in_the_language() -> None:
    titles = [preset(name).title for name in PRESETS]
    assert sorted(map(english, titles)) == sorted(TITLES)
    assert titles == ["Planübersicht", "Plandurchsicht", "Bericht"]
    assert tr("continued") == "Fortsetzung"
    assert tr("sampling") == "Abtastung"
