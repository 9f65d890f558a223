"""Solids prepared for the view from the source of a beam, one ROI after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.beams.solid_faces import SolidFaces
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PreparedFaces:
    """What was made of the solid of an ROI; ``reason`` says why nothing was."""

    number: int
    solid: Solid
    faces: SolidFaces | None = None
    reason: str = ""


def prepare_faces(
    solids: Mapping[int, Solid],
) -> PartSteps[PreparedFaces, dict[int, SolidFaces]]:
    """Prepare solids, by ROI Number; each is a part of the progress."""
    results: dict[int, SolidFaces] = {}
    for done, (number, solid) in enumerate(solids.items(), start=1):
        try:
            faces = SolidFaces(solid)
        except NotEvaluableError as error:
            part = PreparedFaces(number=number, solid=solid, reason=str(error))
        else:
            results[number] = faces
            part = PreparedFaces(number=number, solid=solid, faces=faces)
        yield Progress(done, len(solids), tr("Silhouettes"), part=part)
    return results
