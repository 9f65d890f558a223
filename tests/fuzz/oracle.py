"""What became of a damaged file, and whether it is one of the allowed ends.

refused
    The file is not shown, and a sentence says why (skipped, withheld, or the user
    is asked to choose).
flagged
    It is shown, and at least one message is there that the sound case has not.
unchanged
    Not a word, and every value of the case is the sound one: the damage hit
    something that is not used.
visibly changed
    Not a word, some values differ, and each of them is what an independent reader
    finds in the damaged file.  This is a valid file that says something else; no
    program can know better, and what it says is what is shown.
changed, no peer
    As above, but the independent reader cannot read the values (compressed pixels
    of kinds that it has no decoder for, values that it rejects).
SILENT
    Not a word, and a value that is shown is not what the file says.  Not allowed.
UNSAFE
    The report, a table or the picture holds a character that is not seen, markup of
    a file, a formula, or a number that is none.  Not allowed.
CRASH, HANG
    An error that is not meant for the user; more than two seconds of the processor,
    or a minute by the clock, which other programs may hold up.  Not allowed.
"""

from __future__ import annotations

import logging
import re
import time
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np

from dosiscope.core.errors import ChoiceError
from dosiscope.core.link import propose
from dosiscope.core.progress import finish
from dosiscope.core.visible import Shortened, visible, whole
from dosiscope.io.case.load import load
from dosiscope.io.case.scan import scan
from fuzz.peer import read_by_peer
from fuzz.record import (
    Record,
    messages_of,
    messages_of_registrations,
    record_of,
    record_of_registrations,
)
from fuzz.shown import UnsafeError, show
from fuzz.small_case import write_small_case

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.io.case.scan import Scan

HANG_S = 2.0  # of the processor
_WAIT_S = 60.0


class Outcome(StrEnum):
    """The ends of a damaged file."""

    REFUSED = "refused"
    FLAGGED = "flagged"
    UNCHANGED = "unchanged"
    VISIBLE = "visibly changed"
    NO_PEER = "changed, no peer"
    SILENT = "SILENT"
    UNSAFE = "UNSAFE"
    CRASH = "CRASH"
    HANG = "HANG"


ALLOWED = frozenset(
    (
        Outcome.REFUSED,
        Outcome.FLAGGED,
        Outcome.UNCHANGED,
        Outcome.VISIBLE,
        Outcome.NO_PEER,
    )
)


class Verdict(NamedTuple):
    """An outcome, and the values or the error it rests on."""

    outcome: Outcome
    detail: str = ""


class Bench:
    """One kind of object, damaged again and again within a sound case.

    Tables of DVHs and the picture are made of every one case in ``every`` that is
    shown otherwise than the sound one, as the bytes of the file have it.
    """

    def __init__(self, kind: str, folder: Path, every: int = 1) -> None:
        self._every = every
        self.kind = kind
        self._path = write_small_case(kind, folder)
        self.sound = self._path.read_bytes()
        others = [path for path in folder.iterdir() if path != self._path]
        self._others = finish(scan(others))
        case = self._open()
        assert isinstance(case, tuple)
        self._record, self._messages = _record_of(*case[:2]), set(case[2])

    def judge(self, data: bytes) -> Verdict:
        """Open the case with a damaged file in it."""
        self._path.write_bytes(data)
        begun, worked = time.monotonic(), time.process_time()
        try:
            verdict = self._judge(data)
        except UnsafeError as error:
            return Verdict(Outcome.UNSAFE, str(error))
        except Exception as error:
            logging.getLogger(__name__).debug("damaged file", exc_info=True)
            return Verdict(Outcome.CRASH, f"{type(error).__name__}: {error}")
        begun, worked = time.monotonic() - begun, time.process_time() - worked
        if worked > HANG_S or begun > _WAIT_S:
            return Verdict(Outcome.HANG, f"{worked:.1f} s of {begun:.1f} s")
        return verdict

    def opened(self, data: bytes) -> tuple[Case, list[str]] | str:
        """Open the case with these bytes in the place of the sound file."""
        self._path.write_bytes(data)
        opened = self._open()
        return opened if isinstance(opened, str) else opened[1:]

    def _open(self) -> tuple[Scan, Case, list[str]] | str:
        """Return scan, case and its messages, or why the file was not taken."""
        found = finish(scan([self._path], self._others))
        skipped = [one.reason for one in found.inventory.skipped]
        if skipped:
            return skipped[0]
        try:
            selection = propose(found.inventory)
        except ChoiceError as error:
            return str(error)
        case = finish(load(found, selection))
        messages = [
            *messages_of(case),
            *(f"{f.rule} {f.message}" for f in found.inventory.findings),
            *messages_of_registrations(found),
        ]
        return found, case, messages

    def _judge(self, data: bytes) -> Verdict:
        opened = self._open()
        if isinstance(opened, str):
            return Verdict(Outcome.REFUSED, opened)
        found, case, messages = opened
        record = _record_of(found, case)
        if record != self._record or set(messages) != self._messages:
            show(found, case, exports=zlib.crc32(data) % self._every == 0)
        new = [m for m in messages if m not in self._messages]
        if any(m.startswith(("WITHHELD", "REFUSE")) for m in new):
            return Verdict(Outcome.REFUSED, new[0])
        if new:
            return Verdict(Outcome.FLAGGED, new[0])
        differing = [
            p for p in {**record, **self._record} if _differ(p, record, self._record)
        ]
        if not differing:
            return Verdict(Outcome.UNCHANGED)
        return self._compare(data, case, record, differing)

    def _compare(
        self, data: bytes, case: Case, record: Record, differing: list[str]
    ) -> Verdict:
        try:
            peer = read_by_peer(data, self.kind)
        except Exception as error:
            return Verdict(Outcome.NO_PEER, f"{type(error).__name__} {differing}")
        ours = _by_plane(record, case) if self.kind.startswith("CT") else record
        wrong = [
            path for path, value in peer.items() if not _same(ours.get(path), value)
        ]
        if wrong:
            shown = [f"{p}: {ours.get(p)!r:.60} / {peer[p]!r:.60}" for p in wrong[:3]]
            return Verdict(Outcome.SILENT, "; ".join(shown))
        known = _known(peer)
        unknown = [p for p in differing if p not in known and not _gone(p, peer)]
        if unknown:
            return Verdict(Outcome.NO_PEER, str(sorted(unknown)))
        return Verdict(Outcome.VISIBLE, str(sorted(differing)))


def _record_of(found: Scan, case: Case) -> Record:
    return record_of(case) | record_of_registrations(found)


def _differ(path: str, one: Record, other: Record) -> bool:
    return not _same(one.get(path), other.get(path))


def _same(one: object, other: object) -> bool:
    """Equality; numbers and arrays of numbers within rounding."""
    if one == other:
        return True
    if isinstance(one, str) and isinstance(other, str):  # blanks pad every value
        if isinstance(one, Shortened) != isinstance(other, Shortened):
            one, other = whole(one), visible(whole(other))  # one is marked as shortened
        return [*map(str.strip, one.split("\\"))] == [
            *map(str.strip, other.split("\\"))
        ]
    if isinstance(one, float | int) and isinstance(other, float | int):
        return bool(np.isclose(one, other, rtol=1e-12, atol=0))
    if _is_array(one) and _is_array(other):
        a, b = _array(one), _array(other)
        return a.shape == b.shape and bool(
            np.allclose(a, b, rtol=1e-12, atol=1e-9, equal_nan=True)
        )
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return all(_same(a, b) for a, b in zip(one, other, strict=True))
    return False


def _is_array(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 3 and isinstance(value[2], bytes)


def _array(value: object) -> np.ndarray:
    shape, kind, data = cast("tuple[tuple[int, ...], str, bytes]", value)
    return np.frombuffer(data, kind).reshape(shape)


def _by_plane(record: Record, case: Case) -> Record:
    """Add the values of plane 0, the image that is damaged."""
    if case.ct is None:
        return record
    return {
        **record,
        "ct.image_uids[0]": case.ct.image_uids[0],
        "ct.slope[0]": float(case.ct.slope[0]),
        "ct.intercept[0]": float(case.ct.intercept[0]),
        "ct.stored[0]": case.ct.stored[0].astype(np.int64).tobytes(),
    }


# values that follow from others
_DERIVED = {
    "ct.image_uids[0]": ("ct.image_uids",),
    "ct.slope[0]": ("ct.slope",),
    "ct.intercept[0]": ("ct.intercept",),
    "ct.stored[0]": ("ct.stored",),
    "ct.geometry.origin": ("ct.geometry._z", "ct.geometry.offsets"),
    "doses[0].geometry.offsets": ("doses[0].geometry._z",),
    "doses[0].stored": ("doses[0]._peak", "doses[0]._trough"),
    "doses[0].summation": ("doses[0].label",),
    "ct.header.frame_of_reference_uid": ("frame_of_reference_uid",),
    **{
        f"ct.header.patient.{name}": (f"patient.{name}",)
        for name in ("name", "id", "birth_date", "sex")
    },
}


def _gone(path: str, peer: Record) -> bool:
    """Whether a value belongs to something that the peer confirms is not there.

    That is an item beyond the length of a list, of a device that is none, or part of
    what is None.
    """
    stem = path.removesuffix(".count")
    if stem in peer or f"{stem}.count" in peer:
        return True
    for found in re.finditer(r"\[([^]]*)\]|\.", path):
        before, place = path[: found.start()], found[1]
        if before in peer and peer[before] is None:
            return True
        count, keys = peer.get(f"{before}.count"), peer.get(f"{before}.keys")
        if isinstance(count, int) and place is not None and int(place) >= count:
            return True
        if isinstance(keys, tuple) and place is not None and place not in keys:
            return True
    return False


def _known(peer: Record) -> set[str]:
    known = set(peer)
    for path, more in _DERIVED.items():
        if path in peer:
            known.update(more)
    known |= {"ct.header.creation_date", "ct.header.creation_time"}
    known |= {f"{path.removesuffix('radiation')}energy_unit" for path in peer}
    for path in peer:  # what is said about a DVH, and whose it is
        if path.startswith("stored_dvhs[") and path.endswith(".dose_uid"):
            stem = path.removesuffix("dose_uid")
            more = ("dose_label", "structure_set_uid", "withheld", "statistics_doubt")
            known |= {f"{stem}{name}" for name in (*more, "doubts", "doubts.count")}
    return known
