"""Archives: whether they are there, what they have, and getting it from them.

All that asks an archive is here, whichever way it speaks.  The library of the network
is imported when something is asked, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.progress import finish
from dosiscope.io.network.library import need_library

if TYPE_CHECKING:
    from dosiscope.core.network.node import Node
    from dosiscope.core.network.question import (
        ObjectMatch,
        Question,
        SeriesMatch,
        StudyMatch,
    )
    from dosiscope.core.network.retrieved import Matches
    from dosiscope.core.progress import PartSteps, Steps


def echo(node: Node) -> None:
    """Ask whether an archive is there and lets us in; long work: `echo_steps`.

    Raises
    ------
    DosiscopeError
        It is not; the message says why.
    """
    finish(echo_steps(node))


def echo_steps(node: Node) -> Steps[None]:
    """Ask the same, in steps."""
    need_library()
    from dosiscope.io.network import echo as verification

    yield from verification.echo_steps(node)


def find_studies(
    node: Node, question: Question
) -> PartSteps[StudyMatch, Matches[StudyMatch]]:
    """Ask for studies; each is the part of a step as it is told.

    Raises
    ------
    DosiscopeError
        The archive cannot be asked, or refuses to tell.
    """
    need_library()
    from dosiscope.io.network import find

    return (yield from find.find_studies(node, question))


def find_series(
    node: Node, study_uid: str
) -> PartSteps[SeriesMatch, Matches[SeriesMatch]]:
    """Ask for the series of a study, as `find_studies` does for studies."""
    need_library()
    from dosiscope.io.network import find

    return (yield from find.find_series(node, study_uid))


def find_objects(
    node: Node, study_uid: str, series_uid: str, modality: str = ""
) -> PartSteps[ObjectMatch, Matches[ObjectMatch]]:
    """Ask for the objects of a series, as `find_studies` does for studies.

    Of label, date and time of an RT object many archives tell nothing: they are then
    empty, and stand in the object alone.

    Parameters
    ----------
    modality
        Of the series: objects do not state their own.
    """
    need_library()
    from dosiscope.io.network import find

    return (yield from find.find_objects(node, study_uid, series_uid, modality))
