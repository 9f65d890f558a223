"""Reads a small file of text whole: a table, a list or a template that a user keeps."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import opened_input
from dosiscope.core.language import tr
from dosiscope.core.text import bytes_text

if TYPE_CHECKING:
    from os import PathLike


class NotThereError(NotReadableError):
    """There is no file of that name."""


def read_text(
    path: str | PathLike[str], most: int, *, of_user_alone: bool = False
) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark.

    Parameters
    ----------
    most
        Bytes that it may have.
    of_user_alone
        Whether nobody else may be allowed to read it, where a system tells that.

    Raises
    ------
    NotThereError
        There is none.
    NotReadableError
        It cannot be read, is larger, or is no such text; the message is a clause
        without the path, "it is no text in UTF-8".
    """
    try:
        with opened_input(path) as file:
            if of_user_alone and _is_open_to_others(file.fileno()):
                raise NotReadableError(tr("others may read it; chmod 600 ends that"))
            data = file.read(most + 1)
    except FileNotFoundError:
        raise NotThereError(tr("it is not there")) from None
    except OSError as error:
        raise NotReadableError(error.strerror or tr("it cannot be opened")) from None
    except ValueError:  # of a zero in it
        raise NotReadableError(tr("its name is not valid")) from None
    if len(data) > most:
        raise NotReadableError(
            tr("it is too large: it has more than {most}", most=bytes_text(most))
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadableError(tr("it is no text in UTF-8")) from None


def _is_open_to_others(descriptor: int) -> bool:
    """Whether others may do anything with a file; Windows has no such modes."""
    mode = os.fstat(descriptor).st_mode
    return os.name == "posix" and bool(mode & (stat.S_IRWXG | stat.S_IRWXO))
