"""An archive that answers from memory: what it has, was asked, and gives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from dosiscope.app.asking import Asking
from dosiscope.app.features import table
from dosiscope.app.features.network_choices import NetworkChoices
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.network.node import Login, Node
from dosiscope.core.network.question import ObjectMatch, SeriesMatch, StudyMatch
from dosiscope.core.network.retrieved import Matches, NotRetrieved, Retrieved
from dosiscope.core.network.secret import NodeAndSecret
from dosiscope.core.progress import Progress
from dosiscope.io.network.archive_errors import LoginRefusedError, MustCallError
from support.windows import feature

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import pytest

    from dosiscope.app.window import Window
    from dosiscope.core.network.question import Question
    from dosiscope.core.progress import PartSteps, Steps

T = TypeVar("T")

NODE = Node(name="Clinic", host="pacs.local", port=104, title="PACS")

ANNA = StudyMatch(
    uid="1.2.1",
    patient_id="4711",
    patient_name="Wolf^Anna",
    birth_date="19500203",
    date="20260105",
    time="101500",
    description="Planning",
    modalities=("CT", "RTSTRUCT", "RTPLAN", "RTDOSE"),
    objects=43,
)
OLDER = StudyMatch(
    uid="1.2.0",
    patient_id="4711",
    patient_name="Wolf^Anna",
    birth_date="19500203",
    date="20240105",
    modalities=("CT",),
)
OTHERS = (
    StudyMatch(uid="1.3.1", patient_name="Adler^Bo", date="20251224"),
    StudyMatch(uid="1.3.2", patient_name="Adler^Bo", date="20251225"),
)
SERIES = tuple(
    SeriesMatch(
        uid=f"1.2.1.{n}",
        study_uid="1.2.1",
        modality=modality,
        number=str(n),
        description=description,
        date="20260105",
        time="101500",
        objects=count,
    )
    for n, (modality, description, count) in enumerate(
        (
            ("CT", "Thorax 3 mm", 40),
            ("RTSTRUCT", "Structures", 1),
            ("RTPLAN", "Plans", 1),
            ("RTDOSE", "Doses", 2),
        ),
        1,
    )
)
DOSES = tuple(
    ObjectMatch(
        uid=f"1.2.1.4.{n}",
        study_uid="1.2.1",
        series_uid="1.2.1.4",
        modality="RTDOSE",
        label=label,
        date="20260106",
        time=f"12000{n}",
    )
    for n, label in ((1, "VMAT 1 PLAN"), (2, ""))
)


@dataclass(eq=False)
class FakeArchive:
    """Has these studies; a sentence in ``refusal`` is what all fails with."""

    studies: Sequence[StudyMatch] = (ANNA, OLDER, *OTHERS)
    series: Sequence[SeriesMatch] = SERIES
    objects: Sequence[ObjectMatch] = DOSES
    files: Sequence[Path] = ()
    present: Sequence[Path] = ()
    lacks: Sequence[NotRetrieved] = ()
    remarks: Sequence[str] = ()
    refusal: str = ""
    mistake: bool = False
    secret: str = ""  # what opens it
    logins: tuple[Login, ...] = (Login.BASIC, Login.BEARER)  # how it would be told
    must_call: bool = False  # it sends only to where we listen
    wait: Callable[[], bool] | None = None  # until it returns true
    asked: list[Any] = field(default_factory=list)

    @property
    def asking(self) -> Asking:
        return Asking(
            echo=self._echo,
            studies=lambda node, question: self._answer(node, question, self.studies),
            series=lambda node, uid: self._answer(node, uid, self.series),
            objects=lambda node, study, uid, modality: self._answer(
                node, (study, uid, modality), self.objects
            ),
            retrieve_all=lambda node, found, *rest: self._retrieve(
                node, (tuple(found), *rest)
            ),
            retrieve_with_references=lambda node, found, *rest: self._retrieve(
                node, (found, *rest)
            ),
        )

    def be_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Be what windows ask that are made from now on."""
        monkeypatch.setattr(table, "asking_archives", lambda: self.asking)

    def _begin(self, node: Node, what: object) -> Steps[None]:
        self.asked.append(what)
        yield Progress(0, 0, "Calling")
        while self.wait is not None and not self.wait():
            yield Progress(0, 0, "Waiting")
        if self.mistake:
            raise ZeroDivisionError
        if self.refusal:
            raise DosiscopeError(self.refusal)
        told = node.secret.text() if isinstance(node, NodeAndSecret) else ""
        if self.secret != told:
            raise LoginRefusedError(f"{node.name} does not take it", self.logins)

    def _echo(self, node: Node) -> Steps[None]:
        yield from self._begin(node, node)

    def _answer(
        self, node: Node, what: Question | str | tuple[str, ...], has: Sequence[T]
    ) -> PartSteps[T, Matches[T]]:
        yield from self._begin(node, what)
        for n, one in enumerate(has, 1):
            yield Progress(n, 0, "Found", part=one)
        return Matches(has, self.remarks)

    def _retrieve(
        self, node: Node, what: tuple[object, ...]
    ) -> PartSteps[Path, Retrieved]:
        yield from self._begin(node, what)
        if self.must_call and what[-1] is None:
            raise MustCallError("PACS does not support C-GET")
        for n, file in enumerate(self.files, 1):
            yield Progress(n, len(self.files), "Retrieving", part=file)
        return Retrieved(
            files=tuple(self.files),
            present=tuple(self.present),
            not_retrieved=tuple(self.lacks),
            remarks=tuple(self.remarks),
        )


def set_node(window: Window, node: Node, folder: Path) -> None:
    """Have one archive set, and a folder for what is retrieved."""
    kept = feature(window, NetworkChoices).kept
    kept.take(replace(kept.choice, nodes=(node,), retrieved=folder / "got"))
