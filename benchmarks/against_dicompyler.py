"""Time of thirty DVHs beside dicompyler-core, in one run that alternates.

    python benchmarks/against_dicompyler.py INTERPRETER [--json FILE]

INTERPRETER is the Python of an environment of its own with pydicom 2.4 and
dicompyler-core 0.5.6.  Both sides count CPU time of their process for the DVH alone
(files parsed and dose decoded before), structure by structure in turn.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian, generate_uid

from dosiscope.core.dvh.engine import compute_dvh
from support.thirty import many_contours, thirty_structures, thirty_structures_dose

PEER = Path(__file__).with_name("dvh_peer.py")
RT_STRUCTURE_SET = "1.2.840.10008.5.1.4.1.1.481.3"
RT_DOSE = "1.2.840.10008.5.1.4.1.1.481.2"
ROUNDS = 3


def _file(kind: str, modality: str, *, explicit: bool) -> Dataset:
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    syntax = ExplicitVRLittleEndian if explicit else ImplicitVRLittleEndian
    dataset.file_meta.TransferSyntaxUID = syntax
    dataset.file_meta.MediaStorageSOPClassUID = kind
    dataset.SOPClassUID, dataset.SOPInstanceUID = kind, generate_uid()
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    dataset.Modality = modality
    dataset.PatientName, dataset.PatientID = "Bench^Mark", "B"
    return dataset


def write_structures(path: Path, solids: dict[str, object]) -> None:
    """Write the contours of solids as an RT Structure Set."""
    dataset = _file(RT_STRUCTURE_SET, "RTSTRUCT", explicit=False)
    dataset.StructureSetLabel = "benchmark"
    rois, contours, observations = [], [], []
    for n, (name, solid) in enumerate(solids.items(), start=1):
        roi, contour, observation = Dataset(), Dataset(), Dataset()
        roi.ROINumber, roi.ROIName = n, name
        contour.ReferencedROINumber = observation.ReferencedROINumber = n
        observation.ObservationNumber = n
        observation.RTROIInterpretedType, observation.ROIInterpreter = "ORGAN", ""
        contour.ROIDisplayColor = [255, 0, 0]
        items = []
        for section in solid.sections:
            for polygon in section.polygons:
                item = Dataset()
                item.ContourGeometricType = "CLOSED_PLANAR"
                item.NumberOfContourPoints = len(polygon)
                points = np.column_stack([polygon, np.full(len(polygon), section.z)])
                item.ContourData = [f"{v:.4f}" for v in points.ravel()]
                items.append(item)
        contour.ContourSequence = Sequence(items)
        rois.append(roi)
        contours.append(contour)
        observations.append(observation)
    dataset.StructureSetROISequence = Sequence(rois)
    dataset.ROIContourSequence = Sequence(contours)
    dataset.RTROIObservationsSequence = Sequence(observations)
    dataset.save_as(path, enforce_file_format=True)


def write_dose(path: Path, dose: object) -> None:
    """Write a dose as an RT Dose of 32 bits."""
    geometry = dose.geometry
    dataset = _file(RT_DOSE, "RTDOSE", explicit=True)
    dataset.NumberOfFrames, dataset.Rows, dataset.Columns = geometry.shape
    dataset.SamplesPerPixel, dataset.PhotometricInterpretation = 1, "MONOCHROME2"
    dataset.BitsAllocated = dataset.BitsStored = 32
    dataset.HighBit, dataset.PixelRepresentation = 31, 0
    dataset.ImagePositionPatient = [f"{v:.4f}" for v in geometry.origin]
    dataset.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    dataset.PixelSpacing = list(geometry.spacing)
    dataset.GridFrameOffsetVector = [
        round(float(v), 4) for v in geometry.z - geometry.z[0]
    ]
    dataset.DoseUnits, dataset.DoseType = "GY", "PHYSICAL"
    dataset.DoseSummationType = "PLAN"
    gray = dose.values()
    scaling = float(gray.max()) / (2**31)
    dataset.DoseGridScaling = f"{scaling:.10g}"
    dataset.PixelData = np.round(gray / scaling).astype(np.uint32).tobytes()
    dataset["PixelData"].VR = "OW"
    dataset.save_as(path, enforce_file_format=True)


class Peer:
    """The other program, asked one DVH at a time."""

    def __init__(self, interpreter: str, structures: Path, dose: Path) -> None:
        self._process = subprocess.Popen(
            [interpreter, "-W", "ignore", str(PEER), str(structures), str(dose)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if self._line() != ["ready"]:
            raise SystemExit(f"{interpreter} cannot run dicompyler-core")

    def _line(self) -> list[str]:
        return self._process.stdout.readline().split()

    def compute(self, mode: str, number: int) -> tuple[float, float, float]:
        """Return seconds, mean dose in Gy, volume in cc."""
        self._process.stdin.write(f"{mode} {number}\n")
        self._process.stdin.flush()
        words = self._line()
        if len(words) != 3:
            raise SystemExit("dicompyler-core stopped")
        return float(words[0]), float(words[1]), float(words[2])

    def close(self) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(10)


def _own(solid: object, dose: object) -> float:
    begin = time.process_time()
    compute_dvh(replace(solid), dose)  # nothing kept from the round before
    return time.process_time() - begin


def measure(interpreter: str) -> dict[str, object]:
    """Return seconds of every structure for both sides, and of 1000 contours."""
    dose = thirty_structures_dose()
    solids: dict[str, object] = dict(thirty_structures())
    solids["1000 contours"] = many_contours(1000, 1)
    with TemporaryDirectory() as folder:
        paths = Path(folder) / "rs.dcm", Path(folder) / "rd.dcm"
        write_structures(paths[0], solids)
        write_dose(paths[1], dose)
        peer = Peer(interpreter, *paths)
        rows = []
        for n, (name, solid) in enumerate(solids.items(), start=1):
            own, theirs, fastest = [], [], []
            for _ in range(ROUNDS):
                own.append(_own(solid, dose))
                theirs.append(peer.compute("default", n)[0])
                fastest.append(peer.compute("extents", n)[0])
            rows.append((name, min(own), min(theirs), min(fastest)))
        peer.close()
    thirty = [row for row in rows if row[0] != "1000 contours"]
    own, default, extents = (sum(row[k] for row in thirty) for k in (1, 2, 3))
    many = rows[-1]
    return {
        "rows": rows,
        "own_s": own,
        "default_s": default,
        "extents_s": extents,
        "median_ms": 1000 * statistics.median(row[1] for row in thirty),
        "default_ratio": default / own,
        "extents_ratio": extents / own,
        "many_ms": 1000 * many[1],
        "many_default_ratio": many[2] / many[1],
        "many_extents_ratio": many[3] / many[1],
    }


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("interpreter")
    parser.add_argument("--json", type=Path, metavar="FILE")
    chosen = parser.parse_args()
    found = measure(chosen.interpreter)
    print(f"{'structure':16}{'own ms':>9}{'default ms':>12}{'extents ms':>12}")
    for name, own, default, extents in found["rows"]:
        print(f"{name:16}{1000 * own:9.1f}{1000 * default:12.1f}{1000 * extents:12.1f}")
    print(f"30 structures: own {found['own_s']:.3f} s", end="")
    for key in ("default", "extents"):
        print(
            f", {key} {found[f'{key}_s']:.2f} s ({found[f'{key}_ratio']:.1f}x)", end=""
        )
    print()
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
