"""Files that arrive in a window, and waiting for what becomes of them."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, Any

import pydicom

from dosiscope.app.grow import grow_steps
from dosiscope.core.progress import Progress
from support.cases import setting, write_good
from support.reading import settle
from support.windows import measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from dosiscope.app.grow import GrowingCase, Grown
    from dosiscope.app.window import Window
    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.progress import PartSteps


def of_kind(files: Iterable[Path], *kinds: str) -> list[Path]:
    """Those of some kinds, by the first letters of their names."""
    return [path for path in files if path.name[:2] in kinds]


def arrive(
    qtbot: QtBot, window: Window, files: Iterable[Path], sender: object = None
) -> None:
    """Let files arrive, and wait until they are dealt with."""
    files = list(files)
    at_once(window)
    window.session.arrivals.add(files, sender)
    wait(qtbot, window, files)


def at_once(window: Window) -> None:
    """Let what arrives be taken without a rest."""
    arrivals = window.session.arrivals
    arrivals.gather_ms = arrivals.rest_ms = 0


def wait(qtbot: QtBot, window: Window, files: Iterable[Path] = ()) -> None:
    """Wait until the open case has taken what arrived, these files too."""
    session = window.session

    def done() -> None:
        scan = session.scan_of_case
        assert scan is not None
        assert set(map(str, files)) <= scan.heads.keys()
        assert not session.arrivals.is_pending
        assert not session.jobs.is_working

    qtbot.waitUntil(done, timeout=20_000)


@contextmanager
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Let what arrives be taken, and not be dealt with before the end of this.

    Gives of how many files each job is that has begun.
    """
    begun, may_go_on = list[int](), Event()

    def held(
        case: GrowingCase, files: Sequence[str], *rest: Any, **options: Any
    ) -> PartSteps[None, Grown]:
        begun.append(len(files))
        while not may_go_on.wait(0.01):
            yield Progress(0, 1, "Waiting")  # so that it can be cancelled
        return (yield from grow_steps(case, files, *rest, **options))

    monkeypatch.setattr("dosiscope.app.grow.grow_steps", held)
    try:
        yield begun
    finally:
        may_go_on.set()


def fall_silent(qtbot: QtBot, window: Window) -> None:
    """Let 30 s pass."""
    silence = window.session.arrivals.silence
    silence.stop()
    silence.timeout.emit()
    wait(qtbot, window)


def case_of(window: Window) -> Case:
    """The case that is shown."""
    case = window.review.case
    assert case is not None
    return case


def ct_of(window: Window) -> Ct:
    """The images that are shown."""
    ct = case_of(window).ct
    assert ct is not None
    return ct


def state(qtbot: QtBot, window: Window) -> dict[str, object]:
    """What a person sees and reads of a case, wherever it came from."""
    review, case = window.review, case_of(window)
    window.notice.hide()  # it takes of the room
    measured(qtbot, window)
    settle(window)
    view = window.view
    view.fit()
    review.set_cursor(review.first_point())
    return {
        "picture": view.grab().toImage(),
        "dvhs": {
            number: (dvh.dose.tobytes(), dvh.volume.tobytes(), dvh.volume_cc, dvh.mean)
            for number, dvh in review.results.dvhs.items()
        },
        "reasons": dict(review.results.reasons),
        "findings": sorted(
            (f.outcome.key, str(f), f.found, f.expected) for f in case.findings
        ),
        "missing": [one.text for one in case.missing],
        "outside": sorted(one.sentence for one in case.outside),
        "browser": [(row.text, row.below) for row in window.late.cases.panel.rows()],
        "header": {n: f.value.text() for n, f in window.header.fields.items()},
        "levels": review.look.levels,
        "wash": (review.look.wash_range, review.look.wash_opacity),
        "selection": window.session.selection,
    }


def of_another(tmp_path: Path) -> list[Path]:
    """Write the good case as of another patient; return its files."""
    folder = write_good(
        tmp_path / "other",
        setting("all", "PatientID", "somebody else"),
        setting("all", "PatientName", "Else^Somebody"),
        setting("all", "StudyInstanceUID", "1.2.3"),
    )
    for path in folder.iterdir():
        _with_other_uids(path)
    return sorted(folder.iterdir())


def _with_other_uids(path: Path) -> None:
    """Give an object and all that it names UIDs of their own."""
    dataset = pydicom.dcmread(path)
    own = str(dataset.SOPInstanceUID).rsplit(".", 1)[0][:40]

    def renamed(_: object, element: pydicom.DataElement) -> None:
        value = str(element.value)
        if element.VR == "UI" and value.startswith(own[:20]):
            element.value = f"{value[:58]}.9"

    dataset.walk(renamed)
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    dataset.save_as(path)
