"""How fast and how large objects are received, against storescp of DCMTK in one run.

Needs DCMTK and the right to make a private network: ``unshare -rn`` gives it.

    python benchmarks/receiving.py [--folder DIR] [--images N] [--large MB] [--runs N]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

from support.network.dcmtk import start_storescp, storescu
from support.network.name_space import private_network
from support.network.verbs import start_receiver

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from support.network.name_space import PrivateNetwork
    from support.network.programs import Program

_CT: Final = "1.2.840.10008.5.1.4.1.1.2"
_DOSE: Final = "1.2.840.10008.5.1.4.1.1.481.2"
_SIDE: Final = 512


def _object(sop_class: str, uid: str) -> Dataset:
    made = Dataset()
    made.file_meta = FileMetaDataset()
    made.file_meta.MediaStorageSOPClassUID = sop_class
    made.file_meta.MediaStorageSOPInstanceUID = uid
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.SOPClassUID, made.SOPInstanceUID = sop_class, uid
    made.PatientID, made.StudyInstanceUID = "TEST", generate_uid()
    made.Rows = made.Columns = _SIDE
    made.BitsAllocated = made.BitsStored = 16
    return made


def write_images(folder: Path, count: int) -> list[Path]:
    """Write images of half a megabyte each."""
    random = np.random.default_rng(1)
    paths = []
    folder.mkdir(parents=True)
    for number in range(count):
        image = _object(_CT, generate_uid())
        pixels = random.integers(0, 4096, (_SIDE, _SIDE), "<u2")
        image.PixelData = pixels.tobytes()
        paths.append(folder / f"{number:04}.dcm")
        image.save_as(paths[-1], enforce_file_format=True)
    return paths


def write_large(path: Path, megabytes: int) -> Path:
    """Write one dose of so many megabytes; zeros, which the disk need not hold."""
    dose = _object(_DOSE, generate_uid())
    dose.NumberOfFrames = megabytes * 2
    size = megabytes * 1_000_000
    dose.save_as(path, enforce_file_format=True)
    with path.open("ab") as file:
        file.write(b"\xe0\x7f\x10\x00OW\0\0" + size.to_bytes(4, "little"))
        file.truncate(file.tell() + size)
    return path


def _seconds(send: Callable[[], subprocess.CompletedProcess[str]]) -> float:
    began = time.perf_counter()
    done = send()
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - began


def _peak_mb(program: Program) -> float:
    lines = Path(f"/proc/{program.process.pid}/status").read_text().splitlines()
    peak = next(line for line in lines if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1000


def _measure_speed(
    network: PrivateNetwork, folder: Path, count: int, runs: int
) -> None:
    paths = write_images(folder / "images", count)
    peer = start_storescp(network, _made(folder / "peer"))
    receiver = start_receiver(network, folder / "ours")
    ours, theirs, flushing = [], [], []
    for _ in range(runs):
        theirs.append(
            _seconds(partial(storescu, network, peer.port, paths, called=peer.title))
        )
        _empty(peer.folder)
        ours.append(_seconds(partial(storescu, network, receiver.port, paths)))
        assert receiver.stop() == 0
        shutil.rmtree(folder / "ours")
        receiver = start_receiver(network, folder / "ours")
        flushing.append(_flushing(folder / "flushing", count))
    mine, its = statistics.median(ours), statistics.median(theirs)
    print(
        f"{count} images of 0.5 MB: {mine:.2f} s; storescp {its:.2f} s; "
        f"ratio {mine / its:.2f} (medians of {runs}); to flush as many files and names "
        f"takes {statistics.median(flushing):.2f} s here, which storescp does not do"
    )


def _flushing(folder: Path, count: int) -> float:
    """Return how long it takes to flush so many files, and the folder after each."""
    took, data = 0.0, os.urandom(_SIDE * _SIDE * 2)
    folder.mkdir()
    place = os.open(folder, os.O_RDONLY)
    for number in range(count):
        with (folder / str(number)).open("wb", buffering=0) as file:
            file.write(data)
            began = time.perf_counter()
            os.fsync(file.fileno())
        os.rename(folder / str(number), folder / f"{number}.dcm")
        os.fsync(place)
        took += time.perf_counter() - began
    os.close(place)
    shutil.rmtree(folder)
    return took


def _measure_memory(network: PrivateNetwork, folder: Path, megabytes: int) -> None:
    path = write_large(folder / "large.dcm", megabytes)
    receiver = start_receiver(network, folder / "large")
    before = _peak_mb(receiver.program)
    took = _seconds(partial(storescu, network, receiver.port, [path]))
    (kept,) = receiver.files()
    assert kept.stat().st_size > megabytes * 1_000_000
    peak = _peak_mb(receiver.program)
    print(
        f"one object of {megabytes} MB: {took:.1f} s; peak {peak:.0f} MB "
        f"({before:.0f} MB before)"
    )


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--images", type=int, default=200)
    parser.add_argument("--large", type=int, default=512)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(dir=asked.folder) as folder,
        private_network() as network,
    ):
        _measure_speed(network, Path(folder), asked.images, asked.runs)
        _measure_memory(network, Path(folder), asked.large)


if __name__ == "__main__":
    main()
