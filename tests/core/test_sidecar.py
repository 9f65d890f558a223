"""The text of a sidecar: a round trip without loss, and one sentence for each fault."""

from __future__ import annotations

import json
import math
import os
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dosiscope.core.marks.mark import MarkKind
from dosiscope.core.sidecar import codec, places
from dosiscope.core.sidecar.codec import Longest, ValueRefusedError, Within
from dosiscope.core.sidecar.head import is_sidecar
from dosiscope.core.sidecar.record import FORM, KeptMade, KeptPart, Sidecar
from dosiscope.core.sidecar.text import (
    MOST_BYTES,
    MOST_MARKS,
    SidecarError,
    read_sidecar,
    sidecar_of,
    sidecar_text,
)
from dosiscope.core.sidecar.view import (
    KeptLevel,
    KeptLook,
    KeptMark,
    KeptRois,
    KeptView,
    KeptWash,
)
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

# --- any record there can be ---------------------------------------------------------


def of_type(kind: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    """Return values of a type as the fields of a record have it."""
    bound: Any = None
    if get_origin(kind) is Annotated:
        kind, *bounds = get_args(kind)
        bound = bounds[0]
    if get_origin(kind) in (UnionType, Union):
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        return st.none() if depth > 6 else st.none() | of_type(inner, depth)
    if get_origin(kind) is tuple:
        args = get_args(kind)
        if args[-1] is Ellipsis:
            if depth > 6:
                return st.just(())
            return st.lists(of_type(args[0], depth + 1), max_size=2).map(tuple)
        return st.tuples(*(of_type(one, depth + 1) for one in args))
    if is_dataclass(kind):
        return record(kind, depth + 1)
    if kind is bool:
        return st.booleans()
    if kind in (int, float):
        within = bound if isinstance(bound, Within) else Within(-1e9, 1e9)
        if kind is int:
            return st.integers(math.ceil(within.least), math.floor(within.most))
        return st.floats(within.least, within.most)
    if kind is str:
        most = bound.letters if isinstance(bound, Longest) else 50
        return st.text(max_size=min(most, 12))
    assert issubclass(kind, StrEnum)
    return st.sampled_from(list(kind))


def record(kind: Any, depth: int = 0) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind, include_extras=True)
    own: dict[str, st.SearchStrategy[Any]] = {
        one.name: of_type(hints[one.name], depth) for one in fields(kind)
    }
    if kind is KeptMark:
        point = st.tuples(*[st.floats(-1e5, 1e5)] * 3)
        return st.sampled_from(list(MarkKind)).flatmap(
            lambda mark: st.builds(
                kind,
                **own
                | {
                    "kind": st.just(mark),
                    "points": st.lists(
                        point, min_size=mark.point_count, max_size=mark.point_count
                    ).map(tuple),
                },
            )
        )
    if kind is Sidecar:
        step = st.sampled_from(["0a1b", "ffff", "1234"])
        way = st.tuples(st.integers(0, 3), st.lists(step, max_size=3))
        own["opened"] = st.lists(
            way.map(lambda one: (*[".."] * one[0], *one[1])), max_size=2
        ).map(tuple)
        sha = st.text("0123456789abcdef", min_size=64, max_size=64)
        own["inputs"] = st.lists(
            st.builds(
                lambda one, sha: replace(one, sha256=sha),
                of_type(get_args(hints["inputs"])[0], depth + 1),
                sha,
            ),
            max_size=2,
        ).map(tuple)
    return st.builds(kind, **own)


@pytest.mark.slow
@given(record(Sidecar))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_written_is_read(sidecar: Sidecar) -> None:
    text = sidecar_text(sidecar)
    assert text.isascii()
    assert sidecar_of(text) == sidecar


# --- what is none ---------------------------------------------------------------------


def a_sidecar() -> Sidecar:
    look = KeptLook(
        window=(40.0, 400.0),
        levels=(KeptLevel(value=95.0, is_percent=True, colour=(1, 2, 3)),),
        reference=None,
        wash=KeptWash(low=1.0, high=2.0, opacity=0.5, table="dose"),
        switched_off=(),
    )
    rois = KeptRois(rois=(), style="2.0 solid 0.0 1.0")
    view = KeptView(dose="", look=look, rois=rois, planes=())
    from dosiscope.core.sidecar.record import KeptChoice

    return Sidecar(
        salt="s",
        opened=(("..", "00ff"),),
        inputs=(),
        others=(),
        choice=KeptChoice(),
        view=view,
    )


def values() -> Any:
    return json.loads(sidecar_text(a_sidecar()))


def refused(data: object) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(SidecarError) as caught:
        sidecar_of(text)
    told = str(caught.value)
    assert "\n" not in told
    assert len(told) < 300
    return told


def test_a_good_one_is_read() -> None:
    assert sidecar_of(json.dumps(values())) == a_sidecar()


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("view.look.wash.opacity", 1.5, "from 0 to 1"),
        ("view.look.wash.opacity", "0.5", "view.look.wash.opacity is “0.5” instead"),
        ("view.look.wash.opacity", True, "is true instead of a number"),
        ("view.look.window", [1, 2, 3], "is a list of 3 instead of a list of 2"),
        ("view.look.window", {"a": 1}, "is an object instead of a list"),
        ("view.look.levels", None, "is nothing (null) instead of a list"),
        ("view.look.slab", 10**400, "is a number that is too large instead"),
        ("view.cursor", [0, 0, 1e300], "view.cursor[3]"),
        ("view.dose", 7, "is “7” instead of a text"),
        ("view.dose", "x" * 20_001, "a text of 20000 letters at most"),
        ("view.planes", [{}], "view.planes[1].name is missing"),
        ("opened", [["..", "etc"]], "opened[1] is no way"),
        ("opened", [["00ff", ".."]], "opened[1] is no way"),
        ("opened", [["/"]], "opened[1] is no way"),
        ("form", 0, "form"),
        ("form", "1", "form"),
        ("salt", ["a"], "salt is a list of 1"),
        ("run", "rm -rf /", "it has “run”, which is not known"),
        (
            "view.\u202egnp",
            1,
            f"has “{visible(chr(0x202E))}gnp”, which is",
        ),
    ],
)
def test_a_wrong_value_is_named(path: str, value: object, told: str) -> None:
    whole = values()
    *way, last = path.split(".")
    place = whole
    for name in way:
        place = place[name]
    place[last] = value
    assert told in refused(whole)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "not whole JSON: line 1, column 1"),
        ("{", "not whole JSON"),
        ("[1]", "no session or sidecar of Dosiscope"),
        ('{"program": "Dosiscope 1"}', "no session or sidecar of Dosiscope"),
        ('{"program": "x", "form": 1, "form": 1}', "stands twice"),
        ('{"program": "x", "form": NaN}', "NaN or Infinity"),
        ("[" * 200_000, "lie too deep"),
        ('{"form": ' + "9" * 5000 + "}", "too long"),
    ],
)
def test_what_is_no_sidecar_is_told_in_a_sentence(text: str, told: str) -> None:
    assert told in refused(text)


def test_more_marks_than_can_be_drawn_are_refused() -> None:
    mark = {"kind": "point", "orientation": "axial", "at": 0, "number": 1}
    whole = values()
    whole["view"]["marks"] = [mark | {"points": [[0, 0, 0]]}] * (MOST_MARKS + 1)
    assert "view.marks has 1001 items; 1000 at most are drawn" in refused(whole)


def test_a_later_form_is_refused_with_who_wrote_it() -> None:
    whole = values() | {"form": FORM + 1, "program": "Dosiscope 9.9\u202e"}
    told = refused(whole)
    by = visible("Dosiscope 9.9\u202e")
    assert f"written by a later version ({by}) in form 2" in told
    assert "this one reads form 1" in told


def test_records_in_records_end_somewhere() -> None:
    made = KeptMade(key="a", parts=(KeptPart(weight=1.0, uid="1.2"),))
    for _ in range(60):
        made = KeptMade(key="a", parts=(KeptPart(weight=1.0, made=made),))
    with pytest.raises(ValueRefusedError, match="deeper"):
        codec.record_of(KeptMade, codec.values_of(made))


def test_the_file_is_named_with_its_fault(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"program": "Dosiscope 1", "form": 1}')
    with pytest.raises(SidecarError) as caught:
        read_sidecar(path)
    assert str(path) in caught.value.told()
    assert str(tmp_path) not in caught.value.told(identity=False)
    with pytest.raises(SidecarError, match="it is not there"):
        read_sidecar(tmp_path / "none.json")
    with pytest.raises(SidecarError):
        read_sidecar(tmp_path)
    for data, told in (
        (b"\xff\xfe", "no text in UTF-8"),
        (b" " * (MOST_BYTES + 1), "more than 16 MB"),
    ):
        path.write_bytes(data)
        with pytest.raises(SidecarError, match=told):
            read_sidecar(path)


def test_what_is_a_sidecar_says_so_at_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(sidecar_text(a_sidecar()))
    assert is_sidecar(path)
    path.write_text('{"program": "Dosiscope 1", "case": {}}')
    assert not is_sidecar(path)
    assert not is_sidecar(tmp_path)
    assert not is_sidecar(tmp_path / "none.json")
    other = tmp_path / "x.dcm"
    other.write_text(sidecar_text(a_sidecar()))
    assert not is_sidecar(other)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        assert not is_sidecar(tmp_path / "pipe.json")


# --- ways without names --------------------------------------------------------------


def test_a_way_leads_back_without_names(tmp_path: Path) -> None:
    here, there = tmp_path / "kept" / "of today", tmp_path / "DOE^JOHN" / "plan 1"
    here.mkdir(parents=True)
    there.mkdir(parents=True)
    (there / "RP.dcm").write_bytes(b"")
    for target in (there, there / "RP.dcm", tmp_path, here):
        steps = places.steps_to(target, here, "salt")
        assert all(places.STEP.fullmatch(one) for one in steps)
        assert places.places_of(steps, here, "salt") == (target,)
    assert places.places_of(("..", "..", "0000"), here, "salt") == ()


def test_signs_of_names_are_others_with_another_salt() -> None:
    names = [f"patient {n}" for n in range(200)]
    first, second = ([places.sign_of_name(n, salt) for n in names] for salt in "ab")
    assert len(set(first)) > 190
    assert sum(a == b for a, b in zip(first, second, strict=True)) < 3


@pytest.mark.parametrize("odd", ["\ud800", "a\udcff", "\x00", "\u202e"])
def test_a_salt_or_a_name_may_be_any_text(tmp_path: Path, odd: str) -> None:
    (tmp_path / "good").mkdir()
    steps = (places.sign_of_name("good", odd),)
    assert places.places_of(steps, tmp_path, odd) == (tmp_path / "good",)
    assert places.STEP.fullmatch(places.sign_of_name(odd, "salt"))


def test_names_with_one_sign_are_all_found(tmp_path: Path) -> None:
    by_sign: dict[str, str] = {}
    for n in range(5000):  # of so many names some two have one sign
        sign = places.sign_of_name(f"p{n}", "s")
        if sign in by_sign:
            pair = by_sign[sign], f"p{n}"
            break
        by_sign[sign] = f"p{n}"
    for name in pair:
        (tmp_path / name).mkdir()
    steps = places.steps_to(tmp_path / pair[0], tmp_path, "s")
    found = places.places_of(steps, tmp_path, "s")
    assert {one.name for one in found} == set(pair)
