"""A goal as a template states it, and the template."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosiscope.core.dvh.metric import Metric


class Comparison(StrEnum):
    """Which side of its limit the value of a metric must lie on."""

    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One line of a template.

    Attributes
    ----------
    structure
        The name that the template gives to what it is about; "" for the whole dose.
    aliases
        Other names for it, in which ``*`` and ``?`` are wildcards; case does not count.
    limit, variation
        In the unit of the metric; without a variation it is met or failed.
    quantity
        What the Gy of it are where that is no absorbed dose, as it is written behind
        the unit: "EQD2", "EQD2 3", "BED", "RBE"; else "".
    priority
        1 is the most important; None where the template states none.
    fractions
        The numbers of fractions for which it holds; None for any.
    source, note
        Where it is from, and what the author remarks.
    """

    structure: str
    metric: Metric
    comparison: Comparison
    limit: float
    aliases: tuple[str, ...] = ()
    variation: float | None = None
    quantity: str = ""
    priority: int | None = None
    fractions: range | None = None
    source: str = ""
    note: str = ""

    @property
    def metric_text(self) -> str:
        """The metric as it is written: "V20Gy[%]", "D2cc[Gy EQD2]"."""
        text = self.metric.text
        return f"{text[:-1]} {self.quantity}{text[-1]}" if self.quantity else text

    @property
    def fractions_text(self) -> str:
        """The numbers of fractions as a template has them: "5", "25-45"; "" for any."""
        if not self.fractions:
            return ""
        ends = dict.fromkeys((self.fractions[0], self.fractions[-1]))
        return "-".join(map(str, ends))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTemplate:
    """Goals under a name.

    Attributes
    ----------
    remarks
        What stands above the goals, such as that it is an example and of what source.
    left_out
        What of a file of another program cannot be evaluated here, a sentence each.
    """

    name: str
    goals: tuple[Goal, ...]
    remarks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
