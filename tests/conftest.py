from __future__ import annotations

import os

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# how long an example takes says something about the machine's load, not about the code
settings.register_profile("dosiscope", deadline=None)
settings.load_profile("dosiscope")
