"""A DVH as it is stored in an RT Dose, before any interpretation (PS3.3 C.8.8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.reason import Reason


class DvhType(StrEnum):
    """DVH Type (3004,0001)."""

    CUMULATIVE = "CUMULATIVE"
    DIFFERENTIAL = "DIFFERENTIAL"
    NATURAL = "NATURAL"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StoredDvh:
    """One item of a DVH Sequence.

    Attributes
    ----------
    included, excluded
        ROI Numbers whose union it is for, and those taken away from it.
    type, dose_units, dose_type, volume_units
        Verbatim; ``volume_units`` is CM3, PERCENT or PER_U.
    scaling
        DVH Dose Scaling: multiplies the bin widths.
    widths, volumes
        DVH Data: bin widths (unscaled) and volumes, shape (bins,).
    minimum, maximum, mean
        DVH Minimum, Maximum and Mean Dose as stored, in ``dose_units``.
    normalization_dose
        DVH Normalization Dose Value of the object, Gy.
    structure_set_uid
        The structure set it refers to.
    dose_uid, dose_label
        The RT Dose that holds it, and how that is called: its comment, else its
        series, else its summation.
    withheld
        Why its curve must not be shown; None where it may.
    doubts
        What is wrong with it though it is shown.
    statistics_doubt
        Why minimum, maximum and mean must not be read as Gy; "" where they may.
    """

    included: tuple[int, ...]
    excluded: tuple[int, ...]
    type: str
    dose_units: str
    dose_type: str
    volume_units: str
    scaling: float
    widths: NDArray[np.float64]
    volumes: NDArray[np.float64]
    minimum: float | None = None
    maximum: float | None = None
    mean: float | None = None
    normalization_dose: float | None = None
    structure_set_uid: str = ""
    dose_uid: str = ""
    withheld: Reason | None = None
    doubts: tuple[Reason, ...] = ()
    statistics_doubt: str = ""
    dose_label: str = ""
