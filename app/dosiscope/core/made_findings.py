"""What has to be known of a made dose, as findings: they stand wherever it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.dose import SummationType
from dosiscope.core.dose_origin import MadeDose, ReadDose
from dosiscope.core.findings import Attribute, Finding
from dosiscope.core.kinds import Kind
from dosiscope.core.language import tr
from dosiscope.core.rules import verdict
from dosiscope.core.text import dose_text, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dosiscope.core.dose import Dose
    from dosiscope.core.dose_origin import Origin, Part

# the largest doses of a fraction may differ so much without a word
_ALIKE: Final = 1.25
# given in the fractions of one group
_OF_GROUP: Final = (SummationType.FRACTION, SummationType.FRACTION_SESSION)
_DOSE_TYPE: Final = Attribute(0x30040004, "DoseType")


def made_findings(dose: Dose | None) -> tuple[Finding, ...]:
    """Return the findings of a dose that was made; none of one that was read."""
    if dose is None or dose.made is None:
        return ()
    made, unit = dose.made, dose.unit_text
    return (*mixed_fractions(made, dose.key, unit), *_found(made, made.names, dose.key))


def mixed_fractions(made: MadeDose, key: str, unit: str) -> Iterator[Finding]:
    """Yield that added doses are, or may be, given in fractions of other sizes.

    ``key`` and ``unit`` are those of the sum.
    """
    if made.is_difference:
        for part in made.parts:
            if isinstance(part.origin, MadeDose):
                yield from mixed_fractions(part.origin, key, unit)
        return
    if made.conversions or made.whole_plan or _are_given_together(made.added):
        return
    sizes = [part.fraction_gy for part in made.added if part.fraction_gy]
    if sizes and max(sizes) > _ALIKE * min(sizes):
        least, most = (dose_text(size, unit) for size in (min(sizes), max(sizes)))
        yield Finding(
            outcome=verdict("SUM-02:other"),
            object_kind=Kind.DOSE.name,
            object_uid=key,
            found=tr("up to {least} and up to {most}", least=least, most=most),
            expected=tr("fractions alike"),
        )
        return
    unknown = [part.origin for part in made.added if not part.fraction_gy]
    if unknown:
        names = dict.fromkeys(_name(origin, made.names) for origin in unknown)
        yield Finding(
            outcome=verdict("SUM-02:unknown"),
            fields=(("names", listed(names, "and")),),
            object_kind=Kind.DOSE.name,
            object_uid=key,
            found=tr("not known"),
            expected=tr("fractions alike"),
        )


def _are_given_together(parts: Sequence[Part]) -> bool:
    """Whether doses are of the same fractions: of one plan, or one group of it."""
    of = {_fractions_of(part.origin) for part in parts}
    return len(parts) < 2 or (len(of) == 1 and all(plans for plans, _ in of))


def _fractions_of(origin: Origin) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return by what fractions are known in which a dose is given."""
    groups: tuple[int, ...] = ()
    if isinstance(origin, ReadDose) and origin.summation in _OF_GROUP:
        groups = origin.fraction_groups
    return origin.plan_uids, groups


def _found(made: MadeDose, names: dict[str, str], key: str) -> Iterator[Finding]:
    for part in made.parts:
        if part.conversion is not None:
            yield from _of_conversion(part, names, key)
        elif isinstance(part.origin, MadeDose):
            yield from _found(part.origin, names, key)


def _of_conversion(part: Part, names: dict[str, str], key: str) -> Iterator[Finding]:
    conversion, origin = part.conversion, part.origin
    if conversion is None:
        return
    name = _name(origin, names)
    told = (("quantity", str(conversion.quantity)), ("name", name))
    if conversion.of_effective:
        yield Finding(
            outcome=verdict("EQ-01:accepted"),
            fields=told,
            object_kind=Kind.DOSE.name,
            object_uid=key,
            attribute=_DOSE_TYPE,
            found=conversion.of_type or tr("not stated"),
            expected="PHYSICAL",
        )
    if conversion.is_doubtful:
        yield Finding(
            outcome=verdict("EQ-02"),
            fields=told,
            object_kind=Kind.DOSE.name,
            object_uid=key,
            found=dose_text(conversion.fraction_gy, "Gy"),
            expected=tr("at most 8 to 10 Gy"),
        )


def _name(origin: Origin, names: Mapping[str, str]) -> str:
    return origin.what if isinstance(origin, MadeDose) else names[origin.uid]
