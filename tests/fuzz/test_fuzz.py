"""A short run of the damages, the truncations, and the failures of the past.

The long run is ``python -m fuzz.run --count 100000`` in the folder tests.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files.part10 import read_file
from fuzz.elements import elements_of, with_value
from fuzz.mutators import MUTATORS
from fuzz.oracle import ALLOWED, Bench, Outcome, Verdict
from fuzz.run import damaged
from fuzz.small_case import COMPRESSED, KINDS

CORPUS = Path(__file__).with_name("corpus")
EACH = 6  # damages of each kind and mutator


@pytest.fixture(scope="module")
def benches(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Bench]:
    folder = tmp_path_factory.mktemp("fuzz")
    return {
        kind: Bench(kind, folder / str(n), every=8)
        for n, kind in enumerate((*KINDS, *COMPRESSED))
    }


def judged(bench: Bench, mutator: str, seed: int) -> Verdict:
    return bench.judge(damaged(bench.sound, bench.kind, mutator, seed))


@pytest.mark.parametrize("mutator", MUTATORS)
@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_refused_flagged_or_visible(
    benches: dict[str, Bench], kind: str, mutator: str
) -> None:
    for seed in range(EACH):
        verdict = judged(benches[kind], mutator, seed)
        assert verdict.outcome in ALLOWED, (seed, verdict)


@pytest.mark.parametrize("kind", COMPRESSED)
def test_damage_to_compressed_images(benches: dict[str, Bench], kind: str) -> None:
    for mutator in MUTATORS:
        for seed in range(4):
            verdict = judged(benches[kind], mutator, seed)
            assert verdict.outcome in ALLOWED, (mutator, seed, verdict)


NAMES = {
    "ISO_IR 100": ("Müller^J", "latin-1"),
    "ISO_IR 144": ("Люк^A", "iso8859-5"),
    "ISO_IR 13": ("ﾔﾏﾀﾞ^A", "shift_jis"),
    "ISO_IR 192": ("ÿ山^A", "utf-8"),
    "GB18030": ("王小东^A", "gb18030"),
    "\\ISO 2022 IR 87": ("山田^A", "iso2022_jp"),
}


@pytest.mark.parametrize("term", NAMES)
@pytest.mark.parametrize("groups", ["N=N=N", "N=", "N==", "=N=", "N====", "N==N==N="])
def test_groups_of_a_name_are_those_of_another_reader(
    benches: dict[str, Bench], term: str, groups: str
) -> None:
    """Also where some are empty, or there are more than the three of the standard."""
    bench, (text, encoding) = benches["RT Dose"], NAMES[term]
    value = groups.encode().replace(b"N", text.encode(encoding))
    change = bench.sound
    for tag, raw in ((0x00081070, value), (0x00080005, term.encode())):
        (element,) = (e for e in elements_of(change) if e.tag == tag and not e.parents)
        change = with_value(change, element, raw + b" " * (len(raw) & 1))
    verdict = bench.judge(change)
    assert verdict.outcome in (Outcome.VISIBLE, Outcome.FLAGGED), verdict


@pytest.mark.parametrize("kind", [*KINDS, *COMPRESSED])
def test_the_sound_file_is_found_unchanged(
    benches: dict[str, Bench], kind: str
) -> None:
    bench = benches[kind]
    assert bench.judge(bench.sound).outcome is Outcome.UNCHANGED


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_byte_is_never_unnoticed(
    benches: dict[str, Bench], kind: str, tmp_path: Path
) -> None:
    """150 truncations of each kind, all refused.

    Between two elements of the outermost level the structure stays whole: there the
    attributes that are gone must be missed.
    """
    bench = benches[kind]
    path, data = tmp_path / "cut.dcm", bench.sound
    borders = {one.start for one in elements_of(data) if not one.parents}
    inside = sorted(set(range(len(data))) - borders)
    for end in random.Random(kind).sample(inside, 150):
        path.write_bytes(data[:end])
        with pytest.raises(NotReadableError):
            read_file(path)
    for end in borders:
        assert bench.judge(data[:end]).outcome in (
            Outcome.REFUSED,
            Outcome.FLAGGED,
            Outcome.VISIBLE,
        )


@pytest.mark.parametrize(
    "path", sorted(CORPUS.glob("*.dcm")), ids=lambda path: path.stem
)
def test_failures_of_the_past_stay_past(benches: dict[str, Bench], path: Path) -> None:
    """Files ``<kind>, <what went wrong>.dcm``; read within the same small case."""
    kind = next(kind for kind in benches if path.stem.startswith(f"{kind}, "))
    verdict = benches[kind].judge(path.read_bytes())
    assert verdict.outcome in (Outcome.REFUSED, Outcome.FLAGGED), verdict
