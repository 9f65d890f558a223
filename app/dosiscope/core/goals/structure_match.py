"""Which ROI a goal is about: by the user's word, by name, by alias, by proposal."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from dosiscope.core.language import in_curved_quotes, tr
from dosiscope.core.roi_names import propose
from dosiscope.core.text import in_row, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dosiscope.core.goals.goal import Goal
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.structures import Roi, StructureSet


_MOST_NAMED: Final = 5  # of ROIs that fit all alike


class MatchedBy(StrEnum):
    """How an ROI was found."""

    ASSIGNMENT = "assigned by the user"
    NAME = "by name"
    ALIAS = "by alias"
    PROPOSAL = "by the TG-263 name that is proposed for it"


@dataclass(frozen=True, slots=True)
class Match:
    """The ROIs that fit the structure of a goal: one, none, or too many.

    Attributes
    ----------
    by
        How they were found; None where there is none.
    word
        The name, alias or proposed name that fits them.
    """

    rois: tuple[Roi, ...] = ()
    by: MatchedBy | None = None
    word: str = ""

    @property
    def roi(self) -> Roi | None:
        """The ROI, where exactly one fits."""
        return self.rois[0] if len(self.rois) == 1 else None

    def problem(self, goal: Goal) -> str:
        """Return why there is no ROI to judge, as a clause; "" where there is one."""
        if not self.rois:
            return (
                tr(
                    "no structure is named “{structure}” or an alias of it",
                    structure=goal.structure,
                )
                if goal.aliases
                else tr("no structure is named “{structure}”", structure=goal.structure)
            )
        if len(self.rois) == 1:
            return ""
        first = self.rois[:_MOST_NAMED]
        names = [
            in_row(" ", (in_curved_quotes(roi.shown_name), f"[{roi.number}]"))
            for roi in first
        ]
        more = len(self.rois) - len(first)
        told = listed([*names, *([tr("{n} more", n=more)] if more else [])], "and")
        if len(self.rois) == 2:
            return tr(
                "{structures} both fit “{word}”: which one is meant is not known",
                structures=told,
                word=self.word,
            )
        return tr(
            "{structures} all fit “{word}”: which one is meant is not known",
            structures=told,
            word=self.word,
        )

    @property
    def remark(self) -> str:
        """Return how the ROI was found, as a clause, where not by its name."""
        if self.roi is None or self.by in (None, MatchedBy.NAME):
            return ""
        name = in_curved_quotes(self.roi.shown_name)
        if self.by is MatchedBy.ASSIGNMENT:
            return tr("{structure} was assigned by the user", structure=name)
        if self.by is MatchedBy.ALIAS:
            return tr(
                "{structure} fits the alias “{alias}”", structure=name, alias=self.word
            )
        return tr(
            "{structure} was taken for it: the proposed TG-263 name is {name}",
            structure=name,
            name=self.word,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureNames:
    """What is known of names: the user's assignments, and the table of ROI names.

    Attributes
    ----------
    assignments
        ROI names by names of structures in goals; they may be from another case.
    rules
        The table of ROI names, for proposals.
    """

    assignments: Mapping[str, str] = field(default_factory=dict)
    rules: tuple[NameRule, ...] = ()

    def match(self, goal: Goal, structures: StructureSet | None) -> Match:
        """Return the ROIs that fit a goal, by the first way in which any does."""
        if structures is None or not goal.structure.strip():
            return Match()
        for way in (self._assigned, self._named, self._aliased, self._proposed):
            found = way(goal, structures)
            if found.rois:
                return found
        return Match()

    def _assigned(self, goal: Goal, structures: StructureSet) -> Match:
        plain = plain_name(goal.structure)
        assigned = (
            name for one, name in self.assignments.items() if plain_name(one) == plain
        )
        name = next(assigned, None)
        if name is None:
            return Match()
        exact = _fitting(structures, lambda roi: roi.name == name)
        rois = exact or _fitting(structures, _is_named(name))
        return Match(rois, MatchedBy.ASSIGNMENT, name)

    def _named(self, goal: Goal, structures: StructureSet) -> Match:
        rois = _fitting(structures, _is_named(goal.structure))
        return Match(rois, MatchedBy.NAME, goal.structure)

    def _aliased(self, goal: Goal, structures: StructureSet) -> Match:
        found: dict[int, Roi] = {}
        words = []
        for alias in goal.aliases:
            rois = tuple(
                roi for roi in structures.rois if fits_pattern(roi.name, alias)
            )
            if rois:
                words.append(alias)
            # a structure set may have two ROIs of one number
            found.update((id(roi), roi) for roi in rois)
        return Match(tuple(found.values()), MatchedBy.ALIAS, " | ".join(words))

    def _proposed(self, goal: Goal, structures: StructureSet) -> Match:
        header = structures.header
        wanted = {plain_name(goal.structure)}
        own = propose(goal.structure, self.rules)
        if own is not None and own.name:
            wanted.add(plain_name(own.name))
        proposed = _proposed_names(
            tuple(roi.name for roi in structures.rois),
            self.rules,
            header.manufacturer,
            header.model,
        )
        found = [
            (roi, name)
            for roi, name in zip(structures.rois, proposed, strict=True)
            if plain_name(name) in wanted
        ]
        word = found[0][1] if found else ""
        return Match(tuple(roi for roi, _ in found), MatchedBy.PROPOSAL, word)


@lru_cache(maxsize=16)
def _proposed_names(
    names: tuple[str, ...], rules: tuple[NameRule, ...], manufacturer: str, model: str
) -> tuple[str, ...]:
    """Return the TG-263 names that are proposed for names; "" where none is."""
    proposals = (propose(name, rules, manufacturer, model) for name in names)
    return tuple("" if one is None else one.name for one in proposals)


def plain_name(name: str) -> str:
    """Return a name without what does not count when names are compared.

    That is blanks around it, capitals, and whether an umlaut is one sign or two.
    """
    return normalize("NFC", normalize("NFC", name).strip().casefold())


def _fitting(structures: StructureSet, fits: Callable[[Roi], bool]) -> tuple[Roi, ...]:
    return tuple(roi for roi in structures.rois if fits(roi))


def _is_named(name: str) -> Callable[[Roi], bool]:
    plain = plain_name(name)
    return lambda roi: plain_name(roi.name) == plain


def fits_pattern(name: str, pattern: str) -> bool:
    """Whether a name fits a pattern; only * and ? are wildcards in it."""
    plain = plain_name(pattern).replace("[", "[[]")
    return bool(plain) and fnmatchcase(plain_name(name), plain)
