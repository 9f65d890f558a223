"""Files cut at random:  python -m fuzz.cuts --count 100000  (from the folder tests).

Every kind of object in every encoding, cut at any byte; half of the cuts lie where an
element of the outermost level begins, since there the structure stays whole.  Each
must be refused, or told with a warning.  The only ends that no check can see are those
behind which nothing stood but what is optional (`OPTIONAL`).
"""

from __future__ import annotations

import argparse
import io
import random
import tempfile
import time
import warnings
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pydicom
from pydicom.filewriter import dcmwrite
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
)

from fuzz.oracle import Bench
from fuzz.small_case import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydicom.dataset import Dataset

#: What may be absent and nothing must follow, by the first figures of a tag: the module
#: Approval, and Referenced Fraction Group Number of a treatment record (type 3).
OPTIONAL = ("300e", "300c0022")
_WARNS = ("WARN", "WITHHOLD", "WITHHELD", "REFUSE", "F17", "MISSING")
_SYNTAXES = {
    "explicit": ExplicitVRLittleEndian,
    "implicit": ImplicitVRLittleEndian,
    "big endian": ExplicitVRBigEndian,
    "deflated": DeflatedExplicitVRLittleEndian,
    "undefined lengths": ExplicitVRLittleEndian,
    "explicit, no preamble": ExplicitVRLittleEndian,
    "implicit, no preamble": ImplicitVRLittleEndian,
}
ENCODINGS = tuple(_SYNTAXES)


class End(StrEnum):
    """What became of a cut file."""

    REFUSED = "refused"
    WARNED = "warned"
    UNSEEN = "only what is optional is gone"
    SILENT = "SILENT"


def encoded(data: bytes, encoding: str) -> bytes:
    """Return a sound file written in another way."""
    dataset = pydicom.dcmread(io.BytesIO(data))
    if encoding == "undefined lengths":
        _undefine(dataset)
    syntax = _SYNTAXES[encoding]
    bare = encoding.endswith("no preamble")
    if encoding == "big endian" and "PixelData" in dataset:
        pixels = dataset.pixel_array
        dataset.PixelData = pixels.astype(pixels.dtype.newbyteorder(">")).tobytes()
    dataset.file_meta.TransferSyntaxUID = syntax
    out = io.BytesIO()
    if bare:
        del dataset.file_meta
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if bare:
            implicit = syntax == ImplicitVRLittleEndian
            dcmwrite(out, dataset, implicit_vr=implicit, little_endian=True)
        else:
            dcmwrite(out, dataset, enforce_file_format=True)
    return out.getvalue()


def _undefine(dataset: Dataset) -> None:
    for element in dataset:
        if element.VR == "SQ":
            element.is_undefined_length = True
            for item in element.value:
                item.is_undefined_length_sequence_item = True
                _undefine(item)


def borders(data: bytes) -> dict[int, int]:
    """Return where the elements of the outermost level begin, and their tags.

    By pydicom, not by the reader under test; none of a deflated file.
    """
    dataset = pydicom.dcmread(io.BytesIO(data), force=True)
    syntax = dataset.file_meta.get("TransferSyntaxUID")
    if syntax == DeflatedExplicitVRLittleEndian:
        return {}
    implicit = dataset.original_encoding[0]
    found = {}
    for tag in dataset.keys():
        raw = dataset.get_item(tag)
        at: Any = raw.value_tell if hasattr(raw, "value_tell") else raw.file_tell
        head = 8
        if not implicit and raw.VR in ("OB", "OW", "SQ", "UN", "UT"):
            head = 12
        found[int(at) - head] = int(tag)
    return found


class CutBench:
    """One kind of object in one encoding, within the sound case of a bench."""

    def __init__(self, bench: Bench, encoding: str) -> None:
        self._bench = bench
        self.whole = encoded(bench.sound, encoding)
        self.borders = borders(self.whole)
        sound = self._bench.opened(self.whole)
        assert not isinstance(sound, str), sound
        self._messages = set(sound[1])

    def judge(self, end: int) -> tuple[End, str]:
        """Open the case with the file cut to so many bytes; the first thing said."""
        opened = self._bench.opened(self.whole[:end])
        if isinstance(opened, str):
            return End.REFUSED, opened
        new = [m for m in opened[1] if m not in self._messages]
        warns = [m for m in new if m.startswith(_WARNS)]
        if warns:
            refused = warns[0].startswith(("REFUSE", "WITHHELD", "F17"))
            return (End.REFUSED if refused else End.WARNED), warns[0]
        gone = [tag for at, tag in self.borders.items() if at >= end]
        only_padding = not self.borders and end == len(self.whole) - 1  # PS3.5 A.5
        if only_padding or (
            gone and all(f"{tag:08x}".startswith(OPTIONAL) for tag in gone)
        ):
            return End.UNSEEN, "; ".join(new)
        return End.SILENT, "; ".join(new)


def ends_of(bench: CutBench, count: int, chance: random.Random) -> Iterable[int]:
    """Yield where to cut: half of it where elements begin, half anywhere."""
    places = list(bench.borders)
    for n in range(count):
        if n % 2 and places:
            yield chance.choice(places)
        else:
            yield chance.randrange(1, len(bench.whole))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=7000, help="cuts in all")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    each = -(-arguments.count // (len(KINDS) * len(ENCODINGS)))
    begun = time.monotonic()
    print("| object | encoding | " + " | ".join(End) + " | all |")
    print("|---|---|" + "--:|" * (len(End) + 1))
    total: Counter[End] = Counter()
    silent = []
    with tempfile.TemporaryDirectory(prefix="dosiscope-cuts-") as folder:
        for kind in KINDS:
            sound = Bench(kind, Path(folder) / kind)
            for encoding in ENCODINGS:
                bench = CutBench(sound, encoding)
                chance = random.Random(f"{arguments.seed} {kind} {encoding}")
                counts: Counter[End] = Counter()
                for end in ends_of(bench, each, chance):
                    outcome, told = bench.judge(end)
                    counts[outcome] += 1
                    if outcome is End.SILENT:
                        silent.append(f"{kind}, {encoding}, {end} bytes: {told}")
                cells = [f"{counts[end]:,}" for end in End]
                line = " | ".join([kind, encoding, *cells, f"{counts.total():,}"])
                print(f"| {line} |", flush=True)
                total += counts
    cells = [f"{total[end]:,}" for end in End]
    print(f"| all | all | {' | '.join(cells)} | {total.total():,} |")
    print(f"{total.total():,} cuts in {time.monotonic() - begun:.0f} s")
    for line in dict.fromkeys(silent):
        print(line)


if __name__ == "__main__":
    main()
