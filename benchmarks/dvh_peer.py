"""Computes DVHs with dicompyler-core, for `against_dicompyler.py`.

Run by the interpreter of an environment that has dicompyler-core; nothing of this
project is imported.  Reads lines "MODE ROI" from stdin and answers each with seconds
of process CPU, mean dose in Gy and volume in cc.
"""

import sys
import time

from dicompylercore import dicomparser, dvhcalc

MODES = {
    "default": {},
    "extents": {"use_structure_extents": True},
}


def main():
    """Answer until stdin ends."""
    structures, dose = (dicomparser.DicomParser(path) for path in sys.argv[1:3])
    rois = structures.GetStructures()
    assert dose.pixel_array is not None  # decoded once, as a program would
    for n, roi in rois.items():
        roi["planes"] = structures.GetStructureCoordinates(n)
        roi["thickness"] = structures.CalculatePlaneThickness(roi["planes"])
    print("ready", flush=True)
    for line in sys.stdin:
        mode, number = line.split()
        roi = dict(rois[int(number)])
        begin = time.process_time()
        found = dvhcalc._calculate_dvh(roi, dose, **MODES[mode])
        seconds = time.process_time() - begin
        histogram = found.histogram
        volume = float(histogram.sum())
        dosed = sum(v * (n + 0.5) / 100 for n, v in enumerate(histogram))
        mean = dosed / volume if volume else 0.0
        print(seconds, mean, volume, flush=True)


if __name__ == "__main__":
    main()
