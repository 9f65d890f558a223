"""A case while it is being read: its images, and the names of what is still to come."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.case import Case
from dosiscope.core.findings import worst_first
from dosiscope.core.header import Kind
from dosiscope.io.ct.volume import FirstImages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.inventory import Entry
    from dosiscope.core.progress import Steps, T


def showing_images(steps: Steps[T], others: Sequence[Entry]) -> Steps[T]:
    """Read a volume; let its first images be shown as a case of their own.

    ``others`` are the objects that are read besides.
    """
    while True:
        try:
            step = next(steps)
        except StopIteration as stop:
            result: T = stop.value
            return result
        part = step.part
        if isinstance(part, FirstImages):
            case = images_alone(part.ct, part.findings, others, part.total)
            step = replace(step, part=case)
        yield step


def images_alone(
    ct: Ct, findings: Iterable[Finding], others: Sequence[Entry], total: int = 0
) -> Case:
    """Return the case of the images that are here; ``unread`` names all the rest.

    ``total`` images there will be, if more than these.
    """
    here = len(ct.image_uids)
    left = f"{total - here} of {total} {Kind.CT}s"
    parts = [left] if here < total else []
    kinds = Counter(str(entry.kind) for entry in others)
    parts += [f"{count} {kind}" if count > 1 else kind for kind, count in kinds.items()]
    return Case(
        ct.header.patient,
        ct.header.frame_of_reference_uid,
        ct,
        findings=worst_first(tuple(findings)),
        unread=tuple(parts),
    )
