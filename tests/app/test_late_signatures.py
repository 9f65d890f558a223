"""PySide6 says of signatures what it always says, only later."""

from __future__ import annotations

import subprocess
import sys

# errors of three kinds, texts, objects: everything that the late modules make
_QUESTIONS = """
def ask(question):
    try:
        print(question())
    except Exception as error:
        print(type(error), error)

from PySide6.QtCore import QPoint, QSettings, QSize
from PySide6.support.signature import get_signature
ask(lambda: QPoint("a", "b"))
ask(lambda: QSettings("a", "b").value(3, type=9))
ask(lambda: QSize(1, 2, 3))
ask(lambda: QSize.scaled.__doc__)
ask(lambda: get_signature(QSize.scaled))
from PySide6.support.signature import parser
from PySide6.support.signature.lib import enum_sig, pyi_generator
print(enum_sig.ExactEnumerator, pyi_generator.generate_pyi.__name__)
print(parser.__file__, hasattr(parser, "nonsense"))
"""
_LATE = """
import builtins
from dosiscope.app import late_signatures
real = builtins.compile
with late_signatures.signatures_late():
    import PySide6.QtCore
assert builtins.compile is real
"""


def output(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout


def test_messages_and_signatures_are_the_same() -> None:
    plain = output("import PySide6.QtCore\n" + _QUESTIONS)
    assert "called with wrong argument types" in plain
    assert output(_LATE + _QUESTIONS) == plain


def test_they_are_compiled_when_they_are_asked_for() -> None:
    left = output(
        _LATE
        + """
import PySide6.QtWidgets, inspect, sys
for module in list(sys.modules.values()):  # as inspect.getmodule does
    hasattr(module, "__file__"), hasattr(module, "__wrapped__")
before = len(late_signatures._sources)
try:
    PySide6.QtCore.QPoint("a", "b")
except TypeError:
    pass
print(before, len(late_signatures._sources))
"""
    )
    before, after = map(int, left.split())
    assert before > after


def test_other_sources_are_compiled_as_ever() -> None:
    said = output(
        """
import ast
from dosiscope.app.late_signatures import signatures_late
with signatures_late():
    tree = compile("1 + 1", "<text>", "eval", flags=ast.PyCF_ONLY_AST)
    print(type(tree).__name__, eval(compile("1 + 1", "<text>", "eval")))
"""
    )
    assert said.split() == ["Expression", "2"]


def test_where_pyside_is_there_already_nothing_is_touched() -> None:
    said = output(
        """
import builtins, PySide6.QtCore
from dosiscope.app.late_signatures import signatures_late
real = builtins.compile
with signatures_late():
    print(builtins.compile is real)
"""
    )
    assert said.strip() == "True"
