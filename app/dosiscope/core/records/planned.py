"""What the plan has for each fraction: its beams or application setups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.brachy import ApplicationSetup
    from dosiscope.core.plan import Beam, FractionGroup, Plan
    from dosiscope.core.treatment_record import Delivery, TreatmentRecord


BEAM: Final = "beam"
SETUP: Final = "setup"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlannedItem:
    """A beam or an application setup as it is planned for one fraction.

    Attributes
    ----------
    name, label
        'beam 1 "Left"', and in short "Left".
    meterset
        None where the plan does not state it; of a setup always.
    """

    number: int
    name: str
    label: str
    unit: str
    meterset: float | None = None
    beam: Beam | None = None
    setup: ApplicationSetup | None = None

    @property
    def is_treating(self) -> bool:
        """Whether every fraction should have it."""
        return self.meterset != 0 and not (self.beam is not None and self.beam.is_setup)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlannedGroup:
    """A fraction group.

    Attributes
    ----------
    number
        None where the plan has one group alone: then it is not told.
    fractions
        None where not stated.
    items
        What treats in it, by number; beams that image are there too.
    """

    number: int | None
    fractions: int | None
    items: Mapping[int, PlannedItem]


def planned_groups(plan: Plan | None) -> tuple[PlannedGroup, ...]:
    """Return the fraction groups of a plan; without any, one of all its beams."""
    if plan is None:
        return (PlannedGroup(number=None, fractions=None, items={}),)
    groups: tuple[FractionGroup | None, ...] = plan.fraction_groups or (None,)
    return tuple(
        PlannedGroup(
            number=None if group is None or len(groups) == 1 else group.number,
            fractions=None if group is None else group.fractions,
            items=_items(plan, group),
        )
        for group in groups
    )


def group_of(
    groups: tuple[PlannedGroup, ...], record: TreatmentRecord
) -> PlannedGroup | None:
    """Return the group that a record is of; None where it cannot be told."""
    if len(groups) == 1:
        return groups[0]
    return next((one for one in groups if one.number == record.group), None)


def item_meant(delivery: Delivery, group: PlannedGroup | None) -> PlannedItem | None:
    """Return what a delivery that states no number can only be; None otherwise.

    Numbers of beams and setups may be left out of records (PS3.3 C.8.8.21, C.8.8.22):
    then it is the beam of that name, or the only setup.
    """
    if delivery.number is not None or group is None:
        return None
    name = delivery.name.strip()
    found = [
        item
        for item in group.items.values()
        if (
            item.setup is not None
            if delivery.channels
            else item.beam is not None and name and item.beam.name.strip() == name
        )
    ]
    return found[0] if len(found) == 1 else None


def _items(plan: Plan, group: FractionGroup | None) -> dict[int, PlannedItem]:
    stated = {} if group is None else {one.number: one for one in group.planned}
    found: dict[int, PlannedItem] = {}
    for beam in plan.beams:
        # of several groups each has beams of its own, and images with any of them
        if stated and beam.number not in stated and not beam.is_setup:
            continue
        own = stated.get(beam.number)
        found[beam.number] = PlannedItem(
            number=beam.number,
            name=item_name(BEAM, beam.number, beam.name),
            label=item_label(BEAM, beam.number, beam.name),
            unit=beam.meterset_unit,
            meterset=beam.meterset if own is None else own.meterset,
            beam=beam,
        )
    for setup in plan.brachy.setups if plan.brachy is not None else ():
        if setup.number is not None:
            found[setup.number] = PlannedItem(
                number=setup.number,
                name=item_name(SETUP, setup.number, ""),
                label=item_label(SETUP, setup.number, ""),
                unit="s",
                setup=setup,
            )
    return found


def delivered_name(delivery: Delivery) -> str:
    """Return what a delivery is called by the record alone."""
    return item_name(_noun(delivery), delivery.number, delivery.name)


def delivered_label(delivery: Delivery) -> str:
    """Return the same in short."""
    return item_label(_noun(delivery), delivery.number, delivery.name)


def _noun(delivery: Delivery) -> str:
    return SETUP if delivery.channels else BEAM


def item_label(noun: str, number: int | None, name: str) -> str:
    """Return the name, else "Beam 1"."""
    if name.strip() or number is None:
        return name.strip()
    if noun == SETUP:
        return tr("Setup {number}", number=number)
    return tr("Beam {number}", number=number)


def item_name(noun: str, number: int | None, name: str) -> str:
    """Return 'beam 1 "Left"', "setup 2", "a beam without a number"."""
    name = name.strip()
    if noun == SETUP:
        return _setup_name(number, name)
    if number is None:
        return tr('beam "{name}"', name=name) if name else tr("a beam without a number")
    if not name:
        return tr("beam {number}", number=number)
    return tr('beam {number} "{name}"', number=number, name=name)


def _setup_name(number: int | None, name: str) -> str:
    if number is None:
        lack = tr("a setup without a number")
        return tr('setup "{name}"', name=name) if name else lack
    if not name:
        return tr("setup {number}", "of brachytherapy", number=number)
    return tr('setup {number} "{name}"', number=number, name=name)
