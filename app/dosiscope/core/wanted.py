"""What is chosen of what was found, by UID, before it is known what goes with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.kinds import Role

if TYPE_CHECKING:
    from dosiscope.core.inventory import Entry, Inventory


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is chosen, by UID; ``any_frame`` as in `propose`."""

    dose: str = ""
    plan: str = ""
    structure_set: str = ""
    ct_series: str = ""
    dvhs: str = ""
    along: str = ""
    any_frame: frozenset[Role] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether nothing with a role is chosen."""
        chosen = self.dose, self.plan, self.structure_set, self.ct_series, self.dvhs
        return not any(chosen)

    def also(self, entry: Entry) -> Wanted:
        """Choose an object besides."""
        match entry.kind.role:
            case Role.DOSE if not entry.images:
                return replace(self, dvhs=entry.uid)
            case Role.DOSE:
                return replace(self, dose=entry.uid)
            case Role.PLAN:
                return replace(self, plan=entry.uid)
            case Role.STRUCTURE_SET:
                return replace(self, structure_set=entry.uid)
            case Role.CT:
                return replace(self, ct_series=entry.uid)
        return replace(self, along=entry.uid) if entry.kind.comes_along else self


def wanted_of(
    inventory: Inventory,
    dose: str | None,
    plan: str | None,
    structure_set: str | None,
    ct_series: str | None,
) -> Wanted:
    """Return what is chosen by UID; ``dose`` may name a grid and DVHs without one."""
    wanted = Wanted(
        plan=plan or "",
        structure_set=structure_set or "",
        ct_series=ct_series or "",
    )
    gridless = {entry.uid for entry in inventory.of(Role.DOSE) if not entry.images}
    for uid in filter(None, map(str.strip, (dose or "").split(","))):
        if uid in gridless:
            wanted = replace(wanted, dvhs=uid)
        else:
            wanted = replace(wanted, dose=uid)
    return wanted
