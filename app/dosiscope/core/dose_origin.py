"""Where a dose is from: read from an RT Dose, or made of other doses."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from dosiscope.core.language import tr
from dosiscope.core.text import MINUS, typed_number, uid_tail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosiscope.core.conversion import Conversion

_TIMES = "\N{MULTIPLICATION SIGN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDose:
    """A dose as an RT Dose states it.

    Attributes
    ----------
    uid
        Its SOP Instance UID.
    label
        What lists call it, such as "BEAM 2".
    files
        What it was read from.
    summation
        Dose Summation Type (3004,000A); "" where it is not stated.
    plan_uids
        All plans that it names.
    beam_numbers, fraction_groups, control_points, brachy_setups
        The parts of its plans that it names as its own, as those of `Dose`.
    """

    uid: str
    label: str = ""
    files: tuple[str, ...] = ()
    summation: str = ""
    plan_uids: tuple[str, ...] = ()
    beam_numbers: tuple[int, ...] = ()
    fraction_groups: tuple[int, ...] = ()
    control_points: tuple[tuple[int, int, int], ...] = ()
    brachy_setups: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """By which results of it are kept: its UID."""
        return self.uid

    @property
    def name(self) -> str:
        """What it is called among others."""
        return self.label or self.summation or tr("dose")


@dataclass(frozen=True, slots=True)
class Part:
    """One dose of those that another is made of, and how many times it counts.

    ``weight`` is negative for what is taken away; ``conversion`` is what was done to
    the dose before.  ``fraction_gy`` is the most that one of the equal fractions gives
    in which its plan gives it, in its own unit; 0 where that is not known.
    """

    weight: float
    origin: Origin
    _: KW_ONLY
    conversion: Conversion | None = None
    fraction_gy: float = 0.0


@dataclass(frozen=True, slots=True)
class MadeDose:
    """A dose that is made of others, sample by sample: the sum of its parts.

    It is a difference where parts are taken away, and a conversion where its one part
    was converted.

    Attributes
    ----------
    whole_plan
        UID of the plan of which it is the sum of all beams; "" where it is not.
    """

    parts: tuple[Part, ...]
    whole_plan: str = ""

    @property
    def is_difference(self) -> bool:
        """Whether doses are taken away from others."""
        return any(part.weight < 0 for part in self.parts)

    @property
    def is_conversion(self) -> bool:
        """Whether it is one dose, converted."""
        (first, *more) = self.parts
        return not more and first.weight == 1 and first.conversion is not None

    @property
    def conversions(self) -> tuple[Conversion, ...]:
        """What was done to the doses it is made of, each once."""
        found: dict[Conversion, None] = {}
        for part in self.parts:
            if part.conversion is not None:
                found[part.conversion] = None
            elif isinstance(part.origin, MadeDose):
                found.update(dict.fromkeys(part.origin.conversions))
        return tuple(found)

    @property
    def added(self) -> tuple[Part, ...]:
        """The doses that it adds up, those of sums of sums too.

        The sum of all beams of a plan is one dose of it, and so is a conversion; what
        is in a difference is not added.
        """
        if self.is_difference:
            return ()
        found: list[Part] = []
        for part in self.parts:
            of = part.origin
            is_sum = isinstance(of, MadeDose) and not (
                of.whole_plan or of.conversions or of.is_difference
            )
            if isinstance(of, MadeDose) and is_sum and part.conversion is None:
                found += of.added
            else:
                found.append(part)
        return tuple(found)

    @property
    def plan_uids(self) -> tuple[str, ...]:
        """The plans of all doses that were read, each once."""
        return tuple(dict.fromkeys(uid for one in self.read for uid in one.plan_uids))

    @property
    def read(self) -> tuple[ReadDose, ...]:
        """The doses that were read, each once, in the order in which they come."""
        found: dict[str, ReadDose] = {}
        for part in self.parts:
            of = part.origin
            for one in (of,) if isinstance(of, ReadDose) else of.read:
                found.setdefault(one.uid, one)
        return tuple(found.values())

    @property
    def key(self) -> str:
        """By which results are kept: "UID+0.5*UID", "EQD2[3.0,n=25](UID)"."""
        return self._expression(
            lambda one: one.uid,
            _exact,
            lambda conversion, key: conversion.key_of(key),
            ("+", "-", "*"),
        )

    @property
    def text(self) -> str:
        """What it is, for screen and reports: never to be taken for a plan's dose."""
        return tr("{dose}, not a plan dose", dose=self.what)

    @property
    def what(self) -> str:
        """What it is in short, such as "composite of 0.5 x PLAN + BEAM 2".

        The sum of all beams of a plan is a "composite of all beams (BEAM 1 + BEAM 2)".
        """
        names = self.names
        signs = (" + ", f" {MINUS} ", f" {_TIMES} ")
        formula = self._expression(
            lambda one: names[one.uid],
            typed_number,
            lambda conversion, name: tr(
                "{conversion} of {dose}", conversion=conversion.text, dose=name
            ),
            signs,
            lambda inner: tr("all beams ({formula})", formula=inner),
        )
        if self.is_conversion:
            return formula
        if self.whole_plan:
            return tr("composite of all beams ({formula})", formula=formula)
        return (
            tr("difference of {formula}", formula=formula)
            if self.is_difference
            else tr("composite of {formula}", formula=formula)
        )

    @property
    def parts_names(self) -> tuple[str, ...]:
        """What each of its parts is called."""
        names = self.names
        return tuple(
            names[part.origin.uid]
            if isinstance(part.origin, ReadDose)
            else part.origin.what
            for part in self.parts
        )

    @property
    def names(self) -> dict[str, str]:
        """Names of the doses that were read, by UID; alike ones are told apart."""
        alike: dict[str, list[str]] = {}
        for one in self.read:
            alike.setdefault(one.name, []).append(one.uid)
        return {
            uid: f"{name} {uid_tail(uid, uids)}" if len(uids) > 1 else name
            for name, uids in alike.items()
            for uid in uids
        }

    def _expression(
        self,
        name: Callable[[ReadDose], str],
        number: Callable[[float], str],
        converted: Callable[[Conversion, str], str],
        signs: tuple[str, str, str],
        all_beams: Callable[[str], str] = "({})".format,
    ) -> str:
        """Return it as a formula; before a sum of all beams stands ``all_beams``."""
        plus, minus, times = signs
        text = ""
        for part in self.parts:
            size = abs(part.weight)
            sign = minus if part.weight < 0 else plus
            text += sign if text or part.weight < 0 else ""
            text += "" if size == 1 else f"{number(size)}{times}"
            of = part.origin
            if isinstance(of, ReadDose):
                inner = name(of)
            else:
                inner = of._expression(name, number, converted, signs, all_beams)
                if not of.is_conversion:
                    inner = all_beams(inner) if of.whole_plan else f"({inner})"
            text += (
                inner if part.conversion is None else converted(part.conversion, inner)
            )
        return text


#: What a dose is: read, or made.
Origin: TypeAlias = ReadDose | MadeDose


def labelled(origin: Origin, labels: Mapping[str, str]) -> Origin:
    """Return an origin under the label that its dose has among others, by UID."""
    if isinstance(origin, ReadDose):
        return replace(origin, label=labels.get(origin.uid, origin.label))
    parts = (replace(p, origin=labelled(p.origin, labels)) for p in origin.parts)
    return replace(origin, parts=tuple(parts))


def _exact(number: float) -> str:
    """Return the shortest text that no other number has."""
    return repr(float(number)).removesuffix(".0")
