"""A text of another language still knows how it is said in English."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.identity import Personal, anonymous, joined, with_stop, without_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.reason import Reason, reasons_text
from dosiscope.core.text import (
    capitalised,
    cell_text,
    counted,
    first_few,
    in_row,
    listed,
    ordinal,
    table_text,
)
from dosiscope.core.translator import Translated, english, set_translator
from support.pseudo import BEGIN, pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def language_of_signs() -> Iterator[None]:
    set_translator(pseudo)
    yield
    set_translator(None)


def test_a_sentence_knows_its_english_and_that_of_its_fields() -> None:
    inner = tr("no {what}", what=tr("dose"))
    told = tr("withheld: {why}", why=inner)
    assert BEGIN in told
    assert english(told) == "withheld: no dose"
    assert BEGIN not in english(told)
    assert english(tr_count("{n} beam", "{n} beams", 1)) == "1 beam"
    assert english(tr_count("{n} beam", "{n} beams", 1200)) == "1\u202f200 beams"
    assert english(str(told)) == "withheld: no dose"
    assert english("as it is") == "as it is"


def test_rows_of_words_know_it() -> None:
    words = [tr("dose"), "PTV", tr("plan"), tr("image")]
    assert english(listed(words[:2], "and")) == "dose and PTV"
    assert english(first_few(words)) == "dose, PTV, plan and 1 more"
    assert english(in_row("; ", words)) == "dose; PTV; plan; image"
    assert english(capitalised(tr("dose"))) == "Dose"
    assert english(ordinal(2)) == "2nd"
    assert english(counted(2, "beam")) == "2 beams"
    assert english(without_stop(tr("It is."))) == "It is"
    assert english(with_stop(tr("it is"))) == "it is."
    reason = Reason.of("{roi} has no {what}", roi="A", what=tr("volume"))
    assert english(str(reason)) == "A has no volume"
    assert english(reasons_text([reason, reason])) == "A has no volume; A has no volume"


def test_identity_is_left_out_of_the_english_too() -> None:
    told = tr("{name} is {state}", name=Personal("Doe^Jane"), state=tr("not shown"))
    for text in (told, with_stop(told), joined("; ", [told, tr("dose")])):
        assert "Doe" in english(text)
        assert "Doe" not in anonymous(text)
        assert "Doe" not in english(anonymous(text))
        assert "Doe" not in anonymous(english(text))
    assert english(anonymous(told)) == "… is not shown"
    inner = Personal(tr("born {date}", date="1950-01-01"))
    assert english(inner) == "born 1950-01-01"
    assert anonymous(english(inner)) == "…"
    assert "1950" not in english(anonymous(inner))


def test_cells_of_files_are_english_and_those_of_the_clipboard_as_shown() -> None:
    told = tr("not shown")
    assert cell_text(told) == "not shown"
    assert table_text([[told]]) == pseudo("not shown")


def test_a_copy_knows_it_as_well() -> None:
    told = tr("not shown")
    for copied in (copy.deepcopy(told), pickle.loads(pickle.dumps(told))):
        assert copied == told
        assert english(copied) == "not shown"


def test_nothing_is_kept_where_both_are_alike() -> None:
    set_translator(lambda text, *_: text)
    assert not isinstance(tr("dose"), Translated)
