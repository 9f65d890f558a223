"""Generated cases of known size, written once and kept in a temporary folder."""

from __future__ import annotations

import getpass
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from speed import writer
from speed.writer import element, sequence, write_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

VERSION = 3  # of what is written here: another one is written anew
ROOT = "1.2.826.0.1.3680043.10.1529."
CT_CLASS = "1.2.840.10008.5.1.4.1.1.2"
STRUCTURES_CLASS = "1.2.840.10008.5.1.4.1.1.481.3"
PLAN_CLASS = "1.2.840.10008.5.1.4.1.1.481.5"
DOSE_CLASS = "1.2.840.10008.5.1.4.1.1.481.2"
PIXEL = 0.9765625  # mm
SCALING = 1.6e-8


@dataclass(frozen=True, slots=True)
class Size:
    """How large a case is.

    Attributes
    ----------
    spread
        The shortest ROI, as a share of the slices; the longest has all.
    crowd
        ROIs on every slice of so many contours each, on top of the others.
    """

    name: str
    slices: int
    rois: int
    spacing: float
    spread: float
    side: int = 512
    dose: tuple[int, int, int] = (130, 150, 200)
    crowd: int = 0
    compression: str = ""


P200 = Size("P200", 200, 30, 2.5, 0.67)
P600 = Size("P600", 600, 60, 1.0, 0.11)
CROWDED = Size("crowded", 20, 4, 2.5, 1.0, crowd=1000)
SMALL = Size("small", 40, 10, 2.5, 0.67, side=256, dose=(40, 60, 80))
COMPRESSED = tuple(
    Size(kind, 200, 1, 2.5, 1.0, compression=kind)
    for kind in ("jpeg-lossless", "rle", "jpeg-2000", "jpeg-ls")
)
RLE = next(size for size in COMPRESSED if size.compression == "rle")
_SYNTAX = {
    "": writer.EXPLICIT_LITTLE,
    "jpeg-lossless": "1.2.840.10008.1.2.4.70",
    "rle": "1.2.840.10008.1.2.5",
    "jpeg-2000": "1.2.840.10008.1.2.4.90",
    "jpeg-ls": "1.2.840.10008.1.2.4.80",
}


def folder_of(size: Size) -> Path:
    """Return the folder of a case; it is written if it is not there yet."""
    base = Path(tempfile.gettempdir()) / f"dosiscope-benchmark-{getpass.getuser()}"
    base.mkdir(mode=0o700, exist_ok=True)
    folder = base / f"{size.name}-{VERSION}"
    if not folder.exists():
        unfinished = base / f"{size.name}.{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        _Case(size, unfinished).write()
        unfinished.rename(folder)
    return folder


class _Case:
    """Writes one case."""

    def __init__(self, size: Size, folder: Path) -> None:
        self.size, self.folder = size, folder
        self.random = np.random.default_rng(7)
        self.z = (np.arange(size.slices) - size.slices / 2) * size.spacing
        self.corner = -PIXEL * size.side / 2
        self.images = [f"{ROOT}1.{k + 1}" for k in range(size.slices)]

    def write(self) -> None:
        """Write all files."""
        self._write_ct()
        self._write_structures()
        self._write_plan()
        self._write_dose()

    def _head(self, sop_class: str, uid: str, modality: str, series: str) -> list[Any]:
        return [
            (0x00080005, "CS", "ISO_IR 100"),
            (0x00080016, "UI", sop_class),
            (0x00080018, "UI", uid),
            (0x00080020, "DA", "20240101"),
            (0x00080030, "TM", "120000"),
            (0x00080050, "SH", ""),
            (0x00080060, "CS", modality),
            (0x00080070, "LO", "Generated"),
            (0x00080090, "PN", ""),
            (0x0008103E, "LO", f"{modality} generated"),
            (0x00100010, "PN", "Generated^Phantom"),
            (0x00100020, "LO", "GEN001"),
            (0x00100030, "DA", "19500101"),
            (0x00100040, "CS", "O"),
            (0x0020000D, "UI", ROOT + "9.1"),
            (0x0020000E, "UI", ROOT + series),
            (0x00200010, "SH", "1"),
            (0x00200011, "IS", "1"),
            (0x00200052, "UI", ROOT + "9.2"),
            (0x00201040, "LO", ""),
        ]

    def _write_ct(self) -> None:
        side = self.size.side
        encode = _ENCODERS[self.size.compression]
        pixels = [encode(picture) for picture in self._pictures()]
        # an 8 KB private value, as scanners write
        vendor = element(0x00290010, "LO", "GENERATED") + element(
            0x00291010, "OB", bytes(8192)
        )
        images = self.folder / "CT"
        images.mkdir()
        for k, z in enumerate(self.z):
            fields = [
                *self._head(CT_CLASS, self.images[k], "CT", "9.3"),
                (0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL"),
                (0x00180050, "DS", f"{self.size.spacing}"),
                (0x00180060, "DS", "120"),
                (0x00185100, "CS", "HFS"),
                (0x00200012, "IS", "1"),
                (0x00200013, "IS", f"{k + 1}"),
                (0x00200032, "DS", f"{self.corner}\\{self.corner}\\{z:g}"),
                (0x00200037, "DS", "1\\0\\0\\0\\1\\0"),
                (0x00201041, "DS", f"{z:g}"),
                (0x00280002, "US", 1),
                (0x00280004, "CS", "MONOCHROME2"),
                (0x00280010, "US", side),
                (0x00280011, "US", side),
                (0x00280030, "DS", f"{PIXEL}\\{PIXEL}"),
                (0x00280100, "US", 16),
                (0x00280101, "US", 16),
                (0x00280102, "US", 15),
                (0x00280103, "US", 1),
                (0x00281050, "DS", "40"),
                (0x00281051, "DS", "400"),
                (0x00281052, "DS", "0"),
                (0x00281053, "DS", "1"),
                (0x00281054, "LO", "HU"),
            ]
            low = sorted(f for f in fields if f[0] < 0x00290000)
            dataset = b"".join(element(*field) for field in low) + vendor
            write_file(
                images / f"CT.{k + 1:04d}.dcm",
                CT_CLASS,
                self.images[k],
                dataset + pixels[k % len(pixels)],
                _SYNTAX[self.size.compression],
            )

    def _pictures(self) -> list[NDArray[np.int16]]:
        """Eight pictures of a trunk with lungs, bone and noise."""
        at = self.corner + PIXEL * np.arange(self.size.side)
        x, y = at[None, :], at[:, None]
        result = []
        for n in range(8):
            wide, high = 180 - 2 * n, 120 - n
            radius = np.hypot(x / wide, y / high)
            hu = np.full((self.size.side, self.size.side), -1000.0)
            hu[radius < 1], hu[radius < 0.92] = -90, 45
            for side in (-1, 1):
                hu[np.hypot((x - side * 70) / 55, (y + 5) / 70) < 1] = -810
                hu[np.hypot((x - side * 110) / 20, (y - 20) / 20) < 1] = 500 + 20 * n
            hu[np.hypot(x / 18, (y - 80) / 18) < 1] = 700
            hu[(np.abs(y - 150) < 6) & (np.abs(x) < 200)] = -650
            hu += self.random.normal(0, 14, hu.shape)
            result.append(np.clip(np.round(hu), -1024, 3071).astype(np.int16))
        return result

    def _write_structures(self) -> None:
        size, random = self.size, self.random
        lists: tuple[list[bytes], list[bytes], list[bytes]] = ([], [], [])
        shapes = [self._roi(number) for number in range(size.rois)]
        if size.crowd:
            shapes.append(self._crowd())
        for number, contours in enumerate(shapes, 1):
            name = "BODY" if number == 1 else f"ROI_{number:02d}"
            lists[0].append(
                element(0x30060022, "IS", f"{number}")
                + element(0x30060024, "UI", ROOT + "9.2")
                + element(0x30060026, "LO", name)
                + element(0x30060036, "CS", "MANUAL")
            )
            colour = "\\".join(str(v) for v in random.integers(60, 255, 3))
            lists[1].append(
                element(0x3006002A, "IS", colour)
                + sequence(0x30060040, contours)
                + element(0x30060084, "IS", f"{number}")
            )
            lists[2].append(
                element(0x30060082, "IS", f"{number}")
                + element(0x30060084, "IS", f"{number}")
                + element(0x300600A4, "CS", "ORGAN" if number > 1 else "EXTERNAL")
                + element(0x300600A6, "PN", "")
            )
        uid = ROOT + "2"
        head = self._head(STRUCTURES_CLASS, uid, "RTSTRUCT", "9.4")
        dataset = (
            b"".join(element(*field) for field in head)
            + element(0x30060002, "SH", "generated")
            + element(0x30060008, "DA", "20240101")
            + element(0x30060009, "TM", "120000")
            + self._references()
            + sequence(0x30060020, lists[0])
            + sequence(0x30060039, lists[1])
            + sequence(0x30060080, lists[2])
            + element(0x300E0002, "CS", "UNAPPROVED")
        )
        write_file(self.folder / "RS.dcm", STRUCTURES_CLASS, uid, dataset)

    def _references(self) -> bytes:
        images = [self._image(uid) for uid in self.images]
        series = element(0x0020000E, "UI", ROOT + "9.3") + sequence(0x30060016, images)
        study = (
            element(0x00081150, "UI", "1.2.840.10008.3.1.2.3.1")
            + element(0x00081155, "UI", ROOT + "9.1")
            + sequence(0x30060014, [series])
        )
        frame = element(0x00200052, "UI", ROOT + "9.2") + sequence(0x30060012, [study])
        return sequence(0x30060010, [frame])

    @staticmethod
    def _image(uid: str) -> bytes:
        return element(0x00081150, "UI", CT_CLASS) + element(0x00081155, "UI", uid)

    def _roi(self, number: int) -> list[bytes]:
        """Contours of 100 to 200 points each, of a wavy, tapering tube."""
        size, random = self.size, self.random
        scale = size.side / 512
        centre = random.uniform((-110, -70), (110, 70)) * scale
        axes = random.uniform(8, 45, 2) * scale
        share = random.uniform(size.spread, 1)
        if number == 0:
            centre, axes, share = np.zeros(2), np.array([178.0, 118.0]) * scale, 1.0
        count = max(5, int(size.slices * share))
        first = (size.slices - count) // 2
        waves = random.normal(0, 0.04, 6)
        contours = []
        for k in range(first, first + count):
            taper = 1 - 0.35 * ((k - first + 0.5) / count * 2 - 1) ** 2
            angle = np.linspace(
                0, 2 * np.pi, int(random.integers(100, 201)), endpoint=False
            )
            wave = 1 + sum(
                w * np.cos((n + 2) * angle + 0.05 * k) for n, w in enumerate(waves)
            )
            x = centre[0] + axes[0] * taper * wave * np.cos(angle)
            y = centre[1] + axes[1] * taper * wave * np.sin(angle)
            contours.append(self._contour(k, x, y))
        return contours

    def _crowd(self) -> list[bytes]:
        """Contours of 12 points each, side by side on every slice."""
        angle = np.linspace(0, 2 * np.pi, 12, endpoint=False)
        across = int(np.ceil(np.sqrt(self.size.crowd)))
        step = 300 / across
        contours = []
        for k in range(self.size.slices):
            for n in range(self.size.crowd):
                x = -150 + (n % across) * step + 0.4 * step * np.cos(angle)
                y = -150 + (n // across) * step + 0.4 * step * np.sin(angle)
                contours.append(self._contour(k, x, y))
        return contours

    def _contour(self, k: int, x: NDArray[Any], y: NDArray[Any]) -> bytes:
        points = np.stack([x, y, np.full_like(x, self.z[k])], axis=1)
        numbers = points.ravel().tolist()
        text = ("%.6f\\" * (len(numbers) - 1) + "%.6f") % tuple(numbers)
        return (
            sequence(0x30060016, [self._image(self.images[k])])
            + element(0x30060042, "CS", "CLOSED_PLANAR")
            + element(0x30060046, "IS", f"{len(x)}")
            + writer.long_decimals(0x30060050, text.encode())
        )

    def _write_plan(self) -> None:
        uid = ROOT + "3"
        beams = []
        for number in (1, 2):
            points = []
            for n in range(178):
                leaves = "\\".join(
                    f"{v:.2f}" for v in self.random.uniform(-50, 50, 120)
                )
                device = element(0x300A00B8, "CS", "MLCX") + element(
                    0x300A011C, "DS", leaves
                )
                points.append(
                    element(0x300A0112, "IS", f"{n}")
                    + sequence(0x300A011A, [device])
                    + element(0x300A011E, "DS", f"{n * 2.01:.2f}")
                    + (element(0x300A012C, "DS", "0\\0\\0") if n == 0 else b"")
                    + element(0x300A0134, "DS", f"{n / 177:.6f}")
                )
            beams.append(
                element(0x300A00B2, "SH", "LINAC")
                + element(0x300A00C0, "IS", f"{number}")
                + element(0x300A00C2, "LO", f"Arc {number}")
                + element(0x300A00C4, "CS", "DYNAMIC")
                + element(0x300A00C6, "CS", "PHOTON")
                + element(0x300A0110, "IS", "178")
                + sequence(0x300A0111, points)
            )
        prescription = (
            element(0x300A0012, "IS", "1")
            + element(0x300A0014, "CS", "SITE")
            + element(0x300A0016, "LO", "PTV")
            + element(0x300A0020, "CS", "TARGET")
            + element(0x300A0026, "DS", "60")
        )
        fractions = (
            element(0x300A0071, "IS", "1")
            + element(0x300A0078, "IS", "30")
            + element(0x300A0080, "IS", "2")
            + element(0x300A00A0, "IS", "0")
        )
        head = self._head(PLAN_CLASS, uid, "RTPLAN", "9.5")
        dataset = (
            b"".join(element(*field) for field in head)
            + element(0x300A0002, "SH", "generated")
            + element(0x300A0006, "DA", "20240101")
            + element(0x300A0007, "TM", "120000")
            + element(0x300A000C, "CS", "PATIENT")
            + sequence(0x300A0010, [prescription])
            + sequence(0x300A0070, [fractions])
            + sequence(0x300A00B0, beams)
            + self._reference(0x300C0060, STRUCTURES_CLASS, "2")
            + element(0x300E0002, "CS", "UNAPPROVED")
        )
        write_file(self.folder / "RP.dcm", PLAN_CLASS, uid, dataset)

    @staticmethod
    def _reference(tag: int, sop_class: str, uid: str) -> bytes:
        item = element(0x00081150, "UI", sop_class) + element(
            0x00081155, "UI", ROOT + uid
        )
        return sequence(tag, [item])

    def _write_dose(self) -> None:
        planes, rows, columns = self.size.dose
        step = 2.5
        x, y, z = ((np.arange(n) - n / 2) * step for n in (columns, rows, planes))
        dose = np.zeros(self.size.dose)
        for centre, widths, height in (
            ((20, 0, 0), (35, 30, 60), 60),
            ((-30, -20, 40), (25, 20, 30), 25),
            ((0, 50, -60), (40, 20, 40), 18),
        ):
            terms = [
                ((axis - c) / w) ** 2
                for axis, c, w in zip((x, y, z), centre, widths, strict=True)
            ]
            square = terms[0] + terms[1][:, None] + terms[2][:, None, None]
            dose += height / (1 + square**1.5)
        dose *= np.hypot(x / 180, y[:, None] / 120) < 1
        dose *= 63 / dose.max()
        dose += np.abs(self.random.normal(0, 0.05, dose.shape)) * (dose > 0)
        stored = np.round(dose / SCALING).astype("<u4")
        uid = ROOT + "4"
        head = self._head(DOSE_CLASS, uid, "RTDOSE", "9.6")
        fields = [
            *head,
            (0x00180050, "DS", f"{step}"),
            (0x00200032, "DS", f"{x[0]}\\{y[0]}\\{z[0]}"),
            (0x00200037, "DS", "1\\0\\0\\0\\1\\0"),
            (0x00280002, "US", 1),
            (0x00280004, "CS", "MONOCHROME2"),
            (0x00280008, "IS", f"{planes}"),
            (0x00280009, "AT", b"\x04\x30\x0c\x00"),
            (0x00280010, "US", rows),
            (0x00280011, "US", columns),
            (0x00280030, "DS", f"{step}\\{step}"),
            (0x00280100, "US", 32),
            (0x00280101, "US", 32),
            (0x00280102, "US", 31),
            (0x00280103, "US", 0),
            (0x30040002, "CS", "GY"),
            (0x30040004, "CS", "PHYSICAL"),
            (0x3004000A, "CS", "PLAN"),
            (0x3004000C, "DS", "\\".join(f"{step * k:g}" for k in range(planes))),
            (0x3004000E, "DS", f"{SCALING:g}"),
        ]
        dataset = (
            b"".join(element(*field) for field in sorted(fields))
            + self._reference(0x300C0002, PLAN_CLASS, "3")
            + element(0x7FE00010, "OW", stored.tobytes())
        )
        write_file(self.folder / "RD.dcm", DOSE_CLASS, uid, dataset)


def _native(pixels: NDArray[np.int16]) -> bytes:
    return element(0x7FE00010, "OW", pixels.astype("<i2").tobytes())


def _jpeg_lossless(pixels: NDArray[np.int16]) -> bytes:
    import imagecodecs

    return writer.encapsulated(
        bytes(imagecodecs.ljpeg_encode(pixels.view(np.uint16), bitspersample=16))
    )


def _jpeg_2000(pixels: NDArray[np.int16]) -> bytes:
    import imagecodecs

    return writer.encapsulated(
        bytes(
            imagecodecs.jpeg2k_encode(
                pixels, level=0, reversible=True, codecformat="J2K"
            )
        )
    )


def _jpeg_ls(pixels: NDArray[np.int16]) -> bytes:
    import imagecodecs

    return writer.encapsulated(bytes(imagecodecs.jpegls_encode(pixels.view(np.uint16))))


def _rle(pixels: NDArray[np.int16]) -> bytes:
    from pydicom.pixels.encoders.base import RLELosslessEncoder

    rows, columns = pixels.shape
    return writer.encapsulated(
        RLELosslessEncoder.encode(
            pixels,
            encoding_plugin="pydicom",
            rows=rows,
            columns=columns,
            samples_per_pixel=1,
            photometric_interpretation="MONOCHROME2",
            bits_allocated=16,
            bits_stored=16,
            pixel_representation=1,
            number_of_frames=1,
        )
    )


_ENCODERS: dict[str, Callable[[NDArray[np.int16]], bytes]] = {
    "": _native,
    "jpeg-lossless": _jpeg_lossless,
    "rle": _rle,
    "jpeg-2000": _jpeg_2000,
    "jpeg-ls": _jpeg_ls,
}
