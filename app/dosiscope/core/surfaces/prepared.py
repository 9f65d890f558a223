"""Surfaces prepared for the 3-D view, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.surfaces.dose_surface import dose_surface
from dosiscope.core.surfaces.solid_surface import solid_surface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dose import Dose
    from dosiscope.core.progress import PartSteps
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.surfaces.mesh import Mesh


@dataclass(frozen=True, slots=True)
class OfSolid:
    """The surface of a solid; one and the same solid is equal to itself alone."""

    solid: Solid


@dataclass(frozen=True, slots=True)
class OfDose:
    """The surface on which a dose is a level, in its unit."""

    dose: Dose
    level: float


SurfaceOf: TypeAlias = OfSolid | OfDose


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PreparedSurface:
    """What was made of something; ``reason`` says why nothing was, a clause."""

    of: SurfaceOf
    mesh: Mesh | None = None
    reason: str = ""


def prepare_surfaces(
    wanted: Sequence[SurfaceOf],
) -> PartSteps[PreparedSurface, dict[SurfaceOf, PreparedSurface]]:
    """Make surfaces; each is a part of the progress."""
    results: dict[SurfaceOf, PreparedSurface] = {}
    for done, of in enumerate(wanted, start=1):
        try:
            if isinstance(of, OfSolid):
                part = PreparedSurface(of=of, mesh=solid_surface(of.solid))
            else:
                part = PreparedSurface(of=of, mesh=dose_surface(of.dose, of.level))
        except NotEvaluableError as error:
            part = PreparedSurface(of=of, reason=str(error))
        results[of] = part
        yield Progress(done, len(wanted), tr("Surfaces"), part=part)
    return results
