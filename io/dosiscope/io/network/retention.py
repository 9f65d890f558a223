"""What leaves an inbox by the rule that the user set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dosiscope.core.network.receiving import Retention
    from dosiscope.io.network.kept import Kept

_DAY_S: Final = 86_400
_REST_S: Final = 3_600  # after the last object of a patient came


def leaving(
    kept: Iterable[Kept],
    rule: Retention,
    now: float,
    is_open: Callable[[str], bool] = lambda _name: False,
) -> list[Kept]:
    """Return what is to be deleted: all that is of a patient, or nothing of them.

    So no image leaves a series and no dose its plan.  A patient is as old as the last
    object that came; for an hour after it, and while one of the files is open,
    nothing is deleted.

    Parameters
    ----------
    now
        Seconds since 1970.
    is_open
        Whether a file, by its name in the inbox, is being looked at.
    """
    groups: dict[str, list[Kept]] = {}
    for one in kept:
        groups.setdefault(one.group, []).append(one)
    total = sum(one.size for group in groups.values() for one in group)
    gone: list[Kept] = []
    for came, group in sorted(
        ((max(one.came for one in group), group) for group in groups.values()),
        key=lambda pair: pair[0],
    ):
        age = now - came
        is_old = rule.days is not None and age > rule.days * _DAY_S
        is_beyond = rule.total_bytes is not None and total > rule.total_bytes
        if not (is_old or is_beyond) or age < _REST_S:
            continue
        if any(is_open(one.name) for one in group):
            continue
        gone += group
        total -= sum(one.size for one in group)
    return gone
