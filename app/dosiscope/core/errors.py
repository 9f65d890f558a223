"""Errors that the user should read: every message is a sentence for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import anonymous, filled, with_stop
from dosiscope.core.translator import translated

if TYPE_CHECKING:
    from dosiscope.core.inventory import Entry, Skipped


class DosiscopeError(Exception):
    """Base of all errors with a message meant for the user."""

    def told(self, *, identity: bool = True) -> str:
        """Return the message: what tells who a patient is is marked, or left out."""
        text: str = self.args[0] if self.args else ""
        return text if identity else anonymous(text)

    @property
    def sentence(self) -> str:
        """The message with its full stop, identity in it marked."""
        return with_stop(self.told())


class NotReadableError(DosiscopeError):
    """A file is not what it should be; the message says what, where and why."""


class NoSliceError(NotReadableError):
    """A file of images is whole, but holds a picture that lies nowhere."""


class LacksModuleError(NotReadableError):
    """What would read a file is no part of this installation.

    Attributes
    ----------
    lacks
        Its name.
    """

    def __init__(self, lacks: str, does: str) -> None:
        told = translated(
            "this installation of Dosiscope lacks {module}, which decodes {kind}"
        )
        super().__init__(filled(told, {"module": lacks, "kind": does}))
        self.lacks = lacks


class GeometryError(DosiscopeError):
    """Positions or directions do not describe a stack of parallel planes."""


class NothingReadableError(DosiscopeError):
    """None of the files could be taken.

    Attributes
    ----------
    skipped
        The files, each with its reason.
    """

    def __init__(self, message: str, skipped: tuple[Skipped, ...] = ()) -> None:
        super().__init__(message)
        self.skipped = skipped


class ChoiceError(DosiscopeError):
    """Several objects fit and none was chosen, or the chosen one is not there.

    Attributes
    ----------
    candidates
        The objects to choose among; () where there are none.
    question
        What has to be chosen, without the list of candidates.
    """

    def __init__(
        self, message: str, candidates: tuple[Entry, ...] = (), question: str = ""
    ) -> None:
        super().__init__(message)
        self.candidates = candidates
        self.question = question or message


class NotEvaluableError(DosiscopeError):
    """A quantity has no value here; the message says why."""


class NotComparedError(DosiscopeError):
    """A dose is not compared with those of a case; the message says why.

    Attributes
    ----------
    why
        The reason alone, a clause.
    """

    def __init__(self, message: str, why: str) -> None:
        super().__init__(message)
        self.why = why


class NotLaidOverError(DosiscopeError):
    """A series is not laid over the images of a case; the message says why.

    Attributes
    ----------
    why
        The reason alone, a clause.
    """

    def __init__(self, message: str, why: str) -> None:
        super().__init__(message)
        self.why = why
