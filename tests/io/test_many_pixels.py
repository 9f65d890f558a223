"""Several decoders at once give what one gives, and one bad image harms no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import imagecodecs
import numpy as np
import pytest
from pydicom.encaps import encapsulate

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import many_pixels
from dosiscope.io.files.many_pixels import read_many
from dosiscope.io.files.part10 import read_file
from dosiscope.io.files.pixel_format import PixelFormat
from dosiscope.io.files.pixel_format import read_format as format_of
from dosiscope.io.files.pixels import PixelPlace, locate_pixels
from dosiscope.io.files.worker import shared_workers, stop_workers
from support import small_files

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

pytestmark = pytest.mark.slow

JPEG_LS = "1.2.840.10008.1.2.4.80"
JPEG_2000 = "1.2.840.10008.1.2.4.90"
COUNT = 7


def plane(k: int) -> NDArray[np.uint16]:
    return np.random.default_rng(k).integers(0, 4000, (40, 30)).astype(np.uint16)


def write(folder: Path, k: int, stream: bytes | None = None) -> Path:
    """A JPEG-LS image of `plane(k)`."""
    ds = small_files.ct_dataset(k)
    small_files.set_pixels(ds, plane(k))
    stream = bytes(imagecodecs.jpegls_encode(plane(k))) if stream is None else stream
    ds.PixelData = encapsulate([stream])
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return small_files.write(ds, folder / f"{k}.dcm", JPEG_LS)


def task(path: Path) -> tuple[PixelPlace, PixelFormat, NDArray[Any]]:
    file = read_file(path)
    form = format_of(file.dataset)
    out = np.zeros((form.frames, form.rows, form.columns), form.dtype)
    return locate_pixels(file, form), form, out


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three decoders, however short the work is."""
    monkeypatch.setattr(many_pixels, "_decoders", lambda _: 3)


@pytest.mark.usefixtures("three")
def test_every_image_comes_in_its_turn_bit_by_bit(tmp_path: Path) -> None:
    tasks = [task(write(tmp_path, k)) for k in range(COUNT)]
    for k, outcome in enumerate(read_many(tasks)):
        assert outcome is False
        assert np.array_equal(tasks[k][2][0], plane(k))
        for *_, later in tasks[k + 1 :]:
            assert not later.any()
    assert k == COUNT - 1


@pytest.mark.usefixtures("three")
def test_a_bad_image_is_told_in_its_turn_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    whole = bytes(imagecodecs.jpegls_encode(plane(2)))
    tasks = [
        task(write(tmp_path, k, whole[:60] + b"\xff\xd9" if k == 2 else None))
        for k in range(COUNT)
    ]
    (tmp_path / "4.dcm").unlink()
    outcomes = list(read_many(tasks))
    bad = [k for k, one in enumerate(outcomes) if isinstance(one, NotReadableError)]
    assert bad == [2, 4]
    for k in set(range(COUNT)) - set(bad):
        assert np.array_equal(tasks[k][2][0], plane(k))


@pytest.mark.usefixtures("three")
def test_after_stopping_in_the_middle_all_decoders_serve_again(tmp_path: Path) -> None:
    tasks = [task(write(tmp_path, k)) for k in range(COUNT)]
    begun = read_many(tasks)
    next(begun)
    begun.close()
    tasks = [task(write(tmp_path, k)) for k in range(COUNT)]
    assert list(read_many(tasks)) == [False] * COUNT
    data = bytes(imagecodecs.jpegls_encode(plane(1)))
    for worker in shared_workers(3):
        found = worker.decode(data, JPEG_LS, tasks[1][1])
        assert np.array_equal(found, plane(1))


@pytest.mark.usefixtures("three")
def test_decoders_that_are_stopped_are_a_reason_not_a_hang(tmp_path: Path) -> None:
    tasks = [task(write(tmp_path, k)) for k in range(COUNT)]
    steps = read_many(tasks)
    assert next(steps) is False
    stop_workers()
    rest = list(steps)
    assert len(rest) == COUNT - 1
    told = [one for one in rest if isinstance(one, NotReadableError)]
    assert all("decoder stopped" in str(one) for one in told)
    tasks = [task(write(tmp_path, k)) for k in range(COUNT)]
    assert list(read_many(tasks)) == [False] * COUNT


@pytest.mark.parametrize(
    ("syntax", "count", "processors", "expected"),
    [
        (JPEG_2000, 200, 8, 4),
        (JPEG_2000, 200, 2, 2),
        (JPEG_2000, 20, 8, 1),  # not worth a process more
        (JPEG_LS, 200, 8, 1),
        ("1.2.840.10008.1.2.1", 600, 8, 1),  # nothing to decode
    ],
)
def test_as_many_decoders_as_the_time_is_worth(
    monkeypatch: pytest.MonkeyPatch,
    syntax: str,
    count: int,
    processors: int,
    expected: int,
) -> None:
    monkeypatch.setattr(many_pixels, "processors", lambda: processors)
    form = PixelFormat(512, 512, 1, 16, 16, 15, True)
    place = PixelPlace("a", 0, 0, 0, 0, syntax)
    tasks = [(place, form, np.empty((1, 1, 1)))] * count
    assert many_pixels._decoders(tasks) == expected


@pytest.mark.parametrize("decoders", [1, 3])
def test_images_that_take_too_long_one_after_the_other_end_the_trying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decoders: int
) -> None:
    # three times 20 s, not 20 s for each of very many images
    monkeypatch.setattr(many_pixels, "_decoders", lambda _: decoders)
    waited = iter(range(0, 10_000, 25))
    monkeypatch.setattr(many_pixels, "seconds_waited", lambda: next(waited))
    tasks = [task(write(tmp_path, k)) for k in range(COUNT)]
    outcomes = list(read_many(tasks))
    assert len(outcomes) == COUNT
    assert outcomes[:3] == [False] * 3
    for one in outcomes[3:]:
        assert "60 s longer than they should" in str(one)
    monkeypatch.setattr(many_pixels, "seconds_waited", lambda: 0.0)
    tasks = [task(write(tmp_path, k)) for k in range(COUNT)]
    assert list(read_many(tasks)) == [False] * COUNT  # the decoders serve again
