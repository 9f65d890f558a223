"""Everything that a case holds, as one flat table of named values.

What the screen, the report and every computed value are made of is in it: two
cases with the same table show the same pictures, probes, volumes and DVHs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from dosiscope.core.kinds import Kind
from dosiscope.core.reason import Reason
from dosiscope.io.spatial_registration import read_registration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.plan import Plan
    from dosiscope.core.spatial_registration import SpatialRegistration
    from dosiscope.io.case.scan import Scan

Record: TypeAlias = "dict[str, object]"

# paths of files, what is derived from the contours, and what is a message
_APART = frozenset(("files", "graphs", "wrong", "problem"))
# of a case: what is a message, and what is worked out of plan, contours and records
_SAID_OR_DERIVED = frozenset(("findings", "missing", "withheld", "graphs", "course"))


def record_of(case: Case) -> Record:
    """Return all values of a case by path; arrays as (shape, type, bytes)."""
    record: Record = {}
    for field in fields(case):
        if field.name not in _SAID_OR_DERIVED:
            value = getattr(case, field.name)
            if field.name == "outside":  # `record_of_registrations` has them whole
                value = tuple(o for o in value if o.entry.kind is not Kind.REGISTRATION)
            _gather(value, field.name, record)
    return record


def record_of_registrations(scan: Scan) -> Record:
    """Return all values of the registrations: they stand beside the case."""
    record: Record = {}
    for n, one in enumerate(registrations(scan)):
        _gather(one, f"registrations[{n}]", record)
    return record


def registrations(scan: Scan) -> Iterator[SpatialRegistration]:
    """Yield the Spatial Registrations among what was found."""
    for entry in scan.inventory.entries:
        if entry.kind is Kind.REGISTRATION:
            yield read_registration(scan.objects[entry.uid].dataset, entry.header)


def _gather(value: object, path: str, record: Record) -> None:
    if isinstance(value, np.ndarray):
        record[path] = (value.shape, value.dtype.str, value.tobytes())
    elif isinstance(value, Enum):
        record[path] = value.value
    elif isinstance(value, Reason):
        record[path] = str(value)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _APART:
                _gather(getattr(value, field.name), f"{path}.{field.name}", record)
    elif isinstance(value, Mapping):
        record[f"{path}.keys"] = tuple(value)
        for name, one in value.items():
            _gather(one, f"{path}[{name}]", record)
    elif value == ():
        record[path], record[f"{path}.count"] = (), 0
    elif isinstance(value, tuple) and isinstance(value[0], Reason):
        record[path] = tuple(map(str, value))
    elif isinstance(value, tuple) and any(
        is_dataclass(one) or isinstance(one, np.ndarray) for one in value
    ):
        record[f"{path}.count"] = len(value)
        for n, one in enumerate(value):
            _gather(one, f"{path}[{n}]", record)
    else:
        record[path] = value


def messages_of(case: Case) -> tuple[str, ...]:
    """Return all that is said about a case: findings, what is withheld or missing.

    What of a plan or beam could not be read is said where the plan is checked.
    """
    return (
        *(f"{f.action.name} {f.rule} {f.message}" for f in case.findings),
        *(f"WITHHELD {one.label} {one.reason}" for one in case.withheld),
        *(f"MISSING {one.text}" for one in case.missing),
        # what came along no longer does: every verb that tells of it says why
        *(f"OUTSIDE {o.sentence}" for o in case.outside if o.entry.kind.comes_along),
        *_wrong(case.plan),
    )


def messages_of_registrations(scan: Scan) -> Iterator[str]:
    """Yield what of registrations could not be read, as their details say it."""
    for one in registrations(scan):
        yield from (
            f"REGISTRATION {join.problem}" for join in one.joins if join.problem
        )


def _wrong(plan: Plan | None) -> Iterator[str]:
    if plan is not None:
        yield from (f"PLAN {clause}" for clause in plan.wrong)
        for beam in plan.beams:
            yield from (f"BEAM {beam.number} {clause}" for clause in beam.wrong)
