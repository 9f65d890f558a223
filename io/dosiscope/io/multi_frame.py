"""The SOP classes of images of which one file holds many (PS3.4 B.5).

Of each modality the second is that of images converted from single frames.
"""

from __future__ import annotations

from typing import Final

_IMAGES: Final = "1.2.840.10008.5.1.4.1.1."
ENHANCED_CT: Final = (f"{_IMAGES}2.1", f"{_IMAGES}2.2")
ENHANCED_MR: Final = (f"{_IMAGES}4.1", f"{_IMAGES}4.4")
ENHANCED_PET: Final = (f"{_IMAGES}130", f"{_IMAGES}128.1")
#: All of them: a reference to one of these may name its frames.
MULTI_FRAME_CLASSES: Final = frozenset((*ENHANCED_CT, *ENHANCED_MR, *ENHANCED_PET))
