"""What has to be known of a made dose, as findings: they stand wherever it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.dose_origin import MadeDose
from dosiscope.core.findings import Attribute, Finding
from dosiscope.core.kinds import Kind
from dosiscope.core.rules import verdict
from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dose import Dose
    from dosiscope.core.dose_origin import Part

# the largest doses of a fraction may differ so much without a word
_ALIKE: Final = 1.25
_DOSE_TYPE: Final = Attribute(0x30040004, "DoseType")


def made_findings(dose: Dose | None) -> tuple[Finding, ...]:
    """Return the findings of a dose that was made; none of one that was read."""
    if dose is None or dose.made is None:
        return ()
    made, unit = dose.made, dose.unit_text
    return (*mixed_fractions(made, dose.key, unit), *_found(made, made.names, dose.key))


def mixed_fractions(made: MadeDose, key: str, unit: str) -> Iterator[Finding]:
    """Yield that doses are added that are given in fractions of other sizes.

    ``key`` and ``unit`` are those of the sum.
    """
    sizes = made.fractions_gy
    if sizes and max(sizes) > _ALIKE * min(sizes):
        least, most = (dose_text(size, unit) for size in (min(sizes), max(sizes)))
        yield Finding(
            outcome=verdict("SUM-02"),
            object_kind=Kind.DOSE.name,
            object_uid=key,
            found=f"up to {least} and up to {most}",
            expected="fractions alike",
        )
    for part in made.parts:
        if isinstance(part.origin, MadeDose):
            yield from mixed_fractions(part.origin, key, unit)


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
    name = origin.what if isinstance(origin, MadeDose) else names[origin.uid]
    told = (("quantity", str(conversion.quantity)), ("name", name))
    if conversion.of_effective:
        yield Finding(
            outcome=verdict("EQ-01:accepted"),
            fields=told,
            object_kind=Kind.DOSE.name,
            object_uid=key,
            attribute=_DOSE_TYPE,
            found=conversion.of_type or "not stated",
            expected="PHYSICAL",
        )
    if conversion.is_doubtful:
        yield Finding(
            outcome=verdict("EQ-02"),
            fields=told,
            object_kind=Kind.DOSE.name,
            object_uid=key,
            found=dose_text(conversion.fraction_gy, "Gy"),
            expected="at most 8 to 10 Gy",
        )
