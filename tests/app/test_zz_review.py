import os
from pathlib import Path
import pytest
from PySide6.QtWidgets import QApplication
from dosiscope.viewer.picture_warnings import standing_warnings
from support.reading import visible_words, docked_words
B = Path("/tmp/Erev/v")
PRE = tuple(os.environ.get("PRE", "4").split(","))
CASES = [p for p in sorted(B.iterdir()) if p.name.startswith(PRE)]
@pytest.mark.parametrize("folder", CASES, ids=lambda p: p.name)
def test_one(qtbot, window, folder):
    with open("/tmp/Erev/win.txt", "a") as out: one(qtbot, window, folder, out)

def one(qtbot, window, folder, out):
    window.open_paths([folder])
    try:
        qtbot.waitUntil(lambda: window.review.case is not None and not window.review.case.unread, timeout=5000)
    except Exception:
        print("=== ", folder.name, "NOT OPENED", visible_words(window)[:1500] if isinstance(visible_words(window), str) else visible_words(window), file=out); return
    r = window.review
    def done():
        c = r.case
        if c.structure_set is None or r.dose is None: return True
        known = set(r.dvhs) | set(window.session.reasons)
        return {x.number for x in c.structure_set.rois} <= known
    try: qtbot.waitUntil(done, timeout=5000)
    except Exception: print("not measured", file=out)
    QApplication.processEvents()
    print("=== ", folder.name, file=out)
    print("  header", {k: f.value.text() for k, f in window.header.fields.items()}, window.header.frame.text(), "|", window.header.findings.text(), file=out)
    for s in standing_warnings(r.case, r.dose, reference=r.reference): print("   stands:", s, file=out)
    print("  ref", r.reference, [(l.value, l.is_percent) for l in r.levels][:9], file=out)
    for k, v in docked_words(window).items():
        if os.environ.get("DOCK", "DVH") in str(k): print("  dock", k, str(v).replace(chr(10)," ")[:900], file=out)
