"""Damaged answers of web services, one after the other, and what is to hold.

The long run is ``python -m fuzz.web --count 10000`` in the folder tests; it makes a
private network of its own.
"""

from __future__ import annotations

import argparse
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Final

from dosiscope.app.cli.archive_query import tell_matches
from dosiscope.app.verbs import query
from dosiscope.core.network.node import Node, NodeKind
from dosiscope.core.network.question import ObjectMatch, Question, SeriesMatch
from dosiscope.core.progress import finish
from dosiscope.io.network import archive
from fuzz.asking import AT_ONCE, HOST, AskingBench, judged, listening
from fuzz.watched import long_run
from support.small_files import ct_dataset, dose_dataset, write

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from fuzz.asking import Ask
    from fuzz.watched import Watched

    Mutator = Callable[[bytes, Random], bytes]

_STUDY: Final = "1.2.3"
_CT, _DOSE = "1.2.3.4", "1.2.3.5"  # series; their objects have one part more
_ROOT: Final = "/dicom-web"
_FILES: Final = 'multipart/related; type="application/dicom"; boundary=xyz'
_TOKENS: Final = (
    *(b"\r\n", b"\r\n\r\n", b"--xyz", b"\r\n--xyz--", b"\0", b"\xff", b"\x1b[31m"),
    *(b'"', b"\\", b"\\ud800", b"\\u0000", b"{", b"}", b"[", b"]", b",", b":"),
    *(b"null", b"true", b"NaN", b"-1", b"1e999", b"9" * 5000, b"[" * 5000),
    *(b"Content-Length: -1\r\n", b"Content-Length: 9999999999999\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"FFFFFFFF"),
    *(b"Content-Type: multipart/related; boundary=\r\n", b"HTTP/1.1 100 Go on\r\n\r\n"),
    *(b"HTTP/1.1 206 Part\r\n", b"HTTP/1.1 401 Who\r\n", b"DICM", "\u202e".encode()),
)


def flipped(said: bytes, chance: Random) -> bytes:
    """A few bytes anywhere are others; the first of them decide most."""
    damaged = bytearray(said)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        within = len(said) if chance.random() < 0.5 else min(len(said), 600)
        damaged[chance.randrange(within)] = chance.randrange(256)
    return bytes(damaged)


def cut(said: bytes, chance: Random) -> bytes:
    """It ends anywhere, whatever length it states."""
    return said[: chance.randrange(len(said))]


def _with_tokens(said: bytes, chance: Random, *, replaces: bool) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 5))):
        token = chance.choice(_TOKENS)
        within = len(said) if chance.random() < 0.5 else min(len(said), 600)
        at = chance.randrange(within + 1)
        said = said[:at] + token + said[at + (len(token) if replaces else 0) :]
    return said


def inserted(said: bytes, chance: Random) -> bytes:
    """What means something to a reader stands where it does not belong."""
    return _with_tokens(said, chance, replaces=False)


def replaced(said: bytes, chance: Random) -> bytes:
    """The same in the place of something else."""
    return _with_tokens(said, chance, replaces=True)


def moved(said: bytes, chance: Random) -> bytes:
    """A piece stands elsewhere, twice or not at all."""
    begin, end = sorted(chance.randrange(len(said) + 1) for _ in range(2))
    end = min(end, begin + chance.choice((4, 40, 400, 4000)))
    piece, rest = said[begin:end], said[:begin] + said[end:]
    at = chance.randrange(len(rest) + 1)
    return chance.choice((rest, rest[:at] + piece + rest[at:], said + piece))


MUTATORS: Final[dict[str, Mutator]] = {
    one.__name__: one for one in (flipped, cut, inserted, replaced, moved)
}


def _object(series: str) -> ObjectMatch:
    return ObjectMatch(uid=f"{series}.1", study_uid=_STUDY, series_uid=series)


def _tell(node: Node, *options: str) -> None:
    """Run the verb, and print as into a file in UTF-8."""
    parser = argparse.ArgumentParser()
    query.add_options(parser)
    asked = parser.parse_args(["--url", node.url, "--tree", *options])
    out, wrong = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(wrong):
        tell_matches(asked)
        out.flush()
    if "--json" in options:
        json.loads(out.buffer.getvalue())


ASKS: Final[dict[str, Ask]] = {
    "echo": lambda node, _: archive.echo(node),
    "studies": lambda node, _: finish(archive.find_studies(node, Question())),
    "the verb": lambda node, _: _tell(node),
    "the verb in JSON": lambda node, _: _tell(node, "--json"),
    "objects": lambda node, folder: finish(
        archive.retrieve_all(node, [_object(_CT), _object(_DOSE)], folder)
    ),
    "a series": lambda node, folder: finish(
        archive.retrieve_all(node, [SeriesMatch(uid=_CT, study_uid=_STUDY)], folder)
    ),
    "with references": lambda node, folder: finish(
        archive.retrieve_with_references(node, _object(_DOSE), folder)
    ),
}


def _attributes(**values: tuple[str, object]) -> dict[str, object]:
    return {
        tag[1:]: {"vr": vr, "Value": [value]} for tag, (vr, value) in values.items()
    }


def _sound(folder: Path) -> dict[str, bytes]:
    """Return what a sound archive answers, by the path that it is asked."""
    files = {
        _CT: write(ct_dataset(StudyInstanceUID=_STUDY), folder / "ct.dcm"),
        _DOSE: write(dose_dataset(StudyInstanceUID=_STUDY), folder / "dose.dcm"),
    }
    name = {"Alphabetic": "Yamada^Tarou", "Ideographic": "山田^太郎"}
    study = _attributes(
        _0020000D=("UI", _STUDY), _00100020=("LO", "4711"), _00100010=("PN", name),
        _00080061=("CS", "CT"), _00201208=("IS", 2), _00080020=("DA", "20260105"),
    )  # fmt: skip
    series = [
        _attributes(_0020000D=("UI", _STUDY), _0020000E=("UI", uid),
                    _00080060=("CS", kind), _00201209=("IS", 1))
        for uid, kind in ((_CT, "CT"), (_DOSE, "RTDOSE"))
    ]  # fmt: skip
    path = f"{_ROOT}/studies"
    answers = {path: _answer(json.dumps([study]).encode())}
    path += f"/{_STUDY}/series"
    answers[path] = _answer(json.dumps(series, ensure_ascii=False).encode())
    for uid, file in files.items():
        one = _attributes(
            _0020000D=("UI", _STUDY),
            _0020000E=("UI", uid),
            _00080018=("UI", f"{uid}.1"),
        )
        parts = b"--xyz\r\nContent-Type: application/dicom\r\n\r\n" + file.read_bytes()
        whole = _answer(parts + b"\r\n--xyz--\r\n", _FILES)
        answers[f"{path}/{uid}/instances"] = _answer(json.dumps([one]).encode())
        answers[f"{path}/{uid}/instances/{uid}.1"] = whole
        answers[f"{path}/{uid}"] = whole
    return answers


def _answer(body: bytes, kind: str = "application/dicom+json") -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


def _chunked(said: bytes) -> bytes:
    """Return the same answer in chunks (RFC 9112 7.1)."""
    head, _, body = said.partition(b"\r\n\r\n")
    head = head.partition(b"\r\nContent-Length")[0] + b"\r\nTransfer-Encoding: chunked"
    chunks = (body[n : n + 700] for n in range(0, len(body), 700))
    lines = (b"%x\r\n%b\r\n" % (len(one), one) for one in chunks)
    return head + b"\r\n\r\n" + b"".join(lines) + b"0\r\n\r\n"


class WebBench(AskingBench):
    """Web services whose answers are sound but for one."""

    def __init__(self, folder: Path, watched: Watched) -> None:
        super().__init__(folder, watched)
        self._said = _sound(folder)
        self._questions: dict[str, int] = {}
        for what in ASKS:
            asked: list[bytes] = []

            def note(said: bytes, asked: list[bytes] = asked) -> bytes:
                asked.append(said)
                return said

            self.ask(what, note)
            self._questions[what] = len(asked)

    def ask(
        self, what: str, damage: Callable[[bytes], bytes], nth: int | None = None
    ) -> object:
        """Ask services that damage what they answer to one of the questions, or all."""
        folder = self.begin()
        with _answering(self._said, damage, nth) as port:
            url = f"http://{HOST}:{port}{_ROOT}"
            node = Node(name="web", kind=NodeKind.DICOMWEB, url=url)
            return ASKS[what](node, folder)

    def ask_damaged(self, what: str, mutator: str, seed: int) -> None:
        """Ask services of which one answer is damaged, in chunks or whole."""
        chance = Random(f"{mutator} {seed} {what}")
        nth = chance.randrange(self._questions[what])
        form = chance.choice((_chunked, bytes))
        self.ask(what, lambda said: MUTATORS[mutator](form(said), chance), nth)


def _answering(
    said: dict[str, bytes], damage: Callable[[bytes], bytes], nth: int | None
) -> AbstractContextManager[int]:
    """Answer by path; the ``nth`` answer, counted from 0, is damaged, or each."""
    counts = count()

    def answer(line: socket.socket, _: int) -> None:
        asked = line.recv(AT_ONCE).split(b" ")[1].partition(b"?")[0]
        whole = said.get(asked.decode(), b"HTTP/1.1 404 No\r\n\r\n")
        is_meant = nth is None or next(counts) == nth
        line.sendall(damage(whole) if is_meant else whole)

    return listening(answer)


def run(folder: Path, seeds: range) -> Watched:
    """Judge all mutators with these seeds in a network of its own."""
    return judged(lambda _, watched: WebBench(folder, watched), MUTATORS, ASKS, seeds)


if __name__ == "__main__":
    long_run(run, "questions", len(MUTATORS) * len(ASKS), description=__doc__)
