"""How well a computed DVH can be known: a band from cheaper second estimates.

The contours do not say where between two planes a structure ends, nor which way its
outline takes between them, and the sampling is finite.  Each is varied by itself;
the deviations are added in quadrature.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.common_ground import CommonGround
from dosiscope.core.dvh.differing import Differing, exchanged
from dosiscope.core.dvh.engine import DvhOptions, compute_dvh, grid_for
from dosiscope.core.dvh.grid import Resolution
from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import evaluate, standard
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr
from dosiscope.core.progress import Progress
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.runs import is_linear, runs_of
from dosiscope.core.solids.solid import Solid, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.extremes import Range
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.isodose import Reference
    from dosiscope.core.progress import Steps

_COARSE = Resolution(across=12, layers=24, lines=256, bins=2000, hottest=1.0)
# The error of a sum over planes goes at least with the distance to the power 3/2
# (areas that end as a square root): twice the distance adds 1.8 times the error.
_PHASE_SHARE = 1 / (2**1.5 - 1)
_STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Variant:
    """One source of uncertainty: DVHs that differ from ``against`` by it alone.

    ``share`` of the largest difference counts.
    """

    source: str
    share: float
    against: Dvh
    others: tuple[Dvh, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """The numerical uncertainty of a computed DVH.

    Attributes
    ----------
    dvh
        The DVH that it is of.
    variants
        What was varied: "sampling", "ends", "between planes", "slice phase".
    """

    dvh: Dvh
    variants: tuple[Variant, ...]
    _known: dict[tuple[str, float], Mapping[str, float]] = field(
        default_factory=dict, init=False, repr=False
    )

    @property
    def dose(self) -> NDArray[np.float64]:
        """Dose axis of the band, shape (n,): that of the DVH."""
        return self.dvh.dose

    @property
    def low(self) -> NDArray[np.float64]:
        """Volume at least, shape (n,), cc."""
        return self.limits()[0]

    @property
    def high(self) -> NDArray[np.float64]:
        """Volume at most, shape (n,), cc."""
        return self.limits()[1]

    @property
    def plus_minus(self) -> dict[str, float]:
        """Uncertainty of what tables show, by name: "volume" (cc), "mean", "D98%"."""
        sizes = {metric.listed: self.uncertainty(metric) for metric in _shown()}
        return {name: size for name, size in sizes.items() if size is not None}

    @property
    def parts(self) -> dict[str, dict[str, float]]:
        """The same by source."""
        parts: dict[str, dict[str, float]] = {v.source: {} for v in self.variants}
        for metric in _shown():
            for source, size in self.parts_of(metric, None).items():
                parts[source][metric.listed] = size
        return parts

    def uncertainty(
        self, metric: Metric, reference: Reference | None = None
    ) -> float | None:
        """Return the uncertainty of a metric, in its own unit; None where not known."""
        parts = self.parts_of(metric, reference)
        return float(np.hypot.reduce(list(parts.values()))) if parts else None

    def spread(
        self,
        metric: Metric,
        reference: Reference | None,
        read: Callable[[Dvh], float | None],
    ) -> float:
        """Return the uncertainty of what is read off for a metric, in its unit.

        ``read`` reads a number off a DVH, infinite where nothing bounds it.
        """
        sizes = (_size_of(v, metric, reference, read) for v in self.variants)
        return float(
            np.hypot.reduce([size for size in sizes if size is not None] or [0])
        )

    def limits(
        self, *, percent: bool = False
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return least and largest volume, shape (n,) each, cc.

        With ``percent`` in % of the volume: every variant is one of its own whole.
        """
        middle = _curve(self.dvh, self.dvh, percent=percent)
        spread = np.zeros_like(middle)
        for variant in self.variants:
            base = _curve(variant.against, self.dvh, percent=percent)
            largest = np.zeros_like(middle)
            for other in variant.others:
                change = np.abs(_curve(other, self.dvh, percent=percent) - base)
                largest = np.maximum(largest, change)
            spread += (variant.share * largest) ** 2
        width = np.sqrt(spread)
        high = middle + width
        return np.maximum(middle - width, 0), np.minimum(high, 100) if percent else high

    def parts_of(
        self, metric: Metric, reference: Reference | None
    ) -> Mapping[str, float]:
        """Return the same by source."""
        key = (metric.text, reference.gray if reference else 0.0)
        if key not in self._known:
            self._known[key] = {
                variant.source: size
                for variant in self.variants
                if (size := _size(variant, metric, reference)) is not None
            }
        return self._known[key]


def _shown() -> list[Metric]:
    return [m for m in standard(Where.SHOWN) if not m.kind.is_single_point]


def _curve(dvh: Dvh, at: Dvh, *, percent: bool) -> NDArray[np.float64]:
    """Volume of a DVH at the doses of another."""
    volume = np.interp(at.dose, dvh.dose, dvh.volume, right=0.0)
    return volume * (100 / dvh.whole) if percent and dvh.total else volume


def _size(
    variant: Variant, metric: Metric, reference: Reference | None
) -> float | None:
    def read(dvh: Dvh) -> float | None:
        return evaluate(metric, dvh, reference).number

    return _size_of(variant, metric, reference, read)


def _size_of(
    variant: Variant,
    metric: Metric,
    reference: Reference | None,
    read: Callable[[Dvh], float | None],
) -> float | None:
    base = read(variant.against)
    numbers = [read(other) for other in variant.others]
    if base is None or not np.isfinite(base):
        return None
    known = [abs(n - base) for n in numbers if n is not None]
    if not known:
        return None
    size = variant.share * max(known)
    if variant.source == "sampling" and metric.kind.is_read_off:
        # two samplings may agree by chance: the coarser tells no more than its bins
        scale = 100.0 if metric.unit == "cGy" else 1.0
        if metric.unit == "%" and reference:
            scale = 100 / reference.gray
        size = max(size, scale * max(_bin_width(other) for other in variant.others))
    return size


def _bin_width(dvh: Dvh) -> float:
    return float(dvh.dose[1] - dvh.dose[0]) if len(dvh.dose) > 1 else 0.0


def band_steps(
    solid: Solid, dose: Dose, dvh: Dvh, options: DvhOptions | None = None
) -> Steps[Band]:
    """Estimate the band around a DVH of ``solid`` in ``dose``, in small steps.

    Parameters
    ----------
    options
        Those the DVH was computed with.

    Raises
    ------
    NotEvaluableError
        No estimate can be made, for the reasons of `compute_dvh`.
    """
    options = replace(options or DvhOptions(), resolution=_COARSE)
    what = tr("Uncertainty of a DVH")
    sources = _sources(solid)
    changes = [change for source in sources for change in source.changes]
    solids = _all_of(solid, changes)
    ground = CommonGround(solids, grid_for(_reach(solids), dose, options))
    # how a structure is sampled changes nothing of its extremes
    doses = _extremes(dvh)
    base = compute_dvh(solid, dose, options=options, ground=ground, doses=doses)
    variants = [
        Variant(source=marked("sampling"), share=1.0, against=dvh, others=(base,))
    ]
    yield Progress(1, _STEPS, what)
    if not changes:
        return Band(dvh, tuple(variants))
    differing = Differing(ground, options.resolution)
    rests = differing.rests(part for one in changes for part in (one.less, one.more))
    for source in sources:
        found = []
        for change in source.changes:
            yield Progress(1 + len(variants), _STEPS, what)
            doses = _doses(source.name, change, base, differing)
            less, more = rests[change.less], rests[change.more]
            with suppress(NotEvaluableError):
                other = exchanged(base, less, more, doses)
                found.append(other if dvh.is_partial else _as_whole(other))
        if found:
            variants.append(
                Variant(
                    source=source.name,
                    share=source.share,
                    against=base,
                    others=tuple(found),
                )
            )
    return Band(dvh, tuple(variants))


def _as_whole(dvh: Dvh) -> Dvh:
    """Return a DVH as if what is outside the dose grid received what the rest does.

    A variant of a structure that just fits into the grid may reach beyond it.
    """
    if not dvh.is_partial or dvh.volume_cc is None:
        return dvh
    volume = dvh.volume * (dvh.volume_cc / dvh.total)
    return replace(dvh, volume=volume, covered_cc=dvh.volume_cc)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A solid that has something less than another one, and something more.

    What both have is ``kept``; None: nothing.
    """

    solid: Solid
    less: Solid
    more: Solid
    kept: Solid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Solids that differ from another by one source of uncertainty."""

    name: str
    share: float
    changes: list[_Change]


def _sources(solid: Solid) -> list[_Source]:
    whole = solid
    if solid.end_rule is not EndRule.HALF_SLICE:
        whole = _through(solid, 0, 1) or solid
    sources = [
        _Source(name=marked("ends"), share=1.0, changes=_of_ends(solid)),
        _of_others("ends", 2.0, solid, with_half_ends(solid)),
        _of_others(marked("between planes"), 1.0, solid, as_prisms(solid)),
        _of_others(
            marked("slice phase"), _PHASE_SHARE, whole, every_other_plane(solid)
        ),
    ]
    return [source for source in sources if source.changes]


def _of_ends(solid: Solid) -> list[_Change]:
    """Return the changes to a solid without its ends, and to one with moved ends."""
    ends = solid.layered(_ends_of(solid))
    return [
        _Change(solid=one, less=ends, more=one.layered(_ends_of(one)), kept=inner)
        for inner in without_ends(solid)
        for one in (inner, *with_moved_ends(solid))
    ]


def _of_others(
    name: str, share: float, solid: Solid, others: Iterable[Solid]
) -> _Source:
    """Return the source of which others take the place of a solid."""
    changes = [_Change(solid=other, less=solid, more=other) for other in others]
    return _Source(name=name, share=share, changes=changes)


def _all_of(solid: Solid, changes: list[_Change]) -> list[Solid]:
    """Return each solid that is changed, or that a change makes, once."""
    found = [solid]
    for change in changes:
        found.append(change.solid)
        if change.more is change.solid:  # in the place of the whole other
            found.append(change.less)
    return list(dict.fromkeys(found))


def _reach(solids: list[Solid]) -> Solid:
    """Return a solid that reaches as far as any of some."""
    ends = [span for one in solids for span in (one.spans[0], one.spans[-1])]
    return solids[0].layered(ends)


def _extremes(dvh: Dvh) -> Range | None:
    if dvh.minimum is None or dvh.maximum is None:
        return None
    return dvh.minimum, dvh.maximum


def _doses(source: str, change: _Change, base: Dvh, differing: Differing) -> Range:
    """Return the least and the largest dose of a solid that differs from a DVH's."""
    whole = _extremes(base)
    if source == "between planes" and whole is not None:
        return whole  # to `Solid.contains` it is the same solid
    low, high = differing.range_of(change.more)
    if change.kept is None:
        return low, high
    least, most = differing.range_of(change.less)
    # what is kept receives both where what it has less receives neither
    is_inner = whole is not None and whole[0] < least and most < whole[1]
    kept = whole if whole is not None and is_inner else differing.range_of(change.kept)
    return min(low, kept[0]), max(high, kept[1])


def _ends_of(solid: Solid) -> list[Span]:
    return [span for span in solid.spans if span.lower == span.upper]


def without_ends(solid: Solid) -> list[Solid]:
    """Return the solid without what was added beyond its contours, if anything was."""
    if solid.end_rule is EndRule.NONE:
        return []
    kept = tuple(span for span in solid.spans if span.lower != span.upper)
    if not kept or len(kept) == len(solid.spans):
        return []
    return [solid.layered(kept, EndRule.NONE)]


def with_moved_ends(solid: Solid) -> list[Solid]:
    """Return the solid with its upper ends twice as high, without its lower ones.

    One end may be wrong without the other being so: gone together they may change no
    mean, against each other no volume.
    """
    moved = [one for end in _ends_of(solid) for one in _moved(solid, end, 1.0)]
    return [
        solid.layered(sorted((*inner.spans, *moved), key=lambda span: span.low))
        for inner in without_ends(solid)
    ]


def with_half_ends(solid: Solid) -> list[Solid]:
    """Return solids that are nothing but ends, around single planes.

    One is half as high, the other moved by half of what it reaches beyond its planes.
    """
    if solid.end_rule is EndRule.NONE or any(s.lower != s.upper for s in solid.spans):
        return []
    halved = []
    for span in solid.spans:
        z = solid.sections[span.lower].z
        halved.append(replace(span, low=(span.low + z) / 2, high=(span.high + z) / 2))
    moved = [one for span in solid.spans for one in _moved(solid, span, 0.5)]
    return [solid.layered(halved), solid.layered(moved)]


def _moved(solid: Solid, end: Span, share: float) -> Iterator[Span]:
    """Yield an end less a share of what is below its plane, more one of what is above.

    Nothing of it may be left.
    """
    z = solid.sections[end.lower].z
    low, high = (height + share * abs(height - z) for height in (end.low, end.high))
    if high > low:
        yield replace(end, low=low, high=high)


def as_prisms(solid: Solid) -> list[Solid]:
    """Return the solid with every outline holding half the way to its neighbours.

    None where connections between contours are data (off-slice), or there are none.
    """
    if solid.end_rule is EndRule.NONE or not any(map(is_linear, solid.spans)):
        return []
    spans: list[Span] = []
    for is_plain, some in groupby(solid.spans, _is_plain):
        if is_plain:
            spans += _joined(prism for span in some for prism in span.prisms())
        else:
            spans += some
    return [solid.layered(spans)]


def _is_plain(span: Span) -> bool:
    return is_linear(span) and span.taper == (1.0, 1.0)


def _joined(prisms: Iterable[tuple[float, float, int]]) -> Iterator[Span]:
    """Yield prisms (z from, z to, section), those of one section that touch as one."""
    begin, end, held = 0.0, 0.0, -1
    for low, high, section in prisms:
        if (low, section) != (end, held):
            if held >= 0:
                yield Span(begin, end, lower=held, upper=held)
            begin, held = low, section
        end = high
    if held >= 0:
        yield Span(begin, end, lower=held, upper=held)


def every_other_plane(solid: Solid) -> list[Solid]:
    """Return the solid through its even and through its odd planes.

    None where its ends are data (off-slice caps), or where it has too few planes.
    """
    if solid.end_rule is EndRule.NONE:
        return []
    halves = [_through(solid, first, 2) for first in (0, 1)]
    return [half for half in halves if half is not None] if all(halves) else []


def _through(solid: Solid, first: int, step: int) -> Solid | None:
    """Return the solid through every ``step``-th plane, with half slices at its ends.

    None where a stack has fewer than two such planes.
    """
    spans: list[Span] = []
    for run in runs_of(solid):
        kept = run[first::step]
        if len(kept) < 2:
            return None
        z = [solid.sections[n].z for n in kept]
        low, high = z[0] - (z[1] - z[0]) / 2, z[-1] + (z[-1] - z[-2]) / 2
        spans.append(Span(low, z[0], lower=kept[0], upper=kept[0]))
        spans += [
            Span(*heights, lower=lower, upper=upper)
            for heights, (lower, upper) in zip(pairwise(z), pairwise(kept), strict=True)
        ]
        spans.append(Span(z[-1], high, lower=kept[-1], upper=kept[-1]))
    return solid.layered(spans, EndRule.HALF_SLICE) if spans else None
