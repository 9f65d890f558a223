"""Why something is not shown or not measured: a clause and its fields, not words.

What decides compares reasons; the words are made when somebody reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dosiscope.core.identity import anonymous, filled
from dosiscope.core.text import in_row
from dosiscope.core.translator import english, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Fields: TypeAlias = tuple[tuple[str, object], ...]


def fields_of(values: Mapping[str, object]) -> Fields:
    """Return what fills a sentence, by name; of an error its message alone."""
    return tuple((name, _value(value)) for name, value in values.items())


def fields_without_identity(fields: Fields) -> Fields:
    """Return fields of which none tells who the patient is."""
    return tuple(
        (name, anonymous(value) if isinstance(value, str) else value)
        for name, value in fields
    )


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason; as text it is its clause, such as "contour 7 is missing".

    ``clause`` is a template (`str.format`) and what reasons of one kind share.
    """

    clause: str
    fields: Fields = ()

    @classmethod
    def of(cls, clause: str, **values: object) -> Reason:
        """Return a reason with the fields of its clause."""
        return cls(clause, fields_of(values))

    def __str__(self) -> str:
        return filled(translated(self.clause), dict(self.fields))

    @property
    def english(self) -> str:
        """Its clause in English, for other programs (see `translator.english`)."""
        return english(str(self))

    def without_identity(self) -> Reason:
        """Return it with nothing in it that tells who the patient is."""
        return Reason(self.clause, fields_without_identity(self.fields))


def reasons_text(reasons: Iterable[Reason]) -> str:
    """Return several reasons in one clause."""
    return in_row("; ", map(str, reasons))


def _value(value: object) -> object:
    # an error would keep alive what was being read
    if not isinstance(value, Exception):
        return value
    text = str(value)
    told = value.args[0] if value.args else ""
    return told if isinstance(told, str) and told == text else text
