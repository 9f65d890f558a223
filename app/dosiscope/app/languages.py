"""Which languages the program has, and the one it runs in.

A language is chosen once, before what is seen is imported; another one holds from the
next start on.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.app.choices import LANGUAGE
from dosiscope.core.translator import set_translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QTranslator

    from dosiscope.app.settings import Settings

ENGLISH: Final = "en"
NAMES: Final = {"en": "English", "de": "Deutsch"}  # each in its own words
ASKED_FOR: Final = "DOSISCOPE_LANGUAGE"
CONTEXT: Final = "Dosiscope"
_PREFIX: Final = "dosiscope_"

_spoken = ENGLISH


def folder() -> Path:
    """Return where the files of translations are."""
    from dosiscope import resources

    return Path(resources.__path__[0]) / "languages"


def available() -> dict[str, str]:
    """Return the names of all languages by their codes, English first."""
    codes = [path.stem.removeprefix(_PREFIX) for path in folder().glob("*.qm")]
    return {code: NAMES.get(code, code) for code in (ENGLISH, *sorted(codes))}


def chosen(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language to run in: of the environment, of the settings, English."""
    for code in (environment.get(ASKED_FOR, ""), settings.get(LANGUAGE)):
        if code in available():
            return code
    return ENGLISH


def use(code: str) -> None:
    """Let the program speak a language from now on; the buttons of Qt as well."""
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

    global _spoken
    _spoken = code
    if code == ENGLISH:
        set_translator(None)
        return
    app = QCoreApplication.instance()
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own, qt = QTranslator(app), QTranslator(app)
    own.load(str(folder() / f"{_PREFIX}{code}.qm"))
    set_translator(partial(_translated, own))
    if app is not None:
        app.installTranslator(own)
        if qt.load(f"qtbase_{code}", of_qt):
            app.installTranslator(qt)


def spoken() -> str:
    """Return the language that the program speaks."""
    return _spoken


def _translated(translator: QTranslator, text: str, meaning: str, number: int) -> str:
    found = translator.translate(CONTEXT, text, meaning or None, number)
    return found or text
