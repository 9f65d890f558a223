"""What a gamma is asked with: differences of dose and distance, and of what dose."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import marked, tr
from dosiscope.core.text import dose_text, typed_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Reference

#: What may be typed: % of a dose, mm, and % of the normalisation.
PERCENT: Final = (0.1, 50.0)
MM: Final = (0.1, 10.0)
THRESHOLD_PERCENT: Final = (0.0, 95.0)
#: Below which part of the normalisation there are no points: AAPM TG-218, Med Phys 45
#: (2018) e53, recommendation 3.c.
USUAL_THRESHOLD: Final = 10.0

_FORM: Final = re.compile(
    r"\s*(?P<percent>[0-9.,]+)\s*%\s*/\s*(?P<mm>[0-9.,]+)\s*mm\s*"
    r"(?:[,;]\s*(?P<kind>global|local)\s*)?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")

_MOST_TOLD: Final = 40  # letters of what is none


class GammaTextError(DosiscopeError):
    """A text names no gamma criteria; the message says why and how they are written."""


@dataclass(frozen=True, slots=True)
class GammaCriteria:
    """Criteria of a gamma index (Low et al., Med Phys 25 (1998) 656).

    Attributes
    ----------
    percent
        The dose difference that counts as 1: % of the normalisation; if it is local,
        % of the reference dose at the point.
    mm
        The distance that counts as 1.
    threshold_percent
        Where the reference dose is below so many % of the normalisation there is no
        point.
    normalisation
        The named dose that is 100 %; None for the maximum of the reference dose.
    """

    percent: float = 3.0
    mm: float = 2.0
    _: KW_ONLY
    is_local: bool = False
    threshold_percent: float = USUAL_THRESHOLD
    normalisation: Reference | None = None

    def __post_init__(self) -> None:
        for number, (least, most), told in (
            (
                self.percent,
                PERCENT,
                marked(
                    "a gamma with {number} % is not computed: it must be from {least} "
                    "to {most}"
                ),
            ),
            (
                self.mm,
                MM,
                marked(
                    "a gamma with {number} mm is not computed: it must be from {least} "
                    "to {most}"
                ),
            ),
            (
                self.threshold_percent,
                THRESHOLD_PERCENT,
                marked(
                    "a gamma with {number} % as threshold is not computed: it must be "
                    "from {least} to {most}"
                ),
            ),
        ):
            if not least <= number <= most:
                raise GammaTextError(
                    tr(
                        told,
                        number=typed_number(number),
                        least=typed_number(least),
                        most=typed_number(most),
                    )
                )

    def normalisation_of(self, reference: Dose) -> float:
        """Return the dose that is 100 %, in the unit of the reference dose."""
        named = self.normalisation
        return reference.maximum if named is None else named.gray

    @property
    def typed(self) -> str:
        """As it is typed, and as `read_criteria` reads it: "3%/2mm,local"."""
        kind = ",local" if self.is_local else ""
        return f"{typed_number(self.percent)}%/{typed_number(self.mm)}mm{kind}"

    @property
    def name(self) -> str:
        """In short: "3 %/2 mm, global"."""
        sizes = {"percent": typed_number(self.percent), "mm": typed_number(self.mm)}
        if self.is_local:
            return tr("{percent} %/{mm} mm, local", **sizes)
        return tr("{percent} %/{mm} mm, global", **sizes)

    def text(self, normalisation: float, unit: str) -> str:
        """Return them for pictures, tables and files, with the dose that is 100 %.

        "3 %/2 mm, global of 71.30 Gy, threshold 10 %".
        """
        whole = dose_text(normalisation, unit)
        threshold = typed_number(self.threshold_percent)
        if self.is_local:
            return tr(
                "{criteria}, threshold {threshold} % of {dose}",
                criteria=self.name,
                threshold=threshold,
                dose=whole,
            )
        return tr(
            "{criteria} of {dose}, threshold {threshold} %",
            criteria=self.name,
            dose=whole,
            threshold=threshold,
        )


def read_criteria(text: str) -> GammaCriteria:
    """Read criteria as they are typed: "3%/2mm", "3%/2mm,local".

    Raises
    ------
    GammaTextError
        It is not so written, or beyond what is computed.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise _no_criteria(text)
    numbers = []
    for name in ("percent", "mm"):
        if _NUMBER.fullmatch(found[name]) is None:
            raise _no_criteria(text)
        numbers.append(float(found[name].replace(",", ".")))
    percent, mm = numbers
    is_local = (found["kind"] or "").lower() == "local"
    return GammaCriteria(percent, mm, is_local=is_local)


def _no_criteria(text: str) -> GammaTextError:
    told = shown(text, _MOST_TOLD)
    return GammaTextError(
        tr(
            "“{text}” names no gamma criteria: write it as 3%/2mm or 3%/2mm,local",
            text=told,
        )
    )
