"""What is added in one place is wherever it belongs: a verb, an overlay, a feature."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLabel, QMenu

from dosiscope.app import verbs
from dosiscope.app.features import table
from dosiscope.app.features.action import Action
from dosiscope.app.features.keys_dialog import KeysDialog
from dosiscope.app.features.picture_export import PictureExport
from dosiscope.app.main import main
from dosiscope.app.window import Window
from dosiscope.resources import colour_tables
from dosiscope.viewer.layers import standard
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.standard import Switch
from support.cases import write_good
from support.look import dress
from support.windows import feature, open_and_wait

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from dosiscope.app.features.action import Feature
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.frame import Frame

_VERB = '''
"""``dosiscope hello``: greets."""
WHAT = "greet a person"
SIGNED = ("--at",)

def add_options(parser):
    parser.add_argument("name")
    parser.add_argument("--at")

def run(arguments):
    print(f"hello {arguments.name}", arguments.at)
    return 1
'''
_COLOUR = QColor(1, 254, 3)
_COLOURS = "Colours of the wash"


def test_a_verb_is_one_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "hello.py").write_text(_VERB, encoding="utf-8")
    monkeypatch.setattr(verbs, "__path__", [*verbs.__path__, str(tmp_path)])
    assert main(["hello", "world", "--at", "-1,2"]) == 1
    assert capsys.readouterr().out == "hello world -1,2\n"
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "greet a person" in capsys.readouterr().out
    monkeypatch.delitem(sys.modules, f"{verbs.__name__}.hello")
    monkeypatch.delattr(verbs, "hello")


class Patch(Layer):
    """A square that nothing else has the colour of."""

    overlay = "patch"

    def paint(self, painter: QPainter, frame: Frame) -> None:
        painter.fillRect(20, 20, 5, 5, _COLOUR)


class Shout:
    """A feature with one action."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def entries(self) -> Iterator[Action]:
        yield Action(
            "shout",
            "Help",
            "Shout…",
            "Ctrl+F11",
            "Be heard",
            lambda: self.heard.append("!"),
        )


@pytest.fixture
def shout(monkeypatch: pytest.MonkeyPatch) -> Shout:
    """One more line in each of the two tables."""
    monkeypatch.setattr(standard, "LAYERS", (*standard.LAYERS, Patch))
    switch = Switch("patch", "Green patch", "Q", "Show or hide the patch", "Patch")
    known = standard.SWITCHES
    for module in list(sys.modules.values()):
        if getattr(module, "SWITCHES", None) is known:
            monkeypatch.setattr(module, "SWITCHES", (*known, switch))
    shout, features_of = Shout(), table.features_of

    def with_it(on: table.Works) -> tuple[Feature, ...]:
        return (*features_of(on), shout)

    monkeypatch.setattr(table, "features_of", with_it)
    return shout


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, settings: Settings, shout: Shout
) -> Iterator[Window]:
    dress(qapp)
    made = Window(settings)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def ice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title and a formula more."""
    monkeypatch.setitem(colour_tables.TITLES, "ice", "Icy")

    def formula(t: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.stack([t, t, np.ones_like(t)], axis=-1)

    monkeypatch.setitem(colour_tables._FORMULAS, "ice", formula)


def test_a_colour_table_is_a_title_and_a_formula(
    ice: None, qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    box = window.late.dose.panel.wash.table
    box.setCurrentIndex(box.findText("Icy"))
    box.activated.emit(box.currentIndex())
    assert window.review.look.wash_table == "ice"
    (menu,) = (one for one in window.findChildren(QMenu) if one.title() == _COLOURS)
    above = menu.parent()
    assert isinstance(above, QMenu)
    above.aboutToShow.emit()
    (chosen,) = (one for one in menu.actions() if one.isChecked())
    assert chosen.text() == "Icy"


def _is_painted(window: Window) -> bool:
    image = feature(window, PictureExport).of_view(1, identity=True)
    return image.pixelColor(22, 22) == _COLOUR


def test_an_overlay_is_its_file_and_a_line(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    open_and_wait(qtbot, window, write_good(tmp_path / "good"))
    action = window.menus.actions["patch"]
    chip = window.late.dose.panel.overlays.chips["patch"]
    assert (action.text(), chip.text()) == ("Green patch", "Patch")
    for switch_over in (action.trigger, chip.click):
        assert _is_painted(window)
        switch_over()
        assert not action.isChecked()
        assert not chip.isChecked()
        assert not _is_painted(window)
        qtbot.keyClick(window.view, Qt.Key.Key_Q)
        assert chip.isChecked()


def test_a_feature_is_its_file_and_a_line(
    qtbot: QtBot, window: Window, shout: Shout
) -> None:
    action = window.menus.actions["shout"]
    menu = window.menu_bar.actions()[-1].menu()
    assert isinstance(menu, QMenu)
    assert action in menu.actions()
    assert action.toolTip() == "Be heard (Ctrl+F11)"
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_F11, control)
    assert shout.heard == ["!"]
    dialog = KeysDialog(table.entries_of(window.features), window)
    qtbot.addWidget(dialog)
    assert "Shout" in [label.text() for label in dialog.findChildren(QLabel)]
