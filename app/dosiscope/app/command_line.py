"""The command line: which verb is asked for, and its words."""

from __future__ import annotations

import argparse
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol, cast

from dosiscope.app import verbs
from dosiscope.core.__about__ import NOT_CLINICAL, __version__
from dosiscope.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

DEFAULT: Final = "view"


class Verb(Protocol):
    """A module of `dosiscope.app.verbs`."""

    WHAT: str

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add its words."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it and return the status of the process."""
        ...


def names() -> list[str]:
    """Return the names of all verbs, the default first."""
    found = [module.name for module in pkgutil.iter_modules(verbs.__path__)]
    return sorted(found, key=lambda name: (name != DEFAULT, name))


def verb_of(name: str) -> Verb:
    """Return what a verb is."""
    return cast("Verb", import_module(f"{verbs.__name__}.{name}"))


def parse(words: list[str]) -> argparse.Namespace:
    """Return the arguments; exit with status 2 and a sentence on wrong use."""
    if words and words[0] in ("-h", "--help", "--version"):
        return _parser("").parse_args(words)
    _refuse_unknown(words)
    asked, *rest = words if words and words[0] in names() else [DEFAULT, *words]
    signed = getattr(verb_of(asked), "SIGNED", ())
    return _parser(asked).parse_args([asked, *_joined(rest, signed)])


def _refuse_unknown(words: list[str]) -> None:
    """Refuse a word that is nearly a verb: a window would open and wait for a user.

    What can be told to be a path is opened; the window says that it is not there.
    """
    first = words[0] if words else ""
    if first.isalnum() and first not in names() and not Path(first).exists():
        _parser("").error(
            f"{first!r} is neither a verb nor a file or folder; "
            f"the verbs are: {', '.join(names())}"
        )


def _joined(words: list[str], signed: Container[str]) -> Iterator[str]:
    """Join options with values that may begin with a minus sign, for argparse."""
    rest = iter(words)
    for word in rest:
        value = next(rest, None) if word in signed else None
        yield word if value is None else f"{word}={value}"


class _Parser(argparse.ArgumentParser):
    """Takes options as they are written; repeats no control characters.

    What begins one option alone today may begin another tomorrow, and `_joined` would
    not know it.  A word that is wrong may be the name of a file.
    """

    def __init__(self, *words: Any, **how: Any) -> None:
        super().__init__(*words, **{**how, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and exit with status 2."""
        super().error(visible(message))


def _parser(asked: str) -> argparse.ArgumentParser:
    """Return the parser of the verb that is used, or, for "", with all verbs."""
    parser = _Parser(
        "dosiscope",
        description=f"Reviews a radiotherapy dose from DICOM files. {NOT_CLINICAL}.",
        epilog="Exit status: 0 fine, 1 findings at WARN or worse, "
        "2 wrong use or nothing readable. 'dosiscope VERB --help' tells more.",
    )
    parser.add_argument(
        "--version", action="version", version=f"dosiscope {__version__}"
    )
    subparsers = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name in [asked] if asked else names():
        verb = verb_of(name)
        options = subparsers.add_parser(name, help=verb.WHAT)
        if name == asked:
            verb.add_options(options)
    return parser
