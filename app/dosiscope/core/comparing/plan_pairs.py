"""What of plan A belongs to what of plan B."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """Two that belong together, or one that has no partner.

    ``by`` is what both have in common, in words: "number and name"; "" of a single one.
    """

    a: T | None
    b: T | None
    by: str = ""

    @property
    def either(self) -> T:
        """A's, else B's."""
        one = self.a if self.a is not None else self.b
        assert one is not None
        return one


def paired(
    a: Sequence[T],
    b: Sequence[T],
    keys: Sequence[tuple[str, Callable[[T], Hashable]]],
) -> tuple[Pair[T], ...]:
    """Return each of two sequences once: in A's order, then what B has alone.

    Parameters
    ----------
    keys
        What two that belong together have in common, the surest first, with its name;
        None is in common with nothing.  A key that several of one side have joins none
        of them: which of them would be a guess.
    """
    partner: dict[int, tuple[int, str]] = {}
    for by, key in keys:
        free_a = [n for n in range(len(a)) if n not in partner]
        taken = {n for n, _ in partner.values()}
        free_b = [n for n in range(len(b)) if n not in taken]
        of_a = _single([(key(a[n]), n) for n in free_a])
        of_b = _single([(key(b[n]), n) for n in free_b])
        for value, n in of_a.items():
            if value in of_b:
                partner[n] = (of_b[value], by)
    pairs: list[Pair[T]] = []
    for n, one in enumerate(a):
        if n in partner:
            m, by = partner[n]
            pairs.append(Pair(one, b[m], by))
        else:
            pairs.append(Pair(one, None))
    taken = {m for m, _ in partner.values()}
    return (*pairs, *(Pair(None, two) for m, two in enumerate(b) if m not in taken))


def _single(keyed: Sequence[tuple[Hashable, int]]) -> dict[Hashable, int]:
    """Return who has a key alone, by key."""
    found: dict[Hashable, int] = {}
    several = set()
    for key, n in keyed:
        if key is None:
            continue
        if key in found:
            several.add(key)
        found[key] = n
    return {key: n for key, n in found.items() if key not in several}
