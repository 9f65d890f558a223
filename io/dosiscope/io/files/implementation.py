"""By which names the program tells that it wrote a file (PS3.7 D.3.3.2)."""

from __future__ import annotations

from typing import Final

#: Implementation Class UID: the same for all versions, derived from a UUID (PS3.5 B.2).
IMPLEMENTATION_UID: Final = "2.25.312066435086655527577187110396962687761"
IMPLEMENTATION_NAME: Final = "DOSISCOPE"
