"""What archives are asked through, and how what is wanted of them is retrieved."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.outputs import reason_of
from dosiscope.core.progress import Progress
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from dosiscope.core.network.node import Node
    from dosiscope.core.network.question import (
        ObjectMatch,
        Question,
        SeriesMatch,
        StudyMatch,
    )
    from dosiscope.core.network.receiving import ReceiverSettings
    from dosiscope.core.network.retrieved import Matches, Retrieved
    from dosiscope.core.progress import PartSteps, Steps

    Found: TypeAlias = StudyMatch | SeriesMatch | ObjectMatch
    Retrieval: TypeAlias = PartSteps[Path, Retrieved]
    Listens: TypeAlias = ReceiverSettings | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The ways to ask an archive; each is work for a job.

    Attributes
    ----------
    objects
        By the UIDs of study and series, and the modality of the series.
    retrieve_all, retrieve_with_references
        Into a folder; with how we listen where the archive has to call us, or None.
    """

    echo: Callable[[Node], Steps[None]]
    studies: Callable[[Node, Question], PartSteps[StudyMatch, Matches[StudyMatch]]]
    series: Callable[[Node, str], PartSteps[SeriesMatch, Matches[SeriesMatch]]]
    objects: Callable[
        [Node, str, str, str], PartSteps[ObjectMatch, Matches[ObjectMatch]]
    ]
    retrieve_all: Callable[[Node, Sequence[Found], Path, Listens], Retrieval]
    retrieve_with_references: Callable[[Node, ObjectMatch, Path, Listens], Retrieval]


def asking_archives() -> Asking:
    """Return how archives are asked in truth."""
    from dosiscope.io.network import archive

    return Asking(
        echo=archive.echo_steps,
        studies=archive.find_studies,
        series=archive.find_series,
        objects=archive.find_objects,
        retrieve_all=archive.retrieve_all,
        retrieve_with_references=archive.retrieve_with_references,
    )


def retrieval_steps(
    asking: Asking,
    node: Node,
    found: Found,
    root: Path,
    receiver: ReceiverSettings | None,
    *,
    with_references: bool,
) -> Retrieval:
    """Retrieve what was found, into a folder of its study below ``root``.

    It is always the same folder: what has come before is not asked for again.  Its
    name says nothing of the patient, and it is the user's alone.

    Raises
    ------
    DosiscopeError
        The folder cannot be made, or the archive does not give what is wanted.
    """
    from dosiscope.core.network.question import ObjectMatch, StudyMatch

    study = found.uid if isinstance(found, StudyMatch) else found.study_uid
    folder = root / sha256(study.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    yield Progress(0, 0, tr("Calling {name}", name=node.name))
    try:
        root.mkdir(parents=True, exist_ok=True)
        if folder.is_dir() and os.name == "posix":
            folder.chmod(0o700)
    except OSError as error:
        words = {"path": Personal(path_text(folder)), "why": reason_of(error)}
        raise DosiscopeError(
            tr(
                "the folder {path} for what is retrieved cannot be made: {why}",
                **words,
            )
        ) from None
    if with_references and isinstance(found, ObjectMatch):
        return (
            yield from asking.retrieve_with_references(node, found, folder, receiver)
        )
    return (yield from asking.retrieve_all(node, (found,), folder, receiver))
