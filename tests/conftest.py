from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# how long an example takes says something about the machine's load, not about the code;
# continuous integration tries the same examples every time, others go on searching
settings.register_profile(
    "dosiscope", deadline=None, derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("dosiscope")
