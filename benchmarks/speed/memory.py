"""What importing pyqtgraph adds to the memory of a window, MB.

python -m speed.memory
"""

from __future__ import annotations

import gc
import json
import linecache
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _resident() -> float:
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def measure() -> dict[str, float]:
    """Return resident memory before and after, with all else that a picture needs."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    import numpy as np
    from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

    application = QApplication([])
    view = QGraphicsView(QGraphicsScene())
    view.show()
    application.processEvents()
    np.linalg.inv(np.eye(3))
    before = _resident()
    import pyqtgraph

    del pyqtgraph
    # as at the end of the start: PySide6 has looked into the text of every module
    linecache.clearcache()
    gc.collect()
    after = _resident()
    return {"before": before, "after": after, "added": after - before}


if __name__ == "__main__":
    print(json.dumps(measure()))
