"""The sample frames: one a transfer syntax, and a decoder that is missing is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pydicom
import pytest

from dosiscope.app.main import main
from dosiscope.core.own_process import own_command
from dosiscope.core.phantoms.frames import SAMPLES, Sample, sample_pixels
from dosiscope.core.phantoms.selftest import SelfTest
from dosiscope.core.progress import finish
from dosiscope.io.files import sample_frames
from dosiscope.io.files import worker as worker_module
from dosiscope.io.files.compression import LIBRARY, MODULES, decoded_syntaxes, module_of
from dosiscope.io.files.sample_frames import check_frames, read_syntaxes
from dosiscope.io.files.worker import Worker
from dosiscope.resources.assets import path_of
from support.cases import write_good
from support.synthetic.encode import encoded, file_of, read_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dosiscope.core.phantoms.frames import FrameCheck

JPEG_LOSSLESS = "1.2.840.10008.1.2.4.70"


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Worker]]:
    """Put a worker of an installation that lacks a module in the shared one's place."""
    made = []

    def start(module: str) -> Worker:
        code = (
            f"sys.modules[{module!r}] = None; "
            "from dosiscope.io.files.worker_main import serve; serve()"
        )
        command = own_command(["--decode-pixels"], code, "-S", "-B")
        monkeypatch.setattr(worker_module, "_command", lambda: command)
        worker = Worker(seconds=300)  # of a loaded machine
        monkeypatch.setattr(worker_module, "_workers", [worker])
        made.append(worker)
        return worker

    yield start
    for worker in made:
        worker.close()


def by_syntax(checks: tuple[FrameCheck, ...]) -> dict[str, FrameCheck]:
    return {check.sample.syntax: check for check in checks}


def test_there_is_one_of_every_transfer_syntax_that_is_read() -> None:
    assert sorted(sample.syntax for sample in SAMPLES) == sorted(read_syntaxes())
    assert len(read_syntaxes()) == 16


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_frame_is_in_its_transfer_syntax_and_of_nobody(sample: Sample) -> None:
    file = pydicom.dcmread(path_of("frames", sample.file))
    assert file.file_meta.TransferSyntaxUID == sample.syntax
    assert file.BitsStored == sample.bits
    assert not [tag for tag in file if tag.tag.group == 0x0010]
    if not file.file_meta.TransferSyntaxUID.is_compressed or "RLE" in sample.name:
        assert np.array_equal(file.pixel_array, sample_pixels(sample))  # by the peer


def test_all_are_read_right_by_way_of_the_decoders_process() -> None:
    checks = finish(check_frames())
    assert [check for check in checks if not check.passed] == []
    assert len(checks) == len(read_syntaxes())


def test_another_picture_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def off_by_one(sample: Sample) -> np.ndarray:
        pixels = sample_pixels(sample)
        pixels[3, 4] += sample.allowed + 1
        return pixels

    monkeypatch.setattr(sample_frames, "sample_pixels", off_by_one)
    # a difference of another sign may be less than what a lossy one is allowed
    exact = [check for check in finish(check_frames()) if check.sample.is_exact]
    assert exact
    assert not any(check.passed for check in exact)


@pytest.mark.slow
@pytest.mark.parametrize("module", [*dict.fromkeys(MODULES.values()), LIBRARY])
def test_what_an_installation_lacks_is_named(
    without: Callable[[str], Worker], module: str
) -> None:
    without(module)
    checks = by_syntax(finish(check_frames()))
    lost = {
        syntax
        for syntax in decoded_syntaxes()
        if module in (LIBRARY, module_of(syntax))
    }
    assert {syntax for syntax, check in checks.items() if not check.passed} == lost
    for syntax in lost:
        name = pydicom.uid.UID(syntax).name
        assert checks[syntax].reason == (
            f"this installation of Dosiscope lacks {module}, which decodes {name}"
        )


@pytest.mark.slow
def test_the_process_stays_where_a_module_is_missing(
    without: Callable[[str], Worker],
) -> None:
    worker = without(module_of(JPEG_LOSSLESS))
    finish(check_frames())
    process = worker._process
    assert process is not None
    finish(check_frames())
    assert worker._process is process


@pytest.mark.slow
def test_the_verdict_says_what_is_lacking(without: Callable[[str], Worker]) -> None:
    without("imagecodecs._jpegls")
    frames = finish(check_frames())
    (one,) = (f for f in frames if f.sample.name == "JPEG-LS Lossless")
    said = SelfTest((), frames)._of_frames
    assert said.startswith("2 of 16 transfer syntaxes FAILED: JPEG-LS Lossless, ")
    assert said.endswith(". This installation lacks imagecodecs._jpegls.")
    assert one.texts[3] == "not read"
    assert one.texts[5].endswith("FAILED")


@pytest.mark.slow
def test_a_case_of_compressed_images_says_what_is_lacking(
    without: Callable[[str], Worker],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = write_good(tmp_path / "case")
    for path in folder.glob("CT*"):
        packed = encoded(read_from(path.read_bytes()), "jpeg lossless")
        path.write_bytes(file_of(packed))
    assert main(["check", str(folder), "--json"]) == 0
    capsys.readouterr()
    without("imagecodecs._jpeg8")
    assert main(["check", str(folder), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    (case,) = said["cases"]
    (told,) = (f["message"] for f in case["findings"] if f["rule"] == "F04")
    count = len(list(folder.glob("CT*")))
    assert told.startswith(f"{count} CT images are missing (z = ")
    assert " mm, " in told.partition(")")[0]
    lacks = "this installation of Dosiscope lacks imagecodecs._jpeg8, which decodes "
    assert told.count(lacks) == 1


@pytest.mark.slow
def test_the_self_test_fails_where_a_decoder_is_missing(
    without: Callable[[str], Worker], capsys: pytest.CaptureFixture[str]
) -> None:
    without("imagecodecs._jpeg2k")
    assert main(["selftest", "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert not said["passed"]
    failed = [one for one in said["transfer_syntaxes"] if not one["passed"]]
    assert len(failed) == 5
    assert {one["largest_difference"] for one in failed} == {None}
    assert {one["lacks"] for one in failed} == {"imagecodecs._jpeg2k"}
    assert "5 of 16 transfer syntaxes FAILED" in said["verdict"]
