"""Whether an archive is there and lets us in: C-ECHO (PS3.7 9.1.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Never

from pynetdicom.dimse_primitives import C_ECHO
from pynetdicom.presentation import build_context

from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, Steps
from dosiscope.io.files.part10 import IMPLICIT_LITTLE
from dosiscope.io.network.archive_errors import ArchiveError
from dosiscope.io.network.archive_status import SUCCESS, status_words
from dosiscope.io.network.association import called
from dosiscope.io.network.connection import place

if TYPE_CHECKING:
    from dosiscope.core.network.node import Node

VERIFICATION: Final = "1.2.840.10008.1.1"


def echo_steps(node: Node) -> Steps[None]:
    """Ask whether it is there.

    Raises
    ------
    DosiscopeError
        It is not, or does not let us in.
    """
    step: Progress[Never] = Progress(0, 1, tr("Verifying"))
    yield step
    contexts = [build_context(VERIFICATION, IMPLICIT_LITTLE)]
    with (yield from called(node, contexts)) as call:
        call.ask(C_ECHO(), VERIFICATION)
        _, answer = yield from call.next_message(step)
        call.done()
        status = getattr(answer, "Status", None)
        if not isinstance(answer, C_ECHO) or status is None:
            raise ArchiveError(
                tr("{archive} answers, but without a status", archive=place(node))
            )
        if status != SUCCESS:
            raise ArchiveError(
                tr("{archive} {does}", archive=place(node), does=status_words(status))
            )
