"""Lets PySide6 compile what it knows of signatures when that is needed.

At every start PySide6 compiles some modules, 70 KB of source, out of an archive in
its library.  They write the signatures that ``help()`` shows and that stand in the
message of a call with wrong arguments; a window that works needs none of them.  Here
they are empty until something in them is asked for: nothing else changes, and a
quarter of the time that PySide6 takes to import is saved.
"""

from __future__ import annotations

import builtins
import sys
from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType

# not "mapping", into which PySide6 looks from C++, nor "errorhandler", which is asked
# for texts while numpy is imported
_LATE: Final = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in (
        "layout",
        "lib/enum_sig",
        "lib/pyi_generator",
        "lib/tool",
        "parser",
    )
)
_STAND_IN: Final = (
    "from dosiscope.app.late_signatures import filled_when_asked as _late\n"
    "__getattr__ = _late(globals(), {!r})\n"
)
_sources: dict[str, bytes] = {}
_filling = RLock()


@contextmanager
def signatures_late() -> Iterator[None]:
    """Import PySide6 for the first time in here.

    Where another version of it has other files, or compiles them in another way,
    it is imported as ever.
    """
    if "shibokensupport" in sys.modules:
        yield
        return
    real = builtins.compile

    def compile_late(
        source: Any, filename: Any, mode: str, *rest: Any, **options: Any
    ) -> Any:
        if filename in _LATE and isinstance(source, bytes) and not (rest or options):
            _sources[filename] = source
            source = _STAND_IN.format(filename)
        return real(source, filename, mode, *rest, **options)

    vars(builtins)["compile"] = compile_late
    try:
        yield
    finally:
        vars(builtins)["compile"] = real


def filled_when_asked(names: dict[str, Any], filename: str) -> Callable[[str], object]:
    """Return a module's ``__getattr__`` that runs its source at the first question."""

    def ask(name: str) -> object:
        if name.startswith("__"):  # of those who look through all modules
            raise AttributeError(name)
        with _filling:
            source = _sources.pop(filename, None)
            if source is not None:
                code: CodeType = compile(source, filename, "exec")
                exec(code, names)  # what PySide6 itself was about to do
                del names["__getattr__"]
            if name in names:
                return names[name]
        raise AttributeError(name)

    return ask
