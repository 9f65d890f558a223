"""stub"""

import numpy as np
from numpy.typing import NDArray

from dosiscope.core.plane import Plane
from dosiscope.core.solids.solid import Solid


class SolidCut:
    def __init__(self, solid: Solid) -> None: ...
    def lines(self, plane: Plane) -> NDArray[np.float64]:
        return np.empty((0, 4))
