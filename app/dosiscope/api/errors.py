"""Errors without identity, where a case was opened without it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from dosiscope.core.errors import ChoiceError, DosiscopeError, NothingReadableError
from dosiscope.core.identity import anonymous

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def told_errors(*, identity: bool) -> Iterator[None]:
    """Let errors through as they may be told; with ``identity`` as they are.

    A traceback goes to logs and to mails: neither its sentence nor what comes with it
    names the patient, nor does the one that it was raised from.
    """
    try:
        yield
    except DosiscopeError as error:
        if identity:
            raise
        error.args = (error.told(identity=False),)
        if isinstance(error, NothingReadableError):
            error.skipped = tuple(one.without_identity() for one in error.skipped)
        if isinstance(error, ChoiceError):
            error.question = anonymous(error.question)
            error.candidates = tuple(one.without_identity() for one in error.candidates)
        raise error from None
