"""The one store of what is kept: typed, sound whatever is found, shared by windows."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QByteArray, QSettings

from dosiscope.app import choices
from dosiscope.app.choices import (
    CONTOUR_HALO,
    CONTOUR_NAMES,
    DVH_SHARE,
    EVERY,
    GOAL_STRUCTURES,
    HIDE_IDENTITY,
    LIGHT_THEME,
    MOUSE,
    RECENT_FOLDERS,
    RECENT_WINDOWS,
    REMEMBER_FOLDERS,
    ROI_PALETTE,
    TEXT_SCALE,
    TEXT_SCALES,
)
from dosiscope.app.network_settings import NetworkSettings
from dosiscope.app.remembered_goals import RememberedGoals
from dosiscope.app.settings import Settings
from dosiscope.core.network.choice import NetworkChoice, merged_nodes
from dosiscope.core.network.node import Node
from dosiscope.core.network.receiving import ReceiverSettings
from support.windows import own_settings

if TYPE_CHECKING:
    from dosiscope.app.setting import Setting


def write(folder: Path, values: dict[str, object]) -> Settings:
    """Return settings of a file that holds these values, whatever they are."""
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    for key, value in values.items():
        store.setValue(key, value)
    store.sync()
    return Settings(store)


# --- every value -------------------------------------------------------------------


def test_every_value_is_declared_once_and_has_words() -> None:
    keys = [one.key for one in EVERY]
    assert len(set(keys)) == len(keys) > 20
    for one in EVERY:
        assert one.words[0].isupper()
        assert one.words == one.words.strip()


@pytest.mark.parametrize("setting", EVERY, ids=lambda one: str(one.key))
def test_what_is_written_is_read_again(tmp_path: Path, setting: Setting[Any]) -> None:
    value = other_value(setting)
    own_settings(tmp_path).set(setting, value)
    assert own_settings(tmp_path).get(setting) == value != setting.default


def other_value(setting: Setting[Any]) -> Any:
    """Return a value that a setting may have, and has not at first."""
    given = {
        TEXT_SCALE.key: 1.3,
        DVH_SHARE.key: 0.25,
        RECENT_WINDOWS.key: ((40.0, 400.0), (-600.0, 1500.0)),
    }
    if setting.key in given:
        return given[setting.key]
    if isinstance(setting.default, bool):
        return True
    if isinstance(setting.default, QByteArray):
        return QByteArray(b"\0\1\2")
    if setting.default == ():
        pairs = setting.key.startswith("word/")
        return (("a, b", 'ü"'), ("c", "")) if pairs else ("/a, b", "/c;d")
    for text in ("okabe-ito", "tol-sunset", 'a, "b"; ü\n%1'):
        if setting.read(text) is not None:
            return text
    raise AssertionError(setting.key)


FOREIGN = (
    "", "yes", "-1", "nan", "inf", "1e999", "{", "[1, 2]", '{"a": [1]}', '[["a"]]',
    "[" * 3000, "x" * 300_000, "\0", 7, 3.5, True, ["a", "b"], QByteArray(b"\xff\0"),
    "40 0; a b; 1 2 3; 40 400",
)  # fmt: skip


@pytest.mark.parametrize("setting", EVERY, ids=lambda one: str(one.key))
def test_what_is_no_value_counts_as_not_kept(setting: Setting[Any]) -> None:
    """Whatever is found, what is made of it has the type and may be kept again."""
    for found in FOREIGN:
        value = setting.read(found)
        if value is not None:
            assert type(value) is type(setting.default)
            assert setting.read(setting.write(value)) == value


def test_what_cannot_be_is_what_it_is_at_first(tmp_path: Path) -> None:
    settings = write(
        tmp_path,
        {
            LIGHT_THEME.key: "maybe",  # for Qt anything but false and 0 is true
            TEXT_SCALE.key: "17",
            DVH_SHARE.key: "nan",
            ROI_PALETTE.key: "rainbow",
            RECENT_WINDOWS.key: "40 0;1 2 3;40 400",
            GOAL_STRUCTURES.key: '{"PTV": "PTV_60", "bad": 3}',
        },
    )
    assert settings.get(LIGHT_THEME) is False
    assert settings.get(TEXT_SCALE) == 1.0
    assert settings.get(DVH_SHARE) == choices.USUAL_SHARE
    assert settings.get(ROI_PALETTE) == ""
    assert settings.get(RECENT_WINDOWS) == ((40.0, 400.0),)
    # as versions before kept them
    assert settings.get(GOAL_STRUCTURES) == (("PTV", "PTV_60"),)


def test_a_file_of_noise_is_as_none(tmp_path: Path) -> None:
    noise = random.Random(5).randbytes(5000)
    (tmp_path / "settings.ini").write_bytes(noise)
    settings = own_settings(tmp_path)
    for one in EVERY:
        assert settings.get(one) == one.default
    settings.set(LIGHT_THEME, True)
    assert own_settings(tmp_path).get(LIGHT_THEME)


def test_nothing_is_kept_that_would_not_be_read(tmp_path: Path) -> None:
    settings = own_settings(tmp_path)
    for setting, value in ((TEXT_SCALE, 3.0), (DVH_SHARE, float("nan"))):
        with pytest.raises(ValueError, match="cannot be"):
            settings.set(setting, value)
    with pytest.raises(ValueError, match="cannot be"):
        settings.set(ROI_PALETTE, "rainbow")


def test_text_may_be_twice_as_large() -> None:
    assert TEXT_SCALES[0] == 1.0
    assert TEXT_SCALES[-1] == 2.0
    assert list(TEXT_SCALES) == sorted(set(TEXT_SCALES))


def test_a_change_is_told_once(tmp_path: Path) -> None:
    settings = own_settings(tmp_path)
    told: list[str] = []
    settings.changed.connect(told.append)
    settings.set(MOUSE, "radiology")
    settings.set(MOUSE, "radiology")
    settings.turn_over(LIGHT_THEME)
    assert told == [MOUSE.key, LIGHT_THEME.key]


def test_choices_go_back_and_lists_stay(tmp_path: Path) -> None:
    settings = own_settings(tmp_path)
    for one in EVERY:
        settings.set(one, other_value(one))
    settings.reset()
    for store in (settings, own_settings(tmp_path)):
        for one in EVERY:
            if one.is_choice:
                assert store.get(one) == one.default
            elif not one.key.startswith("recent/"):
                assert store.get(one) == other_value(one)
        # what was to be forgotten is
        assert store.get(RECENT_FOLDERS) == ()
        # nothing of a patient comes to light by it
        assert store.get(HIDE_IDENTITY)


def test_where_nothing_can_be_written_choices_hold_until_the_end(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("")
    store = QSettings(str(tmp_path / "file" / "x.ini"), QSettings.Format.IniFormat)
    settings = Settings(store)
    settings.set(LIGHT_THEME, True)
    settings.change(GOAL_STRUCTURES, lambda old: (*old, ("a", "b")))
    assert settings.get(LIGHT_THEME)
    assert not settings.can_be_kept


# --- two windows -------------------------------------------------------------------


def test_a_choice_of_another_window_is_not_undone(tmp_path: Path) -> None:
    first, second = own_settings(tmp_path), own_settings(tmp_path)
    assert not first.get(CONTOUR_HALO)
    second.set(CONTOUR_HALO, True)
    first.set(CONTOUR_NAMES, True)
    # a window goes on as it began; the next has both
    assert not first.get(CONTOUR_HALO)
    assert not second.get(CONTOUR_NAMES)
    third = own_settings(tmp_path)
    assert third.get(CONTOUR_HALO)
    assert third.get(CONTOUR_NAMES)


def test_what_is_remembered_of_goals_is_of_all_windows(tmp_path: Path) -> None:
    first, second = (RememberedGoals(own_settings(tmp_path)) for _ in range(2))
    first.take("PTV", "PTV_60")
    second.take("Cord", "SpinalCord")
    first.use_for("A*", Path("/a.csv"))
    second.use_for("B*", Path("/b.csv"))
    for one in (first, second):
        assert dict(one.structures) == {"PTV": "PTV_60", "Cord": "SpinalCord"}
        assert [pattern for pattern, _ in one.by_plan] == ["B*", "A*"]


def test_the_layout_is_that_of_the_window_closed_last(tmp_path: Path) -> None:
    first, second = own_settings(tmp_path), own_settings(tmp_path)
    second.save_layout(QByteArray(b"2"), QByteArray(b"two"))
    first.save_layout(QByteArray(b"1"), QByteArray(b"one"))
    assert own_settings(tmp_path).layout() == (QByteArray(b"1"), QByteArray(b"one"))


def choice_of(*nodes: Node, port: int = 11112) -> NetworkChoice:
    return NetworkChoice(
        nodes=nodes,
        receiver=ReceiverSettings(inbox=Path("/inbox"), port=port),
        retrieved=Path("/got"),
    )


def test_archives_set_in_two_windows_are_all_kept(tmp_path: Path) -> None:
    a, b, c = (Node(name=name, host="h", port=104, title="T") for name in "ABC")
    first, second = (NetworkSettings(own_settings(tmp_path)) for _ in range(2))
    first.take(choice_of(a))
    before = second.choice
    assert before.nodes == (a,)
    first.take(choice_of(a, b, port=104), first.choice)
    second.take(replace(before, nodes=(a, c)), before)
    third = NetworkSettings(own_settings(tmp_path)).choice
    assert {one.name for one in third.nodes} == {"A", "B", "C"}
    assert third.receiver.port == 104


def test_changes_of_two_to_one_list_of_archives() -> None:
    a, b, c, d = (Node(name=name) for name in "ABCD")
    a2, a3, b2 = Node(name="A", port=2), Node(name="A", port=3), Node(name="B", port=2)
    assert merged_nodes([a, b], [a, b], [a, b]) == (a, b)
    assert merged_nodes([a, b], [a2, b], [a, b2]) == (a2, b2)
    assert merged_nodes([a], [a2], [a3]) == (a2,)
    assert merged_nodes([a, b], [b], [a, b]) == (b,)
    assert merged_nodes([a, b], [b], [a2, b]) == (b, a2)
    assert merged_nodes([a, b], [a, b], [b]) == (b,)
    assert merged_nodes([a], [a, c], [a, d]) == (a, c, d)


ADDS = """
import sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QSettings
from dosiscope.app.choices import GOAL_STRUCTURES, LIGHT_THEME, MOUSE
from dosiscope.app.settings import Settings
who, file = sys.argv[1:]
settings = Settings(QSettings(file, QSettings.Format.IniFormat))
print("ready", flush=True)
sys.stdin.readline()
for n in range(25):
    settings.change(GOAL_STRUCTURES, lambda old: (*old, (f"{who}{n}", who)))
    settings.add_recent(Path(f"/{who}{n % 2}"))
if who == "a":
    settings.set(LIGHT_THEME, True)
else:
    settings.set(MOUSE, "radiology")
"""


def test_two_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    own_settings(tmp_path).set(REMEMBER_FOLDERS, True)
    file = str(tmp_path / "settings.ini")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ADDS, who, file],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for who in "ab"
    ]  # fmt: skip
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:  # both at once
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in running:
        one.communicate(timeout=60)
        assert one.returncode == 0
    settings = own_settings(tmp_path)
    kept = [name for name, _ in settings.get(GOAL_STRUCTURES)]
    for who in "ab":
        assert [one for one in kept if one[0] == who] == [
            f"{who}{n}" for n in range(25)
        ]
    assert {Path(one).name for one in settings.recent_folders()} == {
        "a0", "a1", "b0", "b1"
    }  # fmt: skip
    assert settings.get(LIGHT_THEME)
    assert settings.get(MOUSE) == "radiology"
    assert [one.name for one in tmp_path.iterdir()] == ["settings.ini"]
