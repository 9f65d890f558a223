"""The surfaces that are prepared, and why others are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from dosiscope.core.surfaces.mesh import Mesh
    from dosiscope.core.surfaces.prepared import PreparedSurface, SurfaceOf


class PreparedSurfaces:
    """Surfaces by what they are of."""

    def __init__(self) -> None:
        self._known: dict[SurfaceOf, PreparedSurface] = {}

    def add(self, one: PreparedSurface) -> None:
        """Take one."""
        self._known[one.of] = one

    def keep_only(self, of: Container[SurfaceOf]) -> None:
        """Drop those that nobody can ask for any more."""
        self._known = {key: one for key, one in self._known.items() if key in of}

    def forget(self) -> None:
        """Drop all."""
        self._known.clear()

    def missing(self, of: Iterable[SurfaceOf]) -> list[SurfaceOf]:
        """Return what is not prepared, nor found impossible."""
        return [one for one in of if one not in self._known]

    def mesh(self, of: SurfaceOf) -> Mesh | None:
        """Return a surface, where there is one."""
        known = self._known.get(of)
        return None if known is None else known.mesh

    def reason(self, of: SurfaceOf) -> str:
        """Return why there is none, a clause; "" where there is, or is none yet."""
        known = self._known.get(of)
        return "" if known is None else known.reason
